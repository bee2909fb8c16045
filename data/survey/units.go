package survey

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// unitNames are what codes of units mean that offices share.
var unitNames = map[string]string{
	"PC": "percent", "PCT": "percent", "PT": "percent", "%": "percent", "％": "percent", "PERCENT": "percent", "Percent": "percent", "Per cent": "percent", "percent": "percent",
	"per cent": "percent", "Percentage": "percent", "prosent": "percent", "procent": "percent", "Prozent": "percent", "Porcentaje": "percent", "Percentuale": "percent", "Pourcentage": "percent", "Miles de Euros": "thousand €", "Miles de euros": "thousand €", "Millones de Euros": "million €", "Millones de euros": "million €", "milioni di euro": "million €", "migliaia di euro": "thousand €", "Millions d'euros": "million €", "millions d'euros": "million €", "Milliards d'euros": "billion €", "Milliarden Euro": "billion €", "Millionen Euro": "million €", "Tausend Euro": "thousand €", "prozent": "percent", "pourcentage": "percent", "porcentaje": "percent", "percentuale": "percent",
	"Index Numbers": "index", "Index numbers": "index", "Index number": "index", "Index": "index",
	"PCCH": "percent", "PCPA": "percent", "368": "percent per year", "770": "percent of GDP", "Per cent per year": "percent per year", "Percent:_Per_Year": "percent per year", "Percent or rate": "percent",
	"Number": "number", "Anzahl": "number", "antall": "number", "aantal": "number", "Antal": "number", "Nombre": "number", "Número": "number", "No.": "number", "pers": "people", "Personen": "people", "personer": "people", "Pessoas": "people", "pessoas": "people", "Personas": "people", "personas": "people", "Mil pessoas": "thousand people", "Bin kişi": "thousand people", "bin kişi": "thousand people", "тысяч человек": "thousand people", "тыс. человек": "thousand people", "ezer fő": "thousand people", "fő": "people", "nghìn người": "thousand people", "Nghìn người": "thousand people", "ribu jiwa": "thousand people", "Ribu Jiwa": "thousand people", "tys. osób": "thousand people", "osoby": "people", "в процентах": "percent", "процентов": "percent", "Mil Reais": "thousand reais", "Unidades": "number",
	"PC_ACT": "percent", "PC_POP": "percent", "PC_GDP": "percent", "PC_TOT": "percent", "PC_EMP": "percent",
	"PER": "people", "PS": "people", "Persons": "people", "persons": "people", "THS_PER": "thousand people", "MIO_EUR": "million €", "CP_MEUR": "million €", "EUR": "€", "EUR_HAB": "€ per inhabitant", "USD": "US$", "GBP": "£",
	"T": "tonnes", "THS_T": "thousand tonnes", "KM2": "square kilometres", "YR": "years", "YR_": "years", "HA": "hectares", "GWH": "GWh", "KTOE": "thousand tonnes of oil equivalent",
}

// unitNotes are what such codes say beyond the unit.
var unitNotes = map[string]string{
	"PC_ACT": "Percent of the labour force", "PC_POP": "Percent of the population", "PC_GDP": "Percent of GDP", "PC_TOT": "Percent of the total", "PC_EMP": "Percent of employment",
}

// unitColumn is the column whose texts name the units: that of the labels, where there is
// one beside the codes; -1 for none.
func (s *Survey) unitColumn() int {
	unit := s.first(Unit)
	if unit < 0 {
		unit = slices.IndexFunc(s.Columns, func(c Column) bool { return roleByHead(c.Head) == Unit && c.Filled > 0 })
	}
	if unit < 0 {
		return -1
	}
	for i, c := range s.Columns {
		if c.Role == Label && c.Of == unit {
			return i
		}
	}
	for _, i := range s.ColumnsOf(Unit) {
		if s.Columns[i].legible() > s.Columns[unit].legible() {
			return i
		}
	}
	return unit
}

// unitOf is the unit of a figure: as the user says of its column, as its rows say in a column
// of units, or as its head, its title or the file names it. Where none does, it is what the user
// says of all numbers, or asked for.
func (p *Plan) unitOf(f *Figure) (unit, ask string) {
	head := p.Survey.Columns[f.Value].Head
	if name, _, is := codedHead(head); is {
		head = name
	}
	all := ""
	for _, said := range p.Answers.Units {
		switch column, unit := CutUnit(said); column {
		case "":
			all = unit
		default:
			if column == head || column == p.Survey.Columns[f.Value].Head || slices.ContainsFunc(f.texts(), func(text string) bool { return column == text || column == plainTitle(text) }) {
				return unit, ""
			}
		}
	}
	unit, ask = p.statedUnit(f, head)
	switch {
	case all == "":
	case unit == "" && inScale(ask, all) != all:
		if unit, p.tookUnit = inScale(ask, all), true; unit != "" {
			ask = ""
		}
	case unit == "" && len(p.Figures) > 1 && isQuotient(head) && !isQuotient(all):
		ask = fmt.Sprintf("what the numbers of %s are counted in, which its name says are no %s: percent, per 1,000 people, ...", head, all)
	case unit == "":
		unit, ask, p.tookUnit = all, "", true
	case sameUnit(unit, all):
		p.repeated = unit
	}
	return unit, ask
}

