package doc

import (
	"net/url"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// SourceList is a part of the list of sources, under a heading.
type SourceList struct {
	Heading *Heading
	Sources []*Source
	// Separator stands between the publisher, the title and the date of each.
	Separator string
}

// Source is an entry of the list of sources: what a reader needs to find it.
type Source struct {
	Number           string    // empty where nothing cites it
	Name             string    // what a link to it is called: "Source 2: CAICT, 2023"; empty where nothing cites it
	NameIn           []Foreign // the name in pieces, where some are in another language; nil where none is
	Brief            string    // the same among many, or where its publisher is named beside it: "Source 2"
	Anchor           string
	Publisher, Title Foreign
	Date             string
	Address          string
	Host             string // whose the address is, which is seen and heard in its place: "example.org"; empty where it has none
	AddressName      string // what a link to the address is called: "Source 2 at example.org"
	Remarks          string // when it was read, and what is to be known about it
	Pos              data.Pos
	nth              int // the number; 0 for none
}

// Foreign is a text that may be in another language than the document.
type Foreign struct {
	Text, Language string
	Parts          []Foreign // where only some of its words are
}

// Pieces are the parts of the text, each in one language.
func (f Foreign) Pieces() []Foreign {
	if f.Parts == nil && f.Text != "" {
		return []Foreign{f}
	}
	return f.Parts
}

// foreign is a text on one line in the language that the file gives it, or with its words in Latin letters
// as English where the document is Chinese.
func (p phrases) foreign(text, tag string) Foreign {
	f := Foreign{Text: data.OneLine(text), Language: tag}
	if tag != "" {
		return f
	}
	for _, word := range foreignRuns(p.say, Run{Text: f.Text}) {
		f.Parts = append(f.Parts, Foreign{Text: word.Text, Language: word.Language})
	}
	return f
}

// foreignRuns splits a run at words in Latin letters of a Chinese text.
func foreignRuns(say *language.Printer, r Run) []Run {
	var out []Run
	text, done := r.Text, 0
	put := func(to int, tag string) {
		if r.Text, r.Language = text[done:to], tag; to > done {
			out = append(out, r)
		}
		done = to
	}
	for _, at := range language.LatinWords(say, text) {
		put(at[0], "")
		put(at[1], english)
	}
	put(len(text), "")
	return out
}

// InLanguages are the words of a text, those of a Chinese one in Latin letters as English.
func InLanguages(say *language.Printer, text string) []Inline {
	var out []Inline
	for _, r := range foreignRuns(say, Run{Text: text}) {
		out = append(out, r)
	}
	return out
}

// english is the language of words in Latin letters in a Chinese text, where the file gives none.
const english = "en"

// othersAnchor is that of the sources that nothing cites.
const othersAnchor = "sources.other"

// sourceLists are the sources that are cited, in the order of their numbers, and
// those that nothing cites.
func (b *builder) sourceLists() []SourceList {
	if len(b.ds.Sources) == 0 {
		return nil
	}
	list := func(level int, word language.Word, anchor string) SourceList {
		return SourceList{Heading: b.addHeading(&Heading{Level: level, Title: Line{Text: b.say.Say(word)}, Anchor: anchor}), Separator: b.say.Say(language.WordDetails)}
	}
	out := []SourceList{list(1, language.WordSources, "sources")}
	for _, s := range b.ds.Cited {
		out[0].Sources = append(out[0].Sources, b.words.sources[s])
	}
	for _, s := range b.ds.Sources {
		if b.numbers[s] > 0 {
			continue
		}
		if len(out) == 1 {
			out = append(out, list(2, language.WordOtherSources, othersAnchor))
		}
		out[1].Sources = append(out[1].Sources, b.words.sources[s])
	}
	return out
}

func (p phrases) entry(s *data.Source, nth int) *Source {
	out := &Source{Anchor: "source." + s.Key, Date: nonBreaking(p.say.Period(s.Date)), Address: data.OneLine(s.URL), Remarks: p.sourceRemarks(s), Pos: s.Pos, nth: nth,
		Publisher: p.foreign(s.Publisher, s.PublisherLanguage), Title: p.foreign(s.Title, s.TitleLanguage)}
	if out.nth > 0 {
		out.Number = whole(p.say, out.nth)
		name := out.Publisher.Text
		if out.Date != "" {
			name += p.say.Say(language.WordDetails) + out.Date
		}
		out.Brief = p.say.Say(language.WordSourceNumbered, "number", out.Number)
		out.Name = p.say.Say(language.WordSourceNamed, "number", out.Number, "name", name)
		out.NameIn = out.Publisher.within(out.Name)
	}
	out.Host = hostOf(out.Address)
	if out.AddressName = out.Host; out.Number != "" && out.Host != "" {
		out.AddressName = p.say.Say(language.WordSourceAt, "number", out.Number, "host", out.Host)
	}
	return out
}

// within are the pieces of a text that has f in it; nil where all of it is in the language of the document.
func (f Foreign) within(text string) []Foreign {
	before, after, ok := strings.Cut(text, f.Text)
	pieces := f.Pieces()
	if !ok || !slices.ContainsFunc(pieces, func(piece Foreign) bool { return piece.Language != "" }) {
		return nil
	}
	return slices.Concat([]Foreign{{Text: before}}, pieces, []Foreign{{Text: after}})
}

// hostOf is what is spoken of an address: whose it is.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Cited is the number of a source in brackets, a link to its entry.
type Cited struct {
	*Source
	Name    string // what the link is called
	Through bool   // it ends a range: a dash stands before it, for all sources between
}

// mostNamed is how many numbers in brackets say whose they are.
const mostNamed = 3

// Cited are the numbers of the sources of a mark, as they stand in brackets: "1–3, 7".
func (m Marks) Cited() []Cited {
	var out []Cited
	for _, r := range language.Ranges(m.Sources, (*Source).order) {
		for i, s := range r {
			out = append(out, Cited{s, s.Name, i > 0})
		}
	}
	if m.InLine || len(out) > mostNamed {
		for i := range out {
			out[i].Name = out[i].Brief
		}
	}
	return out
}

func (s *Source) order() int { return s.nth }

// Within is the citation in words where a range in it leaves a source out: "1 to 3 and 7"; empty where the
// number of the source stands in it.
func (m Marks) Within(say *language.Printer, s *Source) string {
	if slices.ContainsFunc(m.Cited(), func(c Cited) bool { return c.Source == s }) {
		return ""
	}
	return language.CitationInWords(say, m.Sources, (*Source).order, func(s *Source) string { return s.Number })
}

// byNumber returns the sources in order of number, each once.
func byNumber(sources []*Source) []*Source {
	out := slices.Clone(sources)
	slices.SortFunc(out, func(a, b *Source) int { return a.nth - b.nth })
	return slices.Compact(out)
}

func (p phrases) sourceRemarks(s *data.Source) string {
	var parts []string
	if !s.Retrieved.IsZero() {
		parts = append(parts, p.say.Say(language.WordRetrieved, "date", nonBreaking(p.say.Period(s.Retrieved))))
	}
	if s.Note != "" {
		parts = append(parts, data.OneLine(s.Note))
	}
	return p.joined(parts)
}

// nonBreaking keeps a short text on one line.
func nonBreaking(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
