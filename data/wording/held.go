package wording

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

const prices = data.CurrentPrices | data.ConstantPrices

// UnlikeBasis is what a text says of a figure, real, adjusted or annualised, that is computed from what is
// said to be the opposite; false where it is not.
func UnlikeBasis(f *data.Figure, text string) (own, others data.Aspect, unlike bool) {
	asked := prices | data.Adjusted | data.Unadjusted | data.Annualised | data.OwnPeriod
	if f.Derived != nil && len(f.Derived.From) == 1 {
		asked |= data.Gross | data.Net // of two figures the other may be what is taken off
	}
	said := (asPrices(BasisOf(text).Aspects) & asked).Decided()
	if said == 0 {
		return 0, 0, false
	}
	return data.Basis{Aspects: said}.Unlike(data.Basis{Aspects: (heldBy(f) & asked).Decided()})
}

// asPrices are aspects, of which nominal is at current prices, and real at constant ones.
func asPrices(s data.Aspect) data.Aspect {
	if s&data.Nominal != 0 {
		s |= data.CurrentPrices
	}
	if s&data.Real != 0 {
		s |= data.ConstantPrices
	}
	return s.Decided()
}

// heldBy is what all that a figure is computed from is said to be.
func heldBy(f *data.Figure) data.Aspect {
	all := ^data.Aspect(0)
	for _, g := range readFor(f, map[*data.Figure]bool{}) {
		all &= asPrices(g.Basis.Aspects)
	}
	return all
}

// readFor are the figures that were read from which a figure is computed, each once; itself where it was
// read.
func readFor(f *data.Figure, seen map[*data.Figure]bool) (all []*data.Figure) {
	if seen[f] {
		return nil
	}
	seen[f] = true
	if f.Derived == nil {
		return []*data.Figure{f}
	}
	for _, g := range f.Derived.From {
		all = append(all, readFor(g, seen)...)
	}
	return all
}

// ofPriceLevels are titles of what amounts of money are deflated with.
var ofPriceLevels = pattern.New(`(?i)\b(?:prices?|deflators?|inflation|cpi|cpih|rpi|hicp|\pL*preis\pL*|deflator|teuerung\pL*|inflations\pL*)\b|价格|物价|通胀|平减`)

// UnsaidPrices is what a figure is computed from where a text says that it is real, and that is money of
// which nothing says at which prices it is; nil for none. What is computed with prices too may be real.
func UnsaidPrices(f *data.Figure, text string) (of *data.Figure) {
	if asPrices(BasisOf(text).Aspects)&prices != data.ConstantPrices {
		return nil
	}
	for _, g := range readFor(f, map[*data.Figure]bool{}) {
		switch {
		case g.Unit.Kind == data.UnitIndex || g.Unit.IsIndex() || ofPriceLevels.MatchString(g.Title.Plain) || pricesSaid(g):
			return nil
		case of == nil && language.IsMoney(g.Unit):
			of = g
		}
	}
	if pricesSaid(f) && f.Title.Plain != text {
		return nil
	}
	return of
}

// pricesSaid reports whether the title, the unit, a note or a source of a figure that was read says
// at which prices it is, or the unit or the note of a computed one.
func pricesSaid(f *data.Figure) bool {
	texts := []string{f.Unit.Noun, f.Note.Plain}
	if f.Derived == nil {
		texts = append(texts, f.Title.Plain)
	}
	for _, s := range f.Sources {
		texts = append(texts, s.Title, s.Note)
	}
	for _, s := range f.Series {
		texts = append(texts, s.Name, s.Note.Plain)
	}
	_, _, named := PricesOf(f.Unit.Noun)
	return named || asPrices(BasisOf(strings.Join(texts, ". ")).Aspects)&prices != 0
}

// AskPrices is what to write into a figure of which a text says that it is real.
func AskPrices(f *data.Figure) string {
	return fmt.Sprintf("say in the title, the unit or the note of %s at which prices it is, such as note: At constant prices; where it is at current prices, divide it by an index of prices, or do not say real", f.ID)
}

// textsOf are the titles and the names of what a figure is computed from, and, apart from these, those of
// what it is divided by; of one that was read its own.
func textsOf(f *data.Figure) (of, besides string) {
	var texts, others []string
	seen := map[*data.Figure]bool{}
	var add func(g *data.Figure, to *[]string)
	add = func(g *data.Figure, to *[]string) {
		if seen[g] {
			return
		}
		seen[g] = true
		others = append(others, g.Unit.Noun)
		if g != f || g.Derived == nil {
			*to = append(*to, g.Title.Plain)
		}
		if g.Derived == nil {
			*to = append(append(*to, data.SeriesNames([]*data.Figure{g})...), namesOf(g)...)
			return
		}
		for i, h := range g.Derived.From {
			if i > 0 && g.Derived.By == data.Ratio {
				to = &others
			}
			add(h, to)
		}
	}
	add(f, &texts)
	return strings.Join(texts, "\n"), strings.Join(others, "\n")
}

// mostNames is how many names of a figure are looked through: those of more are of places.
const mostNames = 50

func namesOf(f *data.Figure) []string {
	if f.Periods || len(f.Keys) > mostNames {
		return nil
	}
	return data.KeyNames(f.Keys)
}
