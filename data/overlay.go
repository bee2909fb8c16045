package data

// Overlay is a series of the unit of a chart of bars that is drawn as a line over them: a
// mean, a total, the year before.
type Overlay struct {
	Figure *Figure
	Series *Series // its values at the keys of the chart
	Label  Text    // what the line is called
}
