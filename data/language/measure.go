package language

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/memo"
	"briefing/data/internal/pattern"
)

// Units are arithmetic: a unit is a power of ten of what is counted, by what it is counted for
// each of. Tonnes and kilograms are one thing in two sizes, and so are hectares and square
// kilometres; ₹ divided by ₹ per US$ leaves US$.

// Thing is one factor of a unit.
type Thing struct {
	Noun string // as the unit has it
	of   string // the quantity that it is a size of, or the currency; empty for what is counted
	size int    // the power of ten of that
}

// Counted reports a thing that is counted one by one, and neither measured nor money.
func (t Thing) Counted() bool { return t.of == "" }

// lasting are units of time, of which nobody counts whole ones.
var lasting = []string{"years", "year", "hours", "hour", "minutes", "minute", "seconds", "second", "Jahre", "Stunden", "Minuten", "Sekunden", "岁", "年", "小时", "分钟", "秒"}

// countNouns are the nouns of units by whether they are counted.
var countNouns memo.Memo[string, bool]

// Counts reports whether whole numbers of a unit are exact: they count single things one by one.
// Amounts of money, lengths, weights and times are rounded, however they are printed.
func Counts(u data.Unit) bool {
	if !u.Single() || u.IsIndex() || slices.Contains(lasting, u.Noun) {
		return false
	}
	return countNouns.Of(u.Noun, func(noun string) bool {
		m, ok := MeasureOf(u)
		return ok && !m.Per && !slices.ContainsFunc(m.Over, func(t Thing) bool { return !t.Counted() })
	})
}

// Legible is the thing in the size in which a number of it is the least that is not below one: 8.6 kWh
// in place of 0.0000000086 TWh. It is false of what has no sizes.
func (t Thing) Legible(number float64) (noun string, ok bool) {
	first, rest, _ := strings.Cut(t.Noun, " ")
	if _, _, sign := sized(first); !sign {
		rest = "" // a name of several words
	}
	_, _, of := massOf(first)
	for _, s := range sizesOf(t.of) {
		if s.size%3 != 0 && t.of != "m²" || s.size >= t.size {
			continue
		}
		if ok && number*math.Pow10(t.size-s.size) < 1 {
			break
		}
		noun, ok = s.names[0]+of, true
	}
	if rest != "" {
		noun += " " + rest
	}
	return noun, ok
}

// Measure is a unit as a product: 10^Power × Over ÷ Under.
type Measure struct {
	Power       int
	Count       int // the power of ten of which it is said: 3 for per 1,000; part of Power
	Over, Under []Thing
	Per         bool // it says that it is for each of something
}

// sizeNames are the names and signs of a size.
type sizeNames struct {
	size  int
	names []string
}

