package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// Gate looks at a finished dataset as a whole, for what readers may be misled by. The
// faults it returns name the rule that does not hold. Titles are looked at of the charts
// whose ids are in own: one by convention has the title of its figure, and is meant for
// a first look. Periods after today, which may be zero, are looked at where a source has no
// date.
func Gate(say *language.Printer, ds *data.Dataset, own map[string]bool, today data.Period) data.Faults {
	g := &gate{ds: ds, say: say}
	for _, s := range ds.Cited {
		if s.Date.IsZero() {
			g.warn(data.RuleSourceDate, s.Pos, "sources."+s.Key, fmt.Sprintf("the source %q has no date", s.Key))
		}
	}
	for _, c := range ds.Charts {
		if own[c.ID] {
			g.titleFinding(c)
			g.emptyAlt(c)
		}
		g.otherPeriod(c)
		g.partsOfWhole(c)
		g.manyColours(c)
	}
	g.aheadOfSources(today)
	g.farPeriods()
	fiscalYears(g)
	g.unsaidCumulative()
	g.aboveWhole()
	g.slippedPoints()
	slippedRows(g)
	otherUnits(g)
	g.rebased()
	g.unknownRhythms()
	g.rarerThanTables()
	g.unmatched()
	g.undefined()
	g.datedPeriods()
	g.floatDigits()
	g.scaleTwice()
	g.yearOrYears()
	g.unsaidWholes()
	g.unevenSpans()
	overlaps(g)
	sharesOfSome(g)
	aboveTotal(g)
	g.unsaidBasis()
	g.chainedSums()
	g.turnedShares()
	g.otherTitles()
	otherPeople(g)
	otherWeights(g)
	unsaidBreaks(g)
	g.unitsInNames()
	g.sameSeries()
	g.nearNames()
	g.colourMeaning()
	g.mixedWeights()
	return g.found
}

// gate collects where rules do not hold.
type gate struct {
	ds    *data.Dataset
	say   *language.Printer
	found data.Faults
}

func (g *gate) warn(rule string, pos data.Pos, path, text string) {
	g.found = append(g.found, data.Fault{Rule: rule, Pos: pos, Path: path, Text: text, Hint: data.CureOf(rule)})
}

// unsaidBasis looks for sums and means of which some terms are said to be adjusted, or at constant
// prices, and nothing is said of others.
func (g *gate) unsaidBasis() {
	for _, f := range g.ds.Figures {
		if text := compute.Unsaid(f); text != "" {
			g.warn(data.RuleUnsaidBasis, f.Pos, "figures."+f.ID, text)
		}
	}
	for _, c := range g.ds.Charts {
		if c.Kind.Stacks() {
			if text := compute.UnsaidInStack(c); text != "" {
				g.warn(data.RuleUnsaidBasis, c.Pos, "charts."+c.ID, text)
			}
		}
	}
}

// chainedSums looks for chain-linked volumes that are added up, or are made parts of a whole.
func (g *gate) chainedSums() {
	for _, f := range g.ds.Figures {
		if text := compute.Chained(f); text != "" {
			g.warn(data.RuleChained, f.Pos, "figures."+f.ID, text)
		}
	}
	for _, c := range g.ds.Charts {
		if text := compute.ChainedShown(c); text != "" {
			g.warn(data.RuleChained, c.Pos, "charts."+c.ID, text)
		}
	}
}

// floatDigits looks for figures with numbers that were printed from binary floats:
// 78.74600000000002.
func (g *gate) floatDigits() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || f.Precision.Rounds() || !slices.ContainsFunc(f.Series, (*data.Series).MayHaveFloatDigits) {
			continue
		}
		n := 0
		var first data.Entry
		var number data.Decimal
		for e := range f.Numbers() {
			low, high := e.Value.Low(), e.Value.High()
			switch {
			case low.FloatDigits() > 0:
			case high != low && high.FloatDigits() > 0:
				low = high
			default:
				continue
			}
			if n++; n == 1 {
				first, number = e, low
			}
		}
		if n == 0 {
			continue
		}
		text := fmt.Sprintf("%s has digits that only a binary number has", number)
		if n > 1 {
			text += fmt.Sprintf(", and so have %d other numbers", n-1)
		}
		g.warn(data.RuleFloatDigits, f.PosOf(first.Value), f.PathOf(first.Series, first.Key), text)
	}
}

