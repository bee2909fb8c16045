package wording

import "briefing/data/internal/pattern"

var (
	lowToHigh = pattern.New(`(?i)\bmin(imum|ima)?\b.*\bmax|\blow(est)?\b.*\bhigh|\b(tief|niedrigst|kleinst).*(höchst|größt)|最低.*最高|最小.*最大`)
	ofMiddle  = pattern.New(`(?i)\b(mid-?points?|middle|median|halfway|mitte)\b|中点|中间|中位`)
)

// LowToHigh reports whether the name of an interval says that it leads from the lowest to the
// highest, as that of temperatures in a day does, and not around what is measured.
func LowToHigh(interval string) bool { return lowToHigh.MatchString(interval) }

// OfMiddle reports whether a text speaks of what is between two ends.
func OfMiddle(text string) bool { return ofMiddle.MatchString(text) }