// sizes are what measures are sizes of, by their names and signs. Names are in lower case.
var sizes = map[string][]sizeNames{
	"Wh": {
		{0, []string{"Wh", "watt hours", "watt-hours", "Wattstunden", "瓦时"}}, {3, []string{"kWh", "KWh", "kilowatt hours", "kilowatt-hours", "kilowatthours", "kilowattstunden", "千瓦时", "度电"}},
		{6, []string{"MWh", "megawatt hours", "megawatt-hours", "megawattstunden", "兆瓦时"}}, {9, []string{"GWh", "gigawatt hours", "gigawatt-hours", "gigawattstunden", "吉瓦时"}},
		{12, []string{"TWh", "terawatt hours", "terawatt-hours", "terawattstunden", "太瓦时"}}, {15, []string{"PWh", "petawatt hours", "petawattstunden"}},
	},
	"W": {
		{0, []string{"W", "watts", "watt", "瓦"}}, {3, []string{"kW", "KW", "kilowatts", "kilowatt", "千瓦"}}, {6, []string{"MW", "megawatts", "megawatt", "兆瓦"}},
		{9, []string{"GW", "gigawatts", "gigawatt", "吉瓦"}}, {12, []string{"TW", "terawatts", "terawatt", "太瓦"}},
	},
	"J": {
		{0, []string{"J", "joules", "joule", "焦耳"}}, {3, []string{"kJ", "kilojoules", "kilojoule"}}, {6, []string{"MJ", "megajoules", "megajoule"}},
		{9, []string{"GJ", "gigajoules", "gigajoule"}}, {12, []string{"TJ", "terajoules", "terajoule"}}, {15, []string{"PJ", "petajoules", "petajoule"}}, {18, []string{"EJ", "exajoules", "exajoule"}},
	},
	"g": {
		{-6, []string{"µg", "μg", "micrograms", "mikrogramm", "微克"}}, {-3, []string{"mg", "milligrams", "milligramm", "毫克"}}, {0, []string{"g", "grams", "gram", "gramm", "克"}},
		{3, []string{"kg", "Kg", "kilograms", "kilogram", "kilogramm", "公斤", "千克"}}, {5, []string{"dt", "decitonnes", "dezitonnen", "quintals", "quintal", "公担"}},
		{6, []string{"t", "tonnes", "tonne", "tons", "tonnen", "metric tons", "metric tonnes", "吨"}}, {9, []string{"kt", "kilotonnes", "kilotonnen"}}, {12, []string{"Mt", "megatonnes", "megatonnen"}}, {15, []string{"Gt", "gigatonnes", "gigatonnen"}},
	},
	"m": {
		{-3, []string{"mm", "millimetres", "millimeters", "millimeter", "毫米"}}, {-2, []string{"cm", "centimetres", "centimeters", "zentimeter", "厘米"}},
		{0, []string{"m", "metres", "metre", "meters", "meter", "米"}}, {3, []string{"km", "kilometres", "kilometre", "kilometers", "kilometer", "公里", "千米"}},
	},
	"m²": {
		{0, []string{"m²", "m2", "sq m", "sqm", "square metres", "square metre", "square meters", "square meter", "quadratmeter", "平方米"}}, {4, []string{"ha", "hectares", "hectare", "hektar", "公顷"}},
		{6, []string{"km²", "km2", "sq km", "sq. km", "square kilometres", "square kilometre", "square kilometers", "square kilometer", "quadratkilometer", "平方公里", "平方千米"}},
	},
	"m³": {
		{-6, []string{"ml", "millilitres", "milliliters", "milliliter", "毫升"}}, {-3, []string{"l", "litres", "litre", "liters", "liter", "升"}}, {-1, []string{"hl", "hectolitres", "hectoliters", "hektoliter"}},
		{0, []string{"m³", "m3", "cubic metres", "cubic metre", "cubic meters", "cubic meter", "kubikmeter", "立方米"}}, {9, []string{"km³", "km3", "cubic kilometres", "cubic kilometers", "kubikkilometer", "立方公里"}},
	},
}

// sized is what a name or sign is a size of. Signs are read as they are written: Mt is not mt.
func sized(name string) (of string, size int, ok bool) {
	lower := strings.ToLower(name)
	for quantity, all := range sizes {
		for _, s := range all {
			if slices.Contains(s.names, name) || len(name) > 3 && slices.Contains(s.names, lower) {
				return quantity, s.size, true
			}
		}
	}
	if size, found, _ := massOf(name); found {
		return "g", size, true
	}
	return prefixedSign(name)
}

// substances are what stands right after the sign of a mass: Mtoe, ktCO2.
var substances = []string{"oe", "ce", "RÖE", "SKE", "C", "N", "CO2", "CO₂", "CO2e", "CO₂e", "CO2eq", "CO₂eq", "CO2-eq", "CO₂-eq", "CO2-e", "CO₂-e"}

// massOf reads the sign of a mass that what it is of stands right after.
func massOf(word string) (size int, ok bool, of string) {
	for _, s := range sizes["g"] {
		if of, found := strings.CutPrefix(word, s.names[0]); found && slices.Contains(substances, of) {
			return s.size, true, of
		}
	}
	return 0, false, ""
}

// prefixes are those of signs, from the least on.
var prefixes = []struct {
	sign string
	size int
}{{"", 0}, {"k", 3}, {"M", 6}, {"MM", 6}, {"G", 9}, {"T", 12}, {"P", 15}}

// prefixedUnit is a sign that takes prefixes.
type prefixedUnit struct {
	sign  string
	trade bool
}

// prefixable are further signs that take prefixes. Before those of trade, M is a thousand to some
// and a million to others, and so says neither; MM is a million.
var prefixable = []prefixedUnit{{"pkm", false}, {"tkm", false}, {"vkm", false}, {"cal", false}, {"VA", false}, {"Wp", false}, {"bbl", true}, {"boe", true}, {"cf", true}, {"Btu", true}, {"BTU", true}}

// prefixedSign is what a sign of those, perhaps with a prefix, is a size of.
func prefixedSign(name string) (of string, size int, ok bool) {
	for _, p := range prefixable {
		for _, s := range sizesOf(p.sign) {
			if s.names[0] == name {
				return p.sign, s.size, true
			}
		}
	}
	return "", 0, false
}

