package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// cited lists the sources of all that is drawn.
func (p *plan) cited() []*data.Source {
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
	for _, s := range p.chart.Series {
		p.sourcesOf(s, add)
	}
	for _, e := range p.chart.Events {
		add(e.Sources)
	}
	p.citeMarks(add)
	for _, r := range p.chart.References {
		add(r.Sources)
	}
	if p.listedAs != nil {
		slices.SortStableFunc(list, func(a, b *data.Source) int { return cmp.Compare(p.listedAs[a], p.listedAs[b]) })
	}
	return list
}

// numberOf is the number that a source has on the chart: that of the list near
// it, or its place on a picture that stands alone and has several; otherwise 0.
func (p *plan) numberOf(s *data.Source) int {
	if p.listedAs != nil {
		return p.listedAs[s]
	}
	if len(p.sources) < 2 {
		return 0
	}
	return 1 + slices.Index(p.sources, s)
}

func (p *plan) sourcesOf(s data.Plotted, add func([]*data.Source)) {
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

// credit names the sources with their numbers, where they have any; a publisher is named once, with
// the numbers of all its sources.
func (p *plan) credit() string {
	var names []string
	numbers := map[string]string{}
	for _, s := range p.sources {
		name := sourceName(s)
		if _, seen := numbers[name]; !seen {
			names = append(names, name)
		}
		numbers[name] += p.number(s)
	}
	for i, name := range names {
		names[i] = name + numbers[name]
	}
	return p.creditOf(names)
}

// shortCredit gives the sources by their numbers alone, where there are many.
func (p *plan) shortCredit() string {
	if len(p.sources) <= 3 {
		return p.credit()
	}
	return p.numberCredit()
}

// numberCredit gives the sources by their numbers alone.
func (p *plan) numberCredit() string {
	var all strings.Builder
	for _, s := range p.sources {
		if p.numberOf(s) == 0 {
			return p.credit()
		}
		all.WriteString(p.number(s))
	}
	return p.creditOf([]string{strings.TrimPrefix(all.String(), "\u00a0")})
}

// number prints a source's number as it follows its name.
func (p *plan) number(s *data.Source) string {
	n := p.numberOf(s)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("\u00a0[%d]", n)
}

func (p *plan) creditOf(names []string) string {
	if len(p.sources) == 0 {
		return ""
	}
	word := language.WordSource
	if len(p.sources) > 1 {
		word = language.WordSources
	}
	return p.say.Say(language.WordCredit, "word", p.say.Say(word), "sources", strings.Join(names, p.say.Say(language.WordCreditBetween)))
}

// numbers prints sources by their numbers: [1] and [3]. A source without a
// number is named.
func (p *plan) numbers(sources []*data.Source) string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = sourceName(s)
		if n := p.numberOf(s); n > 0 {
			names[i] = fmt.Sprintf("[%d]", n)
		}
	}
	return p.say.List(names)
}

func sourceName(s *data.Source) string {
	if name := oneLine(s.Publisher); name != "" {
		return name
	}
	return oneLine(s.Title)
}
