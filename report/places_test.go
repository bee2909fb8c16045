package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"briefing/report/page"
	"briefing/report/reporttest"
)

// TestPlaces: of a live document every kind of number can be asked where it stands on its page,
// and of no other.
func TestPlaces(t *testing.T) {
	ds := reporttest.Load(t, `title: T
cover: none
sources: {a: {publisher: Office, title: Yearbook, date: 2024}}
figures: {y: {title: Scale, unit: euros, source: a, values: {2019: 35.8, 2020: 36.1}}}
briefing:
  - key-numbers: [{figure: y, key: 2020}]
  - text: 'It was {{ value "y" "2019" }}.'
  - table: y
  - chart: y
    data-table: false
`)
	live, err := New(ds, Options{Formats: []string{"pdf"}, Live: true})
	if err != nil {
		t.Fatal(err)
	}
	const y2019, y2020 = `["y","","2019"]`, `["y","","2020"]`
	var got []string
	for _, p := range live.Places(0) {
		if p.X < 0 || p.Y < 0 || p.X+p.W > 1 || p.Y+p.H > 1 || p.W < 0 || p.H < 0 {
			t.Errorf("%q stands at %+v", p.Text, p)
		}
		got = append(got, strings.ReplaceAll(p.Text, "\u00a0", " ")+" "+p.At)
	}
	for _, want := range []string{"36.1 " + y2020, "35.8 euros {{ value \"y\" \"2019\" }}", "35.8 " + y2019, "36.1 " + y2020, "2019: 35.8 euros " + y2019, "2020: 36.1 euros " + y2020} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	plain := document(t, ds)
	for n := range plain.Pages() {
		if len(plain.Places(n)) > 0 {
			t.Error("places in a document that is not live")
		}
	}
}

// linesOf are the lines of a page, with where they stand.
func linesOf(d *Document, n int) []string {
	lines := map[string]string{}
	for _, b := range d.laid.Pages[n] {
		if b.Kind == page.BoxText {
			lines[fmt.Sprintf("%.2f", b.Baseline)] += b.Line.Text
		}
	}
	var all []string
	for _, at := range slices.Sorted(maps.Keys(lines)) {
		all = append(all, at+" "+lines[at])
	}
	return all
}

// TestLivePages: the pages of the shipped briefing have the same lines where they can be asked.
func TestLivePages(t *testing.T) {
	ds := reporttest.Shipped(t)
	live, err := New(ds, Options{Formats: []string{"pdf"}, Live: true})
	if err != nil {
		t.Fatal(err)
	}
	plain := document(t, ds)
	if live.Pages() != plain.Pages() {
		t.Fatalf("%d pages, not %d", live.Pages(), plain.Pages())
	}
	for n := range plain.Pages() {
		if got, want := linesOf(live, n), linesOf(plain, n); !slices.Equal(got, want) {
			t.Errorf("page %d:\n%q\nand plain\n%q", n+1, got, want)
		}
	}
}
