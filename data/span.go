package data

// Span is what a chart of ranges shows at a key: two ends, and what lies between them. Where
// only one number is known, all three are that one.
type Span struct {
	Low, Middle, High Value
	// Known says that there is a number, Open that there are two ends, and Central that a
	// number between them is known, too.
	Known, Open, Central bool
}

// MostSpanned is how many series a chart of ranges has at most: both ends and the middle.
const MostSpanned = 3

// SpanAt is what a chart of ranges shows at a key: of one series its range or its interval, of
// several the numbers of all. Their order is that of the file, from the lower to the upper end
// or the other way round.
func (c *Chart) SpanAt(k Key) Span {
	if len(c.Series) == 1 {
		v, ok := NumberAt(c.Series[0].Series, k)
		if !ok {
			return Span{}
		}
		return v.span()
	}
	first, okFirst := NumberAt(c.Series[0].Series, k)
	last, okLast := NumberAt(c.Series[len(c.Series)-1].Series, k)
	middle, central := Value{}, false
	if len(c.Series) == MostSpanned {
		middle, central = NumberAt(c.Series[1].Series, k)
	}
	switch {
	case okFirst && okLast:
		if first.Number.Cmp(last.Number) > 0 {
			first, last = last, first
		}
		if !central {
			middle = first
		}
		return Span{Low: first, Middle: middle, High: last, Known: true, Open: true, Central: central}
	case okFirst:
		middle = first
	case okLast:
		middle = last
	}
	return Span{Low: middle, Middle: middle, High: middle, Known: okFirst || okLast || central}
}

// span is what a value alone says of a range.
func (v Value) span() Span {
	end := func(d Decimal) Value {
		return Value{Number: d, Status: v.Status, Marks: v.Marks, Known: v.Known}
	}
	switch i := v.Interval(); {
	case v.Is == Between:
		return Span{Low: end(v.Low()), Middle: v, High: end(v.High()), Known: true, Open: true}
	case i != nil:
		return Span{Low: end(i.Low), Middle: v, High: end(i.High), Known: true, Open: true, Central: true}
	}
	return Span{Low: v, Middle: v, High: v, Known: true}
}
