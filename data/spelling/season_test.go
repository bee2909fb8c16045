package spelling

import (
	"slices"
	"testing"

	"briefing/data"
)

// TestPartsOfYear reads the names of months, quarters and weeks without a year.
func TestPartsOfYear(t *testing.T) {
	for _, tt := range []struct {
		names []string
		of    data.Granularity
		parts []int
	}{
		{[]string{"Jan", "Feb", "Mar"}, data.Month, []int{1, 2, 3}},
		{[]string{"April", "May", "December", "January"}, data.Month, []int{4, 5, 12, 1}},
		{[]string{"Jan.", "Feb.", "März", "Dez."}, data.Month, []int{1, 2, 3, 12}},
		{[]string{"1月", "2月", "12月"}, data.Month, []int{1, 2, 12}},
		{[]string{"Q1", "Q2", "Q3", "Q4"}, data.Quarter, []int{1, 2, 3, 4}},
		{[]string{"W01", "W02", "W53"}, data.Week, []int{1, 2, 53}},
		{[]string{"W1", "W2"}, data.Week, []int{1, 2}},
		{[]string{"Feb", "Jan"}, data.Month, []int{2, 1}},
		{[]string{"Feb", "Jan", "Mar"}, data.NoPeriod, nil}, // in no order
		{[]string{"Jan", "Q2"}, data.NoPeriod, nil},
		{[]string{"Jan", "Jan"}, data.NoPeriod, nil},
		{[]string{"Jan"}, data.NoPeriod, nil},
		{[]string{"North", "South"}, data.NoPeriod, nil},
		{[]string{"10", "11"}, data.NoPeriod, nil},
		{[]string{"2001", "2002"}, data.NoPeriod, nil},
		{[]string{"A", "B"}, data.NoPeriod, nil},
	} {
		of, parts := PartsOfYear(tt.names)
		if of != tt.of || !slices.Equal(parts, tt.parts) {
			t.Errorf("%q: %v %v, want %v %v", tt.names, of, parts, tt.of, tt.parts)
		}
	}
}
