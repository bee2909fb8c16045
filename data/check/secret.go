package check

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// sum is a whole at one place of a figure, with its parts there.
type sum struct {
	at    string // which place
	whole compute.Operand
	name  string // of the whole
	parts []part
}

// part is one of the parts of a whole; known reports whether the figure has the place.
type part struct {
	operand compute.Operand
	name    string
	known   bool
	where   Place
}

// checkSecrets finds confidential values that are what a whole leaves when its other
// parts are taken away, and confidential wholes whose parts are all there.
func (k *figureCheck) checkSecrets() {
	fig := k.fig
	if k.Total != nil && len(k.Total.Series) == 1 {
		k.checkSums(sumsOf(fig, k.Total), wholeIsSaid)
	}
	if d := fig.Derived; d != nil && d.By == data.ShareOfTotal && len(d.From) == 2 && len(d.From[1].Series) == 1 && len(d.From[0].Parts()) > 1 {
		k.checkSums(sumsOf(d.From[0], d.From[1]), wholeMayBe)
	}
	for _, name := range fig.Aggregates {
		how := wholeMayBe
		if len(fig.Aggregates) > 1 || !fig.IsAmount() || fig.Derived != nil {
			how = wholeIfSeen // of what it is the sum, or whether it is one, nobody says
		}
		_, series := fig.SeriesNamed(name)
		k.checkSums(sumsOfWhole(fig, name, series, func(string) bool { return true }), how)
	}
	k.checkFoundWholes()
	if fig.Unit.Kind == data.UnitPercent && len(fig.Parts()) > 1 && k.Total == nil {
		k.checkSums(sumsOf(fig, nil), wholeIfSeen)
	}
}

// checkFoundWholes looks at wholes that no one says are some, and whose numbers show it.
func (k *figureCheck) checkFoundWholes() {
	if k.fig.Derived != nil || !hasSecrets(k.fig) {
		return
	}
	for _, series := range []bool{true, false} {
		find := compute.KeySums
		if series {
			find = compute.SeriesSums
		}
		rows, found := find(k.fig)
		for _, s := range found {
			k.checkSums(sumsOfWhole(k.fig, rows[s.Whole], series, func(name string) bool {
				i := slices.Index(rows, name)
				return i >= 0 && slices.Contains(s.Parts, i)
			}), wholeIfSeen)
		}
	}
}

// certainty says how sure it is that a whole is the sum of what stands beside it.
type certainty uint8

const (
	wholeIsSaid certainty = iota // the file says so
	wholeMayBe                   // it is, unless other places show that it is not
	wholeIfSeen                  // it is where other places show it
)

// checkSums looks at the sums of one whole at all places.
func (k *figureCheck) checkSums(all []sum, how certainty) {
	seen, refuted := false, false
	for _, s := range all {
		if s.complete() {
			adds := s.addsUp()
			seen, refuted = seen || adds, refuted || !adds
		}
	}
	if how != wholeIsSaid && refuted || how == wholeIfSeen && !seen {
		return
	}
	for _, s := range all {
		if len(k.found.Faults) > most {
			return
		}
		k.revealed(s)
	}
}

// revealed records what gives a secret away at one place.
func (k *figureCheck) revealed(s sum) {
	var secret []part
	for _, p := range s.parts {
		switch {
		case !p.known || p.operand.Value.Is == data.Absent && !p.operand.Value.Confidential():
			return // it cannot be computed
		case p.operand.Value.Confidential():
			secret = append(secret, p)
		}
	}
	switch {
	case s.whole.Value.Is != data.Absent && len(secret) == 1 && len(s.parts) > 1:
		k.secretFault(secret[0].where, fmt.Sprintf("the confidential value of %s%s can be computed: it is what %s leaves when the other parts are taken away", secret[0].name, s.at, s.name),
			"make a second part confidential there, too, or leave the whole out")
	case s.whole.Value.Confidential() && len(secret) == 0 && len(s.parts) > 0:
		k.secretFault(Place{k.fig.Pos, "figures." + k.fig.ID}, fmt.Sprintf("the confidential value of %s%s can be computed: it is the sum of its parts", s.name, s.at),
			"make two parts confidential there, too, or leave one out")
	}
}

