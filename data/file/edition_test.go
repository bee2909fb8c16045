package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"briefing/data"
	"briefing/data/language"
)

// everyEdition loads all editions of a file with every kind of text.
func everyEdition(t *testing.T) []*data.Dataset {
	t.Helper()
	all, left, err := LoadEditions(os.DirFS("../testdata/valid"), "editions.yaml", nil, Options{})
	if err != nil || len(left) > 0 || len(all) != 3 {
		t.Fatal(err, left, len(all))
	}
	return all
}

func TestEditions(t *testing.T) {
	all := everyEdition(t)
	for i, want := range []struct{ name, tag, title, chart, berlin, share, towns, unit string }{
		{"editions", "en", "The economy", "It reached 35.8 trillion yuan", "the city of Berlin", "More than 50% of it.", "2 widgets", "million widgets"},
		{"editions-de", "de", "Die Wirtschaft", "Sie erreichte 35,8 Billionen Yuan", "Berlin", "Davon mehr als 50 %.", "2 Stück", "Millionen Stück"},
		{"editions-zh", "zh", "经济", "达到35.8万亿元", "柏林", "其中柏林超过50%。", "2件", "万件"},
	} {
		ds := all[i]
		p := language.Of(ds)
		towns := ds.Figures[slices.IndexFunc(ds.Figures, func(f *data.Figure) bool { return f.ID == "towns" })]
		parts := ds.Figures[slices.IndexFunc(ds.Figures, func(f *data.Figure) bool { return f.ID == "parts" })]
		got := []string{ds.Name, ds.Tag, ds.Title.Plain, ds.Charts[0].Title.Plain, p.Key(data.CategoryKey("Berlin")), ds.Briefing[2].Text.Plain,
			p.Value(towns.Series[0].Values[1], towns.Unit), p.Unit(parts.Unit)}
		for j, w := range []string{want.name, want.tag, want.title, want.chart, want.berlin, want.share, want.towns, want.unit} {
			if g := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(got[j]); g != w {
				t.Errorf("%s: got %q, want %q", want.tag, g, w)
			}
		}
		if !slices.Equal(ds.Editions, []string{"en", "de", "zh"}) {
			t.Errorf("editions %v", ds.Editions)
		}
	}
	for i, want := range [][2]string{{"", "zh"}, {"en", "zh"}, {"en", ""}} {
		s, u := all[i].Sources[0], all[i].Sources[1]
		if s.TitleLanguage != want[0] || u.TitleLanguage != want[1] || u.PublisherLanguage != "" {
			t.Errorf("%s: languages of sources %q, %q and %q", all[i].Tag, s.TitleLanguage, u.TitleLanguage, u.PublisherLanguage)
		}
	}
}

// figuresOf are the numbers of a dataset with all that is no text.
func figuresOf(ds *data.Dataset) string {
	var b strings.Builder
	for _, f := range ds.Figures {
		for _, s := range f.Series {
			for i, v := range s.Values {
				fmt.Fprintf(&b, "%s %q %s: %v %v %v %v", f.ID, s.Name, s.Keys[i], v.Is, v.Number, v.High(), v.Status)
				for _, o := range v.Disputes() {
					fmt.Fprintf(&b, " or %v", o.Value.Number)
				}
				for _, source := range s.SourcesOf(v) {
					fmt.Fprintf(&b, " [%s %d]", source.Key, slices.Index(ds.Cited, source)+1)
				}
				fmt.Fprintf(&b, " e%d\n", f.Unit.Scale)
			}
		}
	}
	return b.String()
}

// One set of figures: all editions have the same numbers, charts and sources.
func TestEditionsHaveTheSameNumbers(t *testing.T) {
	fsys, name := data.Default()
	var shipped []*data.Dataset
	for _, tag := range []string{"", "zh"} {
		ds, err := Load(fsys, name, Options{Edition: tag, FindFont: func(string, data.FontStyle) (*data.File, error) { return &data.File{Name: "f.ttf"}, nil }})
		must(t, err)
		shipped = append(shipped, ds)
	}
	for _, all := range [][]*data.Dataset{everyEdition(t), shipped} {
		main := figuresOf(all[0])
		if strings.Count(main, "\n") < 15 {
			t.Fatal("few numbers:", main)
		}
		for _, ds := range all[1:] {
			if got := figuresOf(ds); got != main {
				t.Errorf("%s %s:\n%s\nwant\n%s", ds.Name, ds.Tag, got, main)
			}
			if len(ds.Charts) != len(all[0].Charts) || len(ds.Briefing) != len(all[0].Briefing) {
				t.Errorf("%s: %d charts and %d blocks", ds.Name, len(ds.Charts), len(ds.Briefing))
			}
		}
	}
}

