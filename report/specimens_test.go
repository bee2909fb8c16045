package report

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"briefing/charts"
	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
	"briefing/report/pdf"
	"briefing/report/reporttest"
)

// A specimen is a PDF that tests look at.
type specimen struct {
	name  string
	shows []string // what there is in it: "block table", "kind bar", "layout deck"
	write func(io.Writer, pdf.Standard) error
}

// specimens are briefings and pages of charts of every block, form, layout, cover,
// theme and language.
func specimens(t *testing.T) []specimen {
	t.Helper()
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	c := &collection{t: t, han: han}
	c.forms()
	c.shipped()
	c.layouts()
	c.languages()
	c.kindsOfForms()
	return c.all
}

// hanFont is a font with Han characters, as Debian's fonts-wqy-microhei has it.
const hanFont = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"

// collection gathers specimens.
type collection struct {
	t   *testing.T
	han []byte
	all []specimen
}

// briefing adds a whole briefing.
func (c *collection) briefing(name string, ds *data.Dataset) {
	c.all = append(c.all, specimen{name, briefingShows(ds), func(w io.Writer, standard pdf.Standard) error {
		d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}, Standard: standard})
		if err != nil {
			return err
		}
		return d.WritePDF(w)
	}})
}

// pages adds a page for each chart of a dataset, as far as they have the colours of
// its theme.
func (c *collection) pages(ds *data.Dataset, end string) {
	fonts, err := charts.Fonts(ds)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, chart := range ds.Charts {
		drawn, err := charts.New(ds, chart, charts.Options{Fonts: fonts})
		if err != nil {
			continue
		}
		shows := []string{"page of kind " + string(chart.Kind), "page in " + ds.Language, "page of theme " + ds.Theme.Base}
		c.all = append(c.all, specimen{chart.ID + end, shows, func(w io.Writer, standard pdf.Standard) error {
			return WriteChart(w, ds, drawn, Options{Producer: "briefing", Standard: standard})
		}})
	}
}

// forms adds each layout with each cover.
func (c *collection) forms() {
	for i, l := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
		for j, cover := range []data.Cover{data.CoverPlain, data.CoverBand, data.CoverNone} {
			language, theme := "en", data.ThemeNames()[(i+j)%len(data.ThemeNames())]
			if i == j {
				language = "zh"
			}
			head := fmt.Sprintf("layout: %s\ncover: %s\nlanguage: %s\ntheme: {base: %s, margins: 22mm}\nfonts: {fallback: han.ttc}\n", l, cover, language, theme)
			c.briefing(fmt.Sprintf("forms-%s-%s.pdf", l, cover), corpusFile(c.t, forms+head, c.han))
		}
	}
}

// shipped adds the editions of the shipped briefing, and one of three languages.
func (c *collection) shipped() {
	c.briefing("shipped.pdf", reporttest.Shipped(c.t))
	c.briefing("shipped-zh.pdf", inChinese(c.t, c.han))
	three, _, err := file.LoadEditions(os.DirFS("../data/testdata/valid"), "editions.yaml", nil, file.Options{})
	if err != nil {
		c.t.Fatal(err)
	}
	for _, ds := range three {
		ds.Fonts.Fallback = []*data.File{{Name: "han.ttc", Data: c.han}} // for a source in Chinese
		c.briefing(ds.Name+".pdf", ds)
	}
}

// layouts adds briefings that are not made for a layout in each.
func (c *collection) layouts() {
	for _, l := range []data.Layout{data.LayoutLetter, data.LayoutDeck} {
		ds := inChinese(c.t, c.han)
		ds.Layout = l
		c.briefing(fmt.Sprintf("shipped-zh-%s.pdf", l), ds)
		ds = reporttest.Shipped(c.t)
		ds.Layout = l
		c.briefing(fmt.Sprintf("shipped-%s.pdf", l), ds)
		c.briefing(fmt.Sprintf("small-%s.pdf", l), reporttest.Load(c.t, small+fmt.Sprintf("layout: %s\n", l)))
		c.briefing(fmt.Sprintf("prose-%s.pdf", l), reporttest.Load(c.t, prose+fmt.Sprintf("layout: %s\n", l)))
	}
}

