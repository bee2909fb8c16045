package page

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/reporttest"
)

// boxOf returns the first box of a page whose text begins with the words given.
func boxOf(t *testing.T, p Page, words string) Box {
	t.Helper()
	for _, b := range p {
		if b.Kind == BoxText && strings.HasPrefix(b.Line.Text, words) {
			return b
		}
	}
	t.Fatalf("no %q on the page", words)
	return Box{}
}

// near reports whether two lengths are equal but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 0.05 }

// TestCoverGrid checks where things stand on a cover of A4, of 842 points: the title hangs above
// the middle of the page, and the author and the contents begin on one line below, in columns of
// one and of two thirds of the text (of 481.9 points, less two gaps of 16).
func TestCoverGrid(t *testing.T) {
	for _, kind := range []data.Cover{data.CoverPlain, data.CoverBand} {
		d := layout(t, small+fmt.Sprintf("cover: %s\n", kind))
		p := d.Pages[0]
		edge := slices.ContainsFunc(p, func(b Box) bool {
			band := kind == data.CoverBand && b.X == 0 && b.Y == 0 && b.W == d.pageWidth && near(b.H, 421)
			return band || kind == data.CoverPlain && b.Kind == BoxFill && near(b.Y, 421) && near(b.H, 0.75)
		})
		if !edge {
			t.Errorf("%s: nothing ends the title at 421", kind)
		}
		subtitle, author, contents := boxOf(t, p, "A test"), boxOf(t, p, "The author"), boxOf(t, p, "Contents")
		if below := 421 - subtitle.Y - subtitle.H; below < 38 || below > 42 {
			t.Errorf("%s: %.1f points below the subtitle, not 38 and some leading", kind, below)
		}
		if !near(author.Baseline, contents.Baseline) || author.Baseline < 421+32 || author.Baseline > 421+50 {
			t.Errorf("%s: the author stands at %.1f, the contents at %.1f", kind, author.Baseline, contents.Baseline)
		}
		if !near(author.X, 56.7) || !near(contents.X, 56.7+(481.9-32)/3+16) {
			t.Errorf("%s: the author begins at %.1f, the contents at %.1f", kind, author.X, contents.X)
		}
	}
}

