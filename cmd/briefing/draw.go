package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
	"briefing/report"
	"briefing/report/html"
)

// drawing is what a file becomes, in memory: the charts in the order of the file, then
// the PDF.
type drawing struct {
	ds       *data.Dataset
	warnings data.Faults // of the file, and of its layout
	outputs  []output
}

// eachEdition reads a file and calls do for each edition that the options ask for. It
// goes on after one that fails.
func (s *session) eachEdition(ctx context.Context, src source, opt *options, do func(*data.Dataset) error) error {
	file, err := await(ctx, src.name, func() (loaded, error) {
		return src.load(s.stdin, opt.edition, file.Options{Today: opt.today.Period, Set: opt.set})
	})
	if err != nil {
		return err
	}
	var errs []error
	for _, missing := range file.missing {
		if missing.Optional && len(opt.edition) == 0 { // not asked for by name
			s.reporter.note(missing.Error())
		} else {
			errs = append(errs, data.Faults{missing.Fault})
		}
	}
	mine, refused := s.turn.claim(src, file.editions)
	for _, ds := range mine {
		if ctx.Err() != nil {
			break
		}
		errs = append(errs, inEdition(ds, do(ds)))
	}
	if refused != nil {
		return refused
	}
	return errors.Join(errs...)
}

// inEdition names the edition in its drawing faults, unless it is the main one.
func inEdition(ds *data.Dataset, err error) error {
	faults, ok := errors.AsType[data.Faults](err)
	if !ok || len(ds.Editions) == 0 || ds.Tag == ds.Editions[0] {
		return err
	}
	named := slices.Clone(faults)
	for i, f := range named {
		named[i].Text = "in the edition " + ds.Tag + ": " + f.Text
	}
	return named
}

// draw lays out and draws everything that the options ask for of an edition; if encode
// is false it only lays it out. It reports warnings; faults are the error.
func (s *session) draw(ctx context.Context, src source, ds *data.Dataset, opt *options, encode bool) (*drawing, error) {
	w, err := await(ctx, src.name, func() (*workspace, error) { return newWorkspace(src, ds, opt, charts.Fonts) })
	if err != nil {
		s.reportWarnings(src.folder, warningsOf(withTheme(ds, opt.theme)), ds.Stale)
		return nil, err
	}
	w.encode = encode
	jobs := w.jobs()
	bar := s.reporter.progress(ds.Name, len(jobs))
	outputs, err := await(ctx, src.name, func() ([]output, error) { return runJobs(ctx, jobs, bar.step) })
	bar.clear()
	if ctx.Err() == nil { // otherwise jobs may still be running
		w.addWarnings()
	}
	s.reportWarnings(src.folder, w.warnings, ds.Stale)
	if err == nil && opt.strict && len(w.warnings) > 0 {
		err = &strictError{strings.TrimSuffix(src.name+" "+ds.Tag, " "), len(w.warnings)}
	}
	return &drawing{w.ds, w.warnings, outputs}, err
}

// workspace is what all drawing of one file needs.
type workspace struct {
	src            source
	ds             *data.Dataset
	fonts          *typeset.Fonts
	logo           *charts.Logo
	opt            *options
	name           string // of the files of the whole briefing, without their endings
	row            string // the folder of a row of a batch; empty for others
	encode         bool
	warnings       data.Faults      // of the file; after addWarnings also those of its layout
	layoutWarnings []data.Faults    // of each chart
	reusable       reusablePictures // only in a batch
	quotes         *quotes
}

// newWorkspace prepares what the drawing of an edition needs.
func newWorkspace(src source, ds *data.Dataset, opt *options, fontsOf func(*data.Dataset) (*typeset.Fonts, error)) (*workspace, error) {
	ds = withTheme(ds, opt.theme)
	fonts, err := catchPanic("fonts", func() (*typeset.Fonts, error) { return fontsOf(ds) })
	if err != nil {
		return nil, src.locate(newQuotes(ds.Inputs), "fonts", err)
	}
	logo, err := catchPanic("chart-logo", func() (*charts.Logo, error) { return charts.LogoOf(ds) })
	if err != nil {
		return nil, src.locate(newQuotes(ds.Inputs), "chart-logo", err)
	}
	return &workspace{src: src, ds: ds, fonts: fonts, logo: logo, opt: opt, name: ds.Name, encode: true, warnings: warningsOf(ds), layoutWarnings: make([]data.Faults, len(ds.Charts)), quotes: newQuotes(ds.Inputs)}, nil
}

