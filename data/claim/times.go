package claim

import (
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/spelling"
)

// timeName is a name of a half, a quarter or a month in any of the languages, with its year where it has
// one. May without a year is a verb.
var timeName = pattern.New(strings.ReplaceAll(`(?:\b[Tt]he )?\b([Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th) (quarter|half)\b(?:(?: of(?: the year)?)?,? ((?:19|20)\d\d)\b)?`+
	`|\b(?:([Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte)[nsmr]?|([1-4])\.) (Quartal|Vierteljahr|Halbjahr)s?\b(?:,? (?:des Jahres )?((?:19|20)\d\d)\b)?`+
	`|\b(?:([1-4])(Q|H)|(Q|H)([1-4]))\b(?:,? (?:of )?((?:19|20)\d\d)\b)?`+
	`|\b(January|February|March|April|June|July|August|September|October|November|December|Januar|Februar|Juni|Juli|Oktober|Dezember)\b(?:,? (?:of )?((?:19|20)\d\d)\b)?`+
	`|\b(May|Mai) ((?:19|20)\d\d)\b|(März)(?: ((?:19|20)\d\d)\b)?`+
	`|(?:((?:19|20)\d\d) ?年)?(?:第?([一二三四1-4])个?(季度)|([上下])(半年)|(1[0-2]|[1-9])(月))份?`, " ", `\s`))

// joinedToTime stands around a time that is only one end of a longer one, or says a day: January to March,
// 1 July; and ofTime behind a half of something else.
var (
	joinedBefore = pattern.New(`(?:\b(?:to|through|until|and|bis|und)|[-–—/至到和]|(?:^|\D)\d\d?[.)]?|个)\s*$`)
	joinedAfter  = pattern.New(`^(?:\s*(?:(?:to|through|and|bis|und)\b|[-–—/至到和]|\d)| of\b)`)
)

// ordinals are the numbers of the words in it.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
	"erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}

// lengthsNamed are the lengths of the words in it.
var lengthsNamed = map[string]data.Granularity{"quarter": data.Quarter, "half": data.HalfYear, "Quartal": data.Quarter, "Vierteljahr": data.Quarter,
	"Halbjahr": data.HalfYear, "Q": data.Quarter, "H": data.HalfYear, "季度": data.Quarter, "半年": data.HalfYear, "月": data.Month}

// inTimeNames are what no name of a part of a year is without.
var inTimeNames = strings.Fields("quarter half Quartal jahr Q1 Q2 Q3 Q4 H1 H2 1Q 2Q 3Q 4Q 1H 2H anuar ebruar March März April May Mai June Juni July Juli August September October Oktober November ezember 季 半年 月")

// timesIn are the places of the names of parts of years in a text. Most texts have none.
func timesIn(text string) [][]int {
	if !slices.ContainsFunc(inTimeNames, func(part string) bool { return strings.Contains(text, part) }) {
		return nil
	}
	return slices.DeleteFunc(timeName.FindAllStringSubmatchIndex(text, -1), func(at []int) bool {
		return joinedBefore.MatchString(text[max(0, at[0]-10):at[0]]) || joinedAfter.MatchString(text[at[1]:])
	})
}

// timeAt is the token of a name that stands at a place in a text. One without a year has noYear until the
// sentence tells more.
func timeAt(text string, at []int) token {
	of, n, year := data.NoPeriod, 0, noYear
	for i := 2; i < len(at); i += 2 {
		if at[i] < 0 {
			continue
		}
		said := text[at[i]:at[i+1]]
		number, err := strconv.Atoi(said)
		switch length, named := lengthsNamed[said]; {
		case named:
			of = length
		case err == nil && number > 31:
			year = number
		case err == nil:
			n = number
		case ordinals[strings.ToLower(said)] > 0:
			n = ordinals[strings.ToLower(said)]
		default:
			of, n, _ = spelling.PartOfYear(said)
		}
	}
	t := token{kind: moment, text: text[at[0]:at[1]], nth: -1}
	if p, ok := data.NthOf(of, year, n); ok {
		t.period = p
	} else {
		t.kind = word
	}
	return t
}

// noYear is that of a part of a year whose year is not said.
const noYear = 1

// inTheirYears gives the parts of years without a year the year of the value nearest to them; they are
// words where there is none, or where it is of a fiscal year, whose parts are others.
func inTheirYears(s sentence) {
	for i := range s {
		year, n := 0, 0
		if s[i].kind == moment {
			year, n = s[i].period.YearAndPart()
		}
		if year != noYear {
			continue
		}
		own := data.Period{}
		for apart := 1; apart < 2*farAway && own.IsZero(); apart++ {
			for _, j := range []int{i + apart, i - apart} {
				if j >= 0 && j < len(s) && s[j].kind == value && len(s[j].part.Of) > 0 && own.IsZero() {
					own = s[j].part.Of[0].Key.Period
				}
			}
		}
		if year, _ = own.YearAndPart(); own.IsZero() || own.Fiscal() != (data.Fiscal{}) {
			s[i].kind, s[i].period = word, data.Period{}
			continue
		}
		s[i].period, _ = data.NthOf(s[i].period.Granularity(), year, n)
	}
}
