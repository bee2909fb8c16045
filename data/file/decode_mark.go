package file

import (
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// markWord is a mark as the file writes it.
type markWord string

// markWords are the marks in the order of their bits.
var markWords = [data.MarkCount]markWord{
	"low reliability", "not validated", "experimental", "not statistically significant", "imputed", "not significant",
	"rounded to zero", "definition differs", "includes another category", "in another category", "special event",
	"derogation", "earliest revision", "significant at 5%", "significant at 1%", "significant at 0.1%",
	"differs from the reference", "series ended", "break", "revised", "provisional", "estimate",
}

func (w markWord) mark() data.Marks { return 1 << slices.Index(markWords[:], w) }

// decodeMarks reads a mark or a list of them.
func decodeMarks(d *decoder, n node) data.Marks {
	var marks data.Marks
	for _, item := range d.list(n) {
		if w, ok := word(d, item, "mark", markWords[:]); ok {
			marks |= w.mark()
		}
	}
	return marks
}

// markNode writes marks as decodeMarks reads them.
func markNode(marks data.Marks) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, w := range wordsOfMarks(marks) {
		list.Content = append(list.Content, text(w))
	}
	return list
}

// wordsOfMarks are the words of the file for marks.
func wordsOfMarks(marks data.Marks) []string {
	var words []string
	for _, w := range markWords {
		if marks.Has(w.mark()) {
			words = append(words, string(w))
		}
	}
	return words
}
