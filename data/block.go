package data

// Anchor is the name of the place where a briefing shows a chart or a table,
// for links in Markdown: #chart.scale, #table.scale.
func (b Block) Anchor() string {
	switch {
	case b.Kind == BlockChart && b.Chart != nil:
		return "#chart." + b.Chart.ID
	case b.Kind == BlockTable && b.Figure != nil:
		return "#table." + b.Figure.ID
	}
	return ""
}

// MostListed is the most values of a figure of which the methods list each computation, MostNoted the
// most notes on single values in the description of a chart: of more, its table has them alone.
const MostListed, MostNoted = 24, 12
