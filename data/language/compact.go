package language

import (
	"math"
	"strings"

	"briefing/data"
)

// Where a reader looks, long numbers are compact: 1.46 billion at the end of a line, and
// 0, 0.5, 1.0, 1.5 billion at an axis; and 34.250% is 34.3%, unless another one of the
// picture would read alike. Tables and texts have them whole. A number is long
// that the language has a shorter word for: a million in English, of which a thousand takes
// no less room than its zeros; 万 in Chinese. Numbers of a unit that has a scale, such as
// million people, stay in that: a second one would be read as a factor.

// Compact prints the values of one picture for its labels.
type Compact struct {
	say    *Printer
	unit   data.Unit
	digits int // significant ones of compact numbers; 0 where none is compact
	places int // decimals that the others have at most
}

// The least and the most digits of compact numbers.
const leastCompact, mostCompact = 3, data.MaxDigits

// Up to so many decimals are printed as they are known: more are a table's. Where numbers
// lose decimals, the smallest keeps at least so many digits, and the greatest leastCompact.
const keptPlaces, leastOfSmall = 2, 2

// NewCompact prints values of a unit with as many digits as keep unequal ones of those that
// are shown together unequal, which are asked for only where it matters.
func NewCompact(p *Printer, u data.Unit, together func() []data.Value) Compact {
	c := Compact{p, u, leastCompact, mostCompact}
	if !compacts(u) {
		c.digits = 0
	}
	if u.Names() {
		return c
	}
	long, short := c.parted(together())
	for c.digits < mostCompact && c.digits > 0 && c.alike(long) {
		c.digits++
	}
	c.setPlaces(short)
	return c
}

// parted are the numbers of values that are long, and the others.
func (c *Compact) parted(values []data.Value) (long, short []data.Value) {
	for _, v := range values {
		for claim := range v.Claims() {
			switch {
			case claim.Is == data.Absent:
			case c.digits > 0 && c.long(claim):
				long = append(long, claim)
			default:
				short = append(short, claim)
			}
		}
	}
	return long, short
}

// setPlaces chooses the decimals of numbers that are not long.
func (c *Compact) setPlaces(values []data.Value) {
	known, least := 0, 0
	greatest, smallest := math.MinInt, math.MaxInt
	for _, v := range values {
		for _, d := range []data.Decimal{v.Low(), v.High()} {
			if known = max(known, v.Known.Places(d)); d.Sign() != 0 {
				greatest, smallest = max(greatest, d.Exponent()), min(smallest, d.Exponent())
			}
		}
	}
	if known <= keptPlaces || greatest < smallest {
		return
	}
	if IsSign(c.unit.Noun) || isCode(c.unit.Noun) {
		least = keptPlaces // cents
	}
	least = max(least, leastCompact-1-greatest, leastOfSmall-1-smallest)
	for c.places = least; c.places < known && (c.alike(values) || c.near(values)); {
		c.places++
	}
}

// near reports whether two unequal values differ by less than half of the last place, which
// rounding may show as a whole one.
func (c *Compact) near(values []data.Value) bool {
	cut := func(v data.Value, places int) read {
		return read{v.Low().Rounded(places, data.Down).WithoutZeros(0), v.High().Rounded(places, data.Down).WithoutZeros(0), v.Is}
	}
	seen := make(map[read]read, len(values))
	for _, v := range values {
		at, whole := cut(v, c.places), readAs(v, c.unit)
		if other, met := seen[at]; met && other != whole {
			return true
		}
		seen[at] = whole
	}
	return false
}

// compacts reports whether numbers of a unit may be compact. Those of one that begins with a
// number, such as 100 million yuan, have a scale already.
func compacts(u data.Unit) bool {
	return u.Kind == data.UnitPlain && u.Scale == 0 && !numbered(u)
}