// sizesOf are the sizes of a quantity.
func sizesOf(of string) []sizeNames {
	i := slices.IndexFunc(prefixable, func(p prefixedUnit) bool { return p.sign == of })
	if i < 0 {
		return sizes[of]
	}
	var all []sizeNames
	for _, prefix := range prefixes {
		wrong := "MM"
		if prefixable[i].trade {
			wrong = "M"
		}
		if prefix.sign != wrong {
			all = append(all, sizeNames{prefix.size, []string{prefix.sign + of}})
		}
	}
	return all
}

// metric are what a prefix of Chinese belongs to, and is no power of ten: 千瓦 is a kilowatt.
var metric = []string{"瓦", "克", "米", "卡", "焦", "帕", "伏", "赫", "安", "字节"}

// prefixed reports whether a scale before a noun is the prefix of that.
func prefixed(scale, noun string) bool {
	return (scale == "千" || scale == "兆") && slices.ContainsFunc(metric, func(m string) bool { return strings.HasPrefix(noun, m) })
}

// thingOf is what a noun names: by all of it, by the words it begins with (t CO2), or by the
// currency it ends with (2015 US$).
func thingOf(noun string) Thing {
	t := Thing{Noun: noun}
	words := strings.Fields(noun)
	for n := min(len(words), 3); n > 0; n-- {
		of, size, ok := sized(strings.Join(words[:n], " "))
		if !ok {
			continue
		}
		if _, _, product := sized(strings.Join(words[n:], " ")); !product {
			t.of, t.size = of, size
		}
		return t
	}
	if len(words) == 0 {
		return t
	}
	for _, w := range []string{noun, words[0], words[len(words)-1]} {
		if m, ok := minorOf(w); ok {
			return Thing{Noun: noun, of: m.names[0], size: m.size}
		}
		if name, money := amountNoun(w); money {
			t.of = currencyName(name)
		}
	}
	return t
}

// currencyName is one name for a currency.
func currencyName(noun string) string {
	switch noun {
	case "$":
		return "US$"
	case "rupees":
		return "₹"
	}
	for _, name := range []string{"€", "£", "US$", "yuan", "yen", "₹", "₩", "₽", "HK$", "NT$", "S$", "A$", "C$", "zł"} {
		if data.SameNoun(noun, name) {
			return name
		}
	}
	return noun
}

// Exchange reports a unit of one currency for each of another.
func Exchange(u data.Unit) bool {
	m, ok := MeasureOf(u)
	return ok && len(m.Over) == 1 && len(m.Under) == 1 && m.Over[0].money() && m.Under[0].money()
}

// IsMoney reports a unit of amounts of money, or of money for each of something.
func IsMoney(u data.Unit) bool {
	m, ok := MeasureOf(u)
	return ok && len(m.Over) == 1 && m.Over[0].money()
}

// money reports an amount of a currency.
func (t Thing) money() bool { return t.of != "" && sizesOf(t.of) == nil }

// perLinks are what parts a unit from what it is for each of.
var perLinks = []string{" per ", " je ", " pro ", " / ", "/"}

// MeasureOf is a unit as a product. It is false of percentages and the like.
func MeasureOf(u data.Unit) (Measure, bool) {
	if u.Kind != data.UnitPlain {
		return Measure{}, false
	}
	m := Measure{Power: u.Scale}
	noun, daily := cutDay(u.Noun)
	if PerMille(u) {
		m.Power, m.Count, m.Per = m.Power-3, 3, true
		return m, true
	}
	over, under, per := cutPer(noun)
	if over != "" {
		m.multiply(over)
	}
	for per {
		var next string
		m.Per = true
		over, next, per = cutPer(under)
		m.divide(over)
		under = next
	}
	if daily {
		m.Per, m.Under = true, append(m.Under, Thing{Noun: "day"})
	}
	return m, true
}

// withDay are units that say in their own way that they are also for each day.
var withDay = pattern.New(`(?i)^(.*\S) (?:and day|und tag)$|^(\S.*?) (?:a day|am tag)( (?:per|je|pro) .+)$`)

// cutDay cuts the day out of such a unit: litres per person and day, litres a day per person.
func cutDay(noun string) (rest string, daily bool) {
	m := withDay.FindStringSubmatch(noun)
	if m == nil || m[1] != "" && !PerUnit(m[1]) {
		return noun, false
	}
	return m[1] + m[2] + m[3], true
}

