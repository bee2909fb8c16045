package survey

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/spelling"
)

// keyWords is what a figure says of its keys, and what it asks.
type keyWords struct {
	asks   []Asked
	fiscal bool // they are fiscal years, or parts of such
}

// decide finds out how the file that is written will read the keys of a figure, and what it
// must ask for that.
func (f *Figure) decide(p *Plan) {
	if f.Key < 0 || p.Survey.Columns[f.Key].Many {
		return
	}
	c := &p.Survey.Columns[f.Key]
	texts := slices.DeleteFunc(slices.Clone(c.Texts), func(text string) bool { return !f.reads(text) })
	said := f.said(p)
	keys := keysOf(texts)
	v := spelling.Decide(keys, said)
	f.keys.fiscal = len(keys) > 0 && (keys[0].Period.Granularity() == data.FiscalYear || keys[0].Period.FiscalPart())
	if c.asked != "" && p.Answers.Keys == "" {
		f.keys.asks = append(f.keys.asks, Asked{"calendar", Ask{Readings: [][2]string{{string(c.asked), texts[0] + " is " + minguoYear(texts[0])}}}})
	}
	for _, trouble := range v.Troubles {
		ask := Ask{What: trouble.Text}
		key := trouble.Ask.Key
		for _, r := range trouble.Ask.Readings {
			ask.Readings = append(ask.Readings, [2]string{r.Write, r.Means})
		}
		switch {
		case key == "dates" || slices.ContainsFunc(f.keys.asks, func(a Asked) bool { return a.Key == key || key == "" && a.Key == "keys" }):
			continue
		case key == "":
			key, ask.Readings = "keys", [][2]string{{"names", "they are names: " + trouble.Text}}
		case key == "fiscal":
			ask.What = "the month in which fiscal years begin, of which " + texts[trouble.Key] + " is a part"
		}
		f.keys.asks = append(f.keys.asks, Asked{key, ask})
	}
}

// runsFromJanuary reports whether the keys of a figure are the months from January to another each:
// 2023年1-2月, 2023年1-3月.
func runsFromJanuary(p *Plan, f *Figure) bool {
	if f.Key < 0 || p.Survey.Columns[f.Key].Many || p.Answers.Keys != "" {
		return false
	}
	return runFromJanuary(textsOfKeys(p, f), saidOfKeys(p))
}

// textsOfKeys are the texts under the keys of a figure that it reads.
func textsOfKeys(p *Plan, f *Figure) []string {
	return slices.DeleteFunc(slices.Clone(p.Survey.Columns[f.Key].Texts), func(text string) bool { return !f.reads(text) })
}

// rollsOver is how many months each key of a figure is, where months of one are those of the next: 3 for
// Jan-Mar 2024 and Feb-Apr 2024.
func rollsOver(p *Plan, f *Figure) int {
	if f.Key < 0 || p.Survey.Columns[f.Key].Many || p.Answers.Keys != "" {
		return 0
	}
	return spelling.Rolling(textsOfKeys(p, f))
}

// runFromJanuary reports whether texts are periods as the last part of spans from January, and in
// no other way.
func runFromJanuary(texts []string, said spelling.Said) bool {
	if spelling.Decide(keysOf(texts), said).Troubles == nil {
		return false
	}
	said.Cumulative = true
	v := spelling.Decide(keysOf(texts), said)
	return v.Periods && v.Troubles == nil
}

// fiscalHeads are what offices call columns of fiscal years, as folded writes them.
var fiscalHeads = []string{"fiscal year", "fiscal years", "financial year", "financial years", "fy", "haushaltsjahr", "财年", "財年"}

// headsFiscal reports whether the keys of a figure are years, under a head that says that they
// are fiscal ones.
func (f *Figure) headsFiscal(p *Plan) bool {
	if f.Key < 0 || p.Answers.Period != "" {
		return false
	}
	c := &p.Survey.Columns[f.Key]
	return isCalled(c.Head, fiscalHeads) && !slices.ContainsFunc(c.Texts, func(text string) bool {
		return f.reads(text) && (len(text) != len("2019") || !spelling.Lasts(text, "year"))
	})
}

// minguoYear is the year of ours that a number is by the calendar of Taiwan.
func minguoYear(text string) string {
	keys := []data.Key{data.CategoryKey(text)}
	spelling.Decide(keys, spelling.Said{Calendar: spelling.Minguo})
	return keys[0].String()
}

// reads reports whether the figure reads rows with a text under its keys.
func (f *Figure) reads(text string) bool {
	return !slices.ContainsFunc(f.Where, func(w Condition) bool {
		return w.Column == f.Key && (w.Period != "" && !spelling.Lasts(text, w.Period) || w.Text != "" && text != w.Text)
	})
}

// said is what is said of its keys.
func (f *Figure) said(p *Plan) spelling.Said {
	said := saidOfKeys(p)
	said.Cumulative, said.Rolling = f.runs, f.rolls
	for g := range data.Granularities() {
		if f.Period == spelling.Word(g) && said.Length == data.NoPeriod {
			said.Length = g
		}
	}
	return said
}

// asked is a question of the keys of a figure; what is said instead where nothing is asked.
func (f *Figure) asked(p *Plan, key, said string) *yaml.Node {
	for _, q := range f.keys.asks {
		if q.Key == key {
			return p.ask(key, q.Ask)
		}
	}
	return text(said)
}

// fiscalOf is when the fiscal years of a figure begin.
func (f *Figure) fiscalOf(p *Plan) *yaml.Node {
	if !f.keys.fiscal {
		return f.asked(p, "fiscal", "")
	}
	return f.asked(p, "fiscal", p.Answers.Fiscal)
}

// Left are the texts under the keys of the figures that none of them reads, as they are no
// periods of one length: 2018-2020.
func Left(p *Plan) string {
	var left []string
	for _, f := range p.Figures {
		if f.Key < 0 {
			continue
		}
		for _, text := range p.Survey.Columns[f.Key].Texts {
			read := slices.ContainsFunc(p.Figures, func(g *Figure) bool { return g.Key == f.Key && g.reads(text) })
			if !read && !slices.Contains(left, text) && len(left) < MaxFigures {
				left = append(left, text)
			}
		}
	}
	return strings.Join(left, ", ")
}
