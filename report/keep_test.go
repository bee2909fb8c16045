package report

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/pdf"
)

// TestKeep holds, over made-up briefings in every layout, that what belongs
// together stands together: no line of a longer paragraph alone on a page, no
// heading at the foot of one, no picture without its caption; and that lines are
// set ragged right, as wide as their text, and never hyphenated.
func TestKeep(t *testing.T) {
	for seed := range uint64(12) {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
			yaml, _ := ugly(100 + seed)
			yaml += fmt.Sprintf("layout: %s\ncover: %s\nlists: [figures, tables]\n", l, [...]string{"plain", "band", "none"}[seed%3])
			if l == data.LayoutDeck {
				yaml = columnBlocks.ReplaceAllString(yaml, "") // of long texts, which no slide holds
			}
			d := layout(t, strings.Replace(yaml, "    page: landscape\n    caption", "    caption", int(seed%2)))
			check(t, d)
			headed(t, d)
			captioned(t, d)
			lonely(t, d)
			ragged(t, d)
			listed(t, d)
		}
	}
}

var columnBlocks = regexp.MustCompile(`(?m)^  - columns:\n.*\n.*\n`)

// captioned holds that every chart has its caption below it on its page.
func captioned(t *testing.T, d *Document) {
	t.Helper()
	for i, p := range d.pages {
		for j, b := range p {
			if b.kind != boxChart || b.h <= d.sparkHeight {
				continue
			}
			found := false
			for _, c := range p[j+1:] {
				found = found || role(c) == "Caption" && c.y >= b.y+b.h && c.x >= b.x-1 && c.x < b.x+b.w
			}
			if !found {
				t.Errorf("page %d: a chart without its caption", i+1)
			}
		}
	}
}

// lonely holds that no line of a paragraph of four or more stands alone on a page.
func lonely(t *testing.T, d *Document) {
	t.Helper()
	lines := map[*element]map[int]int{} // by page
	last := map[*element]float64{}
	for i, p := range d.pages {
		for _, b := range p {
			if b.kind != boxText || b.el == nil || role(b) != "P" && role(b) != "LBody" {
				continue
			}
			if lines[b.el] == nil {
				lines[b.el] = map[int]int{}
			}
			if lines[b.el][i] == 0 || math.Abs(last[b.el]-b.baseline) > d.smallSize*0.9 {
				lines[b.el][i]++
				last[b.el] = b.baseline
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
				t.Errorf("page %d: a line of a %s of %d lines stands alone", page+1, e.role, total)
			}
		}
	}
	t.Logf("%d paragraphs go on on another page", split)
}

// ragged holds that no line is stretched or hyphenated.
func ragged(t *testing.T, d *Document) {
	t.Helper()
	for i, p := range d.pages {
		for _, b := range p {
			if b.kind != boxText {
				continue
			}
			if natural := b.line.Width; b.w > natural+0.01 {
				t.Errorf("page %d: %q is stretched from %.2f to %.2f", i+1, b.line.Text, natural, b.w)
			}
			if strings.HasSuffix(strings.TrimSpace(b.line.Text), "-") {
				t.Errorf("page %d: %q is hyphenated", i+1, b.line.Text)
			}
		}
	}
}

// listed holds that the contents and lists name the page that their entries lead
// to.
func listed(t *testing.T, d *Document) {
	t.Helper()
	at := anchors(d.pages)
	entries := 0
	for _, p := range d.pages {
		number := ""
		for _, b := range p {
			if b.el == nil || b.el.role != pdf.Link || b.el.parent.role != pdf.TOCI {
				continue
			}
			switch b.kind {
			case boxText:
				number = strings.TrimSpace(b.line.Text) // the last text is the number
			case boxLink:
				entries++
				if want := fmt.Sprint(at[b.to.anchor] + 1); number != want {
					t.Errorf("%s is said to be on page %s, and stands on %s", b.to.anchor, number, want)
				}
			}
		}
	}
	if entries == 0 {
		t.Error("no contents")
	}
}

// TestUprightAndLying holds that only the pages that are asked for lie, whole.
func TestUprightAndLying(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var items []item
	for i := range 200 {
		switch it := numberedItem(i, 1+random.Float64()*30, loose); {
		case i%20 == 7:
			items = append(items, item{breaks: true, wide: true}, it, item{breaks: true})
		default:
			items = append(items, it)
		}
	}
	p := paginator{top: 50, bottom: 250, low: 150}
	p.flow(items)
	lying := 0
	for i, page := range p.pages {
		if !p.wide[i] {
			continue
		}
		lying++
		var n int
		if _, err := fmt.Sscan(page[0].anchor, &n); err != nil || n%20 != 7 || len(page) != 1 || page[0].y+page[0].h > 150 {
			t.Errorf("page %d lies and holds %d items, the first %s", i+1, len(page), page[0].anchor)
		}
	}
	if lying != 10 {
		t.Errorf("%d pages lie", lying)
	}
}
