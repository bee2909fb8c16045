package charts

import (
	"cmp"
	"math"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// What is more than the names and last values of lines stands beside their ends where it has
// room: the ends of bands with what these are, in place of a legend below.

// sideExtras is what stands at the ends of lines beside their names.
type sideExtras struct {
	bands bandNames
	over  bool // the names of reference lines stand over their lines
	grey  int  // how many lines that are context are named: those that end highest and lowest
}

// bandNames is what is said of bands at their ends.
type bandNames int

const (
	bandsByName  bandNames = iota // of several the short names: 90%
	bandsInShort                  // the same with the numbers of their ends
	bandsInFull                   // the numbers, with the whole names, and what the middle is
)

// frameNames chooses the axes, and as much beside the ends of lines as stands there without
// moving from its place.
func (l *lineChart) frameNames() (names []sideLabel, err error) {
	for _, l.extras = range l.allExtras() {
		names = l.names()
		if err = l.plot.frame(names); err == nil && (l.extras == sideExtras{} || l.optionalFit(names)) {
			if l.over = nil; !l.extras.over {
				return names, nil
			}
			if over, ok := referencesOver(l); ok {
				l.over = over
				return names, nil
			}
		}
	}
	return names, err
}

// allExtras are the choices of what more stands there, most of it first.
func (l *lineChart) allExtras() []sideExtras {
	switch {
	case l.unnamed || l.sheet.panel != nil:
		return []sideExtras{{}}
	case l.plan.nameless() && l.plan.form.contextNames == nil:
		return []sideExtras{{grey: 4}, {grey: 3}, {grey: 2}, {grey: 1}, {}}
	case !banded(l.plan.chart) || len(l.plan.chart.Series) > 1:
		return []sideExtras{{}}
	}
	if v, _, ok := lastValue(l.plan.chart.Series[0]); !ok || v.Interval() == nil || len(l.plan.chart.Series[0].Values) < 2 {
		return []sideExtras{{}}
	}
	all := []sideExtras{{bands: bandsInFull}, {bands: bandsInShort}, {}}
	if len(l.plan.chart.References) > 0 {
		all = []sideExtras{{bands: bandsInFull, over: true}, {bands: bandsInFull}, {bands: bandsInShort, over: true}, {bands: bandsInShort}, {over: true}, {}}
	}
	return all
}

// optionalFit reports whether labels that need not be there are on one line each, narrow enough,
// and neither move far nor move another.
func (l *lineChart) optionalFit(names []sideLabel) bool {
	names = slices.Clone(names)
	for i := range names {
		names[i].from = point{l.plot.area.x1, l.plot.y(names[i].value)}
		if len(names[i].after.lines) > 1 || names[i].optional && len(names[i].block.lines) > 1 {
			return false
		}
	}
	if l.sheet.sideWidth(names) > l.sheet.sideShare()*l.sheet.scene.width+l.sheet.sideGap() {
		return false
	}
	slices.SortStableFunc(names, func(a, b sideLabel) int { return cmp.Compare(a.from.y, b.from.y) })
	with, ok := l.sheet.sidePlaces(names, l.plot.area.y0-0.5*l.tick, l.sheet.body.y1)
	var needed []sideLabel
	for _, n := range names {
		if !n.optional {
			needed = append(needed, n)
		}
	}
	without, _ := l.sheet.sidePlaces(needed, l.plot.area.y0-0.5*l.tick, l.sheet.body.y1)
	for i, n := range names {
		if !ok {
			return false
		}
		switch {
		case n.role == roleSeries && n.optional:
			ok = math.Abs(with[i]-n.from.y) <= 0.65*l.label
		case n.optional:
			ok = math.Abs(with[i]-n.from.y) <= 0.5*l.label
		default:
			ok = math.Abs(with[i]-without[0]) <= 0.5*l.label
			without = without[1:]
		}
	}
	return ok
}

// endsOfBand are the labels at the ends of the bands around the end of a line, each name at the
// upper edge.
func endsOfBand(l *lineChart, series int, last data.Value) (labels []sideLabel) {
	if !banded(l.plan.chart) {
		return nil
	}
	add := func(end data.Decimal, text, after string) {
		labels = append(labels, sideLabel{
			role: roleRemark, owner: l.tracks[series].owner, ink: l.plan.theme.Soft, value: end.Float(), optional: l.extras.bands > bandsByName,
			block: l.sheet.sideBlock(text, regular(l.tick)), after: afterBlock(l, after, false),
		})
	}
	number := func(d data.Decimal) string { return l.plan.compact.Bare(data.Value{Number: d, Known: last.Known}) }
	for i, level := range levelsOf(l.plan.chart.Series[series], last) {
		switch l.extras.bands {
		case bandsByName:
			if last.Levels() != nil {
				name := shortLevel(level.Name)
				if i == 0 { // the widest says what they are
					name = wholeLevel(l, series, level.Name)
				}
				add(level.High, name, "")
			}
			continue
		case bandsInShort:
			add(level.High, number(level.High), shortLevel(level.Name))
		case bandsInFull:
			add(level.High, number(level.High), wholeLevel(l, series, level.Name))
		}
		add(level.Low, number(level.Low), "")
	}
	return labels
}

// wholeLevel is the name of an interval with what its figure calls it, where it is a percentage
// alone.
func wholeLevel(l *lineChart, series int, name string) string {
	if f := l.plan.chart.Series[series].Figure; shortLevel(name) == name && f != nil && f.Interval != "" && f.Interval != name {
		return l.plan.say.Say(language.WordLevelOf, "level", name, "interval", f.Interval)
	}
	return name
}

// afterBlock is what a number beside the plot is; nothing for no text.
func afterBlock(l *lineChart, text string, strong bool) textBlock {
	if text == "" {
		return textBlock{}
	}
	style := regular(l.tick)
	style.Bold = strong
	return l.sheet.block(text, style, l.sheet.sideShare()*l.sheet.scene.width)
}

// centralName says what the number between the ends of its intervals is.
func centralName(l *lineChart, v data.Value) textBlock {
	word := language.WordCentralEstimate
	if v.Status == data.Forecast {
		word = language.WordCentralForecast
	}
	if l.extras.bands != bandsInFull {
		return textBlock{}
	}
	return afterBlock(l, l.plan.say.Say(word), true)
}

// levelsOf are the intervals of a value by their whole names, also where there is one.
func levelsOf(s data.Plotted, v data.Value) []data.NamedInterval {
	name := ""
	if s.Figure != nil {
		name = s.Figure.Interval
	}
	if v.Levels() == nil && v.Interval() != nil {
		return []data.NamedInterval{{Name: name, Interval: *v.Interval()}}
	}
	return v.Levels()
}
