package numfmt

import (
	"math"
	"strconv"
)

// layout is where the digits of a number go.
type layout struct {
	shift    int // the power of ten that percents and commas stand for
	whole    int // places before the point
	decimals int // places after it
	exponent int // places of the exponent; 0 where there is none
	plus     bool
	grouped  bool
}

// layOut counts the places of a section for numbers.
func (s *section) layOut() {
	s.kind = ofNumber
	n := &s.number
	afterPoint, afterE := false, false
	for _, t := range s.tokens {
		switch {
		case t.kind == percent:
			n.shift += 2
		case t.kind == point && !afterE:
			afterPoint = true
		case t.kind == power:
			afterE, n.plus = true, t.text[1] == '+'
		case t.kind != digit:
		case afterE:
			n.exponent++
		case afterPoint:
			n.decimals++
		default:
			n.whole++
		}
	}
	s.readCommas()
	if s.findFraction() {
		s.kind = ofFraction
	}
}

// readCommas decides what the commas are for: between places for digits they group
// thousands; right behind the last place, or the last before the point, each divides by
// a thousand. Those elsewhere are shown.
func (s *section) readCommas() {
	kept, places := s.tokens[:0], 0
	afterPlace := false // only commas since the last place for a digit
	for i, t := range s.tokens {
		switch {
		case t.kind == digit:
			places++
			afterPlace = true
		case t.kind == comma && places > 0 && s.placeFollows(i) && places < s.number.whole:
			s.number.grouped = true
			continue
		case t.kind == comma && afterPlace:
			s.number.shift -= 3
			continue
		case t.kind == comma:
			t.kind = literal
		default:
			afterPlace = false
		}
		kept = append(kept, t)
	}
	s.tokens = kept
}

// placeFollows reports whether there is a place for a digit before the point after a
// token.
func (s *section) placeFollows(i int) bool {
	for _, t := range s.tokens[i+1:] {
		switch t.kind {
		case digit:
			return true
		case point, power:
			return false
		}
	}
	return false
}

// appendDigits appends a number that is not negative.
func (s *section) appendDigits(text []byte, x Number) []byte {
	exp := 0
	if s.number.exponent > 0 {
		x, exp = s.number.scale(x)
	} else {
		x = x.round(s.number.decimals)
	}
	place, decimals := s.number.whole, 0
	afterPoint, afterE := false, false
	for _, t := range s.tokens {
		switch {
		case t.kind == point && !afterE:
			if place == s.number.whole && !afterPoint { // no place before the point
				text = appendWhole(text, x, s.number.grouped)
			}
			afterPoint = true
			text = append(text, '.')
		case t.kind == power:
			afterE = true
			text = appendExponent(append(text, 'E'), exp, s.number.plus, s.number.exponent)
		case t.kind != digit:
			text = append(text, t.text...)
		case afterE:
		case afterPoint:
			decimals++
			text = appendDecimal(text, x, decimals, t.text[0])
		default:
			first := place == s.number.whole
			place--
			text = s.appendPlace(text, x, place, first, t.text[0])
		}
	}
	return text
}

// appendWhole appends what a number has before its point, nothing for zero.
func appendWhole(text []byte, x Number, grouped bool) []byte {
	for p := x.exp - 1; p >= 0 && x.n > 0; p-- {
		text = appendGrouped(text, x.digit(p), p, grouped)
	}
	return text
}

func appendGrouped(text []byte, c byte, place int, grouped bool) []byte {
	text = append(text, c)
	if grouped && place > 0 && place%3 == 0 {
		text = append(text, ',')
	}
	return text
}

// appendPlace appends what stands at a place before the point, counted from the right
// from 0: a digit, or what the place shows for none. The first takes all digits that have
// no place of their own.
func (s *section) appendPlace(text []byte, x Number, place int, first bool, c byte) []byte {
	if x.n > 0 && x.exp > place {
		from := place
		if first {
			from = x.exp - 1
		}
		for p := from; p >= place; p-- {
			text = appendGrouped(text, x.digit(p), p, s.number.grouped)
		}
		return text
	}
	switch c {
	case '0':
		return appendGrouped(text, '0', place, s.number.grouped)
	case '?':
		return append(text, ' ')
	}
	return text
}

// appendDecimal appends the digit at a place after the point, or what the place shows
// for a zero at the end.
func appendDecimal(text []byte, x Number, decimal int, c byte) []byte {
	if c == '0' || decimal <= x.places() {
		return append(text, x.digit(-decimal))
	}
	if c == '?' {
		return append(text, ' ')
	}
	return text
}

// scale returns a number as it stands before an exponent, and the exponent: a multiple of
// the places before the point.
func (l layout) scale(x Number) (Number, int) {
	if x.IsZero() {
		return x, 0
	}
	step := max(l.whole, 1)
	exp := floorTo(x.exp-1, step)
	scaled := x
	scaled.exp -= exp
	if scaled = scaled.round(l.decimals); scaled.exp > step {
		exp += step
		scaled.exp -= step
	}
	return scaled, exp
}

