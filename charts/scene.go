package charts

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// role says what a thing in the picture is. Shapes are drawn in the order of
// their roles, then texts in the order in which they are read.
type role uint8

const (
	roleRule      role = iota // above the footer
	roleBand                  // between two values of a reference, or two times
	roleArea                  // between a line and zero
	roleSpread                // where a value may be, around a line
	roleEdge                  // of such a spread
	roleGrid                  // at a tick of the value axis
	roleFoot                  // the line that periods stand on, and where each begins
	roleBar                   // a bar or a piece of one
	roleUnit                  // a square for one of the things counted
	rolePiece                 // a part of a stack of areas
	roleReference             // a line across the chart: data lies over it
	roleGhost                 // the line of another panel, for comparison
	roleCasing                // paper along a line that stands out, so that lines of context do not run into it
	roleClear                 // paper under a label, so that grid and reference lines do not cross it
	roleBaseline              // the value zero, or the base of an index
	roleConnector             // a line across a gap, or to what is disputed
	roleLine                  // of a line chart
	roleLeader                // from a label to what it names
	roleMarker                // a data point
	roleTarget                // a mark across a bar
	roleSwatch                // of a legend

	roleTitle
	roleSubtitle
	roleLegend
	rolePanel    // the name of one of several panels
	roleTick     // of the value axis
	roleCategory // a key: category or period
	roleValue
	roleMissing
	roleSeries // the name of a series beside its mark
	roleRemark // annotation or label of a reference line
	roleFooter
)

var roleNames = [...]string{"rule", "band", "area", "spread", "edge", "grid", "foot", "bar", "unit", "piece", "reference", "ghost", "casing", "clear", "baseline", "connector", "line", "leader", "marker", "target", "swatch",
	"title", "subtitle", "legend", "panel", "tick", "category", "value", "missing", "series", "remark", "footer"}

func (r role) String() string { return roleNames[r] }

// data reports whether shapes of the role show data, so that only their own
// text may cover them.
func (r role) data() bool {
	return r == roleBar || r == roleUnit || r == rolePiece || r == roleLine || r == roleMarker || r == roleTarget
}

// noOwner is the owner of what belongs to no single mark.
const noOwner = -1

// shape is something to draw: a polyline; a polygon, if closed; or a disc
// around its only point, if it has a radius. With a width of zero it is filled.
type shape struct {
	role   role
	owner  int // the mark it belongs to
	points []point
	closed bool
	radius float64 // points
	ink    color.RGBA
	width  float64   // of the stroke, points
	dash   []float64 // points of line and gap in turn; nil for a solid line
	behind bool      // it is context for what stands out: behind all other marks
	// bounding is the pale colour of the area that it outlines for its own sake.
	bounding *color.RGBA
}

// depth is where a shape comes in the order of drawing.
func (s *shape) depth() role {
	if s.behind {
		return min(s.role, roleGhost)
	}
	return s.role
}

// placedText is a line of text in its place.
type placedText struct {
	role  role
	owner int
	line  typeset.Line
	style typeset.Style
	x, y  float64 // left end of the baseline
	ink   color.RGBA
	panel int // from 1; 0 for text outside panels
}

// order sorts texts for reading: panel by panel, with the footer last.
func (t placedText) order() int {
	if t.role == roleFooter {
		return math.MaxInt
	}
	return t.panel
}

// ascent and descent are how far text reaches above and below its baseline, as
// parts of its size. They include ideographs, but not accents on capitals.
const (
	ascent  = 0.80
	descent = 0.22
)

// box is the space of the text.
func (t placedText) box() rect {
	return rect{t.x, t.y - descent*t.style.Size, t.x + t.line.Width, t.y + ascent*t.style.Size}
}

// scene is a picture that has been laid out: plain values in their places,
// which drawing walks through.
type scene struct {
	width, height float64 // points
	shapes        []shape
	pictures      []picture
	texts         []placedText
	seen          []seenNumber // only of a chart that is asked
	aside         []rect       // columns of bars beside the plot
	saving        saving       // what it took to fit
	spare         float64      // points of its height that nothing needs
}

// picture is an image in its place.
type picture struct {
	area  rect
	image image.Image
}

func (s *scene) fill(r role, owner int, area rect, ink color.RGBA) {
	s.shapes = append(s.shapes, shape{role: r, owner: owner, points: area.corners(), closed: true, ink: ink})
}

func (s *scene) polyline(r role, owner int, ink color.RGBA, width float64, dash []float64, points ...point) {
	s.shapes = append(s.shapes, shape{role: r, owner: owner, points: points, ink: ink, width: width, dash: dash})
}

