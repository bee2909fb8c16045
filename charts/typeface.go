package charts

import (
	"maps"
	"slices"
	"strings"

	"briefing/charts/typeset"
)

// Typeface is what a page of HTML needs of fonts: the characters of its texts and its
// charts. The zero value is empty.
type Typeface struct{ used faceUse }

// Family is the name of the typeface in style sheets.
func (t *Typeface) Family() string { return "briefing" }

// Text notes a text that the page sets itself. The error is that of a character that no
// font has.
func (t *Typeface) Text(fonts *typeset.Fonts, text string, s typeset.Style) error {
	line, err := fonts.Shape(text, s)
	if err == nil {
		t.Line(line)
	}
	return err
}

// Line notes a line that is drawn.
func (t *Typeface) Line(l typeset.Line) { t.used.line(l) }

// CSS returns the rules of the typeface, with the fonts cut to what was noted. A face of
// which another has most characters is for its own alone. The error is that of a font that
// cannot be cut.
func (t *Typeface) CSS() (string, error) {
	type style struct{ bold, italic bool }
	first := map[style]bool{}
	var css strings.Builder
	for _, face := range t.used.faces {
		font, err := t.used.cut(face)
		if err != nil {
			return "", err
		}
		plain, _ := face.Plain(0)
		s := style{plain.Bold(), face.Italic()}
		var only []rune
		if first[s] {
			only = slices.Sorted(maps.Keys(t.used.runes[face]))
		}
		first[s] = true
		css.WriteString(fontRule(face, t.Family(), font, only))
	}
	return css.String(), nil
}
