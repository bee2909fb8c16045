package compute

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/wording"
)

// term is what is added to others, and what is said of it.
type term struct {
	name  string
	basis data.Basis
	title string // of a figure
}

// unlike says why terms of a sum, a mean or a stack mean nothing together: one is gross and another
// net, one at a date and another of a period; empty where nothing says so. Where they are of a
// figure, a nature that its file says answers for all of its names.
func unlike(terms []term) (why string, aspects data.Aspect) {
	for i, t := range terms {
		for _, before := range terms[:i] {
			if own, others, is := before.basis.Unlike(t.basis); is {
				return fmt.Sprintf("%q is %s, and %q is %s: together they mean nothing", before.name, own, t.name, others), own | others
			}
		}
	}
	return "", 0
}

// UnlikeNames says why the parts of a figure, which are its series or else its categories, mean
// nothing together; empty where nothing says so.
func UnlikeNames(f *data.Figure) (why, hint string) {
	return unlikeTerms(allTerms(f))
}

// chooseNames is what to do with names of several kinds in one figure.
const chooseNames = "choose those of one kind with where:, or make a figure of each kind"

func unlikeTerms(terms []term) (why, hint string) {
	why, aspects := unlike(compact(inAccount(terms)))
	switch {
	case why == "":
		return "", ""
	case aspects&(data.AtDate|data.InPeriod) != 0:
		return why, chooseNames + "; where their words mislead, nature: flow or nature: stock says what the amounts are"
	}
	return why, chooseNames
}

// compact leaves one of the terms of each basis: those of which nothing is said are like all.
func compact(terms []term) []term {
	seen := map[data.Basis]bool{{}: true}
	var some []term
	for _, t := range terms {
		if t.basis.Aspects&(data.Nominal|data.Real|data.Gross|data.Net) == 0 {
			t.basis.Of = ""
		}
		if !seen[t.basis] {
			seen[t.basis] = true
			some = append(some, t)
		}
	}
	return some
}

// termsOf are the parts of a figure that are among some names.
func termsOf(f *data.Figure, among func(name string) bool) []term {
	var terms []term
	if len(f.Series) > 1 {
		for _, s := range f.Parts() {
			if among(s.Name) {
				terms = append(terms, term{name: s.Name, basis: within(f, s.Basis)})
			}
		}
		return terms
	}
	if f.Periods {
		return nil
	}
	for _, k := range f.PartKeys() {
		if among(k.Name) {
			terms = append(terms, term{name: k.Name, basis: within(f, wording.OfName(k.Name))})
		}
	}
	return terms
}

// UnlikeShown says why the series of a chart that stacks them mean nothing together; empty where
// nothing says so.
func UnlikeShown(c *data.Chart) (why, hint string) {
	return unlikeTerms(shownTerms(c))
}

func shownTerms(c *data.Chart) []term {
	terms := make([]term, len(c.Series))
	for i, p := range c.Series {
		terms[i] = term{name: cmp.Or(p.Name, p.Figure.ID), basis: within(p.Figure, p.Basis), title: p.Figure.Basis.Of}
		if len(c.Figures) > 1 {
			terms[i].basis.Of = cmp.Or(terms[i].basis.Of, p.Figure.Basis.Of)
		}
	}
	return terms
}

// within is what is said of a part of a figure, by its name or by the figure: what says of all
// amounts that they are at a date, or of a period, counts more than the name of one.
func within(f *data.Figure, own data.Basis) data.Basis {
	const inTime = data.AtDate | data.InPeriod
	if said := f.Basis.Aspects & inTime; said.Decided() != 0 || !f.IsAmount() {
		own.Aspects &^= inTime
	}
	return own.Or(f.Basis.Aspects)
}

// inAccount leaves out that a term is at a date where it is the stock at the start or the end of a period,
// and others are flows: at each key they are one account, of what was there and what came.
func inAccount(terms []term) []term {
	isFlow := func(t term) bool { return t.basis.Aspects&(data.AtDate|data.InPeriod) == data.InPeriod }
	if !slices.ContainsFunc(terms, isFlow) {
		return terms
	}
	terms = slices.Clone(terms)
	for i, t := range terms {
		if wording.InAccount(t.name) || wording.InAccount(t.title) {
			terms[i].basis.Aspects &^= data.AtDate | data.InPeriod
		}
	}
	return terms
}

// Unsaid says of a computed sum, mean or share that one of its terms is adjusted, or at constant
// prices, and that nothing says so of another; empty where that is not so.
func Unsaid(f *data.Figure) string { return cmp.Or(oneSided(addedIn(f)), unconverted(f)) }

