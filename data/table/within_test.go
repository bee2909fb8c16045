package table

import "testing"

// TestWeeksOfAYear checks that a week lies in the year that ISO 8601 counts it to: the
// first of 2020 begins on 30 December 2019, the last ends on 3 January 2021.
func TestWeeksOfAYear(t *testing.T) {
	year, _ := ParseBound("2020")
	for text, want := range map[string][2]bool{"2019-W52": {false, true}, "2020-W01": {true, true}, "2020-W53": {true, true}, "2021-W01": {true, false}} {
		week, _ := ParseBound(text)
		from, _ := year.inside(From, week)
		to, _ := year.inside(UpTo, week)
		if from != want[0] || to != want[1] {
			t.Errorf("%s: from 2020 %t, to 2020 %t; want %v", text, from, to, want)
		}
	}
}
