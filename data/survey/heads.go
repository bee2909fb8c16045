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
	Time: {"key", "time period", "time", "tid", "time dim", "timedim", "dim time", "tijd", "aika", "kuukausi", "vuosineljännes", "måned", "månad", "kvartal", "år og måned", "år och månad", "time period code", "year", "years", "date", "month", "quarter", "week", "day", "period", "observation date", "ref date", "reference date", "reference period",
		"fiscal year", "financial year", "academic year", "school year", "year month", "calendar year", "survey year", "census year", "week ending", "month ending", "jahr", "jahre", "datum", "monat", "quartal", "zeit", "zeitraum", "stichtag", "berichtsjahr", "année", "annee",
		"trimestre", "mois", "ano", "año", "anno", "fecha", "data", "periodo", "período", "période", "periode", "jaar", "år", "vuosi", "rok", "aasta", "yıl", "yıllar", "ay", "dönem", "год", "годы", "месяц", "период", "perioden", "年", "年份", "年度", "时间", "時間", "日期", "月", "月份", "季度", "時点", "統計期", "年月", "ปี", "พ ศ", "ปี พ ศ"},
	Value:        {"obs value", "observation value", "numericvalue", "numeric value", "factvaluenumeric", "value numeric", "data value", "value", "values", "wert", "werte", "indhold", "valeur", "valor", "valore", "waarde", "值", "数值", "val"},
	Low:          {"low", "lower", "lower bound", "lower limit", "lower ci", "ci lower", "ci low", "low ci", "lower 95% ci", "lower 95 ci", "95% ci lower", "95% lower", "lower 95%", "lcl", "lci", "ci lb", "lower confidence limit", "lower confidence interval", "untergrenze", "untere grenze", "numeric low", "factvaluenumericlow", "value numeric lower", "lo"},
	High:         {"high", "upper", "upper bound", "upper limit", "upper ci", "ci upper", "ci high", "high ci", "upper 95% ci", "upper 95 ci", "95% ci upper", "95% upper", "upper 95%", "ucl", "uci", "ci ub", "upper confidence limit", "upper confidence interval", "obergrenze", "obere grenze", "numeric high", "factvaluenumerichigh", "value numeric upper", "hi"},
	Status:       {"obs flag", "obs status", "observation status", "observation flag", "flag", "flags", "flag code", "flag codes", "status", "symbol", "symbols", "marker", "markers", "data marking", "value marker", "statusflag", "anmerkung code", "break", "footnote codes", "observation status (flag) v2 structure"},
	Secrecy:      {"conf status", "confidentiality status", "confidentiality", "confidentiality status (flag)", "obs conf", "conf", "conf flag", "conf code", "confidential", "is confidential", "confidential flag", "confidentiality flag", "secret", "secrecy", "disclosure", "disclosure status", "disclosure control", "geheim", "geheimhaltung", "confidentiel", "confidencial", "保密", "機密"},
	Unit:         {"unit", "units", "unit type", "unit measure", "unit of measure", "uom", "measure unit", "unit measure code", "einheit", "einheiten", "eenheid", "enhet", "enhed", "birim", "satuan", "đơn vị tính", "единица измерения", "jednostka miary", "mértékegység", "yksikkö", "unidade", "masseinheit", "maßeinheit", "unité", "unite", "unidad", "unità", "单位", "單位", "単位", "計量單位", "단위", "counted", "unit name", "unit meas", "value unit", "factvalueuom"},
	Scale:        {"unit mult", "unit multiplier", "scale", "scalar factor", "powercode", "power code", "powercode code", "unit of multiplier", "multiplier", "magnitude"},
	Decimals:     {"decimals", "decimal places"},
	Stamp:        {"last update", "last updated", "last updated date", "release date", "update date", "date published", "extraction date", "publication date"},
	LastObserved: {"estimates start after"},
	Note: {"note", "notes", "comment", "comments", "comment obs", "obs comment", "footnote", "footnotes", "remark", "remarks", "bemerkung", "bemerkungen", "anmerkung", "remarque", "observación", "备注", "country series specific notes", "subject notes",
		"source note", "source", "sources", "note codes", "title compl", "value footnotes", "note classif", "note indicator", "note source", "factcomments"},
	Bookkeeping: {"structure", "structure id", "structure name", "dataflow", "action", "vector", "coordinate", "uom id", "scalar id", "sortorder", "islatestyear", "language", "datemodified", "timedimensionvalue", "timedimensionbegin", "timedimensionend", "time format", "scalar", "dguid", "series key", "id", "row", "terminated", "series id", "dataset", "unit code", "symbol code", "obs pre break", "s no", "sl no", "sr no", "lfd nr", "序号"},
}

