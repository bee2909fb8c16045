package charts

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// A course turns where it has gone back by a quarter of all that it spans, from its lowest value to its
// highest: an axis has some four steps, and a reader sees as a rise or a fall what crosses one of them.
// Less is the unrest that any series has.
const turnShare = 4

// mostTurns is how many turns of a single series are told; of a course that has more only those of half
// of its span are, and none where these are too many as well: it sways, and has a highest and a lowest
// value alone. fewTurns is how many are told where there are several series, or little room.
const mostTurns, fewTurns = 4, 2

// longestCourse is how many values a course has at most of which turns are told: in what is longer, 27
// years of days, they would be looked for again and again, and say little.
const longestCourse = 10_000

// course is the words for one way that values went: with their name and without, to a value that has been
// said, beside a number that they lead to, then, and at last.
type course struct{ named, it, toThat, beside, then, last language.Word }

// courses are those upwards, downwards, and of numbers below zero, which none of them is true of: of a
// harvest that shrank by a third and then by a quarter nobody says that it rose.
var courses = struct{ up, down, signed course }{
	course{language.WordAltRose, language.WordAltItRose, language.WordAltUpFrom, language.WordAltUp, language.WordAltThenRose, language.WordAltLastRose},
	course{language.WordAltFell, language.WordAltItFell, language.WordAltDownFrom, language.WordAltDown, language.WordAltThenFell, language.WordAltLastFell},
	course{language.WordAltWent, language.WordAltItWent, language.WordAltWentFrom, language.WordAltFrom, language.WordAltThenWent, language.WordAltLastWent},
}

// wordsOfCourse are those for a way of a series in which these of its values are named.
func wordsOfCourse(s data.Plotted, order int, places []int) course {
	below := func(place int) bool { return s.Values[place].Number.Sign() < 0 }
	switch {
	case countsBelow(s.Figure) && slices.ContainsFunc(places, below):
		return courses.signed
	case order > 0:
		return courses.up
	}
	return courses.down
}

// countsBelow reports whether a number below zero is one of another kind than those above, a shrinking or a
// deficit: all are but those that count from a zero that was chosen, as temperatures do.
func countsBelow(f *data.Figure) bool { return f == nil || f.Nature() != data.FromChosen }

// coursePath says where a course turned on the way from its first value to its last; empty where bounds
// or disputes leave that open. It reports whether the highest and the lowest value are among those that
// are named.
func coursePath(alt *altWriter, i, first, last int, turns []int) (text string, peaks bool) {
	s := alt.chart.Series[i]
	path := append(slices.Clip(turns), last)
	at, named := first, append([]int{first}, path...)
	for n, next := range path {
		order, sure := alt.order(s.Values[next], s.Values[at])
		if !sure || order == 0 {
			return "", false
		}
		if n > 0 {
			word := wordsOfCourse(s, order, named).then
			if n == len(path)-1 {
				word = wordsOfCourse(s, order, named).last
			}
			text += alt.say.Say(word, "value", alt.valueWithStatus(spot{i, next}), "when", alt.say.When(s.Keys[next]))
		}
		at = next
	}
	peaks = true
	for _, direction := range []int{1, -1} {
		found, sure := alt.extreme(i, direction)
		peaks = peaks && sure && slices.Contains(named, found)
	}
	return text, peaks
}

// turnsOf are the places where a series turned; none where it or they are too many to be told, where it
// begins to measure something else or from nought, or where a value of it is but a bound.
func turnsOf(alt *altWriter, i, first, last int) []int {
	s := alt.chart.Series[i]
	if s.Restarts || alt.turns == 0 || last-first >= longestCourse || s.Figure != nil && s.Figure.HasBreaks(s.Series) {
		return nil
	}
	low, high := s.Values[first].Number.Float(), s.Values[first].Number.Float()
	for j := first; j <= last; j++ {
		switch v := &s.Values[j]; {
		case v.Is == data.Absent:
		case v.Is != data.Exact && v.Is != data.About || j != first && j != last && len(v.Disputes()) > 0:
			return nil
		default:
			low, high = min(low, v.Number.Float()), max(high, v.Number.Float())
		}
	}
	most := alt.turns
	if len(alt.chart.Series) > 1 {
		most = min(most, fewTurns)
	}
	for share := float64(turnShare); share > 1; share /= 2 {
		if turns := turnsBeyond(s.Series, first, last, (high-low)/share); len(turns) <= most {
			return turns
		}
	}
	return nil
}

// turnsBeyond are the places, in order, from which a series went back by at least so much before it went
// further.
func turnsBeyond(s *data.Series, first, last int, least float64) []int {
	var turns []int
	if least <= 0 {
		return nil
	}
	number := func(j int) float64 { return s.Values[j].Number.Float() }
	top, bottom, direction := first, first, 0 // of the leg that goes on; 0 while it is in no direction
	for j := first + 1; j <= last; j++ {
		if s.Values[j].Is == data.Absent {
			continue
		}
		if number(j) > number(top) {
			top = j
		}
		if number(j) < number(bottom) {
			bottom = j
		}
		switch {
		case direction >= 0 && number(top)-number(j) >= least:
			if direction != 0 {
				turns = append(turns, top)
			}
			direction, bottom, top = -1, j, j
		case direction <= 0 && number(j)-number(bottom) >= least:
			if direction != 0 {
				turns = append(turns, bottom)
			}
			direction, top, bottom = 1, j, j
		}
	}
	return turns
}
