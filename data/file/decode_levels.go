package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// levelDraft is one of several intervals of a value.
type levelDraft struct {
	name string
	at   node
	ends [2]data.Decimal
}

// interval is that of the level.
func (l levelDraft) interval() data.Interval {
	return data.Interval{Low: l.ends[0], High: l.ends[1]}
}

// decodeLevels reads the intervals of a value. The widest is its interval.
func decodeLevels(d *decoder, n node, v *valueDraft) {
	if v.within.Node != nil {
		d.fault(n, "a value has interval: or intervals:, not both", "write all of them under intervals:")
		return
	}
	v.within = n
	if n.Kind != yaml.MappingNode {
		d.fault(n, "the intervals of a value are a mapping", "write intervals: {50%: [35.2, 36.4], 90%: [34.1, 37.6]}, or interval: for one")
		return
	}
	for key, child := range d.pairs(n) {
		if isWithheld(child) {
			v.within = child
			return
		}
		if ends := decodePair(d, child, "an interval", "[34.9, 36.7]"); ends != nil {
			v.levels = append(v.levels, levelDraft{data.OneLine(key.Value), child, *ends})
		}
	}
	slices.SortStableFunc(v.levels, func(a, b levelDraft) int { return a.interval().WiderFirst(b.interval()) })
	for i := range v.levels {
		if i > 0 && !v.levels[i].interval().Within(v.levels[i-1].interval()) {
			d.fault(v.levels[i].at, fmt.Sprintf("neither of the intervals %s and %s lies within the other", v.levels[i].name, v.levels[i-1].name), "correct one: the more likely the interval, the wider")
			return
		}
	}
	if len(v.levels) > 0 {
		v.interval = &v.levels[0].ends
	}
}

// levelsOf are the intervals of a value that has several.
func levelsOf(drafts []levelDraft) []data.NamedInterval {
	if len(drafts) < 2 {
		return nil
	}
	levels := make([]data.NamedInterval, len(drafts))
	for i, l := range drafts {
		levels[i] = data.NamedInterval{Name: l.name, Interval: l.interval()}
	}
	return levels
}
