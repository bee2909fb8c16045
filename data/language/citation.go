package language

import "strings"

// Ranges puts things, which are in order of their numbers, together for citations: one by one, or
// the first and the last of three or more whose numbers follow each other.
func Ranges[T any](things []T, number func(T) int) [][]T {
	var out [][]T
	for from := 0; from < len(things); {
		to := from
		for to+1 < len(things) && number(things[to+1]) == number(things[to])+1 {
			to++
		}
		if to-from < 2 {
			to = from
			out = append(out, things[from:from+1])
		} else {
			out = append(out, []T{things[from], things[to]})
		}
		from = to + 1
	}
	return out
}

// Citation is how the numbers of things stand in brackets: "1–3, 7".
func Citation[T any](things []T, number func(T) int, printed func(T) string) string {
	var out []string
	for _, r := range Ranges(things, number) {
		text := printed(r[0])
		if len(r) > 1 {
			text += "–" + printed(r[1])
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}
