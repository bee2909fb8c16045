package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"briefing/charts"
	"briefing/cmd/briefing/internal/watch"
	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
	"briefing/report"
	"briefing/report/html"
)

// watched is a file that is shown while it is being written.
type watched struct {
	src   source
	opt   *options
	today func() data.Period
	fonts fontSets
	kept  html.Kept
}

func newWatched(src source, opt *options, today func() data.Period) *watched {
	return &watched{src: src, opt: opt, today: today}
}

// Make implements watch.Maker.
func (w *watched) Make(c watch.Choice) *watch.Seen {
	made, err := catchPanic(w.src.name, func() (*watch.Seen, error) { return w.make(c), nil })
	if err != nil {
		made = &watch.Seen{Remarks: w.remarksOf(err), Files: []watch.File{{Path: w.src.path}}}
	}
	return made
}

func (w *watched) make(c watch.Choice) *watch.Seen {
	made := &watch.Seen{}
	opt, err := w.chosen(c)
	if err != nil {
		made.Remarks, made.Files = w.remarksOf(err), []watch.File{{Path: w.src.path}}
		return made
	}
	ds, files, err := w.load(opt)
	made.Files = files
	if err != nil {
		made.Remarks = w.remarksOf(err)
		return made
	}
	made.Title, made.Offers = ds.Title.Plain, w.offers(ds)
	space, err := newWorkspace(w.src, ds, opt, w.fonts.of)
	if err == nil {
		err = w.show(made, space, c.View)
	}
	if err != nil {
		made.Remarks = append(w.remarksOf(err), w.warnings(warningsOf(ds), ds.Stale)...)
		return made
	}
	made.Whole = true
	made.Rest = func() []watch.Remark { return w.rest(space) }
	return made
}

// chosen are the options under a choice.
func (w *watched) chosen(c watch.Choice) (*options, error) {
	opt := *w.opt
	var errs []error
	if c.Theme != "" {
		errs = append(errs, opt.theme.Set(c.Theme))
	}
	if c.Size != "" {
		errs = append(errs, opt.size.Set(c.Size))
	}
	if c.Edition != "" {
		opt.edition = nil
		errs = append(errs, opt.edition.Set(c.Edition))
	}
	if len(c.Set) > 0 {
		opt.set = setFlag{}
		for _, all := range []map[string]string{w.opt.set, c.Set} {
			for name, value := range all {
				opt.set[name] = value
			}
		}
	}
	return &opt, errors.Join(errs...)
}

// load reads the file under options, and says what it read for that.
func (w *watched) load(opt *options) (*data.Dataset, []watch.File, error) {
	fsys, release, err := w.src.open()
	if err != nil {
		return nil, []watch.File{{Path: w.src.path}}, err
	}
	defer release()
	edition := ""
	if len(opt.edition) > 0 {
		edition = opt.edition[0]
	}
	noted := &noting{FS: fsys, folder: w.src.folder}
	ds, err := file.Load(noted, w.src.name, file.Options{Today: w.today(), Set: opt.set, Edition: edition, FindFont: installed.find, Room: roomFor})
	if faults, ok := errors.AsType[data.Faults](err); ok {
		err = inFolder(w.src.folder, faults)
	}
	return ds, noted.files, err
}

// show makes what a view shows.
func (w *watched) show(made *watch.Seen, space *workspace, view watch.View) error {
	if view == watch.ChartView {
		return showCharts(made, space)
	}
	opt := space.reportOptions()
	opt.Formats, opt.Live, opt.Kept, opt.Print = []string{string(htmlFormat)}, true, &w.kept, space.printer()
	doc, err := report.New(space.ds, opt)
	if err != nil {
		return w.src.locate(space.quotes, space.name, err)
	}
	var b bytes.Buffer
	err = doc.WriteHTML(&b)
	made.Document, made.Ask = b.Bytes(), newTracer(space, doc.References()).ask
	return err
}

// printer returns what tells a chart apart from any other by all that it is laid out of; empty
// where that is more than is looked at.
func (w *workspace) printer() func(*data.Chart) string {
	binary := fontChecksums(w.ds)
	return func(c *data.Chart) string {
		e, whole := file.ExcerptOf(w.ds, c, w.opt.chartSize(c), w.opt.chartDPI(c))
		if !whole {
			return ""
		}
		sum := sha256.Sum256(append(e.JSON(), binary...))
		return fmt.Sprintf("%x", sum)
	}
}

