package spelling

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
)

// Class is what a name such as 10–19, under 15 or 65 and over says of a range of a number.
type Class struct {
	// Low and High are its ends; nil where it has none.
	Low, High *data.Decimal
	// LowOut and HighOut say that an end itself is not in the class: more than 10, under 20.
	LowOut, HighOut bool
	// Loose says that the upper end may or may not be: 15岁以下.
	Loose bool
}

// ClassOf reads the name of a class. The language of the file says what a comma or a point
// between digits means.
func ClassOf(name string, decimalComma bool) (Class, error) {
	r := classReader{text: []rune(plainClass(name)), comma: decimalComma}
	low, high, ok := r.interval()
	if ok {
		return r.ofInterval(low, high)
	}
	c, ok := r.class()
	switch {
	case r.twoWays != "":
		return Class{}, data.Problem{Text: fmt.Sprintf("%s in %q can be read in two ways, with a decimal and as thousands", r.twoWays, name), Hint: "write the bounds of the classes into the chart: classes: {bounds: [0, 1000, 2000]}"}
	case !ok:
		return Class{}, data.Problem{Text: fmt.Sprintf("%q says no bounds of a class", name), Hint: "write it as 0–9, 10 to 19, under 10 or 65 and over; or write the bounds into the chart: classes: {bounds: [0, 15, 65, 100]}"}
	}
	return c, nil
}

// plainClass is a name in lower case in which all dashes are one.
func plainClass(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Pd, r), r == '−', r == '~', r == '～', r == '〜':
			return '-'
		case r == '，':
			return ','
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, strings.ToLower(data.OneLine(name)))
}

// classWord is what a word in the name of a class says of the number after or before it.
type classWord uint8

const (
	aNumber  classWord = iota
	leadsTo            // 10 to 20
	below              // under 10
	atMost             // up to 10
	above              // more than 10
	atLeast            // at least 10
	orMore             // 10 or more
	orLess             // 10 or less
	orSo               // 10岁以下
	bothEnds           // between 10 and 20
	joins              // the and of that
)

// classWords are the words of names of classes, those before that begin with others.
var classWords = []struct {
	means classWord
	texts string // separated by |
}{
	{orMore, "and over|and more|and above|and older|and up|and upwards|or more|or over|or older|or above|plus|+|und mehr|und älter|und darüber|und höher|und größer|oder mehr|oder älter|及以上|或以上|以上"},
	{orLess, "and under|and below|and younger|and less|or less|or fewer|or under|or younger|or below|und weniger|und jünger|und darunter|oder weniger|oder jünger|及以下|或以下"},
	{orSo, "以下"},
	{atMost, "up to|at most|no more than|not more than|bis zu|bis einschließlich|höchstens|maximal|<=|≤|不超过|至多|最多"},
	{atLeast, "at least|from|no less than|not less than|mindestens|ab|von|>=|≥|至少|不低于|不少于"},
	{below, "under|below|less than|fewer than|younger than|unter|weniger als|jünger als|<|不满|不足|未满|低于|小于|少于"},
	{above, "over|more than|above|older than|über|mehr als|älter als|>|超过|高于|大于|多于"},
	{bothEnds, "between|zwischen"},
	{leadsTo, "to|through|till|until|bis|至|到|-"},
	{joins, "and|und|和"},
}

// scales are words that multiply the number before them.
var scales = []struct {
	text string
	zero int
}{{"万", 4}, {"千", 3}, {"百", 2}, {"亿", 8}, {"k", 3}, {"thousand", 3}, {"tausend", 3}, {"tsd", 3}, {"million", 6}, {"millionen", 6}, {"mio", 6}}

// classReader reads the name of a class from left to right.
type classReader struct {
	text    []rune
	at      int
	comma   bool // between digits it begins decimals
	found   []classWord
	numbers []data.Decimal
	scaled  []int  // by how many zeros
	twoWays string // a number that can be read in two ways
	broken  bool
}

// step reads the next word, number or sign.
func (r *classReader) step() {
	if r.isMinus() || digitRune(r.text[r.at]) {
		r.number()
		return
	}
	for _, w := range classWords {
		for text := range strings.SplitSeq(w.texts, "|") {
			if n := r.matches(text); n > 0 {
				r.found = append(r.found, w.means)
				r.at += n
				return
			}
		}
	}
	r.skip()
}