// datedPeriods looks for figures whose periods were written as days, where the file does
// not say so.
func (g *gate) datedPeriods() {
	which := [...]string{data.FirstDays: "first", data.LastDays: "last"}
	for _, f := range g.ds.Figures {
		if f.Dated != data.NotDated {
			length := f.Keys[0].Period.Granularity()
			g.warn(data.RuleDatedPeriods, f.Pos, "figures."+f.ID, fmt.Sprintf("the dates are all %s days of %ss, and are taken for %ss", which[f.Dated], length, length))
		}
	}
}

// unknownRhythms looks for figures that are drawn over time although nothing tells how often
// they have a value. Of values that hold until the next it does not matter.
func (g *gate) unknownRhythms() {
	asked := map[*data.Figure]bool{}
	for _, c := range g.ds.Charts {
		if !c.Kind.OverTime() || c.Kind == data.KindStep {
			continue
		}
		for _, s := range c.Series {
			g.closedDays(s, asked)
			from, to, unsure := s.FirstUnsure()
			if !unsure || s.Figure == nil || asked[s.Figure] || s.Figure.TableRhythm.Kind == data.Steady {
				continue
			}
			asked[s.Figure] = true
			g.warn(data.RuleRhythm, s.Figure.Pos, "figures."+s.Figure.ID, fmt.Sprintf("nothing tells whether %s lacks a value between %s and %s", namedSeries{s.Figure, s.Series}, from, to))
		}
	}
}

// closedDays asks whether the days that a daily series lacks are those of a closed market.
func (g *gate) closedDays(s data.Plotted, asked map[*data.Figure]bool) {
	from, to, perhaps := s.PerhapsClosed()
	if !perhaps || s.Figure == nil || asked[s.Figure] {
		return
	}
	asked[s.Figure] = true
	g.found = append(g.found, data.Fault{Rule: data.RuleRhythm, Pos: s.Figure.Pos, Path: "figures." + s.Figure.ID,
		Text: fmt.Sprintf("%s has weekdays only: nothing tells whether it lacks values between %s and %s, or a market was closed", namedSeries{s.Figure, s.Series}, from, to),
		Hint: "write every: trading day where it was, or every: day where values lack"})
}

// Numbers that are too large for their scale to be meant: a thousand million of anything that
// is counted in millions, and of what every human being has only a few of, a hundred thousand
// million in all.
const tooMany, tooManyForPeople = 9, 11 // as powers of ten

// ofPeople is what every human being has, or is, only a few of.
var ofPeople = []string{"people", "users", "households", "jobs", "enterprises", "companies"}

// scaleTwice looks for figures whose numbers seem to have the scale of their unit already:
// 35610177 in million people.
func (g *gate) scaleTwice() {
	for _, f := range g.ds.Figures {
		read := f.Unit // before the figure's own scale
		read.Scale -= f.Precision.Up
		if f.Derived != nil || read.Kind != data.UnitPlain || read.Scale == 0 {
			continue
		}
		for e := range f.Numbers() {
			exponent := max(e.Value.Low().Exponent(), e.Value.High().Exponent()) + f.Precision.Up
			if exponent >= tooMany || slices.Contains(ofPeople, read.Noun) && exponent+read.Scale >= tooManyForPeople {
				g.warn(data.RuleScaleTwice, f.PosOf(e.Value), f.PathOf(e.Series, e.Key), fmt.Sprintf("%s is more than can be meant: the number may have the zeros of its scale already", g.say.Value(e.Value, f.Unit)))
				break
			}
		}
	}
}

