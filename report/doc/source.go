package doc

import (
	"strings"

	"briefing/data"
)

// Source is an entry of the list of sources: what a reader needs to find it.
type Source struct {
	Number           string // empty where nothing cites it
	Anchor           string
	Publisher, Title Foreign
	Date             string
	Address          string
	Remarks          string // when it was read, and what is to be known about it
	Pos              data.Pos
}

// Foreign is a text that may be in another language than the document.
type Foreign struct{ Text, Language string }

// AnchorOf is the place of the entry of a source.
func AnchorOf(s *data.Source) string { return "source." + s.Key }

func (b *builder) source(s *data.Source) Source {
	out := Source{Anchor: AnchorOf(s), Date: unbroken(b.say.Period(s.Date)), Address: data.OneLine(s.URL), Remarks: b.sourceRemarks(s), Pos: s.Pos,
		Publisher: Foreign{data.OneLine(s.Publisher), s.PublisherLanguage}, Title: Foreign{data.OneLine(s.Title), s.TitleLanguage}}
	if s.Number > 0 {
		out.Number = b.count(s.Number)
	}
	return out
}

func (b *builder) sourceRemarks(s *data.Source) string {
	var parts []string
	if !s.Retrieved.IsZero() {
		parts = append(parts, b.say.Say(data.WordRetrieved, "date", unbroken(b.say.Period(s.Retrieved))))
	}
	if s.Note != "" {
		parts = append(parts, data.OneLine(s.Note))
	}
	return b.items(parts)
}

// unbroken keeps a short text on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
