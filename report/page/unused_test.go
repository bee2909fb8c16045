package page

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
	"briefing/report/reporttest"
)

// usualGap is the greatest space between two things that is not stretched, in points: that
// above a heading of level 1, with the leading of the lines around.
const usualGap = 40

// unused is the part of a page's height that nothing stands in: below the last box, above
// the footnotes, and what gaps have more than is usual.
func unused(d *Document, page int) float64 {
	f := d.formatOf(page)
	type span struct{ from, to float64 }
	var spans []span
	for _, b := range d.Pages[page] {
		running := b.Y+b.H <= f.bodyTop-slack && b.Kind != BoxAnchor || b.Y > f.bodyBottom
		if b.Kind != BoxAnchor && b.H > 0 && !running {
			spans = append(spans, span{b.Y, b.Y + b.H})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return int(a.from*100) - int(b.from*100) })
	y, free := f.bodyTop, 0.0
	for _, s := range spans {
		free += max(s.from-y-usualGap, 0)
		y = max(y, s.to)
	}
	return (free + max(f.bodyBottom-y, 0)) / (f.bodyBottom - f.bodyTop)
}

// counts reports whether a page should be filled: covers, contents, lists, the last page,
// landscape pages and those before one or before a page break need not be.
func counts(d *Document, page int) bool {
	if page == len(d.Pages)-1 || d.landscape[page] || d.landscape[page+1] {
		return false
	}
	if numbered := func(b Box) bool { return b.Element == nil && b.Y > d.bodyBottom }; !slices.ContainsFunc(d.Pages[page], numbered) {
		return false // a cover
	}
	for _, b := range d.Pages[page] {
		if inContents(b) {
			return false
		}
	}
	return true
}

// inContents reports whether a box is part of the contents or of a list.
func inContents(b Box) bool {
	for e := b.Element; e != nil; e = e.Parent {
		if e.Role == TOC {
			return true
		}
	}
	return false
}

// unusedOf returns the unused parts of the pages of a document that count, in percent, and
// prints them.
func unusedOf(t *testing.T, name string, d *Document) (percents []float64) {
	t.Helper()
	var all strings.Builder
	for i := range d.Pages {
		if !counts(d, i) {
			all.WriteString(" -")
			continue
		}
		percents = append(percents, 100*unused(d, i))
		fmt.Fprintf(&all, " %.0f", percents[len(percents)-1])
	}
	t.Logf("%s: unused percent by page:%s", name, all.String())
	return percents
}

// mostUnusedPart is the most of a page that may be empty, in percent.
const mostUnusedPart = 20

// TestPagesAreFull measures every page of the shipped briefing, in each edition.
func TestPagesAreFull(t *testing.T) {
	for _, ds := range shippedEditions(t) {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
			ds.Layout = l
			d := document(t, ds)
			for i, percent := range unusedOf(t, fmt.Sprintf("shipped, %s, %s", ds.Language, l), d) {
				if percent > mostUnusedPart {
					t.Errorf("%s, %s: %.1f%% of the %dth page that counts is unused, where at most %d%% may be", ds.Language, l, percent, i+1, mostUnusedPart)
				}
			}
		}
	}
}

// shippedEditions are the editions of the shipped briefing whose fonts are there.
func shippedEditions(t *testing.T) []*data.Dataset {
	all := []*data.Dataset{reporttest.Shipped(t)}
	han, err := os.ReadFile("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
	if err != nil {
		return all
	}
	fsys, name := data.Default()
	zh, err := file.Load(fsys, name, file.Options{Edition: "zh", Today: reporttest.Today(), FindFont: func(string, data.FontStyle) (*data.File, error) {
		return &data.File{Name: "han.ttc", Data: han}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return append(all, zh)
}

// corpus are the files of briefings of many sorts: those of this package's tests, essays and
// atlases, figures alone, and the gallery with the files that it includes.
func corpus(t *testing.T) (files fstest.MapFS, names []string) {
	t.Helper()
	files = fstest.MapFS{"small.yaml": {Data: []byte(small)}, "forms.yaml": {Data: []byte(forms)}, "prose.yaml": {Data: []byte(prose)}}
	for _, pattern := range []string{"testdata/pages/*.yaml", "../../charts/testdata/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s %v", pattern, err)
		}
		for _, name := range found {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(name)] = &fstest.MapFile{Data: content}
		}
	}
	return files, []string{"small", "forms", "prose", "gallery", "atlas", "convention", "essay", "mixed", "sections"}
}

// TestCorpusIsFull measures the pages of other briefings, most of which must be full.
func TestCorpusIsFull(t *testing.T) {
	pages, full := 0, 0
	files, names := corpus(t)
	for _, name := range names {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutLetter} {
			ds, err := file.Load(files, name+".yaml", file.Options{Today: reporttest.Today()})
			if err != nil {
				t.Fatal(err)
			}
			ds.Layout = l
			ds.Briefing = slices.DeleteFunc(ds.Briefing, func(b data.Block) bool { return b.Kind == data.BlockPageBreak })
			for _, percent := range unusedOf(t, fmt.Sprintf("%s, %s", name, l), document(t, ds)) {
				pages++
				if percent <= mostUnusedPart {
					full++
				}
			}
		}
	}
	const least = 95
	percent := 100 * float64(full) / float64(max(pages, 1))
	t.Logf("%d of %d pages, %.1f%%, have at most %d%% unused", full, pages, percent, mostUnusedPart)
	if percent < least {
		t.Errorf("%d of %d pages, %.1f%%, have at most %d%% unused, where %d%% should", full, pages, percent, mostUnusedPart, least)
	}
}
