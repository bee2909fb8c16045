package survey

import (
	"slices"
	"strings"
	"unicode"
)

// Role is what a column is for.
type Role int

// The roles.
const (
	Unknown   Role = iota
	Dimension      // names or codes that a number belongs to
	Time
	Value
	Low
	High
	Status
	Secrecy // what may be published
	Unit
	Scale // the power of ten that the numbers are in
	Decimals
	Stamp        // when the row was published
	LastObserved // the last period whose value is no estimate
	Note
	Constant // the same text in each row
	Label    // the words for the codes of another column
	Attribute
	Bookkeeping // of the office: numbers of rows, of series
)

// Word is what people call the role.
func (r Role) Word() string {
	return [...]string{"not known", "names", "time", "numbers", "lower ends", "upper ends", "status", "confidentiality", "unit", "scale", "decimals",
		"date of publication", "last observed period", "notes", "the same in each row", "labels", "follows from another", "bookkeeping"}[r]
}

// wordsOf are what offices call the columns of a role, as folded writes them.
var wordsOf = map[Role][]string{
	Time: {"time period", "time", "time period code", "year", "years", "date", "month", "quarter", "week", "day", "period", "observation date", "ref date", "reference date", "reference period",
		"fiscal year", "financial year", "academic year", "school year", "year month", "calendar year", "survey year", "census year", "week ending", "month ending", "jahr", "jahre", "datum", "monat", "quartal", "zeit", "zeitraum", "stichtag", "berichtsjahr", "année", "annee",
		"trimestre", "mois", "ano", "año", "anno", "fecha", "data", "periodo", "período", "période", "periode", "jaar", "år", "vuosi", "rok", "aasta", "perioden", "年", "年份", "年度", "时间", "時間", "日期", "月", "月份", "季度", "時点"},
	Value:        {"obs value", "observation value", "value", "values", "wert", "werte", "valeur", "valor", "valore", "waarde", "值", "数值", "val"},
	Low:          {"low", "lower", "lower bound", "lower limit", "lower ci", "ci lower", "ci low", "low ci", "lower 95% ci", "lower 95 ci", "95% ci lower", "95% lower", "lower 95%", "lcl", "lci", "ci lb", "lower confidence limit", "lower confidence interval", "untergrenze", "untere grenze", "numeric low", "lo"},
	High:         {"high", "upper", "upper bound", "upper limit", "upper ci", "ci upper", "ci high", "high ci", "upper 95% ci", "upper 95 ci", "95% ci upper", "95% upper", "upper 95%", "ucl", "uci", "ci ub", "upper confidence limit", "upper confidence interval", "obergrenze", "obere grenze", "numeric high", "hi"},
	Status:       {"obs flag", "obs status", "observation status", "observation flag", "flag", "flags", "flag code", "flag codes", "status", "symbol", "symbols", "marker", "markers", "data marking", "value marker", "statusflag", "anmerkung code"},
	Secrecy:      {"conf status", "confidentiality status", "confidentiality", "obs conf"},
	Unit:         {"unit", "units", "unit measure", "unit of measure", "uom", "measure unit", "unit measure code", "einheit", "einheiten", "masseinheit", "maßeinheit", "unité", "unite", "unidad", "unità", "单位", "單位", "計量單位", "counted", "unit name"},
	Scale:        {"unit mult", "unit multiplier", "scale", "scalar factor", "powercode", "power code", "powercode code", "multiplier", "magnitude"},
	Decimals:     {"decimals", "decimal places"},
	Stamp:        {"last update", "last updated", "last updated date", "release date", "update date", "date published", "extraction date", "publication date"},
	LastObserved: {"estimates start after"},
	Note: {"note", "notes", "comment", "comments", "comment obs", "obs comment", "footnote", "footnotes", "remark", "remarks", "bemerkung", "bemerkungen", "anmerkung", "remarque", "observación", "备注", "country series specific notes", "subject notes",
		"source note", "source", "sources", "note codes"},
	Bookkeeping: {"structure", "structure id", "structure name", "dataflow", "action", "vector", "coordinate", "uom id", "scalar id", "scalar", "dguid", "series key", "id", "row", "terminated", "series id", "dataset", "unit code", "symbol code", "obs pre break"},
}

// placeWords are what offices call the columns of places.
var placeWords = []string{"geo", "ref area", "reference area", "country", "countries", "country name", "country or area", "entity", "location", "region", "regions", "area", "area name", "territory", "state", "province", "geography", "land", "länder", "laender", "bundesland", "kreis", "pays",
	"país", "paese", "国家", "地区", "區域", "省份", "省", "economy", "economy name", "nation", "county", "city", "municipality", "district", "geo name", "geopolitical entity (reporting)", "local authority", "constituency", "kanton", "canton", "département", "departement", "région", "comunidad", "prefecture", "都道府県"}

// folded is a head as the lists write it: in lower case, words divided by single blanks.
func folded(head string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(head), func(r rune) bool {
		return unicode.IsSpace(r) || r == '_' || r == '.' || r == '-' || r == '/' || r == ':'
	}), " ")
}

// roleByHead is the role that the head of a column names; Unknown for none.
func roleByHead(head string) Role {
	word := folded(head)
	for r := Time; r <= Bookkeeping; r++ {
		if slices.Contains(wordsOf[r], word) {
			return r
		}
	}
	return Unknown
}

// isPlace reports whether a head is that of a column of places.
func isPlace(head string) bool { return slices.Contains(placeWords, folded(head)) }

// isCodeHead reports whether a head says that its texts are codes or numbers of things.
func isCodeHead(head string) bool {
	word := folded(head)
	return word == "iso" || word == "iso3" || word == "iso2" || word == "iso code" || word == "fips" || word == "nuts" || word == "ags" || word == "rank" ||
		strings.HasSuffix(word, " code") || strings.HasSuffix(word, " id") || word == "code" || word == "代码" || strings.HasPrefix(word, "code ")
}
