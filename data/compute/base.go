package compute

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// baseParts are the keys of a series that make up the base of an index, where that is longer
// than they are: the months of 2015, whose mean is then 100. They are nil where the base is a
// key itself, and where not all of its parts have a number.
func baseParts(d *derivation, s *data.Series) []data.Key {
	if d.By != data.Index || len(s.Keys) == 0 {
		return nil
	}
	if _, ok := s.Keys[0].Period.In(d.Base.Granularity(), d.Base.Fiscal()); !ok {
		return nil
	}
	for p, parts := range s.Wholes(d.Base.Granularity(), d.Base.Fiscal()) {
		if p != d.Base {
			continue
		}
		lacks := slices.ContainsFunc(parts.Keys, func(k data.Key) bool {
			v, ok := data.NumberAt(s, k)
			return !ok || v.Low().Sign() <= 0
		})
		if !parts.Whole || lacks || len(parts.Keys) < 2 {
			return nil
		}
		return parts.Keys
	}
	return nil
}

// hasBaseParts reports whether a series of the first figure has the parts of the base.
func hasBaseParts(d *derivation) bool {
	return slices.ContainsFunc(d.From[0].Series, func(s *data.Series) bool { return baseParts(d, s) != nil })
}

// indexOfMean compares each value of a series with the mean of the parts of the base.
func indexOfMean(d *derivation, g *data.Figure, s *data.Series, parts []data.Key) *data.Series {
	t := d.like(s)
	operands := make([]Operand, 1+len(parts))
	for i, k := range parts {
		operands[i+1], _ = OperandAt(g, s, k, g.Unit.Scale)
	}
	refused := false
	for _, k := range s.Keys {
		first, last := parts[0], parts[len(parts)-1]
		if k.Period.Compare(first.Period) < 0 {
			first = k
		}
		if k.Period.Compare(last.Period) > 0 {
			last = k
		}
		if b := g.BreakBetween(s, first, last); b != nil {
			if !d.Gapped && !refused {
				d.refuseComparison(g, s, data.RuleGrowthAcrossBreak, first, last)
				refused = true // reported once
			}
			t.Add(k, Missing(d.say.Say(language.WordReasonBreak, "key", d.say.Key(data.PeriodKey(b.At)))))
			continue
		}
		operands[0], _ = OperandAt(g, s, k, g.Unit.Scale)
		t.Add(k, Evaluate(d.say, percentOfMean(len(parts)), operands))
	}
	return t
}

// percentOfMean is the first input as a percentage of the mean of the n others.
func percentOfMean(n int) Formula {
	directions := slices.Repeat([]int{-1}, n+1)
	directions[0] = 1
	divisors := make([]int, n)
	for i := range divisors {
		divisors[i] = i + 1
	}
	mean := meanOf(n)
	return Formula{directions: directions, divisors: divisors, turns: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		base, _ := mean.compute(x[1:])
		if base.Sign() <= 0 {
			return nil, false
		}
		q := new(big.Rat).Quo(x[0], base)
		return q.Mul(q, Hundred()), true
	}, show: func(in []string) string { return in[0] + " ÷ (" + mean.show(in[1:]) + ") × 100" }}
}

// Undefined reports whether a computed value is missing because it means nothing for the
// numbers that it would be computed from.
func Undefined(say *language.Printer, v data.Value) bool {
	reason, missing := v.Missing()
	return missing && (reason == say.Say(language.WordReasonNotPositive) || reason == say.Say(language.WordReasonBelowZero))
}

// nothingComputed refuses a figure none of whose values is defined, since the numbers that it
// comes from are not above zero. It reports false for others.
func nothingComputed(d *derivation, fig *data.Figure) bool {
	undefined := false
	for _, s := range fig.Series {
		for _, v := range s.Values {
			if v.Is != data.Absent {
				return false
			}
			undefined = undefined || Undefined(d.say, v)
		}
	}
	if !undefined || !takesRatios(d.By) {
		return false
	}
	text, hint := "nothing is divided by zero, or by a number below zero", "write by: difference, or compute from numbers above zero"
	switch {
	case d.By == data.ShareOfTotal && len(d.From) == 1:
		text, hint = "parts below zero have no shares", "show the numbers themselves, or name the figure of the total as the second under from:"
	case d.By == data.ShareOfTotal || d.By == data.Ratio:
		hint = "show the numbers themselves, or divide by numbers above zero"
	}
	d.refuse(OfMethod, fmt.Sprintf("no value has a result by %s: %s", d.By, text), hint)
	return true
}
