package data

// Target is what the bars of a chart are compared with: a mark across each bar
// at the value that another figure has for its key.
type Target struct {
	Figure *Figure
	// Series has for each series of the chart the one whose values mark its bars.
	Series []*Series
	// Label is what the marks are called.
	Label Text
}

// At returns the value that marks the bar of a series of the chart at a key;
// false where there is no number.
func (t *Target) At(series int, k Key) (Value, bool) {
	if t == nil {
		return Value{}, false
	}
	return NumberAt(t.Series[series], k)
}
