package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

const headOfGroups = "title: T\nsources:\n  s: {publisher: P, title: T, date: 2020}\n"

// groupedFigure loads a file with groups, and returns the values of its figure x.
func groupedFigure(t *testing.T, groups, figures string, files fstest.MapFS) string {
	t.Helper()
	if files == nil {
		files = fstest.MapFS{}
	}
	files["f.yaml"] = &fstest.MapFile{Data: []byte(headOfGroups + "groups:\n  " + groups + "\nfigures:\n  " + figures + "\n")}
	ds, err := Load(files, "f.yaml", Options{})
	if faults, ok := err.(data.Faults); ok {
		return "! " + faults[0].Text
	}
	must(t, err)
	return figureOf(t, ds, "x")
}

func TestGroups(t *testing.T) {
	const countries = "a: {title: A, unit: users, source: s, values: {Norway: 5, Sweden: 10, Spain: 47, Italy: 60}}\n  "
	const overTime = "a: {title: A, unit: users, source: s, series: {Norway: {2019: 1, 2020: 2}, Sweden: {2019: 3, 2020: 4}, Spain: {2019: 5, 2020: 6}}}\n  "
	const regions = "region: {North: [Norway, Sweden], South: [Spain, Italy]}"
	tests := []struct{ name, groups, figures, want string }{
		{"categories", regions, countries + "x: {title: X, from: a, by: sum, over: region}", "North=15 users; South=107 users"},
		{"the members of one series in several", regions, "a: {title: A, unit: users, source: s, series: {men: {Norway: 1, Sweden: 2, Spain: 3, Italy: 4}, women: {Norway: 5, Sweden: 6, Spain: 7, Italy: 9}}}\n  x: {title: X, from: a, by: mean, over: region}",
			"men/North=1.5 users; men/South=3.5 users; women/North=5.5 users; women/South=8.0 users"},
		{"series", "region: {North: [Norway, Sweden], South: Spain}", overTime + "x: {title: X, from: a, by: sum, over: region}", "North/2019=4 users; North/2020=6 users; South/2019=5 users; South/2020=6 users"},
		{"all in one group", "world: {World: all}", countries + "x: {title: X, from: a, by: max, over: world}", "World=60 users"},
		{"all but the wholes", "world: {World: all}", "a: {title: A, unit: users, source: s, aggregates: [Europe], values: {Norway: 5, Sweden: 10, Europe: 99}}\n  x: {title: X, from: a, by: sum, over: world}", "World=15 users"},
		{"a group that is called as a whole is", "region: {Europe: [Norway, Spain], Asia: Japan}", "a: {title: A, unit: users, source: s, aggregates: Europe, values: {Norway: 5, Spain: 40, Japan: 55, Europe: 500}}\n  b: {title: B, from: a, by: sum, over: region}\n  x: {title: X, from: b, by: share-of-total}",
			"Europe=45%; Asia=55%"},
		{"a name that is called as a group is", "region: {Europe: [Norway, Spain]}", "a: {title: A, unit: users, source: s, values: {Norway: 5, Spain: 40, Europe: 50}}\n  x: {title: X, from: a, by: sum, over: region}",
			"! a has \"Europe\", which belongs to no group of region, but is the name of one"},
		{"a series that is called as a group is", "region: {Europe: [Norway, Spain]}", "a: {title: A, unit: users, source: s, series: {Norway: {2019: 5}, Spain: {2019: 40}, Europe: {2019: 50}}}\n  x: {title: X, from: a, by: sum, over: region}",
			"! a has \"Europe\", which belongs to no group of region, but is the name of one"},
		{"a whole that nobody names as one", "world: {World: all}", "a: {title: A, unit: users, source: s, series: {men: {Norway: 5367580, Sweden: 10353442, Spain: 47394223, Europe: 63115245}, women: {Norway: 2683790, Sweden: 5176721, Spain: 23697111, Europe: 31557622}}}\n  x: {title: X, from: a, by: sum, over: world}",
			"! \"Europe\" of a is the sum of all others, and would be counted with them"},
		{"a member without a value leaves no sum", "region: {North: [Norway, Sweden, Iceland], South: [Spain, Italy]}", countries + "x: {title: X, from: a, by: sum, over: region}",
			"North=not available (no value for Iceland); South=107 users"},
		{"unless it is left out on purpose", "region: {North: [Norway, Sweden, Iceland], South: [Spain, Italy]}", countries + "x: {title: X, from: a, by: sum, over: region, match: both}",
			"North=15 users; South=107 users"},
		{"what belongs to no group has no value", "region: {North: [Norway, Sweden]}", countries + "x: {title: X, from: a, by: sum, over: region}",
			"North=15 users; Spain=not available (belongs to no group); Italy=not available (belongs to no group)"},
		{"or is left out on purpose", "region: {North: [Norway, Sweden]}", countries + "x: {title: X, from: a, by: sum, over: region, match: both}", "North=15 users"},
		{"series that belong to no group", "region: {North: [Norway, Sweden]}", overTime + "x: {title: X, from: a, by: min, over: region}",
			"North/2019=1 user; North/2020=2 users; Spain/2019=not available (belongs to no group); Spain/2020=not available (belongs to no group)"},
		{"weights of the members", regions, "a: {title: A, unit: percent, source: s, values: {Norway: 10.0, Sweden: 20.0, Spain: 30.0, Italy: 40.0}}\n  w: {title: W, unit: users, source: s, values: {Norway: 1, Sweden: 3, Spain: 1, Italy: 1}}\n  x: {title: X, from: a, by: weighted-mean, weights: w, over: region}",
			"North=17.5%; South=35.0%"},
		{"shares of members have no sum", regions, "a: {title: A, unit: percent, source: s, values: {Norway: 10.0, Sweden: 20.0}}\n  x: {title: X, from: a, by: sum, over: region}",
			"! a is in percent, and a sum of these means nothing"},
		{"nobody in it", "region: {North: [Finland]}", countries + "x: {title: X, from: a, by: sum, over: region}", "! no name of a belongs to a group of region"},
		{"no grouping", regions, countries + "x: {title: X, from: a, by: sum, over: regions}", "! there is nothing called \"regions\" to put values together over"},
		{"a name in two groups", "region: {North: [Norway], South: [Spain, Norway]}", countries + "x: {title: X, from: a, by: sum, over: region}", "! \"Norway\" belongs to \"North\" already"},
		{"all and others", "region: {North: [Norway], South: all}", countries + "x: {title: X, from: a, by: sum, over: region}", "! \"South\" has all names, and there are other groups"},
		{"a word of the program", "year: {North: [Norway]}", countries + "x: {title: X, from: a, by: sum, over: year}", "! \"year\" is what over: means without groups"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := groupedFigure(t, test.groups, test.figures, nil); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Groups come out of the table of the values itself, or of another; a name may stand in
// many rows.
func TestGroupsOfTable(t *testing.T) {
	const content = "country,year,users,region\nNorway,2019,1,North\nSpain,2019,5,South\nNorway,2020,2,North\nSweden,2019,3,North\nSweden,2020,4,North\nSpain,2020,6,South\n"
	const groups = "region: {file: t.csv, key: country, group: region}"
	const figures = "a: {title: A, unit: users, source: s, csv: {file: t.csv, key: year, value: users, series: country}}\n  x: {title: X, from: a, by: sum, over: region}"
	table := func(s string) fstest.MapFS { return fstest.MapFS{"t.csv": {Data: []byte(s)}} }
	if got, want := groupedFigure(t, groups, figures, table(content)), "North/2019=4 users; North/2020=6 users; South/2019=5 users; South/2020=6 users"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for change, want := range map[[2]string]string{
		{"Norway,2020,2,North", "Norway,2020,2,South"}: "! \"Norway\" belongs to \"North\" already, in a row above",
		{",region\n", ",area\n"}:                       "! t.csv has no column \"region\"",
	} {
		if got := groupedFigure(t, groups, figures, table(strings.Replace(content, change[0], change[1], 1))); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// The methods say who is in each group, and a warning names what does not match.
func TestMethodsOfGroups(t *testing.T) {
	figures := "groups:\n  region: {North: [Norway, Sweden, Iceland]}\nfigures:\n" +
		"  a: {title: A, unit: users, source: s, values: {Norway: 1, Sweden: 2, Spain: 4}}\n" +
		"  x: {title: X, from: a, by: sum, over: region, match: both}\n" +
		"  y: {title: Y, from: a, by: sum, over: region}\n"
	for language, wants := range map[string][]string{
		"en": {"Each value is the sum of all values of the group. Where one of them has no value, there is no result. Left out, because they belong to no group: Spain. Members of the groups that have no value, and are left out: Iceland.\n", "- North: Norway, Sweden and Iceland\n"},
		"de": {"Jeder Wert ist die Summe aller Werte der Gruppe.", "Weggelassen, weil sie zu keiner Gruppe gehören: Spain."},
		"zh": {"每个数值是该组内所有数值的总和。", "- North：Norway、Sweden和Iceland"},
	} {
		got := methodsOf(t, language, textHead+figures)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in\n%s", want, got)
			}
		}
	}
	ds := loadText(t, figures)
	const want = `"Spain" belongs to no group of region, "Iceland" is not in a`
	if len(ds.Warnings) == 0 || ds.Warnings[0].Text != want {
		t.Errorf("got %v, want %s", ds.Warnings, want)
	}
}

// An excerpt and the whole of a file hold the groups themselves, whatever table they came
// from.
func TestExcerptOfGroups(t *testing.T) {
	files := fstest.MapFS{
		"t.csv":  {Data: []byte("country,region\nNorway,North\nSweden,North\n")},
		"f.yaml": {Data: []byte(headOfGroups + "groups:\n  region: {file: t.csv, key: country, group: region}\nfigures:\n  a: {title: A, unit: users, source: s, values: {Norway: 5, Sweden: 10}}\n  x: {title: X, from: a, by: sum, over: region}\n")},
	}
	ds, err := Load(files, "f.yaml", Options{})
	must(t, err)
	whole, err := Whole(ds).YAML()
	must(t, err)
	again, err := loadString(string(whole))
	must(t, err)
	if got, want := figureOf(t, again, "x"), "North=15 users"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A group breaks where one of its members does, and no other, whatever it is called.
func TestBreaksOfGroups(t *testing.T) {
	const series = "{Norway: {values: {2018: 1, 2019: 2}, breaks: {2019: new survey}}, Spain: {2018: 3, 2019: 4}, Japan: {2018: 5, 2019: 6}, Europe: {2018: 40, 2019: 60}}"
	ds := loadWhole(t, headOfGroups+"groups:\n  region: {Europe: [Norway, Spain], Asia: Japan}\nfigures:\n  a: {title: A, unit: users, source: s, aggregates: Europe, series: "+series+"}\n  x: {title: X, from: a, by: sum, over: region}\n")
	for _, s := range ds.Figures[1].Series {
		if got, want := len(s.Breaks), map[string]int{"Europe": 1, "Asia": 0}[s.Name]; got != want {
			t.Errorf("%s has %d breaks, want %d", s.Name, got, want)
		}
	}
}
