package page

import (
	"errors"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/reporttest"
)

// large is a file of key numbers.
func large(figures, numbers string) string {
	return "title: T\nsources: {s: {publisher: P, title: T}, t: {publisher: Q, title: T}}\nfigures:\n" + figures + "briefing:\n  - key-numbers: [" + numbers + "]\n"
}

// lines are the lines of the pages' texts, with the spaces that never break as ~.
func lines(d *Document) []string {
	var out []string
	for _, p := range d.Pages {
		for _, b := range p {
			if b.Kind == BoxText {
				out = append(out, strings.ReplaceAll(b.Line.Text, "\u00a0", "~"))
			}
		}
	}
	return out
}

// TestDisputeInScale checks that what others say of a key number is printed in the
// scale of the number.
func TestDisputeInScale(t *testing.T) {
	d := layout(t, large("  f: {title: Users, unit: million users, source: s, values: {2022: {value: 590, disputed: less than 570, by: t}}}\n", "{figure: f, key: 2022}"))
	text := strings.Join(lines(d), " ")
	if !strings.Contains(text, "590~m") || !strings.Contains(text, "(less than 570~m according to Q~ [ 2 ] )") { // the number is a link
		t.Error(text)
	}
}

// TestLongKeyNumbers checks that no key number is broken between its digits: it is
// set in smaller type, in a greater scale, or is a fault.
func TestLongKeyNumbers(t *testing.T) {
	const figures = "  a: {title: A, unit: euros, source: s, values: {2022: 5}}\n  b: {title: B, unit: euros, source: s, values: {2022: {value: NUMBER, disputed: 2400000000000000, by: t}}}\n"
	const four, two = "{figure: a, key: 2022}, {figure: a, key: 2022}, {figure: a, key: 2022}, {figure: b, key: 2022}", "{figure: a, key: 2022}, {figure: b, key: 2022}"
	for _, tt := range []struct{ number, numbers, want, dispute string }{
		{"2500000000000000", two, "2,500~trn", "2,400~trn"},
		{"2500000000000000", four, "2,500~trn", "2,400~trn"},
		{"2512345678900000", four, "2,510~trn", "2,400~trn"},
		{"between 2500000000000000 and 2600000000000000", four, "2,500~trn–2,600~trn", "2,400~trn"},
		{"between 2512000000000000 and 2612345600000000", four, "2,510~trn–2,620~trn", "2,400~trn"}, // bounds, rounded outwards
	} {
		text := lines(layout(t, large(strings.Replace(figures, "NUMBER", tt.number, 1), tt.numbers)))
		found := 0
		for _, line := range text {
			if line == tt.want {
				found++
			}
		}
		if all := strings.ReplaceAll(strings.Join(text, " "), "~ ", "~"); found != 1 || !strings.Contains(all, tt.dispute) {
			t.Errorf("%s: %q and %q not in %q", tt.number, tt.want, tt.dispute, all)
		}
	}
	_, err := set(reporttest.Load(t, large(strings.NewReplacer("NUMBER", "2512345678901234", "euros", "million euros").Replace(figures), four)))
	var faults data.Faults
	if !errors.As(err, &faults) || len(faults) != 1 || !strings.HasPrefix(faults[0].Text, "the key number 2,512,345,678,901,234 m is too long for its column") ||
		!strings.Contains(faults[0].Hint, "significant: 3") || faults[0].Pos.Line != 7 {
		t.Errorf("got %v", err)
	}
}
