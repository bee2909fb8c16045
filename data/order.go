package data

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Order says how the series of a chart follow each other where that is known: the
// shades of their colours follow it.
type Order struct {
	Kind OrderKind
	// Scale says which series of a Sided order stand on which side.
	Scale Scale
	// Unsure is how many series at the end are no answers, such as don't know.
	Unsure int
}

// OrderKind is the kind of an Order.
type OrderKind uint8

// The kinds. The zero value is that of series that stand beside each other.
const (
	Unordered OrderKind = iota
	Rising              // from young to old, from small to large, from early to late
	Falling
	Sided // from one side through the middle to the other, such as from disagreement to agreement
)

// OrderOf finds the order of names, that of periods, of classes of numbers such as ages
// and sizes, and of answers of well-known scales in English, German and Chinese.
func OrderOf(names []string) Order {
	unsure := NoAnswers(names)
	order := Order{Unsure: unsure}
	names = names[:len(names)-unsure]
	switch {
	case len(names) < 2:
		return Order{}
	case inOrder(names, comparePeriods), inOrder(names, compareClasses(names)):
		order.Kind = Rising
	default:
		order.Kind, order.Scale = orderOfAnswers(names)
	}
	if backwards := slices.Clone(names); order.Kind == Unordered {
		slices.Reverse(backwards)
		if inOrder(backwards, comparePeriods) || inOrder(backwards, compareClasses(backwards)) {
			order.Kind = Falling
		}
	}
	if order.Kind == Unordered {
		return Order{}
	}
	return order
}

// inOrder reports whether each name comes before the next. The comparison reports false
// for names that it does not know.
func inOrder(names []string, before func(a, b string) bool) bool {
	for i := range names[1:] {
		if !before(names[i], names[i+1]) {
			return false
		}
	}
	return true
}

func comparePeriods(a, b string) bool {
	p, ok := ParsePeriod(strings.TrimSpace(a))
	q, okToo := ParsePeriod(strings.TrimSpace(b))
	return ok && okToo && p.LikeWith(q) && p.Compare(q) < 0
}

// class is a name such as 15–24 years: the numbers in it, and the words around them.
type class struct {
	numbers []string
	words   string
}

// classOf takes a name apart. A point, comma or blank between digits belongs to them.
func classOf(name string) class {
	var c class
	var words strings.Builder
	runes := []rune(plainName(name))
	for i := 0; i < len(runes); i++ {
		if !digit(runes[i]) {
			words.WriteRune(runes[i])
			continue
		}
		var number strings.Builder
		for ; i < len(runes) && (digit(runes[i]) || strings.ContainsRune(",.\u00a0\u202f '", runes[i]) && i+1 < len(runes) && digit(runes[i+1])); i++ {
			if digit(runes[i]) {
				number.WriteRune(runes[i])
			}
		}
		i--
		c.numbers = append(c.numbers, strings.TrimLeft(number.String(), "0"))
		words.WriteByte('#')
	}
	c.words = words.String()
	return c
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// compareClasses orders classes by the numbers that they begin with. It knows only names
// that are alike: all of the middle ones have two numbers and the same words, and what has
// one number stands at an end, as under 15 and 65 and over do.
func compareClasses(names []string) func(a, b string) bool {
	pattern := ""
	for i, name := range names {
		c := classOf(name)
		if i == 0 && len(c.numbers) == 2 { // Ages 18–29, before 30–49
			if next := classOf(names[1]); len(next.numbers) == 2 && strings.HasSuffix(c.words, next.words) {
				c.words = next.words
			}
		}
		switch {
		case len(c.numbers) == 2 && (pattern == "" || pattern == c.words):
			pattern = c.words
		case len(c.numbers) == 1 && (i == 0 || i == len(names)-1) && c.words != "#":
		default:
			return func(string, string) bool { return false }
		}
	}
	return func(a, b string) bool {
		x, y := classOf(a), classOf(b)
		if len(x.numbers) == 2 && compareDigits(x.numbers[0], x.numbers[1]) > 0 {
			return false
		}
		// 15–24 ends before 25–34 begins, and under 15 where 15–24 does.
		return pattern != "" && compareDigits(x.numbers[len(x.numbers)-1], y.numbers[0]) <= 0
	}
}

// compareDigits compares whole numbers of any length, without zeros before them.
func compareDigits(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// plainName is a name without what does not tell answers apart.
func plainName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’' || r == '‘':
			return '\''
		case unicode.Is(unicode.Pd, r):
			return '-'
		}
		return r
	}, name)
}

