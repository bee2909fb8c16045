package page

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"testing"
)

// tableCells lays out a table of the figure given as YAML, and returns its cells by
// their text.
func tableCells(t *testing.T, figure string) (d *Document, cells map[string]Box) {
	t.Helper()
	d = layout(t, "title: T\nsources:\n  a: {publisher: A, title: One}\n  b: {publisher: B, title: Two}\nfigures:\n  f:\n    source: a\n    chart: false\n    title: Figure\n"+
		figure+"\nbriefing:\n  - table: f\n")
	check(t, d)
	cells = map[string]Box{}
	for _, p := range d.Pages[1:] {
		for _, b := range p {
			if b.Kind == BoxText {
				cells[b.Line.Text] = b
			}
		}
	}
	return d, cells
}

func TestTableAlignsDecimalMarks(t *testing.T) {
	_, cells := tableCells(t, "    unit: percent\n    values: {A: 5, B: 36.2, C: more than 1234.56, D: about 7, E: {missing: not published}}")
	point := func(text string) float64 {
		b, ok := cells[text]
		if !ok {
			t.Fatalf("no cell %q", text)
		}
		whole, _, _ := strings.Cut(text, ".")
		return b.X + composing(t).set.fonts.Width(whole, regular(composing(t).set.tableSize))
	}
	for _, text := range []string{"36.2", "more than 1,234.56", "about 7"} {
		if math.Abs(point(text)-point("5")) > 0.5 {
			t.Errorf("%q has its mark at %.1f, 5 at %.1f", text, point(text), point("5"))
		}
	}
	widest, missing := cells["more than 1,234.56"], cells["no value"]
	if math.Abs(widest.X+widest.W-missing.X-missing.W) > 0.01 {
		t.Errorf("the missing value ends at %.1f, the column at %.1f", missing.X+missing.W, widest.X+widest.W)
	}
}

// TestTableStatus: a table says of a value what its cell does not; that it is a bound the cell says.
func TestTableStatus(t *testing.T) {
	if _, cells := tableCells(t, "    unit: percent\n    values: {A: more than 50, B: 1}"); cells["Remarks"].Line != nil {
		t.Error("a column without a remark")
	}
	for _, tt := range []struct{ value, want string }{
		{"{value: up to 50, disputed: 38, by: b}", "38% according to B "},
		{"{value: 50, status: provisional, note: to be revised}", "provisional; to be revised"},
		{"{missing: not published}", "not published"},
	} {
		_, cells := tableCells(t, "    unit: percent\n    values: {A: "+tt.value+", B: 1}")
		if _, ok := cells[tt.want]; !ok {
			t.Errorf("%s: no %q", tt.value, tt.want)
		}
	}
	_, cells := tableCells(t, "    unit: percent\n    values: {A: 1, B: 2}")
	if _, ok := cells["Remarks"]; ok {
		t.Error("a table without remarks has a column for them")
	}
}

// TestShortFormsInTables: a short form in a table of a text, in the names of rows and series and in
// remarks says what it stands for, as in prose.
func TestShortFormsInTables(t *testing.T) {
	d := layout(t, "title: T\nsources:\n  a: {publisher: A, title: One}\nfigures:\n  f:\n    source: a\n    chart: false\n    title: Figure\n    unit: percent\n"+
		"    series: {\"> 65 years\": {\"< 5 trn\": 1, B: {value: 2, note: revised by 3 bn}}, Two: {\"< 5 trn\": 1, B: 3}}\n"+
		"briefing:\n  - table: f\n  - text: |\n      It is > 4.\n\n      | One | Two |\n      |---|---|\n      | 7 trn | > 8 |\n")
	check(t, d)
	found := map[string]string{}
	for _, p := range d.Pages[1:] {
		for _, b := range p {
			if b.Kind == BoxText && b.Element != nil && b.Element.Long != "" {
				found[string(b.Element.Parent.Role)] += strings.TrimSpace(b.Line.Text) + "=" + b.Element.Long + " "
			}
		}
	}
	for role, want := range map[string]string{"P": ">=more than ", "TH": ">=more than <=less than trn=trillion trn=trillion ", "TD": ">=more than bn=billion >=more than "} {
		if found[role] != want {
			t.Errorf("%s: got %q, want %q", role, found[role], want)
		}
	}
}

