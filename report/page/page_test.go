package page

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "small.txt", dump(layout(t, small).Pages))
}

func TestPageNumbers(t *testing.T) {
	d := layout(t, small)
	if len(d.Pages) != 4 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	all := dump(d.Pages)
	for _, want := range []string{`"Sources are listed on page 4"`, `"2 / 4"`, `"4 / 4"`, `"Briefing, November 2026"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(dump(d.Pages[:1]), " / 4") {
		t.Error("the cover has a page number")
	}
}

// TestEmpty checks that the least there can be is a document: a figure without a
// briefing, empty sections, no sources.
func TestEmpty(t *testing.T) {
	var blocks []data.Block
	for i := range 200 {
		blocks = append(blocks, data.Block{Kind: data.BlockHeading, Level: 1 + i%3, Text: data.Text{Plain: fmt.Sprint("Heading ", i)}})
	}
	for _, blocks := range [][]data.Block{nil, blocks, {{Kind: data.BlockPageBreak}}, {{Kind: data.BlockText}}, {{Kind: data.BlockKeyNumbers}}, {{Kind: data.BlockColumns}}} {
		c := composing(t)
		c.ds.Title.Plain = "Empty"
		c.ds.Briefing = blocks
		check(t, document(t, c.ds))
	}
}

// check reports what no document may have: content outside the margins or on other
// content, a link to an anchor that does not stand there once.
func check(t *testing.T, d *Document) {
	t.Helper()
	anchor, linked := map[string]int{}, map[string]bool{}
	for i, p := range d.Pages {
		var solid []Box
		d := &Document{format: d.formatOf(i)}
		for _, b := range p {
			band := i == 0 && b.Kind == BoxFill && b.X == 0 && b.Y == 0 // reaches from edge to edge
			if !band && (b.X < d.left-slack || b.X+b.W > d.right+0.01 || b.Y < d.bodyTop-50 || b.Y+b.H > d.footerBaseline+7) {
				t.Errorf("page %d: %s is outside: %.1f %.1f %.1f %.1f", i+1, content(b), b.X, b.Y, b.W, b.H)
			}
			switch b.Kind {
			case BoxText, BoxChart, BoxImage:
				solid = append(solid, b)
			case BoxAnchor:
				anchor[b.Anchor]++
			}
			if b.To != nil && b.To.URL == "" {
				linked[b.To.Anchor] = true
			}
		}
		for j, a := range solid {
			for _, b := range solid[j+1:] {
				if overlap(a, b) {
					t.Errorf("page %d: %s meets %s", i+1, content(a), content(b))
				}
			}
		}
	}
	for a := range linked {
		if anchor[a] != 1 {
			t.Errorf("anchor %s stands %d times", a, anchor[a])
		}
	}
	for _, h := range d.Outline {
		if anchor[h.Anchor] != 1 {
			t.Errorf("heading %s stands %d times", h.Title.Text, anchor[h.Anchor])
		}
	}
}

// overlap reports whether two boxes overlap by more than kerning does.
func overlap(a, b Box) bool {
	const most = 0.3
	return min(a.X+a.W, b.X+b.W)-max(a.X, b.X) > most && min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y) > most
}

func TestShipped(t *testing.T) {
	check(t, document(t, reporttest.Shipped(t)))
}

// randomBriefing writes a briefing of blocks in any order with texts of any length. Every
// text holds words of its own, numbered in reading order.
func randomBriefing(seed uint64) (yaml string, words int) {
	random := rand.New(rand.NewPCG(seed, 1))
	word := func() string { words++; return fmt.Sprintf("w%05d", words) }
	text := func(most int) string {
		var b strings.Builder
		for range 1 + random.IntN(most) {
			b.WriteString(word() + [...]string{" ", " ", ". ", ", ", "[@a] ", " *a* ", " " + strings.Repeat("long", 40) + " "}[random.IntN(7)])
		}
		return strings.TrimSpace(b.String())
	}
	var b strings.Builder
	b.WriteString("title: Ugly\nsources:\n  a: {publisher: A, title: T}\nfigures:\n")
	b.WriteString("  few: {title: Few, unit: percent, source: a, values: {A: 1, B: more than 2.55, C: {missing: not published}}}\n")
	b.WriteString("  many:\n    title: Many\n    unit: users\n    source: a\n    series:\n")
	for i := range 12 {
		fmt.Fprintf(&b, "      A series with quite a long name %d: {", i)
		for year := 1990; year < 2030; year++ {
			fmt.Fprintf(&b, "%d: %d, ", year, random.IntN(1e9))
		}
		b.WriteString("}\n")
	}
	b.WriteString("charts:\n  few: {figure: few, title: The few}\nbriefing:\n")
	level := 0
	for range 40 {
		switch random.IntN(13) {
		case 8:
			fmt.Fprintf(&b, "  - title: %s\n    summary: %q\n", word(), text(150)+"\n\n- "+text(30)+"\n- "+text(5))
		case 9:
			fmt.Fprintf(&b, "  - charts: [{chart: few, caption: %s}, {chart: few, caption: %q}]\n    data-table: false\n", word(), text(20))
		case 10:
			fmt.Fprintf(&b, "  - chart: few\n    caption: %s\n    page: landscape\n    data-table: false\n", word())
		case 11:
			fmt.Fprintf(&b, "  - table: many\n    page: landscape\n    caption: %s\n", word())
		case 12:
			fmt.Fprintf(&b, "  - chart: few\n    caption: %s\n    data-table: false\n    beside: A text.\n", word())
		case 0:
			heading := word() + strings.Repeat(" heading", random.IntN(20))
			level = min(1+random.IntN(3), level+1)
			fmt.Fprintf(&b, "  - heading: %s\n    level: %d\n", heading, level)
		case 1, 2:
			fmt.Fprintf(&b, "  - text: %q\n", text(200))
		case 3:
			fmt.Fprintf(&b, "  - text: %q\n", "- "+text(30)+"\n- "+text(5)+"\n\n> "+text(20)+"\n\n1. "+text(90))
		case 4:
			fmt.Fprintf(&b, "  - chart: few\n    data-table: %v\n    caption: %s\n", random.IntN(2) == 0, word())
		case 5:
			fmt.Fprintf(&b, "  - table: %s\n    caption: %s\n", [...]string{"few", "many"}[random.IntN(2)], word())
		case 6:
			fmt.Fprintf(&b, "  - columns:\n      - [{text: %q}]\n      - [{heading: %s, level: %d}, {text: %q}]\n", text(24), word(), max(level, 1), text(24))
		case 7:
			fmt.Fprintf(&b, "  - key-numbers:\n      - {figure: few, key: A, label: %s}\n      - {figure: few, key: B, label: %q}\n", word(), text(9))
		}
	}
	return b.String(), words
}

// TestRandomBriefings checks the invariants, and that every word is there, in order.
func TestRandomBriefings(t *testing.T) {
	for seed := range uint64(8) {
		yaml, words := randomBriefing(seed)
		d := layout(t, yaml)
		check(t, d)
		chart := func(b Box) bool { r := role(b); return r == "Caption" || r == "TH" || r == "TD" }
		found := countInOrder(t, d, seed, chart) + countInOrder(t, d, seed, func(b Box) bool { return !chart(b) })
		if found != words {
			t.Errorf("seed %d: %d words of %d are there", seed, found, words)
		}
		checkHeadings(t, d)
	}
}

var randomWord = regexp.MustCompile(`w\d{5}`)

// countInOrder counts the words of the body in boxes of a sort, and checks that they
// stand in the order of the file: texts may go before charts, but not before
// other texts.
func countInOrder(t *testing.T, d *Document, seed uint64, of func(Box) bool) int {
	var text strings.Builder
	for _, p := range d.Pages[1:] {
		for _, b := range p {
			if b.Kind == BoxText && b.Element != nil && !inContents(b) && of(b) {
				text.WriteString(strings.ReplaceAll(b.Line.Text, " ", ""))
			}
		}
	}
	words := randomWord.FindAllString(text.String(), -1)
	for i := 1; i < len(words); i++ {
		if words[i] <= words[i-1] {
			t.Fatalf("seed %d: %s stands after %s", seed, words[i], words[i-1])
		}
	}
	return len(words)
}

// checkHeadings checks that no heading is the last content of a page.
func checkHeadings(t *testing.T, d *Document) {
	for i, p := range d.Pages[:len(d.Pages)-1] {
		last := ""
		for _, b := range p {
			if b.Element != nil && b.Kind != BoxAnchor {
				last = role(b)
			}
		}
		if last == "H1" || last == "H2" || last == "H3" {
			if next := firstRole(d.Pages[i+1]); next != "H1" && next != "H2" && next != "H3" {
				t.Errorf("page %d ends in a heading", i+1)
			}
		}
	}
}

func firstRole(p Page) string {
	for _, b := range p {
		if b.Element != nil {
			return role(b)
		}
	}
	return ""
}

func TestLargeTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Large\nsources:\n  a: {publisher: A, title: T}\nfigures:\n  f:\n    title: Figure\n    unit: users\n    source: a\n    values:\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "      Category %d: %d\n", i, i*i)
	}
	b.WriteString("    chart: false\nbriefing:\n  - table: f\n")
	d := layout(t, b.String())
	check(t, d)
	all := texts(d.Pages)
	for i := range 2000 {
		if !strings.Contains(all, fmt.Sprintf("Category %d ", i)) {
			t.Fatalf("row %d is missing", i)
		}
	}
	if n := strings.Count(dump(d.Pages), "(continued)"); n != len(d.Pages)-3 && n != len(d.Pages)-2 {
		t.Errorf("the head is repeated %d times on %d pages", n, len(d.Pages))
	}
}

// TestManyCharts checks that each of 300 charts stands whole, between its title and its
// caption.
func TestManyCharts(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Charts\nsources:\n  a: {publisher: A, title: T}\nfigures:\n  f: {title: F, unit: users, source: a, values: {A: 1, B: 2}}\nbriefing:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  - chart: f\n    caption: caption %d ends\n    data-table: false\n", i)
	}
	d := layout(t, b.String())
	check(t, d)
	n := 0
	for _, p := range d.Pages {
		title := -1.0
		for i, x := range p {
			if role(x) == "Caption" {
				title = x.Y + x.H
			}
			if x.Kind != BoxChart {
				continue
			}
			n++
			after := p[i+1:]
			if len(after) > 0 && role(after[0]) == "P" { // the description, for the ear alone
				after = after[1:]
			}
			if title < 0 || title > x.Y+1 || len(after) == 0 || !strings.HasPrefix(after[0].Line.Text, "caption ") {
				t.Errorf("the title or the caption of chart %d stands apart", n)
			}
			title = -1
		}
	}
	if n != 300 || !strings.Contains(texts(d.Pages), "caption 299 ends") {
		t.Errorf("%d charts", n)
	}
}

func TestManySources(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Sources\nsources:\n")
	for i := range 500 {
		fmt.Fprintf(&b, "  s%d: {publisher: Publisher %d, title: A title, url: \"https://example.org/%s\"}\n", i, i, strings.Repeat("path/", i%60))
	}
	b.WriteString("figures:\n  f: {title: F, unit: users, source: s0, values: {A: 1, B: 2}}\nbriefing:\n  - text: >\n")
	for i := range 400 {
		fmt.Fprintf(&b, "      Word[@s%d]\n", i)
	}
	d := layout(t, b.String())
	check(t, d)
	if !strings.Contains(texts(d.Pages), "Consulted, not cited") {
		t.Error("sources that are not cited have no group")
	}
}
