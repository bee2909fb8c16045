package file

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/language"
)

// TestTotals: the sum of a column is as honest as its rows.
func TestTotals(t *testing.T) {
	for _, tt := range []struct{ values, want string }{
		{"{a: 1.5, b: 2.25}", "3.8 users"},
		{"{a: 1200, b: 34}", "1,234 users"},
		{"{a: 10, b: more than 5}", "more than 15 users"},
		{"{a: up to 10, b: 5}", "up to 15 users"},
		{"{a: up to 10, b: more than 5}", "not available"},
		{"{a: 10, b: {missing: not published}}", "not available"},
	} {
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte("title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n  f: {title: F, unit: users, source: s, values: " +
			tt.values + "}\nbriefing:\n  - {table: f, total: true}\n")}}, "f.yaml", Options{})
		if err != nil {
			t.Fatal(err)
		}
		v := ds.Briefing[0].Totals[0]
		if got := strings.ReplaceAll(language.Of(ds).Value(v, ds.Figures[0].Unit), "\u00a0", " "); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.values, got, tt.want)
		}
		if reason, missing := v.Missing(); missing && reason == "" {
			t.Errorf("%s: no reason", tt.values)
		}
	}
}

func TestMargins(t *testing.T) {
	for text, want := range map[string]data.Margins{
		"72pt": {Top: 72, Right: 72, Bottom: 72, Left: 72}, "25.4mm": {Top: 72, Right: 72, Bottom: 72, Left: 72}, "{left: 144pt}": {Left: 144},
	} {
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte("title: T\ntheme: {margins: " + text + "}\nsources: {s: {publisher: P, title: Q}}\nfigures:\n  f: {title: F, unit: users, source: s, values: {a: 1, b: 2}}\n")}}, "f.yaml", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if ds.Theme.Margins != want {
			t.Errorf("%s: %v, not %v", text, ds.Theme.Margins, want)
		}
	}
}

// TestRowHintFits checks that the hint on a row of too many charts names rows that
// the layout takes.
func TestRowHintFits(t *testing.T) {
	row := func(layout, page string, n int) error {
		charts := strings.TrimSuffix(strings.Repeat("f, ", n), ", ")
		_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte("title: T\nlayout: " + layout + "\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n  f: {title: F, unit: users, source: s, values: {a: 1, b: 2}}\nbriefing:\n" +
			"  - {charts: [" + charts + "]" + page + "}\n")}}, "f.yaml", Options{})
		return err
	}
	const turned = ", page: landscape"
	for _, tt := range []struct {
		layout, page string
		n, fits      int
		hint         string
	}{
		{"a4", "", 1, 2, "write chart: for one"},
		{"a4", "", 3, 2, "write two, or add page: landscape"},
		{"a4", "", 4, 2, "write rows of 2, or with page: landscape of up to 3; and chart: for one that is left"},
		{"letter", "", 7, 2, "write rows of 2, or with page: landscape of up to 3; and chart: for one that is left"},
		{"a4", turned, 4, 3, "write rows of up to 3, and chart: for one that is left"},
		{"deck", "", 4, 3, "write rows of up to 3, and chart: for one that is left"},
	} {
		faults, _ := row(tt.layout, tt.page, tt.n).(data.Faults)
		if len(faults) != 1 || faults[0].Hint != tt.hint {
			t.Errorf("%s%s, %d charts: got %v, want the hint %q", tt.layout, tt.page, tt.n, faults, tt.hint)
		}
		if err := row(tt.layout, tt.page, tt.fits); err != nil {
			t.Errorf("%s%s, %d charts: %v", tt.layout, tt.page, tt.fits, err)
		}
		if strings.Contains(tt.hint, "landscape") {
			if err := row(tt.layout, turned, 3); err != nil {
				t.Errorf("%s, 3 charts on a landscape page: %v", tt.layout, err)
			}
		}
	}
}

// Where the data tables of charts stand is said once for the file; a block may say otherwise.
func TestDataTablesOfTheFile(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n  a: {title: A, unit: percent, source: s, values: {2019: 1, 2020: 2}}\n  b: {title: B, unit: percent, source: s, values: {2019: 1, 2020: 3}}\n"
	for _, tt := range []struct {
		name, more string
		want       []string // of each chart
	}{
		{"by convention", "", []string{"below", "below"}},
		{"all at the end", "data-table: end\n", []string{"end", "end"}},
		{"none", "data-table: false\n", []string{"none", "none"}},
		{"a block says otherwise", "data-table: end\nbriefing: [{chart: a, data-table: true}, {chart: b}]\n", []string{"below", "end"}},
		{"none but one", "data-table: false\nbriefing: [{chart: a}, {chart: b, data-table: end}]\n", []string{"none", "end"}},
		{"a row of charts", "data-table: end\nbriefing: [{charts: [a, b], data-table: false}]\n", []string{"none", "none"}},
	} {
		ds, err := Load(fstest.MapFS{"file.yaml": {Data: []byte(head + tt.more)}}, "file.yaml", Options{})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var got []string
		var look func(blocks []data.Block)
		look = func(blocks []data.Block) {
			for _, b := range blocks {
				if b.Kind == data.BlockChart {
					got = append(got, map[[2]bool]string{{true, false}: "below", {true, true}: "end"}[[2]bool{b.Table, b.TableAtEnd}])
				}
				for _, c := range b.Columns {
					look(c)
				}
			}
		}
		look(ds.Briefing)
		for i := range got {
			if got[i] == "" {
				got[i] = "none"
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
