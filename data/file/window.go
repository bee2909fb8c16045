package file

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// windowDraft is how many periods a running mean or sum is of.
type windowDraft struct {
	at      node // zero for none
	length  int
	centred bool
}

var windowEnds = []string{"end", "centre"}

func windowFields() record[windowDraft] {
	return record[windowDraft]{
		{"length", "how many periods it is of", true, countShape(), func(d *decoder, n node, w *windowDraft) { w.length = decodeCount(d, n) }},
		{"at", "where in it the period is: at its end unless given", false, wordShape(windowEnds), func(d *decoder, n node, w *windowDraft) {
			at, _ := word(d, n, "place in a window", windowEnds)
			w.centred = at == "centre"
		}},
	}
}

func countShape() *schema { return rangeShape(2, compute.MaxWindow) }

func decodeWindow(d *decoder, n node) windowDraft {
	w := windowDraft{}
	if n.Kind == yaml.MappingNode {
		windowRecord().decode(d, n, "a window", &w)
	} else {
		w.length = decodeCount(d, n)
	}
	w.at = n
	return w
}

// decodeCount reads a whole number above zero.
func decodeCount(d *decoder, n node) int {
	count, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || count < 1 || !data.AllDigits(n.Value) {
		d.fault(n, fmt.Sprintf("%s is not a number of periods", describe(n)), "write a whole number, such as 7 or 12")
		return 0
	}
	return count
}

// sinceYear is the word for a start at the beginning of each year.
const sinceYear = "year"

// runningOf is what a running mean or sum is of. It reports false where its start cannot
// be read.
func runningOf(d *decoder, f *figureDraft, of *data.Figure) (data.Running, bool) {
	r := data.Running{Window: f.window.length, Centred: f.window.centred}
	switch {
	case f.since.Node == nil:
		return r, true
	case f.since.Value == sinceYear:
		r.PerYear = true
		return r, true
	}
	var ok bool
	r.Since, ok = d.periodLike(f.since, firstPeriod(of.Keys))
	return r, ok
}

// decodePer reads a power of ten above one.
func decodePer(d *decoder, n node) int {
	digits := language.OnlyDigits(n.Value)
	power, err := strconv.Atoi(digits)
	if n.Kind != yaml.ScalarNode || err != nil || strings.Trim(n.Value, "0123456789, ") != "" || len(digits) < 2 || len(digits) > 13 || digits[0] != '1' || strings.Trim(digits[1:], "0") != "" {
		d.fault(n, fmt.Sprintf("%s is not a power of ten", describe(n)), "write 100, 1000, 100000 or the like, and what is counted under unit:, such as deaths per 1,000 people")
		return 0
	}
	return power
}
