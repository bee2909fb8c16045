package data

// Comparison is how far one value of a chart is from another: drawn between the two, and said
// in the alt text and the table.
type Comparison struct {
	From, To Compared
	// Value is the change, the difference or the quotient, in Unit.
	Value Value
	Unit  Unit
	// Label is what it is called beside its mark; empty for nothing.
	Label Text
	Pos   Pos
}

// Compared is the place of a value in a chart.
type Compared struct {
	Series int // index into Chart.Series
	Key    Key
}

// OfSeries reports whether two series are compared at one key, and not two keys of one series.
func (c *Comparison) OfSeries() bool { return c.From.Series != c.To.Series }
