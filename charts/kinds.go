package charts

import "briefing/data"

// form lays a chart out in the body of a sheet. Its error is a *problem.
type form func(*sheet) error

// formsOf are the ways to draw a chart.
func formsOf(c *data.Chart) []form {
	if c.Facets != data.FacetsNone {
		return []form{(*sheet).facets}
	}
	return forms(c.Kind)
}

// forms are the ways to draw each kind of chart, the preferred one first. A new
// kind of chart is a file with its form and a line here.
func forms(kind data.Kind) []form {
	switch kind {
	case data.KindVertical:
		return []form{(*sheet).barVertical}
	case data.KindHorizontal:
		return []form{(*sheet).barHorizontal}
	case data.KindUnits:
		return []form{(*sheet).units}
	case data.KindWaterfall:
		return []form{(*sheet).waterfall}
	case data.KindDumbbell:
		return []form{(*sheet).dumbbell}
	case data.KindLollipop:
		return []form{(*sheet).lollipop}
	case data.KindGrouped:
		return []form{(*sheet).groupedVertical, (*sheet).groupedHorizontal}
	case data.KindStacked:
		return []form{(*sheet).stackedVertical, (*sheet).stackedHorizontal}
	case data.KindShare:
		return []form{(*sheet).shareVertical, (*sheet).shareHorizontal}
	case data.KindDiverging:
		return []form{(*sheet).divergingBars}
	case data.KindSlope:
		return []form{(*sheet).slope}
	case data.KindDot:
		return []form{(*sheet).dotPlot, (*sheet).dotsAlone}
	case data.KindLine, data.KindStep, data.KindArea:
		return []form{(*sheet).line, (*sheet).lineWithLegend}
	case data.KindAreaStack:
		return []form{(*sheet).areaStack, (*sheet).areaStackWithLegend}
	}
	return []form{(*sheet).barVertical, (*sheet).barHorizontal}
}