// skip passes a word that says nothing of bounds, such as a unit.
func (r *classReader) skip() {
	if !latin(r.text[r.at]) {
		r.at++
		return
	}
	for r.at < len(r.text) && latin(r.text[r.at]) {
		r.at++
	}
}

func digitRune(r rune) bool { return '0' <= r && r <= '9' }

// latin reports whether a letter stands in words that blanks part.
func latin(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }

// matches is how long a word is that stands here; 0 if it does not.
func (r *classReader) matches(word string) int {
	runes := []rune(word)
	end := r.at + len(runes)
	if end > len(r.text) || !slices.Equal(r.text[r.at:end], runes) {
		return 0
	}
	if latin(runes[len(runes)-1]) && end < len(r.text) && latin(r.text[end]) || latin(runes[0]) && r.at > 0 && latin(r.text[r.at-1]) {
		return 0
	}
	return len(runes)
}

// isMinus reports whether a dash here belongs to the number after it.
func (r *classReader) isMinus() bool {
	if r.text[r.at] != '-' || r.at+1 == len(r.text) || !digitRune(r.text[r.at+1]) {
		return false
	}
	after := len(r.found) > 0 && r.found[len(r.found)-1] == aNumber
	return !after && (r.at == 0 || !latin(r.text[r.at-1]))
}

// number reads a number with its thousands and decimals, and the word that multiplies it.
func (r *classReader) number() {
	from := r.at
	digits := ""
	if r.text[r.at] == '-' {
		digits, r.at = "-", r.at+1
	}
	var seps []rune
	parts := []string{r.digits()}
	for r.at+1 < len(r.text) && strings.ContainsRune(".,'’ \u00a0\u202f", r.text[r.at]) && digitRune(r.text[r.at+1]) {
		sep, back := r.text[r.at], r.at
		r.at++
		part := r.digits()
		if !strings.ContainsRune(".,", sep) && len(part) != 3 {
			r.at = back
			break
		}
		seps, parts = append(seps, sep), append(parts, part)
	}
	decimals, sure := r.decimals(seps, parts)
	if !sure && r.twoWays == "" {
		r.twoWays = string(r.text[from:r.at])
	}
	digits += strings.Join(parts[:len(parts)-decimals], "")
	if decimals > 0 {
		digits += "." + parts[len(parts)-1]
	}
	d, err := data.ParseDecimal(digits)
	r.broken = r.broken || err != nil
	r.found, r.numbers, r.scaled = append(r.found, aNumber), append(r.numbers, d), append(r.scaled, r.scale())
}

// digits reads a run of digits.
func (r *classReader) digits() string {
	from := r.at
	for r.at < len(r.text) && digitRune(r.text[r.at]) {
		r.at++
	}
	return string(r.text[from:r.at])
}

// decimals is 1 where the last of some runs of digits are decimals, and otherwise 0; false
// where they may be either.
func (r *classReader) decimals(seps []rune, parts []string) (n int, sure bool) {
	if len(seps) == 0 {
		return 0, true
	}
	last := seps[len(seps)-1]
	point := last == '.' || last == ','
	for _, s := range seps[:len(seps)-1] {
		if s == last {
			return 0, true // 1,000,000
		}
	}
	switch {
	case !point:
		return 0, true
	case len(seps) > 1 || len(parts[1]) != 3 || strings.Trim(parts[0], "0") == "":
		return 1, true // 1,000.5, 1.5 and 0.125
	case r.comma == (last == ','):
		return 0, false
	}
	return 0, true
}

// scale reads the word that multiplies a number: how many zeros it adds.
func (r *classReader) scale() int {
	back := r.at
	if r.at < len(r.text) && r.text[r.at] == ' ' {
		r.at++
	}
	zeros := 0
	for again := true; again; {
		again = false
		for _, s := range scales {
			if n := r.matches(s.text); n > 0 {
				zeros, again = zeros+s.zero, true
				r.at += n
			}
		}
	}
	if zeros == 0 {
		r.at = back
	}
	return zeros
}

