package file

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// temperatures are units whose zero was chosen: twice as many of them are not twice as much.
var temperatures = []string{"°c", "°f", "℃", "℉", "degrees celsius", "degrees fahrenheit", "degrees c", "degrees f", "deg c", "deg f", "grad celsius", "grad fahrenheit", "摄氏度", "华氏度"}

var (
	// fromNormal are words for what is counted from a normal, and deviation such for what is
	// where the text names that, or a value is negative: a congenital anomaly is from none.
	fromNormal = pattern.Lazy(`(?i)\b(anomal(y|ies)|deviations?|departures?) (from|against|relative to)\b|\babweichung(en)? (vom|von|zum|gegenüber)\b|距平`)
	deviation  = pattern.Lazy(`(?i)\b(anomal(y|ies)|anomalien?|abweichung(en)?)\b|偏差`)
	normal     = pattern.Lazy(`(?i)\b(relative to|against|compared (to|with)|with respect to|base(line)? period|normal|mean|average|temperatures?|sea level|rainfall|precipitation|gegenüber|relativ|mittel)\b|相对|平均`)
)

// zeroIsChosen reports whether the numbers of a figure are counted from a zero that somebody
// has chosen, by its unit or by its title: temperatures, and deviations from a normal.
func zeroIsChosen(title string, fig *data.Figure) bool {
	if fig.Unit.Kind != data.UnitPlain && fig.Unit.Kind != data.UnitIndex {
		return false
	}
	noun := strings.ToLower(fig.Unit.Noun)
	return slices.Contains(temperatures, noun) || fromNormal().MatchString(title) || fromNormal().MatchString(noun) ||
		(deviation().MatchString(title) || deviation().MatchString(noun)) && (normal().MatchString(title) || hasNegative(fig))
}

// hasNegative reports whether a value of a figure is negative.
func hasNegative(fig *data.Figure) bool {
	for e := range fig.Numbers() {
		if e.Value.Number.Sign() < 0 {
			return true
		}
	}
	return false
}
