package language

import "briefing/data"

// words is everything that depends on a language. A language is one file with
// one literal; a test checks that none lacks a word.
type words struct {
	scales []scaleWord
	// compactFrom is the power of ten from which numbers are long.
	compactFrom int
	// degrees is a temperature at an axis: {n} {unit}.
	degrees string
	nouns   map[string]nounForms // by English plural
	// singular makes the singular of a plural that is not among nouns; nil where the
	// language has no rule.
	singular func(noun string) string
	// dative says that amounts have another ending after some words.
	dative bool
	// scaleNames and unitNames are what a file may write in unit:, beside the spellings of
	// tables.
	scaleNames []scaleName
	// indianScales are further ones, which are printed only where the file writes them.
	indianScales []scaleName
	unitNames    map[string]data.UnitKind
	// percent is the pattern of a percentage; {a} is the number. percentNames are
	// what follows a percentage in a text.
	percent      string
	times        string // the pattern of a ratio, likewise
	percentNames []string
	// wholes are what percentages of known wholes are called, and wholeLinks the words that
	// other wholes begin with in the language.
	wholes     map[string]string
	wholeLinks []string
	ofWhole    string // the pattern of a percentage with what it is of, {w}
	year       string // the pattern of a year of a calendar, likewise
	money      money
	// qualifiers are the patterns of values; {a} is the number, {b} the greater
	// one of Between.
	qualifiers [data.Absent]string
	statuses   [data.Forecast + 1]string
	marks      map[data.Marks]string
	// classifiers stand between a number and what it counts, as 家 in 22家企业; empty where there are none.
	classifiers string
	// measureSpace stands between a number and its unit.
	measureSpace string
	// plainScaled says that up to four digits before the word of a scale have no separator, and
	// that more of them go to a greater one: 6600万, 1.1亿.
	plainScaled           bool
	comma, and            string
	arithmetic            arithmetic
	periods, shortPeriods periodPatterns
	// lengths are what periods are called, several of a length.
	lengths [data.Day + 1]string
	// every are the patterns of rhythms: of one period from a value to the next, and of {n}.
	every [data.Day + 1][2]string
	// inYear are the short patterns of periods within a year that is named before.
	inYear       [data.Day + 1]string
	toDateInYear string
	phrases      [wordCount]string
}

// scaleWord is a power of ten that a language has a word for; one is that for
// exactly one of it, where it differs.
type scaleWord struct {
	exp         int
	long, short string
	one         string
}

// scaleName is what a file may call a power of ten. The noun follows it without a
// space where the language writes none.
type scaleName struct {
	word   string
	exp    int
	joined bool
}

// nounForms are the singular and plural of a noun.
type nounForms struct{ one, many string }

// periodPatterns print periods; {year}, {n}, {month} and {day} are replaced. The {year}
// of a fiscal year may be two.
type periodPatterns struct {
	patterns [data.Day + 1]string
	months   [12]string
	ofFiscal [2]string // the patterns of a half and of a quarter of a fiscal year
	oneYear  string    // the pattern of a fiscal year that is named by one year
	halves   [2]string // for {n} of a half-year
	quarters [4]string // for {n} of a quarter
	toDate   string    // the pattern of the time from the {first} month of a year to a {month}
	through  string    // between months of two years
}

// languages holds every language by its BCP 47 base tag. It is not modified.
var languages = map[string]*words{"en": &english, "de": &german, "zh": &chinese}

// Word names a word or phrase of the program's own.
type Word int