// floorTo is the largest multiple of step that is not above n.
func floorTo(n, step int) int { return int(math.Floor(float64(n)/float64(step))) * step }

// fraction is how a section shows fractions.
type fraction struct {
	whole                  bool // there is a place for the whole part
	slash                  int  // the index of the token
	numerator, denominator int  // the first token of the one, the one after the last of the other
	fixed                  int  // the denominator, where the format says it
	digits                 int  // of the denominator otherwise
}

// findFraction looks for places on both sides of a slash. Numbers such as the 100 of
// ??/100 stand among the tokens as literals and zeros.
func (s *section) findFraction() bool {
	f := &s.fraction
	for i, t := range s.tokens {
		if t.kind == slash {
			f.slash = i
		}
	}
	if f.slash == 0 {
		return false
	}
	f.numerator, f.denominator = f.slash, f.slash+1
	for f.numerator > 0 && s.tokens[f.numerator-1].kind == digit {
		f.numerator--
	}
	for f.denominator < len(s.tokens) && (s.tokens[f.denominator].kind == digit || s.written(f.denominator)) {
		f.denominator++
	}
	f.digits = f.denominator - f.slash - 1
	f.readFixed(s.tokens[f.slash+1 : f.denominator])
	for _, t := range s.tokens[:f.numerator] {
		f.whole = f.whole || t.kind == digit
	}
	return f.numerator < f.slash && f.digits > 0
}

// written reports whether a token is a digit 1 to 9.
func (s *section) written(i int) bool {
	t := s.tokens[i]
	return t.kind == literal && len(t.text) == 1 && '1' <= t.text[0] && t.text[0] <= '9'
}

// readFixed reads a denominator that the format says.
func (f *fraction) readFixed(tokens []token) {
	said := ""
	for _, t := range tokens {
		said += t.text
	}
	if n, err := strconv.Atoi(said); err == nil && n > 0 && n < 1e6 {
		f.fixed = n
	}
}

// appendFraction appends a number that is not negative as a fraction.
func (s *section) appendFraction(text []byte, x Number) []byte {
	f := &s.fraction
	value := x.Float()
	whole := 0.0
	if f.whole {
		whole = math.Floor(value)
	}
	over, under := f.ratio(value - whole)
	if f.whole && over == under {
		whole, over = whole+1, 0
	}
	for i, t := range s.tokens {
		switch {
		case i == f.numerator && (over > 0 || whole == 0 && !f.whole):
			text = strconv.AppendInt(text, over, 10)
			text = strconv.AppendInt(append(text, '/'), under, 10)
		case i >= f.numerator && i < f.denominator:
		case t.kind != digit:
			text = append(text, t.text...)
		case f.whole && i == s.lastWhole() && (whole > 0 || over == 0 || t.text == "0"):
			text = strconv.AppendFloat(text, whole, 'f', 0, 64)
		}
	}
	return text
}

// lastWhole is the index of the last place of the whole part.
func (s *section) lastWhole() int {
	last := 0
	for i, t := range s.tokens[:s.fraction.numerator] {
		if t.kind == digit {
			last = i
		}
	}
	return last
}

// ratio is the fraction that is nearest to a number, of the denominators that there is
// room for.
func (f *fraction) ratio(value float64) (over, under int64) {
	if f.fixed > 0 {
		return int64(math.Round(value * float64(f.fixed))), int64(f.fixed)
	}
	whole := math.Floor(value)
	most := int64(math.Pow10(min(f.digits, 6))) - 1
	over, under = nearest(value-whole, most)
	return over + int64(min(whole, 1e15))*under, under
}

// nearest is the fraction that is nearest to a number from 0 to 1, by the convergents of
// its continued fraction and what lies between the last two.
func nearest(value float64, most int64) (over, under int64) {
	p0, q0, p1, q1 := int64(0), int64(1), int64(1), int64(0)
	rest := value
	for range 40 {
		a := int64(min(math.Floor(rest), 1e9))
		if q0+a*q1 > most && q1 > 0 || q1 == 0 && a > most {
			return nearer(value, p0, q0, p1, q1, most)
		}
		p0, q0, p1, q1 = p1, q1, p0+a*p1, q0+a*q1
		fraction := rest - math.Floor(rest)
		if fraction < 1e-9 {
			break
		}
		rest = 1 / fraction
	}
	return p1, q1
}

// nearer chooses between the last convergent and the fraction between it and the next
// that has the largest denominator.
func nearer(value float64, p0, q0, p1, q1, most int64) (over, under int64) {
	a := (most - q0) / q1
	p, q := p0+a*p1, q0+a*q1
	if math.Abs(value-float64(p)/float64(q)) < math.Abs(value-float64(p1)/float64(q1)) {
		return p, q
	}
	return p1, q1
}
