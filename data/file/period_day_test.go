package file

import (
	"testing"
	"time"

	"briefing/data"
)

// TestDaysByTheCalendar holds the reckoning of days to that of package time,
// over a whole cycle of leap years and at both ends.
func TestDaysByTheCalendar(t *testing.T) {
	check := func(from, to time.Time) {
		for at := from; at.Before(to); at = at.AddDate(0, 0, 1) {
			if p, ok := data.ParsePeriod(at.Format(time.DateOnly)); !ok || p != data.DayOf(at) {
				t.Fatalf("%s is %v, %v", at.Format(time.DateOnly), p, ok)
			}
		}
	}
	day := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
	check(day(0), day(5))
	check(day(1896), day(2305))
	check(day(9999), day(10000))
	for _, s := range []string{"2019-02-29", "1900-02-29", "2019-04-31", "2019-00-10", "2019-13-01", "2019-01-00", "2019-01-32"} {
		if p, ok := data.ParsePeriod(s); ok {
			t.Errorf("%s is %v", s, p)
		}
	}
}
