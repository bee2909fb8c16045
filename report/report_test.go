package report

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"

	"briefing/data"
)

// small is a briefing with every kind of block.
const small = `
title: The digital economy
subtitle: A test
author: The author
date: 2026-11
edition: First
sources:
  forum: {publisher: Observer Report, title: A summit, date: 2020-09, url: "https://example.org/summit"}
  office: {publisher: Statistics Office, title: Yearbook, date: 2021, retrieved: 2026-05-03, note: printed}
  spare: {publisher: Nobody, title: Unread}
figures:
  share:
    title: Share of GDP, 2019
    unit: percent
    source: forum
    values: {Beijing: {value: more than 50, disputed: 38, by: office}, China: 36.2, Tibet: {missing: not published}}
  parts:
    title: The parts
    unit: trillion yuan
    source: office
    series:
      Industry: {2018: 6.4, 2019: 7.1}
      Services: {2018: more than 24.9, 2019: {value: 28.85, status: provisional}}
charts:
  share: {figure: share, title: Beijing leads}
briefing:
  - heading: Scale
  - key-numbers:
      - {figure: share, key: Beijing, label: of GDP}
      - {figure: share, key: China, label: of the country's GDP}
  - text: |
      The share is {{ value "share" "China" }} in *China*. See [the summit](https://example.org/a).

      - one
      - two
  - chart: share
    caption: The share.
    data-table: true
  - heading: Parts
    level: 2
  - table: parts
  - columns:
      - [{text: Left column.}]
      - [{text: Right column.}]
  - page-break
  - heading: End
  - text: "> A quotation[@office]."
`

func TestGolden(t *testing.T) {
	compare(t, "small.txt", dump(layout(t, small).pages))
}

