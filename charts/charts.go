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
	"sort"
	"sync"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
	"briefing/data"
)

// Options say how a chart is drawn.
type Options struct {
	// Size of the picture, and its resolution in pixels per inch. Zero stands
	// for a slide and [data.DefaultDPI]. Outputs store both, so that they can
	// be built again.
	Size data.Size
	DPI  int
	// OrScreen says that nobody asked for the resolution: where the texts have no room at it, the
	// chart is one for screens, of [data.ScreenDPI]. See [Chart.DPI].
	OrScreen bool
	// Width and Height in points, if they do not follow from Size.
	Width, Height float64
	// Fonts for all text; nil for the default fonts. See [Fonts].
	Fonts *typeset.Fonts
	// Numbers are the numbers of the sources in a list near the chart, such as
	// that of a briefing; nil if there is no list. With more than three sources
	// the footer gives the numbers alone.
	Numbers map[*data.Source]int
	// EmbedFonts puts the characters that the text needs into an SVG, so that it
	// looks the same where the fonts are not installed.
	EmbedFonts bool
	// Logo stands at the foot of the chart; nil for the logo of the dataset,
	// which is then decoded again for every chart. See [LogoOf].
	Logo *Logo
	// Tightness is how much space the chart saves at least. Charts side by side
	// line up their titles and margins if each gets the greatest
	// [Chart.Tightness] of them. Values out of range are moved into it.
	Tightness int
	// OnPage says that the chart stands on white paper, so that a theme for
	// dark backgrounds is not used; see [PageTheme].
	OnPage bool
	// InText says that the chart stands among the texts of a page, which print its title: it
	// has neither a title nor margins, so that what it shows is in line with them.
	InText bool
	// LeastText is the size below which no text is set, in points, where that of the theme
	// is less.
	LeastText float64
	// Night says that the page is one for dark rooms; see [NightTheme].
	Night bool
	// Asked says that readers can ask the chart for the number at a place; see
	// [Inline.Chart].
	Asked bool
	// Producer is the name and version of the program, which PNG and SVG then carry;
	// see [Stored].
	Producer string
}

// complete fills in the defaults.
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
	t, err := o.themeOf(ds)
	t.MinText = max(t.MinText, o.LeastText)
	return t, err
}

func (o Options) themeOf(ds *data.Dataset) (Theme, error) {
	switch {
	case o.Night:
		return NightTheme(ds)
	case o.OnPage:
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
	unasked  bool // for the resolution, which is that of a screen
	spark    bool // the small line of a key number
	embed    bool // put the fonts into an SVG
	producer string
	plan     *chartPlan
	scene    scene
	written  func() string // writes the description of a picture that stands alone, once
	short    func() string // writes the alt text, once
}

// New lays out a chart of the dataset. The error is a data.Fault at the chart's
// place in the file, or at the text that is wrong; it is data.Faults if the
// theme is wrong.
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
	if err := tooMany(c); err != nil {
		return nil, fault(err, c)
	}
	p.logo = opt.Logo
	if p.logo == nil {
		if p.logo, err = LogoOf(ds); err != nil {
			return nil, err
		}
	}
	asked := opt.DPI
	s, err := layOut(p, &opt, min(max(saving(opt.Tightness), saveNothing), saveNames))
	if err != nil {
		return nil, fault(err, c)
	}
	if err := FontFaults(ds, opt.Fonts, opt.EmbedFonts); err != nil {
		return nil, err
	}
	if theme.Transparent {
		s.seeThrough()
	}
	return inWords(&Chart{ds: ds, language: ds.Language, size: opt.Size, dpi: opt.DPI, unasked: opt.DPI != asked, embed: opt.EmbedFonts, producer: opt.Producer, plan: p, scene: s}), nil
}

// inWords gives a chart its texts, which are written when they are asked for.
func inWords(c *Chart) *Chart {
	c.written = sync.OnceValue(func() string { return c.plan.alt().text(Standing{}) })
	c.short = sync.OnceValue(func() string {
		if c.spark {
			return besideNumber(c.plan.alt())
		}
		return c.plan.alt().short()
	})
	return c
}

// maxMarks is how many values are drawn one by one: more than any picture has room for.
const maxMarks = 10_000

// tooMany refuses a chart that cannot fit before anything in it is measured.
func tooMany(c *data.Chart) error {
	n := 0
	for _, s := range c.Series {
		n += len(s.Values)
	}
	if c.Kind.OverTime() || n <= maxMarks {
		return nil
	}
	return &layoutError{text: fmt.Sprintf("there is no room for %d bars or dots: at most %d are drawn", n, maxMarks), hint: "show fewer of them or choose kind: line", final: true}
}

// MostUnfit is how many charts may be at fault before the others are not looked at: one
// that does not fit is laid out in many ways.
const MostUnfit = 100

