package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// about are the words that lines above and below tables begin with, and the keys of what
// they say.
var about = map[string]string{
	"title": "title", "dataset": "title", "data set": "title", "table": "title", "titel": "title", "标题": "title", "表題": "title", "統計名": "source", "表番号": "note", "genesis-tabelle": "note", "tabelle": "note", "series title": "title", "type of data": "unit", "base period": "unit", "labor force status": "note", "통계표명": "title", "통계표id": "note",
	"unit": "unit", "units": "unit", "unit of measure": "unit", "preunit": "note", "einheit": "unit", "eenheid": "unit", "enhet": "unit", "enhed": "unit", "birim": "unit", "satuan": "unit", "đơn vị tính": "unit", "единица измерения": "unit", "単位": "unit", "단위": "unit", "单位": "unit", "計量單位": "unit", "计量单位": "unit",
	"source": "source", "sources": "source", "data source": "source", "database": "source", "source dataset id": "note", "quelle": "source", "fonte": "source", "fuente": "source", "kaynak": "source", "источник": "source", "źródło": "source", "bron": "source", "lähde": "source", "källa": "source", "kilde": "source", "zdroj": "source", "forrás": "source", "sursa": "source", "sumber": "source", "nguồn": "source", "vir": "source", "izvor": "source", "джерело": "source", "πηγή": "source", "المصدر": "source", "数据来源": "source", "資料": "source", "出典": "source", "자료": "source", "출처": "source", "出所": "source", "来源": "source", "資料來源": "source", "数据库": "title",
	"release date": "date", "last updated date": "date", "last updated": "date", "last update": "date", "updated": "date", "date of release": "date", "stand": "date", "stand vom": "date", "last revised on": "date", "dernière mise à jour": "date", "更新时间": "date", "发布日期": "date",
	"next release": "note", "important notes": "note", "note": "note", "notes": "note", "footnotes": "note", "legend": "note", "table information": "note", "how to cite": "note", "anmerkung": "note", "hinweis": "note", "注": "note", "주석": "note", "table notes": "note", "注释": "note", "说明": "note", "时间": "note",
	"cdid": "note", "series id": "note", "series": "note", "download date": "retrieved", "data extracted on": "retrieved", "extracted on": "retrieved", "date extracted": "retrieved", "abgerufen": "retrieved", "exported at": "retrieved", "exported on": "retrieved", "조회기준일": "retrieved",
	"licence": "licence", "license": "licence", "lizenz": "licence", "url": "address", "link": "address", "website": "address",
}

// aboutKey is the key of what a line says that begins with a word; empty for a word that
// says nothing.
func aboutKey(word string) string {
	word = strings.ToLower(strings.Trim(trim(word), ":： ()（）［］○●◦•"))
	return about[word]
}

// measureWords begin lines with what is measured. Alone, they are heads of columns.
var measureWords = []string{"指标", "variável", "variable"}

// cutAbout takes a line such as "Source: Labour force survey" or "Variável - População (Pessoas)" apart.
func cutAbout(line string) (key, text string, ok bool) {
	i := strings.IndexAny(line, ":：")
	if dash := strings.Index(line, " - "); i < 0 || dash >= 0 && dash < i {
		i = dash + len(" ")
	}
	if i <= 0 {
		return "", line, false
	}
	if key = aboutKey(line[:i]); key == "" {
		if !slices.Contains(measureWords, strings.ToLower(trim(line[:i]))) {
			return "", line, false
		}
		key = "measure"
	}
	_, n := utf8.DecodeRuneInString(line[i:])
	return key, trim(line[i+n:]), true
}

// cutReleased takes the date from a line such as Central Statistics Office. Released 12 May 2024.
// The date is empty where it has none.
func cutReleased(text string) (before, date string) {
	for _, word := range []string{" Released ", " released ", " Published ", " published "} {
		before, date, found := strings.Cut(text, word)
		date = strings.TrimPrefix(strings.TrimRight(date, ". "), "on ")
		if _, ways := spelling.Day(date, ""); found && ways > 0 {
			return strings.TrimRight(before, ".,;: "), date
		}
	}
	return text, ""
}

