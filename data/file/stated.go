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
func statedFields() record[shape.Shape] {
	says := map[string]string{
		"title": "title of the table", "measure": "what is measured", "source": "what the table was published in", "publisher": "who published it", "note": "a note",
	}
	fields := record[shape.Shape]{{"unit", "unit or scale of the numbers", false, textShape(), func(d *decoder, n node, s *shape.Shape) { s.Stated, _ = d.line(n) }}}
	for _, key := range shape.LineKeys() {
		fields = append(fields, field[shape.Shape]{key, says[key], false, textShape(), func(d *decoder, n node, s *shape.Shape) {
			if text, ok := d.line(n); ok {
				s.Lines = append(s.Lines, shape.Line{Key: key, Text: text})
			}
		}})
	}
	return fields
}

// decodeStated reads what lines about a table state: their unit, or that and other texts.
func decodeStated(d *decoder, n node, s *shape.Shape) {
	if n.Kind == yaml.MappingNode {
		statedRecord().sound(d, n, "what is stated", s)
		return
	}
	s.Stated, _ = d.line(n)
}

// checkLines holds what lines about the table of a figure say against what they said when its
// words were written.
func checkLines(r *resolver, f *figureDraft) {
	if f.csv.layout == nil || f.csv.layout.x == nil {
		return
	}
	for _, was := range f.csv.layout.says.Lines {
		i := slices.IndexFunc(f.csv.layout.x.Found, func(f grid.Finding) bool { return f.Key == shape.SaidPrefix+was.Key })
		if i < 0 {
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