func (k *figureCheck) secretFault(at Place, text, hint string) {
	k.fault(at, text, hint)
	k.found.Faults[len(k.found.Faults)-1].Rule = data.RuleLoneSecret
}

// complete reports whether all numbers are known.
func (s sum) complete() bool {
	for _, p := range s.parts {
		if !p.known || p.operand.Value.Is == data.Absent {
			return false
		}
	}
	return s.whole.Value.Is != data.Absent && len(s.parts) > 1
}

// addsUp reports whether the parts make up the whole, within the rounding of all.
func (s sum) addsUp() bool {
	low, high := new(big.Rat), new(big.Rat)
	for _, p := range s.parts {
		a, b := compute.Span(compute.NewInput(p.operand.Value, language.Counts(p.operand.Unit), p.operand.Unit.Scale-s.whole.Unit.Scale))
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
	}
	a, b := compute.Span(compute.NewInput(s.whole.Value, language.Counts(s.whole.Unit), 0))
	return !(low != nil && b != nil && low.Cmp(b) > 0 || high != nil && a != nil && high.Cmp(a) < 0)
}

// sumsOf are the sums of the series of a figure at each key: with a figure of the wholes,
// or, without one, with a hundred percent.
func sumsOf(fig, total *data.Figure) []sum {
	if !hasSecrets(fig) && (total == nil || !hasSecrets(total)) {
		return nil
	}
	var all []sum
	for _, key := range fig.Keys {
		s := sum{at: " in " + key.String(), name: "100%", whole: compute.Operand{Value: data.Value{Number: data.Int(100)}, Unit: fig.Unit}}
		if total != nil {
			whole, known := compute.OperandAt(total, total.Series[0], key, total.Unit.Scale)
			if !known {
				continue
			}
			s.whole, s.name = whole, total.ID
		}
		for _, series := range fig.Parts() {
			s.add(fig, series, key, fmt.Sprintf("%q", series.Name))
		}
		all = append(all, s)
	}
	return all
}

// sumsOfWhole are the sums of the other series that are parts at each key, or of the other
// categories in each series, beside the one that is named as their whole.
func sumsOfWhole(fig *data.Figure, name string, ofSeries bool, isPart func(string) bool) []sum {
	if !hasSecrets(fig) {
		return nil
	}
	var all []sum
	if whole, ok := fig.SeriesNamed(name); ok && ofSeries {
		for _, key := range fig.Keys {
			s := sum{at: " in " + key.String(), name: fmt.Sprintf("%q", name)}
			if s.whole, ok = compute.OperandAt(fig, whole, key, fig.Unit.Scale); !ok {
				continue
			}
			for _, series := range fig.Parts() {
				if series != whole && isPart(series.Name) {
					s.add(fig, series, key, fmt.Sprintf("%q", series.Name))
				}
			}
			all = append(all, s)
		}
		return all
	}
	for _, series := range fig.Parts() {
		s := sum{name: fmt.Sprintf("%q", name)}
		if series.Name != "" {
			s.at = " in " + series.Name
		}
		var ok bool
		if s.whole, ok = compute.OperandAt(fig, series, data.CategoryKey(name), fig.Unit.Scale); !ok {
			continue
		}
		for _, key := range fig.PartKeys() {
			if key.Name != name && isPart(key.Name) {
				s.add(fig, series, key, fmt.Sprintf("%q", key))
			}
		}
		all = append(all, s)
	}
	return all
}

func (s *sum) add(fig *data.Figure, series *data.Series, key data.Key, name string) {
	o, known := compute.OperandAt(fig, series, key, fig.Unit.Scale)
	s.parts = append(s.parts, part{o, name, known, placeOf(fig, series, key, o.Value)})
}

// hasSecrets reports whether a figure has a confidential value.
func hasSecrets(fig *data.Figure) bool {
	for _, s := range fig.Series {
		if s.Plain {
			continue
		}
		for _, v := range s.Values {
			if v.Confidential() {
				return true
			}
		}
	}
	return false
}