// class reads the text to its end, and returns what its words and numbers say together; false if
// that is no class.
func (r *classReader) class() (Class, bool) {
	for r.at < len(r.text) {
		r.step()
	}
	if r.broken || len(r.numbers) == 0 || len(r.numbers) > 2 {
		return Class{}, false
	}
	if len(r.numbers) == 2 && r.scaled[0] == 0 {
		r.scaled[0] = r.scaled[1] // 5–10万
	}
	for i, zeros := range r.scaled {
		d, ok := r.numbers[i].Shift(zeros)
		if !ok {
			return Class{}, false
		}
		r.numbers[i] = d
	}
	first := slices.Index(r.found, aNumber)
	before, after := r.found[:first], r.found[first+1:]
	if len(r.numbers) == 2 {
		return r.twoEnds(before, after)
	}
	return r.oneEnd(before, after)
}

// twoEnds is a class of two numbers: what stands before the first, and from there on.
func (r *classReader) twoEnds(before, rest []classWord) (Class, bool) {
	second := slices.Index(rest, aNumber)
	between := rest[:second]
	c := Class{Low: &r.numbers[0], High: &r.numbers[1]}
	switch {
	case len(rest) > second+1 || len(between) == 0 || len(before) > 1:
		return Class{}, false
	case len(before) == 1 && before[0] == above:
		c.LowOut = true
	case len(before) == 1 && before[0] != atLeast && before[0] != bothEnds:
		return Class{}, false
	}
	for i, w := range between {
		switch {
		case w == below && i == len(between)-1:
			c.HighOut = true
		case w != leadsTo && w != atMost && w != joins, w == joins && len(between) == 1 && (len(before) == 0 || before[0] != bothEnds):
			return Class{}, false
		}
	}
	return c, true
}

// oneEnd is a class of one number: open at one end, or that number alone.
func (r *classReader) oneEnd(before, after []classWord) (Class, bool) {
	n := &r.numbers[0]
	if len(before) == 0 && len(after) == 0 {
		return Class{Low: n, High: n}, true
	}
	if len(before)+len(after) != 1 {
		return Class{}, false
	}
	if len(after) == 1 {
		switch after[0] {
		case orMore:
			return Class{Low: n}, true
		case orLess, orSo:
			return Class{High: n, Loose: after[0] == orSo}, true
		}
		return Class{}, false
	}
	switch before[0] {
	case below:
		return Class{High: n, HighOut: true}, true
	case leadsTo:
		return Class{High: n}, r.text[0] != '-' // what is - 10?
	case atMost:
		return Class{High: n}, true
	case above:
		return Class{Low: n, LowOut: true}, true
	case atLeast:
		return Class{Low: n}, true
	}
	return Class{}, false
}

// interval takes [0, 10) apart, which some write ]0; 10].
func (r *classReader) interval() (low, high []rune, ok bool) {
	text := strings.TrimSpace(string(r.text))
	if len(text) < 4 || !strings.ContainsRune("[(]", rune(text[0])) || !strings.ContainsRune(")][", rune(text[len(text)-1])) {
		return nil, nil, false
	}
	inner := text[1 : len(text)-1]
	for _, sep := range []string{";", ", ", ","} {
		if strings.Count(inner, sep) == 1 {
			a, b, _ := strings.Cut(inner, sep)
			r.text = []rune(text)
			return []rune(strings.TrimSpace(a)), []rune(strings.TrimSpace(b)), true
		}
	}
	return nil, nil, false
}

// ofInterval is the class of such a text. An end that is infinite or empty is none.
func (r *classReader) ofInterval(low, high []rune) (Class, error) {
	var c Class
	none := data.Problem{Text: fmt.Sprintf("%q says no bounds of a class", string(r.text)), Hint: "write it as [0, 10), or as 0–9"}
	ends := [2]**data.Decimal{&c.Low, &c.High}
	for i, text := range [2][]rune{low, high} {
		if t := strings.TrimLeft(string(text), "-+"); t == "" || t == "∞" || strings.HasPrefix(t, "inf") {
			continue
		}
		one := classReader{text: text, comma: r.comma}
		end, ok := one.class()
		if !ok || end.Low == nil || end.High == nil || one.twoWays != "" {
			return Class{}, none
		}
		*ends[i] = end.Low
	}
	c.LowOut = r.text[0] != '['
	c.HighOut = r.text[len(r.text)-1] != ']'
	if c.Low == nil && c.High == nil {
		return Class{}, none
	}
	return c, nil
}
