package check

import (
	"briefing/data"
)

// unsaidCumulative warns of figures whose values seem to run from the start of each year, and that
// do not say so.
func (g *gate) unsaidCumulative() {
	for _, f := range g.ds.Figures {
		if f.PerhapsCumulative != "" {
			g.warn(data.RuleCumulative, f.Pos, "figures."+f.ID, f.PerhapsCumulative)
		}
	}
}
