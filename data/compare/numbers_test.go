package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The numbers that changed come before those that are new and those that are gone, and
// those that were read before those computed from them. Nothing else is a number: neither
// a source nor a status.
func TestNumbers(t *testing.T) {
	const before = "figures:\n" +
		"  growth: {title: G, from: gdp, by: growth}\n" +
		"  gdp: {title: G, unit: billion yuan, source: s, values: {2018: 100, 2019: 110, 2020: {value: 121, status: provisional}}}\n" +
		"  users: {title: U, unit: users, source: s, values: {A: 3, B: more than 4, C: {missing: not published}, D: 1461000001, E: 7, F: 8}}\n" +
		"  old: {title: O, unit: users, source: s, values: {A: 1}}\n"
	after := strings.NewReplacer("2019: 110, 2020: {value: 121, status: provisional}", "2019: 120, 2020: {value: 121, source: o}, 2021: 133.1",
		"A: 3, B: more than 4", "A: 3.0, B: about 4", "{missing: not published}", "5", "1461000001", "1461000002", "E: 7", "E: confidential", ", F: 8", ", G: 9", "  old:", "  new:").Replace(before)
	var got []string
	for _, n := range Numbers(loadText(t, before), loadText(t, after)) {
		got = append(got, fmt.Sprintf("%s %s: %s > %s", n.Figure, n.Key, n.Old, n.New))
	}
	want := []string{
		"gdp 2019: 110 billion yuan > 120 billion yuan",
		"users A: 3 users > 3.0 users",
		"users B: more than 4 users > about 4 users",
		"users C: not published > 5 users",
		"users D: 1,461,000,001 users > 1,461,000,002 users",
		"users E: a number > confidential",
		"growth 2019: 10% > 20%",
		"growth 2020: 10% (provisional) > 1%",
		"gdp 2021: > 133.1 billion yuan",
		"users G: > 9 users",
		"growth 2021: > 10%",
		"users F: 8 users >",
	}
	for i := range got {
		got[i] = strings.TrimSpace(strings.ReplaceAll(got[i], ":  >", ": >"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The latest period is that of the last number that was observed.
func TestLatestPeriods(t *testing.T) {
	const before = "figures:\n" +
		"  a: {title: A, unit: users, source: s, values: {2018: 1, 2019: 2, 2020: {value: 3, status: forecast}}}\n" +
		"  b: {title: B, unit: users, source: s, values: {2018: 1, 2019: {missing: not yet}}}\n" +
		"  c: {title: C, unit: users, source: s, values: {x: 1}}\n" +
		"  d: {title: D, unit: users, source: s, series: {x: {2018: 1}, y: {2018: 1}}}\n" +
		"  e: {title: E, unit: users, source: s, series: {x: {2018: 1}, y: {2018: 1}}}\n"
	after := strings.NewReplacer("{value: 3, status: forecast}", "3, 2021: {value: 4, status: forecast}", "x: 1", "x: 1, y: 2", "  d: {title: D, unit: users, source: s, series: {x: {2018: 1}, y: {2018: 1}}}", "  d: {title: D, unit: users, source: s, series: {x: {2018: 1, 2019: 2}, y: {2018: 1}}}",
		"  e: {title: E, unit: users, source: s, series: {x: {2018: 1}, y: {2018: 1}}}", "  e: {title: E, unit: users, source: s, series: {x: {2018: 1, 2019: 2}, y: {2018: 1, 2019: 2}}}").Replace(before)
	got := LatestPeriods(loadText(t, before), loadText(t, after))
	if text := fmt.Sprint(got); text != "[{a  2019 2020} {d x 2018 2019} {e  2018 2019}]" {
		t.Errorf("got %s", text)
	}
}
