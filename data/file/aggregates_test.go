package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// worldFile has figures with wholes beside their parts: of categories, and of series.
const worldFile = textHead + `figures:
  people: {title: People, unit: million people, source: s, aggregates: [World, Asia], values: {World: 100, Asia: 60, China: 20, India: 40, Europe: 25, Africa: 15}}
  shares: {title: Shares, from: people, by: share-of-total}
  energy: {title: Energy, unit: exajoules, source: s, aggregates: [All], series: {Coal: {2019: 30, 2020: 20}, Wind: {2019: 10, 2020: 20}, All: {2019: 40, 2020: 40}}}
  parts: {title: Parts, from: energy, by: share-of-total}
  sum: {title: Sum, from: energy, by: sum}
  growth: {title: Growth, from: energy, by: growth}
`

// numbersOf prints the numbers of a figure by the names of their series and keys.
func numbersOf(t *testing.T, ds *data.Dataset, id string) string {
	t.Helper()
	var all []string
	for _, f := range ds.Figures {
		if f.ID != id {
			continue
		}
		for e := range f.Numbers() {
			all = append(all, strings.TrimPrefix(e.Series.Name+" "+e.Key.String()+" "+e.Value.Shown().Number.String(), " "))
		}
	}
	return strings.Join(all, "; ")
}

// TestAggregatesAreNoParts computes with figures in which wholes stand beside their parts.
func TestAggregatesAreNoParts(t *testing.T) {
	ds := loadWhole(t, worldFile)
	for id, want := range map[string]string{
		"shares": "China 20; India 40; Europe 25; Africa 15",
		"parts":  "Coal 2019 75; Coal 2020 50; Wind 2019 25; Wind 2020 50",
		"sum":    "2019 40; 2020 40",
		"growth": "Coal 2020 -33; Wind 2020 100; All 2020 0",
	} {
		if got := numbersOf(t, ds, id); got != want {
			t.Errorf("%s: got %s; want %s", id, got, want)
		}
	}
	for _, f := range ds.Figures {
		if f.ID == "growth" && !f.IsAggregate("All") || f.ID == "shares" && len(f.Aggregates) > 0 {
			t.Errorf("%s has the aggregates %v", f.ID, f.Aggregates)
		}
	}
}

