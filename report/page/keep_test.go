package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"briefing/data"
)

// TestKeep checks, over made-up briefings in every layout, that what belongs
// together stands together: no line of a longer paragraph alone on a page, no
// heading at the foot of one, no picture without its caption; and that lines are
// set ragged right, as wide as their text, and never hyphenated.
func TestKeep(t *testing.T) {
	for seed := range uint64(12) {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
			yaml, _ := randomBriefing(100 + seed)
			yaml += fmt.Sprintf("layout: %s\ncover: %s\nlists: [figures, tables]\n", l, [...]string{"plain", "band", "none"}[seed%3])
			if l == data.LayoutDeck {
				yaml = columnBlocks.ReplaceAllString(yaml, "") // of long texts, which no slide holds
			}
			d := layout(t, strings.Replace(yaml, "    page: landscape\n    caption", "    caption", int(seed%2)))
			check(t, d)
			checkHeadings(t, d)
			checkCaptions(t, d)
			checkLoneLines(t, d)
			checkLineWidths(t, d)
			checkListings(t, d)
		}
	}
}

var columnBlocks = regexp.MustCompile(`(?m)^  - columns:\n.*\n.*\n`)

// checkCaptions checks that every chart has its caption above it on its page.
func checkCaptions(t *testing.T, d *Document) {
	t.Helper()
	for i, p := range d.Pages {
		for j, b := range p {
			if b.Kind != BoxChart || b.H <= d.sparkHeight {
				continue
			}
			found := false
			for _, c := range p[:j] {
				found = found || role(c) == "Caption" && c.Y+c.H <= b.Y+1 && c.X >= b.X-1 && c.X < b.X+b.W
			}
			if !found {
				t.Errorf("page %d: a chart without its caption", i+1)
			}
		}
	}
}

// checkLoneLines checks that no line of a paragraph of four or more stands alone on a page.
func checkLoneLines(t *testing.T, d *Document) {
	t.Helper()
	lines := map[*Element]map[int]int{} // by page
	last := map[*Element]float64{}
	for i, p := range d.Pages {
		for _, b := range p {
			if b.Kind != BoxText || b.Element == nil {
				continue
			}
			e := b.Element
			for e.Role == Reference || e.Role == Link { // marks stand in the line of their words
				e = e.Parent
			}
			if e.Role != P && e.Role != LBody {
				continue
			}
			if lines[e] == nil {
				lines[e] = map[int]int{}
			}
			if lines[e][i] == 0 || math.Abs(last[e]-b.Baseline) > d.smallSize*0.9 {
				lines[e][i]++
				last[e] = b.Baseline
			}
		}
	}
	split := 0
	for e, on := range lines {
		total := 0
		for _, n := range on {
			total += n
		}
		if len(on) > 1 {
			split++
		}
		for page, n := range on {
			if len(on) > 1 && total >= 4 && n == 1 {
				t.Errorf("page %d: a line of a %s of %d lines stands alone", page+1, e.Role, total)
			}
		}
	}
	t.Logf("%d paragraphs go on on another page", split)
}

// checkLineWidths checks that no line is stretched or hyphenated.
func checkLineWidths(t *testing.T, d *Document) {
	t.Helper()
	for i, p := range d.Pages {
		for _, b := range p {
			if b.Kind != BoxText {
				continue
			}
			if natural := b.Line.Width; b.W > natural+0.01 {
				t.Errorf("page %d: %q is stretched from %.2f to %.2f", i+1, b.Line.Text, natural, b.W)
			}
			if strings.HasSuffix(strings.TrimSpace(b.Line.Text), "-") {
				t.Errorf("page %d: %q is hyphenated", i+1, b.Line.Text)
			}
		}
	}
}

// checkListings checks that the contents and lists name the page that their entries lead
// to.
func checkListings(t *testing.T, d *Document) {
	t.Helper()
	at := anchors(d.Pages)
	entries := 0
	for _, p := range d.Pages {
		number := ""
		for _, b := range p {
			if b.Element == nil || b.Element.Role != Link || b.Element.Parent.Parent.Role != TOCI {
				continue
			}
			switch b.Kind {
			case BoxText:
				number = strings.TrimSpace(b.Line.Text) // the last text is the number
			case BoxLink:
				entries++
				if want := fmt.Sprint(at[b.To.Anchor] + 1); number != want {
					t.Errorf("%s is listed for page %s, and stands on %s", b.To.Anchor, number, want)
				}
			}
		}
	}
	if entries == 0 {
		t.Error("no contents")
	}
}

// TestUprightAndLandscape checks that only the pages that are asked for are landscape, whole.
func TestUprightAndLandscape(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var items []item
	for i := range 200 {
		switch it := numberedItem(i, 1+random.Float64()*30, loose); {
		case i%20 == 7:
			items = append(items, item{breaks: true, landscape: true}, it, item{breaks: true})
		default:
			items = append(items, it)
		}
	}
	p := paginator{top: 50, bottom: 250, landscapeBottom: 150}
	p.flow(items)
	found := 0
	for i, page := range p.pages {
		if !p.landscapes[i] {
			continue
		}
		found++
		var n int
		if _, err := fmt.Sscan(page[0].Anchor, &n); err != nil || n%20 != 7 || len(page) != 1 || page[0].Y+page[0].H > 150 {
			t.Errorf("landscape page %d holds %d items, the first %s", i+1, len(page), page[0].Anchor)
		}
	}
	if found != 10 {
		t.Errorf("%d pages are landscape", found)
	}
}