// TestEvenHeads: a head of two lines has no lone character in the second.
func TestEvenHeads(t *testing.T) {
	set := composing(t).set
	g := &grid{set: set}
	const head = "Digital industry by its a"
	words := styled(head, bold(set.tableSize), set.ink.text)
	width := set.fonts.Width("Digital industry by its", bold(set.tableSize))
	last := func(s setting) float64 {
		lines := fill(set.fonts, words, s.width)
		return lines[len(lines)-1].width
	}
	s := setting{x: 100, width: width, flushRight: true}
	even := g.evenly(head, words, s)
	if last(s) > 10 || last(even) < 0.3*width || math.Abs(even.x+even.width-100-width) > 1e-9 {
		t.Errorf("last line %.1f, then %.1f; from %.1f, %.1f wide", last(s), last(even), even.x, even.width)
	}
}

// TestNumbersThatWordsName: where a remark or a key number says according to whom, the number of
// that source is a link that says what it leads to, and stands on the line.
func TestNumbersThatWordsName(t *testing.T) {
	figure := "    unit: percent\n    values: {2019: {value: up to 50, disputed: 38, by: b}, 2020: 1, 2021: 2}"
	for name, blocks := range map[string]string{"a status": "  - table: f\n", "a key number": "  - key-numbers: [{figure: f, key: 2019}]\n"} {
		d := layout(t, "title: T\nsources:\n  a: {publisher: A, title: One}\n  b: {publisher: Bank, title: Two, date: 2024}\nfigures:\n  f:\n    source: a\n    chart: false\n    title: Figure\n"+figure+"\nbriefing:\n"+blocks)
		check(t, d)
		found := false
		for _, p := range d.Pages[1:] {
			for i, b := range p {
				if i == 0 || b.Kind != BoxText || b.Line.Text != "2" || b.Element.Alt == "" || p[i-1].Line.Text != "[" {
					continue
				}
				found = true
				before := p[i-2]
				if b.To == nil || b.To.Anchor != "source.b" || b.Element.Alt != "Source 2" || !strings.HasSuffix(strings.ReplaceAll(before.Line.Text, "\u00a0", " "), " Bank ") || b.Y != before.Y {
					t.Errorf("%s: %q after %q leads to %+v, called %q, %.1f below", name, b.Line.Text, before.Line.Text, b.To, b.Element.Alt, b.Y-before.Y)
				}
			}
		}
		if !found {
			t.Errorf("%s: no link", name)
		}
	}
}

func TestTableStatusOfSeries(t *testing.T) {
	_, cells := tableCells(t, `    unit: percent
    series:
      One: {2019: more than 1, 2020: {missing: not published}, 2021: {value: 3, status: provisional}}
      Two: {2019: 2, 2020: {missing: not published}}`)
	for _, want := range []string{"more than 1", "One: provisional", "not published", "no value"} {
		if _, ok := cells[want]; !ok {
			t.Errorf("no %q", want)
		}
	}
}

func TestTableOfManySeries(t *testing.T) {
	var b strings.Builder
	b.WriteString("    unit: users\n    series:\n")
	for i := range 30 {
		fmt.Fprintf(&b, "      Series %d: {2019: %d, 2020: 1000000}\n", i, 1000000+i)
	}
	d, cells := tableCells(t, b.String())
	for i := range 30 {
		if _, ok := cells[fmt.Sprintf("1,000,%03d", i)]; !ok {
			t.Errorf("series %d is missing", i)
		}
	}
	if n := strings.Count(texts(d.Pages), "Year"); n < 3 || n > 8 {
		t.Errorf("the series are split into %d tables", n)
	}
}

// TestTableHasIntervalsAndBreaks checks that a table says what its chart draws.
func TestTableHasIntervalsAndBreaks(t *testing.T) {
	d, cells := tableCells(t, "    unit: percent\n    interval: 95% conf.\n    breaks: {2019: new definition}\n    values: {2018: {value: 35.8, interval: [34.9, 36.7]}, 2019: 40}")
	if _, ok := cells["95% conf.: 34.9% to 36.7%"]; !ok {
		t.Errorf("no interval among %v", len(cells))
	}
	var all strings.Builder
	for _, p := range d.Pages {
		for _, b := range p {
			if b.Kind == BoxText {
				all.WriteString(b.Line.Text + " ")
			}
		}
	}
	if !strings.Contains(all.String(), "Break in 2019: new definition; values before and after are not comparable.") {
		t.Errorf("the table does not name its break: %s", all.String())
	}
}