// noAnswers are names of those who gave none.
func noAnswers() []string {
	return []string{
		"don't know", "do not know", "don't know/no answer", "don't know / no answer", "no answer", "no opinion", "not sure", "unsure", "refused", "not stated", "unknown",
		"weiß nicht", "weiß nicht/keine angabe", "weiß nicht / keine angabe", "keine angabe", "keine meinung", "unbekannt",
		"不知道", "不清楚", "说不清", "未回答", "未说明", "不详",
	}
}

// answers is a scale: its names from one end to the other, the one in the middle of
// two sides, and other ways to write it.
type answers struct {
	names  []string
	middle []string // empty where the scale has no sides
}

// scales are those that series are often named by, beside [gradedSides].
func scales() []answers {
	return []answers{
		{[]string{"stimme überhaupt nicht zu", "stimme nicht zu", "stimme eher nicht zu", "", "stimme eher zu", "stimme zu", "stimme voll und ganz zu"}, middles()},
		{[]string{"sehr unzufrieden", "unzufrieden", "eher unzufrieden", "", "eher zufrieden", "zufrieden", "sehr zufrieden"}, middles()},
		{[]string{"非常不同意", "不同意", "不太同意", "", "比较同意", "同意", "非常同意"}, middles()},
		{[]string{"非常不满意", "很不满意", "不满意", "不太满意", "", "比较满意", "满意", "很满意", "非常满意"}, middles()},
		{[]string{"not at all", "not very", "not too", "", "somewhat", "fairly", "very"}, middles()},
		{names: []string{"never", "hardly ever", "rarely", "seldom", "sometimes", "often", "usually", "always"}},
		{names: []string{"not at all", "a little", "not much", "somewhat", "some", "a fair amount", "a lot", "a great deal"}},
		{names: []string{"very bad", "bad", "very poor", "poor", "fair", "good", "very good", "excellent"}},
		{names: []string{"very low", "low", "medium", "moderate", "high", "very high"}},
		{names: []string{"small", "medium", "large"}},
		{names: []string{"micro", "small", "medium", "medium-sized", "large"}},
		{names: []string{"primary", "secondary", "tertiary"}},
		{names: []string{"nie", "selten", "manchmal", "oft", "häufig", "meistens", "immer"}},
		{names: []string{"sehr schlecht", "schlecht", "mittelmäßig", "gut", "sehr gut"}},
		{names: []string{"sehr niedrig", "niedrig", "mittel", "hoch", "sehr hoch"}},
		{names: []string{"klein", "mittel", "groß"}},
		{names: []string{"从不", "很少", "偶尔", "有时", "经常", "总是"}},
		{names: []string{"很差", "差", "一般", "好", "很好"}},
		{names: []string{"很低", "低", "中", "高", "很高"}},
		{names: []string{"小型", "中型", "大型"}},
	}
}

// degrees are words that weaken or strengthen an answer, from 1 to 7; one without such a word is 4.
func degrees() []string {
	return []string{
		"slightly:1", "a little:1", "mildly:1",
		"somewhat:2", "fairly:2", "rather:2", "pretty:2", "quite:2", "tend to:2", "lean:2", "probably:2", "moderately:3",
		"mostly:4", "generally:4",
		"very:6", "strongly:6", "much:6", "definitely:6", "highly:6", "a lot:6", "a great deal:6", "extremely:7", "completely:7", "totally:7",
		"etwas:1", "eher:2", "ziemlich:3", "überwiegend:4", "sehr:6", "äußerst:7", "völlig:7", "voll und ganz:7",
		"有点:1", "比较:2", "基本:3", "很:6", "十分:6", "非常:7", "完全:7",
	}
}

// denials are words that deny an answer, and how far they do; each stands before its answer, or in
// German after it.
func denials() []string {
	return []string{
		"not too:2", "not very:2", "not so:2", "not that:2", "not particularly:2", "not really:2", "not much:2", "not at all:7", "not:4",
		"nicht so:2", "nicht sehr:2", "nicht besonders:2", "eher nicht:2", "weniger:2", "wenig:2", "überhaupt nicht:7", "gar nicht:7", "nicht:4",
		"不太:2", "不大:2", "不怎么:2", "很不:6", "非常不:7", "完全不:7", "根本不:7", "一点也不:7", "毫不:7", "不:4",
	}
}

