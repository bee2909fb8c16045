package charts

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/file"
)

// shownForm is one file of testdata/forms: a chart that shows what a form is
// for, self-contained, to be copied.
type shownForm struct {
	name string // of the file, without its ending
	when string // to use it: its first line
	yaml string // the rest
	ds   *data.Dataset
}

// chart is the only chart of the file.
func (f shownForm) chart() *data.Chart { return f.ds.Charts[0] }

// heading is the name in words.
func (f shownForm) heading() string {
	return capital(strings.ReplaceAll(f.name, "-", " "))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// whenToUse begins each file.
const whenToUse = "# When to use it: "

// shownForms reads all files, in the order of the kinds, then of their names.
func shownForms(t testing.TB) []shownForm {
	t.Helper()
	files, err := filepath.Glob("testdata/forms/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/forms: %v", err)
	}
	var all []shownForm
	for _, file := range files {
		all = append(all, shownFormOf(t, file))
	}
	place := func(f shownForm) int { return slices.Index(data.Kinds(), f.chart().Kind) }
	slices.SortStableFunc(all, func(a, b shownForm) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.name, b.name))
	})
	return all
}

func shownFormOf(t testing.TB, name string) shownForm {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Base(name)
	first, rest, _ := strings.Cut(string(content), "\n")
	when, found := strings.CutPrefix(first, whenToUse)
	if !found || !strings.HasSuffix(when, ".") {
		t.Errorf("%s does not begin with a line %q and a sentence", name, whenToUse)
	}
	ds, err := file.Load(os.DirFS(filepath.Dir(name)), base, file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Charts) != 1 {
		t.Fatalf("%s has %d charts; chart: false keeps a figure from having one", name, len(ds.Charts))
	}
	for _, w := range ds.Warnings {
		t.Error(w)
	}
	return shownForm{strings.TrimSuffix(base, ".yaml"), when, rest, ds}
}

// TestFormsFit draws every form with every theme, small, as a slide and large.
func TestFormsFit(t *testing.T) {
	t.Parallel()
	for _, f := range shownForms(t) {
		for _, theme := range []string{"light", "dark", "print", "high-contrast"} {
			f.ds.Theme = data.Theme{Base: theme}
			for _, size := range [][2]int{{600, 338}, {1920, 1080}, {3840, 2160}} {
				t.Run(fmt.Sprintf("%s/%s/%d", f.name, theme, size[0]), func(t *testing.T) {
					ch := laidOut(t, f.ds, f.chart(), float64(size[0])/2, float64(size[1])/2)
					if ch == nil && size[0] > 600 {
						t.Fatal("the chart does not fit")
					}
					if ch != nil && size[0] < 3840 {
						drawn(t, ch, size)
					}
				})
			}
		}
	}
}

// drawn draws a chart in both formats.
func drawn(t *testing.T, ch *Chart, size [2]int) {
	t.Helper()
	if err := ch.WritePNG(io.Discard, size[0], size[1], 144); err != nil {
		t.Error(err)
	}
	if err := ch.WriteSVG(io.Discard); err != nil {
		t.Error(err)
	}
}

// TestEveryKindIsShown checks that no kind lacks its file.
func TestEveryKindIsShown(t *testing.T) {
	forms := shownForms(t)
	for _, k := range data.Kinds() {
		if !slices.ContainsFunc(forms, func(f shownForm) bool { return f.chart().Kind == k }) {
			t.Errorf("no file in testdata/forms shows a chart of kind %s", k)
		}
	}
}

// The size of the pictures of the gallery in pixels, and pixels per inch: a
// page of 720 points, as wide as GitHub shows it.
const shownWidth, shownHeight, shownDPI = 900, 506, 90

// TestFormPictures compares the pictures of the gallery with those that were
// looked at.
func TestFormPictures(t *testing.T) {
	kept := map[string]bool{}
	for _, f := range shownForms(t) {
		ch := laidOut(t, f.ds, f.chart(), shownWidth*72./shownDPI, shownHeight*72./shownDPI)
		var b bytes.Buffer
		if err := ch.WritePNG(&b, shownWidth, shownHeight, shownDPI); err != nil {
			t.Fatal(err)
		}
		goldenPicture(t, "forms/"+f.name+".png", b.Bytes())
		golden(t, "forms/"+f.name+".txt", describe(&ch.scene))
		kept[f.name+".png"] = true
	}
	pictures, _ := filepath.Glob("testdata/forms/*.png")
	for _, p := range pictures {
		if !kept[filepath.Base(p)] {
			t.Errorf("%s belongs to no file", p)
		}
	}
}

// TestGalleryReadme checks the gallery of charts/README.md against the files
// that it is made from.
func TestGalleryReadme(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- gallery: made by UPDATE=1 go test ./charts from testdata/forms -->\n\n", "<!-- end -->"
	before, rest, found := strings.Cut(string(page), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("charts/README.md has no place between %q and %q", begin, end)
	}
	forms := shownForms(t)
	var b bytes.Buffer
	b.WriteString(before + begin)
	contactSheet(&b, forms)
	for _, f := range forms {
		fmt.Fprintf(&b, "## %s\n\n%s\n\n![%s](testdata/forms/%s.png)\n\n```yaml\n%s```\n\n", f.heading(), capital(f.when), altOf(t, f), f.name, f.yaml)
	}
	b.WriteString(end + after)
	golden(t, "../README.md", b.Bytes())
}

// contactSheet writes small pictures that lead to their headings, three in a row.
func contactSheet(b *bytes.Buffer, forms []shownForm) {
	b.WriteString("<table>\n")
	for row := range slices.Chunk(forms, 3) {
		b.WriteString("<tr>\n")
		for _, f := range row {
			fmt.Fprintf(b, "<td><a href=\"#%s\"><img src=\"testdata/forms/%s.png\" width=\"270\" alt=\"\"><br>%s</a></td>\n",
				strings.ReplaceAll(strings.ToLower(f.heading()), " ", "-"), f.name, f.heading())
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n\n")
}

// altOf is the first sentence of the alt text, in Markdown.
func altOf(t *testing.T, f shownForm) string {
	ch := laidOut(t, f.ds, f.chart(), 960, 540)
	head := ch.plan.alt().head()
	return strings.NewReplacer("[", "\\[", "]", "\\]", "\u00a0", " ").Replace(head)
}
