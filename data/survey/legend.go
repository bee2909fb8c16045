package survey

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data/internal/pattern"
	"briefing/data/spelling"
)

// Legend is the key of the lines about a table that may say what its marks mean, one a line.
const Legend = "legend"

// What a legend says of one mark: … = data not available, X: confidential, p/ preliminary, a. Refers to 2001.
var (
	equated = pattern.New(`^(\S{1,5}(?: (?:or|oder|ou|o) \S{1,5})*)\s*(?:=|:|：| [-–] )\s*(\S.*)$`)
	pointed = pattern.New(`^[(\[]?([a-zA-Z]{1,2})[)\]./,]\s+(\S.*)$`)
	signed  = pattern.New(`^([^\pL\pN\s"'(\[]{1,3})[,]?\s+(\pL.*)$`)
)

// longestMeaning is how long what a mark means is, in characters.
const longestMeaning = 160

// legendOf are the meanings of marks that lines about a table give, by mark.
func legendOf(lines string) map[string]string {
	legend := map[string]string{}
	for line := range strings.SplitSeq(lines, "\n") {
		for part := range strings.SplitSeq(line, ";") {
			part = strings.TrimSpace(part)
			m := equated.FindStringSubmatch(part)
			if m == nil {
				m = pointed.FindStringSubmatch(part)
			}
			if m == nil {
				m = signed.FindStringSubmatch(part)
			}
			if m == nil || utf8.RuneCountInString(m[2]) > longestMeaning {
				continue
			}
			for _, mark := range strings.Fields(m[1]) {
				if mark = bareMark(mark); mark != "" && legend[mark] == "" {
					legend[mark] = strings.TrimRight(m[2], ".")
				}
			}
		}
	}
	return legend
}

// bareMark is a mark without what stands around it.
func bareMark(mark string) string {
	if bare := strings.Trim(mark, "()[]/"); bare != "" {
		return bare
	}
	return mark
}

// legendCodes say what codes mean by the legend of their table; nil where it lacks one of them. Inside are
// those that stand in place of numbers.
func legendCodes(p *Plan, codes, inside []string) []entry {
	legend := legendOf(p.About[Legend])
	var own []entry
	for _, code := range codes {
		meaning := meaningOf(legend[bareMark(code)], slices.Contains(inside, code))
		if meaning == nil {
			return nil
		}
		own = append(own, entry{code, meaning})
	}
	return own
}

// nils are what legends say of a mark that stands for zero, in lower case.
var nils = []string{"nil", "zero", "magnitude zero", "null", "nichts vorhanden", "néant", "nulo"}

// meaningOf is what the words of a legend say of numbers, or in their place; nil where they are none, or
// speak of a number that is there, and too small.
func meaningOf(said string, inside bool) *yaml.Node {
	lower := strings.ToLower(said)
	words := strings.Fields(lower)
	switch {
	case said == "", inside && strings.Contains(lower, "less than"), inside && strings.Contains(lower, "weniger als"):
		return nil
	case inside && slices.Contains(nils, lower):
		return text("zero")
	case inside:
		return flow(mapping(entry{"missing", note(said)}))
	}
	for _, word := range words {
		if code := spelling.Code(word); len(words) <= mostWords && statusOfCode[code] != "" {
			return text(statusOfCode[code])
		}
	}
	return flow(mapping(entry{"note", note(said)}))
}

// mostWords is how many words say no more of a number than its status.
const mostWords = 3

// statusOfCode are what the words for codes become that can mean one thing only.
var statusOfCode = map[string]string{spelling.Estimated: "estimate", spelling.Provisional: "provisional", spelling.Revised: "revised", spelling.Forecast: "forecast", spelling.Actual: "normal"}
