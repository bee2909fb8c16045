package compute

import (
	"fmt"
	"slices"

	"briefing/data"
)

// refusesRolling refuses what means nothing of values each of several months that are partly those of
// the next: their sums count months again, and a change from one to the next is of what they do not share.
func refusesRolling(d *derivation) bool {
	i := slices.IndexFunc(d.From, func(g *data.Figure) bool { return g.Rolls() > 0 })
	if i < 0 {
		return false
	}
	g := d.From[i]
	refuse := func(p Part, text, hint string) bool {
		d.refuse(p, fmt.Sprintf("the values of %s are of %d months each, "+text, g.ID, g.Rolls()), hint)
		return true
	}
	overTime := d.By.Combines() && len(d.From) == 1 && d.Over != "" && d.Over != overSeries && d.Grouping == nil
	switch {
	case (d.By.Runs() || overTime && (d.By == data.Sum || d.By == data.Mean)) && overlaps(g):
		return refuse(OfMethod, "and months of one are months of the next: they would count again", "compute from values of single months or quarters")
	case (d.By == data.Growth || d.By == data.Difference) && len(d.From) == 1 && d.Over == "previous" && overlaps(g):
		return refuse(OfOver, "and months of one are months of the next: the change would be that of the others", "remove over, to compare with the same months of the year before")
	case slices.ContainsFunc(d.From, func(o *data.Figure) bool { return o.Rolls() != g.Rolls() }):
		return refuse(OfMethod, "and those of the other figures are not", "compute from figures of times of one length")
	}
	return false
}

// overlaps reports whether some value of a figure has months of the one before.
func overlaps(g *data.Figure) bool {
	for i := 1; i < len(g.Keys); i++ {
		if g.Keys[i].Period.Sub(g.Keys[i-1].Period) < g.Rolls() {
			return true
		}
	}
	return false
}
