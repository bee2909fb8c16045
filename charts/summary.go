package charts

import (
	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// summary is what there is among the values of a chart, collected once so that
// a million values are not searched again and again.
type summary struct {
	numbers    int // values with a number
	qualifiers [data.Absent + 1]bool
	statuses   [data.Forecast + 1]bool // of numbers
	marks      []data.Marks            // of numbers, those that notes name, as a reader meets them

	// plain says that every number is exact, undisputed and printed to the same
	// decimal place, so that all compare as printed. Only then are high and low
	// known.
	plain     bool
	high, low extreme
}

// extreme is the highest or the lowest of plain values.
type extreme struct {
	number data.Decimal
	spots  []spot // the first of them: one more than may be named
}

// onlyRanges reports whether every number is a range.
func (s *summary) onlyRanges() bool {
	for is, any := range s.qualifiers[:data.Absent] {
		if any != (data.Qualifier(is) == data.Between) {
			return false
		}
	}
	return true
}

func summarize(c *data.Chart) summary {
	found := summary{plain: true}
	any := data.Value{}
	for i, s := range c.Series {
		if b := s.Bare(); b != nil && b.Alike() {
			found.qualifiers[data.Exact], found.statuses[data.Final] = true, true
			found.addBare(s.Series, b, i)
			continue
		}
		for j := range s.Values {
			v := &s.Values[j]
			found.qualifiers[v.Is] = true
			if v.Is != data.Absent {
				found.statuses[v.Status] = true
				any.Marks |= v.Marks
				found.add(v, spot{i, j})
			}
		}
	}
	for _, st := range any.Statuses() {
		found.statuses[st] = true // of a number with a less settled one, too
	}
	if c.Periods {
		any.Marks &^= data.SeriesBreak // which has a note of its own
	}
	found.marks = marksAsShown(c, any.Marks)
	return found
}

// marksAsShown lists some marks of a chart in the order in which a reader meets them, so
// that the first to have a sign has the first sign.
func marksAsShown(c *data.Chart, left data.Marks) []data.Marks {
	var all []data.Marks
	for _, k := range c.Keys {
		for i := range c.Series {
			if left == 0 {
				return all
			}
			if v, ok := c.Series[i].At(k); ok && v.Is != data.Absent && v.Marks&left != 0 {
				all = append(all, (data.Value{Marks: v.Marks & left}).Remarks()...)
				left &^= v.Marks
			}
		}
	}
	return all
}

// signs tell the marks apart that have no look of their own.
var signs = []string{"*", "†", "‡", "§", "¶"}

// sign stands after the numbers with a mark, and before the note on it; empty for a
// mark that the look of a number shows, or where there are more marks than signs.
func (c *summary) sign(mark data.Marks) string {
	nth := 0
	for _, m := range c.marks {
		switch {
		case look.Shows(m):
		case m == mark && nth < len(signs):
			return signs[nth]
		default:
			nth++
		}
	}
	return ""
}

// signs are those of the marks of a value.
func (p *chartPlan) signs(v data.Value) string {
	if v.Marks == 0 {
		return ""
	}
	found := &p.summary
	if p.parent != nil {
		found = &p.parent.summary // whose notes say what they mean
	}
	text := ""
	for _, m := range found.marks {
		if v.Marks.Has(m) {
			text += found.sign(m)
		}
	}
	return text
}

func (c *summary) add(v *data.Value, at spot) {
	c.numbers++
	first := c.numbers == 1
	c.plain = c.plain && v.Is == data.Exact && len(v.Disputes()) == 0 && v.Interval() == nil && (first || v.Number.Decimals() == c.high.number.Decimals())
	if !c.plain {
		return
	}
	c.high.add(v.Number, at, first || v.Number.Cmp(c.high.number) > 0)
	c.low.add(v.Number, at, first || v.Number.Cmp(c.low.number) < 0)
}

// addBare adds all values of a series at once: those between the least and the greatest
// change nothing.
func (c *summary) addBare(s *data.Series, b *data.Bare, series int) {
	first := c.numbers == 0
	c.numbers += len(s.Values)
	c.plain = c.plain && (first || b.Decimals[0] == c.high.number.Decimals())
	if !c.plain {
		return
	}
	for i, j := range b.Greatest {
		n := s.Values[j].Number
		c.high.add(n, spot{series, j}, first && i == 0 || n.Cmp(c.high.number) > 0)
	}
	for i, j := range b.Least {
		n := s.Values[j].Number
		c.low.add(n, spot{series, j}, first && i == 0 || n.Cmp(c.low.number) < 0)
	}
}

func (s *extreme) add(n data.Decimal, at spot, beyond bool) {
	switch {
	case beyond:
		*s = extreme{n, append(s.spots[:0], at)}
	case n == s.number:
		if len(s.spots) <= altMaxTied {
			s.spots = append(s.spots, at)
		}
	}
}

// bounds reports whether a word on bounds applies to any value.
func (c *summary) bounds(word language.Word) bool {
	for q, there := range c.qualifiers {
		if w, ok := boundWord(data.Qualifier(q)); ok && there && w == word {
			return true
		}
	}
	return false
}
