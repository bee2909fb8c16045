package charts

import (
	"slices"

	"briefing/data/language"
)

// stepBrackets are brackets beside rows of steps, with what these add up to.
type stepBrackets struct {
	chart *barChart
	texts []textBlock
}

// brackets sets the sums of steps that the file asks for; nil for none.
func (b *barChart) brackets() *stepBrackets {
	sums := b.plan.chart.StepSums
	if len(sums) == 0 || b.sheet.panel != nil || !b.plot.horizontal {
		return nil
	}
	t := &stepBrackets{chart: b}
	for i := range sums {
		text := b.plan.stepSum(i)
		style := bold(b.tick)
		t.texts = append(t.texts, b.sheet.block(text, style, max(0.16*b.sheet.scene.width, b.plan.fonts.WidestWord(text, style))))
	}
	return t
}

// stepSum is what some steps of a waterfall add up to, with their name.
func (p *chartPlan) stepSum(i int) string {
	sum := p.chart.StepSums[i]
	value := signed(sum.Value, labelWith(p, sum.Value, false))
	if name := oneLine(sum.Name.Plain); name != "" {
		return p.say.Say(language.WordLabelled, "label", name, "text", value)
	}
	return value
}

// stepsInWords says in the alt text what the steps between totals add up to.
func stepsInWords(alt *altWriter) string {
	var items []string
	for _, sum := range alt.chart.StepSums {
		label := alt.words.keyList(alt.chart.Keys[sum.From:sum.Level])
		if name := oneLine(sum.Name.Plain); name != "" {
			label = alt.say.Say(language.WordWithStatus, "value", name, "status", label)
		}
		items = append(items, alt.plusOrMinus(label, sum.Value))
	}
	if items == nil {
		return ""
	}
	return alt.say.Say(language.WordAltStepSum, "items", alt.items(items))
}

func (t *stepBrackets) arm() float64 { return max(7*t.chart.u, 3) }

// room is what the brackets and their texts take beside the rows.
func (t *stepBrackets) room() float64 {
	if t == nil {
		return 0
	}
	return greatest(textBlock.width, t.texts) + 2*t.chart.labelGap() + t.arm()
}

// draw draws the brackets up to an end of the body, past the labels of the steps.
func (t *stepBrackets) draw(end float64) error {
	if t == nil {
		return nil
	}
	plot, s := &t.chart.plot, t.chart.sheet
	edge := end - greatest(textBlock.width, t.texts)
	x := edge - t.chart.labelGap()
	var taken []rect
	for i, sum := range plot.plan.chart.StepSums {
		first, last := t.chart.bars.at(sum.From)[0], t.chart.bars.at(sum.Level - 1)[0]
		ink := readable(sumInk(plot.plan, sum.Value), plot.plan.theme.Ink, plot.plan.theme.Paper)
		y0, y1 := plot.area.y1-first.k0, plot.area.y1-last.k1
		s.scene.bracket(ink, max(1.1*plot.u, 0.6), x, t.arm(), y0, y1)
		area := t.texts[i].area(point{edge, (y0 + y1) / 2}, left, centre)
		if slices.ContainsFunc(taken, area.overlaps) || area.y1 > s.body.y1 {
			return tooSmall("name of the steps", shortened(plot.plan.stepSum(i)), "shorten it")
		}
		taken = append(taken, area)
		s.place(roleRemark, noOwner, t.texts[i], ink, point{edge, (y0 + y1) / 2}, left, centre)
	}
	return nil
}
