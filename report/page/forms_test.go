package page

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/data"
	"briefing/report/reporttest"
)

// TestForms checks where everything stands on pages of each form.
func TestForms(t *testing.T) {
	for _, tt := range []struct {
		layout data.Layout
		cover  data.Cover
	}{{data.LayoutA4, data.CoverBand}, {data.LayoutLetter, data.CoverNone}, {data.LayoutDeck, data.CoverBand}} {
		d := layout(t, forms+fmt.Sprintf("layout: %s\ncover: %s\n", tt.layout, tt.cover))
		check(t, d)
		checkCaptions(t, d)
		checkListings(t, d)
		reporttest.Golden(t, fmt.Sprintf("forms-%s.txt", tt.layout), dump(d.Pages))
	}
}

// TestRowsAreLevel checks that charts side by side are of one height, and that
// their captions begin on one line, with those of columns.
func TestRowsAreLevel(t *testing.T) {
	d := layout(t, forms)
	rows := 0
	for _, p := range d.Pages {
		var drawn, captions []Box
		for _, b := range p {
			switch {
			case b.Kind == BoxChart:
				drawn = append(drawn, b)
			case role(b) == "Caption" && strings.HasPrefix(b.Line.Text, "Figure "):
				captions = append(captions, b)
			}
		}
		for i, a := range drawn {
			for j, b := range drawn[i+1:] {
				if a.Y != b.Y {
					continue
				}
				rows++
				if a.H != b.H || captions[i].Y != captions[i+1+j].Y {
					t.Errorf("charts at %.1f are %.1f and %.1f high, with captions at %.1f and %.1f", a.Y, a.H, b.H, captions[i].Y, captions[i+1+j].Y)
				}
			}
		}
	}
	if rows != 5 { // two of two, one of three
		t.Errorf("%d pairs of charts stand side by side", rows)
	}
}

// TestSummaryGoesOn checks that a long summary goes on on the next page, on its
// ground.
func TestSummaryGoesOn(t *testing.T) {
	d := layout(t, strings.Replace(forms, "      What **matters**:", "      "+strings.Repeat("Words that matter. ", 500), 1))
	check(t, d)
	on, ground := 0, inksOf(charts.Light()).ground
	for _, p := range d.Pages {
		var grounds []Box
		for _, b := range p {
			if b.Kind == BoxFill && b.W > boxRule && b.Ink == ground {
				grounds = append(grounds, b)
			}
		}
		if len(grounds) == 0 {
			continue
		}
		on++
		for i := range grounds[1:] { // no gaps between its stretches
			if gap := grounds[i+1].Y - grounds[i].Y - grounds[i].H; grounds[i].X == grounds[i+1].X && (gap > 0.01 || gap < -0.01) {
				t.Errorf("a gap of %.2f points in the ground", gap)
			}
		}
	}
	if on < 2 {
		t.Errorf("the summary stands on %d pages", on)
	}
}

// TestQuoteInSummary checks that the rule of a quotation, and the ground of code,
// stand out from the ground of a summary no less than they do from paper.
func TestQuoteInSummary(t *testing.T) {
	distance := func(a, b color.Color) int {
		r, g, bl, _ := a.RGBA()
		r2, g2, bl2, _ := b.RGBA()
		return max(int(r)-int(r2), int(r2)-int(r)) + max(int(g)-int(g2), int(g2)-int(g)) + max(int(bl)-int(bl2), int(bl2)-int(bl))
	}
	for _, theme := range data.ThemeNames() {
		ds := reporttest.Load(t, strings.Replace(small, "briefing:", "theme: "+theme+"\nbriefing:\n  - text: '> Said `code`'\n  - summary: '> Said `code`'", 1))
		look, err := charts.PageTheme(ds)
		if err != nil {
			t.Fatal(err)
		}
		ground := inksOf(look).ground
		var outside, inside []int
		for _, p := range document(t, ds).Pages {
			var under []Box
			for _, b := range p {
				switch {
				case b.Kind == BoxFill && b.Ink == ground:
					under = append(under, b)
				case b.Kind == BoxFill && (b.W == 2 || b.H > 8 && b.W > boxRule && b.W < 40):
					if slices.ContainsFunc(under, func(g Box) bool { return b.X > g.X && b.Y >= g.Y && b.Y < g.Y+g.H }) {
						inside = append(inside, distance(b.Ink, ground))
					} else {
						outside = append(outside, distance(b.Ink, look.Paper))
					}
				}
			}
		}
		if len(inside) != 2 || len(outside) < 2 || slices.Min(inside) < slices.Max(outside) {
			t.Errorf("%s: on the ground %v apart, on paper %v", theme, inside, outside)
		}
	}
}

// TestMargins compares the pages with the margins of the theme.
func TestMargins(t *testing.T) {
	for _, margins := range []string{"{left: 10mm, right: 60mm, top: 60mm, bottom: 15mm}", "{left: 40mm, right: 10mm, top: 20mm, bottom: 60mm}", "20mm"} {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutDeck} {
			yaml := small
			if margins == "20mm" {
				yaml = forms
			}
			d := layout(t, yaml+fmt.Sprintf("layout: %s\ntheme: {margins: %s}\n", l, margins))
			check(t, d)
			for i, p := range d.Pages {
				for _, b := range p {
					if b.Y < 0 || b.Y+b.H > d.formatOf(i).pageHeight {
						t.Errorf("%s %s, page %d: %s leaves the page", margins, l, i+1, content(b))
					}
				}
			}
		}
	}
}
