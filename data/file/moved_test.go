package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// A text may leave the verb to the number: {{ moved }} chooses it, in each language, for one thing or many.
func TestMoved(t *testing.T) {
	const figures = "figures:\n  u: {title: U, unit: percent, source: s, every: year, values: {2021: 5.3, 2022: 3.6, 2023: 3.6, 2024: 4.0}}\n" +
		"  e: {title: E, unit: people, source: s, every: year, values: {2021: 200, 2022: 150, 2023: {value: 300, status: provisional}, 2024: more than 400}}\nbriefing:\n  - text: 'It "
	for _, tt := range []struct{ language, call, want string }{
		{"en", `moved "u" "2023" "2024"`, "It rose by 0.4 percentage points."},
		{"en", `moved "u" "2021" "2024"`, "It fell by 1.3 percentage points."},
		{"en", `moved "u" "2022" "2023"`, "It did not change."},
		{"en", `moved "e" "2021" "2022"`, "It fell by 25%."},
		{"en", `moved "e" "2022" "2023"`, "It rose by 100% (provisional)."},
		{"en", `moved "e" "2021" "2024"`, "It rose by more than 100%."},
		{"de", `moved "u" "2023" "2024"`, "It stieg um 0,4 Prozentpunkte."},
		{"de", `movedMany "u" "2021" "2024"`, "It fielen um 1,3 Prozentpunkte."},
		{"de", `movedMany "u" "2022" "2023"`, "It blieben unverändert."},
		{"zh", `moved "u" "2021" "2024"`, "It 下降1.3个百分点."},
	} {
		ds := loadWhole(t, "language: "+tt.language+"\n"+textHead+figures+"{{ "+tt.call+" }}.'\n")
		if got := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.call, got, tt.want)
		}
	}
	for call, want := range map[string]string{
		`moved "u" "2024" "2023"`: "nothing moves from 2024 to 2023",
		`moved "e" "2024" "2024"`: "nothing moves from 2024 to 2024",
	} {
		if _, err := loadString(textHead + figures + "{{ " + call + " }}.'\n"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", call, err, want)
		}
	}
}

// A number that is typed behind "fell to" is watched wherever it stands, also in the title of a chart.
func TestTypedAfterVerb(t *testing.T) {
	const figures = "figures:\n  f: {title: Seats, unit: seats, source: s, every: year, values: {2021: 735, 2022: 630}}\ncharts:\n  f: {figure: f, title: '"
	for title, want := range map[string]string{
		"The house fell to 650 after the reform":    "650 is typed by hand, and no figure has it",
		"It shrank from 740 to {{ latest \"f\" }}":  "740 is typed by hand, and no figure has it",
		"The house fell to 735 after the reform":    "735 is typed by hand; it is f, 2021",
		"The house did not fall to 650":             "",
		"Law 650 made the house smaller":            "",
		"The house shrank in 2022, as law 650 asks": "",
		"The house is due to fall by 2030":          "",
	} {
		got := ""
		for _, w := range loadWhole(t, textHead+figures+title+"'}\n").Warnings {
			if w.Rule == data.RuleTypedNumber {
				got += w.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// Percent is no percentage points, and these are no percent, however the reference prints them.
func TestPercentOrPoints(t *testing.T) {
	const figures = "figures:\n  v: {title: V, unit: percent, source: s, every: year, values: {2021: 10.4, 2022: 20.8}}\n  p: {title: P, unit: people, source: s, every: year, values: {2021: 100, 2022: 150}}\n  dv: {title: D, from: v, by: difference, over: previous}\nbriefing:\n  - text: '"
	for text, want := range map[string]string{
		`{{ number "dv" "2022" }} percent`:                    "the reference prints percentage points, and the text says percent",
		`{{ number "dv" "2022" }}%.`:                          "the reference prints percentage points, and the text says percent",
		`{{ number "dv" "2022" }} percentage points`:          "",
		`{{ change "p" "2021" "2022" }} percentage points`:    "the reference prints percent, and the text says percentage points",
		`{{ change "p" "2021" "2022" }} in percentage points`: "",
		`{{ change "p" "2021" "2022" }} Prozentpunkte`:        "the reference prints percent, and the text says percentage points",
	} {
		_, err := loadString(textHead + figures + text + "'\n")
		if (err != nil) != (want != "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// A change has the same digits in a text as in a figure of such changes.
func TestChangesAsInFigures(t *testing.T) {
	// 104 ÷ 123 is 0.845528…, 123.4 ÷ 104.0 is 1.186538…: the first is known to 0.1, and so both are shown
	ds := loadWhole(t, textHead+`figures:
  a: {title: A, unit: million tonnes, source: s, every: year, values: {2019: 123, 2020: 104.0, 2021: 123.4}}
  g: {title: G, from: a, by: growth}
briefing:
  - text: 'It {{ moved "a" "2020" "2021" }}, by {{ change "a" "2020" "2021" }}.'
  - table: g
`)
	if got, want := figureOf(t, ds, "g"), "2020=−15.4%; 2021=18.7%"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "), "It rose by 18.7%, by 18.7%."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
