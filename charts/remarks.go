package charts

import (
	"fmt"
	"math"

	"briefing/data"
)

// The most that a reader is asked for.
const (
	titleLines  = 2  // of a title
	leastPixels = 11 // of the size of text on a screen
)

// Remarks are warnings about the chart at its size, drawn at so many pixels per
// inch: a title that is too long for it, and text that is too small or crowded.
func (c *Chart) Remarks(ds *data.Dataset, dpi float64) data.Faults {
	var remarks data.Faults
	warn := func(rule, path, text string, pos data.Pos) {
		if text != "" && !ds.Waives(rule) {
			remarks = append(remarks, data.Fault{Pos: pos, Path: path, Text: text, Hint: data.CureOf(rule), Rule: rule})
		}
	}
	title, path := c.plan.chart.Title.Pos, "charts."+c.ID()
	if title.Line == 0 {
		title = c.plan.chart.Pos
	}
	warn(data.RuleLongTitle, path+".title", c.longTitle(), title)
	warn(data.RuleSmallText, path, c.smallText(dpi), c.plan.chart.Pos)
	if text := c.forScreen(); text != "" && !ds.Waives(data.RuleSmallText) {
		hint := fmt.Sprintf("write dpi: %d if it is one for them, show less, or make the chart larger", c.dpi)
		remarks = append(remarks, data.Fault{Pos: c.plan.chart.Pos, Path: path, Text: text, Hint: hint, Rule: data.RuleSmallText})
	}
	return remarks
}

// forScreen says that a chart is one for screens, since its texts have room at no higher resolution.
func (c *Chart) forScreen() string {
	if !c.unasked {
		return ""
	}
	return fmt.Sprintf("the chart has room for its texts only at %d pixels per inch, as web pages have", c.dpi)
}

func (c *Chart) longTitle() string {
	lines, foot := 0, math.Inf(1)
	for _, t := range c.scene.texts {
		if t.role == roleTitle && t.y < foot { // a line may be in runs
			lines, foot = lines+1, t.y
		}
	}
	if lines <= titleLines {
		return ""
	}
	return fmt.Sprintf("the title takes %d lines of a chart of %s", lines, c.points())
}

func (c *Chart) smallText(dpi float64) string {
	least := math.Inf(1)
	for _, t := range c.scene.texts {
		least = min(least, t.style.Size)
	}
	switch pixels := least * dpi / 72; {
	case pixels < leastPixels:
		return fmt.Sprintf("the smallest text is %.0f pixels high, less than %d", pixels, leastPixels)
	case c.scene.saving == saveNames:
		return fmt.Sprintf("the chart fits into %s only with everything at its smallest", c.points())
	}
	return ""
}

// points prints the size of the chart.
func (c *Chart) points() string {
	return fmt.Sprintf("%.0f × %.0f points", c.scene.width, c.scene.height)
}
