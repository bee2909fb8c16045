package data

import "slices"

// Severity says what comes of a rule that does not hold.
type Severity string

// The severities.
const (
	SeverityFault   Severity = "fault"   // nothing is drawn; no file can switch the rule off
	SeverityWarning Severity = "warning" // reported; --strict makes it a fault; a file may switch the rule off with a reason
	SeverityStale   Severity = "stale"   // drawn and reported, with an exit status of its own
)

// Rule is a rule of the publication gate: what a file should not be published
// with.
type Rule struct {
	ID       string
	Severity Severity
	Reason   string // why readers are misled without it
	Cure     string // what to do
}

// The ids of the rules.
const (
	RuleCutAxis           = "cut-axis"
	RuleTwoUnits          = "two-units"
	RuleNoSource          = "no-source"
	RuleNoUnit            = "no-unit"
	RuleLoneSecret        = "lone-secret"
	RulePoints            = "points-not-percent"
	RuleChosenZero        = "chosen-zero"
	RuleGrowthAcrossBreak = "growth-across-break"
	RuleGrowthOfBounds    = "growth-of-bounds"
	RuleUnmatched         = "unmatched"
	RuleFloatDigits       = "float-digits"
	RuleUndefined         = "undefined"
	RuleScaleTwice        = "scale-twice"
	RuleYearOrYears       = "year-or-years"
	RuleRhythm            = "rhythm"
	RuleUnevenSpans       = "uneven-spans"
	RuleDatedPeriods      = "dated-periods"
	RuleAheadOfSource     = "ahead-of-source"
	RuleFarPeriod         = "far-period"
	RuleStale             = "stale"
	RuleCumulative        = "unsaid-cumulative"
	RuleAboveWhole        = "above-whole"
	RuleSlippedPoint      = "slipped-point"
	RuleRebased           = "rebased"
	RuleTypedNumber       = "typed-number"
	RuleBreakInSentence   = "break-in-sentence"
	RuleKnownForFuture    = "known-for-future"
	RuleUnsaidDispute     = "unsaid-dispute"
	RuleSourceDate        = "source-date"
	RuleMixedDates        = "mixed-dates"
	RuleRowsLeftOut       = "rows-left-out"
	RuleRowsBelowRange    = "rows-below-range"
	RuleUnusedName        = "unused-name"
	RuleOtherPeriod       = "other-period"
	RuleOtherDirection    = "other-direction"
	RuleOtherSize         = "other-size"
	RuleOtherSeries       = "other-series"
	RuleForecastAsFact    = "forecast-as-fact"
	RuleUnsureOrder       = "unsure-order"
	RuleTitleFinding      = "title-finding"
	RuleLongTitle         = "long-title"
	RuleEmptyAlt          = "empty-alt"
	RulePartsOfWhole      = "parts-of-whole"
	RuleUnsaidWhole       = "unsaid-whole"
	RuleUnsaidBasis       = "unsaid-basis"
	RuleChained           = "chained-sum"
	RuleTurned            = "turned-share"
	RuleOtherTitle        = "other-title"
	RuleOtherPeople       = "other-people"
	RuleWeights           = "other-weights"
	RuleUnsaidBreak       = "unsaid-break"
	RuleUnitInName        = "unit-in-name"
	RuleSameSeries        = "same-series"
	RuleNearNames         = "near-names"
	RuleColourMeaning     = "colour-meaning"
	RuleManyColours       = "many-colours"
	RuleSmallText         = "small-text"
	RuleThemeColours      = "theme-colours"
	RuleFontWeights       = "font-weights"
)