// middles are answers of neither side.
func middles() []string {
	return []string{
		"neither", "neutral", "undecided", "no change", "about the same", "the same", "unchanged", "no difference",
		"teils/teils", "teils, teils", "teils teils", "weder noch", "unentschieden", "unverändert", "一般", "中立", "不变", "持平",
	}
}

// degreeOf parts an answer, such as strongly agree or not too confident, into how strong it is and
// what it says: agree, and not confident.
func degreeOf(name string) (degree int, stem string) {
	for _, word := range denials() {
		if level, rest, ok := withWord(name, word); ok {
			return level, "not " + rest
		}
	}
	for _, word := range degrees() {
		if level, rest, ok := withWord(name, word); ok { // increased a lot
			return level, rest
		}
	}
	return 4, name
}

// withWord is an answer without a word at one of its ends, and the level of that word. Chinese ones
// have no blank between, and what is left of them has at least two characters.
func withWord(name, word string) (level int, rest string, ok bool) {
	word, number, _ := strings.Cut(word, ":")
	level = int(number[0] - '0')
	if word[0] >= 0xe3 { // the first byte of Chinese characters
		rest, ok = strings.CutPrefix(name, word)
		return level, rest, ok && utf8.RuneCountInString(rest) > 1
	}
	if rest, ok = strings.CutPrefix(name, word+" "); !ok {
		rest, ok = strings.CutSuffix(name, " "+word)
	}
	return level, rest, ok
}

// gradedSides finds answers that grow weaker on one side, and stronger on the other:
// from very favourable to very unfavourable.
func gradedSides(names []string) (Scale, bool) {
	var s Scale
	first, last, graded := "", "", false
	before := 9
	for i, name := range names {
		name = plainName(name)
		if !s.Neutral && i > 0 && (slices.Contains(middles(), name) || strings.HasPrefix(name, "neither ")) {
			s.Neutral, s.Left, before = true, i, 0
			continue
		}
		degree, stem := degreeOf(name)
		graded = graded || degree != 4
		switch {
		case first == "":
			first = stem
		case stem == first && last == "" && !s.Neutral && degree < before:
		case last == "" && stem != first:
			last = stem
			if !s.Neutral {
				s.Left = i
			}
		case last == "" || stem != last || degree <= before:
			return Scale{}, false
		}
		before = degree
	}
	return s, last != "" && (s.Neutral || graded)
}

// orderOfAnswers finds the scale that names are answers of. Two answers make no scale.
func orderOfAnswers(names []string) (OrderKind, Scale) {
	if len(names) < 3 {
		return Unordered, Scale{}
	}
	if scale, ok := gradedSides(names); ok {
		return Sided, scale
	}
	for _, scale := range scales() {
		places := make([]int, len(names))
		for i, name := range names {
			places[i] = scale.place(plainName(name))
		}
		if slices.Contains(places, -1) {
			continue
		}
		rising := slices.IsSorted(places) && len(slices.Compact(slices.Clone(places))) == len(places)
		slices.Reverse(places)
		falling := slices.IsSorted(places) && len(slices.Compact(slices.Clone(places))) == len(places)
		switch middle := slices.Index(scale.names, ""); {
		case !rising && !falling:
		case middle >= 0:
			if rising {
				slices.Reverse(places)
			}
			return Sided, sides(places, middle, falling)
		case rising:
			return Rising, Scale{}
		default:
			return Falling, Scale{}
		}
	}
	return Unordered, Scale{}
}

// sides counts the answers to the left of the middle of a scale.
func sides(places []int, middle int, falling bool) Scale {
	s := Scale{Neutral: slices.Contains(places, middle)}
	for _, place := range places {
		if place < middle != falling && place != middle {
			s.Left++
		}
	}
	return s
}

// place is where an answer stands on a scale; -1 where it is none of it.
func (a answers) place(name string) int {
	if slices.Contains(a.middle, name) {
		return slices.Index(a.names, "")
	}
	return slices.Index(a.names, name)
}
