package compare

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

func load(t *testing.T, content string) *data.Dataset {
	t.Helper()
	ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", file.Options{})
	if err != nil {
		t.Fatal(err, content)
	}
	return ds
}

func loadText(t *testing.T, figures string) *data.Dataset {
	t.Helper()
	return load(t, "title: T\nsources:\n  s: {publisher: P, title: T, date: 2020}\n  o: {publisher: O, title: T}\n"+figures)
}

// The file that a PDF carries says all that the briefing says, in each edition.
func TestWholeIsTheSame(t *testing.T) {
	all, left, err := file.LoadEditions(os.DirFS("../testdata/valid"), "editions.yaml", nil, file.Options{})
	if err != nil || len(left) > 0 || len(all) != 3 {
		t.Fatal(err, left, len(all))
	}
	for _, ds := range all {
		whole, err := file.Whole(ds).YAML()
		if err != nil {
			t.Fatal(err)
		}
		if changes := Editions(ds, load(t, string(whole))); len(changes) > 0 {
			t.Errorf("%s: the whole differs: %v", ds.Tag, changes)
		}
	}
}

// Another interval is a changed number.
func TestIntervals(t *testing.T) {
	const figure = "figures:\n  f: {title: F, unit: percent, interval: 95% confidence, source: s, breaks: {2019: new}, values: {2018: {value: 5.0, interval: [4.0, 6.5]}, 2019: 6}}\n"
	changes := Editions(loadText(t, figure), loadText(t, strings.Replace(figure, "6.5", "6.6", 1)))
	if len(changes) == 0 || changes[0].What != ChangedNumber {
		t.Errorf("another interval is no change: %+v", changes)
	}
}

const everyMethod = `figures:
  level: {title: Level, unit: million users, source: s, breaks: {2021: new count.}, values: {2018: 5.0, 2019: more than 6, 2020: {value: 7.0, status: provisional, disputed: 8.0, by: o}, 2021: {missing: not yet published}, 2022: between 9 and 10}}
  other: {title: "Other | odd", unit: million users, source: o, interval: 95% confidence, values: {2018: {value: 2.0, interval: [1, 3]}, 2019: 3.0}}
  unseen: {title: Unseen, unit: users, source: s, values: {2018: up to 5}}
  parts: {title: Parts, unit: users, source: s, total: whole, series: {a: {2018: 1.4}, b: {2018: 1.4}}}
  whole: {title: Whole, unit: users, source: s, values: {2018: 2.9}}
  count: {title: Count, unit: firms, source: o, of: {count: 50, printed: 44}, values: {x: 22}}
  growth: {title: Growth, from: level, by: growth, incomparable: gap}
  over: {title: Over, from: other, by: growth, over: previous}
  rate: {title: Rate, from: other, by: cagr, base: 2018}
  index: {title: Index, from: other, by: index, base: 2018}
  change: {title: Change, from: other, by: difference, over: previous}
  less: {title: Less, from: [level, other], by: difference}
  ratio: {title: Ratio, from: [level, other], by: ratio}
  share: {title: Share, from: [other, level], by: share-of-total}
  shares: {title: Shares, from: parts, by: share-of-total}
  sum: {title: Sum, from: [level, other], by: sum}
  sums: {title: Sums, from: parts, by: sum}
briefing:
  - table: growth
  - columns: [[{table: over}, {chart: rate}], [{table: index}, {table: change}]]
  - text: "{{ latest \"less\" }} {{ number \"ratio\" \"2018\" }} {{ value \"share\" \"2018\" }} {{ times \"other\" \"2018\" \"2019\" }} {{ share \"count\" \"x\" }}"
  - key-numbers: [{figure: sum, key: 2018}, {figure: sums}]
  - table: shares
`

// TestMethods holds that a changed number shows in the sentences of the
// appendix.
func TestMethods(t *testing.T) {
	before := loadText(t, "appendix: methods\n"+everyMethod)
	after := loadText(t, "appendix: methods\n"+strings.Replace(everyMethod, "2019: 3.0", "2019: 3.1", 1))
	var found []string
	for _, c := range Editions(before, after) {
		if c.What == ChangedSentence && strings.HasPrefix(c.Where, "appendix") {
			found = append(found, c.Old+" -> "+c.New)
		}
	}
	if all := strings.Join(found, "\n"); !strings.Contains(all, "2019, 50%, (3.0 ÷ 2.0 − 1) × 100 -> 2019, 55%, (3.1 ÷ 2.0 − 1) × 100") {
		t.Errorf("got\n%s", all)
	}
}

// TestPageBlocks holds that Editions names what changes in the texts of
// summaries, beside charts and below charts of a row.
func TestPageBlocks(t *testing.T) {
	edition := func(value, title, caption string) *data.Dataset {
		t.Helper()
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte("title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n  f: {title: F, unit: users, source: s, values: {a: 1" + value + ", b: 2}}\nbriefing:\n" +
			"  - {summary: 'It has {{ value \"f\" \"a\" }}.', title: " + title + "}\n  - {chart: f, beside: 'Beside stand {{ value \"f\" \"a\" }}.'}\n  - charts: [f, {chart: f, caption: " + caption + "}]\n")}}, "f.yaml", file.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return ds
	}
	found := map[string]string{}
	for _, c := range Editions(edition("", "One", "Old"), edition("0", "Two", "New")) {
		if c.What == ChangedSentence {
			found[c.Where] = c.Old + " > " + c.New
		}
	}
	for where, want := range map[string]string{
		"briefing.summary":               "It has 1 user. > It has 10 users.",
		"briefing.summary.title":         "One > Two",
		"briefing.chart.beside":          "Beside stand 1 user. > Beside stand 10 users.",
		"briefing.columns.chart.caption": "Old > New",
	} {
		if found[where] != want {
			t.Errorf("%s: %q, not %q", where, found[where], want)
		}
	}
}

const printedFile = `figures:
  people: {title: People, unit: people, source: s, chart: false, values: {A: 10, B: 12}}
  rent: {title: Rent, unit: euros, source: o, series: {North: {2015: 10, 2016: 11}, South: {2015: 12, 2016: 14}}}
charts:
  rent: {figure: rent, title: 'Dear in {{ name "South" }}'}
briefing:
  - text: Here.
  - page-break: false
  - key-numbers: [{figure: rent, series: South}, {figure: rent, series: North}, {figure: people, key: A}]
  - page-break: true
  - table: people
    total: true
  - chart: rent
`

// What is set large and what is summed up follows from a changed number.
func TestPrintedNumbers(t *testing.T) {
	after := loadText(t, strings.Replace(printedFile, "A: 10", "A: 11", 1))
	var got []string
	for _, c := range Editions(loadText(t, printedFile), after) {
		got = append(got, fmt.Sprintf("%s %s: %s, %s", c.What, c.Where, c.Old, c.New))
	}
	want := []string{
		"number figures.people.A: 10 people [s], 11 people [s]",
		"number briefing.key-numbers.people: 10 people, 11 people",
		"number briefing.table.people.total: 22 people, 23 people",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