// isDay reports what an amount of a day is said to be for each of.
func isDay(noun string) bool { return slices.Contains([]string{"day", "Tag", "日", "天"}, noun) }

// Daily is a unit without the day that it is for each of, and whether it has one that a measure lacks.
func (m Measure) Daily(than Measure) (Measure, bool) { return m.without(than, isDay) }

// Yearly reports whether a unit is for each year, and a measure is not.
func (m Measure) Yearly(than Measure) bool {
	_, yearly := m.without(than, isYear)
	return yearly
}

// without is a measure without the time that it is for each of, where another lacks that.
func (m Measure) without(than Measure, time func(noun string) bool) (Measure, bool) {
	such := func(t Thing) bool { return time(t.Noun) }
	if slices.ContainsFunc(than.Under, such) {
		return m, false
	}
	n := len(m.Under)
	m.Under = slices.DeleteFunc(slices.Clone(m.Under), such)
	return m, len(m.Under) < n
}

// cutPer splits a unit at the first word for each of.
func cutPer(noun string) (over, under string, ok bool) {
	at, length := len(noun), 0
	outside := fiscalYear.ReplaceAllStringFunc(noun, func(years string) string { return strings.Replace(years, "/", "-", 1) })
	for _, link := range perLinks {
		if first := strings.TrimLeft(link, " "); first != "/" && strings.HasPrefix(noun, first) {
			return "", noun[len(first):], true
		}
		if i := strings.Index(outside, link); i > 0 && i < at {
			at, length = i, len(link)
		}
	}
	if length == 0 {
		return noun, "", false
	}
	over, under = noun[:at], noun[at+length:]
	if prices := atPrices.FindString(under); prices != "" { // which are those of the money
		over, under = over+prices, strings.TrimSuffix(under, prices)
	}
	return over, under, true
}

// WithoutPrices is a unit of money without the prices that it is at: € per hour, of € per hour at 2024 prices.
func WithoutPrices(u data.Unit) data.Unit {
	u.Noun = strings.TrimSuffix(u.Noun, atPrices.FindString(u.Noun))
	return u
}

// priceWords are the words by which a name says at which prices an amount is.
var priceWords = pattern.New(`(?i)price|preise|价|\b(?:real|nominal|constant|current)`)

// SaysPrices reports whether a name says at which prices an amount is.
func SaysPrices(name string) bool { return priceWords.MatchString(name) }

// fiscalYear is a year by its two years, which / does not part.
var fiscalYear = pattern.New(`\b\d{4}/\d{2}\b`)

// atPrices are the prices at which money is, at the end of its unit.
var atPrices = pattern.New(`(?i)(?:,? (?:at|in) [^,(]*prices|, (?:constant )?\d[^,(]*prices| \([^()]*prices(?: of [^()]*)?\)|,? (?:at|in) prices of .*|,? (?:in|zu) (?:konstanten )?preisen .*| \((?:in |zu )?preisen?[^()]*\)|[（(][^（）()]*价格?[^（）()]*[）)])$`)

// amountOf is a power of ten and a noun.
func amountOf(text string) (power int, noun string) {
	u, hint := ParseUnit(text)
	if _, _, whole := sized(text); whole || hint != "" || u.Kind != data.UnitPlain {
		return 0, text
	}
	return u.Scale, u.Noun
}

func (m *Measure) multiply(text string) {
	power, noun := amountOf(strings.TrimSpace(text))
	if count, rest := leadingCount(noun); rest == "" && count >= leastNumbered { // 1.000 of what is not said
		power, noun = power+count, ""
	}
	t := thingOf(noun)
	m.Power += power + t.size
	m.Over = append(m.Over, t)
}

func (m *Measure) divide(text string) {
	count, rest := leadingCount(strings.TrimSpace(text))
	power, noun := amountOf(rest)
	t := thingOf(noun)
	m.Count += count + power
	m.Power -= count + power + t.size
	m.Under = append(m.Under, t)
}

// leadingCount cuts a power of ten in figures off the beginning of what a unit is for each of:
// 100, 1,000, 10 000, 1.000.
func leadingCount(s string) (count int, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789., \u00a0\u202f", r) })
	if end < 0 {
		end = len(s)
	}
	digits := OnlyDigits(strings.ReplaceAll(s[:end], ".", ""))
	if zeros := strings.TrimPrefix(digits, "1"); digits != zeros && strings.Trim(zeros, "0") == "" {
		return len(zeros), s[end:]
	}
	return 0, s
}

