package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/cmd/briefing/internal/batch"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	plan "briefing/data/batch"
	"briefing/data/file"
)

// renderCommand is the hidden command of the process that draws rows of a batch. It is
// not a public interface: supervisor and renderer are always the same program.
const renderCommand = "render-rows"

func newRender(s *session) *cobra.Command {
	return &cobra.Command{
		Use:    renderCommand,
		Hidden: true,
		Args:   maxArgs(0),
		RunE: func(*cobra.Command, []string) error {
			// A signal to all processes is for the supervisor, which then ends this
			// one's input.
			signal.Ignore(stopSignals...)
			limitMemory(rendererLimit)
			return batch.Serve(nonBlocking(s.stdin), s.stdout, newRowHandlers)
		},
	}
}

// rowRenderer draws the rows of a batch.
type rowRenderer struct {
	src   source
	fsys  fs.FS // its folder
	out   string
	files *file.FileCache
	today data.Period
	opt   options
	fonts fontSets
}

func newRowHandlers(setup batch.Setup) (*batch.Handlers, error) {
	r := &rowRenderer{
		src: source{path: setup.Setting.Template, folder: setup.Folder, name: setup.Setting.Template},
		out: setup.Out,
		opt: *newOptions(),
	}
	fsys, _, err := r.src.open()
	if err != nil {
		return nil, err
	}
	r.fsys, r.files = fsys, file.NewFileCache(fsys)
	runtime.GOMAXPROCS(setup.Workers + 1) // a thread that waits for the disk keeps a processor for a while
	if setup.Today != "" {
		var day dayFlag
		if err := day.Set(setup.Today); err != nil {
			return nil, err
		}
		r.today = day.Period
	}
	if err := r.opt.formats.Set(strings.Join(setup.Setting.Formats, ",")); err != nil {
		return nil, err
	}
	r.opt.theme, r.opt.embed = themeFlag(setup.Setting.Theme), setup.Setting.EmbedFonts
	if dpi := setup.Setting.DPI; dpi != 0 {
		r.opt.dpi = dpiFlag{dpi, true}
	}
	return &batch.Handlers{Check: r.check, Draw: r.draw, Sum: r.sum, Fail: failureOf}, nil
}

func (r *rowRenderer) sum(of data.InputRef) (publish.Sum, error) {
	return r.files.Sum(of, file.Options{FindFont: installed.find})
}

// failureOf says who is to blame for a row that cannot be drawn.
func failureOf(err error) *batch.Failure {
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return &batch.Failure{Blame: batch.InputFault, Faults: faults}
	}
	blame := batch.MachineFault
	if statusOf(err) == inputFault {
		blame = batch.ProgramFault
	}
	return &batch.Failure{Blame: blame, Text: err.Error()}
}

// load loads the template for a row. An error names the row, and files as the user would.
func (r *rowRenderer) load(j batch.Job) (plan.Row, *data.Dataset, error) {
	row, err := j.Row()
	if err != nil {
		return row, nil, err
	}
	ds, err := r.files.Load(r.src.name, file.Options{Today: r.today, Set: row.Set, Edition: row.Edition, FindFont: installed.find})
	return row, ds, r.src.located(row.Fault(err))
}

func (r *rowRenderer) check(_ context.Context, j batch.Job) (*batch.Result, error) {
	_, ds, err := r.load(j)
	if err != nil {
		return nil, err
	}
	return &batch.Result{Inputs: batch.Inputs(ds), Changes: r.changes(j, ds)}, nil
}

// draw makes of a row what build makes of a file.
func (r *rowRenderer) draw(_ context.Context, j batch.Job) (*batch.Result, error) {
	row, ds, err := r.load(j)
	if err != nil {
		return nil, err
	}
	drawn, err := r.outputs(row, ds, j.Existing)
	if err != nil {
		return nil, r.inRow(row, err)
	}
	return &batch.Result{
		Inputs: batch.Inputs(ds), AgeLimits: batch.AgeLimits(ds), Outputs: filesOf(drawn.outputs),
		Warnings: inFolder(r.src.folder, drawn.warnings), Changes: r.changes(j, ds),
	}, nil
}

// inRow adds the row to faults of drawing, which already name files as the user would.
func (r *rowRenderer) inRow(row plan.Row, err error) error {
	if faults, ok := errors.AsType[data.Faults](err); ok {
		row.Pos.File = filepath.Join(r.src.folder, row.Pos.File)
		return row.Fault(faults)
	}
	return err
}

