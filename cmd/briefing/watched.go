package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sync"

	"briefing/charts"
	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/watch"
	"briefing/data"
	plan "briefing/data/batch"
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
		made = &watch.Seen{Remarks: w.remarksOf(err)}
	}
	if len(made.Files) == 0 {
		made.Files = []watch.File{{Path: w.src.path}}
	}
	return made
}

func (w *watched) make(c watch.Choice) *watch.Seen {
	noted := &noting{folder: w.src.folder}
	made := &watch.Seen{}
	sub, err := w.load(c, noted)
	made.Files = noted.files
	if sub.opt != nil {
		made.Offers = w.offers(sub)
	}
	if err != nil {
		if missing, ok := errors.AsType[*file.ParameterError](err); ok && len(made.Offers.Parameters) == 0 {
			made.Offers.Parameters = []watch.Parameter{{Name: missing.Name}}
		}
		made.Remarks = w.remarksOf(err)
		return made
	}
	ds := sub.ds
	made.Title = ds.Title.Plain
	space, err := newWorkspace(sub.src, ds, sub.opt, w.fonts.of)
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

// subject is what is shown: a file, or the template of a batch for one of its rows.
type subject struct {
	src  source
	opt  *options // nil where the choice is none
	ds   *data.Dataset
	rows []watch.Option // of a batch
}

// load reads the file under a choice, through a folder that notes what is read.
func (w *watched) load(c watch.Choice, noted *noting) (sub subject, err error) {
	opt, err := w.chosen(c)
	if err != nil {
		return sub, err
	}
	sub.src, sub.opt = w.src, opt
	fsys, release, err := w.src.open()
	if err != nil {
		return sub, err
	}
	defer release()
	noted.FS = fsys
	if isBatch(w.src.path) {
		return sub, w.loadRow(&sub, c.Row, noted)
	}
	edition := ""
	if len(opt.edition) > 0 {
		edition = opt.edition[0]
	}
	sub.ds, err = file.Load(noted, w.src.name, w.fileOptions(opt.set, edition))
	return sub, w.src.located(err)
}

func (w *watched) fileOptions(set map[string]string, edition string) file.Options {
	return file.Options{Today: w.today(), Set: set, Edition: edition, FindFont: installed.find, Room: roomFor}
}

// isBatch reports whether a file is one of a batch: it names a template.
func isBatch(path string) bool {
	content, err := disk.ReadFile(path, maxInput)
	return err == nil && bytes.Contains(append([]byte("\n"), content...), []byte("\ntemplate:"))
}

// maxRowsOffered is how many rows of a batch can be chosen: more than anybody looks through.
const maxRowsOffered = 500

// loadRow reads the template of a batch for a row; without a name, for the first.
func (w *watched) loadRow(sub *subject, name string, fsys fs.FS) error {
	b, err := file.LoadBatch(fsys, w.src.name, file.Options{Set: sub.opt.set})
	if err != nil {
		return w.src.located(err)
	}
	var row *plan.Row
	for r, err := range b.Rows {
		if err != nil {
			return w.src.located(err)
		}
		if row == nil && (name == "" || r.Name == name) {
			row = &r
		}
		if len(sub.rows) < maxRowsOffered {
			sub.rows = append(sub.rows, watch.Option{Value: r.Name, Name: r.Name})
		} else if row != nil {
			break
		}
	}
	if row == nil {
		return fmt.Errorf("the batch has no row %q", name)
	}
	sub.src.name = b.Template
	if sub.opt.theme == "" {
		sub.opt.theme = themeFlag(b.Theme)
	}
	if !sub.opt.size.given && !row.Size.IsZero() {
		sub.opt.size = sizeFlag{row.Size, true}
	}
	if !sub.opt.dpi.given && b.DPI != 0 {
		sub.opt.dpi = dpiFlag{b.DPI, true}
	}
	sub.ds, err = file.Load(fsys, b.Template, w.fileOptions(row.Set, row.Edition))
	return w.src.located(row.Fault(err))
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
		maps.Copy(opt.set, w.opt.set)
		maps.Copy(opt.set, c.Set)
	}
	return &opt, errors.Join(errs...)
}

// show makes what a view shows.
func (w *watched) show(made *watch.Seen, space *workspace, view watch.View) error {
	switch view {
	case watch.ChartView:
		return showCharts(made, space)
	case watch.PageView:
		return w.showPages(made, space)
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

// pageDPI is the resolution of pictures of pages: that of a screen that shows them in full.
const pageDPI = 110

// showPages lays the pages out, to be drawn when they are looked at.
func (w *watched) showPages(made *watch.Seen, space *workspace) error {
	opt := space.reportOptions()
	opt.Formats, opt.Live = []string{string(pdfFormat)}, true
	doc, err := report.New(space.ds, opt)
	if err != nil {
		return w.src.locate(space.quotes, space.name, err)
	}
	made.Ask = newTracer(space, doc.References()).ask
	for n := range doc.Pages() {
		width, height := doc.PageSize(n, pageDPI)
		name := fmt.Sprintf("Page %d of %d", n+1, doc.Pages())
		made.Pictures = append(made.Pictures, watch.Picture{
			ID: fmt.Sprint("page ", n+1), Alt: name, Width: width, Height: height, Print: doc.PagePrint(n),
			Draw:   func(to io.Writer) error { return doc.WritePage(to, n, pageDPI) },
			Places: func() []watch.Place { return placesOn(doc, n) },
		})
	}
	return nil
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
		a := description{Chart: c.ID, DPI: float64(laid.DPI())}
		a.Width, a.Height = w.opt.chartSize(c).Pixels(a.DPI)
		made.Pictures = append(made.Pictures, watch.Picture{
			ID: c.ID, Alt: laid.Alt(), Width: a.Width, Height: a.Height, Print: fmt.Sprint(w.drawnFrom(laid, pngFormat, a)),
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
	_, err := space.inTurn()
	return append(w.remarksOf(err), w.warnings(space.warnings, space.ds.Stale)...)
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

// offers are what can be chosen of a subject.
func (w *watched) offers(sub subject) watch.Offers {
	o := watch.Offers{Themes: optionsOf(data.ThemeNames()), Sizes: optionsOf(data.SizeNames()), Rows: sub.rows}
	if sub.ds == nil || sub.rows != nil { // a row says all else
		return o
	}
	for _, tag := range sub.ds.Editions {
		o.Editions = append(o.Editions, watch.Option{Value: tag, Name: language.NameOf(tag)})
	}
	for _, p := range sub.ds.Parameters {
		offered := watch.Parameter{Name: p.Name, Value: p.Value}
		if p.Allowed != nil {
			offered.Values = optionsOf(p.Allowed)
		}
		o.Parameters = append(o.Parameters, offered)
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
