package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report"
)

// drawing is what a file becomes, in memory: the charts in the order of the
// file, then the PDF.
type drawing struct {
	ds      *data.Dataset
	outputs []output
}

// draw reads a file and lays out and draws all that the options ask for; with
// encode false it only lays it out. Warnings are reported; faults are the error.
func (s *session) draw(ctx context.Context, src source, opt *options, encode bool) (*drawing, error) {
	ds, err := await(ctx, src.name, func() (*data.Dataset, error) { return src.load(s.stdin, opt.today.Period) })
	if err != nil {
		return nil, err
	}
	if opt.theme != "" {
		ds.Theme = data.Theme{Base: string(opt.theme)}
	}
	ds.Warnings = append(ds.Warnings, charts.ThemeRemarks(ds)...)
	fonts, err := await(ctx, "fonts", func() (*typeset.Fonts, error) { return charts.Fonts(ds) })
	if err != nil {
		s.remarks(src.folder, ds)
		return nil, src.locate("fonts", err)
	}
	w := &workshop{src: src, ds: ds, fonts: fonts, opt: opt, encode: encode, found: make([]data.Faults, len(ds.Charts))}
	jobs := w.jobs()
	bar := s.tell.progress(ds.Name, len(jobs))
	outputs, err := await(ctx, src.name, func() ([]output, error) { return runJobs(ctx, jobs, bar.step) })
	bar.clear()
	if ctx.Err() == nil { // otherwise jobs may be at work still
		ds.Warnings = append(ds.Warnings, src.quote(slices.Concat(w.found...))...)
	}
	s.remarks(src.folder, ds)
	if err == nil && opt.strict && len(ds.Warnings) > 0 {
		err = &strictError{src.name, len(ds.Warnings)}
	}
	return &drawing{ds, outputs}, err
}

// workshop is what all the drawing of one file needs.
type workshop struct {
	src    source
	ds     *data.Dataset
	fonts  *typeset.Fonts
	opt    *options
	encode bool
	found  []data.Faults // warnings that only the layout can tell, of each chart
}

// job draws one thing, apart from all others.
type job func() ([]output, error)

// jobs are the charts in the order of the file, then the PDF.
func (w *workshop) jobs() []job {
	var jobs []job
	add := func(what string, work job) {
		jobs = append(jobs, func() ([]output, error) {
			outputs, err := guard(what, work)
			return outputs, w.src.locate(what, err)
		})
	}
	if w.opt.formats.has(pngFormat) || w.opt.formats.has(svgFormat) || w.opt.formats.has(csvFormat) {
		for i, c := range w.ds.Charts {
			add("chart "+c.ID, func() ([]output, error) { return w.chart(c, &w.found[i]) })
		}
	}
	if w.opt.formats.has(pdfFormat) {
		add(w.ds.Name+".pdf", w.report)
	}
	return jobs
}

// runJobs runs the jobs on all processors and returns the outputs of all, or
// the errors of all, in the order of the jobs.
func runJobs(ctx context.Context, jobs []job, step func()) ([]output, error) {
	outputs, errs := make([][]output, len(jobs)), make([]error, len(jobs))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, work := range slices.Backward(jobs) { // the last, the PDF, takes longest: it starts first
		group.Go(func() error {
			if ctx.Err() == nil {
				outputs[i], errs[i] = work()
				step()
			}
			return nil
		})
	}
	group.Wait()
	return slices.Concat(outputs...), joined(errs)
}

// joined returns errors as one: the faults together, each once, then the rest.
// Nil for no errors.
func joined(errs []error) error {
	var faults data.Faults
	var others []error
	for _, err := range errs {
		more, ok := errors.AsType[data.Faults](err)
		if !ok {
			others = append(others, err)
		}
		for _, f := range more {
			if !slices.Contains(faults, f) { // a chart and the page it stands on may find the same
				faults = append(faults, f)
			}
		}
	}
	if len(faults) > 0 {
		others = slices.Insert(others, 0, error(faults))
	}
	return errors.Join(others...)
}

// chart draws one chart, and finds what its layout is to be warned of.
func (w *workshop) chart(c *data.Chart, found *data.Faults) ([]output, error) {
	size, dpi := w.opt.chartSize(c), float64(w.opt.dpi)
	width, height := size.Points(dpi)
	laid, err := charts.New(w.ds, c, charts.Options{Width: width, Height: height, Fonts: w.fonts})
	if err != nil {
		return nil, err
	}
	*found = laid.Remarks(w.ds, dpi)
	if !w.encode {
		return nil, nil
	}
	about := entry{Chart: c.ID, Title: laid.Title(), Alt: laid.Alt(), Key: laid.KeySentence(), Sources: citations(laid.Sources())}
	var outputs []output
	if w.opt.formats.has(pngFormat) {
		picture := about
		picture.File, picture.Kind, picture.DPI = c.ID+".png", pngFormat, dpi
		picture.Width, picture.Height = size.Pixels(dpi)
		o, err := newOutput(picture, func(to io.Writer) error {
			return laid.WritePNG(to, picture.Width, picture.Height, dpi)
		})
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	if w.opt.formats.has(svgFormat) {
		about.File, about.Kind = c.ID+".svg", svgFormat
		o, err := newOutput(about, laid.WriteSVG)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	if w.opt.formats.has(csvFormat) {
		about.File, about.Kind = c.ID+".csv", csvFormat
		o, err := newOutput(about, func(to io.Writer) error { return w.ds.WriteCSV(to, c) })
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, o)
	}
	return outputs, nil
}

func (w *workshop) report() ([]output, error) {
	doc, err := report.New(w.ds, report.Options{Fonts: w.fonts, Producer: producer})
	if err != nil || !w.encode {
		return nil, err
	}
	o, err := newOutput(entry{
		File:    w.ds.Name + ".pdf",
		Kind:    pdfFormat,
		Title:   w.ds.Title.Plain,
		Pages:   doc.Pages(),
		Sources: citations(w.ds.Cited),
	}, doc.WritePDF)
	return []output{o}, err
}

// output is a file to be published, with what the manifest says of it.
type output struct {
	entry
	data []byte
}

// newOutput makes the bytes of an output and completes its entry.
func newOutput(e entry, write func(io.Writer) error) (output, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return output{}, err
	}
	return sealed(e, b.Bytes()), nil
}

// sealed completes the entry of an output with its bytes.
func sealed(e entry, data []byte) output {
	sum := sha256.Sum256(data)
	e.Bytes, e.SHA256 = len(data), hex.EncodeToString(sum[:])
	return output{e, data}
}