// withTheme returns a copy of a dataset with the theme that the run chooses.
func withTheme(ds *data.Dataset, theme themeFlag) *data.Dataset {
	if theme == "" {
		return ds
	}
	chosen := *ds
	chosen.Theme = data.Theme{Base: string(theme), Transparent: ds.Theme.Transparent, Margins: ds.Theme.Margins}
	return &chosen
}

// warningsOf returns the warnings of a dataset and of its theme.
func warningsOf(ds *data.Dataset) data.Faults {
	return slices.Concat(ds.Warnings, charts.ThemeRemarks(ds))
}

// addWarnings adds the warnings of the layout to those of the file.
func (w *workspace) addWarnings() {
	w.warnings = append(w.warnings, w.quotes.add(slices.Concat(w.layoutWarnings...))...)
}

// job draws one thing, independently of all others. What is skipped says so.
type job func(skip bool) ([]output, error)

// jobs returns the charts in the order of the file, then the briefing.
func (w *workspace) jobs() []job {
	var jobs []job
	add := func(what string, work job) {
		jobs = append(jobs, func(skip bool) ([]output, error) {
			outputs, err := catchPanic(what, func() ([]output, error) { return work(skip) })
			return outputs, w.src.locate(w.quotes, what, err)
		})
	}
	whole := w.opt.formats.ofBriefing()
	if len(w.opt.formats) > len(whole) {
		for i, c := range w.ds.Charts {
			add("chart "+c.ID, func(skip bool) ([]output, error) {
				if skip {
					return nil, charts.NotLookedAt(c)
				}
				return w.chart(c, &w.layoutWarnings[i])
			})
		}
	}
	if len(whole) > 0 {
		add(w.name+"."+whole[0].Name, func(bool) ([]output, error) { return w.report(whole) })
	}
	return jobs
}

// inTurn does all jobs one after the other, and adds the warnings of the layout.
func (w *workspace) inTurn() ([]output, error) {
	var outputs []output
	var errs []error
	for _, work := range w.jobs() {
		more, err := work(false)
		outputs, errs = append(outputs, more...), append(errs, err)
	}
	w.addWarnings()
	return outputs, joinErrors(errs)
}

// runJobs runs the jobs on all processors and returns all outputs, or all errors, in
// the order of the jobs. After too many at fault it skips those of later rounds, so
// that which are skipped does not depend on the machine.
func runJobs(ctx context.Context, jobs []job, step func()) ([]output, error) {
	outputs, errs := make([][]output, len(jobs)), make([]error, len(jobs))
	free := make(chan struct{}, max(runtime.GOMAXPROCS(0), 1))
	run := func(i int, skip bool) error {
		free <- struct{}{}
		defer func() { <-free }()
		if ctx.Err() == nil {
			outputs[i], errs[i] = jobs[i](skip)
			step()
		}
		return nil
	}
	var last errgroup.Group // the briefing is last and takes longest: it starts first
	if len(jobs) > 0 {
		last.Go(func() error { return run(len(jobs)-1, false) })
	}
	skip := false
	for from := 0; from < len(jobs)-1; from += charts.MostUnfit {
		var round errgroup.Group
		round.SetLimit(cap(free))
		to := min(from+charts.MostUnfit, len(jobs)-1)
		for i := from; i < to; i++ {
			round.Go(func() error { return run(i, skip) })
		}
		round.Wait()
		skip = skip || failed(errs[:to]) >= charts.MostUnfit
	}
	last.Wait()
	return slices.Concat(outputs...), joinErrors(errs)
}

// failed counts errors.
func failed(errs []error) int {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	return n
}

// joinErrors joins errors into one: first the faults, without duplicates, then the others.
// It returns nil for no errors.
func joinErrors(errs []error) error {
	var faults data.Faults
	var others []error
	known := map[data.Fault]bool{}
	for _, err := range errs {
		more, ok := errors.AsType[data.Faults](err)
		if !ok {
			others = append(others, err)
		}
		for _, f := range more {
			same := f      // a chart and its page may find the same fault
			same.Line = "" // which may be long
			if strings.Contains(f.Text, typeset.NoFont) {
				same = data.Fault{Hint: f.Hint} // one font mends them all
			}
			if !known[same] {
				known[same] = true
				faults = append(faults, f)
			}
		}
	}
	if len(faults) > 0 {
		others = slices.Insert(others, 0, error(faults.Listed()))
	}
	return errors.Join(others...)
}

