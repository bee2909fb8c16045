package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestUglyNumbersOfTheNewerForms checks that charts of ranges, of stacks through zero, of steps in
// rows and of fans hold together, or are refused with what to change, for one value, many, long
// names, numbers of both signs, very small and very large ones, all alike, all zero and missing.
func TestUglyNumbersOfTheNewerForms(t *testing.T) {
	long := "Gemeinschaftliche Aufgaben der Länder und des Bundes im Küstenschutz"
	var many, both []string
	for i := range 60 {
		many = append(many, fmt.Sprintf("Place %d: %d", i, i*i%17-8))
		both = append(both, fmt.Sprintf("Place %d: between %d and %d", i, i%9-7, i%9+i%5+1))
	}
	ranges := []string{
		"values: {A: between 2 and 8}", "values: {" + strings.Join(both, ", ") + "}", "values: {" + long + ": between -8 and -2, B: between -1 and 3}",
		"values: {A: between 0.000001 and 0.000003, B: between -0.000002 and 0.000001}", "values: {A: between 1000000000000000 and 3000000000000000, B: between -1 and 1}",
		"values: {A: between 0 and 0.1, B: between 0 and 0.1}", "values: {A: {missing: lost}, B: between -2 and 2, C: {missing: lost}}", "values: {A: 0, B: between 0 and 0.5}", "values: {A: between -3 and 0, B: between 0 and 3}",
	}
	stacks := []string{
		"series: {X: {A: 2}, Y: {A: -3}}", "series: {X: {" + strings.Join(many, ", ") + "}, Y: {" + strings.Join(many, ", ") + "}}", "series: {" + long + ": {A: 2, B: -1}, Other " + long + ": {A: -3, B: 4}}",
		"series: {X: {A: 0.000001, B: -0.000002}, Y: {A: -0.000003, B: 0.000001}}", "series: {X: {A: 1000000000000000, B: -3}, Y: {A: -2000000000000000, B: 1}}",
		"series: {X: {A: 0, B: 0}, Y: {A: 0, B: 0}}", "series: {X: {A: 2, B: {missing: lost}}, Y: {A: -3, B: -1}}", "series: {X: {A: 5, B: 5}, Y: {A: -5, B: -5}}",
	}
	steps := []string{
		"values: {A: 2, B: 0, C: 2}", "values: {A: 0, B: 5, C: -5, D: 0}", "values: {A: 1000000000000000, B: -3000000000000000, C: -2000000000000000}", "values: {A: 0.000001, B: -0.000003, C: -0.000002}", "values: {" + long + ": 3, Weiter " + long + ": -4, Ende: -1}",
	}
	fans := []string{
		"interval: x\n    values: {2020: 5, 2021: {value: 6, status: forecast, interval: [1, 9]}}", "interval: x\n    values: {2020: 0, 2021: {value: 0, status: forecast, interval: [0, 0]}}",
		"interval: x\n    values: {2020: 0.000001, 2021: {value: -0.000002, status: forecast, interval: [-0.000004, 0]}}", "interval: x\n    values: {2020: 1000000000000000, 2021: {value: 2000000000000000, status: forecast, interval: [0, 4000000000000000]}}",
		"interval: x\n    values: {2018: 5, 2019: {missing: lost}, 2020: 7, 2021: {value: 6, status: forecast, interval: [5, 9]}, 2022: {missing: lost}}",
	}
	drawn := 0
	for chart, figures := range map[string][]string{
		"kind: range": ranges, "kind: range-vertical": ranges, "kind: range-horizontal": ranges, "kind: bar-vertical": ranges,
		"kind: bar-stacked": stacks, "kind: bar-stacked, orientation: horizontal": stacks, "kind: bar-stacked, totals: true": stacks,
		"kind: waterfall": steps, "kind: waterfall, orientation: horizontal": steps,
		"kind: line": fans, "kind: line, references: [{value: 4, source: a, label: Mittlerer Wert}]": fans,
	} {
		for _, figure := range figures {
			unit := "jobs"
			if strings.Contains(figure, "between") {
				unit = "degrees Celsius"
			}
			for _, name := range []string{"slide", "600x338"} {
				for _, language := range []string{"de", "zh"} {
					if ch := drawnIn(t, language, "light", "unit: "+unit+"\n    "+figure, chart, pictures[name]); ch != nil {
						drawn++
					}
				}
			}
		}
	}
	if drawn < 100 {
		t.Errorf("only %d charts were drawn", drawn)
	}
}