// rules are all rules. It is not modified.
var rules = []Rule{
	{RuleCutAxis, SeverityFault, "a bar that does not begin at zero is out of proportion to its number", "remove the key; lines show small changes, and begin where their numbers do"},
	{RuleTwoUnits, SeverityFault, "where two units share a picture, the crossing of their lines is an accident of their scales", "make a chart for each unit, or an index of both"},
	{RuleNoSource, SeverityFault, "a number that names no source cannot be checked", "add source: to the figure, the series or the value"},
	{RuleNoUnit, SeverityFault, "a number without a unit means nothing", "add unit: percent, trillion yuan, million users, or what is counted"},
	{RuleLoneSecret, SeverityFault, "a confidential part is known to whoever takes the other parts from their whole", "make a second part confidential, or leave the whole out"},
	{RulePoints, SeverityFault, "from 20% to 30% is ten percentage points, not a growth of ten percent", "write by: difference, and leave the unit to the program"},
	{RuleChosenZero, SeverityFault, "20 °C is not twice as warm as 10 °C: where the zero was chosen, as it is of temperatures and of deviations from a normal, numbers have differences and no ratios", "write by: difference, or {{ difference }} in a text"},
	{RuleGrowthAcrossBreak, SeverityFault, "numbers before and after a break measure different things, so their difference is not a change, and their sum not a whole", "compute within one side of the break"},
	{RuleGrowthOfBounds, SeverityFault, "the difference of two bounds says nothing about the values themselves", "compare numbers that are known"},
	{RuleStale, SeverityStale, "a figure older than its limit says nothing about today", "add a newer value, or raise the limit"},
	{RuleUnmatched, SeverityWarning, "a name that one figure has and another lacks has no sum, ratio or share, and the rest is read as the whole", "write the name in one way in all figures, add the value, or write match: both to leave such names out"},
	{RuleUndefined, SeverityWarning, "where a result is not defined there is a gap, and the numbers beside it are read as if nothing had been there", "show the numbers that it is computed from, write by: difference, or say that the gap is meant with incomparable: gap"},
	{RuleScaleTwice, SeverityWarning, "a number that has all its zeros, in a unit that says million, is read a million times too large", "name the unit without its scale, and write scale: million to show the numbers in millions"},
	{RuleYearOrYears, SeverityWarning, "1,896 years is how long something lasts, and 1896 is when something was", "write unit: year for the year that something was in, and unit: years for a time that it takes"},
	{RuleFloatDigits, SeverityWarning, "digits that come from binary arithmetic claim a precision that nobody measured", "write decimals: or significant: with how many digits the source knows, and the program rounds to them"},
	{RuleRhythm, SeverityWarning, "where nobody knows how often a figure has a value, a line may cross what was never measured, or part what is whole", "write every: and the step, such as every: year or every: 5 years, or every: irregular where no value lacks, with kind: step where each holds until the next"},
	{RuleUnevenSpans, SeverityWarning, "a change over three years beside changes over ten is read as a slower one, and may be faster", "choose keys that are equally far apart with where:, from: or to:, compute yearly rates with by: cagr, or write every: irregular into the figure that it is computed from, where the spans are meant"},
	{RuleDatedPeriods, SeverityWarning, "first or last days of months may stand for the months, or be the days themselves", "write period: with the length that they stand for, or period: day"},
	{RuleAheadOfSource, SeverityWarning, "a source cannot have measured what came after it", "write status: forecast where it is one, or correct the period or the date of the source"},
	{RuleFarPeriod, SeverityWarning, "one period that is mistyped makes a line of a hundred years out of five", "correct it, or write every: and the step of the others, or every: irregular, where it is meant"},
	{RuleCumulative, SeverityWarning, "values that run from January are in each other: they have no sum, and a line that joins December to January falls where nothing fell", "write cumulative: year into the figure, or cumulative: none where each value is of its own period"},
	{RuleAboveWhole, SeverityWarning, "no part is more than its whole", "correct the number, or say in the title what it is a percentage of"},
	{RuleSlippedPoint, SeverityWarning, "a slipped decimal point, another unit in one row, or another scale from some year on or in one row, makes a peak or a fall that never was", "compare the number with its source, and correct it, or switch the rule off with the reason"},
	{RuleRebased, SeverityWarning, "numbers of two bases make a fall or a rise that never was", "take all numbers from one edition, write breaks: with the period of the new base, or name the base in the unit, such as 2020 = 100"},
	{RuleTypedNumber, SeverityWarning, "a number typed into a text stays when the figure changes", "refer to the figure with {{ }}"},
	{RuleBreakInSentence, SeverityWarning, "two values in one sentence are read as a change, and those before and after a break measure different things", "say in the sentence that the series breaks, or name two periods on one side of the break"},
	{RuleKnownForFuture, SeverityWarning, "the last known value is read as what is expected, where a text speaks of the future", "name the period of the forecast that is meant"},
	{RuleUnsaidDispute, SeverityWarning, "a disputed number that stands alone in a text reads as settled", "say the other number in the same block, with {{ disputed }}"},
	{RuleSourceDate, SeverityWarning, "without its date nobody can tell which edition of a source is meant", "add date: to the source, with the day, month or year on which it was published, as it is known: 2024-02-15, 2024-02 or 2024"},
	{RuleMixedDates, SeverityWarning, "a source of one date is taken for one edition, and its rows are of several", "choose the rows of one edition with where:, or write the date that the reader should see"},
	{RuleRowsLeftOut, SeverityWarning, "a row without numbers is the heading of others, or lacks its numbers, and a name that lacks them is then missed by nobody", "write missing: and why numbers are missing, which makes values of such rows, or range: and the cells of the table"},
	{RuleRowsBelowRange, SeverityWarning, "a table that has grown is read without its newest rows, and nothing in the picture says so", "write range: without a last row, as B4:H, or with the last row of now"},
	{RuleUnusedName, SeverityWarning, "a name that nothing has is misspelt, or a table has lost its row", "correct the name, or remove it"},
	{RuleOtherPeriod, SeverityWarning, "a time in a title is read as that of the numbers below it, and one beside a number as its own", "name the time that the chart shows, with {{ period }}, or choose the other with at:, from: or to:"},
	{RuleOtherDirection, SeverityWarning, "the words around a number stay when it is built again with new data, and a reader believes the words", "write the verb that the number bears out, or {{ moved }}, which chooses it"},
	{RuleOtherSize, SeverityWarning, "the highest, more than half and lower than are statements of their own, and stay when the numbers move", "write what the numbers bear out"},
	{RuleOtherSeries, SeverityWarning, "a reader takes the number for that of the name beside it", "refer to the number of that name, or name what the number is of"},
	{RuleForecastAsFact, SeverityWarning, "a forecast that is told as what has happened is read as counted", "say that it is expected, or write {{ value }}, which says so behind the number"},
	{RuleUnsureOrder, SeverityWarning, "values whose intervals overlap may be in the other order", "say that the difference may be chance, or leave the order out"},
	{RuleTitleFinding, SeverityWarning, "a title that only says what is measured leaves the reader to find what matters", "say the finding in the title, and what is measured in the subtitle"},
	{RuleLongTitle, SeverityWarning, "a title of more than two lines is not read, and takes space from the data", "say the finding in fewer words, and the rest in the subtitle"},
	{RuleEmptyAlt, SeverityWarning, "who cannot see the chart has its alt text alone, and learns nothing from a word, or from the title again", "remove alt:, and it is written from the data; or say in a sentence which kind of chart it is, and what it shows"},
	{RulePartsOfWhole, SeverityWarning, "a stack of percentages is read as a whole, which here it is not", "add what is left as a part, name the total: it adds up to, or write kind: bar-grouped"},
	{RuleUnsaidWhole, SeverityWarning, "a whole beside its parts is counted twice in every sum, and as one of them in every share and rank", "write aggregates: with its name into the figure"},
	{RuleUnsaidBasis, SeverityWarning, "what is adjusted for the season, or at constant prices, does not add up with what is not", "say it in the title, the name or the note of all of them where it is true of all, or compute from those that are of one kind"},
	{RuleChained, SeverityWarning, "chain-linked volumes do not add up: what their parts sum to is not the whole, and differs more with each year from that of reference", "add up and divide amounts at current prices, or show the growth of each, as lines"},
	{RuleTurned, SeverityWarning, "the share of A in B and that of B in A are two numbers, and the title says which the reader sees", "swap the figures under from:, or correct the title"},
	{RuleOtherTitle, SeverityWarning, "a reader believes the title, and the number is that of another computation", "correct the title, or compute what it says"},
	{RuleOtherPeople, SeverityWarning, "what is counted of other ages, on another day, in another year or for another length of time is no part of what is beside it", "take both of the same ages, days, years and lengths, or say in the titles why they differ; that of the result may name both years"},
	{RuleWeights, SeverityWarning, "a mean of what is for each of something counts by how many of these there are: by what is divided it counts twice", "name under weights: the figure that the numbers were divided by, such as the population of numbers per head"},
	{RuleUnsaidBreak, SeverityWarning, "a break that only a note knows is crossed by every growth and every line", "write breaks: with the period from which it is another measure, or switch the rule off with the reason, where the note means something else"},
	{RuleUnitInName, SeverityWarning, "a row of percentages below rows of tonnes is drawn, and read aloud, as tonnes", "leave such rows out with where:, make them a figure of their own with their unit, or take the unit out of the name with names: where it says the same in other words"},
	{RuleSameSeries, SeverityWarning, "the same numbers under two names look like two independent facts", "keep one, or correct the copy"},
	{RuleNearNames, SeverityWarning, "two spellings of one name are read as two things", "write the name in one way"},
	{RuleColourMeaning, SeverityWarning, "a reader carries the colour of a name from one chart to the next", "put the series into the same order in both charts, or highlight it"},
	{RuleManyColours, SeverityWarning, "nobody keeps more than a handful of colours in mind", "highlight: the series that matter, or choose some under series:"},
	{RuleSmallText, SeverityWarning, "text that is too small, or crowded, is not read", "show less, make the chart larger, or ask for more pixels per inch"},
	{RuleThemeColours, SeverityWarning, "pale marks, and colours that are alike for the colour-blind, hide data from some readers", "change one of the colours"},
	{RuleFontWeights, SeverityWarning, "bold words of another typeface look like words of another kind", "add bold: to fonts:, or name a family that has both"},
}

// CureOf is what to do where a rule does not hold.
func CureOf(rule string) string {
	r, _ := RuleOf(rule)
	return r.Cure
}

// RuleOf returns the rule of an id.
func RuleOf(id string) (Rule, bool) {
	for _, r := range rules {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

// Rules returns the rules of the gate in the order that they are listed in.
func Rules() []Rule { return slices.Clone(rules) }

// Waiver is a rule that a file has switched off, and why.
type Waiver struct{ Rule, Why string }

// Waives reports whether the file has switched a rule off.
func (ds *Dataset) Waives(rule string) bool {
	return slices.ContainsFunc(ds.Waivers, func(w Waiver) bool { return w.Rule == rule })
}