// NotLookedAt is the fault of a chart after so many that cannot be drawn.
func NotLookedAt(c *data.Chart) data.Fault {
	return data.Fault{Pos: c.Pos, Path: "charts." + c.ID, Text: "not looked at, since too many charts before it cannot be drawn", Hint: "correct those first"}
}

// layOut lays out a plan. The hint of its error suggests a larger picture only
// if one would help, and not of a chart among texts, where pages set the size. It
// changes the resolution where that may be of a screen and nothing else has room.
func layOut(p *chartPlan, opt *Options, least saving) (scene, error) {
	width, height := opt.Width, opt.Height
	if !(width > 0 && height > 0) || math.IsInf(width*height, 0) {
		return scene{}, &layoutError{text: fmt.Sprintf("a picture of %g by %g points", width, height), hint: "both sides must be greater than zero"}
	}
	s, err := fit(p, width, height, least)
	var small *layoutError
	if !errors.As(err, &small) || opt.InText {
		return s, err
	}
	if screen := *opt; opt.OrScreen && !small.final && opt.DPI > data.ScreenDPI {
		screen.DPI = data.ScreenDPI
		screen.Width, screen.Height = opt.Size.Points(data.ScreenDPI)
		if s, err := fit(p, screen.Width, screen.Height, least); err == nil {
			*opt = screen
			return s, nil
		}
	}
	for _, factor := range []float64{1.5, 3} {
		if _, err := fit(p, factor*width, factor*height, least); err == nil {
			small.hint += ", or ask for a larger picture (--size" + higher(p, *opt, least) + "; or fewer pixels per inch, --dpi)"
			break
		}
	}
	return s, err
}

// higher is the size in pixels of a picture that is as wide and high enough, where a little
// more height will do; empty where it will not.
func higher(p *chartPlan, opt Options, least saving) string {
	const most = 14 // twentieths
	if opt.Size.Height <= 0 {
		return ""
	}
	more := 1 + sort.Search(most-1, func(i int) bool {
		_, err := fit(p, opt.Width, (1+float64(i+1)/20)*opt.Height, least)
		return err == nil
	})
	if more == most {
		return ""
	}
	return fmt.Sprintf(" %dx%d", opt.Size.Width, int(math.Ceil((1+float64(more)/20)*float64(opt.Size.Height)/10))*10)
}

// fit tries every layout of the chart, first with much space and then with
// less, starting at the least saving, and returns the first that fits. The
// error is that of the last layout at its tightest.
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

// layoutError says why a chart cannot be laid out.
type layoutError struct {
	text, hint string
	pos        data.Pos // zero for the chart's own
	final      bool     // no other layout of the same size has room
}

func (p *layoutError) Error() string { return p.text + "; " + p.hint }

// at is the error with a place; nil for a nil error.
func (e *layoutError) at(pos data.Pos) error {
	if e == nil {
		return nil
	}
	return &layoutError{text: e.text, hint: e.hint, pos: pos}
}

// tooSmall is the error for a label that does not fit.
func tooSmall(what, label, hint string) *layoutError {
	return &layoutError{text: fmt.Sprintf("the %s %q does not fit into the picture", what, label), hint: hint}
}

// fault turns an error into a data.Fault of the chart.
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
	problem := data.ProblemOf(err)
	f.Text, f.Hint = problem.Text, problem.Hint
	return f
}

// Size returns the width and height in points.
func (c *Chart) Size() (width, height float64) { return c.scene.width, c.scene.height }

// DPI is the resolution in pixels per inch that the chart is drawn for.
func (c *Chart) DPI() int { return c.dpi }

// Tightness is how much space the chart saves: 0 if there is enough. It decides
// the margins and where the title stands.
func (c *Chart) Tightness() int { return int(c.scene.saving) }

// Spare is how many points of its height the chart has no use for: squares that are as large as they
// may be have room in a picture that is so much lower, too. 0 for other kinds.
func (c *Chart) Spare() float64 { return c.scene.spare }

// Draw draws the chart on a canvas whose origin is the chart's lower left
// corner. It does not paint the paper. Any canvas of gonum will do; a
// [typeset.Canvas] receives text as the glyphs that were measured.
func (c *Chart) Draw(cv vg.Canvas) { c.scene.draw(cv) }

// ID is the chart's ID in its file.
func (c *Chart) ID() string { return c.plan.chart.ID }

// Fonts are the fonts that the text is set in.
func (c *Chart) Fonts() *typeset.Fonts { return c.plan.fonts }

// Paper is the background colour, which the caller of Draw paints.
func (c *Chart) Paper() color.Color { return c.plan.theme.Paper }

// Title is the title of the chart: its finding.
func (c *Chart) Title() string { return c.plan.title }

// Subtitle says what is measured and in which unit.
func (c *Chart) Subtitle() string { return c.plan.subtitle }

// Sources are the sources of everything the chart shows, in the order of their
// numbers.
func (c *Chart) Sources() []*data.Source { return c.plan.credits.sources }
