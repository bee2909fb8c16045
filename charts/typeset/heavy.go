package typeset

// Fallback fonts have one weight mostly: Chinese ones in particular. Bold text
// would have its digits bold and its characters not, so that such a face is drawn
// with broader strokes where bold is asked for. Nothing of its measures changes.

// broadening is by how much the strokes are broader, as a part of the type size:
// what lies between the regular and the bold weight of usual Chinese fonts.
const broadening = 1.0 / 32

// heavier returns the face with broader strokes; a bold one as it is.
func (f *Face) heavier() *Face {
	if f.bold {
		return f
	}
	own := *f.sfnt // an address of its own, by which the face is found
	return &Face{
		sfnt: &own, data: f.data, plain: f, sound: f.sound,
		postScriptName: f.postScriptName, family: f.family, unitsPerEm: f.unitsPerEm,
		ascent: f.ascent, descent: f.descent, capHeight: f.capHeight,
		italicAngle: f.italicAngle, bold: true, italic: f.italic,
		hmtx: f.hmtx, metrics: f.metrics, glyphs: f.glyphs, latin: f.latin,
	}
}

// Plain returns the face that is drawn with broader strokes, and how much broader
// they are at a size (points); the face itself, and 0, for one that is drawn as
// it is.
func (f *Face) Plain(size float64) (face *Face, broader float64) {
	if f.plain == nil {
		return f, 0
	}
	return f.plain, size * broadening
}

// broadened is an outline with broader strokes: two of it, side by side. They are
// filled together, by the non-zero rule.
func (f *Face) broadened(outline []Segment) []Segment {
	half := int(float64(f.unitsPerEm)*broadening/2 + 0.5)
	both := make([]Segment, 0, 2*len(outline))
	for _, dx := range []int{-half, half} {
		for _, s := range outline {
			s.To.X += dx
			s.Control.X += dx
			both = append(both, s)
		}
	}
	return both
}
