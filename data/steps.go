package data

// StepSum is what some steps of a waterfall, between two of its totals, add up to.
type StepSum struct {
	From, Level int  // the places in the Keys of the first step and of the total that they lead to
	Name        Text // what the file calls the steps together; empty for nothing
	Value       Value
}

// GoodSteps says which steps of a waterfall are for the better.
type GoodSteps string

// The ways. The zero value is that of charts that do not say it.
const (
	GoodRises GoodSteps = "rises"
	GoodFalls GoodSteps = "falls"
)

// Level reports whether a bar of a waterfall is a total, which stands on zero, and not a step: the
// first, the last and the aggregates between them.
func (c *Chart) Level(key int) bool {
	return key == 0 || key == len(c.Keys)-1 || c.Figures[0].IsAggregate(c.Keys[key].Name)
}

// SummedSteps is a series of the sums of steps of a waterfall, at the totals that they lead to.
func (c *Chart) SummedSteps() *Series {
	s := &Series{}
	for _, sum := range c.StepSums {
		s.Add(c.Keys[sum.Level], sum.Value)
	}
	return s
}