// chart makes the outputs of one chart, and stores the warnings of its layout in found.
func (w *workspace) chart(c *data.Chart, found *data.Faults) ([]output, error) {
	laid, err := w.layOut(c)
	if err != nil {
		return nil, err
	}
	*found = laid.Remarks(w.ds, float64(laid.DPI()))
	if !w.encode {
		return nil, nil
	}
	var outputs []output
	for _, f := range []format{pngFormat, svgFormat, chartPDFFormat, chartHTMLFormat, csvFormat} {
		if !w.opt.formats.has(f) {
			continue
		}
		o, err := w.picture(laid, c, f)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}

// layOut lays out a chart at the requested size.
func (w *workspace) layOut(c *data.Chart) (*charts.Chart, error) {
	return charts.New(w.ds, c, w.chartOptions(c))
}

func (w *workspace) chartOptions(c *data.Chart) charts.Options {
	return charts.Options{Size: w.opt.chartSize(c), DPI: w.opt.chartDPI(c), OrScreen: !w.opt.dpi.given && c.DPI == 0, Fonts: w.fonts, Logo: w.logo, EmbedFonts: w.opt.embed, Producer: producer}
}

// picture makes an output of a chart in one format.
func (w *workspace) picture(laid *charts.Chart, c *data.Chart, f format) (output, error) {
	a := description{Chart: c.ID, Title: laid.Title(), Alt: laid.Alt(), Long: laid.Description(charts.Standing{}), Key: laid.KeySentence(), Sources: citations(laid.Sources())}
	write := laid.WriteSVG
	switch f {
	case pngFormat:
		a.DPI = float64(laid.DPI())
		a.Width, a.Height = w.opt.chartSize(c).Pixels(a.DPI)
		write = func(to io.Writer) error { return laid.WritePNG(to, a.Width, a.Height, a.DPI) }
	case chartPDFFormat:
		a.Pages = 1
		write = func(to io.Writer) error { return report.WriteChart(to, w.ds, laid, w.reportOptions()) }
	case chartHTMLFormat:
		write = func(to io.Writer) error { return report.WriteChartHTML(to, w.ds, c, laid, w.reportOptions()) }
	case csvFormat:
		write = func(to io.Writer) error { return file.WriteCSV(w.ds, to, c) }
	}
	if w.reusable.have == nil {
		return newOutput(c.ID+f.extension(), f, a, write)
	}
	return w.reuseOrDraw(laid, f, a, write)
}

// reportOptions are what all outputs of package report depend on.
func (w *workspace) reportOptions() report.Options {
	return report.Options{Fonts: w.fonts, Producer: producer, Standard: w.opt.standard.Standard, CSV: func(to io.Writer, c *data.Chart) error { return file.WriteCSV(w.ds, to, c) }}
}

// place is where the web page is published.
func (w *workspace) place() html.Place {
	at := html.Place{CSV: w.opt.formats.has(csvFormat)}
	if w.row != "" {
		at.Path, at.Alone = w.row+"/"+w.name+".html", true
	}
	if c := firstChart(w.ds); c != nil && w.opt.formats.has(pngFormat) {
		width, height := w.opt.chartSize(c).Pixels(float64(w.opt.chartDPI(c)))
		at.Picture = html.Picture{Name: c.ID + pngFormat.extension(), Alt: c.Title.Plain, Width: width, Height: height}
	}
	return at
}

// firstChart is the first chart that a briefing shows, or else that it has; nil for none.
func firstChart(ds *data.Dataset) *data.Chart {
	for _, b := range ds.Briefing {
		if b.Chart != nil {
			return b.Chart
		}
	}
	if len(ds.Charts) == 0 {
		return nil
	}
	return ds.Charts[0]
}

// report makes the briefing in the formats given.
func (w *workspace) report(formats []report.Format) ([]output, error) {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	opt := w.reportOptions()
	opt.Formats, opt.Page = names, w.place()
	doc, err := report.New(w.ds, opt)
	if err != nil || !w.encode {
		return nil, err
	}
	var outputs []output
	for _, f := range formats {
		about := description{Title: w.ds.Title.Plain, Sources: citations(w.ds.Cited)}
		if f.Name == string(pdfFormat) {
			about.Pages = doc.Pages()
		}
		o, err := newOutput(w.name+"."+f.Name, format(f.Name), about, func(to io.Writer) error { return f.Write(doc, to) })
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}

// output is a file with its description in the manifest.
type output struct {
	publish.File
	description
}

// newOutput makes an output.
func newOutput(name string, kind format, a description, write func(io.Writer) error) (output, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return output{}, err
	}
	o := output{publish.NewFile(name, b.Bytes()), a}
	o.Kind = string(kind)
	return o, nil
}

// filesOf returns the files of outputs.
func filesOf(outputs []output) []publish.File {
	files := make([]publish.File, len(outputs))
	for i, o := range outputs {
		files[i] = o.File
	}
	return files
}
