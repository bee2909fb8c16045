package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"

	"briefing/data"
)

// A unit may be a currency by its sign ($, US$, €) or its code (USD). Where either stands
// is for the language: $3.4 billion, 3,4 Mrd. €, 34亿美元. golang.org/x/text/currency knows
// the codes of ISO 4217, and is asked for them; what it prints is a sign and a number with
// a space between them in all languages, so the places are those of CLDR, in words.

// money is how a language writes amounts of a currency: {a} is the amount and {c} the
// currency. A minus stands before all of it.
type money struct {
	sign, code string
	// unit is what amounts in a scale are in: {s} is the scale.
	unit string
	// names are what the language calls currencies instead of their signs and codes.
	names map[string]string
}

// IsSign reports whether what a unit measures is the sign of a currency: $, US$, €.
func IsSign(noun string) bool {
	last, size := utf8.DecodeLastRuneInString(noun)
	if !unicode.Is(unicode.Sc, last) {
		return false
	}
	return strings.Trim(noun[:len(noun)-size], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// IsCurrency reports whether what a unit measures is a currency by its sign or its code.
func IsCurrency(noun string) bool { return IsSign(noun) || isCode(noun) }

// isCode reports whether what a unit measures is the code of a currency: USD.
func isCode(noun string) bool {
	if len(noun) != 3 || strings.Trim(noun, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	_, err := currency.ParseISO(noun)
	return err == nil || noun == "RMB"
}

// currencyScale reads "$ billion" and "USD billion", as tables are headed.
func currencyScale(first, rest string) (scale scaleName, ok bool) {
	if !IsSign(first) && !isCode(first) {
		return scaleName{}, false
	}
	scale, noun := cutScale(rest)
	return scale, scale.exp > 0 && noun == ""
}

// amount returns the pattern of amounts of a unit; empty where it is no currency that has
// a sign or a code in the language.
func (w *words) amount(u data.Unit) string {
	switch {
	case u.Kind != data.UnitPlain || w.money.names[u.Noun] != "":
		return ""
	case IsSign(u.Noun):
		return w.money.sign
	case isCode(u.Noun):
		return w.money.code
	}
	return ""
}

// moneyPer is the currency of amounts for each of something, or at the prices of a year, and what stands
// after these: the rupee and " per person" of ₹ per person, the yen and "/$" of ¥/$, " at 2023 prices".
func moneyPer(u data.Unit) (money data.Unit, per string) {
	end := strings.IndexAny(u.Noun, " /")
	if end < 0 || u.Kind != data.UnitPlain || !IsCurrency(u.Noun[:end]) || !PerUnit(u.Noun[end:]) && !strings.HasPrefix(u.Noun[end:], " at ") && !strings.HasPrefix(u.Noun[end:], " in ") {
		return data.Unit{}, ""
	}
	return data.Unit{Noun: u.Noun[:end]}, u.Noun[end:]
}

// inMoney puts the currency of a unit to an amount by a pattern of amounts.
func inMoney(pattern, amount string, u data.Unit) string {
	sign := ""
	if rest, below := strings.CutPrefix(amount, minus); below {
		sign, amount = minus, rest
	}
	return sign + fill(pattern, "a", amount, "c", u.Noun)
}