// countedIn begins the question for the unit of numbers of which the scale is known.
const countedIn = "what is counted in "

// inScale is a unit with the scale that a question says of the numbers, where the unit says none: thousand
// people. It is empty for a unit that has no scale, as percent, and the unit where nothing says one.
func inScale(ask, unit string) string {
	counted, is := strings.CutPrefix(ask, countedIn)
	scale, _, _ := strings.Cut(counted, "s:")
	u, _ := language.ParseUnit(unit)
	switch {
	case !is || scale == "unit" || u.Scale > 0:
		return unit
	case u.Kind != data.UnitPlain:
		return ""
	}
	return scale + " " + unit
}

// quotientWords are words for numbers that are divided by others, in lower case.
var quotientWords = []string{"rate", "rates", "ratio", "percent", "percentage", "per", "%", "share", "shares", "index", "prozent"}

// quotientEnds end such words.
var quotientEnds = []string{"quote", "anteil", "比重", "比例", "率", "占比"}

// isQuotient reports whether a head or a unit says that its numbers are divided by others.
func isQuotient(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r != '%' && !unicode.IsLetter(r) }), func(word string) bool {
		return slices.Contains(quotientWords, word) || slices.ContainsFunc(quotientEnds, func(end string) bool { return strings.HasSuffix(word, end) })
	})
}

// sameUnit reports whether two texts name one unit: thousand people, and Thousands of people.
func sameUnit(a, b string) bool {
	x, unsure := language.ParseUnit(lowerFirst(a))
	y, doubt := language.ParseUnit(lowerFirst(b))
	return a == b || x == y && unsure == "" && doubt == ""
}

// lowerFirst is a text of words without the capital that it begins with.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); !unicode.IsLower(next) {
		return s // MW
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// RepeatedUnit is the unit that the user has said of all numbers and the table, too, where it
// answers nothing else; empty for none.
func (p *Plan) RepeatedUnit() string {
	if p.tookUnit {
		return ""
	}
	return p.repeated
}

// IdleUnit is a unit that the user has said of all numbers, where the table says the units of
// all of them, and others; empty for none. head is that of such numbers, and stated their unit.
func (p *Plan) IdleUnit() (said, head, stated string) {
	if p.tookUnit || p.repeated != "" || len(p.Figures) == 0 {
		return "", "", ""
	}
	for _, unit := range p.Answers.Units {
		if column, unit := CutUnit(unit); column == "" {
			f := p.Figures[0]
			return unit, p.Survey.Columns[f.Value].Head, first(f.Unit, "what is asked")
		}
	}
	return "", "", ""
}

