package charts

import (
	"errors"

	"briefing/charts/typeset"
	"briefing/data"
)

// Fonts returns the fonts of a dataset: its own, and the default ones where it
// has none. The error is data.Faults, one for each file that cannot be used.
func Fonts(ds *data.Dataset) (*typeset.Fonts, error) {
	own := ds.Fonts
	family := typeset.Family{
		Regular: fontFile(own.Regular), Bold: fontFile(own.Bold),
		Italic: fontFile(own.Italic), BoldItalic: fontFile(own.BoldItalic),
	}
	for _, f := range own.Fallback {
		family.Fallback = append(family.Fallback, fontFile(f))
	}
	fonts, err := typeset.New(family)
	if err != nil {
		return nil, fontFaults(err, fontFiles(own))
	}
	return fonts, nil
}

func fontFile(f *data.File) typeset.File {
	if f == nil {
		return typeset.File{}
	}
	return typeset.File{Name: f.Name, Data: f.Data, Face: f.Face}
}

// FontFaults are what is wrong with the fonts of a dataset's files, as far as texts have
// been set in them: damaged glyphs, and with embed what keeps a font from being embedded.
func FontFaults(ds *data.Dataset, fonts *typeset.Fonts, embed bool) error {
	err := fonts.Damage(embed)
	if err == nil {
		return nil
	}
	return fontFaults(err, fontFiles(ds.Fonts))
}

// fontFiles are the files of fonts, nil for a style that has none.
func fontFiles(own data.FontFiles) []*data.File {
	return append([]*data.File{own.Regular, own.Bold, own.Italic, own.BoldItalic}, own.Fallback...)
}

// fontFaults gives each unusable file its place.
func fontFaults(err error, files []*data.File) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	var faults data.Faults
	for _, e := range joined.Unwrap() {
		problem := data.ProblemOf(e)
		fault := data.Fault{Path: "fonts", Text: problem.Text, Hint: problem.Hint}
		var fe *typeset.FontError
		for _, f := range files {
			if f != nil && errors.As(e, &fe) && f.Name == fe.Name {
				fault.Pos = f.Pos
			}
		}
		faults = append(faults, fault)
	}
	return faults
}