// TestLongWideTable checks that a table longer and wider than a page keeps its
// structure on every page: each row begins with its key, a header of the row, below
// headers of the columns, as many as it has cells.
func TestLongWideTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("    unit: users\n    series:\n")
	for i := range 25 {
		fmt.Fprintf(&b, "      Series %d: {", i)
		for k := range 90 {
			fmt.Fprintf(&b, "Category %d: %d, ", k, 1000000+i*k)
		}
		b.WriteString("}\n")
	}
	d, _ := tableCells(t, b.String())
	heads, rows := map[*Element]int{}, map[*Element][]Box{}
	seen := map[*Element]bool{}
	var order []*Element
	for _, p := range d.Pages[1:] {
		for _, b := range p {
			if b.Element == nil || b.Kind != BoxText && b.Kind != BoxEmpty {
				continue
			}
			cell := b.Element
			if cell.Role == Link {
				cell = cell.Parent
			}
			if cell.Role != TH && cell.Role != TD {
				continue
			}
			if seen[cell] {
				continue // a line below the first
			}
			seen[cell] = true
			tr := cell.Parent
			if tr.Parent.Role == THead {
				if cell.Scope != Column {
					t.Fatalf("the head %q has the scope %q", b.Line.Text, cell.Scope)
				}
				heads[tr.Parent.Parent]++
				continue
			}
			if rows[tr] == nil {
				order = append(order, tr)
			}
			rows[tr] = append(rows[tr], b)
		}
	}
	for _, tr := range order {
		cells := rows[tr]
		if first := cells[0].Element; first.Role != TH || first.Scope != Row || !strings.HasPrefix(cells[0].Line.Text, "Category") {
			t.Fatalf("a row begins with %s %q", first.Role, cells[0].Line.Text)
		}
		if n := heads[tr.Parent.Parent]; n != len(cells) {
			t.Fatalf("the row of %s has %d cells below %d heads", cells[0].Line.Text, len(cells), n)
		}
	}
	if len(heads) < 3 || len(order) != 90*len(heads) {
		t.Errorf("%d rows in %d tables", len(order), len(heads))
	}
}

// TestTotal checks that the sums stand in a last row, in line with what they sum,
// and say that they were computed.
func TestTotal(t *testing.T) {
	d := layout(t, forms)
	want := "Total (computed) about 40 no value Large: about 60 with the disputed value of Observer Report [2]; Small: no value for Fujian"
	if all := texts(d.Pages); !strings.Contains(all, want) {
		t.Errorf("no %q in %s", want, all)
	}
}

// TestFlags: in a table on its side, whose remarks stand below it, a value with remarks has a mark
// right of its column, which is heard as what it means.
func TestFlags(t *testing.T) {
	d, cells := tableCells(t, "    unit: percent\n    values: {2011: {value: 20.5, disputed: 19, by: b}, 2012: 21.5, 2013: {value: 22.5, note: in spring}, 2014: 23.5, 2015: 24.5, 2016: 25.5}")
	heard := map[string]string{}
	for _, p := range d.Pages[1:] {
		var before Box
		for _, b := range p {
			if b.Kind != BoxText {
				continue
			}
			if b.Line.Text == "*" {
				heard[before.Line.Text] = b.Element.Actual
				year, head := map[string]string{"20.5": "2011", "22.5": "2013"}[before.Line.Text], Box{}
				if head = cells[year]; math.Abs(head.X+head.W-before.X-before.W) > 0.01 {
					t.Errorf("%s ends at %.1f, its head at %.1f", before.Line.Text, before.X+before.W, head.X+head.W)
				}
			}
			before = b
		}
	}
	if want := map[string]string{"20.5": "; disputed", "22.5": "; see below"}; !maps.Equal(heard, want) {
		t.Errorf("marks are heard as %q, want %q", heard, want)
	}
	if star, ok := cells["* "]; !ok || star.Element.Role != Artifact || cells["2011: 19% according to B "].Y != star.Y {
		t.Error("the remarks do not begin with the mark, or it is heard")
	}
}