// PerMille reports a unit that is a thousandth.
func PerMille(u data.Unit) bool {
	return u.Kind == data.UnitPlain && slices.Contains([]string{"‰", "per mille", "per mil", "per mill", "permille", "promille", "千分比", "千分点"}, strings.ToLower(u.Noun))
}

// Quotient is a measure divided by another, without what stands on both sides of it.
func (m Measure) Quotient(by Measure) Measure {
	q := Measure{Power: m.Power - by.Power, Over: slices.Concat(m.Over, by.Under), Under: slices.Concat(m.Under, by.Over)}
	q.Over = slices.DeleteFunc(q.Over, func(t Thing) bool {
		i := slices.IndexFunc(q.Under, func(u Thing) bool { return t.Same(u) })
		if i >= 0 {
			q.Under = slices.Delete(q.Under, i, i+1)
		}
		return i >= 0
	})
	q.reduce()
	return q
}

// reduce takes a factor out of a thing that is a product, where the quotient is by it: tonne-kilometres by
// tonnes are kilometres.
func (m *Measure) reduce() {
	for i, t := range m.Over {
		for j, u := range m.Under {
			left, ok := t.without(u)
			if !ok {
				continue
			}
			a, b, _ := t.factors()
			m.Power += a.size + b.size
			m.Over, m.Under = slices.Clone(m.Over), slices.Delete(slices.Clone(m.Under), j, j+1)
			m.Over[i] = left
			return
		}
	}
}

// products are the signs of things that are products. Those of passengers are kept by inhabitants, as what
// these travel.
var products = map[string][2]string{"tkm": {"tonnes", "km"}, "vkm": {"vehicles", "km"}, "pkm": {"passengers", "km"}}

// lengths and times are what a product ends with: lengths in one word with the other factor or in two, times
// with a hyphen.
var (
	lengths = []string{"kilometres", "kilometers", "kilometre", "kilometer", "km", "miles", "mile", "meilen", "公里", "千米"}
	times   = []string{"hours", "stunden", "days", "tage", "nights", "nächte", "months", "monate", "years", "jahre"}
)

// factors are the two things that one is a product of: tonnes and kilometres of tonne-kilometres.
func (t Thing) factors() (a, b Thing, ok bool) {
	if p, ok := products[t.of]; ok {
		return thingOf(p[0]), thingOf(p[1]), true
	}
	lower := strings.ToLower(t.Noun)
	if t.of != "" || len(lower) != len(t.Noun) {
		return a, b, false
	}
	for _, name := range slices.Concat(lengths, times) {
		front, found := strings.CutSuffix(lower, name)
		first := strings.TrimRight(front, " -·")
		parted := len(first) < len(front)
		if !found || first == "" || !parted && (name == "km" || name == "mile") || slices.Contains(times, name) && !strings.HasSuffix(front, "-") {
			continue
		}
		a, b = thingOf(first), thingOf(t.Noun[len(front):])
		if _, _, german := sized(b.Noun); german && !parted && t.Noun != lower {
			b.Noun = strings.ToUpper(b.Noun[:1]) + b.Noun[1:] // Kilometer of Tonnenkilometer
		}
		return a, b, true
	}
	return a, b, false
}

// without is what is left of a product by one of its factors.
func (t Thing) without(u Thing) (left Thing, ok bool) {
	a, b, ok := t.factors()
	one := func(x Thing) bool {
		return x.Same(u) || x.Counted() && u.Counted() && x.Noun != "" && u.Noun != "" && sameStem(strings.ToLower(x.Noun), strings.ToLower(u.Noun))
	}
	switch {
	case !ok || isPeople(a.Noun) && !b.Counted():
		return left, false
	case one(a):
		return b, true
	case one(b):
		return a, true
	}
	return left, false
}

// Same reports two things that are one, perhaps in two sizes.
func (t Thing) Same(u Thing) bool {
	return t.minorOf(u) || u.minorOf(t) || t.of == u.of && (t.of != "" || t.Noun != "" && data.SameNoun(canonicalNoun(t.Noun), canonicalNoun(u.Noun)))
}

// Named is the power of ten of a measure that has lost nothing but names: what it counts is one
// of all of its things.
func (m Measure) Named(over, under Thing) int { return m.Power - over.size + under.size }