// TestAggregatesInTexts ranks, counts and takes shares of what is no aggregate.
func TestAggregatesInTexts(t *testing.T) {
	ds := loadWhole(t, worldFile+`briefing:
  - text: "{{ rank \"people\" \"India\" }} {{ rank \"people\" \"Africa\" }} of {{ count \"people\" }}, {{ share \"people\" \"China\" }}, {{ share \"energy\" \"2019\" \"Wind\" }}, {{ value \"people\" \"World\" }}"
`)
	if got, want := ds.Briefing[0].Text.Plain, "1 4 of 4, 20.0%, 25%, 100\u00a0million\u00a0people"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// TestAggregatesInMethods checks that the appendix says what is counted in no sum.
func TestAggregatesInMethods(t *testing.T) {
	content := worldFile + "briefing:\n  - table: people\n"
	for language, want := range map[string]string{
		"en": "- Wholes beside their parts, which no sum, share or rank counts: World; Asia.",
		"zh": "不计入任何总和、占比或排名：World；Asia。",
	} {
		if got := methodsOf(t, language, content); !strings.Contains(got, want) {
			t.Errorf("%s: got:\n%s\nwant %s", language, got, want)
		}
	}
}

// TestSharesOfWhole takes shares of parts that do not add up to the whole beside them: they are
// of the whole, where one aggregate can be that, or of what the file says.
func TestSharesOfWhole(t *testing.T) {
	for _, test := range []struct{ name, figure, shares, text, want string }{
		{"two of many states", "aggregates: Nation, values: {Nation: 400.0, Coast: 50.0, Hills: 20.0}", "", `"f" "Coast"`, "Coast 12.50; Hills 5.00; 12.50%"},
		{"all states", "aggregates: Nation, values: {Nation: 400, Coast: 300, Hills: 100}", "", `"f" "Coast"`, "Coast 75.0; Hills 25.0; 75.0%"},
		{"all states, but for rounding", "aggregates: Nation, values: {Nation: 401, Coast: 300, Hills: 100}", "", `"f" "Coast"`, "Coast 75.0; Hills 25.0; 75.0%"},
		{"series", "aggregates: Nation, series: {Nation: {2010: 200.0, 2020: 400.0}, Coast: {2010: 50.0, 2020: 80.0}, Hills: {2020: 20.0}}", "", `"f" "2020" "Hills"`, "Coast 2010 25.00; Coast 2020 20.00; Hills 2020 5.00; 5.00%"},
		{"a whole within a whole, which the parts exceed", "aggregates: [World, Islands], values: {World: 400.0, Islands: 60.0, Coast: 50.0, Hills: 20.0}", "", `"f" "Hills"`, "Coast 12.50; Hills 5.00; 5.00%"},
		{"one of two wholes, said of the figure", "aggregates: [World, Nation], whole: Nation, values: {World: 800.0, Nation: 400.0, Coast: 50.0, Hills: 20.0}", "", `"f" "Hills"`, "Coast 12.50; Hills 5.00; 5.00%"},
		{"one of two wholes, said of the shares", "aggregates: [World, Nation], whole: parts, values: {World: 800.0, Nation: 400.0, Coast: 30.0, Hills: 10.0}", ", whole: World", `"f" "Hills"`, "Coast 3.75; Hills 1.25; 25.0%"},
		{"the parts", "aggregates: Nation, whole: parts, values: {Nation: 400.0, Coast: 30.0, Hills: 10.0}", "", `"f" "Coast"`, "Coast 75.0; Hills 25.0; 75.0%"},
		{"a whole that is a bound", "aggregates: Nation, values: {Nation: more than 400.0, Coast: 50.0, Hills: 20.0}", "", `"f" "Coast"`, "Coast 12.52; Hills 5.02; Less than 12.52%"},
	} {
		ds := loadWhole(t, textHead+"figures:\n  f: {title: F, unit: million people, source: s, "+test.figure+"}\n  g: {title: G, from: f, by: share-of-total"+test.shares+"}\nbriefing:\n  - text: '{{ share "+test.text+" }}'\n")
		if got := numbersOf(t, ds, "g") + "; " + ds.Briefing[0].Text.Plain; got != test.want {
			t.Errorf("%s: got %s; want %s", test.name, got, test.want)
		}
	}
}

// TestSharesOfWholeInMethods checks that the appendix names the whole.
func TestSharesOfWholeInMethods(t *testing.T) {
	content := textHead + "figures:\n  f: {title: F, unit: million people, source: s, aggregates: Nation, values: {Nation: 400.0, Coast: 50.0, Hills: 20.0}}\n  g: {title: G, from: f, by: share-of-total}\nbriefing:\n  - table: g\n"
	for language, want := range map[string]string{
		"en": "Each part is divided by Nation, of which",
		"de": "Jeder Teil wird durch Nation geteilt und",
		"zh": "每个部分除以Nation，",
	} {
		if got := methodsOf(t, language, content); !strings.Contains(got, want) || language == "en" && !strings.Contains(got, "50.0 ÷ 400.0 × 100") {
			t.Errorf("%s: got:\n%s\nwant %s", language, got, want)
		}
	}
}

// TestNoSharesOfTimes checks that years as series have no shares of their sum, which is of no time, in a figure
// and in a text.
func TestNoSharesOfTimes(t *testing.T) {
	const f = textHead + "figures:\n  f: {title: F, unit: million people, source: s, series: {'2016': {Coast: 3, Hills: 1}, '2021': {Coast: 4, Hills: 2}}}\n"
	for _, rest := range []string{"  g: {title: G, from: f, by: share-of-total}\n", "briefing:\n  - text: '{{ share \"f\" \"Coast\" \"2021\" }}'\n"} {
		faults := faultsOf(t, f+rest)
		if len(faults) != 1 || !strings.Contains(faults[0].Text, "are times, and the sum of 2016 and 2021 is no whole of either") {
			t.Errorf("%s: %v", rest, faults)
		}
	}
}