// An excerpt holds the texts of its edition alone, and gives the same chart.
func TestExcerptsOfEditions(t *testing.T) {
	for _, ds := range everyEdition(t) {
		for _, c := range ds.Charts {
			e, _ := ExcerptOf(ds, c, data.Slide(), data.DefaultDPI)
			text, err := e.YAML()
			must(t, err)
			if ds.Tag != "zh" && strings.ContainsFunc(strings.ReplaceAll(string(text), "白皮书", ""), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s of %s holds Chinese:\n%s", c.ID, ds.Tag, text)
			}
			again, err := Load(fstest.MapFS{"f.yaml": {Data: text}}, "f.yaml", Options{})
			if err != nil {
				t.Errorf("%s of %s: %v\n%s", c.ID, ds.Tag, err, text)
				continue
			}
			f, _ := ExcerptOf(again, again.Charts[0], data.Slide(), data.DefaultDPI)
			if string(f.JSON()) != string(e.JSON()) || again.Language != ds.Tag {
				t.Errorf("%s of %s: the excerpt of the excerpt is another\n%s\n%s", c.ID, ds.Tag, e.JSON(), f.JSON())
			}
		}
	}
}

func TestChoiceOfEdition(t *testing.T) {
	fsys := os.DirFS("../testdata/valid")
	for _, tt := range []struct{ file, tag, want string }{
		{"editions.yaml", "fr", `the file has no edition "fr"; it has en, de, zh`},
		{"smallest.yaml", "zh", `the file has no edition "zh": it is in en alone; name its languages at its head: editions: [en, zh]`},
		{"smallest.yaml", "en", ""}, {"editions.yaml", "zh", ""},
	} {
		_, err := Load(fsys, tt.file, Options{Edition: tt.tag})
		if choice, ok := errors.AsType[*EditionError](err); ok != (tt.want != "") || ok && choice.Error() != tt.want {
			t.Errorf("%s %s: %v", tt.file, tt.tag, err)
		}
	}
}

// Faults that lie in one edition alone are found; those of all are said once.
func TestFaultsOfEditions(t *testing.T) {
	const file = `title: {en: "{{ value \"f\" \"X\" }}", de: "{{ value \"f\" \"Y\" }}"}
editions: [en, de]
sources: {s: {publisher: P, title: T, date: 2020}}
figures: {f: {title: {all: F}, unit: percent, source: s, between: [0, 1], names: same, values: {A: 5.5}}}
`
	_, _, err := LoadEditions(fstest.MapFS{"f.yaml": {Data: []byte(file)}}, "f.yaml", nil, Options{})
	faults, _ := err.(data.Faults)
	var got []string
	for _, f := range faults {
		got = append(got, f.Path+": "+f.Text)
	}
	want := []string{`title.en: f has no value for "X"`, `figures.f.A: 5.5% is outside 0 to 1`, `title.de: f has no value for "Y"`}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMissingFontOfAnEdition(t *testing.T) {
	fsys, name := data.Default()
	missing := func(family string, _ data.FontStyle) (*data.File, error) {
		return nil, data.Problem{Text: fmt.Sprintf("no font of the family %q is installed", family), Hint: "install it"}
	}
	all, left, err := LoadEditions(fsys, name, nil, Options{FindFont: missing})
	if err != nil || len(all) != 1 || len(left) != 1 || left[0].Edition != "zh" || left[0].Fault.Pos.Line == 0 || !left[0].Optional {
		t.Fatal(all, left, err)
	}
	if want := `the edition zh is left out: no font of the family "WenQuanYi Micro Hei" is installed; install it`; left[0].Error() != want {
		t.Errorf("%s", left[0])
	}
	content, err := fs.ReadFile(fsys, name)
	must(t, err)
	sources, err := fs.ReadFile(fsys, "digital-economy-sources.yaml")
	must(t, err)
	required := fstest.MapFS{"digital-economy-sources.yaml": {Data: sources},
		name: {Data: []byte(strings.Replace(string(content), ", optional: true", "", 1))}}
	all, left, err = LoadEditions(required, name, nil, Options{FindFont: missing})
	if err != nil || len(all) != 1 || len(left) != 1 || left[0].Optional {
		t.Errorf("a font that is required: %v, %v, %v", all, left, err)
	}
}