// TestTallTitle checks that a title that is tall lowers its band, and the author with it.
func TestTallTitle(t *testing.T) {
	d, err := cover(t, func(ds *data.Dataset) {
		ds.Cover, ds.Author.Plain = data.CoverBand, "The author"
		ds.Title.Plain = strings.Repeat("A title of many words ", 60)
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	band := d.Pages[0][0]
	if author := boxOf(t, d.Pages[0], "The author"); band.H < 450 || author.Y < band.H+32 {
		t.Errorf("the band ends at %.1f, the author begins at %.1f", band.H, author.Y)
	}
}

// TestMeasure checks that lines of running text on paper are at most 430.5 points wide, 41 times
// the size of their type, and that there are such lines; charts are wider.
func TestMeasure(t *testing.T) {
	d := layout(t, prose)
	widest := 0.0
	for _, p := range d.Pages {
		for _, b := range p {
			if r := role(b); b.Kind == BoxText && (r == "P" || r == "LBody") && b.X < 60 {
				widest = max(widest, b.X+b.W-d.left)
			}
		}
	}
	if widest > 430.5 || widest < 400 {
		t.Errorf("the widest line takes %.1f points", widest)
	}
}

// TestCaptionRules checks that a rule parts each caption on paper from what stands above, those
// side by side on one height, and that slides have none.
func TestCaptionRules(t *testing.T) {
	for _, l := range []data.Layout{data.LayoutA4, data.LayoutDeck} {
		d := layout(t, forms+fmt.Sprintf("layout: %s\n", l))
		captions := 0
		for i, p := range d.Pages {
			for _, b := range p {
				if b.Kind != BoxText || role(b) != "Caption" || !strings.HasPrefix(b.Line.Text, "Figure") {
					continue
				}
				captions++
				above := slices.ContainsFunc(p, func(r Box) bool {
					return r.Kind == BoxFill && near(r.H, 1) && near(r.X, b.X) && r.Y < b.Y && b.Y-r.Y < 8
				})
				if above != (l == data.LayoutA4) {
					t.Errorf("%s, page %d: a rule above %q: %v", l, i+1, b.Line.Text, above)
				}
			}
		}
		if captions < 9 {
			t.Errorf("%s: %d captions", l, captions)
		}
	}
	p := layout(t, strings.Split(small, "briefing:")[0]+"  long: {figure: share, title: Beijing leads and others follow at a distance that takes two lines}\nbriefing:\n  - charts: [share, long]\n").Pages[1]
	one, two := boxOf(t, p, "Figure 1"), boxOf(t, p, "Figure 2")
	if !near(one.Y, two.Y) {
		t.Errorf("captions side by side begin at %.1f and %.1f", one.Y, two.Y)
	}
}

// TestTableRules checks the rules of a table: as thick above and below its head as at its end, and
// five points between them and its caption.
func TestTableRules(t *testing.T) {
	p := layout(t, strings.Split(small, "briefing:")[0]+"briefing:\n  - table: share\n").Pages[1]
	caption := boxOf(t, p, "Table 1")
	var strong []float64
	for _, b := range p {
		if b.Kind == BoxFill && near(b.H, 0.75) {
			strong = append(strong, b.Y)
		}
	}
	if len(strong) != 3 || strong[1]-strong[0] < 18 || strong[1]-strong[0] > 22 {
		t.Fatalf("rules at %v", strong)
	}
	if gap := strong[0] - caption.Y - caption.H; gap < 5 || gap > 7 {
		t.Errorf("%.1f points below the caption, not 5 and some leading", gap)
	}
}

// TestAccentCanBeRead checks that text in an accent colour that is too pale for text is set in a
// stronger one, on paper and on the ground of a summary.
func TestAccentCanBeRead(t *testing.T) {
	yellow := color.RGBA{0xFF, 0xD4, 0x00, 255}
	d := layout(t, strings.Replace(small, "briefing:", "theme: {accent: \"#FFD400\"}\nbriefing:\n  - summary: 'See [@office].'", 1))
	texts, rules := 0, 0
	for _, p := range d.Pages {
		for _, b := range p {
			switch {
			case b.Kind == BoxText && b.Ink == yellow:
				t.Errorf("%q is yellow", b.Line.Text)
			case b.Kind == BoxText && b.Element != nil:
				texts++
				if got := contrast(b.Ink, charts.Light().Paper); got < 4.5 {
					t.Errorf("%q has a contrast of %.2f", b.Line.Text, got)
				}
			case b.Kind == BoxFill && b.Ink == yellow:
				rules++
			}
		}
	}
	if texts < 20 || rules < 3 {
		t.Errorf("%d texts, %d rules", texts, rules)
	}
}

// contrast is that of two colours (WCAG 2.2, 1.4.3).
func contrast(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		part := func(v uint32) float64 {
			s := float64(v) / 0xFFFF
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		r, g, b, _ := c.RGBA()
		return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b) + 0.05
	}
	return max(light(a)/light(b), light(b)/light(a))
}

// TestSourceEntry checks that the publisher of a source stands out, and that the line below its
// address is softer than one below a link in a text.
func TestSourceEntry(t *testing.T) {
	d := layout(t, small)
	p := d.Pages[len(d.Pages)-1]
	bold, regular := boxOf(t, p, "Observer Report").Line.Runs[0].Face, boxOf(t, p, "A summit").Line.Runs[0].Face
	if bold == regular || bold != boxOf(t, p, "Sources").Line.Runs[0].Face {
		t.Error("the publisher is not bold")
	}
	address := boxOf(t, p, "https://example.org/summit")
	for _, b := range p {
		if b.Kind == BoxFill && near(b.X, address.X) && near(b.W, address.W) && b.Ink != charts.Light().Rule {
			t.Errorf("the line below the address has the colour %v", b.Ink)
		}
	}
}

// TestLabelAlone checks that a caption which is a label alone has no full stop after it.
func TestLabelAlone(t *testing.T) {
	d, faults := doc.New(reporttest.Load(t, small))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, b := range d.Blocks {
		if f, ok := b.(*doc.Figure); ok {
			if f.Caption.Lead != "Figure 1." || f.DataCaption.Lead != "Data of Figure 1" {
				t.Errorf("%q, %q", f.Caption.Lead, f.DataCaption.Lead)
			}
			return
		}
	}
	t.Error("no figure")
}

// TestHeadOfTwoLines checks that the remarks of a table leave room for heads of two lines.
func TestHeadOfTwoLines(t *testing.T) {
	const remarked = "{value: more than 24.9, note: a remark that takes all the room which it is given in its column}"
	figures := "figures:\n  parts:\n    title: The parts\n    unit: trillion yuan\n    source: office\n    series:\n"
	for _, name := range []string{"Scale of the digital economy", "Digital industrialization", "Industrial digitization"} {
		figures += fmt.Sprintf("      %s: {2016: 5.2, 2018: %s, 2019: %s}\n", name, remarked, remarked)
	}
	d := layout(t, "title: T\nsources: {office: {publisher: P, title: T}}\n"+figures+"briefing:\n  - table: parts\n")
	lines := map[float64]bool{}
	for _, b := range d.Pages[1] {
		if b.Kind == BoxText && b.Element != nil && b.Element.Role == TH && b.Element.Scope == Column {
			lines[b.Y] = true
		}
	}
	if len(lines) != 2 {
		t.Errorf("the heads take %d lines", len(lines))
	}
}

// TestNoLoneWord checks that the last line of a paragraph is no lone short word where another can
// join it, and that nothing else changes.
func TestNoLoneWord(t *testing.T) {
	fonts := typeset.Default()
	for _, tt := range []struct{ text, first, want string }{
		{"one two three four five six seven I", "one two three four five six seven", "one two three four five six |seven I"},
		{"one two three four five six, so it is", "one two three four five six,", "one two three four five six, |so it is"},
		{"incomprehensibilities I", "incomprehensibilities", "incomprehensibilities |I"},
	} {
		var got []string
		for _, l := range fillParagraph(fonts, styled(tt.text, regular(10), color.Black), fonts.Width(tt.first, regular(10))) {
			got = append(got, l.fragments[0].line.Text)
		}
		if all := strings.Join(got, "|"); all != tt.want {
			t.Errorf("got %q, want %q", all, tt.want)
		}
	}
}

// TestSqueezedChart checks that a chart which would have to be lower by a tenth, with less to read
// in it, rather stands on the next page, as long as text fills the one before.
func TestSqueezedChart(t *testing.T) {
	named := func(height float64, name string) item {
		return item{height: height, boxes: []Box{{Kind: BoxAnchor, Anchor: name}}}
	}
	text := named(60, "text")
	text.passes = true
	p := newPicture(70, func(height float64) ([]Box, float64) {
		return []Box{{Kind: BoxAnchor, Anchor: fmt.Sprint("chart ", height), H: height}}, height
	})
	pages, faults := paginate([]item{named(37, "before"), {float: &float{parts: []item{{}}, picture: p}}, text}, 0, 100)
	if got := layoutOf(pages); got != "before text | chart 70" || len(faults) > 0 {
		t.Errorf("got %q; faults %v", got, faults)
	}
}

// TestSourceColumn checks that the numbers of sources stand at the edge of the text, as far as the
// widest of them, and the entries ten points right of it; and that none stands alone below its
// heading.
func TestSourceColumn(t *testing.T) {
	d := layout(t, small)
	p := d.Pages[len(d.Pages)-1]
	entry, width := boxOf(t, p, "Observer Report"), d.Fonts.Width("1", bold(9.5))
	for _, b := range p {
		if b.Kind == BoxText && role(b) == "Lbl" && !near(b.X, 56.7) {
			t.Errorf("the number %s begins at %.1f", b.Line.Text, b.X)
		}
	}
	if !near(entry.X, 56.7+width+10) {
		t.Errorf("an entry begins at %.1f", entry.X)
	}
	var b strings.Builder
	b.WriteString("title: T\nsources: {a: {publisher: First publisher, title: T}, b: {publisher: Second publisher, title: T}, c: {publisher: Third publisher, title: T}}\nfigures: {f: {title: F, unit: users, source: a, values: {A: 1}}}\nbriefing:\n  - text: |\n      [@a][@b][@c]\n")
	for n := range 60 { // so long that the heading would stand at the foot of a page
		yaml := b.String() + strings.Repeat("\n      Line.\n", n)
		for _, p := range layout(t, yaml).Pages[1:] {
			if text := texts([]Page{p}); strings.Contains(text, "First publisher") && !strings.Contains(text, "Second publisher") {
				t.Errorf("%d lines: an entry stands alone", n)
			}
		}
	}
}

// TestRulesOfTextTable checks that a table in a text has the rules of a data table.
func TestRulesOfTextTable(t *testing.T) {
	p := layout(t, "title: T\nsources: {a: {publisher: P, title: T}}\nfigures: {f: {title: F, unit: users, source: a, values: {A: 1}}}\nbriefing:\n  - text: |\n      | A | B |\n      |---|---|\n      | a | 1 |\n      | b | 2 |\n").Pages[1]
	var strong []float64
	for _, b := range p {
		if b.Kind == BoxFill && near(b.H, 0.75) {
			strong = append(strong, b.Y)
		}
	}
	// 9.5 points of type on 1.3 lines, 3.2 points above and below, and the rules
	if len(strong) != 3 || !near(strong[1]-strong[0], 12.35+6.4+0.75) || !near(strong[2]-strong[1], 0.75+2*(12.35+6.4+0.5)-0.75) {
		t.Errorf("rules at %v", strong)
	}
}

// TestBalancedLines checks that the two lines of a caption, and of a heading, are about equally
// long.
func TestBalancedLines(t *testing.T) {
	const title = "The digital economy of the regions has grown by more than that of the country as a whole did"
	const heading = "The digital economy of the regions has grown with it"
	p := layout(t, strings.Split(small, "charts:")[0]+"charts:\n  share: {figure: share, title: "+title+"}\nbriefing:\n  - heading: "+heading+"\n  - chart: share\n").Pages[1]
	for _, r := range []Role{H1, Caption} {
		ends := map[float64]float64{} // of the lines
		for _, b := range p {
			if b.Kind == BoxText && b.Element != nil && b.Element.Role == r && b.Line.Text != "Sources" && b.Line.Text != " " {
				ends[b.Baseline] = max(ends[b.Baseline], b.X+b.W)
			}
		}
		widths := slices.Collect(maps.Values(ends))
		if len(widths) != 2 || slices.Max(widths)-slices.Min(widths) > 80 {
			t.Errorf("%s: lines end at %.0f", r, widths)
		}
	}
}
