package charts

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"briefing/charts/typeset"
)

// embedFonts returns a style sheet with the fonts of the texts, each cut to the
// characters that the chart shows, and names them to the canvas: by their
// content, so that two pictures on one page do not mix theirs up. It is empty
// where no fonts are to be embedded.
func (c *Chart) embedFonts(cv *svgCanvas) (string, error) {
	if !c.embed {
		return "", nil
	}
	used := &faceUse{}
	for _, t := range c.scene.texts {
		used.line(t.line)
	}
	cv.own = map[*typeset.Face]string{}
	var b strings.Builder
	b.WriteString("<style>\n")
	for _, face := range used.faces {
		font, err := used.cut(face)
		if err != nil {
			return "", &layoutError{text: err.Error(), hint: "leave fonts out of the SVG, or use another font"}
		}
		family := fmt.Sprintf("font-%x", sha256.Sum256(font))[:len("font-")+12]
		cv.own[face] = family
		b.WriteString(fontRule(face, family, font, nil))
	}
	b.WriteString("</style>\n")
	return b.String(), nil
}

// faceUse is which characters texts need of which faces.
type faceUse struct {
	faces []*typeset.Face // in order of first use
	runes map[*typeset.Face]map[rune]bool
}

// line notes what a line of text needs.
func (u *faceUse) line(l typeset.Line) {
	if u.runes == nil {
		u.runes = map[*typeset.Face]map[rune]bool{}
	}
	for _, run := range l.Runs {
		if u.runes[run.Face] == nil {
			u.runes[run.Face] = map[rune]bool{}
			u.faces = append(u.faces, run.Face)
		}
		for _, r := range run.Text {
			u.runes[run.Face][r] = true
		}
	}
}

// cut returns a face with the characters alone that it has among those used.
func (u *faceUse) cut(face *typeset.Face) ([]byte, error) {
	var runes []rune
	var glyphs []uint16
	for _, r := range slices.Sorted(maps.Keys(u.runes[face])) {
		if glyph, ok := face.Glyph(r); ok {
			runes, glyphs = append(runes, r), append(glyphs, glyph)
		}
	}
	font, err := face.Cut(glyphs, typeset.Characters(runes))
	if err != nil {
		return nil, fmt.Errorf("the font %s cannot be embedded: %w", face.PostScriptName(), err)
	}
	return font, nil
}

// fontRule is the rule of a style sheet for a cut font: for some characters alone, where
// others of its family have the rest.
func fontRule(face *typeset.Face, family string, font []byte, only []rune) string {
	weight, style := "normal", "normal"
	if plain, _ := face.Plain(0); plain.Bold() { // else the viewer makes it bold
		weight = "bold"
	}
	if face.Italic() {
		style = "italic"
	}
	var characters strings.Builder
	for i, r := range only {
		if i == 0 {
			characters.WriteString(";unicode-range:")
		} else {
			characters.WriteString(",")
		}
		fmt.Fprintf(&characters, "U+%X", r)
	}
	return fmt.Sprintf("@font-face{font-family:%s;font-weight:%s;font-style:%s%s;src:url(data:font/ttf;base64,%s)}\n",
		family, weight, style, characters.String(), base64.StdEncoding.EncodeToString(font))
}
