package data

// Theme is the look of the charts: one that the charts package has, by name,
// and what the file changes in it.
type Theme struct {
	// Base is the name of the theme that is changed, one of ThemeNames; empty
	// for the default one.
	Base string
	// The colours that differ from the base's; nil where they do not.
	Paper, Ink, Soft, Grid, Rule, Accent, Muted *Colour
	// Series are the colours of several series; nil for the base's.
	Series []Colour
	// Sizes of text in base units (see charts.Theme); zero for the base's.
	Title, Subtitle, Label, Tick, Footer float64
	// Margins are those of the pages of the PDF.
	Margins Margins
	// Transparent leaves the paper out of pictures: what they are put on shows.
	Transparent bool
	// Pos is where the file names the theme; zero when it does not.
	Pos Pos
	// Written is the theme as JSON, as the file has it, or the file whose path that
	// names; empty when not from a file.
	Written string
}

// Own reports whether the file changes anything in the theme it is based on.
func (t Theme) Own() bool {
	for _, c := range []*Colour{t.Paper, t.Ink, t.Soft, t.Grid, t.Rule, t.Accent, t.Muted} {
		if c != nil {
			return true
		}
	}
	return t.Series != nil || max(t.Title, t.Subtitle, t.Label, t.Tick, t.Footer) > 0
}

// Colour is an opaque colour in sRGB.
type Colour struct {
	R, G, B uint8
}

// themeNames are the looks that the charts package has, the default first.
var themeNames = []string{"light", "dark", "print", "high-contrast"}

// ThemeNames returns the names of the built-in themes, the default one first.
func ThemeNames() []string { return append([]string(nil), themeNames...) }
