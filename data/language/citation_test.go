package language

import (
	"strconv"
	"testing"

	"briefing/data"
)

func TestCitation(t *testing.T) {
	self := func(n int) int { return n }
	en, zh := printer(t, "en"), printer(t, "zh")
	if got := Citation(zh, []int{1, 2, 3, 7}, self, strconv.Itoa); got != "1–3、7" {
		t.Errorf("in Chinese: %q", got)
	}
	for want, numbers := range map[string][]int{
		"": nil, "4": {4}, "1, 2": {1, 2}, "1–3, 7": {1, 2, 3, 7}, "1, 3–6, 8, 9": {1, 3, 4, 5, 6, 8, 9},
	} {
		if got := Citation(en, numbers, self, strconv.Itoa); got != want {
			t.Errorf("%v: %q, want %q", numbers, got, want)
		}
	}
}

// TestSpoken: a voice says from where to where a range goes, for which a dash is printed.
func TestSpoken(t *testing.T) {
	self := func(n int) int { return n }
	for tag, want := range map[string][2]string{
		"en": {"1 to 3 and 7 to 13", "No value for 2016 to 2018; a–b"},
		"de": {"1 bis 3 und 7 bis 13", "No value for 2016 bis 2018; a–b"},
		"zh": {"1至3和7至13", "No value for 2016至2018; a–b"},
	} {
		p := printer(t, tag)
		if got := CitationInWords(p, []int{1, 2, 3, 7, 8, 9, 10, 11, 12, 13}, self, strconv.Itoa); got != want[0] {
			t.Errorf("%s: %q, want %q", tag, got, want[0])
		}
		if got := Spoken(p, "No value for 2016–2018; a–b"); got != want[1] {
			t.Errorf("%s: %q, want %q", tag, got, want[1])
		}
	}
}

// TestOfWholeInWords: Chinese prints a count of a whole with a stroke, which no voice says as it is meant.
func TestOfWholeInWords(t *testing.T) {
	for tag, want := range map[string]string{"en": "22 of 50", "de": "22 von 50", "zh": "50家中的22家"} {
		noun := map[string]string{"zh": "家企业"}[tag]
		if got := OfWholeInWords(printer(t, tag), data.Value{Number: data.Int(22)}, data.Int(50), data.Unit{Noun: noun}); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}
