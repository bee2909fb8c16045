// Package charts draws the charts of a dataset.
//
// A chart is laid out once, by New: everything that can fail has failed then.
// The layout is a scene of placed lines, areas and texts, which Draw repeats on
// any vg.Canvas; PNG, SVG and PDF show the same scene.
//
// Lengths are points (1/72 inch) unless a name says otherwise.
package charts

import (
	"cmp"
	"errors"
	"fmt"
	"image/color"
	"math"
	"strings"
	"sync"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
	"briefing/data"
)

// Options say how a chart is drawn.
type Options struct {
	// Size of the picture, and its resolution in pixels per inch; zero stands for
	// a slide and [data.DefaultDPI]. Outputs carry both, so that they can be
	// built again.
	Size data.Size
	DPI  int
	// Width and Height in points, where they do not follow from Size.
	Width, Height float64
	// Fonts to set text in; nil stands for the default ones. See [Fonts].
	Fonts *typeset.Fonts
	// Numbers are those of the sources in a list near the chart, as a briefing has
	// it; nil where there is none. Where there are more than three sources, the
	// footer gives the numbers alone.
	Numbers map[*data.Source]int
	// EmbedFonts puts the characters that the text needs into an SVG, so that it
	// looks the same where the fonts are not installed.
	EmbedFonts bool
	// Logo stands at the foot of the chart; nil stands for that of the dataset,
	// which is then decoded for every chart anew. See [LogoOf].
	Logo *Logo
	// Tightness is how much space is saved at least, so that charts side by side
	// have their titles and margins in line: the greatest [Chart.Tightness] of
	// those. What is less than 0 or more than the most stands for these.
	Tightness int
	// OnPage tells that the chart stands on white paper, so that a theme for
	// dark grounds gives way; see [PageTheme].
	OnPage bool
	// Producer is the name and version of the program, which PNG and SVG then carry;
	// see [Stored].
	Producer string
}

// complete sets what was left open.
func (o *Options) complete() {
	o.DPI = cmp.Or(o.DPI, data.DefaultDPI)
	dpi := float64(o.DPI)
	if o.Size.IsZero() && o.Width > 0 && o.Height > 0 {
		o.Size = data.Size{Width: int(math.Round(o.Width * dpi / 72)), Height: int(math.Round(o.Height * dpi / 72))}
	} else if o.Size.IsZero() {
		o.Size = data.Slide()
	}
	if o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = o.Size.Points(dpi)
	}
	if o.Fonts == nil {
		o.Fonts = typeset.Default()
	}
}

func (o Options) theme(ds *data.Dataset) (Theme, error) {
	if o.OnPage {
		return PageTheme(ds)
	}
	return ThemeOf(ds)
}

// Chart is a chart laid out for one size. It is not modified after New and may
// be drawn by several goroutines.
type Chart struct {
	ds       *data.Dataset
	language string
	size     data.Size
	dpi      int
	embed    bool // fonts, into SVG
	producer string
	plan     *chartPlan
	scene    scene
	written  func() string // the alt text, written once
}

// New lays a chart of the dataset out. The error is a data.Fault at the place of
// the chart in the file, or of the text that is at fault; data.Faults where the
// theme is.
func New(ds *data.Dataset, c *data.Chart, opt Options) (*Chart, error) {
	opt.complete()
	theme, err := opt.theme(ds)
	if err != nil {
		return nil, err
	}
	p, err := newPlan(ds, c, theme, opt)
	if err != nil {
		return nil, fault(err, c)
	}
	p.logo = opt.Logo
	if p.logo == nil {
		if p.logo, err = LogoOf(ds); err != nil {
			return nil, err
		}
	}
	s, err := layOut(p, opt.Width, opt.Height, min(max(saving(opt.Tightness), saveNothing), saveNames))
	if err != nil {
		return nil, fault(err, c)
	}
	if theme.Transparent {
		s.seeThrough()
	}
	return &Chart{ds: ds, language: ds.Language, size: opt.Size, dpi: opt.DPI, embed: opt.EmbedFonts, producer: opt.Producer, plan: p, scene: s, written: sync.OnceValue(p.alt().text)}, nil
}

