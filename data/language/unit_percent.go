package language

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
)

// Percentages say of what they are: percent of GDP, % der Bevölkerung, 占GDP的比重. They are
// percentages for axes, digits and growth, and figures of two wholes have two units.

// percentSpellings are further spellings of percent, in lower case.
var percentSpellings = []string{"pct", "pct.", "percentage", "v. h.", "v.h.", "vh", "％", "prosent", "procent", "proc.", "pourcentage", "pour cent", "porcentaje", "por ciento", "percentuale", "percentuali", "por cento", "percentagem", "prozentsatz", "パーセント", "퍼센트"}

// pointSpellings are further spellings of percentage points, in lower case.
var pointSpellings = []string{"pp", "p.p.", "pp.", "pps", "ppt", "ppts", "percentage point", "percentage-points", "percent points", "%-punkte", "prozentpunkt", "pct. pts.", "prosentpoeng", "procentenheter", "puntos porcentuales", "points de pourcentage"}

// wholeLinks are the words that a whole begins with in some language.
var wholeLinks = []string{"of", "per", "der", "des", "vom", "von", "pro", "an", "aller", "du", "de", "del", "della", "dei", "do", "da", "van", "av", "af"}

// wholeSpellings are those of wholes that the program knows, in lower case.
var wholeSpellings = map[string]string{
	"of gross domestic product": "of GDP", "of gdp": "of GDP", "des bip": "of GDP", "vom bip": "of GDP", "des bruttoinlandsprodukts": "of GDP", "du pib": "of GDP", "del pib": "of GDP", "do pib": "of GDP",
	"of population": "of the population", "der bevölkerung": "of the population", "of labour force": "of the labour force", "of labor force": "of the labour force", "of the labor force": "of the labour force", "of active population": "of the labour force",
	"der erwerbspersonen": "of the labour force", "der erwerbstätigen": "of employment", "of total employment": "of employment", "of total": "of the total", "of gni": "of GNI", "of gross national income": "of GNI", "des bne": "of GNI",
	"pro jahr": "per year", "per annum": "per year",
	"of the valid votes": "of valid votes", "of the votes cast": "of votes cast", "of all households": "of households",
	"der gültigen stimmen": "of valid votes", "der abgegebenen stimmen": "of votes cast", "der haushalte": "of households", "der ausfuhren": "of exports", "der einfuhren": "of imports", "der einnahmen": "of revenue", "der ausgaben": "of expenditure", "des verfügbaren einkommens": "of disposable income", "der erwachsenen": "of adults", "der befragten": "of respondents",
	"of 有效票": "of valid votes", "of 投票总数": "of votes cast", "of 家庭户": "of households", "of 出口": "of exports", "of 进口": "of imports", "of 收入": "of revenue", "of 支出": "of expenditure", "of 可支配收入": "of disposable income", "of 成年人": "of adults", "of 受访者": "of respondents",
}

// percentUnit reads percent, percent of a whole and percentage points; ok is false of others.
func percentUnit(s string) (u data.Unit, hint string, ok bool) {
	low := strings.ToLower(s)
	if slices.Contains(pointSpellings, low) {
		return data.Unit{Kind: data.UnitPoints}, "", true
	}
	if whole, found := strings.CutPrefix(s, "占"); found {
		for _, end := range []string{"的百分比", "百分比", "的比重", "比重", "（%）", "(%)"} {
			if whole, found := strings.CutSuffix(whole, end); found && whole != "" {
				return data.Unit{Kind: data.UnitPercent, Noun: canonicalWhole("of " + whole)}, "", true
			}
		}
	}
	for _, name := range percentWords() {
		rest, found := strings.CutPrefix(low, name)
		switch {
		case !found || rest != "" && rest[0] != ' ' && name != "%":
		case rest == "":
			return data.Unit{Kind: data.UnitPercent}, "", true
		case strings.TrimSpace(rest) == "points" || strings.TrimSpace(rest) == "-punkte":
			return data.Unit{Kind: data.UnitPoints}, "", true
		case rest[0] == ' ':
			return percentOfWhole(strings.TrimSpace(s[len(s)-len(rest):]))
		}
	}
	return data.Unit{}, "", false
}

// percentWords are all spellings of percent, in lower case, the longest first.
func percentWords() []string {
	all := slices.Clone(percentSpellings)
	for _, tag := range Languages() {
		for name, kind := range languages[tag].unitNames {
			if kind == data.UnitPercent {
				all = append(all, strings.ToLower(name))
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// percentOfWhole is percent of a whole.
func percentOfWhole(whole string) (data.Unit, string, bool) {
	link, of, _ := strings.Cut(whole, " ")
	if !slices.Contains(wholeLinks, strings.ToLower(link)) || of == "" {
		if hint := percentBeside(whole); hint != "" {
			return data.Unit{}, hint, true
		}
		return data.Unit{}, fmt.Sprintf(`write "percent", and of what in the title, or %q`, "percent of "+whole), true
	}
	return data.Unit{Kind: data.UnitPercent, Noun: canonicalWhole(whole)}, "", true
}

// Words beside percent that are none of what it is of, in lower case: balances of answers and
// percentage points are differences of percentages.
var (
	pointsBeside = []string{"point", "punkt", "balance", "saldo", "net", "difference", "百分点"}
	changeBeside = []string{"change", "growth", "increase", "rate", "annual", "year", "quarter", "month", "adjusted", "veränderung", "wachstum", "zuwachs"}
)

// percentBeside is what to write for percentages with a word beside them that says what they are,
// and not of what; empty for others.
func percentBeside(words string) string {
	low := strings.ToLower(words)
	has := func(all []string) bool {
		return slices.ContainsFunc(all, func(w string) bool { return strings.Contains(low, w) })
	}
	switch {
	case has(pointsBeside):
		return `write "percentage points", and the rest in the title`
	case has(changeBeside):
		return `write "percent", and the rest in the title`
	}
	return ""
}

// percentWithin is what to write for a unit in which percent stands behind other words: annualised
// percent, balance in %; empty for others.
func percentWithin(s string) string {
	low := strings.ToLower(s)
	for _, word := range strings.FieldsFunc(low, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' && r != '-' && r != '.' }) {
		switch word = strings.Trim(word, ".-"); {
		case slices.Contains(pointSpellings, word) || strings.HasPrefix(word, "prozentpunkt"):
			return percentBeside("point")
		case word == "percent" || word == "%" || word == "prozent" || word == "pct" || word == "percentage":
			return cmp.Or(percentBeside(s), `write "percent", and the rest in the title`)
		}
	}
	return ""
}

// canonicalWhole is a whole as the program knows it, or as it stands.
func canonicalWhole(whole string) string {
	if known := wholeSpellings[strings.ToLower(whole)]; known != "" {
		return known
	}
	return whole
}

// percentUnitText prints percent, and of what.
func percentUnitText(p *Printer, whole string) string {
	percent := p.Say(WordPercent)
	if known := p.lang.wholes[whole]; known != "" {
		return known
	}
	link, of, _ := strings.Cut(whole, " ")
	switch {
	case whole == "":
		return percent
	case slices.Contains(p.lang.wholeLinks, strings.ToLower(link)):
		return percent + " " + whole
	}
	return p.Say(WordWithStatus, "value", percent, "status", of)
}
