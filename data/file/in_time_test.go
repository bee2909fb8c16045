package file

import (
	"slices"
	"testing"
)

// Series whose names are all periods of one length are in the order of time; others in that
// of the file.
func TestSeriesInTime(t *testing.T) {
	for _, tt := range [][2][]string{
		{{"2019", "2000", "2010"}, {"2000", "2010", "2019"}},
		{{"2019 Q4", "2019 Q2"}, {"2019 Q2", "2019 Q4"}},
		{{"2019", "Men", "2000"}, {"2019", "Men", "2000"}},
		{{"2019", "2000-Q1"}, {"2019", "2000-Q1"}},
		{{"Women", "Men"}, {"Women", "Men"}},
	} {
		got := slices.Clone(tt[0])
		if inTime(got); !slices.Equal(got, tt[1]) {
			t.Errorf("%q: got %q, want %q", tt[0], got, tt[1])
		}
	}
}
