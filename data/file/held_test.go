package file_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

// TestMeanOfWhatHolds: a rate that holds until it is changed has a mean by days. In 2022 it was 0 for 334 days,
// 4 for 19 and 5 for 12: (76 + 60) ÷ 365 = 0.3726; in 2023, 5 for 33 days, 6 for 148 and 6.5 for 184:
// (165 + 888 + 1196) ÷ 365 = 6.1616. Who does not say how much each value counts is asked.
func TestMeanOfWhatHolds(t *testing.T) {
	const head = `title: T
sources: {s: {publisher: P, title: Q, date: 2024}}
figures:
  st: {title: Policy rate, unit: percent, source: s, every: irregular, values: {2021-03-05: 0, 2022-12-01: 4, 2022-12-20: 5, 2023-02-03: 6, 2023-07-01: 6.5, 2024-01-02: 7}}
  toll: {title: Toll, unit: dollars, source: s, every: irregular, values: {2021-03: 1, 2022-07: 3, 2024-01: 4}}
  m: {title: Money, unit: dollars, source: s, values: {2023-01: 31, 2023-02: 28, 2023-03: 31}}
  births: {title: Births, unit: births, source: s, nature: flow, values: {2023-01: 31, 2023-02: 28, 2023-03: 31}}
  r: {title: R, `
	for _, c := range []struct{ from, values, fault string }{
		{"from: st, by: mean, over: year, weights: days", "2022 0.3726 2023 6.1616", ""},
		{"from: toll, by: mean, over: year, weights: days", "2022 2.0082 2023 3.0000", ""}, // 181 days at 1, 184 at 3: 733 ÷ 365
		{"from: m, by: mean, over: quarter, weights: days", "2023-Q1 30.0667", ""},         // (31² + 28² + 31²) ÷ 90
		{"from: st, by: mean, over: year, weights: equal", "2022 4.5000 2023 6.2500", ""},
		{"from: st, by: mean, over: year", "", "a mean of them counts each once, whether it held for a day or for a year; write weights: days"},
		{"from: toll, by: mean, over: year", "", "toll has values at irregular times"},
		{"from: births, by: mean, over: quarter, weights: days", "", "births is an amount of its period"},
		{"from: st, by: max, over: year", "2022 5.0000 2023 6.5000", ""},
	} {
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.from + "}\n")}}, "f.yaml", file.Options{})
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%s: %v, want %s", c.from, err, c.fault)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.from, err)
			continue
		}
		var got []string
		for i, s := 0, ds.Figures[len(ds.Figures)-1].Series[0]; i < len(s.Keys); i++ {
			if s.Values[i].Is != data.Absent {
				got = append(got, s.Keys[i].String(), strconv.FormatFloat(s.Values[i].Number.Float(), 'f', 4, 64))
			}
		}
		if all := strings.Join(got, " "); all != c.values {
			t.Errorf("%s: %s, want %s", c.from, all, c.values)
		}
	}
}
