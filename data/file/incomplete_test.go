package file

import "testing"

// TestSharesOfSome finds shares of the sum of parts that are shares of a named whole already, and do not
// add up to that.
func TestSharesOfSome(t *testing.T) {
	const share = "r: {title: Shares, from: a, by: share-of-total}"
	basket := func(unit, values string) string {
		return "a: {title: Weights, unit: " + unit + ", whole: same, source: s, " + values + "}"
	}
	testReported(t, []reported{
		{"per mille", []string{basket("per mille of the basket", "values: {Food: 119.04, Housing: 259.25, Transport: 138.22}"), share}, "", "its parts add up to 516.5 of 1,000, and the shares are of that sum"},
		{"percent", []string{basket("percent of all votes", "values: {Left: 20.5, Right: 31.2}"), share}, "", "its parts add up to 51.7 of 100"},
		{"over time", []string{basket("percent of electricity", "series: {Coal: {2021: 30.1, 2022: 29.5}, Gas: {2021: 20.0, 2022: 19.5}}"), share}, "", "its parts add up to 50.1 of 100 for 2021"},
		{"all of them", []string{basket("percent of all votes", "values: {Left: 20.5, Right: 31.2, Other: 48.2}"), share}, "", ""},
		{"meant so", []string{basket("percent of all votes", "values: {Left: 20.5, Right: 31.2}"), "r: {title: Shares of both, from: a, by: share-of-total, whole: parts}"}, "", ""},
		{"no whole named", []string{basket("percent", "values: {Left: 20.5, Right: 31.2}"), share}, "", ""},
	})
}

// TestAboveTotal finds parts that are together above a total of the same file.
func TestAboveTotal(t *testing.T) {
	ages := "a: {title: Population of Japan by age, unit: thousand people, source: s, every: 5 years, series: {Children: {2018: 15415, 2023: 14173}, Working age: {2018: 75451, 2023: 73952}, Elderly: {2018: 35578, 2023: 36227}, Late elderly: {2018: 17975, 2023: 20078}}}"
	total := func(title, unit, values string) string {
		return "b: {title: \"" + title + "\", unit: " + unit + ", source: s, every: 5 years, values: {" + values + "}}"
	}
	const sum, share = "r: {title: Everyone, from: a, by: sum}", "r: {title: Shares, from: a, by: share-of-total}"
	const million = "2018: 126.4, 2023: 124.4"
	testReported(t, []reported{
		{"a sum", []string{ages, total("Total population", "thousand people", "2018: 126443, 2023: 124352"), sum}, "", `the parts of a add up to 144,419 for 2018, more than b, "Total population", which is 126,443`},
		{"shares, another scale", []string{ages, total("Total population", "million people", million), share}, "", `more than b, "Total population", which is 126.4`},
		{"a stack", []string{ages, total("Population, all ages", "million people", million)}, "charts: {c: {title: Japan grows older, figure: a, kind: area-stacked}}\n", `more than b, "Population, all ages"`},
		{"of another thing", []string{ages, total("Total labour force", "million people", million), sum}, "", ""},
		{"of another place", []string{ages, total("Total population of Kyoto", "million people", million), sum}, "", ""},
		{"nothing added up", []string{ages, total("Total population", "million people", million)}, "", ""},
		{"within it", []string{ages, total("Total population", "million people", "2018: 150.4, 2023: 151.4"), sum}, "", ""},
	})
}
