package charts

import (
	"cmp"
	"slices"
	"strings"

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
		t.texts = append(t.texts, b.sumBlock(i))
	}
	return t
}

// sumBlock sets a sum of steps: in one line, or its number, which is not broken, below its name.
func (b *barChart) sumBlock(i int) textBlock {
	name, value := b.plan.stepSum(i)
	style, wide := bold(b.tick), 0.16*b.sheet.scene.width
	number := b.sheet.single(value, style)
	if name == "" {
		return number
	}
	if one := b.sheet.single(b.plan.say.Say(language.WordLabelled, "label", name, "text", value), style); one.width() <= wide {
		return one
	}
	name = strings.TrimSpace(b.plan.say.Say(language.WordLabelled, "label", name, "text", ""))
	block := b.sheet.block(name, style, max(wide, b.plan.fonts.WidestWord(name, style), number.width()))
	block.lines = append(block.lines, number.lines...)
	return block
}

// stepSum is the name of some steps of a waterfall and what they add up to: in money, where the unit is
// a currency.
func (p *chartPlan) stepSum(i int) (name, value string) {
	sum := p.chart.StepSums[i]
	value = labelWith(p, sum.Value, false)
	if language.IsCurrency(p.chart.Unit.Noun) {
		short, noun := p.say.Short(sum.Value, p.chart.Unit)
		if value = short; noun != "" {
			value = p.say.Value(sum.Value, p.chart.Unit)
		}
		value += p.signs(sum.Value)
	}
	return oneLine(sum.Name.Plain), signed(sum.Value, value)
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
			name, value := plot.plan.stepSum(i)
			return tooSmall("name of the steps", shortened(cmp.Or(name, value)), "shorten it")
		}
		taken = append(taken, area)
		s.place(roleRemark, noOwner, t.texts[i], ink, point{edge, (y0 + y1) / 2}, left, centre)
	}
	return nil
}
