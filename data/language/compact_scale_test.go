package language

import (
	"testing"

	"briefing/data"
)

// TestCompactKeepsScales checks that numbers have no second scale beside a unit that begins
// with a number.
func TestCompactKeepsScales(t *testing.T) {
	for noun, want := range map[string]bool{"yuan": true, "100 million yuan": false, "1000 hectares": false} {
		if got := compacts(data.Unit{Noun: noun}); got != want {
			t.Errorf("numbers of %s compact: %t, want %t", noun, got, want)
		}
	}
}
