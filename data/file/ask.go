package file

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data/table"
)

// askKey is the only key of what stands in place of a value that nobody has given yet.
const askKey = "ask"

// askSpec is how a file leaves a question open.
const askSpec = "{ask: what is asked}, or {ask: {READING: what it would mean, ...}}"

// asks reports whether a value is a question that is still open, which is a fault: who wrote
// the file, `briefing import` for one, could not know the answer. What is wrong for want of
// the value with the mapping that it belongs to is not said as well.
func (d *decoder) asks(n, of node) bool {
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 || n.Content[0].Value != askKey {
		return false
	}
	d.asked = true
	question := n.at(n.Content[1], askKey)
	text, hint := d.question(question)
	if text == "" {
		d.fault(question, "a question is a text or names its readings, and this is "+describe(question), "write "+askSpec)
	} else {
		d.fault(n, "not known yet: "+text, hint)
	}
	d.settle(n.pos())
	d.settle(of.pos())
	return true
}

// maxReadings is how many readings of a question are listed.
const maxReadings = 12

// question says what is asked and what to write; nothing where it is none.
func (d *decoder) question(n node) (text, hint string) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			text = table.OneLine(n.Value)
		}
		return text, "write it in place of {ask: ...}"
	case yaml.MappingNode:
		var readings []string
		for reading, means := range d.pairs(n) {
			readings = append(readings, fmt.Sprintf("%s (%s)", table.OneLine(reading.Value), table.OneLine(means.Value)))
		}
		if more := len(readings) - maxReadings; more > 0 {
			readings = append(readings[:maxReadings], fmt.Sprintf("%d more", more))
		}
		return strings.Join(readings, ", or "), "write one of them in place of {ask: ...}"
	}
	return "", ""
}
