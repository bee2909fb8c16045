// Package typeset measures all text of the program: it chooses a font for every
// character, kerns, and breaks lines.
//
// Charts, pages and every output (pixels, SVG, PDF) take their widths from
// here, so that what was laid out is what is drawn: text becomes a [Line] of
// placed glyphs once, by [Fonts.Shape] or, where it is broken into lines, by
// [Fonts.Wrap] or a [Paragraph]; [Draw] hands it to a canvas. Lengths are in points
// (1/72 inch) unless a name says otherwise; widths are exact sums of font
// units, without hinting or rounding.
//
// Text is set from left to right, one glyph for each character. Scripts that
// need more (right-to-left writing, or glyphs that change with their
// neighbours) are refused with an error, never drawn wrong.
package typeset

import (
	"errors"
	"fmt"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotobolditalic"
	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotoregular"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"

	"briefing/data"
)

// File is the content of one font file.
type File struct {
	Name string // path or name, for messages
	Data []byte // a TrueType file or collection; never modified, nor to be modified later
	Face int    // which face of a collection, from 0
}

// Family names the font files to set text in. A style without Data takes the
// default family's face of that style (Roboto).
type Family struct {
	Regular, Bold, Italic, BoldItalic File

	// Fallback files serve the characters that the family lacks, in order.
	Fallback []File
}

// Style is how a piece of text is set.
type Style struct {
	Size         float64 // points; not above zero, or not a number: the text has no width
	Bold, Italic bool
	// Tabular sets digits on equal advances, in the middle of them and without
	// kerning, so that the digits of a column stand below each other.
	Tabular bool
}

// The places of a style's face in an array of faces.
const (
	regular = iota
	bold
	italic
	boldItalic
	styles
)

func (s Style) index() int {
	i := regular
	if s.Bold {
		i += bold
	}
	if s.Italic {
		i += italic
	}
	return i
}

// Fonts is an immutable set of faces, safe for concurrent use.
type Fonts struct {
	// candidates holds for each style the faces to try for a character, best
	// first: the style's own, the default family's, the two regular faces, the
	// spare ones, the fallbacks.
	candidates [styles][]*Face
	faces      []*Face
	byFont     map[*opentype.Font]*Face
}

// Default returns Roboto in its four styles, with Liberation Sans for the
// characters that Roboto lacks, such as arrows and squares. They are parsed
// once; all callers share them.
func Default() *Fonts { return defaultFonts() }

var defaultFonts = sync.OnceValue(func() *Fonts {
	return assemble(defaultFaces(), nil)
})

// defaultFaces parses the embedded family. The files are part of the program,
// so they cannot be damaged; the tests parse them all the same.
var defaultFaces = sync.OnceValue(func() [styles]*Face {
	var faces [styles]*Face
	for i, file := range [styles]File{
		regular:    {Name: "Roboto-Regular.ttf", Data: robotoregular.TTF},
		bold:       {Name: "Roboto-Bold.ttf", Data: robotobold.TTF},
		italic:     {Name: "Roboto-Italic.ttf", Data: robotoitalic.TTF},
		boldItalic: {Name: "Roboto-BoldItalic.ttf", Data: robotobolditalic.TTF},
	} {
		faces[i], _ = newFace(file)
	}
	return faces
})

// spareFaces serve what the default family lacks, upright in every style: the
// symbols that are missed are.
var spareFaces = sync.OnceValue(func() [styles]*Face {
	upright, _ := newFace(File{Name: "LiberationSans-Regular.ttf", Data: liberationsansregular.TTF})
	heavy, _ := newFace(File{Name: "LiberationSans-Bold.ttf", Data: liberationsansbold.TTF})
	return [styles]*Face{regular: upright, bold: heavy, italic: upright, boldItalic: heavy}
})

// New returns the fonts of a family. A file that cannot be used is an error
// that names it and says what to use instead: CFF outlines, variable fonts and
// web fonts are refused, because PDF output cannot embed them faithfully. All
// unusable files are reported together (errors.Join).
func New(fam Family) (*Fonts, error) {
	var errs []error
	parse := func(file File, missing *Face) *Face {
		if len(file.Data) == 0 {
			return missing
		}
		face, err := newFace(file)
		if errs = append(errs, err); err == nil {
			face.sound = newSoundness(file.Name, face.data, face.glyphs)
		}
		return face
	}

	var own [styles]*Face
	base := defaultFaces()
	for i, file := range [styles]File{fam.Regular, fam.Bold, fam.Italic, fam.BoldItalic} {
		own[i] = parse(file, base[i])
	}
	var fallback []*Face
	for i, file := range fam.Fallback {
		if file.Name == "" {
			file.Name = fmt.Sprintf("fallback font %d", i+1)
		}
		if len(file.Data) == 0 {
			errs = append(errs, &FontError{Name: file.Name, Reason: data.Problem{Text: "the file is empty"}})
			continue
		}
		fallback = append(fallback, parse(file, nil))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return assemble(own, fallback), nil
}

func assemble(own [styles]*Face, fallback []*Face) *Fonts {
	f := &Fonts{byFont: map[*opentype.Font]*Face{}}
	base, spare := defaultFaces(), spareFaces()
	heavy := make([]*Face, len(fallback))
	for i, face := range fallback {
		heavy[i] = face.heavier()
	}
	for i := range own {
		// The regular faces serve every style, so that text which is covered
		// in one style is covered in all.
		order := append([]*Face{own[i], base[i], own[regular], base[regular], spare[i], spare[regular]}, map[bool][]*Face{true: heavy, false: fallback}[i == bold || i == boldItalic]...)
		f.candidates[i] = distinct(order)
	}
	for _, faces := range f.candidates {
		f.faces = append(f.faces, faces...)
	}
	f.faces = distinct(f.faces)
	for _, face := range f.faces {
		f.byFont[face.sfnt] = face
	}
	return f
}

// distinct returns the faces without repetitions, in order of first use.
func distinct(faces []*Face) []*Face {
	var out []*Face
	seen := map[*Face]bool{}
	for _, face := range faces {
		if !seen[face] {
			seen[face] = true
			out = append(out, face)
		}
	}
	return out
}

// Face returns the face that a style's text is set in where it covers the
// characters.
func (f *Fonts) Face(s Style) *Face { return f.candidates[s.index()][0] }

// Find returns the face that a gonum face was made from by [Face.Gonum]; a
// canvas uses it to draw the glyphs that were measured.
func (f *Fonts) Find(g font.Face) (*Face, bool) {
	face, ok := f.byFont[g.Face]
	return face, ok
}

// Metrics are the vertical measures of a style, in points.
type Metrics struct {
	Ascent  float64 // baseline to the top of the line, upwards
	Descent float64 // baseline to the foot of the line, positive downwards
}

// Metrics returns the vertical measures of the style's own face. Characters
// that a fallback face serves may reach a little further.
func (f *Fonts) Metrics(s Style) Metrics {
	face := f.Face(s)
	scale := face.scale(s.Size)
	return Metrics{
		Ascent:  float64(face.ascent) * scale,
		Descent: float64(face.descent) * scale,
	}
}