// seriesHeads are what offices call the columns of the numbers of their series.
var seriesHeads = []string{"series id", "series key", "vector", "id"}

// placeWords are what offices call the columns of places.
var placeWords = []string{"geo", "spatialdim", "ref area", "reference area", "country", "countries", "country name", "country or area", "entity", "location", "region", "regions", "area", "area name", "territory", "state", "province", "geography", "geographic area name", "grossregion", "område", "omrade", "territorio", "provincias", "comunidades y ciudades autónomas", "행정구역별", "land", "länder", "laender", "bundesland", "kreis", "pays",
	"país", "paese", "国家", "地区", "區域", "省份", "省", "economy", "economy name", "nation", "county", "city", "municipality", "district", "geo name", "geopolitical entity (reporting)", "local authority", "constituency", "kanton", "canton", "département", "departement", "région", "comunidad", "prefecture", "都道府県"}

// folded is a head as the lists write it: in lower case, words divided by single blanks.
func folded(head string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(head), func(r rune) bool {
		return unicode.IsSpace(r) || r == '_' || r == '.' || r == '-' || r == '/' || r == ':'
	}), " ")
}

// named are the words of a head as the lists write them: all of it, and its code and its
// label where it has both, as TIME_PERIOD: Time period and obs_status.label have.
func named(head string) []string {
	word := folded(head)
	all := []string{word}
	if code, label, both := strings.Cut(head, ":"); both {
		all = append(all, folded(code), folded(label))
	}
	if of, is := strings.CutSuffix(word, " label"); is {
		all = append(all, of)
	}
	return all
}

// isCalled reports whether a head is one of a list.
func isCalled(head string, list []string) bool {
	return slices.ContainsFunc(named(head), func(word string) bool { return slices.Contains(list, word) })
}

// roleByHead is the role that the head of a column names; Unknown for none.
func roleByHead(head string) Role {
	for r := Time; r <= Bookkeeping; r++ {
		if isCalled(head, wordsOf[r]) {
			return r
		}
	}
	return Unknown
}

// isPlace reports whether a head is that of a column of places.
func isPlace(head string) bool { return isCalled(head, placeWords) }

// isCodeHead reports whether a head says that its texts are codes or numbers of things.
func isCodeHead(head string) bool {
	word := folded(head)
	return slices.Contains([]string{"kod", "kode", "código", "codigo", "codice", "код", "kód"}, word) || word == "iso" || word == "iso3" || word == "iso2" || word == "iso code" || word == "fips" || word == "nuts" || word == "ags" || word == "rank" ||
		isCamelID(head) || strings.HasSuffix(word, " code") || strings.HasSuffix(word, " id") || word == "code" || word == "代码" || strings.HasPrefix(word, "code ")
}

// isCamelID reports whether a head is that of numbers of things as programmers write it:
// LocID, but not GRID.
func isCamelID(head string) bool {
	head = strings.TrimSuffix(head, "s")
	of, is := strings.CutSuffix(head, "ID")
	if !is {
		of, is = strings.CutSuffix(head, "Code") // partnerCode
	}
	return is && of != "" && unicode.IsLower(rune(of[len(of)-1]))
}
