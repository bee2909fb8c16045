package data

import "slices"

// FavourableFirst reports whether the first of the names of a scale of two sides is the answer
// that agrees or approves, where the words of the two ends tell: from very favourable to very
// unfavourable. Names of those who gave no answer are left out.
func FavourableFirst(names []string) bool {
	names = names[:len(names)-NoAnswers(names)]
	if len(names) < 2 {
		return false
	}
	first, last := plainName(names[0]), plainName(names[len(names)-1])
	for _, s := range scales() {
		if slices.Contains(s.names, "") && s.place(first) >= 0 && s.place(last) >= 0 {
			return s.place(first) > s.place(last) // they are listed from the one that disapproves
		}
	}
	_, first = degreeOf(first)
	_, last = degreeOf(last)
	return deniedBy(first, last) || slices.ContainsFunc(approvals(), func(pair [2]string) bool { return pair[0] == first && pair[1] == last })
}

// FavouringSide are the series of stacks of answers that agree or approve, where there are at least
// two of them and the words of the scale tell which they are; nil otherwise.
func (c *Chart) FavouringSide() []Plotted {
	n := len(c.Series) - c.Order.Unsure
	if c.Order.Kind != Sided || !c.Kind.Stacks() && c.Kind != KindShare || c.Periods || c.Facets != FacetsNone {
		return nil
	}
	names := make([]string, n)
	for i, s := range c.Series[:n] {
		names[i] = s.Name
	}
	first, side := FavourableFirst(names), c.Series[:c.Order.Scale.Left]
	if slices.Reverse(names); !first && !FavourableFirst(names) {
		return nil
	}
	if !first {
		side = c.Series[c.Order.Scale.Left:n]
		if c.Order.Scale.Neutral {
			side = side[1:]
		}
	}
	if len(side) < 2 {
		return nil
	}
	return side
}

// SharedAnswer is what answers of one side have in common: favorable, of very favorable and
// somewhat favorable. It is empty where they share nothing.
func SharedAnswer(names []string) string {
	shared := ""
	for i, name := range names {
		_, stem := degreeOf(plainName(name))
		if i > 0 && stem != shared {
			return ""
		}
		shared = stem
	}
	return shared
}

// deniedBy reports whether an answer is another with a word or syllable for not.
func deniedBy(answer, other string) bool {
	return slices.ContainsFunc([]string{"dis", "un", "in", "not ", "nicht ", "kein ", "keine ", "不"}, func(no string) bool { return other == no+answer })
}

// approvals are answers that approve, each with the one that does not.
func approvals() [][2]string {
	return [][2]string{
		{"for", "against"}, {"support", "oppose"}, {"favor", "oppose"}, {"favour", "oppose"}, {"better", "worse"}, {"good", "bad"}, {"good", "poor"},
		{"positive", "negative"}, {"easy", "difficult"}, {"yes", "no"}, {"ja", "nein"}, {"dafür", "dagegen"}, {"besser", "schlechter"}, {"gut", "schlecht"},
		{"positiv", "negativ"}, {"是", "否"}, {"支持", "反对"}, {"赞成", "反对"}, {"更好", "更差"},
	}
}

// NoAnswers counts the names at the end that are no answers, such as don't know.
func NoAnswers(names []string) int {
	n := 0
	for n < len(names) && slices.Contains(noAnswers(), plainName(names[len(names)-1-n])) {
		n++
	}
	return n
}
