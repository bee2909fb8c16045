package compute

import (
	"fmt"
	"slices"

	"briefing/data"
)

// Chained says of a computed figure that it adds up chain-linked volumes, or makes some of them
// parts of others; empty where it does not. What is left of one such volume without another is
// as wrong as their sum. Quarters of one volume do add up to its year.
func Chained(f *data.Figure) string {
	switch {
	case f.Derived == nil || !areAmounts(f.Derived.From):
		return ""
	case f.Derived.By == data.Difference && len(f.Derived.From) == 2:
		return chained(figureTerms(f.Derived.From))
	}
	return chained(addedIn(f))
}

// ChainedShown says so of a chart that stacks them, shows them as shares or steps of a whole, or
// puts some of them together as the others.
func ChainedShown(c *data.Chart) string {
	switch {
	case !areAmounts(c.Figures):
		return ""
	case c.Kind.Stacks() || c.Kind == data.KindShare || c.Kind == data.KindDiverging:
		return chained(shownTerms(c))
	case c.Kind == data.KindWaterfall || c.Selected != nil && c.Selected.Rest != "":
		for _, f := range c.Figures {
			if why := ChainedNames(f); why != "" {
				return why
			}
		}
	}
	return ""
}

// ChainedNames says that the parts of a figure are chain-linked volumes, which are no parts of
// their sum; empty where nothing says so.
func ChainedNames(f *data.Figure) string {
	if !f.IsAmount() {
		return ""
	}
	return chained(allTerms(f))
}

// areAmounts leaves out what is computed from such volumes, as contributions to growth, which do
// add up.
func areAmounts(figures []*data.Figure) bool {
	return !slices.ContainsFunc(figures, func(f *data.Figure) bool { return !f.IsAmount() })
}

func chained(terms []term) string {
	terms = slices.DeleteFunc(terms, func(t term) bool { return t.basis.Aspects&data.Chained == 0 })
	if len(terms) < 2 {
		return ""
	}
	return fmt.Sprintf("%q is %s, and so is %q: such volumes do not add up", terms[0].name, data.Chained, terms[1].name)
}
