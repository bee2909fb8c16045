package check

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/wording"
)

// otherWeights looks for means of quotients that are weighted with what is divided, income per head by
// income, or with another thing than they are divided by, deaths per 1,000 births by people.
func otherWeights(g *gate) {
	for _, f := range g.ds.Figures {
		if f.Derived == nil || f.Derived.By != data.WeightedMean || f.Derived.Weights == nil {
			continue
		}
		of, w := f.Derived.From[0], f.Derived.Weights
		text, divided := dividedBy(g.say, of, w)
		if whole := dividesBy(of); !divided && whole.said != "" && w.IsAmount() && !whole.is(w) {
			text = fmt.Sprintf("%s is for each of %s, and is weighted with %s, %q", of.ID, whole.said, w.ID, w.Title.Plain)
		}
		if text != "" {
			g.warn(data.RuleWeights, f.Pos, "figures."+f.ID, text)
		}
	}
}

// dividedBy says that a mean is weighted with what is divided. The density that most people live in is
// weighted with people.
func dividedBy(say *language.Printer, of, w *data.Figure) (text string, divided bool) {
	if d := of.Derived; d != nil && d.By == data.Ratio && len(d.From) == 2 {
		if w == d.From[0] {
			return fmt.Sprintf("%s is %s divided by %s, and is weighted with %s", of.ID, w.ID, d.From[1].ID, w.ID), true
		}
		return "", w == d.From[1]
	}
	each, known := language.MeasureOf(of.Unit)
	weight, plain := language.MeasureOf(w.Unit)
	if !known || !plain || len(each.Over) != 1 || len(each.Under) != 1 || len(weight.Over) != 1 || len(weight.Under) > 0 || len(each.Quotient(weight).Over) > 0 {
		return "", false
	}
	if each.Over[0].Counted() && !each.Under[0].Counted() {
		return "", true
	}
	return fmt.Sprintf("%s is in %s, and is weighted with %s in %s, which is what is divided", of.ID, say.UnitOf(of), w.ID, say.UnitOf(w)), true
}

// A divisor is what the numbers of a figure are for each of.
type divisor struct {
	said  string
	words *pattern.Pattern // for it; nil where the stems of said are looked for
	thing language.Thing
}

// peopleWords are words for people of all kinds, which a number for each person is weighted with.
var peopleWords = pattern.New(`(?i)\b(?:people|persons?|population|inhabitants|residents|heads?|capita|citizens|men|women|adults|children|pupils|students|employees|employed|workers|jobs|households?|personen|\pL*bevölkerung|einwohner\pL*|\pL*beschäftigten?)\b|人口|人数|居民`)

// namedRates are rates of which everyone knows what they are divided by, each with the words for that.
var namedRates = [...]struct {
	title *pattern.Pattern
	said  string
	words *pattern.Pattern
	in    data.UnitKind
}{
	{pattern.New(`(?i)\b(?:unemployment|jobless) rates?\b|\b(?:arbeitslosen|erwerbslosen)quoten?\b|失业率`), "the labour force",
		pattern.New(`(?i)\b(?:labou?r force|workforce|active (?:population|people|persons)|economically active|\pL*erwerbspersonen)\b|劳动力`), data.UnitPercent},
	{pattern.New(`(?i)\b(?:infant|neonatal|perinatal|maternal|under[- ](?:five|5)|child) mortality\b|\b(?:säuglings|kinder|mütter)sterblichkeit\b|(?:婴儿|孕产妇)死亡率`), "births", pattern.New(`(?i)\b(?:\pL*births?|newborns?|deliveries|\pL*geborenen?|\pL*geburten)\b|活产|出生`), data.UnitPlain},
	{pattern.New(`(?i)\b(?:voter )?turnout\b|\bwahlbeteiligung\b|投票率`), "voters", pattern.New(`(?i)\b(?:voters?|electors?|electorate|eligible|registered|\pL*wahlberechtigten?)\b|选民`), data.UnitPercent},
	{pattern.New(`(?i)\b(?:average|mean|median|hourly|weekly|monthly|annual|gross|net|real)\b.*\b(?:wages?|pay|salar(?:y|ies)|earnings)\b|(?:lohn|löhne|verdienste?|gehälter)\b|平均工资`), "those who are paid",
		pattern.New(`(?i)\b(?:employees?|employed|employment|workers?|workforce|jobs?|staff|payrolls?|hours|earners|\pL*beschäftigten?|\pL*arbeitnehmer\pL*|\pL*erwerbstätigen?|stunden)\b|就业|职工|从业`), data.UnitPlain},
	{pattern.New(`(?i)\b(?:length|duration) of (?:hospital )?stays?\b|\b(?:verweil|aufenthalts)dauer\b|平均住院(?:日|天数)|逗留(?:时间|天数)`), "stays",
		pattern.New(`(?i)\b(?:stays|stay|cases|patients|admissions|discharges|arrivals|guests|visitors|tourists|hospitali[sz]ations|\pL*fälle|patienten|\pL*ankünfte|gäste|\pL*entlassungen|aufnahmen|aufenthalte)\b|人次|出院|入院|住院人|患者|游客`), data.UnitPlain},
	{pattern.New(`(?i)\b(?:average|mean) (?:household )?size of (?:\pL+ )?households?\b|\b(?:average|mean) household size\b|\bhaushaltsgröße\b|(?:家庭|户均)(?:平均)?(?:户)?(?:规模|人口)`), "households",
		pattern.New(`(?i)\b(?:\pL*households?|\pL*haushalten?)\b|户数|家庭户`), data.UnitPlain},
	{pattern.New(`(?i)\bper (?:head|capita|person|inhabitant|resident)\b|\b(?:je|pro)[- ]?(?:kopf|einwohner|person)\b|人均`), "people", peopleWords, data.UnitPlain},
}

