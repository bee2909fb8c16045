package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"briefing/charts"
	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/file"
	"briefing/report"
	"briefing/report/pdf"
)

// inspectOptions holds the flags of inspect.
type inspectOptions struct {
	verify, json bool
	theme        themeFlag
}

func newInspect(s *session) *cobra.Command {
	opt := &inspectOptions{}
	cmd := &cobra.Command{
		Use:   "inspect FILE...",
		Short: "Print what a picture or a PDF says about itself, with its data",
		Long: `inspect reads a PNG, SVG or PDF that build has written, and prints its title, alt
text and sources as comments, then the data as a YAML file. That of a picture
builds the same picture again, that of a PDF a briefing that says the same. A FILE
of - is standard input.

With --verify it builds the output again from the data in it and compares the
bytes: exit status 0 if they are the same, 1 if the output was changed, 4 if another
version of the program made it, as only that version can verify it. Fonts that the
data names are looked for in the current folder. Many programs and web sites remove
the data from a picture when they save or receive it.`,
		Example: `  briefing inspect out/demo/share.png
  briefing inspect out/demo/share.svg | briefing build -
  briefing inspect --verify out/*/*.png`,
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return &usageError{"inspect needs a FILE", "name a PNG, SVG or PDF that build has written"}
			}
			if len(files) > 1 && !opt.verify && !opt.json {
				return &usageError{"inspect prints the data of one FILE", "call it for each, or add --verify or --json"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			if opt.json {
				s.reporter = newEvents(s.stdout)
			}
			for _, file := range files {
				if cmd.Context().Err() != nil {
					return nil
				}
				s.fail(s.inspect(cmd.Context(), file, opt))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&opt.verify, "verify", false, "build the output again from its data, and compare")
	cmd.Flags().BoolVar(&opt.json, "json", false, "print JSON, one object per line, on standard output")
	cmd.Flags().Var(&opt.theme, "theme", "with --verify of a briefing: the --theme that it was built with")
	return cmd
}

// stored is what an output says about itself.
type stored struct {
	File     string   `json:"file"`
	Kind     format   `json:"kind"`
	Title    string   `json:"title"`
	Language string   `json:"language,omitempty"`
	Alts     []string `json:"alt"` // one for each figure
	Sources  []string `json:"sources"`
	Producer string   `json:"producer,omitempty"` // name and version of the program that made it
	Licence  string   `json:"licence,omitempty"`
	// Same is the result of --verify; nil for another version.
	Same *bool           `json:"same,omitempty"`
	Data json.RawMessage `json:"data,omitempty"` // of a picture

	embedded    bool         // fonts, in an SVG
	edition     string       // the language of a briefing; empty for the main one
	excerpt     file.Excerpt // of a picture
	attachments []pdf.Attachment
}

func (s *session) inspect(ctx context.Context, file string, opt *inspectOptions) error {
	found, err := await(ctx, file, func() (*stored, error) { return s.look(file, opt) })
	if err != nil {
		return err
	}
	if err := found.show(s.stdout, opt); err != nil {
		return found.blame(err)
	}
	if opt.verify {
		return found.mismatch()
	}
	return nil
}

// look reads an output, and verifies it if it is asked to.
func (s *session) look(file string, opt *inspectOptions) (*stored, error) {
	content, err := s.readOutput(file)
	if err != nil {
		return nil, err
	}
	found, err := readStored(content)
	if err != nil {
		return nil, &storedError{file, err.Error()}
	}
	found.File = filepath.ToSlash(file)
	if opt.verify {
		return found, found.verify(content, opt)
	}
	return found, found.parse()
}

// verify builds the output again and compares it, if this version of the program made
// it.
func (st *stored) verify(content []byte, opt *inspectOptions) error {
	if otherVersion(st.Producer) {
		return nil
	}
	if err := st.parse(); err != nil {
		return err
	}
	again, err := rebuild(st, opt)
	if err != nil {
		return err
	}
	same := bytes.Equal(again, content)
	st.Same = &same
	return nil
}

// mismatch returns what verify found; nil for the same bytes.
func (st *stored) mismatch() error {
	switch {
	case st.Same == nil:
		return &versionError{st.File, st.Producer}
	case !*st.Same:
		return &storedError{st.File, "its data gives different bytes with " + producer + ": it was changed, or made with other fonts or flags"}
	}
	return nil
}

// show prints what was found.
func (st *stored) show(w io.Writer, opt *inspectOptions) error {
	switch {
	case opt.json:
		return st.printJSON(w)
	case !opt.verify:
		return st.print(w)
	}
	result := "made by " + st.Producer
	if st.Same != nil {
		result = map[bool]string{true: "same", false: "differs"}[*st.Same]
	}
	_, err := fmt.Fprintf(w, "%s: %s\n", data.Printable(st.File), result)
	return err
}

// maxStored is the largest output that is inspected, in bytes.
const maxStored = 256 << 20

// readOutput reads a file, standard input, or a file that the caller has opened.
func (s *session) readOutput(file string) ([]byte, error) {
	content, err := s.readAny(file)
	switch reason := new(fs.PathError); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &usageError{"there is no file " + file, ""}
	case errors.Is(err, fs.ErrInvalid) && errors.As(err, &reason):
		return nil, &storedError{file, reason.Err.Error()}
	}
	return content, err
}

func (s *session) readAny(file string) ([]byte, error) {
	switch {
	case file == standardInput || file == "/dev/stdin":
		return disk.ReadAll(s.stdin, file, maxStored)
	case disk.IsDescriptor(file):
		f, err := disk.OpenDescriptor(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return disk.ReadAll(f, file, maxStored)
	}
	return disk.ReadFile(file, maxStored)
}

var errNoData = errors.New("it has no data: briefing did not make it, or another program removed the data")

// readStored reads what an output says about itself, whatever version made it;
// [stored.parse] then reads its data. The first bytes tell what kind of output it is.
func readStored(content []byte) (*stored, error) {
	switch {
	case bytes.HasPrefix(content, []byte("\x89PNG")):
		return readPicture(content, pngFormat, charts.ReadPNG)
	case bytes.HasPrefix(content, []byte("%PDF")):
		return readPDF(content)
	case bytes.Contains(content[:min(len(content), 1024)], []byte("<svg")):
		return readPicture(content, svgFormat, charts.ReadSVG)
	}
	return nil, errors.New("it is not a PNG, SVG or PDF")
}

func readPicture(content []byte, kind format, read func([]byte) (charts.Stored, error)) (*stored, error) {
	contents, err := read(content)
	if err != nil {
		return nil, err
	}
	if contents.Data == nil {
		return nil, errNoData
	}
	return &stored{
		Kind: kind, Producer: contents.Producer, embedded: bytes.Contains(content, []byte("<style>\n@font-face")),
		Title: contents.Title, Language: contents.Language, Alts: []string{contents.Long}, Data: contents.Data,
	}, nil
}

// readPDF reads a briefing, or the page of a chart.
func readPDF(content []byte) (*stored, error) {
	contents, err := pdf.Read(content)
	if err != nil {
		return nil, err
	}
	if len(contents.Attachments) == 0 {
		return nil, errNoData
	}
	out := &stored{Kind: pdfFormat, Producer: contents.Producer, Title: contents.Title, Alts: contents.Alts, edition: contents.Language, attachments: contents.Attachments}
	main := contents.Attachments[0]
	if main.Relation == pdf.Data {
		out.Kind = chartPDFFormat
	}
	if main.Type == "application/json" { // a chart with too many values
		out.Data, out.attachments = main.Data, nil
	}
	return out, nil
}

// parse reads the data: the excerpt of a picture, otherwise the files.
func (st *stored) parse() error {
	if st.attachments != nil {
		return st.parseFiles()
	}
	var err error
	if st.excerpt, err = file.ParseExcerpt(st.Data); err != nil {
		return &storedError{st.File, err.Error()}
	}
	st.Sources, st.Licence = st.excerpt.Sources(), st.excerpt.Licence()
	return nil
}

func (st *stored) parseFiles() error {
	_, ds, err := st.load(&inspectOptions{})
	if err != nil {
		return st.blame(faultyData(err))
	}
	st.Language, st.Licence = ds.Language, ds.Licence
	for _, s := range ds.Cited {
		st.Sources = append(st.Sources, strings.Join(slices.DeleteFunc([]string{s.Publisher, s.Title, s.Date.String(), s.URL}, func(s string) bool { return s == "" }), ", "))
	}
	return nil
}

// blame says that an error is one of the data in an output, unless the machine is to blame.
func (st *stored) blame(err error) error {
	if _, machine := errors.AsType[*fs.PathError](err); machine && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return &storedError{st.File, err.Error()}
}

// faultyData says what is wrong with the data in an output: its first fault.
func faultyData(err error) error {
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return fmt.Errorf("the data in it has %s: %w", count(faults.Count(), "fault"), faults[0])
	}
	return fmt.Errorf("the data in it cannot be read: %w", err)
}

// printJSON prints everything on one line.
func (st *stored) printJSON(w io.Writer) error {
	if st.Data == nil {
		files := map[string]string{}
		for _, a := range st.attachments {
			files[a.Name] = string(a.Data)
		}
		content, err := json.Marshal(files)
		if err != nil {
			return err
		}
		st.Data = content
	}
	return newEvents(w).to.Encode(st)
}

// print prints a file that people and build can read: comments, then the data.
func (st *stored) print(w io.Writer) error {
	file, err := st.file()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	comment := func(what, text string) {
		if text != "" {
			fmt.Fprintf(&b, "# %s: %s\n", what, data.Printable(strings.Join(strings.Fields(text), " ")))
		}
	}
	comment("Title", st.Title)
	for _, alt := range st.Alts {
		comment("Alt text", alt)
	}
	for _, s := range st.Sources {
		comment("Source", s)
	}
	comment("Licence", st.Licence)
	b.Write(file)
	_, err = w.Write(b.Bytes())
	return err
}

// file returns the data as one YAML file.
func (st *stored) file() ([]byte, error) {
	if st.attachments == nil {
		if why := st.excerpt.Omitted(); why != "" {
			return nil, errors.New(why)
		}
		return st.excerpt.YAML()
	}
	if len(st.attachments) == 1 {
		return st.attachments[0].Data, nil
	}
	_, ds, err := st.load(&inspectOptions{})
	if err != nil {
		return nil, err
	}
	return file.Whole(ds).YAML()
}

// load loads the data of an output as a file; other files that it names are looked for
// in the current folder.
func (st *stored) load(opt *inspectOptions) (source, *data.Dataset, error) {
	here, err := disk.OpenRoot(".")
	if err != nil {
		return source{}, nil, err
	}
	defer here.Close()
	src, ds, err := st.loadIn(disk.Folder{Root: here})
	if err != nil {
		return source{}, nil, err
	}
	return src, withTheme(ds, opt.theme), nil
}

// loadIn is load with other files from a folder.
func (st *stored) loadIn(folder fs.FS) (source, *data.Dataset, error) {
	files := map[string][]byte{}
	var chosen map[string]string
	name := "inspected.yaml"
	if st.attachments == nil {
		file, err := st.file()
		if err != nil {
			return source{}, nil, err
		}
		files[name] = file
	} else {
		name = st.attachments[0].Name
		for _, a := range st.attachments {
			files[a.Name] = a.Data
			if a.Name == report.ParametersName {
				if err := json.Unmarshal(a.Data, &chosen); err != nil {
					return source{}, nil, fmt.Errorf("%s: %w", a.Name, err)
				}
			}
		}
	}
	ds, err := file.Load(&overlay{folder, files}, name, file.Options{Set: chosen, Edition: st.edition, FindFont: installed.find})
	if err != nil {
		return source{}, nil, err
	}
	return source{path: name, folder: ".", name: name}, ds, nil
}

// rebuild builds an output again from the data in it.
func rebuild(st *stored, opt *inspectOptions) ([]byte, error) {
	src, ds, err := st.load(opt)
	if err != nil {
		if isError[data.Faults](err) {
			return nil, err
		}
		return nil, st.blame(err)
	}
	fonts, err := charts.Fonts(ds)
	if err != nil {
		return nil, src.locate(newQuotes(ds.Inputs), "fonts", err)
	}
	if st.Kind == pdfFormat {
		doc, err := report.New(ds, report.Options{Fonts: fonts, Producer: producer, Formats: []string{string(pdfFormat)}})
		if err != nil {
			return nil, src.locate(newQuotes(ds.Inputs), st.File, err)
		}
		var b bytes.Buffer
		err = doc.WritePDF(&b)
		return b.Bytes(), err
	}
	if len(ds.Charts) != 1 {
		return nil, &storedError{st.File, fmt.Sprintf("its data has %d charts, where one is expected", len(ds.Charts))}
	}
	w := &workspace{src: src, ds: ds, fonts: fonts, opt: newOptions(), encode: true}
	w.opt.embed = st.embedded
	laid, err := w.layOut(ds.Charts[0])
	if err != nil {
		return nil, src.locate(newQuotes(ds.Inputs), st.File, err)
	}
	o, err := w.picture(laid, ds.Charts[0], st.Kind)
	return o.Data, err
}
