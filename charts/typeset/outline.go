package typeset

import "golang.org/x/image/font/sfnt"

// SegmentOp says what a [Segment] does.
type SegmentOp uint8

// The operations of an outline.
const (
	MoveTo SegmentOp = iota // begin a contour at To; the one before is closed
	LineTo                  // straight to To
	QuadTo                  // quadratic curve with Control, to To
)

// Point is a place in font units, y upwards, the origin on the baseline.
type Point struct{ X, Y int }

// Segment is one step of a glyph's outline.
type Segment struct {
	Op      SegmentOp
	Control Point // of QuadTo only
	To      Point
}

// Outline returns a glyph's contours, to be filled by the non-zero rule; nil
// for a blank or a damaged glyph. The slice is shared: it must not be modified.
func (f *Face) Outline(gid uint16) []Segment {
	if cached, ok := f.outlines.Load(gid); ok {
		return cached.([]Segment)
	}
	var segments []Segment
	contain(func() { segments = f.load(gid) })
	if f.plain != nil {
		segments = f.broadened(segments)
	}
	cached, _ := f.outlines.LoadOrStore(gid, segments)
	return cached.([]Segment)
}

func (f *Face) load(gid uint16) []Segment {
	loaded, err := f.sfnt.LoadGlyph(new(sfnt.Buffer), sfnt.GlyphIndex(gid), f.ppem(), nil)
	if err != nil || len(loaded) == 0 {
		return nil
	}
	segments := make([]Segment, len(loaded))
	for i, s := range loaded {
		// The parser's y runs downwards.
		first := Point{int(s.Args[0].X), -int(s.Args[0].Y)}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			segments[i] = Segment{Op: MoveTo, To: first}
		case sfnt.SegmentOpLineTo:
			segments[i] = Segment{Op: LineTo, To: first}
		default: // TrueType has no cubic curves
			segments[i] = Segment{Op: QuadTo, Control: first, To: Point{int(s.Args[1].X), -int(s.Args[1].Y)}}
		}
	}
	return segments
}