// dividesBy is what is known to be the divisor of a figure: by the figure that it was computed by, by its
// unit, or by its title.
func dividesBy(f *data.Figure) divisor {
	if d := f.Derived; d != nil && d.By == data.Ratio && len(d.From) == 2 {
		return divisor{said: d.From[1].Title.Plain}
	}
	if said := dividesByUnit(f.Unit); said.said != "" {
		return said
	}
	for _, rate := range namedRates {
		if rate.title.MatchString(f.Title.Plain) && f.Unit.Kind == rate.in && !f.IsAmount() {
			return divisor{said: rate.said, words: rate.words}
		}
	}
	return divisor{}
}

// ofTime are what is for each time, by which no mean is weighted.
var ofTime = pattern.New(`(?i)^(?:hours?|h|days?|weeks?|months?|quarters?|years?|minutes?|seconds?|s|annum|stunden?|tag|woche|monat|jahr|天|小时|月|年|日)$`)

// dividesByUnit is what a unit names after per, or after percent of.
func dividesByUnit(u data.Unit) divisor {
	if of := wholeOfUnit(u); of != "" {
		return divisor{said: of}
	}
	m, ok := language.MeasureOf(u)
	if !ok || len(m.Under) != 1 || m.Under[0].Noun == "" || ofTime.MatchString(m.Under[0].Noun) {
		return divisor{}
	}
	by := divisor{said: m.Under[0].Noun, thing: m.Under[0]}
	if peopleWords.FindString(by.said) == by.said && by.said != "households" && by.said != "household" {
		by.words = peopleWords
	}
	return by
}

// is reports whether a figure counts what the numbers are divided by, by its title, its unit, or as
// another size of the same quantity.
func (by divisor) is(w *data.Figure) bool {
	said := w.Title.Plain + " " + w.Unit.Noun
	if by.words != nil {
		return by.words.MatchString(said)
	}
	if m, ok := language.MeasureOf(w.Unit); ok && by.thing.Noun != "" && !by.thing.Counted() && len(m.Over) == 1 && m.Over[0].Same(by.thing) {
		return true
	}
	for _, whole := range wholes {
		if whole.MatchString(strings.ToLower(by.said)) {
			return whole.MatchString(strings.ToLower(said))
		}
	}
	x, y := wording.Stems(saysNothing.ReplaceAllString(by.said, "")), wording.Stems(said)
	return len(x) == 0 || wording.Common(x, y) > 0 || peopleWords.MatchString(by.said) && peopleWords.MatchString(w.Title.Plain)
}

// saysNothing are words of a divisor that are no name of it.
var saysNothing = pattern.New(`(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|total|number of|all|the|whole|gesamt|insgesamt|answers|respondents|replies|those asked|year|years|quarter|month)\b`)
