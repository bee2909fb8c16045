package data

import "slices"

// Pyramid reports whether diverging bars show two groups, such as men and women, by classes of
// a number, such as age: the oldest stand on top, and the groups are no answers, so that they
// have the colours that they have elsewhere.
func (c *Chart) Pyramid() bool {
	if c.Kind != KindDiverging || len(c.Series) != 2 || c.Scale.Neutral || c.Periods {
		return false
	}
	keys := KeyNames(c.Keys)
	backwards := slices.Clone(keys)
	slices.Reverse(backwards)
	return (classesRise(keys) || classesRise(backwards)) && !opposites(c.Series[0].Name, c.Series[1].Name)
}

// opposites reports whether two names are answers of one scale, such as yes and no.
func opposites(a, b string) bool {
	if OrderOf([]string{a, b}).Kind != Unordered {
		return true
	}
	a, b = plainName(a), plainName(b)
	return slices.ContainsFunc(scales(), func(s answers) bool { return s.place(a) >= 0 && s.place(b) >= 0 }) ||
		slices.ContainsFunc([][2]string{{"yes", "no"}, {"ja", "nein"}, {"是", "否"}}, func(pair [2]string) bool {
			return a == pair[0] && b == pair[1] || a == pair[1] && b == pair[0]
		}) ||
		deniedBy(a, b) || deniedBy(b, a)
}

// classesRise reports whether names are classes of numbers, from small to large.
func classesRise(names []string) bool {
	return len(names) > 1 && inOrder(names, compareClasses(names))
}

// OldestFirst turns the keys of a pyramid that the file has from small to large.
func (c *Chart) OldestFirst() {
	if c.Pyramid() && classesRise(KeyNames(c.Keys)) && c.Ranked() == len(c.Keys) {
		c.Keys = slices.Clone(c.Keys)
		slices.Reverse(c.Keys)
	}
}