// haloed draws a line on a band of paper, which keeps it visible on what it crosses.
func (s *sheet) haloed(owner int, ink color.RGBA, width float64, points []point) {
	s.scene.polyline(roleTarget, owner, s.plan.theme.Paper, width+2*s.netHalo(), nil, points...)
	s.scene.polyline(roleTarget, owner, ink, width, nil, points...)
}

// bracket draws a bracket at the right of what stands between two heights, whose legs reach so far
// to it.
func (s *scene) bracket(ink color.RGBA, width, x, leg, y0, y1 float64) {
	s.polyline(roleLeader, noOwner, ink, width, nil, point{x - leg, y0}, point{x, y0}, point{x, y1}, point{x - leg, y1})
}

func (s *scene) disc(r role, owner int, centre point, radius float64, ink color.RGBA) {
	s.shapes = append(s.shapes, shape{role: r, owner: owner, points: []point{centre}, radius: radius, ink: ink})
}

// finish sorts the shapes into drawing order and the texts into reading order.
func (s *scene) finish() {
	slices.SortStableFunc(s.shapes, func(a, b shape) int { return cmp.Compare(a.depth(), b.depth()) })
	slices.SortStableFunc(s.texts, func(a, b placedText) int {
		return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(a.role, b.role))
	})
}

// bounds is the space of a shape, including its stroke.
func (s shape) bounds() rect {
	r := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range s.points {
		r = r.union(rect{p.x, p.y, p.x, p.y})
	}
	return r.inset(-s.radius - s.width/2)
}

// covers reports whether the shape draws inside a box.
func (s shape) covers(r rect) bool {
	if !s.bounds().overlaps(r) {
		return false
	}
	if s.radius > 0 {
		return true
	}
	r = r.inset(-s.width / 2)
	if n := len(s.points); s.closed && (r.meets(s.points[n-1], s.points[0]) || s.encloses(point{(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2})) {
		return true
	}
	for i := range len(s.points) - 1 {
		if r.meets(s.points[i], s.points[i+1]) {
			return true
		}
	}
	return false
}

// encloses reports whether a place is inside a closed shape: whether a ray from
// there crosses its edges an odd number of times.
func (s shape) encloses(at point) bool {
	inside := false
	a := s.points[len(s.points)-1]
	for _, b := range s.points {
		if (a.y > at.y) != (b.y > at.y) && at.x < a.x+(b.x-a.x)*(at.y-a.y)/(b.y-a.y) {
			inside = !inside
		}
		a = b
	}
	return inside
}

// draw draws the scene on a canvas. It does not paint the paper, and cannot
// fail.
func (s *scene) draw(cv vg.Canvas) {
	vg.Initialize(cv)
	for _, sh := range s.shapes {
		sh.draw(cv)
	}
	for _, p := range s.pictures {
		cv.DrawImage(vg.Rectangle{Min: vg.Point{X: vg.Length(p.area.x0), Y: vg.Length(p.area.y0)}, Max: vg.Point{X: vg.Length(p.area.x1), Y: vg.Length(p.area.y1)}}, p.image)
	}
	for _, t := range s.texts {
		cv.SetColor(t.ink)
		typeset.Draw(cv, vg.Point{X: vg.Length(t.x), Y: vg.Length(t.y)}, t.line)
	}
}

func (s shape) draw(cv vg.Canvas) {
	cv.SetColor(s.ink)
	if s.width == 0 {
		cv.Fill(s.path())
		return
	}
	cv.SetLineWidth(font.Length(s.width))
	dash := make([]vg.Length, len(s.dash))
	for i, d := range s.dash {
		dash[i] = vg.Length(d)
	}
	cv.SetLineDash(dash, 0)
	cv.Stroke(s.path())
}

func (s shape) path() vg.Path {
	if s.radius > 0 {
		return circle(s.points[0], s.radius)
	}
	path := make(vg.Path, 0, len(s.points)+1)
	for i, p := range s.points {
		if i == 0 {
			path.Move(vg.Point{X: vg.Length(p.x), Y: vg.Length(p.y)})
			continue
		}
		path.Line(vg.Point{X: vg.Length(p.x), Y: vg.Length(p.y)})
	}
	if s.closed {
		path.Close()
	}
	return path
}

func circle(c point, radius float64) vg.Path {
	path := make(vg.Path, 0, 3)
	path.Move(vg.Point{X: vg.Length(c.x + radius), Y: vg.Length(c.y)})
	path.Arc(vg.Point{X: vg.Length(c.x), Y: vg.Length(c.y)}, vg.Length(radius), 0, 2*math.Pi)
	path.Close()
	return path
}
