package charts

import (
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// credits are the sources of a chart with their numbers.
type credits struct {
	say      *language.Printer
	sources  []*data.Source
	listedAs map[*data.Source]int // near the chart; nil for none
	// referred says that notes or labels name sources by their numbers.
	referred bool
}

// refersToSources reports whether notes or labels name sources by their numbers: of what others
// say, and of marks across bars.
func (w chartWords) refersToSources() bool {
	marked := false
	w.citeMarks(func(of []*data.Source) { marked = marked || len(of) > 0 })
	return marked || slices.ContainsFunc(w.chart.Series, func(s data.Plotted) bool {
		return !s.Plain && slices.ContainsFunc(s.Values, func(v data.Value) bool { return len(v.Disputes()) > 0 })
	})
}

// cited lists the sources of all that is drawn.
func (w chartWords) cited() []*data.Source {
	var list []*data.Source
	seen := map[*data.Source]bool{}
	add := func(sources []*data.Source) {
		for _, s := range sources {
			if !seen[s] {
				seen[s] = true
				list = append(list, s)
			}
		}
	}
	for _, s := range w.chart.Series {
		w.sourcesOf(s, add)
	}
	if total, ok := w.chart.StackTotal(); ok {
		w.sourcesOf(total, add)
	}
	for _, b := range w.chart.Beside {
		w.sourcesOf(data.Plotted{Series: b.Series, Figure: b.Figure}, add)
	}
	if line := w.chart.Line; line != nil {
		w.sourcesOf(data.Plotted{Series: line.Series, Figure: line.Figure}, add)
	}
	for _, e := range w.chart.Events {
		add(e.Sources)
	}
	w.citeMarks(add)
	for _, r := range w.chart.References {
		add(r.Sources)
	}
	return list
}

// numberOf is the number of a source: in the list near the chart, or among the
// chart's own sources if there are several and something refers to them; otherwise 0.
func (c *credits) numberOf(s *data.Source) int {
	if c.listedAs != nil {
		return c.listedAs[s]
	}
	if len(c.sources) < 2 || !c.referred {
		return 0
	}
	return 1 + slices.Index(c.sources, s)
}

func (w chartWords) sourcesOf(s data.Plotted, add func([]*data.Source)) {
	inherited := false
	values := s.Values
	if s.Plain {
		values = values[:min(1, len(values))] // one speaks for all
	}
	for _, v := range values {
		if v.Is == data.Absent {
			continue
		}
		if v.More != nil && v.More.Sources != nil {
			add(v.More.Sources)
		} else if !inherited {
			inherited = true
			add(s.Sources)
			if s.Sources == nil && s.Figure != nil {
				add(s.Figure.Sources)
			}
		}
		for _, d := range v.Disputes() {
			add(d.Sources)
		}
	}
}

// credit names the sources with their numbers, if any. Each publisher is named
// once, with the numbers of all its sources; where no list has these, each source with its title.
func (c *credits) credit() string {
	var names []string
	named := map[string][]*data.Source{}
	for _, s := range c.sources {
		name := c.nameOf(s)
		if named[name] == nil {
			names = append(names, name)
		}
		named[name] = append(named[name], s)
	}
	for i, name := range names {
		if of := named[name]; c.numberOf(of[0]) > 0 {
			names[i] += "\u00a0" + c.bracketed(of)
		}
	}
	return c.creditOf(names)
}

// fullCredit names each source by publisher, title and date, as a picture needs it that
// stands alone.
func (c *credits) fullCredit() string {
	names := make([]string, len(c.sources))
	for i, s := range c.sources {
		var parts []string
		for _, part := range []string{oneLine(s.Publisher), oneLine(s.Title), c.say.Period(s.Date)} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		names[i] = strings.Join(parts, c.say.Say(language.WordDetails)) + c.number(s)
	}
	return c.creditOf(names)
}

// maxNamedSources is how many sources the footer names if the numbers of a list
// near the chart can stand for them.
const maxNamedSources = 3

// inWords is the credit of a text: of sources in a list near the chart their numbers, as a number in
// brackets behind a name is not heard as that.
func (c *credits) inWords() string {
	if c.listedAs != nil {
		return c.numberCredit(language.CitationInWords(c.say, c.sources, c.numberOf, c.printedNumber))
	}
	return c.credit()
}

// numberCredit gives the sources by their numbers alone, as they are printed.
func (c *credits) numberCredit(printed string) string {
	for _, s := range c.sources {
		if c.numberOf(s) == 0 {
			return c.credit()
		}
	}
	return c.creditOf([]string{printed})
}

// printedNumber is the number of a source in the list near the chart.
func (c *credits) printedNumber(s *data.Source) string { return strconv.Itoa(c.numberOf(s)) }

// number prints a source's number as it follows its name.
func (c *credits) number(s *data.Source) string {
	if c.numberOf(s) == 0 {
		return ""
	}
	return "\u00a0" + c.bracketed([]*data.Source{s})
}

// bracketed prints the numbers of sources, which are in their order, as citations: [1–3, 7].
func (c *credits) bracketed(sources []*data.Source) string {
	return "[" + language.Citation(c.say, sources, c.numberOf, c.printedNumber) + "]"
}

func (c *credits) creditOf(names []string) string {
	if len(c.sources) == 0 {
		return ""
	}
	word := language.WordSource
	if len(c.sources) > 1 {
		word = language.WordSources
	}
	return c.say.Say(language.WordCredit, "word", c.say.Say(word), "sources", strings.Join(names, c.say.Say(language.WordCreditBetween)))
}

// numbers prints sources by their numbers: [1] and [3]. A source without a
// number is named.
func (c *credits) numbers(sources []*data.Source) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = c.nameOf(s)
		if c.numberOf(s) > 0 {
			names[i] = c.bracketed([]*data.Source{s})
		}
	}
	return c.say.List(names)
}

// named are sources as a text names them: with their numbers in a list near the chart.
func (c *credits) named(sources []*data.Source) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		if names[i] = c.nameOf(s); c.listedAs != nil {
			names[i] += c.number(s)
		}
	}
	return c.say.List(names)
}

// nameOf is the publisher of a source, with its title where a number has to tell it from another
// of the same publisher, and no list does.
func (c *credits) nameOf(s *data.Source) string {
	name := sourceName(s)
	same := func(t *data.Source) bool { return t != s && sourceName(t) == name }
	if c.listedAs != nil || !c.referred || !slices.ContainsFunc(c.sources, same) || oneLine(s.Title) == "" || oneLine(s.Publisher) == "" {
		return name
	}
	return name + c.say.Say(language.WordDetails) + oneLine(s.Title)
}

func sourceName(s *data.Source) string {
	if name := oneLine(s.Publisher); name != "" {
		return name
	}
	return oneLine(s.Title)
}
