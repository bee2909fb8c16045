package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"briefing/data"
	"briefing/data/language"
	"briefing/report"
	"briefing/report/pdf"
)

// options holds the flags of build and check.
type options struct {
	out      dirFlag
	formats  formats
	size     sizeFlag
	dpi      dpiFlag
	today    dayFlag
	theme    themeFlag
	strict   bool
	set      setFlag
	edition  editionFlag
	embed    bool // fonts, into SVG
	standard standardFlag
	json     bool
}

// newOptions returns the options of a command line without flags. It reads the clock,
// as nothing below this package does.
func newOptions() *options {
	return &options{
		out:     "out",
		formats: formats{pdfFormat, pngFormat, svgFormat},
		size:    sizeFlag{Size: data.Slide()},
		dpi:     dpiFlag{pixels: data.DefaultDPI},
		today:   dayFlag{data.DayOf(time.Now())},
	}
}

// checkFlags adds the flags of check, which build has too.
func (o *options) checkFlags(f *pflag.FlagSet) {
	f.Var(&o.size, "size", "size of charts: slide, half, square, a4 or WIDTHxHEIGHT in pixels;\noverrides the size a chart asks for")
	f.Var(&o.dpi, "dpi", fmt.Sprintf("pixels per inch, %d to %d: more makes text and lines larger;\noverrides the resolution a chart asks for", data.MinDPI, data.MaxDPI))
	f.Var(&o.theme, "theme", "look of the charts: "+strings.Join(data.ThemeNames(), ", ")+";\noverrides the theme of the file")
	f.Var(&o.today, "date", "day from which the age of data is measured (default today)")
	f.Lookup("date").DefValue = "" // the usage says it: the help must not change from day to day
	f.Var(&o.set, "set", "value of a parameter that the file declares; may be given several times")
	f.Var(&o.edition, "edition", "language of an edition of the file, such as zh, or several separated\nby commas (default all); may be given several times")
	f.BoolVar(&o.strict, "strict", false, "treat warnings as faults: exit status 1, and nothing is written")
	f.BoolVar(&o.json, "json", false, "report what happens as JSON, one object per line, on standard output")
}

func (o *options) buildFlags(f *pflag.FlagSet) {
	f.VarP(&o.out, "out", "o", "folder to write to")
	f.Var(&o.formats, "format", "what to write, separated by commas: "+strings.Join(append(briefingNames(), "png", "svg", "csv"), ", ")+", and\nchart-pdf and chart-html for a page of each chart")
	f.Var(&o.standard, "standard", "what PDFs keep: ua-1, with PDF/A-3a, or ua-2, with\nPDF/A-4f in PDF 2.0 (default ua-1)")
	f.BoolVar(&o.embed, "embed-fonts", false, "embed the fonts into SVG, with only the characters used")
	o.checkFlags(f)
}

// chartSize returns the size to draw a chart at.
func (o *options) chartSize(c *data.Chart) data.Size {
	if o.size.given || c.Size.IsZero() {
		return o.size.Size
	}
	return c.Size
}

// chartDPI returns the resolution to draw a chart at, in pixels per inch.
func (o *options) chartDPI(c *data.Chart) int {
	if o.dpi.given || c.DPI == 0 {
		return o.dpi.pixels
	}
	return c.DPI
}

// standardFlag is the standard that PDFs keep.
type standardFlag struct{ pdf.Standard }

// String implements pflag.Value.
func (s *standardFlag) String() string {
	if s.Standard == pdf.UA2 {
		return "ua-2"
	}
	return ""
}

// Set implements pflag.Value.
func (s *standardFlag) Set(text string) error {
	switch text {
	case "ua-1":
		s.Standard = pdf.UA1
	case "ua-2":
		s.Standard = pdf.UA2
	default:
		return errors.New("write ua-1 or ua-2")
	}
	return nil
}

// Type implements pflag.Value.
func (*standardFlag) Type() string { return "NAME" }

// format is a kind of output.
type format string

// The formats. The manifest is always written.
const (
	pdfFormat       format = "pdf"
	htmlFormat      format = "html"
	pngFormat       format = "png"
	svgFormat       format = "svg"
	csvFormat       format = "csv"
	chartPDFFormat  format = "chart-pdf"
	chartHTMLFormat format = "chart-html"
	manifestFormat  format = "manifest"
)

// extension returns the file name extension of outputs in the format.
func (f format) extension() string {
	switch f { // a chart may have the name of the briefing
	case chartPDFFormat:
		return ".chart.pdf"
	case chartHTMLFormat:
		return ".chart.html"
	}
	return "." + string(f)
}

// formats is the flag for the formats to write.
type formats []format

// briefingNames returns the formats of whole briefings.
func briefingNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// ofBriefing returns the formats of whole briefings that are asked for.
func (fs formats) ofBriefing() []report.Format {
	return slices.DeleteFunc(report.Formats(), func(f report.Format) bool { return !fs.has(format(f.Name)) })
}

// has reports whether a format is asked for.
func (fs formats) has(f format) bool { return slices.Contains(fs, f) }

