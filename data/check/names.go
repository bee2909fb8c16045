package check

import (
	"fmt"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// unitsInNames looks for series and categories whose names say another unit than that of their
// figure, as the last rows of offices' tables do: Change on 1990 (%), below tonnes.
func (g *gate) unitsInNames() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || f.Unit.Names() {
			continue
		}
		var names []string
		for _, s := range f.Series {
			names = append(names, s.Name)
		}
		if !f.Periods {
			for _, k := range f.Keys {
				names = append(names, k.Name)
			}
		}
		for _, name := range names {
			if said := otherUnit(name, f.Unit); said != "" {
				g.warn(data.RuleUnitInName, f.Pos, "figures."+f.ID, fmt.Sprintf("the name %q says %s, and its numbers are read in %s", name, said, g.say.Unit(f.Unit)))
			}
		}
	}
}

// percentNames are names that begin or end with percent, as what changed by percent is called;
// quotientNames end with a word for a quotient, or begin as an age does.
var (
	percentNames  = pattern.New(`(?i)^(?:percent(?:age)?|per cent|%) (?:change|growth|increase|decrease|distribution|share)\b|[ ,]%$|, (?:percent|per cent)$|^(?:veränderung|wachstum|anteil)\b.* in (?:%|prozent)$`)
	quotientNames = pattern.New(`(?i)\b(?:ratio|rate|quota|quote)$|[a-zäöü](?:quote|anteil)$|^(?:median|mean|average) age\b|^(?:median|durchschnitts)alter\b|(?:率|比重|占比|比例|性别比)$`)
)

// otherUnit is the unit that a name says, where it is another than that of its numbers; empty
// where it says none, or the same.
func otherUnit(name string, unit data.Unit) string {
	plain := strings.TrimRightFunc(name, func(c rune) bool { return unicode.IsNumber(c) || strings.ContainsRune(" *†‡", c) })
	if i := strings.LastIndexAny(plain, "(["); i > 0 && strings.ContainsAny(plain[len(plain)-1:], ")]") {
		inside := strings.TrimSpace(plain[i+1 : len(plain)-1])
		if language.IsUnit(inside) {
			if u, _ := language.ParseUnit(inside); !agrees(u, unit) {
				return inside
			}
			return ""
		}
	}
	switch {
	case unit.Kind != data.UnitPlain:
		return ""
	case percentNames.MatchString(name):
		return "percent"
	case quotientNames.MatchString(name) && !language.IsCurrency(unit.Noun) && !strings.Contains(unit.Noun, "per ") && !unit.IsIndex() && unit.Noun != "years":
		return "a ratio or a mean"
	}
	return ""
}

// agrees reports whether a unit in a name may be that of the numbers: it is no other kind, and of no other
// scale; "(thousand)" says nothing of what is counted, and "(€)" beside million € only what.
func agrees(said, unit data.Unit) bool {
	return said.Kind == unit.Kind && (said.Scale == unit.Scale || said.Scale == 0 && language.IsCurrency(said.Noun) && said.Noun == unit.Noun)
}
