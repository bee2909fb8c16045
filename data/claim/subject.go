package claim

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language/sense"
)

// subjects looks for numbers beside which another name of their figure stands as theirs: wind generated
// {{ value "e" "2023" "Solar" }}; or, of a sum, that of one of its parts.
func subjects(c *checker, s sentence) {
	var names []named // of the figure of the last number
	var of *data.Figure
	for i, t := range s {
		if t.kind != value || t.function == "rank" || len(t.part.Of) == 0 {
			continue
		}
		f := madeOf(t.part.Of[0])
		if f != of && c.may(len(s)) {
			of, names = f, namesIn(c, s, f)
		}
		if f != of || !c.may(len(names)) {
			return
		}
		beside := s // where its own name may stand
		m, ok := labelled(s, i, names)
		if ok {
			beside = s[m.at:i]
		} else if m, ok = subjectBefore(s, i, names); !ok {
			m, ok = originAfter(s, i, names)
		}
		if !ok || isOwn(c, beside, t, m, f, names) {
			continue
		}
		is := m.own(t.part.Of[0])
		if is == "" {
			is = "all of " + t.part.Of[0].Figure.ID
		}
		c.tell(t, data.RuleOtherSeries, fmt.Sprintf("the text says it of %s, and the number is that of %s", m.name, is), fmt.Sprintf("refer to the number of %s, or name what this one is of", m.name))
	}
}

// madeOf is the figure whose names may stand beside a number: its own, or, where it is of all of another
// together, that one.
func madeOf(n data.Number) *data.Figure {
	f := n.Figure
	for n.Series == "" && n.Key.Name == "" && len(f.Series) < 2 && f.Derived != nil && len(f.Derived.From) == 1 {
		f = f.Derived.From[0]
	}
	return f
}

// subjectBefore is the name that begins the clause of a number, where no more than a verb parts them.
func subjectBefore(s sentence, i int, names []named) (m named, ok bool) {
	n := s[i].part.Of[0]
	start, _ := around(s, i, farAway/2, endsSubject)
	for _, other := range names {
		if other.at >= start && other.end < i {
			if ok {
				return m, false
			}
			m, ok = other, true
		}
	}
	if !ok || i-m.end > 5 || slices.ContainsFunc(s[m.end:i], notOfSubject) {
		return m, false
	}
	return m, !slices.ContainsFunc(s[start:m.at], func(t token) bool {
		switch t.sense {
		case sense.In, sense.To, sense.From, sense.Filler:
			return false
		}
		return t.kind != moment && (t.sense != sense.None || !saidOfFigure(sentence{t}, n))
	})
}

// labelled is the name that a number stands right behind, as its own: wind (5), wind: 5.
func labelled(s sentence, i int, names []named) (m named, ok bool) {
	if i == 0 || s[i-1].kind != stop || !strings.Contains("(:（：", s[i-1].text) {
		return m, false
	}
	at := slices.IndexFunc(names, func(m named) bool { return m.end == i-1 })
	if at < 0 {
		return m, false
	}
	before := names[at].at - 1
	for before >= 0 && s[before].sense == sense.Filler {
		before--
	}
	return names[at], before < 0 || s[before].clause() && s[before].text != "as"
}

// endsSubject reports a token that the subject of a number is not looked for beyond.
func endsSubject(t token) bool { return t.clause() || t.kind == value }

// notOfSubject reports a word behind which a number need not be that of the name before it.
func notOfSubject(t token) bool {
	switch t.sense {
	case sense.Than, sense.MoreThan, sense.LessThan, sense.After, sense.Not, sense.OfSense, sense.Since, sense.Between, sense.Among:
		return true
	}
	return t.kind != word && t.kind != moment || slices.Contains(pronouns, t.text)
}

// pronouns stand for another name that the sentence before has.
var pronouns = []string{"it", "them", "sie", "ihn", "它"}

// originAfter is the name that a number is said to come from: 5, came from wind.
func originAfter(s sentence, i int, names []named) (m named, ok bool) {
	for j := i + 1; j < len(s) && j <= i+4 && s[j].kind != value && s[j].sense != sense.And; j++ {
		if s[j].sense != sense.From && s[j].text != "aus" {
			continue
		}
		at := slices.IndexFunc(names, func(m named) bool { return m.at == j+1 || m.at == j+2 && s[j+1].sense == sense.Filler })
		if at < 0 {
			return m, false
		}
		m = names[at]
		return m, m.end == len(s) || s[m.end].clause()
	}
	return m, false
}

// isOwn reports whether a number is that of a name, or its sentence names what it is of beside it.
func isOwn(c *checker, s sentence, t token, m named, f *data.Figure, names []named) bool {
	for _, n := range t.part.Of {
		own := m.own(n)
		if own == "" && n.Figure == f {
			return true
		}
		if own == "" && (n.Series != "" || n.Key.Name != "" || titledWith(c, n.Figure, m.name) || namesAll(names, f)) {
			return true
		}
		for _, part := range strings.Fields(c.wordsOf(own)) {
			if slices.ContainsFunc(s, func(t token) bool { return t.kind == word && akin(t.text, part) }) {
				return true
			}
		}
	}
	return false
}

// titledWith reports whether the title of a figure, or of one that it was computed from by itself, has a
// name: it is of that part.
func titledWith(c *checker, f *data.Figure, name string) bool {
	for ; f.Derived != nil && len(f.Derived.From) == 1; f = f.Derived.From[0] {
		title := " " + strings.Join(sense.Split(f.Title.Plain), " ") + " "
		if strings.Contains(title, " "+c.wordsOf(name)+" ") {
			return true
		}
	}
	return false
}

// namesAll reports whether a sentence names all parts of a figure.
func namesAll(names []named, f *data.Figure) bool {
	said := map[string]bool{}
	for _, m := range names {
		said[m.name] = true
	}
	return len(said) >= max(len(f.Parts()), len(f.PartKeys()))
}
