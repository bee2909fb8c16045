package spelling

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
)

// Head is what a text in a line of heads is, among the others.
type Head struct {
	Text   string // of a period without the mark that stands after it
	Mark   string // such as 1), * or p
	Period bool   // it is one, or was meant as one
}

// Heads finds the periods in a line of heads. Numbers are periods where each of them is one:
// 2019.0, 201901, and 20181 for 2018 with the mark of a note.
func Heads(texts []string) []Head {
	heads := make([]Head, len(texts))
	var plain []int
	for i, text := range texts {
		if isPlainNumber(text) {
			heads[i].Text = text
			plain = append(plain, i)
			continue
		}
		h := &heads[i]
		h.Text, h.Mark = CutMark(text)
		r := read(h.Text)
		h.Period = r.meant() && r.flaw != unknownForm && !(r.flaw == loose && endsInLetter(h.Text)) && !(r.flaw == noYear && endsInTwoDigits(h.Text))
	}
	numbers := make([]string, len(plain))
	for n, i := range plain {
		numbers[n] = texts[i]
	}
	headEras(heads)
	years, marks, are := plainYears(numbers)
	for n, i := range plain {
		switch {
		case years != nil:
			heads[i] = Head{years[n], marks[n], true}
		default:
			heads[i].Period = are || isPlainYear(numbers[n])
		}
	}
	return heads
}

// endsInTwoDigits reports whether a text is a code such as H25, and no half of a year.
func endsInTwoDigits(text string) bool {
	n := len(text)
	return n > 2 && isDigit(text[n-1]) && isDigit(text[n-2])
}

// endsInLetter reports whether a text ends in a letter by itself: 2019 F may be of women.
func endsInLetter(text string) bool {
	n := len(text)
	return n > 2 && text[n-2] == ' ' && (text[n-1]|0x20) >= 'a' && (text[n-1]|0x20) <= 'z'
}

// headEras finds heads that are years of Japanese eras by their letters: H30, R1.
func headEras(heads []Head) {
	var keys []data.Key
	var of []int
	for i, h := range heads {
		if spelledEra(h.Text) != h.Text {
			keys, of = append(keys, data.CategoryKey(h.Text)), append(of, i)
		}
	}
	found, asked := inEras(keys)
	for _, i := range of {
		heads[i].Period = heads[i].Period || found || asked
	}
}

// isPlainNumber reports whether a text has digits, perhaps with a point between them, and
// nothing else.
func isPlainNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.") == "" && isDigit(text[0]) && isDigit(text[len(text)-1]) && strings.Count(text, ".") <= 1
}

// isPlainYear reports whether digits are a year.
func isPlainYear(text string) bool {
	return len(text) == 4 && data.AllDigits(text) && text >= "1500" && text < "2200"
}

// plainYears are the years among numbers that are all years, with the marks of notes after
// some of them; nil, and whether they are all periods, for other numbers.
func plainYears(numbers []string) (years, marks []string, periods bool) {
	for _, text := range numbers {
		year, mark := strings.TrimSuffix(text, ".0"), ""
		if len(year) == 5 && data.AllDigits(year) && isPlainYear(year[:4]) {
			year, mark = year[:4], year[4:]
		}
		if !isPlainYear(year) {
			return nil, nil, allRead(numbers)
		}
		years, marks = append(years, year), append(marks, mark)
	}
	if !areNoted(years, marks) {
		return nil, nil, false
	}
	return years, marks, len(years) > 0
}

// areNoted reports whether years with marks can be nothing else: each is that after the one
// before, and one has no mark, or the marks count up from 1.
func areNoted(years, marks []string) bool {
	noted := slices.DeleteFunc(slices.Clone(marks), func(m string) bool { return m == "" })
	if len(noted) == 0 {
		return true
	}
	for i := 1; i < len(years); i++ {
		a, _ := data.ParsePeriod(years[i-1])
		if b, _ := data.ParsePeriod(years[i]); b.Sub(a) != 1 {
			return false
		}
	}
	counted := true
	for i, m := range noted {
		counted = counted && len(m) == 1 && int(m[0]-'1') == i
	}
	return len(years) > 2 && (len(noted) < len(marks) || counted)
}

// allRead reports whether numbers of one length are all months, weeks or days: 201901,
// 2019.01, 20190131.
func allRead(numbers []string) bool {
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, func(text string) bool {
		r := read(text)
		return len(text) < 6 || len(text) != len(numbers[0]) || r.ways|r.asked == 0
	})
}