// Set parses a list such as pdf,svg.
func (fs *formats) Set(s string) error {
	known := append(briefingNames(), string(pngFormat), string(svgFormat), string(csvFormat), string(chartPDFFormat), string(chartHTMLFormat))
	var list formats
	for _, word := range strings.Split(s, ",") {
		word = strings.TrimSpace(word)
		if !slices.Contains(known, word) {
			return fmt.Errorf("%q is not a format; write %s or %s, or several separated by commas", word, strings.Join(known[:len(known)-1], ", "), known[len(known)-1])
		}
		list = append(list, format(word))
	}
	*fs = list
	return nil
}

// String returns the list in the form that Set parses.
func (fs *formats) String() string {
	words := make([]string, len(*fs))
	for i, f := range *fs {
		words[i] = string(f)
	}
	return strings.Join(words, ",")
}

// Type names the value in the help.
func (fs *formats) Type() string { return "LIST" }

// sizeFlag is the flag for a data.Size.
type sizeFlag struct {
	data.Size
	given bool
}

// Set parses a size.
func (s *sizeFlag) Set(text string) error {
	size, err := data.ParseSize(text)
	if err != nil {
		return err
	}
	*s = sizeFlag{size, true}
	return nil
}

// Type names the value in the help.
func (s *sizeFlag) Type() string { return "SIZE" }

// dirFlag is the flag for a folder.
type dirFlag string

// Set refuses the path of a file, and the empty path, which an unset shell variable
// gives.
func (d *dirFlag) Set(path string) error {
	if path == "" {
		return errors.New("the path is empty; write . for the folder you are in")
	}
	if isFile(path) {
		return errors.New("it is a file; write the path of a folder")
	}
	*d = dirFlag(path)
	return nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// String returns the path.
func (d *dirFlag) String() string { return string(*d) }

// Type names the value in the help.
func (d *dirFlag) Type() string { return "DIR" }

// dpiFlag is the flag for a resolution in pixels per inch.
type dpiFlag struct {
	pixels int
	given  bool
}

// Set parses a number within the limits.
func (d *dpiFlag) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < data.MinDPI || n > data.MaxDPI {
		return fmt.Errorf("%q is not a resolution; write a whole number from %d to %d", text, data.MinDPI, data.MaxDPI)
	}
	*d = dpiFlag{n, true}
	return nil
}

// String returns the number.
func (d *dpiFlag) String() string { return strconv.Itoa(d.pixels) }

// Type names the value in the help.
func (d *dpiFlag) Type() string { return "N" }

// themeFlag is the flag for a built-in theme; empty for the file's own.
type themeFlag string

// Set parses the name of a theme.
func (t *themeFlag) Set(text string) error {
	if !slices.Contains(data.ThemeNames(), text) {
		return fmt.Errorf("%q is not a theme; write %s", text, strings.Join(data.ThemeNames(), ", "))
	}
	*t = themeFlag(text)
	return nil
}

// String returns the name.
func (t *themeFlag) String() string { return string(*t) }

// Type names the value in the help.
func (t *themeFlag) Type() string { return "NAME" }

// dayFlag is the flag for a day.
type dayFlag struct{ data.Period }

// Set parses a day such as 2026-05-31.
func (d *dayFlag) Set(text string) error {
	p, ok := data.ParsePeriod(text)
	if !ok || p.Granularity() != data.Day {
		return fmt.Errorf("%q is not a day; write one such as 2026-05-31", text)
	}
	d.Period = p
	return nil
}

// Type names the value in the help.
func (d *dayFlag) Type() string { return "DAY" }

// setFlag is the flag for values of parameters.
type setFlag map[string]string

// Set parses NAME=VALUE.
func (s *setFlag) Set(text string) error {
	name, value, found := strings.Cut(text, "=")
	switch {
	case !found || name == "" || value == "":
		return fmt.Errorf("%q sets nothing; write NAME=VALUE", text)
	case (*s)[name] != "":
		return fmt.Errorf("%s is set twice", name)
	case *s == nil:
		*s = setFlag{}
	}
	(*s)[name] = value
	return nil
}

// String returns the values in the form that Set parses.
func (s *setFlag) String() string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(*s)) {
		words = append(words, name+"="+(*s)[name])
	}
	return strings.Join(words, " ")
}

// Type names the value in the help.
func (s *setFlag) Type() string { return "NAME=VALUE" }

// editionFlag is the flag for the editions to build; empty for all.
type editionFlag []string

// Set parses a tag, or several separated by commas.
func (e *editionFlag) Set(text string) error {
	for _, tag := range strings.Split(text, ",") {
		tag = strings.TrimSpace(tag)
		if _, err := language.New(tag); err != nil {
			return err
		}
		if slices.Contains(*e, tag) {
			return fmt.Errorf("%s is named twice", tag)
		}
		*e = append(*e, tag)
	}
	return nil
}

// String returns the tags in the form that Set parses.
func (e *editionFlag) String() string { return strings.Join(*e, ",") }

// Type names the value in the help.
func (e *editionFlag) Type() string { return "LANGUAGE" }
