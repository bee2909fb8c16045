package file

import (
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

func limitFields() record[data.Limits] {
	return record[data.Limits]{
		{"from", "the number at which it begins", false, numberShape(), func(d *decoder, n node, l *data.Limits) { l.From = d.limit(n) }},
		{"to", "the number at which it ends", false, numberShape(), func(d *decoder, n node, l *data.Limits) { l.To = d.limit(n) }},
	}
}

// axisShape is a word, or the ends of an axis.
func axisShape() *schema {
	return eitherShape(wordShape(axisWords), limitRecord().shape("The ends of the value axis of lines, steps, dots, dumbbells and ranges. Without one of them it follows the values."))
}

// decodeAxis reads how the value axis of a chart is drawn. What other programs call its ends
// is refused as they mean it: for bars.
func decodeAxis(d *decoder, n node, c *chartDraft) {
	c.logAt = n
	if n.Kind != yaml.MappingNode {
		w, _ := word(d, n, "axis", axisWords)
		c.log = w == "log"
		return
	}
	for i := 0; i < len(n.Content); i += 2 {
		if !slices.Contains(limitRecord().names(), n.Content[i].Value) {
			d.faultOf(data.RuleCutAxis, n, "an axis is linear, log or from one number to another: bars begin at zero, and the axis of lines and dots follows the values", "remove it, or write axis: {from: 40, to: 100} for lines, steps, dots or dumbbells")
			return
		}
	}
	limitRecord().decode(d, n, "an axis", &c.limits)
	if c.limits.From != nil && c.limits.To != nil && c.limits.From.Cmp(*c.limits.To) >= 0 {
		d.fault(n, "the axis ends before it begins", "write the lower number as from, and the higher as to")
		c.limits = data.Limits{}
	}
}

// limit is a number at which an axis ends.
func (d *decoder) limit(n node) *data.Decimal {
	text, ok := d.text(n)
	if !ok {
		return nil
	}
	number, ok := typed(text)
	if !ok {
		d.fault(n, "an axis ends at a number", "write one, such as 40")
		return nil
	}
	return &number
}
