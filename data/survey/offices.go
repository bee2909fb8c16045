package survey

import (
	"slices"
	"strings"

	"briefing/data/spelling"
)

// Office is who hands out tables of a shape, and whose codes stand in them.
type Office struct {
	Publisher string
	Source    string // the title of what it publishes, where the shape says it
	Codes     string // the list that its codes are of; empty where they must be asked
	// Symbols are what it writes in place of numbers, where no list has them, each with why
	// there is none.
	Symbols map[string]string
	Dates   spelling.Order // how it writes dates
}

// known are the offices whose tables are told by their heads. What decides is a head that no
// other office is known to write.
func known(s *Survey, about About) []struct {
	is     bool
	office Office
} {
	has := func(heads ...string) bool {
		return !slices.ContainsFunc(heads, func(head string) bool { return s.column(head) == nil })
	}
	constant := func(head, begin string) bool {
		c := s.column(head)
		return c != nil && len(c.Texts) > 0 && strings.HasPrefix(c.Texts[0], begin)
	}
	return []struct {
		is     bool
		office Office
	}{
		{constant("DATAFLOW", "ESTAT:") || has("freq", "geo", "TIME_PERIOD") || has("unit", "geo", "TIME_PERIOD"), Office{Publisher: "Eurostat", Codes: "eurostat", Dates: spelling.DayFirst}},
		{constant("STRUCTURE_ID", "OECD"), Office{Publisher: "OECD", Codes: "sdmx"}},
		{has("WEO Country Code"), Office{Publisher: "International Monetary Fund", Source: "World Economic Outlook Database", Symbols: map[string]string{"n/a": "not available", "--": "zero or less than half of the last digit"}}},
		{has("Country Name", "Country Code", "Indicator Name", "Indicator Code"), Office{Publisher: "World Bank", Source: "World Development Indicators", Symbols: map[string]string{"..": "not available"}}},
		{has("Entity", "Code", "Year"), Office{Publisher: "Our World in Data"}},
		{has("REF_DATE", "GEO", "DGUID"), Office{Publisher: "Statistics Canada", Codes: "statcan"}},
		{has("observation_date"), Office{Publisher: "Federal Reserve Bank of St. Louis", Source: "FRED", Symbols: map[string]string{".": "no value"}}},
		{strings.HasPrefix(about["note"], "CDID: "), Office{Publisher: "Office for National Statistics", Codes: "ons", Dates: spelling.DayFirst}},
		{has("TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"), Office{Codes: "sdmx"}},
	}
}

// officeOf is the office whose shape a table has; without a publisher where none is known.
func officeOf(s *Survey, about About) Office {
	for _, o := range known(s, about) {
		if o.is || o.office.Publisher != "" && about["source"] == o.office.Publisher {
			return o.office
		}
	}
	return Office{}
}
