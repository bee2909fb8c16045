package language

import (
	"strconv"

	"briefing/data"
)

// Rhythm prints how often there is a value: "every 5 years"; empty for a rhythm that is
// irregular or unknown.
func Rhythm(p *Printer, r data.Rhythm) string {
	switch r.Kind {
	case data.Steady:
		return p.lang.stepOf(r.Every, r.Of)
	case data.Changing:
		return p.Say(WordRhythmThen, "a", p.lang.stepOf(r.Every, r.Of), "b", p.lang.stepOf(r.Then, r.Of))
	case data.Cyclic:
		return p.Say(WordRhythmCyclic, "every", p.lang.stepOf(r.Every, r.Of))
	case data.TradingDays:
		return p.Say(WordRhythmOpenDays)
	}
	return ""
}

// stepOf prints a number of periods from one value to the next.
func (l *words) stepOf(n int, g data.Granularity) string {
	if n == 1 {
		return l.every[g][0]
	}
	return fill(l.every[g][1], "n", strconv.Itoa(n))
}