// long reports whether a number of a value is long.
func (c Compact) long(v data.Value) bool {
	return max(v.Low().Exponent(), v.High().Exponent()) >= c.say.lang.compactFrom
}

// read is what a reader takes a value for.
type read struct {
	low, high data.Decimal
	is        data.Qualifier
}

// readAs is what a reader takes a value of a unit for; 1.00 and 1 are the same.
func readAs(v data.Value, u data.Unit) read {
	v, _ = v.Shown().Divided(-u.Scale)
	return read{v.Low().WithoutZeros(0), v.High().WithoutZeros(0), v.Is}
}

// alike reports whether two unequal values are printed alike.
func (c Compact) alike(values []data.Value) bool {
	seen := make(map[read]read, len(values))
	for _, v := range values {
		printed, whole := readAs(c.Value(v)), readAs(v, c.unit)
		if other, met := seen[printed]; met && other != whole {
			return true
		}
		seen[printed] = whole
	}
	return false
}

// Label is Printer.Label, with compact numbers.
func (c Compact) Label(v data.Value) string { return c.print(v, c.say.lang.qualifiers, true) }

// Sign is Printer.Sign, with compact numbers.
func (c Compact) Sign(v data.Value) string { return c.print(v, symbols, true) }

// Bare and BareSign are Label and Sign without the sign of percent or of a currency, where an
// axis or another label of the picture has it. A word of scale stays.
func (c Compact) Bare(v data.Value) string { return c.print(v, c.say.lang.qualifiers, false) }

// BareSign is described at Bare.
func (c Compact) BareSign(v data.Value) string { return c.print(v, symbols, false) }

// print prints a value, with the sign of its unit or without.
func (c Compact) print(v data.Value, patterns [data.Absent]string, sign bool) string {
	short, u := c.Value(v)
	return c.say.qualified(short, patterns, func(d data.Decimal) string {
		switch {
		case u == c.unit && sign:
			return c.say.Tick(d, u)
		case u == c.unit:
			return c.say.plain(d, u)
		case sign:
			return c.number(d, u)
		}
		return c.scaled(d, u)
	}, c.say.Say(WordNoValue))
}

// number prints a number with the word of its scale.
func (c Compact) number(d data.Decimal, u data.Unit) string {
	text := c.scaled(d, u)
	if pattern := c.say.lang.amount(u); pattern != "" && IsSign(u.Noun) {
		return inMoney(pattern, text, u)
	}
	return text
}

// scaled is number without the sign of a currency.
func (c Compact) scaled(d data.Decimal, u data.Unit) string {
	n, scale := c.say.scaled(d, u)
	return c.say.join(beforeScale(c.say, scale, n), c.labelScale(scale, n))
}

// labelScale is the word for a scale in the labels of a picture.
func (c Compact) labelScale(s scaleWord, n data.Decimal) string {
	if strings.HasSuffix(s.short, ".") {
		return s.short // the usual one in print
	}
	return scaleInWords(c.say, s, n)
}

// Value returns a compact value and its unit, which has the scale; others as they are.
func (c Compact) Value(v data.Value) (data.Value, data.Unit) {
	if v.Is == data.Absent {
		return v, c.unit
	}
	if c.digits == 0 || !c.long(v) {
		return to(v, c.places), c.unit
	}
	number := v.Number
	if v.High().Exponent() > number.Exponent() {
		number = v.High()
	}
	places := c.digits - 1 - number.Exponent()
	if rounded := number.Rounded(places, data.HalfAway); rounded.Exponent() > number.Exponent() {
		number, places = rounded, places-1 // 999,999,999 is 1.00 billion
	}
	up := c.say.lang.scaleBelow(number.Exponent())
	short, ok := v.Divided(up)
	if !ok {
		return v, c.unit
	}
	u := c.unit
	u.Scale = up
	return to(short, places+up), u
}

// to is a value as it is known to a number of decimals; itself where it has no more.
func to(v data.Value, places int) data.Value {
	v.KnowNoMore(places)
	return v
}