// languages adds prose and every chart in every language and theme.
func (c *collection) languages() {
	gallery, err := os.ReadFile("../charts/testdata/gallery.yaml")
	if err != nil {
		c.t.Fatal(err)
	}
	for _, language := range language.Languages() {
		for _, theme := range data.ThemeNames() {
			head := fmt.Sprintf("\nlanguage: %s\ntheme: %s\nfonts: {fallback: han.ttc}\nlicence: CC BY 4.0\n", language, theme)
			end := fmt.Sprintf("-%s-%s.pdf", language, theme)
			c.briefing("small"+end, corpusFile(c.t, small+head, c.han))
			c.briefing("prose"+end, corpusFile(c.t, prose+head, c.han))
			switch {
			case theme == "light":
				c.briefing("gallery"+end, corpusFile(c.t, string(gallery)+head, c.han))
			case language != "de":
				c.pages(corpusFile(c.t, string(gallery)+head, c.han), end)
			}
		}
	}
}

// kindsOfForms adds the forms that the gallery shows in files of their own.
func (c *collection) kindsOfForms() {
	for _, name := range []string{"range", "range-vertical", "range-horizontal", "season", "bump"} {
		form, err := os.ReadFile("../charts/testdata/forms/" + name + ".yaml")
		if err != nil {
			c.t.Fatal(err)
		}
		ds := reporttest.Load(c.t, string(form))
		c.briefing(name+"-form.pdf", ds)
		c.pages(ds, "-form.pdf")
	}
}

// briefingShows lists what there is in a briefing.
func briefingShows(ds *data.Dataset) []string {
	shows := []string{"layout " + string(ds.Layout), "cover " + string(ds.Cover), "theme " + ds.Theme.Base, "language " + ds.Language,
		string(ds.Layout) + " in " + ds.Language, string(ds.Layout) + " with cover " + string(ds.Cover)}
	for _, c := range ds.Charts {
		shows = append(shows, "kind "+string(c.Kind))
	}
	for _, l := range ds.Lists {
		shows = append(shows, "list "+string(l))
	}
	shows = append(shows, blocksShow(append(slices.Clone(ds.Briefing), ds.Appendix...), string(ds.Layout))...)
	slices.Sort(shows)
	return slices.Compact(shows)
}

func blocksShow(blocks []data.Block, layout string) (shows []string) {
	for _, b := range blocks {
		kind := "block " + string(b.Kind)
		shows = append(shows, kind, kind+" on "+layout)
		if b.Landscape {
			shows = append(shows, kind+" across")
		}
		if b.Beside.Plain != "" {
			shows = append(shows, kind+" beside a text")
		}
		for _, n := range b.Numbers {
			if n.Sparkline {
				shows = append(shows, kind+" with a sparkline")
			}
		}
		for _, column := range b.Columns {
			shows = append(shows, blocksShow(column, layout)...)
		}
	}
	return shows
}

// sample chooses of specimens as few as show all that there is to see: always the
// one next that shows most of what is still to be shown.
func sample(all []specimen) (chosen []specimen) {
	wanting := map[string]bool{}
	for _, s := range all {
		for _, what := range s.shows {
			wanting[what] = true
		}
	}
	for len(wanting) > 0 {
		best, most := 0, 0
		for i, s := range all {
			n := 0
			for _, what := range s.shows {
				if wanting[what] {
					n++
				}
			}
			if n > most {
				best, most = i, n
			}
		}
		chosen = append(chosen, all[best])
		for _, what := range all[best].shows {
			delete(wanting, what)
		}
	}
	return chosen
}

// inChinese is the Chinese edition of the shipped briefing.
func inChinese(t testing.TB, han []byte) *data.Dataset {
	t.Helper()
	fsys, name := data.Default()
	ds, err := file.Load(fsys, name, file.Options{Edition: "zh", FindFont: func(string, data.FontStyle) (*data.File, error) {
		return &data.File{Name: filepath.Base(hanFont), Data: han}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// corpusFile loads a file that stands among those of the gallery.
func corpusFile(t *testing.T, content string, han []byte) *data.Dataset {
	t.Helper()
	files := fstest.MapFS{"file.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}
	others, err := filepath.Glob("../charts/testdata/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range others {
		other, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = &fstest.MapFile{Data: other}
	}
	ds, err := file.Load(files, "file.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}