// statedUnit is the unit that the table states of a figure, or the question.
func (p *Plan) statedUnit(f *Figure, head string) (unit, ask string) {
	scale, known := "", true
	if texts := f.found.scales; len(texts) == 1 {
		scale, known = language.ScaleNamed(texts[0])
		if !known {
			return "", fmt.Sprintf("what the scale %q of the numbers means, with their unit", texts[0])
		}
	} else if len(texts) > 1 {
		return "", "the rows have several scales (" + strings.Join(texts, ", ") + "): choose rows of one with where:, and write the unit"
	}
	if texts := f.found.units; len(texts) == 1 {
		return scaled(scale, unitText(texts[0]))
	} else if len(texts) > 1 {
		return "", "the rows have several units (" + strings.Join(texts, ", ") + "): choose rows of one with where:, and write it"
	}
	if beside := p.Survey.Units; f.Value < len(beside) && beside[f.Value] != "" {
		return scaled(scale, unitText(beside[f.Value]))
	}
	if one, other := p.contradicts(f); one != "" {
		return "", fmt.Sprintf("the numbers are in %s or in %s, as the table says both", one, other)
	}
	for _, text := range f.texts() {
		if said := unitInName(text); said != "" {
			return scaled(scale, unitText(said))
		}
	}
	for _, text := range []string{head, p.measureName(), p.About["title"]} {
		if inside := bracketed(text); inside != "" {
			if text == p.About["title"] {
				f.pinStatement(p, inside)
			}
			return scaled(scale, unitText(inside))
		}
	}
	if inside := sharedBracket(f.found.names); inside != "" {
		f.InNames = inside
		return scaled(scale, unitText(inside))
	}
	if said := unitsOf(f.found.names); len(said) == 1 && said[0] != "" {
		return scaled(scale, unitText(said[0]))
	}
	if said := p.About["unit"]; said != "" {
		f.pinStatement(p, said)
		return scaled(scale, unitText(said))
	}
	for said := range strings.SplitSeq(p.About[Statements], "\n") {
		if isUnit(said) {
			f.Stated = said
			return scaled(scale, unitText(said))
		}
	}
	if _, unit, is := codedHead(p.Survey.Columns[f.Value].Head); is {
		return scaled(scale, unitText(unit))
	}
	for _, text := range []string{head, p.About["title"]} {
		if _, inside := cutMeasured(text); inside != "" {
			if text == p.About["title"] {
				f.pinStatement(p, inside)
			}
			return scaled(scale, unitText(inside))
		}
		if strings.HasSuffix(strings.TrimSpace(text), "%") {
			return "percent", ""
		}
	}
	if strings.EqualFold(head, "index") {
		return "index", ""
	}
	if name := strings.Join(f.texts(), ", "); name != "" {
		head = name
	}
	return "", fmt.Sprintf("what the numbers of %s are counted in: percent, million people, ...", head)
}