// aboutTable is what a line says of the table: of its source perhaps also when it was released.
func aboutTable(key, said string, at data.Pos) []grid.Finding {
	if key == "source" {
		if source, date := cutReleased(said); date != "" {
			return []grid.Finding{{Key: key, Text: source, At: at}, {Key: "date", Text: date, At: at}}
		}
	}
	return []grid.Finding{{Key: key, Text: said, At: at}}
}

// units are words of units that stand below heads, or above a table by themselves.
var units = map[string]bool{
	"%": true, "percent": true, "per cent": true, "percentage": true, "prozent": true, "‰": true, "€": true, "$": true, "£": true, "¥": true,
	"thousand": true, "thousands": true, "tausend": true, "tsd.": true, "tsd": true, "000s": true, "'000": true, "1000": true, "1 000": true, "1,000": true, "1.000": true,
	"million": true, "millions": true, "mill.": true, "mio.": true, "mio": true, "mn": true, "billion": true, "billions": true, "mrd.": true, "mrd": true, "bn": true, "trillion": true, "trillions": true,
	"no.": true, "no": true, "antall": true, "antal": true, "number": true, "anzahl": true, "index": true, "eur": true, "usd": true, "gbp": true, "cny": true, "jpy": true, "euro": true, "₹": true, "rs.": true, "rs": true, "rupees": true, "crore": true, "crores": true, "lakh": true, "lakhs": true, "dollars": true, "persons": true, "people": true, "personen": true,
	"aantal": true, "personer": true, "euros": true, "pounds": true, "sterling": true, "yen": true, "yuan": true, "chf": true, "sek": true, "nok": true, "dkk": true, "pln": true, "aud": true, "cad": true, "kr": true, "kronor": true, "kroner": true, "tonnes": true, "t": true, "hectares": true,
	"us$": true, "a$": true, "thous.": true, "thous": true, "ths": true, "mln": true, "mld": true, "bln": true, "tn": true, "gdp": true, "bip": true, "v.h.": true, "pers.": true, "£m": true, "£bn": true, "€m": true, "€bn": true, "$m": true, "$bn": true, "us$m": true, "us$bn": true,
	"в процентах": true, "процентов": true, "亿元": true, "万元": true, "元": true, "万人": true, "人": true, "亿": true, "万": true,
}

// isUnit reports whether a text is a unit: words of units, and nothing else.
func isUnit(s string) bool {
	s = strings.ToLower(strings.Trim(trim(s), "()[]（）"))
	if key, _, said := cutAbout(s); said && key == "unit" { // （単位：万人）
		return true
	}
	if withoutUnitWord(s) != s {
		return true
	}
	s = strings.TrimPrefix(s, "x ") // x 1 000, as Statistics Netherlands writes it
	if base, is := strings.CutSuffix(s, "=100"); is && isYear(trim(base)) {
		return true
	}
	if units[s] {
		return true
	}
	known := false
	for _, word := range strings.Fields(s) {
		switch {
		case units[strings.Trim(word, "()[]")]:
			known = true
		case word == "in" || word == "of" || word == "us":
		default:
			return false
		}
	}
	return known
}

// withoutUnitWord is a unit without the word before it: （単位　万人）.
func withoutUnitWord(s string) string {
	inside := strings.Trim(s, "()（）")
	for _, word := range [...]string{"単位 ", "単位\u3000", "单位 "} {
		if unit, found := strings.CutPrefix(inside, word); found {
			return trim(unit)
		}
	}
	return s
}

// copyright is who holds the right to copy, as a line says: © Statistisches Bundesamt
// (Destatis), 2024.
func copyright(line string) (owner string, is bool) {
	line, _, _ = strings.Cut(line, " | ")
	for _, sign := range []string{"©", "(c) ", "(C) ", "(C)opyright", "(c)opyright", "Copyright"} {
		if rest, found := strings.CutPrefix(line, sign); found {
			line, is = rest, true
		}
	}
	return strings.Trim(line, "0123456789,.-–: ©"), is
}
