package survey

import (
	"math/big"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/check"
	"briefing/data/flag"
	"briefing/data/spelling"
	"briefing/data/table"
)

// gathered is what the rows of a figure have.
type gathered struct {
	names  []string // of the series, or of the keys where these are no periods
	series map[string]*numbers
	units  []string
	scales []string
	empty  bool
	heads  map[int]string // the names of series by their columns, where they have some
	timed  bool
	odd    string // a date in place of a number, as programs make of 5-1; empty for none
	twice  string // what has two numbers, as 2019 of Norway; empty for none
	full   bool   // too much to look at
	// floats is set where a number has digits that only a binary float leaves, and places is
	// how many decimals the numbers have at most without these.
	floats bool
	places int
	small  bool // a number is below 1
}

// numbers are those of a name by key.
type numbers struct {
	keys   []string
	values []data.Decimal
	has    map[string]bool // keys
}

// maxGathered is how many numbers of a figure are looked at.
const maxGathered = 200_000

// gather reads the rows once more, for what each figure has.
func (p *Plan) gather() {
	s := p.Survey
	for _, f := range p.Figures {
		f.found = &gathered{series: map[string]*numbers{}, timed: f.Key >= 0 && s.Columns[f.Key].Role == Time, heads: map[int]string{}}
		for i, c := range f.Columns {
			f.found.heads[c] = plainTitle(f.Names[i])
		}
	}
	unit, scale := s.unitColumn(), s.first(Scale)
	rules := p.Rules()
	total := 0
	for row := range s.Rows {
		for _, f := range p.Figures {
			if !f.meets(row) {
				continue
			}
			for _, value := range f.values() {
				if total < maxGathered && !hides(rules, s, row, value) {
					total++
					f.found.add(f, row, value, unit, scale)
				}
			}
		}
		if total >= maxGathered {
			break
		}
	}
	for _, f := range p.Figures {
		f.found.full = total >= maxGathered
	}
}

// meets reports whether a row is one of the figure.
func (f *Figure) meets(row []string) bool {
	for _, w := range f.Where {
		cell := cellOf(row, w.Column)
		if w.Period != "" && !spelling.Lasts(cell, w.Period) || w.Text != "" && cell != w.Text || w.Texts != nil && !slices.Contains(w.Texts, cell) {
			return false
		}
	}
	return true
}

func cellOf(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return table.OneLine(row[column]) // as the file language writes names
}

// add takes in a row.
func (g *gathered) add(f *Figure, row []string, value, unit, scale int) {
	g.units, g.scales = include(g.units, cellOf(row, unit)), include(g.scales, cellOf(row, scale))
	cell := cellOf(row, value)
	if cell == "" {
		g.empty = true
		return
	}
	text, after := flag.Cut(withoutBound(cell))
	number, err := data.ParseDecimal(text)
	if text == "" || err != nil || after != "" && !isCodeAfter(after) {
		if g.odd == "" && spelling.Meant(cell) {
			g.odd = strings.Clone(cell)
		}
		return
	}
	key, name := cellOf(row, f.Key), cellOf(row, f.Series)
	if f.Columns != nil {
		name = g.heads[value]
	}
	if !g.timed && f.Columns == nil {
		key, name = name, key
	}
	n := g.series[name]
	if n == nil {
		n = &numbers{}
		g.series[strings.Clone(name)] = n
		g.names = append(g.names, strings.Clone(name))
	}
	if n.has == nil {
		n.has = map[string]bool{}
	}
	if n.has[key] && g.twice == "" {
		g.twice = strings.Trim(key+" of "+name, " ")
		if key == "" || name == "" {
			g.twice = key + name
		}
	}
	n.has[strings.Clone(key)] = true
	g.seePlaces(number)
	n.keys, n.values = append(n.keys, strings.Clone(key)), append(n.values, number)
}

// seePlaces notes how many decimals a number has.
func (g *gathered) seePlaces(number data.Decimal) {
	if tail := number.FloatDigits(); tail > 0 {
		g.floats = true
		number = number.Rounded(number.Decimals()-tail, data.HalfAway).WithoutZeros(0)
	}
	g.places = max(g.places, number.Decimals())
	g.small = g.small || number.Exponent() < 0
}

// include adds a text that a short list does not have yet.
func include(list []string, text string) []string {
	if text == "" || len(list) > MaxFigures || slices.Contains(list, text) {
		return list
	}
	return append(list, strings.Clone(text))
}

// wholeCodes are the codes of offices for places that are made of others.
var wholeCodes = []string{"WLD", "W00", "OECD", "EU", "EA", "OWID_WRL", "G20", "G7", "G-20", "G-7", "EMU", "EUU", "EEA"}