// Sized is the power of ten by which a measure is multiplied to be in a unit that names another
// size of it. It is false where that measures something else.
func (m Measure) Sized(in Measure) (power int, ok bool) {
	switch {
	case len(m.Over) != 1 || len(m.Under) > 1 || len(in.Over) > 1:
		return 0, false
	case len(in.Over) == 0 && !m.Over[0].Counted(), len(in.Over) == 1 && !m.Over[0].agrees(in.Over[0]):
		return 0, false
	}
	under := slices.DeleteFunc(slices.Clone(in.Under), func(t Thing) bool { return isYear(t.Noun) && !slices.ContainsFunc(m.Under, t.Same) })
	switch {
	case len(under) > len(m.Under):
		return 0, false
	case len(under) == 1 && !m.Under[0].agrees(under[0]) || len(under) == 0 && len(m.Under) == 1 && !m.Under[0].Counted():
		return 0, false
	}
	return m.Power - in.Power, true
}

// isYear reports what an amount of a year is said to be for each of.
func isYear(noun string) bool {
	return slices.Contains([]string{"year", "annum", "a", "Jahr", "年"}, noun)
}

// agrees reports whether a thing may be called by the noun of another: in another size, or of
// what is counted, with more or fewer words, in the singular, or as people of some kind.
func (t Thing) agrees(u Thing) bool {
	switch {
	case t.minorOf(u) || u.minorOf(t):
		return true
	case t.of != "" || u.of != "":
		return t.of == u.of || t.Noun == ""
	case t.Noun == "" || u.Noun == "" || t.Same(u) || isPeople(t.Noun) || isPeople(u.Noun):
		return true
	}
	v, w := foldedNoun(t.Noun), foldedNoun(u.Noun)
	return endsWith(v, w) || endsWith(w, v) || sameStem(v, w) || sameStem(lastWord(v), lastWord(w))
}

// leastCompound is how many letters the front of a word has at least that is no prefix of a sign.
const leastCompound = 3

// endsWith reports whether a noun is another with more before it: primary pupils, Grundschüler.
// The prefix of a unit makes another unit of it.
func endsWith(noun, tail string) bool {
	front, ok := strings.CutSuffix(noun, tail)
	switch last, _ := utf8.DecodeLastRuneInString(front); {
	case !ok || front == "" || !unicode.IsLetter(last):
		return ok
	case slices.Contains([]string{"micro", "milli", "centi", "deci", "hecto", "hekto", "kilo", "mega", "giga", "tera", "peta", "exa"}, front):
		return false
	case unicode.Is(unicode.Latin, last) || unicode.Is(unicode.Greek, last):
		return utf8.RuneCountInString(front) >= leastCompound
	}
	return true
}

// isPeople reports nouns for people of every kind.
func isPeople(noun string) bool {
	return canonicalNoun(noun) == "people" || slices.Contains([]string{"persons", "population", "inhabitants", "inhabitant", "residents", "resident", "head", "capita", "einwohner", "kopf", "personen", "person", "bevölkerung", "人口", "居民"}, strings.ToLower(noun))
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// foldedNoun is a noun without capitals and umlauts.
func foldedNoun(noun string) string {
	return strings.NewReplacer("ä", "a", "ö", "o", "ü", "u").Replace(strings.ToLower(noun))
}

// leastStem is how many letters words have in common at least that are forms of one.
const leastStem = 3

// sameStem reports whether two words are forms of one: school and schools.
func sameStem(a, b string) bool {
	v, w := []rune(a), []rune(b)
	n, shorter := 0, min(len(v), len(w))
	for n < shorter && v[n] == w[n] {
		n++
	}
	irregularForms := singularWord(a) == singularWord(b)
	return irregularForms || n >= leastStem && unicode.IsLetter(v[0]) && n >= shorter-1 && max(len(v), len(w))-n <= leastStem
}

// Normal is a unit whose power of ten stands where the program has it: £m per person becomes
// million £ per person.
func Normal(u data.Unit) data.Unit {
	over, under, per := cutPer(u.Noun)
	if u.Scale > 0 || !per || over == "" {
		return u
	}
	v, hint := ParseUnit(over)
	if _, _, whole := sized(over); whole || hint != "" || v.Kind != data.UnitPlain || v.Scale == 0 || v.Noun == "" {
		return u
	}
	link := u.Noun[len(over) : len(u.Noun)-len(under)]
	return data.Unit{Scale: v.Scale, Indian: v.Indian, Noun: v.Noun + link + under}
}

// PowerOfTen is 10^n in figures, as files write it.
func PowerOfTen(n int) string { return "1" + strings.Repeat("0", n) }
