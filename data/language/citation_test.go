package language

import (
	"strconv"
	"testing"
)

func TestCitation(t *testing.T) {
	self := func(n int) int { return n }
	for want, numbers := range map[string][]int{
		"": nil, "4": {4}, "1, 2": {1, 2}, "1–3, 7": {1, 2, 3, 7}, "1, 3–6, 8, 9": {1, 3, 4, 5, 6, 8, 9},
	} {
		if got := Citation(numbers, self, strconv.Itoa); got != want {
			t.Errorf("%v: %q, want %q", numbers, got, want)
		}
	}
}
