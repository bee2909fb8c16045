package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/spelling"
	"briefing/data/table"
)

// sharedDraft are the columns with what all rows of a table that are used have alike.
type sharedDraft struct{ unit, scale ref }

// sharedText is what the rows have in such a column.
type sharedText struct {
	text  string
	cell  string // as it stands there
	at    node   // of the first row; zero before that
	wrong bool   // a fault says that rows differ
}

// plainShared reports whether a row of plain cells has what the rows before it have, and no
// period after which values are estimates. There may be millions.
func (r *csvReader) plainShared(row [][]byte) bool {
	for i, column := range r.shared {
		if column >= 0 && (string(row[column]) != r.table.shared[i].cell || r.table.shared[i].at.Node == nil) {
			return false
		}
	}
	return r.after < 0 || len(row[r.after]) == 0
}

// checkShared checks that a row has what the rows before it have.
func (r *csvReader) checkShared(cells []string) {
	for i, column := range r.shared {
		if column < 0 {
			continue
		}
		s, text := &r.table.shared[i], table.OneLine(cells[column])
		switch {
		case s.at.Node == nil:
			s.text, s.cell, s.at = text, strings.Clone(cells[column]), r.cellNode(column)
		case text != s.text && !s.wrong:
			s.wrong = true
			r.cellFault(column, fmt.Sprintf("the %s is %q here, and %q at %s", [2]string{"unit", "scale"}[i], text, s.text, s.at.pos()), "choose the rows with one of them, with where:")
		}
	}
}

// estimated marks a value of a period after the one that the row names. It reports false,
// with a fault recorded, where that cannot be told.
func (r *csvReader) estimated(cells []string, v *valueDraft) bool {
	text := table.OneLine(cells[r.after])
	if text == "" || v.status != nil || v.is == data.Absent {
		return true
	}
	last, err1 := spelling.One(text)
	key, err2 := spelling.One(table.OneLine(cells[r.key]))
	if err := cmp.Or(err1, err2); err != nil {
		column := r.after
		if err1 == nil {
			column = r.key
		}
		p := data.ProblemOf(err)
		r.cellFault(column, p.Text, p.Hint)
		return false
	}
	if key.EndsAfter(last) && !key.StartsBefore(last) {
		estimate := data.Estimate
		v.status = &estimate
	}
	return true
}

// readUnit is the unit of a figure whose table says it, or its scale.
func readUnit(r *resolver, f *figureDraft, u data.Unit, said [2]sharedText) data.Unit {
	unit, scale := said[0], said[1]
	if unit.at.Node != nil && f.hasUnit {
		r.fault(f.csv.shared.unit.at, "the figure has a unit already", "remove unit: here, or the one of the figure")
		return u
	}
	word, known := language.ScaleNamed(scale.text)
	switch {
	case scale.at.Node == nil:
	case !known:
		r.fault(scale.at, fmt.Sprintf("%q is not a scale", scale.text), "write the unit of the figure with its scale, as unit: million people, and remove scale: from "+f.csv.called()+":")
		return u
	case unit.at.Node == nil && u.Scale != 0:
		r.fault(f.csv.shared.scale.at, "the unit of the figure has a scale already", "remove scale: here, or write the unit without it")
		return u
	}
	if unit.at.Node != nil {
		if unit.text == "" {
			r.fault(unit.at, "the unit is empty", "write unit: into the figure")
			return u
		}
		var hint string
		if u, hint = language.ParseUnit(unit.text); hint != "" {
			r.fault(unit.at, fmt.Sprintf("the unit %q cannot be read", unit.text), hint+" into the figure, and remove unit: from "+f.csv.called()+":")
			return u
		}
		f.unitRead = unit.text
	}
	if word == "" {
		return u
	}
	if u.Kind != data.UnitPlain || u.Scale != 0 {
		r.fault(scale.at, fmt.Sprintf("numbers in %s have no scale of %s", r.printer.Unit(u), scale.text), "remove scale: from "+f.csv.called()+":")
		return u
	}
	u.Scale, u.Indian = language.ScaleOf(word)
	f.scaleRead = word
	return u
}

// shownPlaces has the numbers of a figure shown with as many decimals as the cells of its
// workbook show, where these hide some and the figure does not say how many are known.
func shownPlaces(f *figureDraft) {
	if f.csv == nil || f.csv.layout == nil || f.csv.layout.x == nil || !f.precision.Precision.IsZero() || f.precision.scale != 0 {
		return
	}
	places, finer := 0, false
	for _, named := range append(slices.Clone(f.csv.columns), f.csv.value) {
		if c := f.csv.layout.x.Column(named.name); c != nil {
			places, finer = max(places, c.Decimals), finer || c.Finer
		}
	}
	if finer && places <= maxPlaces {
		f.precision.Places, f.precision.HasPlaces, f.placesRead = places, true, true
	}
}

