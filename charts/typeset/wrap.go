package typeset

import "strings"

// Wrap sets text in lines no wider than width (points), broken where Unicode
// allows it (Standard Annex 14, so Chinese breaks between characters and
// closing punctuation never begins a line). A word wider than width is broken
// between grapheme clusters; at least one stands on a line, whatever the
// width. Line ends in the text ("\n", "\r\n", U+2028, U+2029) are kept, one at
// the text's end adds no empty line; an empty text has no lines. Lines do not
// end in spaces; a soft hyphen shows where a line is broken at it.
//
// Errors are those of [Fonts.Shape].
func (f *Fonts) Wrap(text string, s Style, width float64) ([]Line, error) {
	if text == "" {
		return nil, nil
	}
	var lines []Line
	for _, paragraph := range paragraphs(text) {
		paragraph, err := f.prepare(paragraph, s)
		if err != nil {
			return nil, err
		}
		lines = append(lines, f.wrap(paragraph, s, width)...)
	}
	return lines, nil
}

// wrap breaks prepared text without line ends.
func (f *Fonts) wrap(text string, s Style, width float64) []Line {
	p := f.paragraph(text, s)
	if text == "" || p.Fits(width) {
		return []Line{p.line(0, len(text))}
	}
	var lines []Line
	start := 0
	for _, end := range p.Lines(p.Breaks(), width) {
		lines = append(lines, p.line(start, end))
		start = end
	}
	return lines
}

// paragraphs cuts text at its line ends.
func paragraphs(text string) []string {
	if strings.ContainsAny(text, "\r\u2028\u2029") {
		text = strings.NewReplacer("\r\n", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// line shapes a stretch of a paragraph of one style without the spaces at its end.
func (p *Paragraph) line(start, end int) Line {
	text := TrimSpaces(p.Text[start:end])
	hyphenated := p.Hyphenated(start + len(text))
	text = strings.TrimRightFunc(text, func(r rune) bool { // no space remains before what vanishes
		return invisible(r) || strings.ContainsRune(spaces, r)
	})
	if hyphenated {
		text += "-"
	}
	return p.fonts.shape(text, p.styles[0])
}