// unconverted says that money at purchasing power parities is divided by other money, of which nothing
// says that it is, or the other way round, or that one is taken from the other.
func unconverted(f *data.Figure) string {
	d := f.Derived
	if d == nil || len(d.From) != 2 || d.By != data.Ratio && d.By != data.Difference || !Alike(d.From[0].Unit, d.From[1].Unit) {
		return ""
	}
	terms := figureTerms(d.From)
	for i := range terms {
		terms[i].basis.Aspects &= data.Parities | data.MarketRates
	}
	return oneSided(terms)
}

// addedIn are the terms of a computed sum, mean or share; none for other figures, and for sums
// over time.
func addedIn(f *data.Figure) []term {
	if f.Derived == nil {
		return nil
	}
	by, from := f.Derived.By, f.Derived.From
	switch {
	case by != data.Sum && by != data.Mean && by != data.WeightedMean && by != data.ShareOfTotal:
		return nil
	case len(from) > 1:
		return figureTerms(from)
	case f.Derived.Over.Period != data.NoPeriod:
		return nil
	}
	return allTerms(from[0])
}

func allTerms(f *data.Figure) []term { return termsOf(f, func(string) bool { return true }) }

// UnsaidInStack is Unsaid of the series of a chart that stacks them.
func UnsaidInStack(c *data.Chart) string { return oneSided(shownTerms(c)) }

// oneSided says that one of some terms is said to be what nothing says of another.
func oneSided(terms []term) string {
	for _, asked := range data.AskedAspects() {
		var said, silent []term
		for _, t := range terms {
			switch {
			case t.basis.Aspects&asked.Of == asked.Aspect:
				said = append(said, t)
			case t.basis.Aspects&asked.Of == 0:
				silent = append(silent, t)
			}
		}
		if len(said) > 0 && len(silent) > 0 {
			return fmt.Sprintf("%q is %s, and nothing says what %q is", said[0].name, asked.Aspect, silent[0].name)
		}
	}
	return ""
}

// refusesUnlike refuses to put together what is of two kinds: names, groups of them, or figures.
func refusesUnlike(d *derivation) bool {
	var why, hint string
	switch {
	case len(d.From) > 1:
		why, hint = unlikeTerms(figureTerms(d.From))
		hint = strings.Replace(hint, chooseNames, "compute from figures of one kind", 1)
	case d.over.Groups != nil:
		for i := range d.over.Groups.Groups {
			in := func(name string) bool { g, ok := d.over.Groups.GroupOf(name); return ok && g == i }
			if why, hint = unlikeTerms(termsOf(d.From[0], in)); why != "" {
				break
			}
		}
	case d.over.Period == data.NoPeriod:
		why, hint = UnlikeNames(d.From[0])
	}
	if why != "" {
		d.refuseInput(max(0, len(d.From)-1), why, hint)
	}
	return why != ""
}

// figureTerms are figures that are put together.
func figureTerms(figures []*data.Figure) []term {
	terms := make([]term, len(figures))
	for i, g := range figures {
		b := inYears(g)
		switch g.Nature() {
		case data.Flow:
			b.Aspects = b.Aspects&^data.AtDate | data.InPeriod
		case data.Stock:
			b.Aspects = b.Aspects&^data.InPeriod | data.AtDate
		}
		terms[i] = term{g.ID, b, g.Basis.Of}
	}
	return terms
}

// basisOf is what is known of computed amounts: what holds for all that they are computed from.
func basisOf(d *derivation) data.Basis {
	common := d.From[0].Basis.Aspects &^ (data.AtDate | data.InPeriod)
	for _, g := range d.From[1:] {
		common &= g.Basis.Aspects
	}
	if d.By == data.Difference && len(d.From) == 2 || !d.From[0].IsAmount() || takesRatios(d.By) {
		common &= data.Adjusted | data.Unadjusted
	}
	return data.Basis{Aspects: common}
}

// UnlikeLengths says that a chart shows what is annualised beside what is said not to be, of numbers of
// one unit; empty where it does not.
func UnlikeLengths(c *data.Chart) string {
	terms := shownTerms(c)
	for i := range terms {
		terms[i].basis = data.Basis{Aspects: terms[i].basis.Aspects & (data.Annualised | data.OwnPeriod)}
	}
	why, _ := unlike(terms)
	return strings.TrimSuffix(why, ": together they mean nothing")
}
