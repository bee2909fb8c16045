package file

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// houseFonts finds the fonts of one family that has no italics.
func houseFonts(family string, style data.FontStyle) (*data.File, error) {
	if family != "House Sans" {
		return nil, data.Problem{Text: fmt.Sprintf("no font of the family %q is installed", family), Hint: "install it"}
	}
	if style.Italic {
		return nil, nil
	}
	return &data.File{Name: fmt.Sprintf("House-%s.ttf", key(style)), Data: []byte(key(style)), Face: 1}, nil
}

func loadFonts(fonts string, find func(string, data.FontStyle) (*data.File, error)) (*data.Dataset, error) {
	content := "title: T\nfonts: " + fonts + `
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  f: {title: F, unit: percent, source: s, values: {A: 1, B: 2}}
`
	return Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}, "own.ttf": {Data: []byte("own")}}, "f.yaml", Options{FindFont: find})
}

func TestFontsByFamily(t *testing.T) {
	for _, tt := range []struct{ fonts, want string }{
		{"{family: House Sans}", "House-regular.ttf House-bold.ttf - - |"},
		{"{regular: {family: House Sans}, bold: {family: House Sans}}", "House-regular.ttf House-bold.ttf - - |"},
		{"{family: House Sans, bold: own.ttf}", "House-regular.ttf own.ttf - - |"},
		{"{fallback: {family: House Sans}}", "- - - - | House-regular.ttf"},
		{"{fallback: [own.ttf, {family: House Sans}]}", "- - - - | own.ttf House-regular.ttf"},
	} {
		ds, err := loadFonts(tt.fonts, houseFonts)
		if err != nil {
			t.Errorf("%s: %v", tt.fonts, err)
			continue
		}
		var names []string
		for _, f := range []*data.File{ds.Fonts.Regular, ds.Fonts.Bold, ds.Fonts.Italic, ds.Fonts.BoldItalic} {
			name := "-"
			if f != nil {
				name = f.Name
			}
			names = append(names, name)
		}
		names = append(names, "|")
		for _, f := range ds.Fonts.Fallback {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.fonts, got, tt.want)
		}
		s := compiledSchema(t)
		if err := validate(t, s, []byte("title: T\nfonts: "+tt.fonts+"\nfigures: {}\nsources: {}\n")); err != nil && strings.Contains(err.Error(), "fonts") {
			t.Errorf("%s: %v", tt.fonts, err)
		}
	}
}

func TestInstalledFontsAreInputs(t *testing.T) {
	ds, err := loadFonts("{family: House Sans}", houseFonts)
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Inputs) != 3 || ds.Inputs[1].Name != "system:House-regular.ttf" || len(ds.Inputs[1].SHA256) != 64 || ds.Fonts.Bold.Face != 1 {
		t.Errorf("inputs %v", ds.Inputs)
	}
}

func TestFontFaults(t *testing.T) {
	for _, tt := range []struct {
		fonts, text string
		col         int
		find        func(string, data.FontStyle) (*data.File, error)
	}{
		{"{family: Home Sans}", `no font of the family "Home Sans" is installed`, 17, houseFonts},
		{"{regular: {family: Home Sans}}", `no font of the family "Home Sans" is installed`, 27, houseFonts},
		{"{italic: {family: House Sans}}", `the family "House Sans" has no italic font that is installed`, 26, houseFonts},
		{"{family: House Sans}", "installed fonts cannot be found here", 17, nil},
		{"{regular: {famly: House Sans}}", `a font has no key "famly"`, 19, houseFonts},
	} {
		_, err := loadFonts(tt.fonts, tt.find)
		var faults data.Faults
		if !errors.As(err, &faults) || faults[0].Text != tt.text && len(faults) == 1 || faults[0].Pos != (data.Pos{File: "f.yaml", Line: 2, Col: faults[0].Pos.Col}) {
			t.Errorf("%s: %v", tt.fonts, err)
			continue
		}
		found := false
		for _, f := range faults {
			found = found || f.Text == tt.text && f.Pos.Col == tt.col && f.Hint != ""
		}
		if !found {
			t.Errorf("%s: %+v, want column %d", tt.fonts, faults, tt.col)
		}
	}
}

func TestMixedWeights(t *testing.T) {
	for fonts, want := range map[string]int{
		"{regular: own.ttf}":                1,
		"{regular: own.ttf, bold: own.ttf}": 0,
		"{fallback: own.ttf}":               0,
		"{family: House Sans}":              0,
	} {
		ds, err := loadFonts(fonts, houseFonts)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, w := range ds.Warnings {
			if w.Rule == data.RuleFontWeights {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d warnings, want %d", fonts, n, want)
		}
	}
}
