package charts

import (
	"slices"
	"strconv"
	"strings"
)

// underNames are the names of the series below the bars of each group, where a legend would make
// readers look twice.
type underNames struct {
	chart  *barChart
	blocks []textBlock // by series
}

// barNamed draws upright bars of a few series with their names below each bar.
func barNamed(s *sheet) error {
	c := s.plan.chart
	if len(c.Series) < 2 || len(c.Series) > mostUnder || c.Target != nil || c.Line != nil || s.panel != nil {
		return &layoutError{text: "the names of the series stand in a legend", hint: "show two to four series"}
	}
	b := barsFromZero(s, false, sideBySide(len(c.Series)))
	b.under = &underNames{chart: b}
	return b.layUpright(nil)
}

// mostUnder is the most series whose names stand below their bars.
const mostUnder = 4

// fit sets the names, all in one size and each within its bar and what is beside it.
func (u *underNames) fit() error {
	if u == nil {
		return nil
	}
	s, first := u.chart.sheet, u.chart.bars.at(0)
	room := first[1].k0 - first[0].k0
	full := make([]string, len(first))
	for i := range full {
		full[i] = s.plan.words.seriesName(i)
	}
	short := shortYears(full, s.plan.say.Language())
	sizes := []float64{s.tick, (s.tick + s.smallestName()) / 2, s.smallestName()}
	for _, part := range yearsApart {
		for _, size := range sizes {
			if u.set(full, size, part*size, room) {
				return nil
			}
		}
	}
	for _, size := range sizes {
		apart := max(0.3*size, 0.8)
		if size == s.smallestName() {
			apart = max(2*s.u, 0.8)
		}
		if u.set(short, size, apart, room) {
			return nil
		}
	}
	return tooSmall("name of the series", full[len(u.blocks)], "shorten it")
}

// yearsApart is how far whole years beside each other are apart, as a part of their size, and at least: more than
// a space, as numbers that are nearer are read as one.
var yearsApart = []float64{0.5, 0.35}

// set sets names in a size, and reports whether all fit into a room, apart from each other.
func (u *underNames) set(names []string, size, apart, room float64) bool {
	u.blocks = u.blocks[:0]
	for _, name := range names {
		block := u.chart.sheet.single(name, regular(size))
		if block.width()+apart > room {
			return false
		}
		u.blocks = append(u.blocks, block)
	}
	return true
}

// shortYears are names that are years of one century without it, but for the first: 2018, ’20, ’22. Other
// names, and years in Chinese, where none are written so, stay as they are.
func shortYears(names []string, lang string) []string {
	if strings.HasPrefix(lang, "zh") {
		return names
	}
	short := slices.Clone(names)
	for i, name := range names {
		if year, err := strconv.Atoi(name); err != nil || len(name) != 4 || year < 1000 || name[:2] != names[0][:2] {
			return names
		}
		if i > 0 {
			short[i] = "’" + name[2:]
		}
	}
	return short
}

// height is the room of the names between the bars and the categories.
func (u *underNames) height() float64 {
	if u == nil {
		return 0
	}
	return greatest(textBlock.height, u.blocks) + max(8*u.chart.u, 2)
}

// draw sets the names below the bars, those of groups without a bar included.
func (u *underNames) draw() {
	if u == nil {
		return
	}
	plot, theme := &u.chart.plot, u.chart.plan.theme
	for _, n := range u.chart.bars.all {
		at := point{plot.area.x0 + n.middle(), plot.area.y0 - plot.sheet.footGap()}
		ink := readable(blend(n.ink, theme.Ink, 0.25), theme.Ink, theme.Paper)
		if u.chart.plan.shades != nil { // the order of the bars says which is which
			ink = theme.Soft
		}
		plot.sheet.place(roleSeries, n.owner, u.blocks[n.series], ink, at, centre, right)
	}
}