// checkUnits checks that what stands beside the numbers of a table, or below its heads, is
// the unit of the figure.
func checkUnits(r *resolver, f *figureDraft, u data.Unit) {
	if f.csv.layout == nil || f.csv.layout.x == nil {
		return
	}
	for _, named := range append(slices.Clone(f.csv.columns), f.csv.value) {
		c := f.csv.layout.x.Column(named.name)
		if c == nil {
			continue
		}
		said := c.Unit
		if said == "" {
			said = unitInHead(c.Name)
		}
		stated, scaled := scaledIn(said)
		share := u.Kind == data.UnitPercent || u.Kind == data.UnitPoints
		one, other := currencyIn(said), currencyIn(u.Noun)
		switch {
		case said == "":
		case c.Unit == "‰" && share:
			r.fault(named.at, fmt.Sprintf("the numbers of %q are per mille in %s, and the unit of the figure is %s", c.Name, f.csv.original(), r.printer.Unit(u)), "write unit: per mille into the figure")
		case one != "" && (share || other != "" && one != other):
			r.fault(named.at, fmt.Sprintf("the numbers of %q are in %s in %s, and the unit of the figure is %s", c.Name, data.Clip(said, maxQuoted), f.csv.original(), r.printer.Unit(u)), "write what the numbers are counted in as the unit of the figure")
		case c.Unit == "%" && u.Kind != data.UnitPercent && u.Kind != data.UnitPoints:
			r.fault(named.at, fmt.Sprintf("the numbers of %q are percentages in %s, and the unit of the figure is %s", c.Name, f.csv.original(), r.printer.Unit(u)), "write unit: percent into the figure")
		case scaled && stated != u.Scale:
			r.fault(named.at, fmt.Sprintf("the numbers of %q are in %s in %s, and the unit of the figure is %s", c.Name, data.Clip(said, maxQuoted), f.csv.original(), r.printer.Unit(u)), "write the unit of the figure with its scale, as unit: "+r.printer.Unit(data.Unit{Scale: stated, Noun: "people"}))
		}
	}
}

// unitInHead is what a head has in brackets at its end: thousand EUR of "v (thousand EUR)".
func unitInHead(head string) string {
	i := strings.LastIndexByte(head, '(')
	if i < 1 || !strings.HasSuffix(head, ")") {
		return ""
	}
	return head[i+1 : len(head)-1]
}

// scaledIn is the power of ten of a unit as a table writes it: thousand EUR, in thousands, EUR
// million, £bn; not that of a ratio: per thousand people.
func scaledIn(unit string) (exp int, scaled bool) {
	if data.AllDigits(unit) {
		return 0, false
	}
	if u, hint := language.ParseUnit(unit); hint == "" && u.Scale > 0 {
		return u.Scale, true
	}
	words := strings.Fields(unit)
	if len(words) < 2 || slices.Contains(words, "per") || data.AllDigits(words[len(words)-1]) {
		return 0, false
	}
	scale, _ := language.ScaleNamed(words[len(words)-1])
	exp, _ = language.ScaleOf(scale)
	return exp, exp > 0
}

// currencies are signs, codes and words of one currency each.
var currencies = [][]string{
	{"€", "eur", "euro", "euros"},
	{"$", "us$", "usd", "dollar", "dollars"},
	{"£", "gbp", "pound", "pounds"},
	{"¥", "jpy", "cny", "rmb", "yen", "yuan", "renminbi"},
}

// currencyIn is the first of the words for the currency that a unit is in, perhaps with a scale
// in short beside it; empty for none that is known.
func currencyIn(unit string) string {
	u, _ := language.ParseUnit(unit)
	for word := range strings.FieldsSeq(strings.ToLower(unit + " " + u.Noun)) {
		for _, words := range currencies {
			if slices.Contains(words, word) {
				return words[0]
			}
		}
	}
	return ""
}

// scaledUnit is a unit as a file writes it, with a scale before its names.
func scaledUnit(n *yaml.Node, scale string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return text(scale + " " + n.Value)
	}
	out := mapping()
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		if key != "one" && key != "short" {
			value = scaledUnit(value, scale)
		}
		put(out, key, value)
	}
	return out
}
