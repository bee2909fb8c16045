package survey

import (
	"slices"
	"strings"

	"briefing/data"
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
	Decimal string         // its decimal sign; empty where it has several
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
	begins := func(begin string) bool {
		return slices.ContainsFunc(s.Columns, func(c Column) bool { return strings.HasPrefix(c.Head, begin) })
	}
	noValue := map[string]string{".": "no value"}
	return []struct {
		is     bool
		office Office
	}{
		{constant("DATAFLOW", "ESTAT:") || has("freq", "geo", "TIME_PERIOD") || has("unit", "geo", "TIME_PERIOD"), Office{Publisher: "Eurostat", Codes: "eurostat", Dates: spelling.DayFirst, Decimal: "point"}},
		{strings.Contains(about["note"], "[ESTAT]"), Office{Publisher: "Eurostat", Codes: "eurostat", Dates: spelling.DayFirst, Decimal: "point"}},
		{constant("STRUCTURE_ID", "ESTAT:"), Office{Publisher: "Eurostat", Codes: "eurostat", Dates: spelling.DayFirst, Decimal: "point"}},
		{constant("STRUCTURE_ID", "OECD"), Office{Publisher: "OECD", Codes: "sdmx", Decimal: "point"}},
		{constant("STRUCTURE_ID", "BIS:") || strings.HasPrefix(about["note"], "BIS,"), Office{Publisher: "Bank for International Settlements", Codes: "sdmx", Decimal: "point"}},
		{constant("DATAFLOW", "ABS:"), Office{Publisher: "Australian Bureau of Statistics", Codes: "sdmx", Decimal: "point"}},
		{constant("DATAFLOW", "IT1:"), Office{Publisher: "Istat", Codes: "sdmx", Decimal: "point"}},
		{constant("DATAFLOW", "ECB:") || has("KEY", "FREQ", "TIME_PERIOD", "TITLE_COMPL"), Office{Publisher: "European Central Bank", Codes: "sdmx", Decimal: "point"}},
		{constant("DATASET", "IMF."), Office{Publisher: "International Monetary Fund", Codes: "sdmx", Decimal: "point"}},
		{false, Office{Publisher: "Bureau of Economic Analysis", Decimal: "point"}},
		{has("WEO Country Code"), Office{Publisher: "International Monetary Fund", Source: "World Economic Outlook Database", Symbols: map[string]string{"n/a": "not available", "--": "zero or less than half of the last digit"}, Decimal: "point"}},
		{has("Country Name", "Country Code", "Indicator Name", "Indicator Code") && s.column("Country Code").Plain > 0, Office{Publisher: "International Monetary Fund", Codes: "sdmx", Decimal: "point"}},
		{has("Country Name", "Country Code", "Indicator Name", "Indicator Code"), Office{Publisher: "World Bank", Source: "World Development Indicators", Symbols: map[string]string{"..": "not available"}, Decimal: "point"}},
		{has("Country Name", "Country Code", "Series Name", "Series Code"), Office{Publisher: "World Bank", Symbols: map[string]string{"..": "not available"}, Decimal: "point"}},
		{has("indicator.value", "countryiso3code"), Office{Publisher: "World Bank", Source: "World Development Indicators", Decimal: "point"}},
		{has("reporterISO", "primaryValue"), Office{Publisher: "United Nations", Source: "UN Comtrade", Decimal: "point"}},
		{has("Entity", "Code", "Year"), Office{Publisher: "Our World in Data", Decimal: "point"}},
		{has("REF_DATE", "GEO", "DGUID"), Office{Publisher: "Statistics Canada", Codes: "statcan", Decimal: "point"}},
		{has("observation_date"), Office{Publisher: "Federal Reserve Bank of St. Louis", Source: "FRED", Symbols: noValue, Decimal: "point"}},
		{s.isSeries("DATE"), Office{Symbols: noValue, Decimal: "point"}}, // FRED, until 2024
		{strings.HasPrefix(about["note"], "CDID: "), Office{Publisher: "Office for National Statistics", Codes: "ons", Dates: spelling.DayFirst, Decimal: "point"}},
		{begins("v4_"), Office{Publisher: "Office for National Statistics", Codes: "ons", Decimal: "point"}},
		{has("series_id", "year", "period") || has("Series ID", "Year", "Period"), Office{Publisher: "U.S. Bureau of Labor Statistics", Decimal: "point"}},
		{strings.Contains(about[Lines], "Original Data Value\n"), Office{Publisher: "U.S. Bureau of Labor Statistics", Decimal: "point"}},
		{has("Area", "Element", "Item", "Unit"), Office{Publisher: "FAO", Source: "FAOSTAT", Codes: "faostat", Decimal: "point"}},
		{has("ref_area.label", "source.label") || has("ref_area", "source", "indicator", "obs_value"), Office{Publisher: "International Labour Organization", Source: "ILOSTAT", Codes: "ilostat", Decimal: "point"}},
		{has("IndicatorCode", "SpatialDim") || has("IndicatorCode", "SpatialDimValueCode") || has("IND_CODE", "IND_NAME"), Office{Publisher: "World Health Organization", Source: "Global Health Observatory", Decimal: "point"}},
		{has("LocID", "Variant", "Time"), Office{Publisher: "United Nations", Source: "World Population Prospects", Decimal: "point"}},
		{has("Country or Area", "Value Footnotes"), Office{Publisher: "United Nations", Source: "UNdata", Decimal: "point"}},
		{has("statistics_code", "statistics_label") || has("Statistik_Code", "Statistik_Label"), Office{Publisher: "Statistisches Bundesamt (Destatis)", Codes: "destatis", Dates: spelling.DayFirst}},
		{strings.Contains(about["publisher"], "Destatis"), Office{Publisher: about["publisher"], Codes: "destatis", Dates: spelling.DayFirst}},
		{about["source"] == "Statistisk sentralbyrå", Office{Publisher: "Statistisk sentralbyrå", Codes: "ssb"}},
		{about["source"] == "Statistics Norway", Office{Publisher: "Statistics Norway", Codes: "ssb"}},
		{has("CÓDIGO DE LA SERIE") || has("NÚMERO SECUENCIAL"), Office{Publisher: "Banco de España", Symbols: map[string]string{"_": "not available"}, Decimal: "point"}},
		{s.isBundesbank(), Office{Publisher: "Deutsche Bundesbank", Codes: "bundesbank", Dates: spelling.DayFirst}},
		{slices.ContainsFunc(s.Heads, isCensusVariable), Office{Publisher: "U.S. Census Bureau", Symbols: censusSymbols, Decimal: "point"}},
		{has("DATABASE_ID", "INDICATOR", "OBS_VALUE"), Office{Publisher: "World Bank", Codes: "sdmx", Decimal: "point"}},
		{has("ITTER107"), Office{Publisher: "Istat"}},
		{has("Libellé", "idBank"), Office{Publisher: "Insee", Decimal: "point"}},
		{has("Series_reference", "Period", "Data_value"), Office{Publisher: "Stats NZ", Codes: "statsnz", Decimal: "point"}},
		{(has("OBS_VALUE") || begins("OBS_VALUE:")) && (begins("OBS_STATUS") || begins("TIME_PERIOD")), Office{Codes: "sdmx", Decimal: "point"}},
	}
}

