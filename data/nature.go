package data

// Nature is what kind of quantity the numbers of a figure are, from which it follows what may
// be done with them.
type Nature uint8

// The natures.
const (
	Amount       Nature = iota // how much there is in all, at a date or of a time: people, trillion yuan
	Percentage                 // parts of a hundred, of a whole each
	Points                     // changes of percentages
	IndexNumber                // a base is 100
	Multiple                   // how many times one thing is another
	Rate                       // how much there is for each of something: yuan per person
	Average                    // a mean, a median or a price, whatever the unit
	Level                      // how much there is at each place, not in all: ages, scores
	Relative                   // an index of the period before each: preceding year = 100
	FromChosen                 // counted from a zero that was chosen: degrees Celsius, deviations
	CountOfWhole               // counts of a whole: 22 of 50
	NameLike                   // years of a calendar, and codes
	Flow                       // an amount of the time of its period: births, sales
	Stock                      // an amount at a date, which the next one has again: inhabitants, debts
	Mixed                      // amounts of which each name counts something else: users, terminals
	AnnualRate                 // what an amount of a part of a year would come to in a whole year
)

// natureTraits are what may be done with numbers of a nature.
type natureTraits struct {
	addsNames bool // those of several names have a sum
	addsTimes bool // those of several periods
	meanNames bool // those of several names have a mean in which each counts the same
	meanTimes bool
	shares    bool // one is a part of the sum of them
	stacks    bool // they can stand on top of each other
	ratios    bool // one is so many times another
	oneWhole  bool // where they are of one whole, those of several names have a sum, and shares
	amounts   bool // they say how much there is in all
}

// natures are the traits of each nature. It is not modified.
var natures = [...]natureTraits{
	Amount:       {addsNames: true, meanNames: true, meanTimes: true, shares: true, stacks: true, ratios: true, amounts: true},
	Flow:         {addsNames: true, addsTimes: true, meanNames: true, meanTimes: true, shares: true, stacks: true, ratios: true, amounts: true},
	Stock:        {addsNames: true, meanNames: true, meanTimes: true, shares: true, stacks: true, ratios: true, amounts: true},
	AnnualRate:   {addsNames: true, meanNames: true, meanTimes: true, shares: true, stacks: true, ratios: true, amounts: true},
	Percentage:   {stacks: true, ratios: true, oneWhole: true},
	Points:       {addsTimes: true, meanTimes: true, stacks: true, ratios: true, oneWhole: true},
	IndexNumber:  {ratios: true},
	Multiple:     {ratios: true},
	Rate:         {ratios: true, oneWhole: true},
	Average:      {ratios: true, oneWhole: true},
	Level:        {meanNames: true, meanTimes: true, ratios: true},
	Relative:     {},
	FromChosen:   {meanNames: true, meanTimes: true},
	CountOfWhole: {meanNames: true, meanTimes: true, stacks: true, ratios: true},
	NameLike:     {},
	Mixed:        {amounts: true},
}

// Nature is what kind of quantity the numbers of the figure are: what its unit says, unless
// more is known of it.
func (f *Figure) Nature() Nature {
	switch {
	case f.Measures != Amount:
		return f.Measures
	case f.Of != nil:
		return CountOfWhole
	}
	return f.Unit.nature()
}

func (u Unit) nature() Nature {
	switch u.Kind {
	case UnitPercent:
		return Percentage
	case UnitPoints:
		return Points
	case UnitTimes:
		return Multiple
	case UnitYear, UnitCode:
		return NameLike
	}
	if u.IsIndex() {
		return IndexNumber
	}
	return Amount
}

// Adds reports whether numbers of the figure have a sum: those of several periods (over time),
// or those of several names.
func (f *Figure) Adds(overTime bool) bool {
	t := natures[f.Nature()]
	if overTime {
		return t.addsTimes
	}
	return t.addsNames || f.OfOneWhole()
}

// Averages reports whether numbers of the figure have a mean in which each counts the same.
func (f *Figure) Averages(overTime bool) bool {
	if overTime {
		return natures[f.Nature()].meanTimes
	}
	return natures[f.Nature()].meanNames
}

// HasShares reports whether one number of the figure is a part of the sum of several.
func (f *Figure) HasShares() bool { return natures[f.Nature()].shares || f.OfOneWhole() }

// StacksUp reports whether numbers of the figure can stand on top of each other.
func (f *Figure) StacksUp() bool { return natures[f.Nature()].stacks || f.OfOneWhole() }

// HasRatios reports whether one number of the figure is so many times another.
func (f *Figure) HasRatios() bool { return natures[f.Nature()].ratios }

// MayBeOfOneWhole reports whether numbers of the figure add up where they are of one whole:
// percentages of one thing, rates of the same people.
func (f *Figure) MayBeOfOneWhole() bool { return natures[f.Nature()].oneWhole }

// IsAmount reports whether numbers of the figure say how much there is in all, and so what others
// can be counted for each of.
func (f *Figure) IsAmount() bool { return natures[f.Nature()].amounts }

// OfOneWhole reports whether that is known of them: the file says so, or names the total that
// they add up to, or they were computed as such shares, or as changes of these.
func (f *Figure) OfOneWhole() bool {
	if !f.MayBeOfOneWhole() {
		return false
	}
	for f.Derived != nil && f.Derived.By == Difference && len(f.Derived.From) == 1 {
		f = f.Derived.From[0]
	}
	return f.OneWhole || f.Total != nil || f.Derived != nil && f.Derived.By == ShareOfTotal
}
