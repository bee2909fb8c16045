package check

import (
	"fmt"
	"math"
	"strconv"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// numberRange is a name that is a range of whole numbers, as those of age groups are: 15-24, 20 to 64
// years, 65+, under 15.
var numberRange = pattern.Lazy(`(?i)^(?:ages?d? )?(?:(\d{1,3}) ?(?:-|–|—|to|bis|à|至|到) ?(\d{1,3})|(\d{1,3}) ?(?:years? |jahre )?(?:\+|and over|and older|and above|or over|or more|und älter|und mehr|岁?及以上|岁?以上)|(?:under|below|less than|unter) (\d{1,3}))` +
	`(?: ?(?:years?(?: old)?|yrs|jahre|岁))?$`)

// longestRange is how many bytes the name of a range has at most.
const longestRange = 40

// rangeOf are the ends of a name that is a range of numbers, the last one included.
func rangeOf(name string) (from, to int, ok bool) {
	if len(name) > longestRange {
		return 0, 0, false
	}
	m := numberRange().FindStringSubmatch(name)
	if m == nil {
		return 0, 0, false
	}
	number := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
	switch {
	case m[3] != "":
		return number(3), math.MaxInt, true
	case m[4] != "":
		return 0, number(4) - 1, true
	}
	return number(1), number(2), number(1) < number(2)
}

// overlapping are the first two of some names that are ranges which have more than an end in common.
func overlapping(names []string) (a, b string, found bool) {
	type span struct {
		name     string
		from, to int
	}
	var before []span // of which none overlap, so that they are few
	for _, name := range names {
		from, to, ok := rangeOf(name)
		if !ok {
			continue
		}
		for _, s := range before {
			if max(from, s.from) < min(to, s.to) {
				return s.name, name, true
			}
		}
		before = append(before, span{name, from, to})
	}
	return "", "", false
}

// overlaps looks for sums, shares and stacks of parts whose names say that they overlap.
func overlaps(g *gate) {
	warn := func(pos data.Pos, path string, of *data.Figure, names []string) {
		if a, b, found := overlapping(names); found {
			g.found = append(g.found, data.Fault{Rule: data.RuleUnsaidWhole, Pos: pos, Path: path,
				Text: fmt.Sprintf("%q and %q of %s overlap by their names, and what is in both is counted twice", a, b, of.ID),
				Hint: "put together names that do not overlap, as the members of a grouping under groups:; or, where one is a whole of others, write aggregates: with its name into " + of.ID})
		}
	}
	for _, f := range g.ds.Figures {
		for _, names := range addedUp(f) {
			warn(f.Pos, "figures."+f.ID, f.Derived.From[0], names)
		}
	}
	for _, c := range g.ds.Charts {
		if c.Kind.Stacks() && len(c.Figures) == 1 {
			var names []string
			for _, s := range c.Series {
				names = append(names, s.Name)
			}
			warn(c.Pos, "charts."+c.ID, c.Figures[0], names)
		}
	}
}

// addedUp are the names of a figure whose numbers another adds up, or makes shares of, each group by
// itself; nil for none.
func addedUp(f *data.Figure) (groups [][]string) {
	d := f.Derived
	if d == nil || len(d.From) != 1 || d.By != data.Sum && (d.By != data.ShareOfTotal || d.Whole != "") {
		return nil
	}
	names := partNames(d.From[0])
	if d.Over.Groups == nil {
		if d.Over.Period != data.NoPeriod {
			return nil
		}
		return [][]string{names}
	}
	groups = make([][]string, len(d.Over.Groups.Groups))
	for _, name := range names {
		if i, ok := d.Over.Groups.GroupOf(name); ok {
			groups[i] = append(groups[i], name)
		}
	}
	return groups
}

// partNames are the names of the parts of a figure: of its series, or of its categories where it has one.
func partNames(f *data.Figure) (names []string) {
	if len(f.Series) == 1 && !f.Periods {
		return data.KeyNames(f.PartKeys())
	}
	for _, s := range f.Parts() {
		names = append(names, s.Name)
	}
	return names
}