// layOut lays a plan out. The hint of its error asks for a larger picture only
// where one would help.
func layOut(p *chartPlan, width, height float64, least saving) (scene, error) {
	if !(width > 0 && height > 0) || math.IsInf(width*height, 0) {
		return scene{}, &layoutError{text: fmt.Sprintf("a picture of %g by %g points", width, height), hint: "both sides must be greater than zero"}
	}
	s, err := fit(p, width, height, least)
	var small *layoutError
	if !errors.As(err, &small) {
		return s, err
	}
	for _, factor := range []float64{1.5, 3} {
		if _, err := fit(p, factor*width, factor*height, least); err == nil {
			small.hint += ", or ask for a larger picture (--size; or fewer pixels per inch, --dpi)"
			break
		}
	}
	return s, err
}

// fit tries every form of the chart, first with much space between things and
// then with less, from the least saving on, and returns the first that fits. The error is that of the
// last form at its tightest.
func fit(p *chartPlan, width, height float64, least saving) (scene, error) {
	var last error
	for save := least; save <= saveNames; save++ {
		for _, way := range p.layouts() {
			s, err := tryLayout(p, way, width, height, save)
			if err == nil {
				return s.scene, nil
			}
			if p := (*layoutError)(nil); errors.As(err, &p) && p.final {
				return scene{}, err
			}
			last = err
		}
	}
	return scene{}, last
}

// layoutError is a reason why a chart cannot be laid out.
type layoutError struct {
	text, hint string
	pos        data.Pos // zero: that of the chart
	final      bool     // no other layout of the same size has room
}

func (p *layoutError) Error() string { return p.text + "; " + p.hint }

// at is the error at the place of what it refuses; nil where it refuses nothing.
func (e *layoutError) at(pos data.Pos) error {
	if e == nil {
		return nil
	}
	return &layoutError{text: e.text, hint: e.hint, pos: pos}
}

// tooSmall is the problem of a label that found no room.
func tooSmall(what, label, hint string) *layoutError {
	return &layoutError{text: fmt.Sprintf("the %s %q does not fit into the picture", what, label), hint: hint}
}

// fault makes an error a data.Fault of the chart.
func fault(err error, c *data.Chart) data.Fault {
	var f data.Fault
	if errors.As(err, &f) {
		return f
	}
	f = data.Fault{Pos: c.Pos, Path: "charts." + c.ID}
	var p *layoutError
	if errors.As(err, &p) {
		f.Text, f.Hint = p.text, p.hint
		if p.pos != (data.Pos{}) {
			f.Pos, f.Path = p.pos, ""
		}
		return f
	}
	f.Text, f.Hint, _ = strings.Cut(err.Error(), "; ")
	return f
}

// Size returns the width and height in points.
func (c *Chart) Size() (width, height float64) { return c.scene.width, c.scene.height }

// Tightness is how much space the chart saves: 0 where there is enough. It sets the
// margins and the place of the title.
func (c *Chart) Tightness() int { return int(c.scene.saving) }

// Draw draws the chart on a canvas whose origin is the chart's lower left
// corner. The paper is left as it is. Any canvas of gonum will do; one that is a
// [typeset.Canvas] gets text as the glyphs that were measured.
func (c *Chart) Draw(cv vg.Canvas) { c.scene.draw(cv) }

// ID is that of the chart in its file.
func (c *Chart) ID() string { return c.plan.chart.ID }

// Fonts are those that the text is set in.
func (c *Chart) Fonts() *typeset.Fonts { return c.plan.fonts }

// Paper is the colour behind the chart, which Draw leaves to the caller.
func (c *Chart) Paper() color.Color { return c.plan.theme.Paper }

// Title is the finding that the chart shows.
func (c *Chart) Title() string { return c.plan.title }

// Subtitle says what is measured, and in what unit.
func (c *Chart) Subtitle() string { return c.plan.subtitle }

// Sources are those of everything the chart shows, in the order of their
// numbers.
func (c *Chart) Sources() []*data.Source { return c.plan.credits.sources }
