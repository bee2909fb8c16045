package survey

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data/language"
)

// unitNames are what codes of units mean that offices share.
var unitNames = map[string]string{
	"PC": "percent", "PCT": "percent", "PT": "percent", "%": "percent", "PERCENT": "percent", "Percent": "percent", "Per cent": "percent", "percent": "percent",
	"PC_ACT": "percent", "PC_POP": "percent", "PC_GDP": "percent", "PC_TOT": "percent", "PC_EMP": "percent",
	"PER": "people", "PS": "people", "Persons": "people", "persons": "people", "THS_PER": "thousand people", "MIO_EUR": "million €", "CP_MEUR": "million €", "EUR": "€", "EUR_HAB": "€ per inhabitant", "USD": "US$", "GBP": "£",
	"T": "tonnes", "THS_T": "thousand tonnes", "KM2": "square kilometres", "YR": "years", "YR_": "years", "HA": "hectares", "GWH": "GWh", "KTOE": "thousand tonnes of oil equivalent",
}

// unitNotes are what such codes say beyond the unit.
var unitNotes = map[string]string{
	"PC_ACT": "Percent of the labour force", "PC_POP": "Percent of the population", "PC_GDP": "Percent of GDP", "PC_TOT": "Percent of the total", "PC_EMP": "Percent of employment",
}

// scaleNames are what columns of scales say, as units say it.
var scaleNames = map[string]string{
	"0": "", "units": "", "Units": "", "Unit": "", "3": "thousand", "thousands": "thousand", "Thousands": "thousand", "6": "million", "millions": "million", "Millions": "million", "9": "billion", "billions": "billion", "Billions": "billion",
	"12": "trillion", "trillions": "trillion", "Trillions": "trillion",
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

// unitOf is the unit of a figure: as the user says, as its rows say in a column of units, or
// as its head, its title or the file names it. Otherwise it is asked for.
func (p *Plan) unitOf(f *Figure) (unit, ask string) {
	head := p.Survey.Columns[f.Value].Head
	if said := saidOf(p.Answers.Units, head); said != nil {
		return said[0], ""
	}
	for _, said := range p.Answers.Units {
		if !slices.ContainsFunc(p.Survey.Columns, func(c Column) bool { return strings.HasPrefix(said, c.Head+"=") }) {
			return said, ""
		}
	}
	scale, known := "", true
	if texts := f.found.scales; len(texts) == 1 {
		scale, known = scaleNames[texts[0]]
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
	for _, text := range append([]string{head, p.Survey.measureName(), p.About["title"]}, f.texts()...) {
		if inside := bracketed(text); inside != "" {
			return scaled(scale, unitText(inside))
		}
	}
	if inside := sharedBracket(f.found.names); inside != "" {
		return scaled(scale, unitText(inside))
	}
	if p.About["unit"] != "" {
		return scaled(scale, unitText(p.About["unit"]))
	}
	for _, text := range []string{head, p.About["title"]} {
		if strings.HasSuffix(strings.TrimSpace(text), "%") {
			return "percent", ""
		}
	}
	return "", fmt.Sprintf("what the numbers of %s are counted in: percent, million people, ...", head)
}

// texts are those that the rows of the figure have in its columns.
func (f *Figure) texts() []string {
	var texts []string
	for _, w := range f.Where {
		texts = append(texts, w.Text)
	}
	return texts
}

// scaled is a unit with the scale that a column says.
func scaled(scale, unit string) (string, string) {
	if name, ok := scaleNames[unit]; ok && unit != "" && scale == "" {
		return "", "what is counted in " + first(name+"s", "units") + ": " + strings.TrimSpace(name+" people") + ", ..."
	}
	if unit == "" {
		return "", "what the numbers are counted in: percent, million people, ..."
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
	if name, ok := unitNames[text]; ok {
		return name
	}
	if isCode(text) {
		return "" // of a list that is not known here
	}
	return text
}

// isCode reports whether a text is a code and no words.
func isCode(text string) bool {
	return text != "" && len(text) > 1 && strings.IndexFunc(text, func(r rune) bool { return unicode.IsLower(r) || r > unicode.MaxASCII || unicode.Is(unicode.Sc, r) }) < 0
}

// bracketed is what stands in brackets at the end of a text, if it can be a unit: GDP per
// capita (current US$), 国内生产总值(亿元).
func bracketed(text string) string {
	text = strings.TrimSpace(text)
	for _, pair := range []string{"()", "[]", "（）"} {
		r := []rune(pair)
		if !strings.HasSuffix(text, string(r[1])) {
			continue
		}
		i := strings.LastIndex(text, string(r[0]))
		if i < 0 {
			continue
		}
		inside := strings.TrimSuffix(text[i+len(string(r[0])):], string(r[1]))
		inside = strings.TrimSpace(strings.TrimPrefix(inside, "in "))
		if inside != "" && !strings.ContainsAny(inside, "0123456789=") {
			return inside
		}
	}
	return ""
}

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

// plainTitle is a title without the unit in brackets at its end.
func plainTitle(text string) string {
	if inside := bracketed(text); inside != "" {
		text = strings.TrimSpace(text)
		if i := strings.LastIndexAny(text, "([（"); i > 0 {
			return strings.TrimSpace(text[:i])
		}
	}
	return strings.TrimSpace(text)
}

func notInID(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
