package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// firstPlainYear is the first year that needs no word that it is one: before it, numbers of
// four digits are nearly always codes.
const firstPlainYear = 1500

// leastRun is how many years that are evenly apart are taken for such whatever the title says.
const leastRun = 5

// codeWords are words for what has numbers of four digits that look like years, and yearWords
// for what are years.
var (
	codeWords = pattern.New(`(?i)\b(isic|nace|naics|wz ?2008|hs ?\d*|sitc|nuts|codes?|class(es)?|municipalit(y|ies)|communes?|post(al)?[ -]?codes?|zip|ids?|gemeinden?|gemeindeschlüssel|ags|klassen?|wirtschaftsklassen?|kennziffern?|schlüssel|plz|postleitzahl(en)?|kommune(r|nummer)?)\b|行业代码|代码|编码|邮编`)
	yearWords = pattern.New(`(?i)\b(years?|jahre?|periods?|time|date|datum|zeit|quarters?|months?)\b|年|时间|日期`)
)

// asksForCodes asks whether keys that are all years are codes, unless the file says what they
// are: where one is before all years that figures are commonly of, or the name of their
// column or the title speaks of codes.
func asksForCodes(r *resolver, f *figureDraft, keys keyTexts) bool {
	if f.keys != "" || f.length != data.NoPeriod || f.rhythm.at.Node != nil || len(keys.all) == 0 || keys.all[0].Period.Granularity() != data.Year {
		return false
	}
	column := ""
	if f.csv != nil {
		column = f.csv.key.name
	}
	text, why := column, fmt.Sprintf("its column is %q", column)
	if !codeWords.MatchString(text) {
		text, why = f.title.raw, fmt.Sprintf("the title speaks of %q", codeWords.FindString(f.title.raw))
	}
	word := codeWords.MatchString(text) && !yearWords.MatchString(column) && !evenYears(keys.all)
	for i, k := range keys.all {
		early := k.Period.Compare(data.YearOf(firstPlainYear)) < 0
		if !early && !word {
			continue
		}
		if early {
			why = "few figures are of years so early"
		}
		r.fault(keys.at(i), fmt.Sprintf("%q may be a year or a code: %s", k, why), "add period: year to the figure where these are years, or keys: names where they are codes")
		return true
	}
	return false
}

// evenYears reports whether years follow each other evenly, which codes seldom do.
func evenYears(keys []data.Key) bool {
	if len(keys) < leastRun {
		return false
	}
	step := keys[1].Period.Sub(keys[0].Period)
	for i, k := range keys[1:] {
		if between := k.Period.Sub(keys[i].Period); between != step || step == 0 {
			return false
		}
	}
	return true
}
