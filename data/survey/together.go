package survey

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/internal/pattern"
	words "briefing/data/language"
)

// Grouping is what columns of numbers become.
type Grouping string

// Columns that are one measure of several groups, such as Men, Women and Total, are the series
// of one figure; others are a figure each. Which they are is found unless it is said.
const (
	Together Grouping = "together"
	Apart    Grouping = "apart"
)

// groupWords are names of groups that offices tell numbers apart by, one list for each way. A
// name of a whole may stand among any.
var groupWords = [][]string{
	{"men", "women", "male", "female", "males", "females", "boys", "girls", "man", "woman", "männer", "frauen", "männlich", "weiblich", "jungen", "mädchen", "hommes", "femmes", "hombres", "mujeres", "varones", "uomini", "donne", "maschi", "femmine",
		"menn", "kvinner", "män", "kvinnor", "mænd", "kvinder", "miehet", "naiset", "mannen", "vrouwen", "homens", "mulheres", "男", "女", "男性", "女性", "남자", "여자"},
	{"north", "south", "east", "west", "centre", "center", "central", "northeast", "northwest", "southeast", "southwest", "north east", "north west", "south east", "south west", "northern", "southern", "eastern", "western", "midwest", "north-east", "north-west", "south-east", "south-west", "nord", "süd", "ost", "nord-est", "nord-ovest", "sud", "est", "ouest", "mezzogiorno", "norte", "sur", "este", "oeste", "东部", "中部", "西部", "东北"},
	{"urban", "rural", "towns", "cities", "countryside", "stadt", "land", "urbain", "urbano", "城镇", "农村", "城市", "市", "镇", "县"},
	{"full-time", "part-time", "full time", "part time", "vollzeit", "teilzeit"},
	{"public", "private"},
	{"nationals", "foreigners", "citizens", "non-citizens", "deutsche", "ausländer", "schweizer", "native-born", "foreign-born"},
}

// wholeWords are names of wholes that IsWholeName does not know, as they are of people.
var wholeWords = []string{"persons", "people", "i alt", "totalt", "begge kjønn", "totale", "계"}

// ages are groups of ages: 15-24, 15 to 24 years, 65+, under 15, 65 and over.
var ages = pattern.New(`(?i)^(?:ages? )?(?:\d{1,3} ?(?:-|–|to|bis|à|a) ?\d{1,3}|\d{1,3} ?\+|(?:under|below|less than|unter) \d{1,3}|\d{1,3} (?:and over|and older|or over|or more|und älter|und mehr|et plus|y más))(?: ?(?:years?(?: old)?|yrs|jahre|ans|años|år|岁))?$`)

// columnGroup are columns of numbers that become one figure: several are its series.
type columnGroup struct {
	columns []int
	names   []string // of the series; nil for one column
	title   string   // what the heads of several have in common
}

// apart makes a figure of each column.
func (p *Plan) apart(values []int) (all []columnGroup) {
	for _, c := range values {
		all = append(all, columnGroup{columns: []int{c}})
	}
	return all
}

// grouped finds the columns that are one measure of several groups: all of them, or those below
// each head of the upper line, or of the lower.
func (p *Plan) grouped(values []int) []columnGroup {
	s := p.Survey
	heads := make([]string, len(s.Columns))
	for _, c := range values {
		heads[c] = s.Columns[c].Head
	}
	whole := columnGroup{columns: values}
	for _, c := range values {
		whole.names = append(whole.names, heads[c])
	}
	switch {
	case p.Answers.Grouping == Apart || s.first(Low) >= 0 || len(values) < 2:
		return p.apart(values)
	case p.Answers.Grouping == Together || p.together(whole):
		return []columnGroup{whole}
	case p.ofOneUnit(whole):
		for i, name := range whole.names {
			whole.names[i] = plainTitle(name)
		}
		p.OneUnit = whole.names
		return []columnGroup{whole}
	}
	for _, upper := range []bool{true, false} {
		if all := p.groupedBy(values, upper); all != nil {
			return all
		}
	}
	return p.apart(values)
}

// Apart are the heads of columns that are a figure each and might be series of one, as nothing
// says that they are in several units; nil for none.
func (p *Plan) Apart() (heads []string) {
	for _, f := range p.Figures {
		head := p.Survey.Columns[f.Value].Head
		if f.Columns != nil || f.Series >= 0 || f.Twins != nil || f.Unit != p.Figures[0].Unit || bracketed(head) != "" || p.Answers.Grouping != "" {
			return nil
		}
		if !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
	}
	if len(heads) < 2 || len(heads) > maxLines+1 {
		return nil
	}
	return heads
}

// groupedBy groups columns by the upper line of their heads, or by the lower, where the others
// are names of groups; nil where they are not.
func (p *Plan) groupedBy(values []int, upper bool) (all []columnGroup) {
	for _, c := range values {
		above, below, two := cutHead(p.Survey.Columns[c].Head)
		if !two {
			return nil
		}
		title, name := above, below
		if !upper {
			title, name = below, above
		}
		i := slices.IndexFunc(all, func(m columnGroup) bool { return m.title == title })
		if i < 0 {
			i, all = len(all), append(all, columnGroup{title: title})
		}
		all[i].columns, all[i].names = append(all[i].columns, c), append(all[i].names, name)
	}
	if slices.ContainsFunc(all, func(m columnGroup) bool { return !p.together(m) }) {
		return nil
	}
	return all
}

// headSeparator stands between the lines of a head.
const headSeparator = " / "