// The first and the last year that numbers of years are taken for.
const firstYear, lastYear = 1000, 2200

// yearOrYears looks for times that seem to be years of a calendar, and for the other way
// round.
func (g *gate) yearOrYears() {
	for _, f := range g.ds.Figures {
		times := f.Unit == data.Unit{Noun: "years"}
		if f.Derived != nil || !times && f.Unit.Kind != data.UnitYear {
			continue
		}
		n, calendar := 0, 0
		var other data.Entry
		for e := range f.Numbers() {
			n++
			if d := e.Value.Number; d.Decimals() == 0 && d.Cmp(data.Int(firstYear)) >= 0 && d.Cmp(data.Int(lastYear)) <= 0 {
				calendar++
			} else if other.Series == nil {
				other = e
			}
		}
		switch {
		case times && n > 1 && calendar == n:
			g.warn(data.RuleYearOrYears, f.Pos, "figures."+f.ID, fmt.Sprintf("all numbers of %s may be years of a calendar", f.ID))
		case !times && calendar == 0 && n > 0:
			g.warn(data.RuleYearOrYears, f.PosOf(other.Value), f.PathOf(other.Series, other.Key), fmt.Sprintf("%s may be a time, and no year of a calendar", g.say.Label(other.Value, f.Unit)))
		}
	}
}

// rarerThanTables looks for figures with some rows of a table that has its values more often,
// or has a rhythm where they show none.
func (g *gate) rarerThanTables() {
	for _, f := range g.ds.Figures {
		whole := f.TableRhythm
		if f.Rhythm.Said || whole.Kind != data.Steady {
			continue
		}
		for _, s := range f.Series {
			own := s.Rhythm
			rarer := own.Kind == data.Steady && own.Of == whole.Of && own.Every > whole.Every
			if !rarer && !s.Unsure() {
				continue
			}
			text := fmt.Sprintf("%s shows no rhythm, and the other rows of its table come every %s", namedSeries{f, s}, whole)
			if rarer {
				text = fmt.Sprintf("%s has a value every %s, and the other rows of its table come every %s", namedSeries{f, s}, own, whole)
			}
			g.found = append(g.found, data.Fault{Rule: data.RuleRhythm, Pos: f.Pos, Path: "figures." + f.ID, Text: text,
				Hint: fmt.Sprintf("write every: %s, or what these rows keep", whole)})
			break
		}
	}
}

// mostUnmatched is how many names are listed that do not match.
const mostUnmatched = 5

// unmatched looks for computed figures that names are missing from.
func (g *gate) unmatched() {
	for _, f := range g.ds.Figures {
		if f.Derived == nil || f.Derived.Matched || len(f.Derived.Unmatched) == 0 {
			continue
		}
		var names []string
		for _, u := range f.Derived.Unmatched[:min(len(f.Derived.Unmatched), mostUnmatched)] {
			names = append(names, fmt.Sprintf("%q %s", u.Name, mismatch(f, u)))
		}
		text := strings.Join(names, ", ")
		if more := len(f.Derived.Unmatched) - len(names); more > 0 {
			text += fmt.Sprintf(", and %d more do not match", more)
		}
		g.warn(data.RuleUnmatched, f.Pos, "figures."+f.ID, text)
	}
}

// undefined looks for results that mean nothing for the numbers that they would be computed from.
func (g *gate) undefined() {
	for _, f := range g.ds.Figures {
		if f.Derived == nil || f.Derived.Gapped || !f.Derived.By.Divides() {
			continue
		}
		var places []string
		n, all := 0, 0
		for _, s := range f.Series {
			for i, v := range s.Values {
				if all++; !compute.Undefined(g.say, v) {
					continue
				}
				if n++; n <= mostUnmatched {
					places = append(places, strings.TrimPrefix(s.Name+", "+s.Keys[i].String(), ", "))
				}
			}
		}
		if n == 0 {
			continue
		}
		if n > len(places) {
			places = append(places, fmt.Sprintf("%d more", n-len(places)))
		}
		g.warn(data.RuleUndefined, f.Pos, "figures."+f.ID, fmt.Sprintf("not defined, since what it is divided by is zero or below: %d of %d values: %s", n, all, strings.Join(places, "; ")))
	}
}

