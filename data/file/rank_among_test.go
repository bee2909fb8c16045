package file_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// A place in a figure of several series over time is among the series of a period or among the periods
// of a series: rail is the second of three modes in 2023, and 2023 its third of four years.
func TestRankAmong(t *testing.T) {
	const head = `title: T
sources: {s: {publisher: P, title: S, date: 2024}}
figures:
  tkm:
    title: Freight moved
    unit: billion tonne-kilometres
    source: s
    series:
      Road: {2020: 480, 2021: 500, 2022: 506, 2023: 480}
      Rail: {2020: 109, 2021: 130, 2022: 133, 2023: 125}
      Waterways: {2020: 46, 2021: 48, 2022: 44, 2023: 41}
  some: {title: Some modes, unit: tonnes, source: s, series: {Road: {2020: 480, 2021: 500, 2022: 506, 2023: 480}, Air: {2020: 1, 2021: 2}}}
  by: {title: By region, unit: users, source: s, series: {A: {N: 1, S: 2, W: 3}, B: {N: 1, S: 2}}}
briefing:
  - text: |
      `
	for _, c := range []struct{ text, want, fault string }{
		{`{{ rank "tkm" "2023" "Rail" "among" "series" }} of {{ count "tkm" "among" "series" }}`, "2 of 3", ""},
		{`{{ rank "tkm" "2023" "Rail" "among" "periods" }} of {{ count "tkm" "Rail" "among" "periods" }}`, "3 of 4", ""},
		{`{{ rank "tkm" "2023" "Rail" }}`, "", `write {{ rank "tkm" "2023" "Rail" "among" "series" }}`},
		{`{{ count "some" "among" "periods" }} and {{ count "some" "Air" "among" "periods" }}`, "4 and 2", ""},
		{`{{ count "tkm" "Rail" }}`, "", `write {{ count "tkm" "among" "series" }} for how many series there are, or {{ count "tkm" "Rail" "among" "periods" }} for how many periods`},
		{`{{ count "tkm" }}`, "", `write {{ count "tkm" "among" "series" }} for how many series there are, or {{ count "tkm" "among" "periods" }} for how many periods`},
		{`{{ rank "some" "2023" "Road" "among" "series" }}`, "", `the rank of Road in some is open: Air has no number`},
		{`{{ count "by" }} and {{ count "by" "B" }}`, "3 and 2", ""},
		{`{{ rank "tkm" "2023" "Rail" "among" "modes" }}`, "", `a place among "modes" is not known`},
	} {
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.text + "\n")}}, "f.yaml", file.Options{})
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%s: %v, want %s", c.text, err, c.fault)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		} else if got := strings.TrimSpace(ds.Briefing[0].Text.Plain); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