func TestPageNumbers(t *testing.T) {
	d := layout(t, small)
	if d.Pages() != 4 {
		t.Fatalf("%d pages", d.Pages())
	}
	all := dump(d.pages)
	for _, want := range []string{`"Sources are listed on page 4"`, `"2 / 4"`, `"4 / 4"`, `"Briefing, November 2026"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(dump(d.pages[:1]), " / 4") {
		t.Error("the cover has a page number")
	}
}

// TestEmpty holds that the least there can be is a document: a figure without a
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
		d, err := New(c.ds, Options{Fonts: c.fonts})
		if err != nil {
			t.Fatal(err)
		}
		check(t, d)
		if err := d.WritePDF(&bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
	}
}

// check holds what is true of every document: all content inside the margins,
// none on another, every anchor that is linked to there once.
func check(t *testing.T, d *Document) {
	t.Helper()
	anchor, linked := map[string]int{}, map[string]bool{}
	for i, p := range d.pages {
		var solid []box
		d := &Document{format: d.formatOf(i)}
		for _, b := range p {
			band := i == 0 && b.kind == boxFill && b.x == 0 && b.y == 0 // reaches from edge to edge
			if !band && (b.x < d.left-slack || b.x+b.w > d.right+0.01 || b.y < d.bodyTop-50 || b.y+b.h > d.footBaseline+7) {
				t.Errorf("page %d: %s is outside: %.1f %.1f %.1f %.1f", i+1, content(b), b.x, b.y, b.w, b.h)
			}
			switch b.kind {
			case boxText, boxChart, boxImage:
				solid = append(solid, b)
			case boxAnchor:
				anchor[b.anchor]++
			}
			if b.to != nil && b.to.url == "" {
				linked[b.to.anchor] = true
			}
		}
		for j, a := range solid {
			for _, b := range solid[j+1:] {
				if meet(a, b) {
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
	for _, h := range d.outline {
		if anchor[h.Anchor] != 1 {
			t.Errorf("heading %s stands %d times", h.Title.Text, anchor[h.Anchor])
		}
	}
}

// meet reports whether two boxes overlap by more than kerning does.
func meet(a, b box) bool {
	const most = 0.3
	return min(a.x+a.w, b.x+b.w)-max(a.x, b.x) > most && min(a.y+a.h, b.y+b.h)-max(a.y, b.y) > most
}

func TestShipped(t *testing.T) {
	d, err := New(shipped(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
}

// ugly writes a briefing of blocks in any order with texts of any length. Every
// text holds words of its own, numbered in reading order.
func ugly(seed uint64) (yaml string, words int) {
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
			fmt.Fprintf(&b, "  - heading: %s\n    level: %d\n", word()+strings.Repeat(" heading", random.IntN(20)), 1+random.IntN(3))
		case 1, 2:
			fmt.Fprintf(&b, "  - text: %q\n", text(200))
		case 3:
			fmt.Fprintf(&b, "  - text: %q\n", "- "+text(30)+"\n- "+text(5)+"\n\n> "+text(20)+"\n\n1. "+text(90))
		case 4:
			fmt.Fprintf(&b, "  - chart: few\n    data-table: %v\n    caption: %s\n", random.IntN(2) == 0, word())
		case 5:
			fmt.Fprintf(&b, "  - table: %s\n    caption: %s\n", [...]string{"few", "many"}[random.IntN(2)], word())
		case 6:
			fmt.Fprintf(&b, "  - columns:\n      - [{text: %q}]\n      - [{heading: %s, level: 3}, {text: %q}]\n", text(30), word(), text(30))
		case 7:
			fmt.Fprintf(&b, "  - key-numbers:\n      - {figure: few, key: A, label: %s}\n      - {figure: few, key: B, label: %q}\n", word(), text(9))
		}
	}
	return b.String(), words
}

// TestUgly holds the invariants, and that every word is there, in order.
func TestUgly(t *testing.T) {
	for seed := range uint64(8) {
		yaml, words := ugly(seed)
		d := layout(t, yaml)
		check(t, d)
		chart := func(b box) bool { r := role(b); return r == "Caption" || r == "TH" || r == "TD" }
		found := ordered(t, d, seed, chart) + ordered(t, d, seed, func(b box) bool { return !chart(b) })
		if found != words {
			t.Errorf("seed %d: %d words of %d are there", seed, found, words)
		}
		headed(t, d)
	}
}

var uglyWord = regexp.MustCompile(`w\d{5}`)

// ordered counts the words of the body in boxes of a sort, and holds that they
// stand in the order of the file: texts may go before charts, but not before
// other texts.
func ordered(t *testing.T, d *Document, seed uint64, of func(box) bool) int {
	var text strings.Builder
	for _, p := range d.pages[1:] {
		for _, b := range p {
			if b.kind == boxText && b.el != nil && of(b) {
				text.WriteString(strings.ReplaceAll(b.line.Text, " ", ""))
			}
		}
	}
	words := uglyWord.FindAllString(text.String(), -1)
	for i := 1; i < len(words); i++ {
		if words[i] <= words[i-1] {
			t.Fatalf("seed %d: %s stands after %s", seed, words[i], words[i-1])
		}
	}
	return len(words)
}

// headed holds that no heading is the last content of a page.
func headed(t *testing.T, d *Document) {
	for i, p := range d.pages[:len(d.pages)-1] {
		last := ""
		for _, b := range p {
			if b.el != nil && b.kind != boxAnchor {
				last = role(b)
			}
		}
		if last == "H1" || last == "H2" || last == "H3" {
			if next := firstRole(d.pages[i+1]); next != "H1" && next != "H2" && next != "H3" {
				t.Errorf("page %d ends in a heading", i+1)
			}
		}
	}
}

func firstRole(p page) string {
	for _, b := range p {
		if b.el != nil {
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
	all := texts(d.pages)
	for i := range 2000 {
		if !strings.Contains(all, fmt.Sprintf("Category %d ", i)) {
			t.Fatalf("row %d is missing", i)
		}
	}
	if n := strings.Count(dump(d.pages), "(continued)"); n != d.Pages()-3 && n != d.Pages()-2 {
		t.Errorf("the head is repeated %d times on %d pages", n, d.Pages())
	}
}

// TestManyCharts holds that each of 300 charts stands whole, above its caption.
func TestManyCharts(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Charts\nsources:\n  a: {publisher: A, title: T}\nfigures:\n  f: {title: F, unit: users, source: a, values: {A: 1, B: 2}}\nbriefing:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  - chart: f\n    caption: caption %d ends\n    data-table: false\n", i)
	}
	d := layout(t, b.String())
	check(t, d)
	n := 0
	for _, p := range d.pages {
		below := -1.0
		for _, x := range p {
			if x.kind == boxChart {
				n++
				below = x.y + x.h
			}
			if role(x) == "Caption" && n > 0 && (below < 0 || x.y < below) {
				t.Errorf("the caption of chart %d stands apart", n)
			}
		}
	}
	if n != 300 || !strings.Contains(texts(d.pages), "caption 299 ends") {
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
	if !strings.Contains(texts(d.pages), "Consulted, not cited") {
		t.Error("sources that are not cited have no group")
	}
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ blocks, want string }{
		{"- text: <b>bold</b>", `HTML in a text: "<b>"`},
		{"- text: 数字", "no font has '数' (U+6570)"},
		{"- heading: 数字", "no font has '数' (U+6570)"},
		{"- text: שלום", "'ש' (U+05E9) runs from right to left, which is not supported"},
		{"- text: \"|a|\\n|-|\\n|مرحبا|\"", "'م' (U+0645) runs from right to left, which is not supported"},
		{"- text: \"a[^x]\\n\\n[^x]: नमस्ते\"", "'न' (U+0928): letters of the Devanagari script change"},
		{"- text: A smile 😀", "no font has '😀' (U+1F600)"},
		{"- heading: \"𠀀\"", "no font has '𠀀' (U+20000)"},
		{"- text: \"[x](javascript:alert(1))\"", "a link to \"javascript:alert(1)\""},
	} {
		ds := load(t, strings.Replace(small, "- heading: End", tt.blocks, 1))
		_, err := New(ds, Options{})
		var faults data.Faults
		if !errors.As(err, &faults) || !strings.HasPrefix(faults[0].Text, tt.want) || faults[0].Pos.Line == 0 {
			t.Errorf("%s: got %v, want %s", tt.blocks, err, tt.want)
		}
	}
}

func TestTallChart(t *testing.T) {
	ds := load(t, strings.Replace(small, "title: Beijing leads", "title: Beijing leads, size: 300x900", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "the chart is taller than a page") || !strings.Contains(err.Error(), "less tall") {
		t.Errorf("got %v", err)
	}
}

// TestOneFaultForOneFont holds that texts which want the same font are one fault,
// at the first of them in the file.
func TestOneFaultForOneFont(t *testing.T) {
	yaml := strings.Replace(small, "subtitle: A test", "subtitle: 数字", 1)
	ds := load(t, strings.Replace(yaml, "- heading: End", "- heading: 经济", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "test.yaml:3:11: no font has '数'") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
}

// TestSameBytes writes two layouts of a file, one of them in two goroutines.
func TestSameBytes(t *testing.T) {
	var out [3]bytes.Buffer
	first, second := layout(t, small), layout(t, small)
	var wg sync.WaitGroup
	for i, d := range []*Document{first, first, second} {
		wg.Go(func() {
			if err := d.WritePDF(&out[i]); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i := range out {
		if !bytes.Equal(out[0].Bytes(), out[i].Bytes()) {
			t.Errorf("PDF %d differs from the first", i)
		}
	}
}

var errFull = errors.New("no space left")

// fullWriter fails after some bytes.
type fullWriter struct{ left int }

func (w *fullWriter) Write(b []byte) (int, error) {
	if len(b) > w.left {
		return w.left, errFull
	}
	w.left -= len(b)
	return len(b), nil
}

func TestFailingWriter(t *testing.T) {
	d := layout(t, small)
	for _, n := range []int{0, 1, 1000} {
		if err := d.WritePDF(&fullWriter{n}); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: got %v", n, err)
		}
	}
}
