package language

import (
	"slices"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// keyHeads are the words above a column of periods of a length.
var keyHeads = map[data.Granularity]Word{
	data.Year: WordHeadYear, data.FiscalYear: WordHeadFiscalYear, data.HalfYear: WordHeadHalfYear, data.Quarter: WordHeadQuarter,
	data.Month: WordHeadMonth, data.Week: WordHeadWeek, data.Day: WordHeadDay,
}

// KeysNamed says what the keys of a table are, as the head of their column: Year, Month; Period
// for those of several lengths or from the start of a year, Category for names. Years such as 2022/23
// are fiscal where the file says so of its figures.
func KeysNamed(p *Printer, keys []data.Key, figures []*data.Figure) string {
	if len(keys) == 0 || keys[0].Period.IsZero() {
		return p.Say(WordCategory)
	}
	length := keys[0].Period.Granularity()
	for _, k := range keys {
		if k.Period.IsZero() || k.Period.RunsFromStart() || k.Period.Rolls() > 0 || k.Period.Granularity() != length {
			return p.Say(WordPeriod)
		}
	}
	if length == data.FiscalYear && !fiscalYears(keys[0].Period.Fiscal(), figures) {
		length = data.Year
	}
	if word, ok := keyHeads[length]; ok {
		return p.Say(word)
	}
	return p.Say(WordPeriod)
}

// calledFiscal are words for fiscal years, and otherYears such for years of other things that begin in
// another month than January.
var (
	calledFiscal = pattern.New(`(?i)\b(?:fiscal|financial|budget|tax) years?\b|\b(?:haushalts|rechnungs|geschäfts)jahre?s?\b|财政?年度?|会计年度`)
	otherYears   = pattern.New(`(?i)\b(?:marketing|crop|harvest|sugar|coffee|cotton|school|academic|water|influenza|flu|season|seasons|seasonal) ?years?\b|\bseasons?\b|\b(?:pupils?|schools?|students?|universit\pL*)\b|\b(?:schul|wirtschafts|ernte|studien)jahre?s?\b|\b(?:schüler|studierende|saison)\pL*|学年|学生|赛季|年产季`)
)

// fiscalYears reports whether pairs of years are called fiscal: by their names, as FY2022, or else by
// the texts of figures, or by the month that they begin with, which fiscal: has said of no other years.
func fiscalYears(f data.Fiscal, figures []*data.Figure) bool {
	says := func(of func(text string) bool) bool {
		return slices.ContainsFunc(figures, func(g *data.Figure) bool { return of(g.Title.Plain) || of(g.Note.Plain) })
	}
	return f.ByOneYear || says(calledFiscal.MatchString) || f.Begins != 0 && !says(otherYears.MatchString)
}
