package spelling

import (
	"slices"
	"strings"
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

// Spans of as many months that share some are rolling; quarters, and spans of several lengths, are not.
func TestRolling(t *testing.T) {
	for text, want := range map[string]int{
		"Jan-Mar 2024, Feb-Apr 2024, Mar-May 2024":       3,
		"Nov-Jan 2024, Dec-Feb 2024, Jan-Mar 2024":       3,
		"Oct 2023-Dec 2023, Nov 2023-Jan 2024":           3,
		"2024年1-3月, 2024年2-4月":                           3,
		"Apr 2022-Mar 2023, Jul 2022-Jun 2023":           12,
		"2023年11月-2024年1月, 2023年12月-2024年2月, 2024年1月-3月": 3,
		"2023年11月～2024年1月, 2023年12月～2024年2月":             3,
		"2023-11 ~ 2024-01, 2023-12 ~ 2024-02":           3,
		"11/2023 - 01/2024, 12/2023 - 02/2024":           3,
		"2023.11-2024.01, 2023.12-2024.02":               3,
		"Jan-Mar 2024, Apr-Jun 2024, Jul-Sep 2024":       0,
		"Jan-Feb 2024, Jan-Mar 2024":                     0,
		"Jan 2024, Feb 2024":                             0,
		"Feb-Apr 2023, Feb-Apr 2024":                     0,
		"2024年1-3月, 2024年4-6月":                           0,
	} {
		texts := strings.Split(text, ", ")
		if got := Rolling(texts); got != want {
			t.Errorf("%s: %d months, want %d", text, got, want)
		}
		if want == 0 {
			continue
		}
		keys := make([]data.Key, len(texts))
		for i := range texts {
			keys[i] = data.CategoryKey(texts[i])
		}
		v := Decide(keys, Said{Rolling: want})
		if !v.Periods || v.Troubles != nil || keys[0].Period.Granularity() != data.Month {
			t.Errorf("%s: %v, %v", text, keys, v)
		}
	}
	keys := []data.Key{data.CategoryKey("Nov-Jan 2024"), data.CategoryKey("Feb-Apr 2024")}
	if Decide(keys, Said{Rolling: 3}); keys[0].String() != "2024-01" || keys[1].String() != "2024-04" {
		t.Errorf("got %v", keys)
	}
}
