package charts

import (
	"strings"
	"testing"
)

// TestUnitIsSaidOnce checks that the highest tick of a line's axis has the sign of the unit, and
// nothing else in the plot but the value of a reference line, which is a remark.
func TestUnitIsSaidOnce(t *testing.T) {
	for _, c := range []struct{ unit, sign, values string }{
		{"percent", "%", "{2019: 3, 2020: more than 4, 2021: between 5 and 6, 2022: {value: 7, disputed: 5, by: b}}"},
		{"€", "€", "{2019: 3, 2020: 4, 2021: 5}"},
		{"€", "€", "{2019: 3100000, 2020: 4200000, 2021: 5300000}"},
	} {
		for _, kind := range []string{"line", "area", "step"} {
			for _, language := range []string{"en", "de"} {
				ds := load(t, "language: "+language+"\n"+head+"    unit: "+c.unit+"\n    values: "+c.values+"\ncharts: {c: {figure: f, title: T, kind: "+kind+", subtitle: S, references: [{value: 4, source: b, label: Mean}]}}")
				ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
				said := 0
				for _, text := range ch.scene.texts {
					if text.role == roleFooter || !strings.Contains(text.line.Text, c.sign) {
						continue
					}
					if strings.HasPrefix(text.line.Text, "Mean") {
						continue
					}
					if said++; text.role != roleTick {
						t.Errorf("%s of %s in %s: the %s %q has the sign again", kind, c.values, language, text.role, text.line.Text)
					}
				}
				if said != 1 {
					t.Errorf("%s of %s in %s: the sign is said %d times", kind, c.values, language, said)
				}
			}
		}
	}
}

// TestSaidOnceInWords checks that the scale is named once, that the value of a reference line has its unit,
// and that a year is told apart from the value after it.
func TestSaidOnceInWords(t *testing.T) {
	for chart, want := range map[string]string{
		"kind: line, axis: log, subtitle: 'Jobs, logarithmic scale'":             "Jobs, logarithmic scale",
		"kind: line, axis: log, subtitle: Jobs":                                  "Jobs (logarithmic scale)",
		"kind: line, references: [{value: 2, label: Target, source: a}]":         "Target, 2%",
		"kind: bar-vertical, references: [{value: 2, label: Target, source: a}]": "Target, 2%",
		"kind: line, references: [{value: 2, label: Target of 2%, source: a}]":   "Target of 2%",
	} {
		ds := load(t, head+"    unit: percent\n    values: {2015: 1, 2016: 3, 2017: 4, 2018: 5, 2019: 6, 2020: 7}\ncharts: {c: {figure: f, title: T, "+chart+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		found := false
		for _, text := range ch.scene.texts {
			found = found || strings.ReplaceAll(text.line.Text, "\u00a0", " ") == want
		}
		if !found {
			t.Errorf("%s: no text is %q", chart, want)
		}
	}
	ds := load(t, head+"    unit: jobs\n    values: "+monthsFrom(2021, 36)+"\ncharts: {c: {figure: f, kind: season, title: T}}")
	for _, text := range rolesOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540), roleSeries) {
		if strings.HasPrefix(text, "202") && !strings.Contains(text, ":") {
			t.Errorf("a year stands before its value in %q", text)
		}
	}
}

// TestPictureSaysUnit checks that a subtitle of the file has the unit after it where neither it nor the title
// says that, and stays as it is where one does, or where a sign of the unit stands in the picture.
func TestPictureSaysUnit(t *testing.T) {
	for _, c := range []struct{ unit, title, subtitle, kind, want string }{
		{"tonnes", "North has most", "Ports, 2022", "bar-horizontal", "Ports, 2022, tonnes"},
		{"tonnes", "North has most", "Ports, 2022", "bar-vertical", "Ports, 2022, tonnes"},
		{"tonnes", "North has most", "Ports, 2022", "waterfall", "Ports, 2022, tonnes"},
		{"tonnes", "North has most tonnes", "Ports, 2022", "bar-horizontal", "Ports, 2022"},
		{"tonnes", "North has most", "Tonnes landed, 2022", "bar-horizontal", "Tonnes landed, 2022"},
		{"tonnes", "North has most", "Kilotonnes landed", "bar-horizontal", "Kilotonnes landed, tonnes"},
		{"thousand homes", "More homes", "Ports, 2022", "bar-horizontal", "Ports, 2022, thousand homes"},
		{"thousand homes", "More homes", "In thousand homes", "bar-horizontal", "In thousand homes"},
		{"billion euros", "Trade grows", "In billion €", "bar-vertical", "In billion €"},
		{"index", "Income grows", "Income, 2010 = 100", "bar-vertical", "Income, 2010 = 100"},
		{"percent", "North has most", "Ports, 2022", "bar-horizontal", "Ports, 2022"},
		{"€", "North has most", "Ports, 2022", "bar-horizontal", "Ports, 2022"},
		{"million euros", "North has most", "Ports, 2022", "bar-vertical", "Ports, 2022, million euros"},
	} {
		ds := load(t, head+"    unit: "+c.unit+"\n    values: {A: 452, B: 104, C: 556}\ncharts: {c: {figure: f, kind: "+c.kind+", title: "+c.title+", subtitle: \""+c.subtitle+"\"}}")
		if got := strings.ReplaceAll(mustPlan(t, ds, "c").subtitle, "\u00a0", " "); got != c.want {
			t.Errorf("%s, %s, %s: the subtitle is %q, want %q", c.unit, c.title, c.subtitle, got, c.want)
		}
	}
}
