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
var numberRange = pattern.New(`(?i)^(?:ages?d? )?(?:(\d{1,3}) ?(?:-|–|—|to|bis|à|至|到) ?(\d{1,3})|(\d{1,3}) ?(?:years? |jahre )?(?:\+|and over|and older|and above|or over|or more|und älter|und mehr|岁?及以上|岁?以上)|(?:under|below|less than|unter) (\d{1,3}))` +
	`(?: ?(?:years?(?: old)?|yrs|jahre|岁))?$`)

// longestRange is how many bytes the name of a range has at most.
const longestRange = 40

// rangeOf are the ends of a name that is a range of numbers, the last one included.
func rangeOf(name string) (from, to int, ok bool) {
	if len(name) > longestRange {
		return 0, 0, false
	}
	m := numberRange.FindStringSubmatch(name)
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

// traits are what people are told apart by, each with its words: who has one of the first may have one of the
// second, too. A name with words of several is one of both, as men in part-time are. Ages are none: men, women
// and those under 18 may be all.
var traits = [...]*pattern.Pattern{
	pattern.New(`(?i)\b(?:women|females?|men|males?|girls|boys|frauen|männern?|weiblich\pL*|männlich\pL*)\b|女性|男性|女生|男生`),
	pattern.New(`(?i)\b(?:foreigners|foreign (?:students|pupils|nationals|citizens|workers|residents|people)|non[- ]?nationals?|nationals|citizens|overseas|international students?|domestic students?|migrants?|immigrants?|migration background|foreign[- ]born|native[- ]born|ausländ\pL*|inländ\pL*|migrationshintergrund)\b|^foreign$|外国|外籍|留学生|移民`),
	pattern.New(`(?i)\b(?:(?:part|full)[- ]?time|teilzeit\pL*|vollzeit\pL*)\b|非?全日制|兼职|全职`),
	pattern.New(`(?i)\b(?:bachelor'?s?|master'?s?|doctorates?|doctoral|ph\.?d|undergraduates?|postgraduates?|(?:lower |upper )?secondary|tertiary|primary education|promotion|promovierende|grundschul\pL*|hochschul\pL*)\b|本科|硕士|博士|专科|研究生`),
	pattern.New(`(?i)\b(?:disab(?:led|ilit(?:y|ies))|schwerbehindert\pL*|behinderung\pL*)\b|残疾`),
}

// traitOf is the trait that a name tells, -1 for none, and whether it tells several.
func traitOf(name string) (trait int, several bool) {
	trait = -1
	for i, words := range traits {
		if words.MatchString(name) {
			several = several || trait >= 0
			trait = i
		}
	}
	return trait, several
}

// crossing are two of some names that tell people apart in two ways, so that who is one may be the other:
// masters, foreign students. One group of each is no whole that is parted, so that one way has two names.
func crossing(names []string) (a, b string, found bool) {
	first := map[int]string{}
	parted := false
	for _, name := range names {
		trait, several := traitOf(name)
		switch _, known := first[trait]; {
		case several:
			return "", "", false
		case trait < 0:
			continue
		case known:
			parted = true
			continue
		case len(first) == 1 && !found:
			b, found = name, true
		}
		if first[trait] = name; a == "" {
			a = name
		}
	}
	return a, b, found && parted
}

// overlaps looks for sums, shares and stacks of parts whose names say that they overlap.
func overlaps(g *gate) {
	warn := func(pos data.Pos, path string, of *data.Figure, names []string) {
		a, b, found := overlapping(names)
		if !found && of.IsAmount() {
			a, b, found = crossing(names)
		}
		if found {
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