// cutHead cuts a head that has two lines, or several parts as the Australian Bureau of Statistics
// writes them: Unemployment rate ;  > Males ;
func cutHead(head string) (above, below string, two bool) {
	series := plainSeries(head)
	if i := strings.LastIndex(series, ", "); i > 0 && series != head {
		return series[:i], series[i+len(", "):], true
	}
	return strings.Cut(head, headSeparator)
}

// plainSeries is the name of a series in several parts, each of which a semicolon ends, with commas
// between these; any other text as it is.
func plainSeries(text string) string {
	inside, is := strings.CutSuffix(strings.TrimSpace(text), ";")
	if !is {
		return text
	}
	parts := strings.Split(inside, ";")
	for i, part := range parts {
		parts[i] = strings.TrimLeft(strings.TrimSpace(part), "> ")
	}
	return strings.Join(parts, ", ")
}

// together reports whether columns of numbers are one measure of several groups: they are in
// one unit, and are called as groups are, or one of them is the sum of the others.
func (p *Plan) together(m columnGroup) bool {
	s := p.Survey
	if len(m.columns) < 2 || len(m.columns) > maxLines+1 || slices.ContainsFunc(p.Answers.Units, func(said string) bool { column, _ := CutUnit(said); return column != "" }) {
		return false
	}
	var names []string
	for i, c := range m.columns {
		if s.besideUnit(c) != s.besideUnit(m.columns[0]) || bracketed(m.names[i]) != bracketed(m.names[0]) {
			return false
		}
		names = append(names, groupName(m.names[i]))
	}
	return areGroups(names) || s.isSum(m.columns, names)
}

// mostOfOneUnit is how many columns of one unit become the lines of one figure, and leastOfGreatest
// how far apart their greatest numbers are at most: a smaller one would lie on the axis.
const mostOfOneUnit, leastOfGreatest = 4, 20

// ofOneUnit reports whether columns of amounts, Exports (£m) and Imports (£m), are compared with
// each other: the heads of all say that they are in one unit, which is no percentage or index,
// and their numbers are of like size.
func (p *Plan) ofOneUnit(m columnGroup) bool {
	if len(m.columns) < 2 || len(m.columns) > mostOfOneUnit || len(p.Answers.Units) > 0 {
		return false
	}
	unit := bracketed(m.names[0])
	u, hint := words.ParseUnit(unit)
	if unit == "" || hint != "" || u.Kind != data.UnitPlain || u.IsIndex() {
		return false
	}
	if slices.ContainsFunc(m.names, func(name string) bool { return bracketed(name) != unit || plainTitle(name) == "" }) {
		return false
	}
	greatest := p.Survey.greatest(m.columns)
	least, most := slices.Min(greatest), slices.Max(greatest)
	return least > 0 && most <= leastOfGreatest*least
}

// greatest are the greatest numbers of columns, without their signs.
func (s *Survey) greatest(columns []int) []float64 {
	all := make([]float64, len(columns))
	for row := range s.Rows {
		for i, c := range columns {
			text, _ := flag.Cut(cellOf(row, c))
			if n, err := data.ParseDecimal(text); err == nil {
				all[i] = max(all[i], math.Abs(n.Float()))
			}
		}
	}
	return all
}

// besideUnit is the unit that stands beside the numbers of a column, or below its head.
func (s *Survey) besideUnit(column int) string {
	if column < len(s.Units) {
		return s.Units[column]
	}
	return ""
}

// groupName is a head without the unit in brackets at its end, in small letters.
func groupName(head string) string { return strings.ToLower(plainTitle(head)) }

// areGroups reports whether names are those of groups, all of one way to tell them apart.
func areGroups(names []string) bool {
	parts := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(wholeWords, name) || isWhole(name) })
	if len(parts) < 2 && len(parts) == len(names) || len(parts) == 0 {
		return false
	}
	all := func(is func(string) bool) bool {
		return !slices.ContainsFunc(parts, func(name string) bool { return !is(name) })
	}
	for _, words := range groupWords {
		if all(func(name string) bool { return slices.Contains(words, name) }) {
			return true
		}
	}
	return all(ages.MatchString) || len(parts) > 1 && all(isCountry)
}

// isCountry reports whether a name in small letters is the code of a country: de, deu.
func isCountry(name string) bool {
	region, err := language.ParseRegion(name)
	return err == nil && region.IsCountry() && len(name) <= 3
}

// isSum reports whether the column with the name of a whole is, in all rows, the sum of the
// others, as far as their numbers are known.
func (s *Survey) isSum(values []int, names []string) bool {
	whole := slices.IndexFunc(names, func(name string) bool { return slices.Contains(wholeWords, name) || isWhole(name) })
	if whole < 0 || len(values) < 3 {
		return false
	}
	rows := 0
	for row := range s.Rows {
		sum, slack := new(big.Rat), new(big.Rat)
		complete := true
		for i, c := range values {
			text, _ := flag.Cut(cellOf(row, c))
			n, err := data.ParseDecimal(text)
			if complete = complete && text != "" && err == nil; !complete {
				break
			}
			slack.Add(slack, n.HalfUnit())
			if i == whole {
				sum.Sub(sum, n.Rat())
			} else {
				sum.Add(sum, n.Rat())
			}
		}
		if !complete {
			continue
		}
		if rows++; sum.Abs(sum).Cmp(slack) > 0 {
			return false
		}
	}
	return rows >= leastRows
}