func (r *rowRenderer) outputs(row plan.Row, ds *data.Dataset, have []publish.File) (*drawing, error) {
	opt := r.opt
	if !row.Size.IsZero() {
		opt.size = sizeFlag{row.Size, true}
	}
	w, err := newWorkspace(r.src, ds, &opt, r.fonts.of)
	if err != nil {
		return nil, err
	}
	w.name, w.row = cmp.Or(row.File, w.name), row.Name
	w.reusable = reusablePictures{fonts: fontChecksums(ds), have: map[string]publish.File{}}
	for _, o := range have {
		w.reusable.have[o.Name] = o
	}
	outputs, err := w.inTurn()
	if err != nil {
		return nil, err
	}
	d := &drawing{w.ds, w.warnings, outputs}
	last, err := newManifest(d).output()
	d.outputs = append(outputs, last)
	return d, err
}

// fontSets are fonts that are kept: nearly all rows of a batch share them. The zero value is
// empty.
type fontSets struct {
	mu    sync.Mutex
	known map[string]*typeset.Fonts // by fontKey
}

// of returns the fonts of a dataset.
func (s *fontSets) of(ds *data.Dataset) (*typeset.Fonts, error) {
	key := fontKey(ds)
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.known[key]; known != nil {
		return known, nil
	}
	fonts, err := charts.Fonts(ds)
	if err == nil && len(s.known) < maxFontSets {
		if s.known == nil {
			s.known = map[string]*typeset.Fonts{}
		}
		s.known[key] = fonts
	}
	return fonts, err
}

// maxFontSets is how many sets of fonts are kept for other rows.
const maxFontSets = 8

// fontKey identifies a set of fonts: by its files, their purposes and checksums.
func fontKey(ds *data.Dataset) string {
	var b strings.Builder
	names := map[string]bool{}
	own := ds.Fonts
	for i, f := range append([]*data.File{own.Regular, own.Bold, own.Italic, own.BoldItalic}, own.Fallback...) {
		if f != nil {
			names[f.Name] = true
			fmt.Fprintf(&b, "%d %q %d\n", i, f.Name, f.Face)
		}
	}
	return b.String() + checksums(ds, func(name string) bool { return names[name] || strings.HasPrefix(name, "system:") })
}

// checksums returns the checksums of the inputs of a dataset whose names of accepts.
func checksums(ds *data.Dataset, of func(name string) bool) string {
	var b strings.Builder
	for _, d := range ds.Depends {
		if of(d.Name) {
			fmt.Fprintf(&b, "%q %q %x\n", d.Name, d.Used, d.Sum)
		}
	}
	return b.String()
}

// fontChecksums returns the checksums of the fonts, pictures and other binary files
// that a dataset depends on.
func fontChecksums(ds *data.Dataset) string {
	texts := map[string]bool{}
	for _, in := range ds.Inputs {
		if in.Text != nil {
			texts[in.Name] = true
		}
	}
	return checksums(ds, func(name string) bool { return !texts[name] })
}

// reusablePictures are the pictures of a row that are already on disk.
type reusablePictures struct {
	fonts string
	have  map[string]publish.File
}

// reuseOrDraw draws a picture, unless the one on disk is the same.
func (w *workspace) reuseOrDraw(laid *charts.Chart, kind format, a description, write func(io.Writer) error) (output, error) {
	name, from := a.Chart+kind.extension(), w.drawnFrom(laid, kind, a)
	if known, ok := w.reusable.have[name]; ok && known.DrawnFrom == from {
		known.Kind, known.Kept = string(kind), true
		return output{known, a}, nil
	}
	o, err := newOutput(name, kind, a, write)
	o.DrawnFrom = from
	return o, err
}

// drawnFrom returns a hash of everything that determines the bytes of a picture: its
// excerpt, from which every picture can be built again, and what the excerpt only
// names.
func (w *workspace) drawnFrom(laid *charts.Chart, kind format, a description) (sum publish.Sum) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %q %s %dx%d %g %t %t\n%s", producer, a.Chart, kind, a.Width, a.Height, a.DPI,
		w.opt.embed, w.ds.Theme.Transparent, w.reusable.fonts)
	h.Write(laid.Excerpt().JSON())
	h.Sum(sum[:0])
	return sum
}

// formatNames returns the formats of a batch, or the default ones of build.
func formatNames(b *plan.Batch) []string {
	if len(b.Formats) > 0 {
		return b.Formats
	}
	opt := newOptions()
	return strings.Split(opt.formats.String(), ",")
}
