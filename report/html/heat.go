package html

import (
	"fmt"
	"strings"

	"briefing/charts"
	"briefing/data"
)

// The cells of heat tables have classes, not colours: the policy of a page allows no style but
// that of its sheet, which names the colours by day and by night.

// heatClass is the class of a cell of a heat table, of one side or of two.
func (p *page) heatClass(sided bool, level int) string {
	p.heat[sides(sided)] = true
	return heatName(sided, level)
}

// sides is 1 for a ramp of two sides.
func sides(two bool) int {
	if two {
		return 1
	}
	return 0
}

// heatName is the name of a level: h0 to h9 of one side, s-9 to s9 of two.
func heatName(sided bool, level int) string {
	return fmt.Sprint([]string{"h", "s"}[sides(sided)], level)
}

// eachHeat calls a function for each level of the ramps that the page has.
func (p *page) eachHeat(do func(sided bool, level int)) {
	for _, sided := range []bool{false, true} {
		for level := -data.HeatLevels; p.heat[sides(sided)] && level <= data.HeatLevels; level++ {
			if sided || level >= 0 {
				do(sided, level)
			}
		}
	}
}

// heatColours declares the grounds of heat tables in a theme.
func (p *page) heatColours(t charts.Theme) string {
	var b strings.Builder
	p.eachHeat(func(sided bool, level int) {
		c := t.HeatRamp(sided)[level+data.HeatLevels]
		fmt.Fprintf(&b, "--%s:#%02x%02x%02x;", heatName(sided, level), c.R, c.G, c.B)
	})
	return b.String()
}

// heatSheet gives the cells their grounds.
func (p *page) heatSheet() string {
	var b strings.Builder
	if p.heat[0] || p.heat[1] {
		b.WriteString(".heat .n{padding-left:8px;padding-right:8px}\n")
	}
	p.eachHeat(func(sided bool, level int) {
		name := heatName(sided, level)
		fmt.Fprintf(&b, ".%s{background:var(--%s)}\n", name, name)
	})
	return b.String()
}