// CutMark cuts from a period what stands after it, or around it, and is none of it: the mark
// of a note, as in 2018 1), 2018¹ and 2020*; and what is said of all its numbers, as in 2019p,
// 2019 (est.) and Actual, 2023. What says the period again is no mark: 2019 [YR2019]. A text
// that is no period is returned as it is.
func CutMark(text string) (period, mark string) {
	text = strings.TrimSpace(text)
	if text == "" || isDigit(text[len(text)-1]) && isDigit(text[0]) || len(text) > maxMarked {
		return text, ""
	}
	return cutMark(text, 0)
}

// maxMarked is how long a period with marks is at most, and maxMarks how many it has.
const (
	maxMarked = 80
	maxMarks  = 3
)

func cutMark(text string, cut int) (period, mark string) {
	if r := read(text); r.ways|r.asked != 0 || r.flaw == span || r.flaw == spanOfYears || cut == maxMarks {
		return text, ""
	}
	before, after := markAfter(text)
	if after == "" {
		before, after = wordBefore(text)
	}
	if after == "" {
		return text, ""
	}
	inner, more := cutMark(before, cut+1)
	if r := read(inner); r.ways|r.asked == 0 && r.flaw != spanOfYears {
		return text, ""
	}
	if saysPeriod(after) {
		if !saysAgain(inner, after) {
			return text, ""
		}
		after = ""
	}
	return inner, strings.TrimSpace(more + " " + after)
}

// raised are the signs that marks of notes are made of.
const raised = "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§¶#"

// markAfter cuts a mark from the end of a text.
func markAfter(text string) (before, mark string) {
	if inside := strings.TrimRight(text, raised); inside != text {
		return strings.TrimSpace(inside), text[len(inside):]
	}
	if last, size := utf8.DecodeLastRuneInString(text); strings.ContainsRune("ᵃᵇᵉᶠᵖʳ", last) {
		return strings.TrimSpace(text[:len(text)-size]), smallLetters[last]
	}
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}, {"[", "]"}} {
		if inside, found := strings.CutSuffix(text, pair[1]); found {
			i := strings.LastIndex(inside, pair[0])
			if i > 0 {
				return strings.TrimSpace(text[:i]), isMark(text[i:], inside[i+len(pair[0]):])
			}
			return halfBracket(text, inside)
		}
	}
	i := strings.LastIndexAny(text, "0123456789年月季期度")
	if i < 0 {
		return text, ""
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	rest := strings.TrimSpace(strings.TrimLeft(text[i+size:], ","))
	if len(rest) == 1 && !strings.Contains("abdefprsPRE", rest) && (i+size+1 < len(text) || rest != "F") {
		return text, "" // 2019 F may be of women
	}
	return strings.TrimSpace(text[:i+size]), isMark(rest, rest)
}

var smallLetters = map[rune]string{'ᵃ': "a", 'ᵇ': "b", 'ᵉ': "e", 'ᶠ': "f", 'ᵖ': "p", 'ʳ': "r"}

// halfBracket cuts a mark such as 1) from the end of a text, of which inside is without the
// bracket: 2018 1), 20181), 2018 a).
func halfBracket(text, inside string) (before, mark string) {
	i := strings.LastIndexByte(inside, ' ') + 1
	if digits := strings.TrimRight(inside, "0123456789"); i == 0 && len(inside)-len(digits) > 4 {
		i = len(digits) + 4
	} else if i == 0 {
		i = len(inside) - 1
	}
	if i <= 0 || len(inside)-i > 2 || isMark(inside[i:], inside[i:]) == "" {
		return text, ""
	}
	return strings.TrimSpace(text[:i]), text[i:]
}

// isMark returns a mark where what it says is one: a number of a note, a letter, or what is
// said of numbers; empty where it is not.
func isMark(mark, says string) string {
	says = withoutOrdinal(strings.ToLower(strings.TrimSpace(says)))
	note := strings.TrimSpace(strings.TrimPrefix(says, "note"))
	switch {
	case data.AllDigits(note) && len(note) <= 2 && note != "", utf8.RuneCountInString(says) == 1, remarkOf(says) != "", saysPeriod(mark):
		return mark
	}
	return ""
}