// mismatch says why a name of a computed figure does not match.
func mismatch(f *data.Figure, u data.Unmatched) string {
	if u.Lacking == nil {
		return "belongs to no group of " + f.Derived.Over.Groups.Name
	}
	return "is not in " + u.Lacking.ID
}

// fewColours is how many colours a reader keeps in mind, and themeColours how many a theme has
// that the program brings. A chart with more series than its theme has colours cannot be drawn.
const fewColours, themeColours = 6, 8

// coloured is how many series of a chart have a colour each: of one in panels, those of a panel.
func coloured(c *data.Chart) int {
	names := map[string]bool{}
	for i, s := range c.Series {
		switch {
		case c.Context(i) || c.Facets == data.FacetsSeries:
		case c.Facets == data.FacetsFigures:
			names[s.Name] = true
		default:
			names[fmt.Sprint(i)] = true
		}
	}
	return len(names)
}

// manyColours looks for charts that tell many series apart by colour alone.
func (g *gate) manyColours(c *data.Chart) {
	coloured, colours := coloured(c), themeColours
	if n := len(g.ds.Theme.Series); n > 0 {
		colours = n
	}
	if c.Kind == data.KindSlope || c.Kind == data.KindDiverging || coloured <= fewColours || coloured > colours || slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.Name != "" && slices.Contains(c.Highlight, s.Name) }) {
		return
	}
	g.warn(data.RuleManyColours, c.Pos, "charts."+c.ID, fmt.Sprintf("%d series have a colour each", coloured))
}

// titleFinding looks for a chart whose own title, or lack of one, repeats what is
// measured.
func (g *gate) titleFinding(c *data.Chart) {
	for _, f := range c.Figures {
		if simplified(c.Title.Plain) == simplified(f.Title.Plain) {
			g.warn(data.RuleTitleFinding, c.Pos, "charts."+c.ID, fmt.Sprintf("the title %q says what is measured, not what is found", c.Title.Plain))
			return
		}
	}
}

// leastAlt is how many words an alt text of the file has at least, leastAltWide how many letters
// one that is written without spaces.
const leastAlt, leastAltWide = 4, 8

