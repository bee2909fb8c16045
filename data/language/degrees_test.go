package language

import (
	"slices"
	"testing"

	"briefing/data"
)

// TestTicksOfTemperatures checks that every tick has the sign of degrees, and the last its scale, as each
// language writes it.
func TestTicksOfTemperatures(t *testing.T) {
	numbers := []data.Decimal{data.Int(-5), data.Int(0), data.Int(5)}
	for _, tt := range []struct {
		language, noun string
		want           []string
	}{
		{"en", "degrees Celsius", []string{"−5°", "0°", "5°C"}},
		{"en", "°F", []string{"−5°", "0°", "5°F"}},
		{"de", "Grad Celsius", []string{"−5°", "0°", "5\u00a0°C"}},
		{"zh", "摄氏度", []string{"−5°", "0°", "5°C"}},
		{"en", "degrees", []string{"−5", "0", "5"}}, // of an angle, or of learning
	} {
		say := Of(&data.Dataset{Language: tt.language})
		if got := Ticks(say, numbers, data.Unit{Noun: tt.noun}, false); !slices.Equal(got, tt.want) {
			t.Errorf("%s, %s: %q, want %q", tt.language, tt.noun, got, tt.want)
		}
	}
}
