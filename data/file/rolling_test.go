package file

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// TestRolling reads values of three months that move on by one, and names their times for what they are.
func TestRolling(t *testing.T) {
	ds := loadWhole(t, textHead+`figures:
  a: {title: Rate, unit: percent, source: s, rolling: 3, values: {Nov-Jan 2024: 4.0, Dec-Feb 2024: 4.2, Jan-Mar 2024: 4.3, 2024-04: 4.4, 2025-04: 4.6}}
  g: {title: Change, from: a, by: difference}
`)
	if got, want := numbersOf(t, ds, "a"), "2024-01 4.0; 2024-02 4.2; 2024-03 4.3; 2024-04 4.4; 2025-04 4.6"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := numbersOf(t, ds, "g"), "2025-04 0.2"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	say := language.Of(ds)
	var names []string
	for _, k := range ds.Figures[0].Keys[:3] {
		names = append(names, say.Key(k))
	}
	if got, want := strings.Join(names, "; "), "November 2023 to January 2024; December 2023 to February 2024; January to March 2024"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := language.CumulativeNote(say, ds.Figures[0]), "Each value is of the 3 months that end with its own."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if ds.Figures[1].Rolls() != 3 {
		t.Errorf("the change is of %d months", ds.Figures[1].Rolls())
	}
}