// emptyAlt warns of an alt text that says nothing: too few words, or those of the title or of what
// is measured.
func (g *gate) emptyAlt(c *data.Chart) {
	own := data.OneLine(c.Alt.Plain)
	if own == "" {
		return
	}
	said := []string{c.Title.Plain, c.Subtitle.Plain}
	for _, f := range c.Figures {
		said = append(said, f.Title.Plain)
	}
	for _, text := range said {
		if simplified(own) == simplified(text) {
			g.warn(data.RuleEmptyAlt, c.Alt.Pos, "charts."+c.ID, fmt.Sprintf("the alt text %q is what the chart says in letters", own))
			return
		}
	}
	wide := strings.ContainsFunc(own, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
	if len(data.Words(own)) < leastAlt && (!wide || utf8.RuneCountInString(own) < leastAltWide) {
		g.warn(data.RuleEmptyAlt, c.Alt.Pos, "charts."+c.ID, fmt.Sprintf("the alt text %q does not say what the chart shows", own))
	}
}

// simplified is a text without case, spaces and punctuation.
func simplified(s string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

// partsOfWhole looks for stacks of percentages that add up to neither a hundred
// nor a total that the file names.
func (g *gate) partsOfWhole(c *data.Chart) {
	if !c.Kind.Stacks() || c.Unit.Kind != data.UnitPercent || c.Figures[0].Total != nil {
		return
	}
	for _, k := range c.Keys {
		low, high := new(big.Rat), new(big.Rat)
		parts := 0
		for _, s := range c.Series {
			v, ok := data.NumberAt(s.Series, k)
			if !ok {
				break
			}
			a, b := compute.Span(compute.NewInput(v, language.Counts(c.Unit), 0))
			low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
			parts++
		}
		above := low != nil && low.Cmp(compute.Hundred()) > 0
		below := high != nil && high.Cmp(compute.Hundred()) < 0
		if parts == len(c.Series) && (above || below) {
			way := "less"
			if above {
				way = "more"
			}
			g.warn(data.RulePartsOfWhole, c.Pos, "charts."+c.ID, fmt.Sprintf("the parts of %s add up to %s than 100%%", g.say.Key(k), way))
			return
		}
	}
}

// leastSame is how many equal numbers make two series the same: fewer may be
// chance. maxCompared keeps the search cheap in files with large tables.
const leastSame, maxCompared = 3, 400

// namedSeries is a series with its figure.
type namedSeries struct {
	figure *data.Figure
	*data.Series
}

func (s namedSeries) String() string {
	if s.Name == "" {
		return s.figure.ID
	}
	return s.figure.ID + ", " + s.Name
}

// sourcedSeries lists the series that were read from the file.
func (g *gate) sourcedSeries() []namedSeries {
	var all []namedSeries
	for _, f := range g.ds.Figures {
		for _, s := range f.Series {
			if f.Derived == nil && len(all) < maxCompared {
				all = append(all, namedSeries{f, s})
			}
		}
	}
	return all
}

// sameSeries looks for two series with the same numbers at the same keys.
func (g *gate) sameSeries() {
	all := g.sourcedSeries()
	for i, s := range all {
		for _, t := range all[:i] {
			if len(s.Values) >= leastSame && s.figure.Unit == t.figure.Unit && sameNumbers(s.Values, t.Values) && slices.Equal(s.Keys, t.Keys) {
				g.warn(data.RuleSameSeries, s.figure.Pos, "figures."+s.figure.ID, fmt.Sprintf("%s has the same numbers as %s", s, t))
				break
			}
		}
	}
}

// sameNumbers reports whether two lists of values are equal, and more than one
// number repeated.
func sameNumbers(a, b []data.Value) bool {
	if !slices.EqualFunc(a, b, func(v, w data.Value) bool { return v.Number == w.Number && v.Is == w.Is }) {
		return false
	}
	numbers := map[data.Decimal]bool{}
	for i := range a {
		if a[i].Is != data.Absent {
			numbers[a[i].Number] = true
		}
	}
	return len(numbers) >= leastSame
}

// leastNear is how long names are at least that one letter can be a slip in:
// Iran and Iraq are two countries. maxNames, in a list, and maxAllNames keep the search cheap.
const leastNear, maxNames, maxAllNames = 6, 1_000, 10_000

// nearNames looks for names of series and categories that are one slip of the
// fingers apart, and never stand in one list together: those mean two things, unless only the case of
// their letters differs.
func (g *gate) nearNames() {
	lists := g.nameLists()
	together := map[[2]string]bool{}
	for _, l := range lists {
		if l.again {
			continue
		}
		g.sameButCase(l)
		for i, a := range l.names {
			for _, b := range l.names[:i] {
				if near(a, b) {
					together[[2]string{a.name, b.name}], together[[2]string{b.name, a.name}] = true, true
				}
			}
		}
	}
	var before []nameList
	for _, l := range lists {
		for _, other := range before {
			for _, a := range l.names {
				for _, b := range other.names {
					if near(a, b) && !together[[2]string{a.name, b.name}] {
						together[[2]string{a.name, b.name}], together[[2]string{b.name, a.name}] = true, true // reported once
						g.warn(data.RuleNearNames, l.figure.Pos, "figures."+l.figure.ID, fmt.Sprintf("%q is nearly the name %q in %s", a.name, b.name, other.figure.ID))
					}
				}
			}
		}
		if !l.again {
			before = append(before, l)
		}
	}
}

// sameButCase looks for two names of one list that differ in the case of letters alone.
func (g *gate) sameButCase(l nameList) {
	known := map[string]string{}
	for _, n := range l.names {
		lower := strings.ToLower(n.name)
		if other, has := known[lower]; has && other != n.name {
			g.warn(data.RuleNearNames, l.figure.Pos, "figures."+l.figure.ID, fmt.Sprintf("%q and %q differ in capitals alone", other, n.name))
			continue
		}
		known[lower] = n.name
	}
}

// nameList are the names of the series of a figure, or those of its categories.
type nameList struct {
	figure *data.Figure
	names  []nameForm
	// again is set where a list before has the same names, as those of the same
	// regions in every figure: comparing with that one is enough.
	again bool
}

func (g *gate) nameLists() []nameList {
	var lists []nameList
	known, all := map[string][]nameForm{}, 0
	add := func(f *data.Figure, names []string) {
		if len(names) == 0 || len(names) > maxNames || len(lists) >= maxCompared {
			return
		}
		joined := strings.Join(names, "\n")
		forms, again := known[joined]
		if !again {
			if all += len(names); all > maxAllNames {
				return
			}
			forms = formsOf(names)
			known[joined] = forms
		}
		lists = append(lists, nameList{f, forms, again})
	}
	for _, f := range g.ds.Figures {
		if f.Derived != nil {
			continue
		}
		add(f, data.SeriesNames([]*data.Figure{f}))
		for _, s := range f.Series {
			if !f.Periods {
				add(f, data.KeyNames(s.Keys))
			}
		}
	}
	return lists
}

// near reports whether two different names are the same but for case, spaces
// and punctuation, or for one letter of a long name. Digits tell things apart.
func near(a, b nameForm) bool {
	if a.name == b.name {
		return false
	}
	if a.simple == b.simple {
		return a.simple != ""
	}
	if d := b.length - a.length; a.length < leastNear || d > 1 || d < -1 || a.length > language.MaxNearLength || a.digits != b.digits {
		return false
	}
	return levenshtein.ComputeDistance(a.simple, b.simple) == 1
}

// nameForm is a name as it is compared with others.
type nameForm struct {
	name, simple, digits string
	length               int // of simple, in characters
}

func formsOf(names []string) []nameForm {
	forms := make([]nameForm, len(names))
	for i, name := range names {
		simple := simplified(name)
		forms[i] = nameForm{name, simple, digitsOf(simple), utf8.RuneCountInString(simple)}
	}
	return forms
}

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// colourMeaning looks for a name that has one colour in a chart and another in
// a later one. Colours follow the order of the series unless one stands out.
func (g *gate) colourMeaning() {
	type use struct {
		place int
		chart string
	}
	first := map[string]use{}
	for _, c := range g.ds.Charts {
		if len(c.Series) < 2 || len(c.Highlight) > 0 || c.Facets != data.FacetsNone || c.Kind == data.KindSlope || c.Kind == data.KindDiverging { // whose colours say something else
			continue
		}
		place := -1
		for i, s := range c.Series {
			if c.Context(i) {
				continue // muted
			}
			place++
			before, known := first[s.Label]
			if !known {
				first[s.Label] = use{place, c.ID}
				continue
			}
			if before.place != place {
				g.warn(data.RuleColourMeaning, c.Pos, "charts."+c.ID, fmt.Sprintf("%q has another colour here than in %s", s.Label, before.chart))
				break
			}
		}
	}
}

// mixedWeights warns where bold text would be set in another typeface than the
// text around it.
func (g *gate) mixedWeights() {
	f := g.ds.Fonts
	if f.Regular == nil || f.Bold != nil {
		return
	}
	g.warn(data.RuleFontWeights, f.Regular.Pos, "fonts", fmt.Sprintf("regular text is set in %s, and bold text in the default font", f.Regular.Name))
}
