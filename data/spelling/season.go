package spelling

import "briefing/data"

// PartOfYear reads the name of a month, a quarter or a week of any year, such as Jan, Q1, W05
// or 1月: its length, and its number from 1.
func PartOfYear(name string) (of data.Granularity, n int, ok bool) {
	for _, text := range []string{"2004 " + name, name + " 2004", "2004年" + name} {
		r := read(text)
		if r.year != 2004 || r.nth == 0 {
			continue
		}
		switch ways := r.ways | r.asked; {
		case ways&^asMonth == 0, ways&asQuarter != 0, ways&asWeek != 0:
			return lengthOf(ways & (asMonth | asQuarter | asWeek)), r.nth, true
		}
	}
	return data.NoPeriod, 0, false
}

// PartsOfYear reads names of parts of a year of one length that follow each other: their
// numbers, beginning anywhere in the year; nil where they are none.
func PartsOfYear(names []string) (of data.Granularity, parts []int) {
	for i, name := range names {
		g, n, ok := PartOfYear(name)
		if !ok || i > 0 && g != of {
			return data.NoPeriod, nil
		}
		of, parts = g, append(parts, n)
	}
	passed := 0 // from the last part of a year to the first of the next
	for i := range parts {
		if next := parts[(i+1)%len(parts)]; next <= parts[i] {
			passed++
		}
	}
	if len(parts) < 2 || passed != 1 {
		return data.NoPeriod, nil
	}
	return of, parts
}