// The words and phrases; the comment gives the names they take.
const (
	WordNotAvailable           Word = iota // a missing value in running text
	WordNoValue                            // a missing value on a chart or in a table
	WordPercent                            // the unit
	WordPoints                             // percentage points
	WordPoint                              // one of them
	WordUnitPer                            // {a} {b}: the unit of one amount by another
	WordIndex                              // an index
	WordTimes                              // a ratio
	WordOf                                 // {part} {whole}: 22 of 50
	WordOfInWords                          // {part} {whole}: the same in words
	WordLowerBound                         // lower bound
	WordUpperBound                         // upper bound
	WordApproximate                        // approximate
	WordRange                              // range
	WordDisputed                           // disputed
	WordSeeBelow                           // of a value on which a table has remarks below it
	WordDisputedBy                         // {value} {source}: 38% according to Xinhua [4]
	WordDerived                            // computed by the program
	WordSource                             // Source, for one
	WordSources                            // Sources, for several and as heading
	WordTrendSources                       // what a small line beside a number is called before its sources
	WordNote                               // Note
	WordFigure                             // {n}: Figure 1
	WordTable                              // {n}: Table 1
	WordContents                           // heading of the contents
	WordChartData                          // heading of the tables at the end of a deck
	WordPageOf                             // {page} {pages}: 2 / 6
	WordSourcesOnPage                      // {page}: Sources are listed on page 6
	WordBriefing                           // the kind of document, in the running head
	WordPeriod                             // column head
	WordHeadYear                           // column head
	WordHeadFiscalYear                     // the same
	WordHeadHalfYear                       // the same
	WordHeadQuarter                        // the same
	WordHeadMonth                          // the same
	WordHeadWeek                           // the same
	WordHeadDay                            // the same
	WordCategory                           // column head
	WordNumbered                           // {number} {title}: a section, as it is heard and as its bookmark is called
	WordCitationBetween                    // between numbers in brackets
	WordCitationThrough                    // between the names of the first and the last of several sources, where they are heard
	WordNumberOf                           // {noun}: how many there are, above a column, where a word that counts them is left out
	WordRemarks                            // column head
	WordRetrieved                          // {date}: retrieved 3 May 2026
	WordOtherSources                       // heading of the sources that are not cited
	WordContinued                          // a table that goes on
	WordNoteLower                          // {keys}: the footer's remark on lower bounds
	WordNoteUpper                          // {keys}
	WordNoteAbout                          // {keys}: remark on approximations
	WordNoteRange                          // {keys}: remark on Between
	WordEachLower                          // {keys}: the same of several values
	WordEachUpper                          // {keys}
	WordEachAbout                          // {keys}
	WordEachRange                          // {keys}
	WordNoteInexact                        // {keys} {bound}: bounds of computed values
	WordNoteWould                          // {key} {value} {sources}: computed with a disputed value
	WordMissingBecause                     // {keys} {reason}: in alt text
	WordAltTotals                          // {items}: totals of parts that are not known
	WordPartsOf                            // {keys}: the parts of what a key stands for
	WordNoteDisputed                       // {key} {value} {sources}
	WordNoteGap                            // {keys}: no values for
	WordNoteConnected                      // dashed lines across gaps
	WordNoteUnsure                         // dashed lines across what may be gaps
	WordNoteUnsureGap                      // the same, where no line crosses them
	WordNoteSpans                          // {a} {b} {c} {d}: values are compared over a shortest and a longest time
	WordNoteUnscaled                       // bars whose distances are not to the scale of time
	WordNoteProvisional                    // {keys}
	WordNoteEstimate                       // {keys}
	WordNoteForecast                       // {keys}
	WordNoteRevised                        // {keys}
	WordNoteMark                           // {mark} {keys}: values with a mark
	WordNoteBreakAt                        // {key}: where a series breaks, of which no more is known
	WordNoteBreakAtOf                      // {series} {key}: the same of one of several
	WordReasonSuppressed                   // the same
	WordReasonNotApplicable                // the same
	WordReasonNotCollected                 // the same
	WordReasonHoliday                      // the same
	WordReasonUnreliable                   // the same
	WordReasonNeverAvailable               // the same
	WordReasonNoneRecorded                 // the same
	WordReasonLow                          // the same
	WordReasonNil                          // the same
	WordReasonDetection                    // the same
	WordNoteRounding                       // {key} {sum} {total}
	WordNoteComputed                       // figure computed by the program
	WordNoteGrey                           // {n}: lines that have no name
	WordNoteGreyNames                      // {names}: lines that have no name in the plot
	WordNoteThinNames                      // {names}: the same where they are not grey
	WordNoteThin                           // {n}: the same where they are not grey
	WordNoteCut                            // of a value axis that does not begin at zero
	WordNoteOwnScales                      // of panels, each with its own value axis
	WordNoteCutSome                        // of those, some of which do not begin at zero
	WordOneScale                           // of panels: on one scale
	WordOwnScale                           // of panels: each on its own
	WordSeveralUnits                       // in place of the unit of panels that have several
	WordAltCompare                         // {from} {to} {value}: how far one value of a chart is from another
	WordCompared                           // {from} {to}: the same as the name of a row
	WordAllProvisional                     // all values, in place of WordNoteProvisional
	WordAllEstimate                        // the same of estimates
	WordAllForecast                        // the same of forecasts
	WordAllRevised                         // the same of revised values
	WordAllLower                           // the same of lower bounds
	WordAllUpper                           // the same of upper bounds
	WordAllAbout                           // the same of approximations
	WordAllRange                           // the same of ranges
	WordAllMark                            // {mark}: the same of a mark
	WordSomeKeys                           // {n} {all}: of many names
	WordSomePeriods                        // {n} {all}: of many periods
	WordSomeValues                         // {n} {all}: of many values
	WordSomeSeries                         // {n} {all}: of many series
	WordKeysOfSeries                       // {keys} {n}: keys of so many series
	WordNoteManyBreaks                     // {n} {from} {to}
	WordNoteManyDisputed                   // {keys}: values that are disputed
	WordNoteManyRoundings                  // {keys}
	WordNoteFew                            // {names}: which of many bars have a label
	WordFewOut                             // of the highlighted
	WordFewFirst                           // of the first value
	WordFewLast                            // of the last
	WordFewHighest                         // of the highest
	WordFewLowest                          // of the lowest
	WordFewSomeOut                         // of some of the highlighted
	WordSumOfMany                          // {n}: how a long sum was computed
	WordNoteCumulativeFiscal               // the same, of fiscal years
	WordNoteCumulative                     // of values that run from the start of the year
	WordNoteRolling                        // {n}: of values of so many months that move on
	WordNoteBefore                         // {from}
	WordInForceSince                       // {key}: of a value, in a table
	WordNoteInForce                        // {keys}: of values that hold at the beginning
	WordNoteAfter                          // {to}
	WordNoteOutside                        // {from} {to}
	WordNoteBetween                        // {from} {to}
	WordNoteAt                             // {key}: the period of all values
	WordNoteNewer                          // {n} {all} {key}: that some have a later value
	WordNoteEventCut                       // {text} {when}: an event that reaches past what the chart shows
	WordNoteEach                           // {key}: the period of most values
	WordNoteTop                            // {n} {all} {left}
	WordNoteBottom                         // {n} {all} {left}
	WordNoteTopBottom                      // {n} {m} {all} {left}
	WordNoteBeside                         // {names}: that are shown though they are not the highest or lowest
	WordNoteRanked                         // {key}: the period whose values rank series
	WordNoteRest                           // {name} {n}: a sum of what is left out
	WordNoteUnranked                       // {names}
	WordNoteNotRanked                      // {names}: that are in the rest for want of a value
	WordNoteRestOther                      // {name} {names}: that are in the rest with values of other periods
	WordNoteTied                           // {names}
	WordNoteOpen                           // {names}
	WordNoteWholes                         // {names}: aggregates that are not shown
	WordNoteApart                          // {names}: aggregates that stand apart
	WordMethodsCharts                      // a heading
	WordMethodRest                         // {name} {names}: a sum of what is left out
	WordMethodsRows                        // a heading
	WordMethodRows                         // {file} {conditions}: which rows of a file a figure has
	WordMethodsTables                      // a heading: how tables of offices were read
	WordMethodAcross                       // {key} {file}: the periods in the heads of a table
	WordMethodFill                         // {columns} {file}: empty cells that have the text above
	WordMethodHidden                       // {file}: what is hidden is left out
	WordMethodDecimal                      // {file}: how numbers are written in a table
	WordMethodNegative                     // {file}: brackets around numbers
	WordMethodUncertain                    // likewise
	WordMethodMark                         // {mark} {file}: a mark beside numbers, with its note
	WordWhereIs                            // {column} {texts}
	WordWhereNot                           // {column} {texts}
	WordWhereFrom                          // {column} {from}
	WordWhereTo                            // {column} {to}
	WordWhereLasting                       // {column} {texts}
	WordDocumentDate                       // {date}: in the running head
	WordAltBar                             // {title} {unit} {categories} alt text of a bar chart
	WordAltLollipop                        // the same of a lollipop chart
	WordAltUnits                           // {title} {categories}: the same of units of a whole
	WordAltDumbbell                        // {title} {unit} {categories} {series}: the same of a dumbbell chart
	WordAltDot                             // {title} {unit} {categories}: the same of a dot plot
	WordAltDots                            // {title} {unit} {series} {categories}: of one with several series
	WordAltRange                           // {title} {unit} {categories}: the same of a chart of ranges
	WordAltRangeTime                       // {title} {unit} {from} {to}: of one over time
	WordAltRangeEnds                       // {low} {high}: the lowest and the highest of many ranges
	WordAltSpan                            // {low} {high}: a range
	WordAltSpanMiddle                      // {span} {middle}: a range with a number between its ends
	WordNoteRangeInterval                  // {interval}: what the ranges of a chart are
	WordNoteRangeMidpoint                  // {interval}: likewise, where the line across is in their middle
	WordNoteRangeEnds                      // {low} {high}: the series at their ends
	WordNoteRangeMiddle                    // {low} {high} {middle}: likewise, with that of the line across
	WordAltHistogram                       // {title} {unit} {n} {from} {to}: alt text of a histogram
	WordAltDensest                         // {per} {items}: the classes that have most for their width
	WordNoteArea                           // {per}: what areas and heights of classes are
	WordNoteAreaAlone                      // {per}: the same where no value is printed
	WordAltHeight                          // {height} {per} {value}: how high the bar of a class is, and its value
	WordHeights                            // {unit}: what heights are measured in that are not the values
	WordNoteClassFrom                      // {key} {bound}: where a class without a beginning is drawn from
	WordNoteClassTo                        // {key} {bound}: where one without an end is drawn to
	WordAltSlope                           // {title} {unit} {from} {to}: the same of a chart of slopes
	WordRising                             // lines that rise
	WordFalling                            // lines that fall
	WordUnchanged                          // lines of which neither is sure
	WordAltWaterfall                       // {title} {unit} {from} {to}: the same of a waterfall
	WordAltLine                            // {title} {unit} {from} {to} alt text of a line chart
	WordPlaces                             // the unit of places in an order
	WordAltBump                            // {title} {series} {from} {to}: of places over time
	WordAltPlaces                          // {key} {items}: the places of a period
	WordAltPlaceFromTo                     // {series} {first} {from} {last} {to}: from which place to which
	WordNoteHighestFirst                   // how places were computed
	WordNoteLowestFirst                    // likewise
	WordNoteSharedPlaces                   // {keys}: of equal values
	WordAltSeason                          // {title} {unit} {first} {last} {from} {to}: of the years of a line over one another
	WordAltSeasonYears                     // {title} {unit} {first} {last} {years}: the same, where years between them lack
	WordAltStep                            // the same of a step chart
	WordAltArea                            // the same of an area chart
	WordAltAreaStack                       // {title} {unit} {series} {from} {to}: the same of stacked areas
	WordNoteWholeStack                     // why a stack is left out
	WordInterval                           // {interval} {low} {high}: the interval of a value
	WordWithInterval                       // {value} {low} {high}: a value with its interval
	WordForecast                           // where forecasts begin, in the plot
	WordLevelOf                            // {level} {interval}: the interval of a percentage
	WordCentralForecast                    // the number of a forecast within its intervals
	WordCentralEstimate                    // any other number within its intervals
	WordMidpoint                           // the number in the middle of two ends
	WordNoteBand                           // {interval}: what the band around a line is
	WordNoteBands                          // {intervals}: what several bands around a line are
	WordNoteWhiskers                       // {interval}: what the whiskers are
	WordNoteNoInterval                     // {keys}: values without an interval among others
	WordNoteIntervalLost                   // {interval}: of a computed figure
	WordReasonBreak                        // {key}: why a computed value is missing
	WordNoteBreak                          // {key} {text}: where a series breaks
	WordNoteComputedOf                     // {names}: of lines across a chart
	WordNoteRestOfWhole                    // {name} {whole}: what is left of an aggregate
	WordNoteOtherBase                      // {break}: the base changes there, and nothing else
	WordNoteBreakOf                        // {series} {key} {text}: where one of several figures breaks
	WordNoteNotComparable                  // {break}: what a break means
	WordNoteNoneComparable                 // what several breaks mean
	WordLogScale                           // a subtitle of its own
	WordWithLogScale                       // {text}: a subtitle
	WordAltLog                             // in alt text
	WordFromTo                             // {from} {to}: a range of periods
	WordAltEvent                           // {when} {text}: in alt text
	WordAltLines                           // {scale} {title} {unit} {from} {to} {panels}: alt text of line charts side by side
	WordAltSteps                           // the same of step charts
	WordAltAreas                           // the same of area charts
	WordAltBars                            // {scale} {title} {unit} {categories} {panels}: the same of bar charts
	WordAltStackPanels                     // {scale} {title} {unit} {categories} {panels} {series}: the same of stacks
	WordAltGroupPanels                     // {scale} {title} {unit} {categories} {panels} {series}: the same of several bars
	WordAltLollipops                       // the same of lollipop charts
	WordAltStacked                         // {title} {unit} {series} {categories}
	WordAltShare                           // {title} {unit} {series} {categories}
	WordAltDiverging                       // {title} {unit} {series} {categories}
	WordAltGrouped                         // {title} {unit} {series} {categories}
	WordAltGroups                          // {items}: headings over rows, each with its rows
	WordAltTargets                         // {label} {items}: what bars are compared with
	WordAltTargetsFrom                     // {label} {low} {from} {high} {to}: the same, where there are many
	WordAltTotal                           // {label} {items}: what stacks add up to
	WordAltNet                             // {label} {items}: what is left of parts above and below zero
	WordAltNetFrom                         // {label} {low} {high}: the same, where there are many
	WordAltOverlay                         // {label} {items}: a line over bars
	WordAltOverlayFrom                     // {label} {low} {high}: the same, where there are many
	WordAltDifference                      // {label} {items}: how far two series are apart
	WordAltDifferenceFrom                  // {label} {low} {high}: the same, where there are many
	WordDifference                         // head of a column: how far two series are apart
	WordDifferencePoints                   // the same, in percentage points
	WordLess                               // {to} {from}: the second of two series less the first, over a column
	WordLessPoints                         // the same in percentage points
	WordAltLess                            // {label} {items}: that by name
	WordAltLessFrom                        // {label} {low} {high}: where it is lowest and highest
	WordGap                                // the same, where all differ the same way
	WordGapPoints                          // the same, in percentage points
	WordAltStepSum                         // {items}: what some steps of a waterfall add up to
	WordSummedSteps                        // the column of such sums in a table
	WordAltSum                             // {label} {items}: sums of some of what is drawn
	WordAltSumFrom                         // {label} {low} {high}: the same, where there are many
	WordAltColumn                          // {label} {items}: a column of values beside rows
	WordAltColumnFrom                      // {label} {low} {high}: the same, where there are many
	WordAltTotalFrom                       // {label} {low} {high}: the same, where there are many
	WordNoteSum                            // {label}: the total that is computed
	WordNoteTargets                        // {label} {sources}: marks across bars
	WordAltHighest                         // {items}: a clause on the highest values
	WordAltLowest                          // {items}
	WordAltHighestOpen                     // {items}: of those that may be the highest
	WordAltLowestOpen                      // {items}
	WordAltBothOpen                        // {items}: of those that may be the highest and the lowest as well
	WordAltEach                            // {names} {value}: of several names the same
	WordAltEachIs                          // the same with a number
	WordAltEachOf                          // the same of names with commas
	WordAltThenRose                        // {value} {when}: goes on after WordAltRose or WordAltFell
	WordAltThenFell                        // likewise
	WordAltLastRose                        // {value} {when}: likewise, and ends the sentence
	WordAltLastFell                        // likewise
	WordAltThenWent                        // {value} {when}: the same, of a series that is below zero
	WordAltLastWent                        // likewise
	WordAltAt                              // {key} {text}: a sentence of clauses on one period
	WordAltOnDay                           // likewise, of a day
	WordAltRanked                          // {items}: from the highest to the lowest
	WordAltOfKey                           // {key} {value}: a name with what is said of it: Exports 2019, Germany more than 5 million users
	WordAltIs                              // the same with a number: Germany 5 million users
	WordAltValueOf                         // {key} {value}: a value of a name within a clause
	WordInPeriod                           // {key}: in 2019
	WordOnDay                              // {key}: on 31 May 2019
	WordAltInKey                           // {key} {value}: 5 million users in 2019; the key as WordInPeriod or WordOnDay says it
	WordAltRose                            // {series} {from} {first} {to} {last} {turn}
	WordAltFell                            // the same
	WordAltFromTo                          // the same, where neither is sure
	WordAltItRose                          // {first} {from} {last} {to} {turn}: a clause on the only line
	WordAltItFell                          // the same
	WordAltUpFrom                          // {series} {first} {from} {turn}: a clause on a line that leads up to a number that has been said
	WordAltDownFrom                        // the same, down to it
	WordAltWent                            // {series} {first} {from} {last} {to} {turn}: a clause on numbers below zero, which neither rise nor fall
	WordAltItWent                          // {first} {from} {last} {to} {turn}: the same, on the only line
	WordAltWentFrom                        // {series} {first} {from} {turn}: the same, to a number that has been said
	WordAltUp                              // {first} {from} {turn}: the course of a small line beside its last number
	WordAltDown                            // the same
	WordAltFrom                            // the same of numbers below zero
	WordAltRising                          // {first} {from} {last} {to}: goes on after a name and a colon, of values each above the one before
	WordAltFalling                         // the same, below
	WordAltBreak                           // {key}: a clause on the values before it
	WordAltInUnit                          // {unit} {text}: a clause on several values in it
	WordAltBetween                         // {from} {to}: a clause on what is not shown
	WordAltTop                             // {n} {all}: a clause on what is shown
	WordAltBottom                          // {n} {all}
	WordAltTopBottom                       // {n} {m} {all}
	WordAltPeak                            // {value} {when}: what follows such a clause where a value between is the highest
	WordAltLow                             // the same of the lowest
	WordAltLowToo                          // the same after the highest
	WordAltFromValue                       // {first} {last}: a clause on the ends of a waterfall
	WordAltChanges                         // {items}: the steps of a waterfall
	WordAltPlus                            // {name} {value}: a step up
	WordAltMinus                           // the same, down
	WordAltLargest                         // {item}: a clause on the greatest step
	WordAltLower                           // {keys}: a clause on values of which only a lower bound is known
	WordAltUpper                           // likewise
	WordAltBounds                          // {keys}: a clause on values that are known as ranges
	WordAltDisputed                        // {keys}: a clause
	WordAltSomeDoubtful                    // a clause: some values are any of these
	WordAltTable                           // the table of the data follows
	WordInYear                             // {key}: in 2019
	WordInPart                             // {key}: in May 2019, in the second quarter of it
	WordAltUndefinedBetween                // {keys}: those between both at which there is no result
	WordAltNoneBetween                     // the same: at which there is no value
	WordAltData                            // {items}: a list of all values
	WordReasonNotPositive                  // why a computed value is missing: the divisor
	WordReasonBelowZero                    // and others
	WordReasonUnbounded                    // the same
	WordReasonTooLong                      // the same
	WordReasonApproximate                  // the same
	WordReasonNoInput                      // of a result for which there is nothing to compute with
	WordReasonNoBase                       // {key}: the same
	WordReasonNoLeapDay                    // {year}: the same
	WordReasonNoWeek                       // {year} {n}: the same
	WordReasonUnmatched                    // why a computed value is missing
	WordReasonPartMissing                  // {parts}: why a share is missing
	WordReasonConfidential                 // why a value is missing that whoever has it may not publish
	WordReasonNoWeight                     // {parts}: why a weighted mean is missing
	WordReasonNoGroup                      // why a computed value is missing
	WordReasonDisputes                     // the same
	WordReasonOtherStep                    // {key}: the same
	WordPercentOfSum                       // the unit of computed shares
	WordUnitMade                           // {unit} of computed numbers, and what these are: {made}
	WordWindow                             // {what} of {span}: the mean of 3 years
	WordWindowCentred                      // likewise, around each
	WordWindowSince                        // {what} since {period}
	WordWindowOfYear                       // {what} since the beginning of the year
	WordChangeBefore                       // of differences and growth: on the value before
	WordChangeYear                         // likewise, on a year before
	WordOfParts                            // {what} of the {parts}: the mean of the months
	WordSpanValues                         // {n}: of values whose keys are not one period apart
	WordDividedBy                          // {index}: what an amount was divided by
	WordPercentAYear                       // {base}: the unit of yearly rates
	WordPercentOf                          // {whole}: the same
	WordNoteShares                         // shares computed by the program
	WordNoteNoShares                       // {keys} {reason}: why shares are missing
	WordNoteShareRounding                  // {keys}: shares that miss 100 by rounding
	WordTitleUnit                          // {title} {unit}: a subtitle
	WordInUnit                             // {unit}: a subtitle, where the title says what is measured
	WordIndexBase                          // {period}: index, 2012 = 100
	WordKeyNumberLabel                     // {title} {key}: a label of a key number
	WordMeasuredIn                         // {unit}: in 100 million yuan, after a number or in its place
	WordMeasured                           // {noun} {label}: what a key number counts
	WordValue                              // above a column of values that have their units
	WordCredit                             // {word} {sources}: Sources: A [1]; B [2].
	WordCreditBetween                      // between the sources of a credit
	WordLabelled                           // {label} {text}: Note: a remark
	WordItems                              // between remarks on one thing
	WordDetails                            // between the parts of a source: publisher, title, date
	WordAside                              // {text} {aside}: a text with a remark in brackets
	WordCaption                            // {label}: Figure 1, before its caption
	WordSentence                           // {text}: a text made a sentence
	WordWithStatus                         // {value} {status}: a value in running text
	WordDisputedWith                       // {value} {source}: of a computed value
	WordInBrief                            // title of a summary
	WordOwnName                            // the name of the language in itself
	WordSeen                               // {series} {key} {value}: a number that is pointed at
	WordPlaceOf                            // {n} {all}: which of all
	WordNoFurther                          // where nothing follows
	WordTableBy                            // {head}: names a table of a text by what it lists
	WordStep                               // {figure}: a button that steps through the numbers of a chart
	WordSkip                               // a link past the head of a page
	WordInWords                            // {figure}: heads the texts and numbers of a chart
	WordDownload                           // {figure} {type} {size}: a link to a file
	WordNotes                              // heading of the footnotes
	WordFootnote                           // {letter}: names the mark of a footnote
	WordBack                               // {letter}: a link from a footnote to its mark
	WordBackTo                             // {number}: the links from a source to what cites it
	WordBackPlace                          // {source} {n}: such a link to the text; other sources have places of the same number
	WordBackInSection                      // {place} {section}: the section that the citation stands in
	WordQuoted                             // {text}: a title in quotation marks
	WordBackWithin                         // {back} {numbers}: such a link to a range that leaves the source out
	WordOtherEditions                      // names links to other editions
	WordSourceNamed                        // {number} {name}: names the number of a source
	WordSourceNumbered                     // {number}: names the number of a source where its publisher is named, or many are
	WordSourceAt                           // {number} {host}: names the address of a source
	WordEntryOnPage                        // {entry} {page}: an entry of the contents, as it is heard
	WordListFigures                        // heading of the list of figures
	WordListTables                         // heading of the list of tables
	WordTotal                              // the row of sums
	WordTotalOf                            // {names}: the sum of some series
	WordTotalAnswer                        // {answer}: the sum of answers that share it
	WordHeat                               // {low} {high}: what the shades of a table are
	WordHeatSided                          // {low} {high}: the same on both sides of zero, in two colours
	WordHeatSeries                         // the same, in each series from its lowest to its highest value
	WordChartDataOf                        // {figure}: caption of the data table of a chart that has another page
	WordMethods                            // heading of the appendix of methods
	WordMethodsComputed                    // heading in it
	WordMethodsTexts                       // heading in it
	WordMethodsDoubts                      // heading in it
	WordMethodsNone                        // all that it says of values that leave no doubt
	WordMethodRounding                     // how results are rounded
	WordMethodCounts                       // how quotients and means of whole counts are
	WordMethodGrowth                       // how a figure was computed, by method
	WordMethodGrowthOver                   // the same
	WordMethodCAGR                         // {base}: the same
	WordMethodIndex                        // {base}: the same
	WordMethodChange                       // the same
	WordMethodChangeOver                   // the same
	WordMethodUneven                       // the times between values that are compared differ
	WordRhythmThen                         // {a} {b}: one rhythm, and a later one
	WordRhythmOpenDays                     // on each day of trading
	WordRhythmCyclic                       // {every}: but for some of each year
	WordMethodRhythm                       // {every}: the rhythm that the keys show
	WordMethodNoRhythm                     // they show none
	WordMethodDifference                   // {a} {b}: the same
	WordMethodRatio                        // {a} {b}: the same
	WordMethodTimes                        // {n}: the same
	WordMethodDaily                        // the same
	WordMethodSingle                       // how values of single periods are computed from those
	WordMethodLastOfYear                   // how those of years are
	WordMethodBaseMean                     // {base}: the same
	WordMethodShareOf                      // {a} {b}: the same
	WordMethodShareOfParts                 // the same
	WordMethodAddUpTo                      // {whole}: what the parts add up to
	WordMethodShareOfWhole                 // {whole}: the name of the aggregate that they are of
	WordMethodSum                          // {figures}: the same
	WordMethodSumSeries                    // the same
	WordMethodAggregates                   // {names}: what is counted in no sum
	WordMethodCombined                     // {what} {parts}: how a figure was computed
	WordCombinedSum                        // what it is
	WordCombinedMean                       // the same
	WordCombinedWeighted                   // the same
	WordCombinedMedian                     // the same
	WordCombinedMin                        // the same
	WordCombinedMax                        // the same
	WordCombinedLast                       // the same
	WordPartsSeries                        // what it is of: all series
	WordPartsFigures                       // {figures}: the same
	WordPartsYear                          // the same: all periods of a year
	WordPartsFiscalYear                    // the same
	WordPartsHalfYear                      // the same
	WordPartsQuarter                       // the same
	WordPartsMonth                         // the same
	WordPartsWeek                          // the same
	WordPartsGroup                         // the same
	WordPartsWindow                        // {n}: the same
	WordPartsCentred                       // {n}: the same
	WordPartsSince                         // {period}: the same
	WordPartsSinceYear                     // the same
	WordMethodWeights                      // {figure}: what the weights are
	WordMethodEqual                        // shares of which each counts the same
	WordMethodHeld                         // the same
	WordMethodOfAverages                   // averages that are put together as if they were of one each
	WordMethodWhole                        // of what lacks a part there is no value
	WordMethodOutside                      // of windows at the ends
	WordMethodBeyond                       // {keys}: times that not all figures have
	WordMethodFiscal                       // {year} {day}: when a fiscal year begins, and so the others
	WordMethodPartial                      // {periods}: periods at the ends that are not whole
	WordMethodNoGroup                      // {keys}: names that belong to none
	WordMethodNoMember                     // {keys}: members that have no value
	WordMethodLeftOut                      // {keys}: names that not all figures have
	WordMethodTableTotal                   // of a table that ends with sums
	WordMethodFrom                         // {figures}: what it was computed from
	WordMethodInput                        // {title} {unit}: a figure that others are computed from
	WordMethodName                         // {title}: the same, without its unit
	WordMethodResult                       // column head
	WordMethodComputation                  // column head
	WordMethodOpen                         // from where to where a result may lie, since the inputs are rounded
	WordMethodGuessed                      // {computation} whose result is approximate, since a value that it is computed from is
	WordMethodLikewise                     // {n}: values that are not listed
	WordMethodInTexts                      // before the list of what texts compute
	WordMethodTimesInText                  // what they compute
	WordMethodChangeInText                 // the same
	WordMethodDifferenceInText             // the same
	WordMethodShareInText                  // the same
	WordMethodWholeInText                  // the same
	WordMethodKind                         // {what} {items}: values of a kind
	WordMethodMore                         // {n}: of them that are not named
	WordMethodInterval                     // {interval}: what the intervals of values are
	WordMethodOf                           // {key} {part} {share}: a count of a whole
	WordMethodOfPrinted                    // the same, where the source prints the share, too
	WordMethodPrinted                      // {key} {part} {share} {printed}: where it prints another that agrees
	WordMethodFirstDays                    // of periods that the source dates
	WordMethodLastDays                     // the same
	WordMethodTotal                        // {total}: the check of parts
	WordMethodPadded                       // that numbers have zeros added
	WordMethodDecimals                     // {n}: how numbers are rounded to be shown
	WordMethodSignificant                  // {n}: the same
	WordMethodScale                        // {from} {to}: the units that numbers are given and shown in
	WordYear                               // the unit of years of a calendar
	WordCode                               // the unit of codes
	WordIndexTitle                         // {batch}: the page that lists the briefings of a batch
	WordIndexCount                         // {n} {day}: how many it lists
	WordIndexChanged                       // {day}: heading of the rows that a run changed
	WordIndexFailed                        // heading of the rows with faults
	WordIndexStale                         // heading of the rows with old figures
	WordIndexAll                           // heading of all rows
	WordIndexSearch                        // the field of a search
	WordIndexFound                         // {n} {all}: how many a search finds
	WordIndexMore                          // {n}: rows that are not listed
	WordIndexOldPage                       // of a row that failed
	WordIndexOlder                         // {figures}: that are older than their limit
	WordIndexRowChanged                    // of a row
	WordMovedUp                            // {change}: a verb and how much, in a text
	WordMovedDown                          // {change}: the same
	WordMovedNot                           // the same, of no change
	WordManyMovedUp                        // {change}: the same, of several things
	WordManyMovedDown                      // {change}: the same
	WordManyMovedNot                       // the same
	wordCount                              // must be last
)