// showCharts lays all charts out, to be drawn when they are looked at.
func showCharts(made *watch.Seen, w *workspace) error {
	w.reusable.fonts, made.Ask = fontChecksums(w.ds), newTracer(w, nil).ask
	var errs []error
	for _, c := range w.ds.Charts {
		opt := w.chartOptions(c)
		opt.Asked = true
		laid, err := charts.New(w.ds, c, opt)
		if err != nil {
			errs = append(errs, w.src.locate(w.quotes, c.ID, err))
			continue
		}
		a := description{Chart: c.ID, DPI: float64(w.opt.chartDPI(c))}
		a.Width, a.Height = w.opt.chartSize(c).Pixels(a.DPI)
		made.Pictures = append(made.Pictures, watch.Picture{
			ID: c.ID, Title: laid.Title(), Alt: laid.Alt(), Width: a.Width, Height: a.Height, Print: fmt.Sprint(w.drawnFrom(laid, pngFormat, a)),
			Draw:   func(to io.Writer) error { return laid.WritePNG(to, a.Width, a.Height, a.DPI) },
			Places: func() []watch.Place { return placesOf(laid) },
		})
	}
	return joinErrors(errs)
}

// rest lays out what is not shown, and returns all that is to be said of the file.
func (w *watched) rest(space *workspace) []watch.Remark {
	all := *space.opt
	all.formats = formats{pdfFormat, pngFormat}
	space.opt, space.encode = &all, false
	var errs []error
	for _, work := range space.jobs() {
		_, err := work(false)
		errs = append(errs, err)
	}
	space.addWarnings()
	return append(w.remarksOf(joinErrors(errs)), w.warnings(space.warnings, space.ds.Stale)...)
}

// remarksOf are the faults of an error.
func (w *watched) remarksOf(err error) []watch.Remark {
	var all []watch.Remark
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			all = append(all, w.remarksOf(one)...)
		}
		return all
	}
	if faults := data.FaultsOf(err); faults != nil {
		for _, f := range faults {
			all = append(all, watch.Fault("fault", f))
		}
		return all
	}
	if err == nil {
		return nil
	}
	return []watch.Remark{{Kind: "fault", Place: w.src.path, Text: data.Printable(err.Error())}}
}

// warnings are what does not keep the briefing from being made.
func (w *watched) warnings(warned, stale data.Faults) []watch.Remark {
	var all []watch.Remark
	for _, f := range inFolder(w.src.folder, warned) {
		all = append(all, watch.Fault("warning", f))
	}
	for _, f := range inFolder(w.src.folder, stale) {
		all = append(all, watch.Fault("stale", f))
	}
	return all
}

// offers are what can be chosen of a file.
func (w *watched) offers(ds *data.Dataset) watch.Offers {
	o := watch.Offers{Themes: optionsOf(data.ThemeNames()), Sizes: optionsOf(data.SizeNames())}
	for _, tag := range ds.Editions {
		o.Editions = append(o.Editions, watch.Option{Value: tag, Name: language.NameOf(tag)})
	}
	for _, p := range ds.Parameters {
		o.Parameters = append(o.Parameters, watch.Parameter{Name: p.Name, Value: p.Value})
	}
	return o
}

// optionsOf are words as options, and before them what leaves the choice to the file.
func optionsOf(words []string) []watch.Option {
	all := []watch.Option{{Name: "of the file"}}
	for _, word := range words {
		all = append(all, watch.Option{Value: word, Name: word})
	}
	return all
}

// noting is a folder that notes which of its files are read.
type noting struct {
	fs.FS
	folder string
	mu     sync.Mutex
	files  []watch.File
}

func (n *noting) Open(name string) (fs.File, error) {
	opened, err := n.FS.Open(name)
	read := watch.File{Path: filepath.Join(n.folder, filepath.FromSlash(name))}
	if err == nil {
		if read.Info, err = opened.Stat(); err != nil {
			opened.Close()
			return nil, err
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if !slices.ContainsFunc(n.files, func(f watch.File) bool { return f.Path == read.Path }) {
		n.files = append(n.files, read)
	}
	return opened, err
}