// scaleBelow is the greatest power of ten up to another that the language has a word for; 0
// for none.
func (w *words) scaleBelow(exponent int) int {
	up := 0
	for _, s := range w.scales {
		if s.exp <= exponent {
			up = max(up, s.exp)
		}
	}
	return up
}

// The most decimals that the ticks of an axis have for the sake of a greater scale.
const mostTickDecimals = 2

// Ticks prints the numbers of an axis exactly, in the order of reading. Those of a linear
// axis are all in one scale and have the same decimals, and only the last has the word of
// the scale, or the sign of percent or of a currency, as it has that of Celsius after the degrees; on a logarithmic one each has its own scale.
func Ticks(p *Printer, numbers []data.Decimal, u data.Unit, log bool) []string {
	texts := make([]string, len(numbers))
	c, up := Compact{p, u, mostCompact, mostCompact}, 0
	if compacts(u) && !log {
		up = p.lang.tickScale(numbers)
	}
	for i, d := range numbers {
		switch {
		case log && compacts(u):
			texts[i] = c.Label(data.Value{Number: d})
		case up > 0:
			texts[i] = c.tickIn(d, up, decimalsIn(numbers, up), i == len(numbers)-1)
		case (u.Kind == data.UnitPercent || u.Scale == 0 && IsSign(u.Noun)) && i < len(numbers)-1:
			texts[i] = p.Number(d)
		case degrees(u) != "":
			texts[i] = p.Number(d) + "°"
			if i == len(numbers)-1 {
				texts[i] = fill(p.lang.degrees, "n", p.Number(d), "unit", degrees(u))
			}
		default:
			texts[i] = p.Tick(d, u)
		}
	}
	return texts
}

// degrees is the sign of a unit of temperature; empty for others.
func degrees(u data.Unit) string {
	if u.Kind != data.UnitPlain || u.Scale != 0 {
		return ""
	}
	return Temperature(u.Noun)
}

// Temperature is the sign of a unit of temperature whose zero was chosen, °C or °F, by its name or
// its sign in any case; empty for others.
func Temperature(noun string) string {
	switch strings.ToLower(noun) {
	case "°c", "℃", "degrees celsius", "degree celsius", "degrees c", "deg c", "celsius", "grad celsius", "摄氏度":
		return "°C"
	case "°f", "℉", "degrees fahrenheit", "degree fahrenheit", "degrees f", "deg f", "fahrenheit", "grad fahrenheit", "华氏度":
		return "°F"
	}
	return ""
}

// tickScale is the power of ten that the numbers of an axis are divided by: the greatest that
// does not exceed the greatest of them and leaves few decimals. 0 where none is long.
func (w *words) tickScale(numbers []data.Decimal) int {
	most := 0
	for _, d := range numbers {
		most = max(most, d.Exponent())
	}
	if most < w.compactFrom {
		return 0
	}
	up := w.scaleBelow(most)
	for up > 0 && decimalsIn(numbers, up) > mostTickDecimals {
		up = w.scaleBelow(up - 1)
	}
	return up
}

// decimalsIn is how many decimals the numbers need when they are divided by a power of ten.
func decimalsIn(numbers []data.Decimal, up int) int {
	places := 0
	for _, d := range numbers {
		if moved, ok := d.Shift(-up); ok {
			places = max(places, moved.WithoutZeros(0).Decimals())
		}
	}
	return places
}

// tickIn prints a number of an axis in a scale with a number of decimals.
func (c Compact) tickIn(d data.Decimal, up, decimals int, last bool) string {
	moved, _ := d.Shift(-up) // decimalsIn could
	moved = moved.WithoutZeros(decimals)
	if d.Sign() == 0 {
		moved = data.Decimal{}
	}
	if !last {
		return c.say.Number(moved)
	}
	u := c.unit
	u.Scale = up
	return c.number(moved, u)
}
