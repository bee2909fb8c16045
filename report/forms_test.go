package report

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/data"
)

// forms is a briefing with every form that a page can take.
const forms = `
title: Forms of pages
subtitle: A test
author: The author
date: 2026-11
edition: First
lists: [figures, tables]
sources:
  forum: {publisher: Observer Report, title: A summit, date: 2020-09, url: "https://example.org/summit"}
  office: {publisher: Statistics Office, title: Yearbook, date: 2021}
figures:
  share:
    title: Share of GDP, 2019
    unit: percent
    source: forum
    values: {Beijing: more than 50, Shanghai: 48.1, China: 36.2}
  scale:
    title: Scale
    unit: trillion yuan
    source: office
    values: {2017: 27.2, 2018: 31.3, 2019: 35.8}
  firms:
    title: Enterprises
    unit: enterprises
    source: office
    series:
      Large: {Beijing: 22, Shanghai: about 14, Fujian: {value: 7, disputed: 19, by: forum}}
      Small: {Beijing: 1220, Shanghai: more than 1034, Fujian: {missing: not published}}
charts:
  share: {figure: share, title: Beijing leads}
  scale: {figure: scale, title: It grows}
briefing:
  - summary: |
      What **matters**:

      - It grew to {{ latest "scale" }}.
      - Beijing leads.

      > So it is said.
  - heading: Scale
  - text: See {{ ref "share" }} and {{ ref "firms" }}.
  - charts: [share, {chart: scale, caption: How it grows.}]
  - chart: scale
    beside: |
      It grew to {{ latest "scale" }}[^grew].

      [^grew]: So says the forum.
  - chart: share
    beside: Beijing leads.
    side: left
    data-table: false
  - heading: A page that lies
    level: 2
  - chart: scale
    page: landscape
  - text: A text.
  - charts: [share, scale, share]
    page: landscape
    data-table: false
  - text: A text that fills the page before.
  - table: firms
    total: true
  - table: firms
    total: true
    page: landscape
  - columns:
      - [{chart: scale}, {text: Left.}]
      - [{chart: share, data-table: false}, {summary: Right., title: To note}]
`

// TestForms holds where everything stands on pages of each form.
func TestForms(t *testing.T) {
	for _, tt := range []struct {
		layout data.Layout
		cover  data.Cover
	}{{data.LayoutA4, data.CoverBand}, {data.LayoutLetter, data.CoverNone}, {data.LayoutDeck, data.CoverBand}} {
		d := layout(t, forms+fmt.Sprintf("layout: %s\ncover: %s\n", tt.layout, tt.cover))
		check(t, d)
		captioned(t, d)
		listed(t, d)
		compare(t, fmt.Sprintf("forms-%s.txt", tt.layout), dump(d.pages))
	}
}

// TestRowsAreLevel holds that charts side by side are of one height, and that
// their captions begin on one line, with those of columns.
func TestRowsAreLevel(t *testing.T) {
	d := layout(t, forms)
	rows := 0
	for _, p := range d.pages {
		var drawn, captions []box
		for _, b := range p {
			switch {
			case b.kind == boxChart:
				drawn = append(drawn, b)
			case role(b) == "Caption" && strings.HasPrefix(b.line.Text, "Figure "):
				captions = append(captions, b)
			}
		}
		for i, a := range drawn {
			for j, b := range drawn[i+1:] {
				if a.y != b.y {
					continue
				}
				rows++
				if a.h != b.h || captions[i].y != captions[i+1+j].y {
					t.Errorf("charts at %.1f are %.1f and %.1f high, with captions at %.1f and %.1f", a.y, a.h, b.h, captions[i].y, captions[i+1+j].y)
				}
			}
		}
	}
	if rows != 5 { // two of two, one of three
		t.Errorf("%d pairs of charts stand side by side", rows)
	}
}

// TestLyingPages holds that pages that lie are wider than high in the file, and
// that the others are not.
func TestLyingPages(t *testing.T) {
	d := layout(t, forms)
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "forms.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out := tool(t, "pdfinfo", "-f", "1", "-l", fmt.Sprint(d.Pages()), file)
	sizes := regexp.MustCompile(`Page +\d+ size: +([\d.]+) x ([\d.]+) pts`).FindAllStringSubmatch(out, -1)
	rotated := regexp.MustCompile(`rot: +[^0\s]`).FindAllString(out, -1)
	if len(sizes) != d.Pages() || len(rotated) > 0 {
		t.Fatalf("%d sizes, %d pages rotated:\n%s", len(sizes), len(rotated), out)
	}
	lying := 0
	for i, m := range sizes {
		wide := strings.HasPrefix(m[1], "841.89")
		if wide != d.wide[i] {
			t.Errorf("page %d is %s by %s points", i+1, m[1], m[2])
		}
		if wide {
			lying++
		}
	}
	if lying != 3 {
		t.Errorf("%d pages lie", lying)
	}
}

