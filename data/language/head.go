package language

import "briefing/data"

// keyHeads are the words above a column of periods of a length.
var keyHeads = map[data.Granularity]Word{
	data.Year: WordHeadYear, data.FiscalYear: WordHeadFiscalYear, data.HalfYear: WordHeadHalfYear, data.Quarter: WordHeadQuarter,
	data.Month: WordHeadMonth, data.Week: WordHeadWeek, data.Day: WordHeadDay,
}

// KeysNamed says what the keys of a table are, as the head of their column: Year, Month; Period
// for those of several lengths or from the start of a year, Category for names.
func KeysNamed(p *Printer, keys []data.Key) string {
	if len(keys) == 0 || keys[0].Period.IsZero() {
		return p.Say(WordCategory)
	}
	length := keys[0].Period.Granularity()
	for _, k := range keys {
		if k.Period.IsZero() || k.Period.RunsFromStart() || k.Period.Rolls() > 0 || k.Period.Granularity() != length {
			return p.Say(WordPeriod)
		}
	}
	if word, ok := keyHeads[length]; ok {
		return p.Say(word)
	}
	return p.Say(WordPeriod)
}
