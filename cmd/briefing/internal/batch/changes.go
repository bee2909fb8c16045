package batch

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/compare"
)

// Changes are what a row says now that its outputs on disk do not say.
type Changes struct {
	// Count is how many numbers differ; Numbers are the first of them.
	Count   int             `json:"count"`
	Numbers []ChangedNumber `json:"numbers,omitempty"`
	// Latest are figures whose latest period is another one.
	Latest []MovedPeriod `json:"latest,omitempty"`
}

// ChangedNumber is a compare.Number in JSON.
type ChangedNumber struct {
	Figure string `json:"figure"`
	Series string `json:"series,omitempty"`
	Key    string `json:"key"`
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
}

// MovedPeriod is a compare.Latest in JSON.
type MovedPeriod struct {
	Figure string `json:"figure"`
	Series string `json:"series,omitempty"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// maxChanges is how many numbers are named for a row.
const maxChanges = 5

// ChangesOf compares pairs of datasets, the earlier first, which may share figures; it
// returns nil if no number differs.
func ChangesOf(pairs [][2]*data.Dataset) *Changes {
	c := &Changes{}
	numbers, figures := map[compare.Number]bool{}, map[compare.Latest]bool{}
	for _, p := range pairs {
		for _, n := range compare.Numbers(p[0], p[1]) {
			if numbers[n] {
				continue
			}
			numbers[n] = true
			if c.Count++; c.Count <= maxChanges {
				c.Numbers = append(c.Numbers, ChangedNumber(n))
			}
		}
		for _, l := range compare.LatestPeriods(p[0], p[1]) {
			if !figures[l] {
				c.Latest = append(c.Latest, MovedPeriod{l.Figure, l.Series, l.Old.String(), l.New.String()})
			}
			figures[l] = true
		}
	}
	if c.Count == 0 && len(c.Latest) == 0 {
		return nil
	}
	return c
}

// String names the first number, and how many more there are, then the figures whose
// latest period moved; nothing for nil.
func (c *Changes) String() string {
	if c == nil {
		return ""
	}
	var parts []string
	if len(c.Numbers) > 0 {
		parts = append(parts, c.Numbers[0].String()+andMore(c.Count))
	}
	rest := slices.Clone(c.Latest)
	for len(rest) > 0 {
		first, all := rest[0], len(rest)
		rest = slices.DeleteFunc(rest, func(l MovedPeriod) bool { return l.Old == first.Old && l.New == first.New })
		parts = append(parts, fmt.Sprintf("latest of %s%s is now %s, was %s", strings.TrimSpace(first.Figure+" "+first.Series), andMore(all-len(rest)), first.New, first.Old))
	}
	return strings.Join(parts, "; ")
}

// andMore says how many there are besides the first.
func andMore(all int) string {
	if all < 2 {
		return ""
	}
	return fmt.Sprintf(" and %d more", all-1)
}

// String prints the number as "gdp 2023: 3.1 → 3.2 trillion yuan".
func (n ChangedNumber) String() string {
	where := strings.Join(strings.Fields(n.Figure+" "+n.Series+" "+n.Key), " ")
	switch {
	case n.Old == "":
		return where + ": " + n.New + " (new)"
	case n.New == "":
		return where + ": " + n.Old + " (gone)"
	}
	return where + ": " + withoutUnit(n.Old, n.New) + " → " + n.New
}

// withoutUnit cuts the words after the digits of a number that another one ends in, too.
func withoutUnit(text, other string) string {
	last := strings.LastIndexFunc(text, unicode.IsDigit)
	if i := strings.IndexByte(text[last+1:], ' '); last >= 0 && i >= 0 && strings.HasSuffix(other, text[last+1+i:]) {
		return text[:last+1+i]
	}
	return text
}