// wholeNames begin the names of such places.
var wholeNames = []string{"Subtotal", "Sub-total", "EU27", "EU28", "EU15", "EA19", "EA20", "EA21", "EU-27", "European Union", "Euro area", "Euro Area", "OECD", "World", "High income", "Low income", "Middle income", "Upper middle income",
	"Lower middle income", "High-income", "Low-income", "Upper-middle-income", "Lower-middle-income", "Advanced economies", "Emerging market", "Sub-Saharan Africa", "East Asia & Pacific", "Europe & Central Asia", "Latin America & Caribbean", "Latin America and the Caribbean",
	"Middle East & North Africa", "Middle East and North Africa", "South Asia (", "North America (WB)", "Arab World", "G7", "G20", "ASEAN", "BRICS"}

// isWhole reports whether a name is that of what is made of others.
func isWhole(name string) bool {
	if check.IsWholeName(name) || slices.Contains(wholeCodes, name) {
		return true
	}
	return slices.ContainsFunc(wholeNames, func(begin string) bool {
		rest, is := strings.CutPrefix(name, begin)
		return is && strings.IndexFunc(rest, unicode.IsLetter) != 0
	})
}

// aggregates are the names of wholes, unless all of the names are: those of rows with parts
// below them, too.
func (g *gathered) aggregates(outer map[string]bool) []string {
	var wholes []string
	for _, name := range g.names {
		if isWhole(name) || outer[name] {
			wholes = append(wholes, name)
		}
	}
	if len(wholes) == len(g.names) {
		return nil
	}
	return wholes
}

// rhythm is the step that the periods keep, as every: has it, and the length of those that
// dates stand for, as period: has it; empty where none is found.
func (g *gathered) rhythm(said spelling.Said) (every, period string) {
	if !g.timed || g.full || len(g.names) == 0 {
		return "", ""
	}
	var keys []data.Key
	for _, name := range g.names {
		keys = append(keys, keysOf(g.series[name].keys)...)
	}
	v := spelling.Decide(keys, said)
	if !v.Periods || len(v.Troubles) > 0 {
		return "", ""
	}
	if v.Dated != data.NotDated {
		period = spelling.Word(keys[0].Period.Granularity())
	}
	var all []*data.Series
	for _, name := range g.names {
		n := len(g.series[name].keys)
		all, keys = append(all, data.SeriesOfKeys(keys[:n])), keys[n:]
	}
	found := data.NewTimetable(all).Rhythm
	if _, ok := data.ParseRhythm(found.String()); !ok || found.Kind == data.RhythmUnknown {
		return "", period
	}
	return found.String(), period
}

// keysOf are the keys of texts, as the file that is written will have them read.
func keysOf(texts []string) []data.Key {
	keys := make([]data.Key, len(texts))
	for i, text := range texts {
		if p, ok := data.ParsePeriod(text); ok {
			keys[i] = data.PeriodKey(p)
		} else {
			keys[i] = data.CategoryKey(text)
		}
	}
	return keys
}

// maxLines is how many lines are told apart by their colours.
const maxLines = 8

// highlight are the names to emphasize among many lines: that with the highest last number,
// and the first whole.
func (g *gathered) highlight(wholes []string) []string {
	if !g.timed || len(g.names) <= maxLines {
		return nil
	}
	best := ""
	for _, name := range g.names {
		if !slices.Contains(wholes, name) && (best == "" || g.last(name).Cmp(g.last(best)) > 0) {
			best = name
		}
	}
	return append([]string{best}, wholes[:min(len(wholes), 1)]...)
}

// last is the number of the latest key of a name, as keys that are periods sort.
func (g *gathered) last(name string) data.Decimal {
	n := g.series[name]
	at := 0
	for i, key := range n.keys {
		if key > n.keys[at] {
			at = i
		}
	}
	return n.values[at]
}

// addUp reports whether the parts of a figure add up, at each key, to the only whole, within
// half a unit of the last digit of each.
func (g *gathered) addUp(wholes []string) bool {
	if len(wholes) != 1 || len(g.names) < 3 || len(g.names) > maxLines+1 || g.full {
		return false
	}
	whole := g.series[wholes[0]]
	parts := map[string]map[string]data.Decimal{} // by name and key
	for _, name := range g.names {
		n := g.series[name]
		parts[name] = make(map[string]data.Decimal, len(n.keys))
		for i, key := range n.keys {
			parts[name][key] = n.values[i]
		}
	}
	for i, key := range whole.keys {
		sum, slack := new(big.Rat), whole.values[i].HalfUnit()
		for _, name := range g.names {
			if name == wholes[0] {
				continue
			}
			part, ok := parts[name][key]
			if !ok || part.Sign() < 0 {
				return false
			}
			sum.Add(sum, part.Rat())
			slack.Add(slack, part.HalfUnit())
		}
		if off := sum.Sub(sum, whole.values[i].Rat()); off.Abs(off).Cmp(slack) > 0 {
			return false
		}
	}
	return true
}
