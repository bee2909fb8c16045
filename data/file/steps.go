package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/compute"
)

// stepsDraft is which steps of a waterfall are added up, and what they are called.
type stepsDraft struct {
	at    node
	all   bool
	named []stepName
}

// stepName is what the steps that lead to a total are called together.
type stepName struct {
	level ref
	text  textDraft
}

// goodWays are the ways for steps to be for the better.
var goodWays = []data.GoodSteps{data.GoodRises, data.GoodFalls}

func stepsShape() *schema {
	return eitherShape(truthShape(), mapShape(&schema{MinLength: 1}, translatedShape()))
}

func decodeSteps(d *decoder, n node) *stepsDraft {
	s := &stepsDraft{at: n}
	if n.Kind != yaml.MappingNode {
		yes, ok := d.truth(n)
		if !ok || !yes {
			return nil
		}
		s.all = true
		return s
	}
	for key, child := range d.filledMapping(n, "sums") {
		if level, ok := d.ref(key); ok {
			s.named = append(s.named, stepName{level, d.textDraft(child)})
		}
	}
	return s
}

// resolveSteps adds up the steps of a waterfall between its totals, as the file asks.
func resolveSteps(r *chartResolver, d *chartDraft, c *data.Chart) {
	if d.good != "" && c.Kind != data.KindWaterfall {
		r.base.fault(d.goodAt, fmt.Sprintf("%s has no steps that are for the better", c.Kind), "remove good, or write kind: waterfall")
	}
	c.GoodSteps = d.good
	switch {
	case d.steps == nil:
		return
	case c.Kind != data.KindWaterfall:
		r.base.fault(d.steps.at, fmt.Sprintf("%s has no steps to add up", c.Kind), "remove sums, or write kind: waterfall")
		return
	case c.Orientation == data.Vertical:
		r.base.fault(d.steps.at, "sums of steps stand beside rows, and upright bars have none", "write orientation: horizontal")
		return
	case len(c.Series) != 1 || len(c.Keys) < 3:
		return // a fault is recorded
	}
	names := map[string]textDraft{}
	for _, name := range d.steps.named {
		names[c.CallOf(name.level.name)] = name.text
		if i := slices.Index(c.Keys, data.CategoryKey(c.CallOf(name.level.name))); i < 1 || !c.Level(i) || c.Level(i-1) {
			r.base.fault(name.level.at, fmt.Sprintf("no steps lead to a total %q", name.level.name), "name a total of the waterfall that has steps before it")
		}
	}
	c.StepSums = stepSums(r, c, func(total string, steps int) bool {
		_, named := names[total]
		return named || d.steps.all && steps > 1
	})
	for i := range c.StepSums {
		if text, named := names[c.Keys[c.StepSums[i].Level].Name]; named {
			r.base.later(text, &c.StepSums[i].Name)
		}
	}
}

// stepSums adds up the steps that lead to each total that is wanted.
func stepSums(r *chartResolver, c *data.Chart, wanted func(total string, steps int) bool) []data.StepSum {
	var sums []data.StepSum
	from := 1
	for i := 1; i < len(c.Keys); i++ {
		if !c.Level(i) {
			continue
		}
		if steps := c.Keys[from:i]; len(steps) > 0 && wanted(c.Keys[i].Name, len(steps)) {
			operands := make([]compute.Operand, len(steps))
			for j, k := range steps {
				operands[j], _ = compute.OperandAt(c.Series[0].Figure, c.Series[0].Series, k, c.Unit.Scale)
			}
			sums = append(sums, data.StepSum{From: from, Level: i, Value: compute.Evaluate(r.base.printer, compute.SumOf(len(operands)), operands)})
		}
		from = i + 1
	}
	return sums
}
