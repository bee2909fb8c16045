package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/table/grid"
	"briefing/data/table/shape"
)

// statedUnit is the unit of a figure whose table states it in lines above its heads: in the
// scale that they state now, where that has changed. What else they state is a fault.
func statedUnit(r *resolver, f *figureDraft, u data.Unit) data.Unit {
	if f.csv.layout == nil || f.csv.layout.x == nil || f.csv.layout.says.Stated == "" {
		return u
	}
	said, found := f.csv.layout.says.Stated, f.csv.layout.x.Found
	i := slices.IndexFunc(found, func(f grid.Finding) bool { return f.Key == "stated" })
	if i < 0 || found[i].Text == said {
		return u
	}
	if now, ok := rescaled(u, said, found[i].Text); ok && found[i].Text != "" {
		f.unitStated = now
		return now
	}
	is := "state no unit"
	if text := found[i].Text; text != "" {
		is = fmt.Sprintf("state %q", data.Clip(text, maxQuoted))
	}
	at := cmp.Or(found[i].At, f.csv.at.pos())
	r.faultAt(at, f.csv.at.path, fmt.Sprintf("the lines above the table %s, and no longer %q", is, said), "write the unit that the numbers are in now as unit: of the figure, and what the lines state under stated: of "+f.csv.called()+":")
	return u
}

// statedFields are what stands under stated: where it is more than a unit.
func statedFields() record[layoutDraft] {
	says := map[string]string{
		"title": "title of the table", "measure": "what is measured", "source": "what the table was published in", "publisher": "who published it", "note": "a note",
	}
	fields := record[layoutDraft]{{"unit", "unit or scale of the numbers", false, textShape(), func(d *decoder, n node, l *layoutDraft) { l.says.Stated, _ = d.line(n) }}}
	for _, key := range shape.LineKeys() {
		fields = append(fields, field[layoutDraft]{key, says[key], false, textShape(), func(d *decoder, n node, l *layoutDraft) {
			if text, ok := d.line(n); ok {
				l.says.Lines = append(l.says.Lines, shape.Line{Key: key, Text: text})
			}
		}})
	}
	return append(fields, record[layoutDraft]{
		{"beside", "what stands beside each number, or below the head: %", false, textShape(), func(d *decoder, n node, l *layoutDraft) { l.beside, _ = d.line(n) }},
		{"names", "unit that the names of rows have in brackets: thousand euros of Exports (thousand euros)", false, textShape(), func(d *decoder, n node, l *layoutDraft) { l.inName, _ = d.line(n) }},
	}...)
}

// decodeStated reads what lines about a table state: their unit, or that and other texts.
func decodeStated(d *decoder, n node, l *layoutDraft) {
	if n.Kind == yaml.MappingNode {
		statedRecord().sound(d, n, "what is stated", l)
		return
	}
	l.says.Stated, _ = d.line(n)
}

// checkLines holds what lines about the table of a figure say against what they said when its
// words were written.
func checkLines(r *resolver, f *figureDraft) {
	if f.csv.layout == nil || f.csv.layout.x == nil {
		return
	}
	for _, was := range f.csv.layout.says.Lines {
		i := slices.IndexFunc(f.csv.layout.x.Found, func(f grid.Finding) bool { return f.Key == shape.SaidPrefix+was.Key })
		if i < 0 || was.Key == dateKey {
			continue
		}
		now := f.csv.layout.x.Found[i]
		if now.Text == was.Text {
			continue
		}
		is := fmt.Sprintf("say %q", data.Clip(now.Text, maxQuoted))
		if now.Text == "" {
			is = "have no " + was.Key
		}
		r.faultAt(cmp.Or(now.At, f.csv.at.pos()), f.csv.at.path, fmt.Sprintf("the lines about the table %s, and no longer %q", is, data.Clip(was.Text, maxQuoted)),
			"hold the words of the file against the table, and write what it says now as "+was.Key+": under stated: of "+f.csv.called()+":")
	}
}

// checkBeside holds what stands beside the numbers of a figure against what stood there.
func checkBeside(r *resolver, f *figureDraft) {
	if f.csv.layout == nil || f.csv.layout.x == nil || f.csv.layout.beside == "" {
		return
	}
	for _, named := range append(slices.Clone(f.csv.columns), f.csv.value) {
		c := f.csv.layout.x.Column(named.name)
		if c == nil || c.Unit == f.csv.layout.beside {
			continue
		}
		stands := "nothing stands"
		if c.Unit != "" {
			stands = fmt.Sprintf("%q stands", data.Clip(c.Unit, maxQuoted))
		}
		r.faultAt(cmp.Or(c.At, f.csv.at.pos()), f.csv.at.path, fmt.Sprintf("%s beside the numbers of the column %q, and no longer %q", stands, c.Name, f.csv.layout.beside),
			"find out whether they are still counted in that, and write what stands there as beside: under stated: of "+f.csv.called()+":")
	}
}

// maxInNames is how many names in another unit are told: a table of millions may have changed.
const maxInNames = 20

// checkInNames holds the unit that the names of a figure have in brackets against what it was.
func checkInNames(r *resolver, f *figureDraft, t *csvTable, keys keyTexts) {
	if f.csv.layout == nil || f.csv.layout.inName == "" {
		return
	}
	unit, next, refused := f.csv.layout.inName, 0, 0
	refuse := func(name string, i int) {
		if refused < maxInNames && !hasInBrackets(name, unit) {
			refused++
			r.fault(keys.at(i), fmt.Sprintf("%q does not have the unit %q in brackets", data.Clip(name, maxQuoted), unit),
				"find out what its numbers are counted in; choose rows in one unit with where:, or write another as names: under stated: of "+f.csv.called()+": and as unit: of the figure")
		}
	}
	for _, name := range t.names {
		rows := t.rows[name]
		if f.csv.series.name != "" && len(rows.keys) > 0 {
			refuse(name, next)
		}
		for i := range rows.keys {
			if f.csv.series.name == "" {
				refuse(rows.keys[i].String(), next+i)
			}
		}
		next += len(rows.keys)
	}
}

// hasInBrackets reports whether a name has a text in brackets, perhaps after in.
func hasInBrackets(name, text string) bool {
	for _, pair := range [...][2]string{{"(", ")"}, {"[", "]"}, {"（", "）"}} {
		for _, in := range [...]string{"", "in "} {
			if strings.Contains(name, pair[0]+in+text+pair[1]) {
				return true
			}
		}
	}
	return false
}

// inEnglish prints units as a file may write them.
func inEnglish() *language.Printer {
	p, _ := language.New(language.StandardLanguage) // no error: the program speaks it
	return p
}

// rescaled is a unit whose table was in one statement and is in another now, where these differ
// in their scale only. A scale alone says nothing of what is counted.
func rescaled(u data.Unit, before, now string) (data.Unit, bool) {
	was, hint1 := language.ParseUnit(before)
	is, hint2 := language.ParseUnit(now)
	noun := cmp.Or(was.Noun, u.Noun)
	same := is.Noun == "" || data.SameNoun(strings.ToLower(is.Noun), strings.ToLower(noun)) || data.SameNoun(is.Noun, noun)
	if hint1+hint2 != "" || was.Kind != data.UnitPlain || is.Kind != data.UnitPlain || u.Kind != data.UnitPlain || !same || was.Scale == 0 && is.Scale == 0 {
		return u, false
	}
	u.Scale += is.Scale - was.Scale
	u.Indian = u.Indian && was.Scale == is.Scale || is.Indian
	return u, u.Scale >= 0
}
