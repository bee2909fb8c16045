package file

import (
	"fmt"

	"briefing/data"
)

// cumulativeWords are what values that are sums run from the start of.
var cumulativeWords = []string{"year"}

// fromStart makes each period one that begins with its year.
func fromStart(keys []data.Key) {
	for i := range keys {
		keys[i].Period = keys[i].Period.FromStart()
	}
}

// cumulates says of a figure that its values run from the start of the year, where its keys
// are parts of years.
func cumulates(r *resolver, f *figureDraft, fig *data.Figure) {
	if f.cumulative.Node == nil {
		return
	}
	if !fig.Periods || len(fig.Keys) == 0 || fig.Keys[0].Period.Granularity().PerYear() < 2 {
		r.fault(f.cumulative, fmt.Sprintf("the keys of %s are no halves, quarters or months of years", f.id), "remove cumulative, or write keys such as 2020-Q2 for January to June")
		return
	}
	fig.Cumulative = true
	fromStart(fig.Keys)
	for _, s := range fig.Series {
		s.Restarts = true
		fromStart(s.Keys)
	}
}
