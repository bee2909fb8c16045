package page

import (
	"cmp"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

// shapes are the heights tried for a chart, as parts of its width: a flat one that
// leaves room for the data table, then taller ones for charts with many labels.
var shapes = [...]float64{0.5, 0.62, 0.75, 0.95, 1.3}

// The heights tried for charts side by side, as parts of their width: slides are
// less high.
var (
	rowShapes   = [...]float64{0.8, 0.95, 1.15, 1.4, 1.7}
	slideShapes = [...]float64{0.5, 0.62, 0.75, 0.9}
)

// leastOnSlide is the least size of text in a chart on a slide, in points, as long as there
// is room.
const leastOnSlide = 12

// minChart is the least height of a chart in a narrow column, in points.
const minChart = 180

// sizer lays charts out in the sizes that pages give them.
type sizer struct {
	fitter  charts.Fitter
	fonts   *typeset.Fonts
	logo    *charts.Logo         // at the foot of charts
	numbers map[*data.Source]int // of the sources that are cited
	slides  bool
	asked   bool // readers can ask charts for their numbers
}

// natural is the height of a chart at a width, where it fits. A chart with a size of its own
// keeps the proportions.
func (s *sizer) natural(chart *data.Chart, width float64) float64 {
	if !chart.Size.IsZero() {
		w, h := chart.Size.Points(data.DefaultDPI)
		return width * h / w
	}
	height := max(width*shapes[0], minChart)
	if chart.Kind == data.KindUnits {
		if drawn, err := s.atSize(chart, width, height, 0); err == nil {
			height -= drawn.Spare()
		}
	}
	return height
}

// near lays a chart out at a width and a height. Where it does not fit, or is squeezed
// because it is lower than it would be elsewhere, it grows until its labels fit.
func (s *sizer) near(chart *data.Chart, width, height float64) (*charts.Chart, error) {
	drawn, err := s.atSize(chart, width, height, 0)
	lower := height < s.natural(chart, width)
	if err == nil && (!lower || drawn.Tightness() == 0) || err != nil && !chart.Size.IsZero() {
		return drawn, err
	}
	grown, worse := s.atWidth(chart, width)
	if err == nil && (worse != nil || grown.Tightness() >= drawn.Tightness()) {
		return drawn, nil
	}
	return grown, worse
}

// atWidth lays a chart out at a width. A chart without a size of its own may grow until its
// labels fit.
func (s *sizer) atWidth(chart *data.Chart, width float64) (*charts.Chart, error) {
	if !chart.Size.IsZero() {
		return s.atSize(chart, width, s.natural(chart, width), 0)
	}
	var first error
	for _, shape := range shapes {
		ch, err := s.atSize(chart, width, max(width*shape, minChart), 0)
		if err == nil {
			return ch, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}

// atSize lays a chart out at a width and a height, as tight as it must be, and at
// least as given.
func (s *sizer) atSize(chart *data.Chart, width, height float64, tightness int) (*charts.Chart, error) {
	opt := charts.Options{Width: width, Height: height, Fonts: s.fonts, Logo: s.logo, Numbers: s.numbers, OnPage: true, InText: true, Tightness: tightness, Asked: s.asked}
	if !s.slides {
		return s.fitter.New(chart, opt)
	}
	legible := opt
	legible.LeastText = leastOnSlide
	return s.fitter.New(chart, legible, opt) // better small than not at all
}

// sameHeight lays charts out at a width, at the least height at which all can be. The
// error is the first at the least height tried.
func (s *sizer) sameHeight(all []*data.Chart, width float64) ([]*charts.Chart, error) {
	var first error
	shapes := rowShapes[:]
	if s.slides {
		shapes = slideShapes[:]
	}
	for _, shape := range shapes {
		drawn, err := s.sameSize(all, width, max(width*shape, minChart))
		if err == nil {
			return drawn, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}

// sameNear lays charts out at a width and a height or, where one does not fit, at the least
// height at which all do.
func (s *sizer) sameNear(all []*data.Chart, width, height float64) ([]*charts.Chart, error) {
	if drawn, err := s.sameSize(all, width, height); err == nil {
		return drawn, nil
	}
	return s.sameHeight(all, width)
}

// sameSize lays charts out at a width and a height, all as tight as the one that
// needs it most: so their titles and margins are in line.
func (s *sizer) sameSize(all []*data.Chart, width, height float64) ([]*charts.Chart, error) {
	drawn := make([]*charts.Chart, len(all))
	tightest := 0
	for i, chart := range all {
		var err error
		if drawn[i], err = s.atSize(chart, width, height, 0); err != nil {
			return nil, err
		}
		tightest = max(tightest, drawn[i].Tightness())
	}
	for i := 0; i < len(all); i++ {
		if drawn[i].Tightness() == tightest {
			continue
		}
		tighter, err := s.atSize(all[i], width, height, tightest)
		if err != nil {
			continue // it stays as it fits
		}
		drawn[i] = tighter
		if tighter.Tightness() > tightest { // there are few degrees: this ends
			tightest, i = tighter.Tightness(), -1
		}
	}
	return drawn, nil
}

// inColumns lays the charts of columns out alike, at the least height at which all can
// be. Nil where only one column has any, or none, or one of them cannot.
func (s *sizer) inColumns(columns [][]doc.Block, width float64) map[*data.Chart]*charts.Chart {
	var all []*data.Chart
	with := 0
	for _, blocks := range columns {
		before := len(all)
		for _, b := range blocks {
			if f, ok := b.(*doc.Figure); ok {
				all = append(all, f.Chart)
			}
		}
		if len(all) > before {
			with++
		}
	}
	if with < 2 {
		return nil
	}
	drawn, err := s.sameHeight(all, width)
	if err != nil {
		return nil // reported where each is drawn
	}
	found := map[*data.Chart]*charts.Chart{}
	for i, chart := range all {
		found[chart] = drawn[i]
	}
	return found
}

// sparkline lays the small line of a key number out.
func (s *sizer) sparkline(n data.KeyNumber, width, height float64) (*charts.Chart, error) {
	opt := charts.Options{Width: width, Height: height, Fonts: s.fonts, OnPage: true}
	if s.slides {
		opt.LeastText = leastOnSlide
	}
	return charts.Sparkline(s.fitter.Dataset, n, opt)
}
