package parquet

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"time"
	"unicode/utf8"

	"briefing/data"
)

// Limits of a value.
const (
	maxText    = 1 << 20 // bytes
	maxDecimal = 64      // bytes of a decimal
)

// valueError is why a value cannot be shown. It is no damage.
type valueError string

func (e valueError) Error() string { return string(e) }

// appendText appends what a reader of the table sees of a value, and says whether that is
// a number in plain digits.
func (l *leaf) appendText(to []byte, v raw) (text []byte, number bool, err error) {
	switch l.logical.id {
	case logicalDecimal:
		to, err = l.appendDecimal(to, v)
		return to, true, err
	case logicalDate:
		return day(int64(int32(v.bits))).AppendFormat(to, "2006-01-02"), false, nil
	case logicalTimestamp:
		return appendTime(to, instant(int64(v.bits), l.logical.unit)), false, nil
	case logicalTime:
		return appendClock(to, l.clock(v)), false, nil
	case logicalFloat16:
		to, number = appendFloat(to, half(binary.LittleEndian.Uint16(v.bytes)), 32)
		return to, number, nil
	case logicalUUID:
		return appendUUID(to, v.bytes), false, nil
	}
	switch l.typ {
	case boolean:
		return strconv.AppendBool(to, v.bits != 0), false, nil
	case int32s, int64s:
		return l.appendInt(to, v.bits), true, nil
	case floats:
		to, number = appendFloat(to, float64(math.Float32frombits(uint32(v.bits))), 32)
		return to, number, nil
	case doubles:
		to, number = appendFloat(to, math.Float64frombits(v.bits), 64)
		return to, number, nil
	case int96s:
		return appendTime(to, julian(v.bytes)), false, nil
	}
	to, err = appendLine(to, v.bytes)
	return to, false, err
}

// appendLine appends a text in one line.
func appendLine(to, text []byte) ([]byte, error) {
	switch {
	case len(text) > maxText:
		return to, valueError("is a text of " + strconv.Itoa(len(text)) + " bytes, too long for a cell")
	case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
		return to, valueError("holds bytes that are no text in UTF-8")
	case bytes.ContainsAny(text, "\n\r\t"):
		return append(to, data.OneLine(string(text))...), nil
	}
	return append(to, text...), nil
}

func (l *leaf) appendInt(to []byte, bits uint64) []byte {
	switch {
	case l.typ == int32s && l.logical.unsigned:
		return strconv.AppendUint(to, uint64(uint32(bits)), 10)
	case l.typ == int32s:
		return strconv.AppendInt(to, int64(int32(bits)), 10)
	case l.logical.unsigned:
		return strconv.AppendUint(to, bits, 10)
	}
	return strconv.AppendInt(to, int64(bits), 10)
}

// appendFloat appends the fewest digits that mean the same float of its size. What is
// not a number is nothing.
func appendFloat(to []byte, f float64, size int) (text []byte, number bool) {
	switch abs := math.Abs(f); {
	case math.IsNaN(f):
		return to, false
	case f == 0:
		return append(to, '0'), true
	case math.IsInf(f, 0) || abs > 1e40 || abs < 1e-40:
		return strconv.AppendFloat(to, f, 'g', -1, size), false
	}
	return strconv.AppendFloat(to, f, 'f', -1, size), true
}

// half is a float of 16 bits.
func half(bits uint16) float64 {
	sign, exponent, fraction := 1.0, int(bits>>10&0x1f), float64(bits&0x3ff)
	if bits>>15 != 0 {
		sign = -1
	}
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 0x1f:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(fraction+1024, exponent-25)
}

// appendDecimal appends an integer that counts tenths, hundredths, ..., by the scale.
func (l *leaf) appendDecimal(to []byte, v raw) ([]byte, error) {
	var digits []byte
	switch {
	case l.typ == int32s:
		digits = strconv.AppendInt(digits, int64(int32(v.bits)), 10)
	case l.typ == int64s:
		digits = strconv.AppendInt(digits, int64(v.bits), 10)
	case len(v.bytes) > maxDecimal:
		return to, valueError("is a decimal of too many digits")
	default:
		n := new(big.Int).SetBytes(v.bytes)
		if len(v.bytes) > 0 && v.bytes[0] >= 0x80 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(v.bytes))))
		}
		digits = n.Append(digits, 10)
	}
	if digits[0] == '-' {
		to, digits = append(to, '-'), digits[1:]
	}
	scale := int(l.logical.scale)
	for len(digits) <= scale {
		digits = append([]byte{'0'}, digits...)
	}
	to = append(to, digits[:len(digits)-scale]...)
	if scale > 0 {
		to = append(append(to, '.'), digits[len(digits)-scale:]...)
	}
	return to, nil
}

// day is a day since 1970.
func day(n int64) time.Time { return time.Unix(n*86400, 0).UTC() }

// instant is a moment since 1970 in a unit of time.
func instant(n int64, unit int) time.Time {
	switch unit {
	case 1:
		return time.UnixMilli(n).UTC()
	case 2:
		return time.UnixMicro(n).UTC()
	}
	return time.Unix(0, n).UTC()
}

// julian is a moment as older programs write it: the nanoseconds of a day, and the day.
func julian(b []byte) time.Time {
	const epoch = 2440588 // 1970-01-01
	nanos, days := int64(binary.LittleEndian.Uint64(b)), int64(int32(binary.LittleEndian.Uint32(b[8:])))
	return day(days - epoch).Add(time.Duration(nanos))
}

// appendTime appends a moment; midnight is a day.
func appendTime(to []byte, t time.Time) []byte {
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.AppendFormat(to, "2006-01-02")
	}
	return t.AppendFormat(to, "2006-01-02T15:04:05.999999999")
}

// clock is the time of a day.
func (l *leaf) clock(v raw) time.Time {
	n := int64(v.bits)
	if l.typ == int32s {
		n = int64(int32(v.bits))
	}
	return instant(n, l.logical.unit)
}

func appendClock(to []byte, t time.Time) []byte { return t.AppendFormat(to, "15:04:05.999999999") }

// appendUUID appends an identifier as it is usually written.
func appendUUID(to, b []byte) []byte {
	const hex = "0123456789abcdef"
	for i, c := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			to = append(to, '-')
		}
		to = append(to, hex[c>>4], hex[c&0xf])
	}
	return to
}
