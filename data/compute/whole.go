package compute

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// SharesFound is what shares of the parts of a figure are of: an aggregate of the figure, or
// their own sum. Aggregate is empty for that, unless they add up to one.
type SharesFound struct {
	Aggregate string
	Sum       bool
}

// WholeOf finds what shares of the parts of a figure are shares of. The parts make up the whole
// where they add up to an aggregate within their rounding, and where the figure has none.
// Otherwise the whole is the only aggregate that they may be some of the parts of; where there
// are several, or none, the file has to say it.
func WholeOf(f *data.Figure, said data.SharesOf) (SharesFound, *data.Problem) {
	of := wholesOf(f)
	switch {
	case said.Parts || len(of) == 0:
		return SharesFound{Sum: true}, nil
	case said.Aggregate != "" && slices.Contains(of, said.Aggregate):
		return SharesFound{said.Aggregate, sumBeside(f, said.Aggregate) == addsUp}, nil
	case said.Aggregate != "":
		return SharesFound{}, &data.Problem{Text: fmt.Sprintf("%q is none of the aggregates of %s that its parts stand beside", said.Aggregate, f.ID), Hint: fmt.Sprintf("write whole: %s, or whole: parts", strings.Join(of, " or whole: "))}
	}
	var may []string
	for _, name := range of {
		switch sumBeside(f, name) {
		case addsUp:
			return SharesFound{name, true}, nil
		case below:
			may = append(may, name)
		}
	}
	if len(may) == 1 {
		return SharesFound{Aggregate: may[0]}, nil
	}
	text := fmt.Sprintf("the parts of %s do not add up to %s, and nothing tells what their shares are of", f.ID, quotedList(of))
	if len(may) > 1 {
		text = fmt.Sprintf("the parts of %s do not add up to any of its aggregates, and their shares may be of %s", f.ID, quotedList(may))
		of = may
	}
	return SharesFound{}, &data.Problem{Text: text, Hint: fmt.Sprintf("write whole: %s into %s, or whole: parts for shares of the sum of the parts", strings.Join(of, " or whole: "), f.ID)}
}

// quotedList names a few aggregates: "World" or "Asia".
func quotedList(names []string) string {
	const most = 4
	text := ""
	for i, name := range names[:min(len(names), most)] {
		if i > 0 {
			text += " or "
		}
		text += fmt.Sprintf("%q", name)
	}
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf(" or %d more", more)
	}
	return text
}

// wholesOf are the aggregates among what shares are computed of: the series or, of an only
// series, the categories.
func wholesOf(f *data.Figure) []string {
	var names []string
	for _, name := range f.Aggregates {
		_, isSeries := f.SeriesNamed(name)
		isKey := len(f.Series) == 1 && !f.Periods && slices.Contains(f.Keys, data.CategoryKey(name))
		if len(f.Series) > 1 && isSeries || isKey {
			names = append(names, name)
		}
	}
	return names
}

// besideWhole is how the parts of a figure stand to an aggregate.
type besideWhole uint8

const (
	unrelated besideWhole = iota // their sum is above it, or it has no number
	below                        // they may be some of its parts
	addsUp                       // they are all of them
)

// aboveWhole is how far, as a share of it, the parts of a whole may be above it: those of
// chained volumes and of corrected accounts do not add up to the last digit.
const aboveWhole = 0.01

// sumBeside compares the sum of the parts with an aggregate, wherever that has a number.
// Parts without one are taken for more than nothing, so that without all of them a sum does
// not add up, but may be too large.
func sumBeside(f *data.Figure, aggregate string) besideWhole {
	columns, rows := f.Keys, f.Parts()
	at := func(column, row int) (data.Value, bool) { return data.NumberAt(rows[row], columns[column]) }
	n := len(rows)
	whole := func(column int) (data.Value, bool) {
		s, _ := f.SeriesNamed(aggregate)
		return data.NumberAt(s, columns[column])
	}
	if len(f.Series) == 1 {
		keys, s := f.PartKeys(), f.Series[0]
		columns, n = columns[:1], len(keys)
		at = func(_, row int) (data.Value, bool) { return data.NumberAt(s, keys[row]) }
		whole = func(int) (data.Value, bool) { return data.NumberAt(s, data.CategoryKey(aggregate)) }
	}
	met, complete, differs := false, false, false
	for column := range columns {
		total, ok := whole(column)
		if !ok {
			continue
		}
		met = true
		number, doubt, _ := approximate(f.Unit, total)
		sum, all := 0.0, true
		for row := range n {
			v, ok := at(column, row)
			part, half, known := approximate(f.Unit, v)
			if !ok || !known {
				all = false
				continue
			}
			sum += part
			doubt += half
		}
		if total.Bounded() {
			differs = true // whether they add up to it nobody knows
			continue
		}
		doubt += 1e-9 * math.Abs(number)
		if sum-number > doubt+aboveWhole*math.Abs(number) {
			return unrelated
		}
		complete = complete || all
		differs = differs || all && math.Abs(sum-number) > doubt
	}
	switch {
	case !met:
		return unrelated
	case complete && !differs:
		return addsUp
	}
	return below
}

// hasWhole finds what the shares of a figure are of. It reports false where nobody knows.
func hasWhole(d *derivation, g *data.Figure) bool {
	said, p := g.SharesOf, OfInput
	if d.SharesOf != (data.SharesOf{}) {
		said, p = d.SharesOf, OfWhole
	}
	of, wrong := WholeOf(g, said)
	if wrong != nil {
		d.refuse(p, wrong.Text, wrong.Hint)
		return false
	}
	if d.sums = of.Aggregate; !of.Sum || said.Aggregate != "" {
		d.whole, d.sums = of.Aggregate, ""
	}
	return true
}

// sharesOfWhole computes each part's percentage of an aggregate of its figure.
func sharesOfWhole(d *derivation, g *data.Figure) []*data.Series {
	var out []*data.Series
	for _, s := range g.Parts() {
		t := d.like(s)
		for _, k := range s.Keys {
			if len(g.Series) > 1 || !g.IsAggregate(k.Name) {
				t.Add(k, ShareOfWhole(d.say, g, s, k, d.whole))
			}
		}
		out = append(out, t)
	}
	return out
}

// ShareOfWhole computes the percentage that a value is of an aggregate of its figure.
func ShareOfWhole(say *language.Printer, f *data.Figure, s *data.Series, k data.Key, aggregate string) data.Value {
	whole, at := s, data.CategoryKey(aggregate)
	if len(f.Series) > 1 {
		whole, _ = f.SeriesNamed(aggregate)
		at = k
	}
	part, _ := OperandAt(f, s, k, f.Unit.Scale)
	total, ok := OperandAt(f, whole, at, f.Unit.Scale)
	if !ok {
		return Missing(say.Say(language.WordReasonPartMissing, "parts", say.Name(aggregate)))
	}
	return Evaluate(say, PercentOf(), []Operand{part, total})
}
