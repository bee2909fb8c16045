package typeset

import (
	"errors"
	"sync/atomic"

	"golang.org/x/image/font/sfnt"

	"briefing/data"
)

// soundness looks at the glyphs of a user's font when they are first used, as drawing
// and embedding will: a damaged one would be left out of a picture, or keep a PDF from
// being written.
type soundness struct {
	name    string
	file    *fontFile
	unfit   error           // why it cannot be embedded
	looked  []atomic.Uint64 // a bit for each glyph
	damaged atomic.Bool     // one that was looked at is
}

var errGlyphs = data.Problem{Text: "has damaged glyphs among those that are used", Hint: "copy or install the file again, or use another font"}

func newSoundness(name string, content []byte, glyphs int) *soundness {
	s := &soundness{name: name, looked: make([]atomic.Uint64, glyphs/64+1)}
	if s.file, s.unfit = readFont(content); s.unfit == nil {
		_, s.unfit = s.file.countParts(0, map[uint16]int{}, 0) // every cut font has the first glyph
	}
	return s
}

// look looks at a glyph of the face once.
func (s *soundness) look(f *Face, gid uint16) {
	if int(gid) >= f.glyphs {
		return
	}
	bit := uint64(1) << (gid % 64)
	if s.looked[gid/64].Or(bit)&bit == 0 && !s.isSound(f, gid) {
		s.damaged.Store(true)
	}
}

func (s *soundness) isSound(f *Face, gid uint16) (sound bool) {
	if s.unfit == nil {
		if _, err := s.file.countParts(gid, map[uint16]int{}, 0); err != nil {
			return false
		}
	}
	contain(func() {
		_, err := f.sfnt.LoadGlyph(new(sfnt.Buffer), sfnt.GlyphIndex(gid), f.ppem(), nil)
		sound = err == nil
	})
	return sound
}

// Damage returns what is wrong with the user's files, as far as they have been used, a
// *FontError for each; with embed also what keeps one from being embedded. It is nil
// for nothing.
func (f *Fonts) Damage(embed bool) error {
	var errs []error
	for _, face := range f.faces {
		s := face.sound
		switch {
		case s == nil || face.plain != nil: // of which the plain face says it
		case s.damaged.Load():
			errs = append(errs, &FontError{s.name, errGlyphs})
		case embed && s.unfit != nil && s.used():
			errs = append(errs, &FontError{s.name, data.ProblemOf(s.unfit)})
		}
	}
	return errors.Join(errs...)
}

// used reports whether a glyph was looked at.
func (s *soundness) used() bool {
	for i := range s.looked {
		if s.looked[i].Load() != 0 {
			return true
		}
	}
	return false
}
