package file

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// maxThemeColours is how many colours of series a theme may have: more cannot
// be told apart.
const maxThemeColours = 8

func themeFields() record[data.Theme] {
	colour := func(name, doc string, into func(*data.Theme) **data.Colour) field[data.Theme] {
		return field[data.Theme]{name, doc, false, colourShape(), func(d *decoder, n node, t *data.Theme) { *into(t) = decodeColour(d, n) }}
	}
	size := func(name, doc string, into func(*data.Theme) *float64) field[data.Theme] {
		return field[data.Theme]{name, doc, false, numberShape(), func(d *decoder, n node, t *data.Theme) { *into(t) = decodeTextSize(d, n) }}
	}
	return record[data.Theme]{
		{"base", "the theme that is changed; light unless given", false, wordShape(data.ThemeNames()), func(d *decoder, n node, t *data.Theme) { t.Base, _ = word(d, n, "theme", data.ThemeNames()) }},
		colour("paper", "the background", func(t *data.Theme) **data.Colour { return &t.Paper }),
		{"transparent", "true: pictures have no paper, only what is drawn on it; colours are still checked against the theme's paper", false, truthShape(), func(d *decoder, n node, t *data.Theme) {
			t.Transparent, _ = d.truth(n)
		}},
		colour("ink", "titles, labels and the baseline", func(t *data.Theme) **data.Colour { return &t.Ink }),
		colour("soft", "subtitles, ticks and footers", func(t *data.Theme) **data.Colour { return &t.Soft }),
		colour("grid", "the lines at the ticks", func(t *data.Theme) **data.Colour { return &t.Grid }),
		colour("rule", "the line above the footer", func(t *data.Theme) **data.Colour { return &t.Rule }),
		colour("accent", "the colour of what is emphasized, and of everything where nothing is", func(t *data.Theme) **data.Colour { return &t.Accent }),
		colour("muted", "the colour of what is not emphasized", func(t *data.Theme) **data.Colour { return &t.Muted }),
		{"series", "the colours of several series, in their order; up to 8", false,
			&schema{Type: "array", Items: colourShape(), MinItems: 1, MaxItems: maxThemeColours}, func(d *decoder, n node, t *data.Theme) { t.Series = decodeColours(d, n) }},
		size("title", "size of titles, in points on a slide of 960 by 540", func(t *data.Theme) *float64 { return &t.Title }),
		size("subtitle", "size of subtitles, in points on a slide of 960 by 540", func(t *data.Theme) *float64 { return &t.Subtitle }),
		size("label", "size of labels, in points on a slide of 960 by 540", func(t *data.Theme) *float64 { return &t.Label }),
		size("tick", "size of the numbers at the axis, in points on a slide of 960 by 540", func(t *data.Theme) *float64 { return &t.Tick }),
		{"margins", "the space around the text of the pages: 25mm, or {top, right, bottom, left}", false, marginsShape(), func(d *decoder, n node, t *data.Theme) { t.Margins = decodeMargins(d, n) }},
		size("footer", "size of sources and notes, in points on a slide of 960 by 540", func(t *data.Theme) *float64 { return &t.Footer }),
	}
}

const colourPattern = `^#[0-9A-Fa-f]{6}$`

func colourShape() *schema { return &schema{Type: "string", Pattern: colourPattern} }

var colourForm = pattern.New(colourPattern)

// decodeColour reads a colour such as #0B5FA5.
func decodeColour(d *decoder, n node) *data.Colour {
	if n.Tag == "!!null" {
		d.fault(n, "there is no colour: YAML reads # as the beginning of a comment", `put it into quotes: "#0B5FA5"`)
		return nil
	}
	s, ok := d.line(n)
	if !ok {
		return nil
	}
	if !colourForm.MatchString(s) {
		d.fault(n, fmt.Sprintf("%q is not a colour", s), `write red, green and blue as "#0B5FA5"`)
		return nil
	}
	rgb, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return nil // cannot be: the form was checked
	}
	return &data.Colour{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb)}
}

func decodeColours(d *decoder, n node) []data.Colour {
	items := d.sequence(n, "colours")
	if len(items) > maxThemeColours {
		d.fault(n, fmt.Sprintf("a theme has at most %d colours of series", maxThemeColours), "keep those that are easy to tell apart")
		return nil
	}
	var colours []data.Colour
	for _, item := range items {
		if c := decodeColour(d, item); c != nil {
			colours = append(colours, *c)
		}
	}
	return colours
}

// Sizes of text in base units: below the least, slides cannot be read from the
// back of a room; above the greatest, charts have no room.
const minTextUnits, maxTextUnits = 9, 40

func decodeTextSize(d *decoder, n node) float64 {
	size := decodeDecimal(d, n)
	if size == nil {
		return 0
	}
	if f := size.Float(); f >= minTextUnits && f <= maxTextUnits {
		return f
	}
	d.fault(n, fmt.Sprintf("%s is not a size for text", size), fmt.Sprintf("write a number from %d to %d", minTextUnits, maxTextUnits))
	return 0
}

// decodeTheme reads the name of a theme, the path of a file with one, or what is
// changed in one.
func decodeTheme(d *decoder, n node) data.Theme {
	t := data.Theme{Pos: n.pos(), Written: string(appendJSON(nil, n.Node))}
	if n.Kind == yaml.MappingNode {
		themeRecord().decode(d, n, "a theme", &t)
		return t
	}
	if !strings.HasSuffix(n.Value, ".yaml") && !strings.HasSuffix(n.Value, ".yml") {
		t.Base, _ = word(d, n, "theme", data.ThemeNames())
		return t
	}
	if _, ok := d.line(n); !ok {
		return t
	}
	if root := d.included(n); root != nil {
		t.Written = string(appendJSON(nil, root))
		themeRecord().decode(d, node{Node: root, file: n.Value}, "a theme", &t)
	}
	return t
}

func themeShape() *schema {
	return eitherShape(wordShape(data.ThemeNames()), &schema{Type: "string", Pattern: `\.ya?ml$`},
		themeRecord().shape("A theme: what differs from the one that it is based on."))
}