// TestBesideTooLong: a text that no page holds beside its chart is a fault where
// the block stands.
func TestBesideTooLong(t *testing.T) {
	ds := load(t, strings.Replace(forms, "beside: Beijing leads.", "beside: "+strings.Repeat("many words ", 400), 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "a chart with the text beside it is taller than a page") || !strings.Contains(err.Error(), "shorten the text") {
		t.Errorf("got %v", err)
	}
}

// TestRowTooNarrow: charts that have no room side by side are a fault that says
// what to write instead.
func TestRowTooNarrow(t *testing.T) {
	many := "values: {"
	for i := range 60 {
		many += fmt.Sprintf("Category %d of a name that is rather long: %d, ", i, i+1)
	}
	ds := load(t, strings.Replace(forms, "values: {Beijing: more than 50, Shanghai: 48.1, China: 36.2}", many+"}", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "write the charts one below the other") {
		t.Errorf("got %v", err)
	}
}

// TestSummaryGoesOn holds that a long summary goes on on the next page, on its
// ground.
func TestSummaryGoesOn(t *testing.T) {
	d := layout(t, strings.Replace(forms, "      What **matters**:", "      "+strings.Repeat("Words that matter. ", 500), 1))
	check(t, d)
	on, ground := 0, inksOf(charts.Light()).ground
	for _, p := range d.pages {
		var grounds []box
		for _, b := range p {
			if b.kind == boxFill && b.w > boxRule && b.ink == ground {
				grounds = append(grounds, b)
			}
		}
		if len(grounds) == 0 {
			continue
		}
		on++
		for i := range grounds[1:] { // no gaps between its stretches
			if gap := grounds[i+1].y - grounds[i].y - grounds[i].h; grounds[i].x == grounds[i+1].x && (gap > 0.01 || gap < -0.01) {
				t.Errorf("a gap of %.2f points in the ground", gap)
			}
		}
	}
	if on < 2 {
		t.Errorf("the summary stands on %d pages", on)
	}
}

// TestQuoteInSummary holds that the rule of a quotation, and the ground of code,
// stand out from the ground of a summary no less than they do from paper.
func TestQuoteInSummary(t *testing.T) {
	distance := func(a, b color.Color) int {
		r, g, bl, _ := a.RGBA()
		r2, g2, bl2, _ := b.RGBA()
		return max(int(r)-int(r2), int(r2)-int(r)) + max(int(g)-int(g2), int(g2)-int(g)) + max(int(bl)-int(bl2), int(bl2)-int(bl))
	}
	for _, theme := range data.ThemeNames() {
		ds := load(t, strings.Replace(small, "briefing:", "theme: "+theme+"\nbriefing:\n  - text: '> Said `code`'\n  - summary: '> Said `code`'", 1))
		look, err := charts.PageTheme(ds)
		if err != nil {
			t.Fatal(err)
		}
		ground := inksOf(look).ground
		var outside, inside []int
		for _, p := range document(t, ds).pages {
			var behind []box
			for _, b := range p {
				switch {
				case b.kind == boxFill && b.ink == ground:
					behind = append(behind, b)
				case b.kind == boxFill && (b.w == 2 || b.h > 8 && b.w > boxRule && b.w < 40):
					if slices.ContainsFunc(behind, func(g box) bool { return b.x > g.x && b.y >= g.y && b.y < g.y+g.h }) {
						inside = append(inside, distance(b.ink, ground))
					} else {
						outside = append(outside, distance(b.ink, look.Paper))
					}
				}
			}
		}
		if len(inside) != 2 || len(outside) < 2 || slices.Min(inside) < slices.Max(outside) {
			t.Errorf("%s: on the ground %v apart, on paper %v", theme, inside, outside)
		}
	}
}

// TestMargins holds the pages to the margins of the theme.
func TestMargins(t *testing.T) {
	for _, margins := range []string{"{left: 10mm, right: 60mm, top: 60mm, bottom: 15mm}", "{left: 40mm, right: 10mm, top: 20mm, bottom: 60mm}", "20mm"} {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutDeck} {
			yaml := small
			if margins == "20mm" {
				yaml = forms
			}
			d := layout(t, yaml+fmt.Sprintf("layout: %s\ntheme: {margins: %s}\n", l, margins))
			check(t, d)
			for i, p := range d.pages {
				for _, b := range p {
					if b.y < 0 || b.y+b.h > d.formatOf(i).pageHeight {
						t.Errorf("%s %s, page %d: %s leaves the page", margins, l, i+1, content(b))
					}
				}
			}
		}
	}
}
