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
	var faces []*typeset.Face // in order of first use
	used := map[*typeset.Face]map[rune]bool{}
	for _, t := range c.scene.texts {
		for _, run := range t.line.Runs {
			if used[run.Face] == nil {
				used[run.Face] = map[rune]bool{}
				faces = append(faces, run.Face)
			}
			for _, r := range run.Text {
				used[run.Face][r] = true
			}
		}
	}
	cv.own = map[*typeset.Face]string{}
	var b strings.Builder
	b.WriteString("<style>\n")
	for _, face := range faces {
		font, err := cutTo(face, used[face])
		if err != nil {
			return "", &layoutError{text: fmt.Sprintf("the font %s cannot be embedded: %v", face.PostScriptName(), err), hint: "leave fonts out of the SVG, or use another font"}
		}
		family := fmt.Sprintf("font-%x", sha256.Sum256(font))[:len("font-")+12]
		cv.own[face] = family
		weight, style := "normal", "normal"
		if plain, _ := face.Plain(0); plain.Bold() { // else the viewer makes it bold
			weight = "bold"
		}
		if face.Italic() {
			style = "italic"
		}
		fmt.Fprintf(&b, "@font-face{font-family:%s;font-weight:%s;font-style:%s;src:url(data:font/ttf;base64,%s)}\n",
			family, weight, style, base64.StdEncoding.EncodeToString(font))
	}
	b.WriteString("</style>\n")
	return b.String(), nil
}

// cutTo returns a font with the characters alone that a face has among those
// used.
func cutTo(face *typeset.Face, used map[rune]bool) ([]byte, error) {
	var runes []rune
	var glyphs []uint16
	for _, r := range slices.Sorted(maps.Keys(used)) {
		if glyph, ok := face.Glyph(r); ok {
			runes, glyphs = append(runes, r), append(glyphs, glyph)
		}
	}
	return face.Cut(glyphs, typeset.Characters(runes))
}
