package data

import "slices"

// Orientation is which way the bars of a chart go.
type Orientation string

// The orientations. With OrientationAuto bars of names are horizontal where their names are
// long, and stacks of answers are.
const (
	OrientationAuto Orientation = ""
	Horizontal      Orientation = "horizontal"
	Vertical        Orientation = "vertical"
)

// RowGroup is a heading over rows of a chart that belong together, or only the space before them.
type RowGroup struct {
	Name    string // as the file writes it; empty for the title of a figure
	Heading Text
	Plain   bool // it has no heading
	From    int  // the place of its first row in the Keys of the chart
}

// RowsOf returns the place after the last row of a group of the chart.
func (c *Chart) RowsOf(group int) (from, to int) {
	from, to = c.Groups[group].From, len(c.Keys)
	if group+1 < len(c.Groups) {
		to = c.Groups[group+1].From
	}
	return from, to
}

// InGroups sorts the keys of the chart by the groups that groupOf puts them in, a group being
// its place among groups; those of none (-1) come first, without a heading. Groups without
// a key are left out.
func (c *Chart) InGroups(groups []RowGroup, groupOf func(Key) int) {
	c.Keys = slices.Clone(c.Keys)
	slices.SortStableFunc(c.Keys, func(a, b Key) int { return groupOf(a) - groupOf(b) })
	c.Groups = nil
	last := -1
	for i, k := range c.Keys {
		if at := groupOf(k); at != last {
			g := groups[at]
			g.From, last = i, at
			c.Groups = append(c.Groups, g)
		}
	}
}

// Beside is a column of further values beside the rows of a chart, in a unit of its own.
type Beside struct {
	Figure *Figure
	Series *Series // its values for the rows
	Label  Text    // what stands over the column
}
