package data

import (
	"math/bits"
	"strings"
)

// Basis is what a text says of amounts that those of another basis are not added to: at which
// prices they are, whether they are adjusted for the season, at a date or of a period.
type Basis struct {
	Aspects Aspect
	// Of is what is left of the text without such words, and tells gross debt and net debt, which
	// are one thing twice, from gross wages and net exports.
	Of string
}

// Aspect is a set of what may be said of amounts, each beside that which excludes it.
type Aspect uint16

// The aspects. Those from Nominal on exclude each other where they are said of one thing.
const (
	AtDate Aspect = 1 << iota
	InPeriod
	CurrentPrices
	ConstantPrices
	Adjusted
	Unadjusted
	// Annualised are numbers of parts of a year as they would come to in a whole one, and OwnPeriod
	// those that are not.
	Annualised
	OwnPeriod
	Nominal
	Real
	Gross
	Net
	// Parities are amounts of money that are converted at purchasing power parities, and MarketRates those
	// at market exchange rates.
	Parities
	MarketRates
	// Chained are amounts at constant prices of which those of each year are measured at the prices of
	// the year before, and then linked: parts do not add up to their whole.
	Chained
)

// AskedAspects are those that a text may say of one amount where another text says nothing: that is
// then asked. It is not modified.
var askedAspects = [...]struct{ Aspect, Of Aspect }{{ConstantPrices, CurrentPrices | ConstantPrices}, {Adjusted, Adjusted | Unadjusted}, {Parities, Parities | MarketRates}}

// AskedAspects returns them, each with those that answer it.
func AskedAspects() [3]struct{ Aspect, Of Aspect } { return askedAspects }

// pairs are the aspects that exclude each other, and ofOneThing those of them that do so of one
// thing only. They are not modified.
var (
	pairs      = [...]Aspect{AtDate | InPeriod, CurrentPrices | ConstantPrices, Adjusted | Unadjusted, Annualised | OwnPeriod, Nominal | Real, Gross | Net, Parities | MarketRates}
	ofOneThing = Nominal | Real | Gross | Net
)

// Decided are the sides without those of questions that a text answers in both ways.
func (s Aspect) Decided() Aspect {
	for _, pair := range pairs {
		if s&pair == pair {
			s &^= pair
		}
	}
	return s
}

// Or fills in, for each question that a text says nothing of, what another says.
func (b Basis) Or(other Aspect) Basis {
	for _, pair := range pairs {
		if b.Aspects&pair == 0 {
			b.Aspects |= other & pair
		}
	}
	if b.Aspects&ConstantPrices != 0 {
		b.Aspects |= other & Chained
	}
	return b
}

// Unlike are two aspects that two amounts are on and that exclude each other, that of the first
// before that of the second; false for none.
func (b Basis) Unlike(other Basis) (own, others Aspect, unlike bool) {
	for _, pair := range pairs {
		own, others = b.Aspects&pair, other.Aspects&pair
		one := bits.OnesCount16(uint16(own)) == 1 && bits.OnesCount16(uint16(others)) == 1
		if one && own != others && (pair&ofOneThing == 0 || strings.EqualFold(b.Of, other.Of)) {
			return own, others, true
		}
	}
	return 0, 0, false
}

// String names a side as messages do.
func (s Aspect) String() string {
	return map[Aspect]string{
		AtDate: "an amount at a date", InPeriod: "one of a period", CurrentPrices: "at current prices", ConstantPrices: "at constant prices",
		Adjusted: "seasonally adjusted", Unadjusted: "not adjusted", Annualised: "annualised", OwnPeriod: "not annualised", Nominal: "nominal", Real: "real", Gross: "gross", Net: "net", Parities: "at purchasing power parities", MarketRates: "at market exchange rates", Chained: "a chain-linked volume",
	}[s]
}