// remarks are what offices say of all numbers of a period, in lower case, and the codes that they
// become: those that can only mean one thing have a word.
var remarks = remarksOf(map[string]string{
	Estimated:   "est. est estimate estimates estimated geschätzt schätzung estimation estimación estimado estimativa stima stime re ae fae sae szacunek оценка 추정",
	Provisional: "prov. prov provisional provisional. prelim. prelim preliminary preliminar vorläufig vorl. provisoire provvisorio provvisori geçici sementara предварительно предварительные pe 速報 初步 初步核算 잠정",
	Revised:     "rev. revised 確報",
	Forecast:    "forecast forecasts proj. projected projection projections prognose prognos prévision previsión previsão previsione прогноз budget be 预计 전망",
	Actual:      "actual actuals outturn",
	"":          "p. r. e. rp pr p/ r/ e/ sd kg avance",
})

// The codes that words become.
const (
	Estimated   = "estimated"
	Provisional = "provisional"
	Revised     = "revised"
	Forecast    = "forecast"
	Actual      = "actual"
)

// remarksOf turns lists of words over: each with its code, which is the word itself for none.
func remarksOf(lists map[string]string) map[string]string {
	codes := map[string]string{}
	for code, words := range lists {
		for word := range strings.FieldsSeq(words) {
			if codes[word] = code; code == "" {
				codes[word] = strings.Trim(word, "./")
			}
		}
	}
	return codes
}

// estimates are what offices of India say of estimates, in lower case: budget estimates are forecasts,
// and revised ones are still estimates.
var estimates = map[string]string{"revised": Estimated, "advance": Estimated, "provisional": Provisional, "budget": Forecast}

// phrases are remarks of two words.
var phrases = map[string]string{"sơ bộ": Provisional, "ước tính": Estimated, "angka sementara": Provisional}

// remarkOf is the code that a remark becomes; empty for what is none.
func remarkOf(says string) string {
	if code := remarks[says]; code != "" {
		return code
	}
	if kind, rest, two := strings.Cut(says, " "); two && (rest == "estimate" || rest == "estimates") {
		return estimates[kind]
	}
	return phrases[says]
}

// withoutOrdinal is a remark without its number: 2nd RE.
func withoutOrdinal(says string) string {
	first, rest, two := strings.Cut(says, " ")
	if two && slices.Contains([]string{"1st", "2nd", "3rd", "first", "second", "third"}, first) {
		return rest
	}
	return says
}

// wordBefore cuts a remark from the beginning of a text: Actual, 2023.
func wordBefore(text string) (after, mark string) {
	_, first := utf8.DecodeRuneInString(text) // the F of Forecast begins no FY
	i := first + strings.IndexAny(text[first:], "0123456789FQ")
	if i < first || i == 0 {
		return text, ""
	}
	says := strings.TrimRight(text[:i], " ,:\n-")
	if says != text[:i] && slices.Contains(timesOfYear, strings.ToLower(says)) {
		return text[i:], says
	}
	if remarkOf(strings.ToLower(says)) == "" || says == text[:i] {
		return text, ""
	}
	return text[i:], says
}

// timesOfYear are the times in a period that numbers are of, in lower case: mid-2019.
var timesOfYear = []string{"mid", "mid year", "midyear", "end", "end of", "at end", "year end", "year-end", "beginning of", "start of", "ende", "mitte", "anfang", "fin", "fin de"}

// inBrackets reads what stands in brackets after a period, as the World Bank has it, too.
func inBrackets(mark string) reading {
	return read(strings.TrimPrefix(strings.Trim(mark, "()（）[]"), "YR"))
}

// saysPeriod reports whether what stands after a period is one.
func saysPeriod(mark string) bool { return inBrackets(mark).ways != 0 }

// saysAgain reports whether it is the same: 令和元年(2019年).
func saysAgain(period, mark string) bool {
	a, b := read(period), inBrackets(mark)
	return b.ways&(a.ways|a.asked) != 0 && a.year == b.year && a.nth == b.nth
}

// Code is what a mark says of numbers, as codes of offices are written: p; a word for what can
// mean one thing only; empty for the mark of a note.
func Code(mark string) string {
	trimmed := strings.Trim(mark, "()（）[]/. ")
	says := withoutOrdinal(strings.ToLower(trimmed))
	switch {
	case len(says) == 1 && strings.Contains("bdefpr", says), len(says) == 1 && mark == trimmed && says[0] >= 'a' && says[0] <= 'z':
		return says
	case remarkOf(says) != "":
		return remarkOf(says)
	}
	return remarks[says+"."]
}