// officeOf is the office whose shape a table has; without a publisher where none is known.
func officeOf(s *Survey, about About) Office {
	all := known(s, about)
	for _, o := range all {
		if o.is || o.office.Publisher != "" && about["source"] == o.office.Publisher {
			return o.office
		}
	}
	lines := strings.Split(about[Lines], "\n")
	for _, o := range all {
		if slices.ContainsFunc(lines, func(line string) bool { return line == o.office.Publisher && line != "" }) {
			return o.office
		}
	}
	return Office{}
}

// isSeries reports whether the first head is a text, and all others are codes of series in
// capitals.
func (s *Survey) isSeries(first string) bool {
	for i, head := range s.Heads {
		if i == 0 && head != first || i > 0 && !isCode(head) {
			return false
		}
	}
	return len(s.Heads) > 1
}

// isBundesbank reports whether heads are keys of series of the Deutsche Bundesbank, with their
// remarks beside them: BBK01.TUA012 and BBK01.TUA012_FLAGS.
func (s *Survey) isBundesbank() bool {
	return slices.ContainsFunc(s.Heads, func(head string) bool {
		series, flags := strings.CutSuffix(head, "_FLAGS")
		return flags && strings.HasPrefix(series, "BB") && strings.Contains(series, ".") && s.column(series) != nil
	})
}

// censusSymbols are the numbers that the Bureau of the Census writes where it has none.
var censusSymbols = map[string]string{
	"-999999999": "too few sample cases", "-888888888": "not applicable", "-666666666": "too few sample observations", "-555555555": "a controlled estimate, which has no margin of error",
	"-333333333": "the median is in the lowest or the highest interval", "-222222222": "too few sample observations",
}

// isCensusVariable reports whether a head is a variable of the American Community Survey: B19013_001E.
func isCensusVariable(head string) bool {
	table, variable, both := strings.Cut(head, "_")
	digits := strings.TrimRight(variable, "EAMP")
	return both && len(table) >= len("B19013") && strings.Contains("BCS", table[:1]) && data.AllDigits(table[1:6]) && len(digits) == 3 && data.AllDigits(digits) && len(variable) > 3
}
