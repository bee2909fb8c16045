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

// stored returns a file for several tests.
func stored(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
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
		if changes := Changes(ds, load(t, string(whole))); len(changes) > 0 {
			t.Errorf("%s: the whole differs: %v", ds.Tag, changes)
		}
	}
}

// Another interval is a changed number.
func TestIntervals(t *testing.T) {
	const figure = "figures:\n  f: {title: F, unit: percent, interval: 95% confidence, source: s, breaks: {2019: new}, values: {2018: {value: 5.0, interval: [4.0, 6.5]}, 2019: 6}}\n"
	changes := Changes(loadText(t, figure), loadText(t, strings.Replace(figure, "6.5", "6.6", 1)))
	if len(changes) == 0 || changes[0].What != ChangedNumber {
		t.Errorf("another interval is no change: %+v", changes)
	}
}

// TestMethods checks that a changed number shows in the sentences of the
// appendix.
func TestMethods(t *testing.T) {
	content := stored(t, "methods.yaml") + "appendix: methods\n"
	before, after := load(t, content), load(t, strings.Replace(content, "2019: 3.0", "2019: 3.1", 1))
	var found []string
	for _, c := range Changes(before, after) {
		if c.What == ChangedSentence && strings.HasPrefix(c.Where, "appendix") {
			found = append(found, c.Old+" -> "+c.New)
		}
	}
	if all := strings.Join(found, "\n"); !strings.Contains(all, "2019, 50%, (3.0 ÷ 2.0 − 1) × 100 -> 2019, 55%, (3.1 ÷ 2.0 − 1) × 100") {
		t.Errorf("got\n%s", all)
	}
}

// TestPageBlocks checks that Changes names what changes in the texts of
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
	for _, c := range Changes(edition("", "One", "Old"), edition("0", "Two", "New")) {
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

// What is set large and what is summed up follows from a changed number.
func TestPrintedNumbers(t *testing.T) {
	content := stored(t, "printed.yaml")
	before, after := load(t, content), load(t, strings.Replace(content, "A: 10", "A: 11", 1))
	var got []string
	for _, c := range Changes(before, after) {
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