// unitsOf are the units that names say, each once; empty for those that say none.
func unitsOf(names []string) (units []string) {
	for _, name := range names {
		if unit := unitInName(name); !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	return units
}

// contradicts finds two units of a figure that its title, a line and the names of its rows state
// and that differ in their scale; empty where none do.
func (p *Plan) contradicts(f *Figure) (one, other string) {
	for _, said := range []string{bracketed(p.About["title"]), p.About["unit"], sharedBracket(f.found.names)} {
		switch {
		case said == "" || said == one:
		case one == "":
			one = said
		default:
			was, hint1 := language.ParseUnit(unitText(one))
			is, hint2 := language.ParseUnit(unitText(said))
			if hint1+hint2 == "" && was.Scale != is.Scale {
				return one, said
			}
		}
	}
	return "", ""
}

// unitInName is the unit that the name of a row says at its end: Population (thousands), Rate, %.
func unitInName(name string) string {
	unit := bracketed(name)
	if unit == "" {
		_, unit = cutMeasured(name)
	}
	if i := strings.LastIndex(name, ", "); unit == "" && i > 0 {
		last := strings.TrimSpace(name[i+len(", "):])
		if scale, _ := language.ScaleNamed(last); scale != "" || unitNames[last] != "" {
			return last
		}
	}
	if ageInName.MatchString(unit) {
		return ""
	}
	return unit
}

// ageInName is an age in the name of a group, in whose unit nothing is counted: 0-14 years.
var ageInName = pattern.New(`(?i)\d.*\b(years?|yrs|jahren?|ans|años|anos|anni|år|months?)\b`)

// pinStatement keeps the text in which lines above the table state the unit, so that a later
// release that states another one is not read as this one.
func (f *Figure) pinStatement(p *Plan, unit string) {
	for statement := range strings.SplitSeq(p.About[Statements], "\n") {
		if statement != "" && (statement == unit || statement == "in "+unit) {
			f.Stated = statement
		}
	}
}

// CutUnit cuts what is said of a unit: the column that it is of, empty for all, and the unit.
// The sign of a base, as in 2015=100, cuts nothing.
func CutUnit(said string) (column, unit string) {
	for i := len(said) - 1; i > 0; i-- {
		if said[i] == '=' && !strings.HasPrefix(strings.TrimSpace(said[i+1:]), "100") {
			return said[:i], said[i+1:]
		}
	}
	return "", said
}

// CountsIn reports whether a column with this head, or this name in its head, may have a unit.
func (s *Survey) CountsIn(column string) bool {
	return slices.ContainsFunc(s.Columns, func(c Column) bool {
		name, _, _ := codedHead(c.Head)
		return c.Head == column || name == column || c.Role == Dimension && slices.ContainsFunc(c.Texts, func(text string) bool { return text == column || plainTitle(text) == column })
	})
}

// texts are those that the rows of the figure have in its columns.
func (f *Figure) texts() []string {
	var texts []string
	for _, w := range f.Where {
		if w.Text != "" {
			texts = append(texts, w.Text)
		}
	}
	return texts
}

// scaled is a unit with the scale that a column says.
func scaled(scale, unit string) (string, string) {
	if unit == "number" && scale != "" {
		unit = scale
		scale = ""
	}
	if name, ok := language.ScaleNamed(unit); ok && unit != "" && scale == "" {
		return "", countedIn + first(name+"s", "units") + ": " + strings.TrimSpace(name+" people") + ", ..."
	}
	if unit == "" {
		return "", "what the numbers are counted in: percent, million people, ..."
	}
	if _, hint := language.ParseUnit(unit); hint != "" {
		return "", fmt.Sprintf("what %q is: %s", unit, hint)
	}
	if scale == "" {
		return unit, ""
	}
	if u, _ := language.ParseUnit(unit); u.Scale > 0 {
		return "", fmt.Sprintf("whether the numbers are in %s or in %s %s", unit, scale, unit)
	}
	return scale + " " + unit, ""
}

// unitText is the unit that a text of an office names.
func unitText(text string) string {
	if code, label, both := strings.Cut(text, ": "); both && isCode(code) {
		text = label
	}
	for _, word := range []string{"Amount in ", "Amounts in ", "amount in ", "x "} {
		text = strings.TrimPrefix(text, word)
	}
	if kind, magnitude, both := strings.Cut(text, ", Magnitude = "); both { // of Statistics New Zealand
		scale, known := language.ScaleNamed(magnitude)
		switch unit := unitText(kind); {
		case known && scale != "" && unit == "number":
			return scale
		case known:
			return strings.TrimLeft(scale+" "+unit, " ")
		}
	}
	if name, ok := unitNames[text]; ok {
		return name
	}
	if inside := bracketed(text); inside != "" {
		return unitText(inside)
	}
	if isBase(text) {
		return "index (" + strings.TrimSpace(strings.TrimPrefix(lowerFirst(text), "index ")) + ")"
	}
	if kind, base, both := strings.Cut(text, ", "); both && strings.EqualFold(kind, "index") && isBase(base) { // as CSV files of a briefing have it
		return "index (" + base + ")"
	}
	if _, scale := language.ScaleNamed(text); isCode(text) && !language.IsUnit(text) && (!scale || len(text) < len("1000")) {
		return "" // of a list that is not known here
	}
	return text
}

// isCode reports whether a text is a code and no words.
func isCode(text string) bool {
	return text != "" && len(text) > 1 && strings.IndexFunc(text, func(r rune) bool { return unicode.IsLower(r) || r > unicode.MaxASCII || unicode.Is(unicode.Sc, r) }) < 0
}

// bracketed is what stands in brackets at the end of a text, or before other brackets there, if
// it can be a unit: GDP per capita (current US$), Unemployment (% of labour force) (estimate).
func bracketed(text string) string {
	_, inside := cutBracket(text)
	return inside
}

// cutBracket cuts the brackets with a unit out of a text.
func cutBracket(text string) (rest, unit string) {
	rest = strings.TrimSpace(text)
	if marked := strings.TrimRight(rest, footnoteSigns); strings.HasSuffix(marked, ")") || strings.HasSuffix(marked, "]") || strings.HasSuffix(marked, "）") || strings.HasSuffix(marked, "】") {
		rest = marked
	}
	last, size := utf8.DecodeLastRuneInString(rest)
	for _, pair := range []string{"()", "[]", "（）", "【】"} {
		r := []rune(pair)
		if last != r[1] {
			continue
		}
		i := strings.LastIndex(rest, string(r[0]))
		if i < 0 {
			continue
		}
		inside := strings.TrimSpace(rest[i+len(string(r[0])) : len(rest)-size])
		inside = strings.TrimSpace(strings.TrimPrefix(inside, "in "))
		before := strings.TrimSpace(rest[:i])
		if isUnit(inside) {
			return before, inside
		}
		if shorter, unit := cutBracket(before); unit != "" {
			return shorter + " " + rest[i:], unit
		}
	}
	return rest, ""
}

// footnoteSigns are those that stand behind the brackets with a unit: Rate (%)1.
const footnoteSigns = " 0123456789¹²³⁴⁵⁶⁷⁸⁹⁰*†‡"

// cutMeasured cuts a unit from the end of a text that says so in words: Umsatz in Mio. Euro,
// Exports, thousand euros. The unit is empty where it has none.
func cutMeasured(text string) (name, unit string) {
	for _, word := range []string{" in ", ", ", " en ", " i "} {
		if i := strings.LastIndex(text, word); i > 0 {
			if unit := strings.TrimSpace(text[i+len(word):]); language.IsUnit(unit) || word == ", " && strings.Contains(unitNames[unit], "people") || word == " in " && (slices.Contains(physicalUnits, unit) || unit == "1000" || unit == "1 000") {
				return strings.TrimRight(text[:i], " ,:"), unit
			}
		}
	}
	return text, ""
}

// physicalUnits are units that stand behind in and what is measured: Fläche in km².
var physicalUnits = []string{"km", "km²", "km2", "m²", "m³", "ha", "kg", "t", "kt", "Mt", "GWh", "TWh", "MW", "GW", "PJ", "TJ", "°C", "mm", "years", "Jahren", "hours", "Stunden", "days"}

// sharedBracket is the unit that stands in brackets at the end of all names; empty for none.
func sharedBracket(names []string) string {
	if len(names) == 0 {
		return ""
	}
	unit := bracketed(names[0])
	for _, name := range names {
		if bracketed(name) != unit {
			return ""
		}
	}
	return unit
}

// plainTitle is a title without the unit in brackets at its end, and without the code before
// its words: M13: Unemployment rate.
func plainTitle(text string) string {
	if code, label, both := strings.Cut(text, ": "); both && isCode(code) && len(code) > len("M3") && strings.ContainsAny(code, "0123456789") && !strings.Contains(code, " ") {
		text = label // and not GDP: growth, nor M3: total
	}
	text = plainSeries(text)
	if rest, inside := cutBracket(text); inside != "" {
		return rest
	}
	name, _ := cutMeasured(strings.TrimSpace(text))
	return name
}

// unitWords are the words of units in heads and titles. A text in brackets is a unit where
// it has one of them: (current US$), (per 1,000 people), but not (historical).
var unitWords = []string{"%", "‰", "percent", "percentage", "prozent", "prosent", "procent", "pourcent", "share", "per", "pro", "je", "par", "por", "index", "points", "pp",
	"$", "€", "£", "¥", "usd", "eur", "gbp", "jpy", "cny", "chf", "lcu", "dollars", "euros", "euro", "pounds", "sterling", "yen", "yuan", "rupees", "crore", "lakh", "kr", "francs",
	"thousand", "thousands", "million", "millions", "billion", "billions", "trillion", "trillions", "tausend", "tsd", "mio", "mrd", "mill", "mn", "bn", "000", "000s", "milliers", "miles", "millones", "migliaia", "tusen",
	"people", "persons", "population", "inhabitants", "personen", "personer", "persones", "personas", "workers", "employees", "households", "dwellings", "jobs", "number", "anzahl", "antall", "antal", "nombre", "número", "no", "aantal", "liczba", "osób", "osoba",
	"year", "years", "months", "weeks", "days", "hours", "minutes", "jahre", "ans", "años", "stunden",
	"t", "kt", "mt", "gt", "tonnes", "tons", "tonne", "kg", "g", "ha", "hectares", "km", "km²", "km2", "m", "m²", "m³", "mm", "cm", "litres", "liters", "barrels", "°c", "celsius", "co2", "tco2", "kwh", "mwh", "gwh", "twh", "mw", "gw", "tj", "pj", "ej", "ktoe", "mtoe", "toe", "joules", "kcal", "bushels"}

// hanUnits end units in Chinese and Japanese.
var hanUnits = []string{"元", "人", "吨", "噸", "万", "萬", "亿", "億", "户", "戶", "里", "顷", "米", "时", "台", "辆", "件", "只", "头", "度", "円", "千", "トン", "명", "원", "톤", "천", "만", "억", "세대", "가구", "年", "岁", "歳"}

// isUnit reports whether a text in brackets names a unit.
func isUnit(text string) bool {
	if text == "" || isBase(text) {
		return text != ""
	}
	if slices.ContainsFunc(hanUnits, func(end string) bool { return strings.HasSuffix(text, end) }) {
		return true
	}
	if _, known := unitNames[text]; known || language.IsUnit(text) {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;/.'’", r) }), func(word string) bool {
		return slices.Contains(unitWords, word) || strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) >= 0
	})
}

// isBase reports whether a text is the base of an index: 2015=100.
func isBase(text string) bool {
	base, hundred, both := strings.Cut(text, "=")
	return both && strings.TrimSpace(hundred) == "100" && strings.ContainsAny(base, "0123456789")
}

// codedHead cuts a head that has a code, a name and a unit, as the flat files of Destatis
// have: BEVSTD__Bevoelkerungsstand__Anzahl.
func codedHead(head string) (name, unit string, is bool) {
	parts := strings.Split(head, "__")
	if len(parts) != 3 || !isCode(parts[0]) {
		return head, "", false
	}
	return strings.ReplaceAll(parts[1], "_", " "), strings.ReplaceAll(parts[2], "_", " "), true
}
