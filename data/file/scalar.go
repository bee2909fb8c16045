package file

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/table"
)

// idPattern is what an id may look like: it becomes a file name.
const idPattern = `^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,79}$`

// maxIDSize is how many bytes an id has: with an ending, and what a temporary
// file adds, it stays below the 255 of most file systems.
const maxIDSize = 200

// decodeId checks a name that becomes a file name.
func decodeId(d *decoder, key node) (string, bool) {
	s := key.Value
	switch {
	case !data.IsID(s):
		d.fault(key, fmt.Sprintf("%q cannot be an id: ids become file names", s),
			"use up to 80 letters, digits, - and _, a letter or digit first: "+suggestID(s))
	case len(s) > maxIDSize:
		d.fault(key, fmt.Sprintf("the id is %d bytes long: ids become file names", len(s)), fmt.Sprintf("use up to %d, which are 66 Chinese characters", maxIDSize))
	case strings.EqualFold(s, "manifest"):
		d.fault(key, fmt.Sprintf("%q cannot be an id: the program writes a file of that name", s), "choose another")
	case data.IsReservedID(s):
		d.fault(key, fmt.Sprintf("%q cannot be an id: files are called so, and Windows keeps the name for a device", s), fmt.Sprintf("write a longer one, such as %s-1", s))
	default:
		return s, true
	}
	return "", false
}

// suggestID turns a text into an id.
func suggestID(s string) string {
	id := strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
	}), "-")
	if id = strings.TrimLeft(id, "_"); !data.IsID(id) {
		return "my-figure"
	}
	return id
}

// qualifierWords are the qualifiers as the file writes them.
var qualifierWords = []struct {
	word string
	is   data.Qualifier
}{
	{"more than", data.MoreThan}, {"at least", data.AtLeast}, {"less than", data.LessThan}, {"up to", data.UpTo}, {"about", data.About},
}

// otherQualifiers are words and signs that mean a qualifier but are not the
// file's word for it.
var otherQualifiers = []struct{ prefix, word string }{
	{"over", "more than"}, {"above", "more than"}, {">=", "at least"}, {"≥", "at least"}, {">", "more than"},
	{"not less than", "at least"}, {"no less than", "at least"}, {"under", "less than"}, {"below", "less than"},
	{"<=", "up to"}, {"≤", "up to"}, {"<", "less than"}, {"at most", "up to"}, {"not more than", "up to"},
	{"no more than", "up to"}, {"fewer than", "less than"}, {"nearly", "about"}, {"almost", "about"},
	{"around", "about"}, {"approximately", "about"}, {"circa", "about"}, {"c. ", "about"}, {"ca.", "about"}, {"~", "about"}, {"≈", "about"},
	{"more then", "more than"}, {"less then", "less than"}, {"atleast", "at least"}, {"upto", "up to"},
}

// numberPattern is the form of a number, as ParseDecimal reads it.
const numberPattern = `[-+−]?(0|[1-9]\d*)(\.\d+)?`

// valuePattern is the form of a value written as text, for the schema.
const valuePattern = `^\s*((more\s+than|at\s+least|less\s+than|up\s+to|about)\s+)?` + numberPattern + `\s*$|` +
	`^\s*between\s+` + numberPattern + `\s+and\s+` + numberPattern + `\s*$|^\s*` + table.Confidential + `\s*$`

// scalar is a value written on one line.
type scalar struct {
	number, upper data.Decimal
	is            data.Qualifier
	// confidential says that there is no number because it may not be published.
	confidential bool
}

// confidentialScalar is what is known of such a number.
func confidentialScalar() scalar { return scalar{is: data.Absent, confidential: true} }

// hintMissing is what to write where a source has no number.
const hintMissing = "write {missing: REASON}"

// hintDigits is what to write where nobody can tell what is meant.
const hintDigits = "write digits, such as 35.8, or a number after more than, at least, less than, up to, about, or: between 5 and 6"

// A mistake is what is wrong with a scalar and what to write instead.
type mistake struct{ text, hint string }

// parseScalar reads "35.8", "more than 50", "between 5 and 6" or "confidential".
func parseScalar(s string) (scalar, *mistake) {
	if rest, ok := strings.CutPrefix(s, "between "); ok {
		return parseBetween(s, rest)
	}
	if s == table.Confidential {
		return confidentialScalar(), nil
	}
	is, rest := data.Exact, s
	for _, q := range qualifierWords {
		if r, ok := strings.CutPrefix(s, q.word+" "); ok {
			is, rest = q.is, strings.TrimLeft(r, " ")
		}
	}
	number, err := data.ParseDecimal(rest)
	if err != nil {
		return scalar{}, whyNoNumber(s, rest, err)
	}
	return scalar{number: number, is: is}, nil
}

func parseBetween(s, rest string) (scalar, *mistake) {
	a, b, found := strings.Cut(rest, " and ")
	low, err1 := data.ParseDecimal(strings.TrimSpace(a))
	high, err2 := data.ParseDecimal(strings.TrimSpace(b))
	switch {
	case !found || err1 != nil || err2 != nil:
		return scalar{}, &mistake{fmt.Sprintf("%q is not a range", s), "write it as: between 5 and 6"}
	case low.Cmp(high) >= 0:
		return scalar{}, &mistake{fmt.Sprintf("the range %q ends below its beginning", s), fmt.Sprintf("write: between %s and %s", high, low)}
	}
	return scalar{number: low, upper: high, is: data.Between}, nil
}

var (
	oneComma     = pattern.New(`^[-+−]?[1-9]\d{0,2},\d{3}$`) // 1,234
	grouped      = pattern.New(`^[-+−]?\d{1,3}([,_ \x{a0}\x{202f}']\d{3})+(\.\d+)?$`)
	decimalComma = pattern.New(`^[-+−]?\d+,\d+$`)
	withUnit     = pattern.New(`^([-+−]?\d+(?:\.\d+)?) ?([%\pL\p{Sc}].*)$`)
	withCurrency = pattern.New(`^[\p{Sc}] ?(\d+(?:\.\d+)?)`)
	indianGroups = pattern.New(`^[-+−]?\d{1,2}(,\d\d)+,\d{3}(\.\d+)?$`)
	exponent     = pattern.New(`^[-+]?\d+(\.\d*)?[eE][-+]?\d+$`)
	leadingZero  = pattern.New(`^[-+]?0\d`)
	underscored  = pattern.New(`^[-+]?\d[\d_]*(\.\d+)?$`)
	basedNumber  = pattern.New(`^[-+]?0[xXoObB]`)
	dashRange    = pattern.New(`^(\d+(?:\.\d+)?) ?(?:-|–|to) ?(\d+(?:\.\d+)?)$`)
)

// whyNoNumber explains what is wrong with a value; rest is what follows its
// qualifier.
func whyNoNumber(s, rest string, err error) *mistake {
	if errors.Is(err, data.ErrDigits) {
		return &mistake{fmt.Sprintf("%q has more than %d digits", rest, data.MaxDigits), "use a larger unit, such as million or trillion"}
	}
	low := strings.ToLower(rest)
	words := strings.TrimSuffix(s, rest) // of the qualifier; without them the hint would make a bound exact
	switch {
	case low == ".nan" || low == "nan" || strings.HasSuffix(low, "inf"):
		return &mistake{fmt.Sprintf("%q is not a number", rest), hintMissing}
	case decimalComma.MatchString(rest) && !grouped.MatchString(rest):
		return &mistake{fmt.Sprintf("%q has a comma", rest), "write the decimal point: " + words + strings.Replace(rest, ",", ".", 1)}
	case oneComma.MatchString(rest):
		return &mistake{fmt.Sprintf("%q may be two numbers", rest), fmt.Sprintf("write %s where the comma groups digits, and %s where it stands before decimals", words+language.OnlyDigits(rest), words+strings.Replace(rest, ",", ".", 1))}
	case grouped.MatchString(rest), indianGroups.MatchString(rest), underscored.MatchString(rest) && strings.Contains(rest, "_"):
		return &mistake{fmt.Sprintf("%q has separators", rest), "write only digits: " + words + language.OnlyDigits(rest)}
	case exponent.MatchString(rest):
		return &mistake{fmt.Sprintf("%q has an exponent", rest), "write the digits as the source prints them, and the scale in the unit"}
	case basedNumber.MatchString(rest), leadingZero.MatchString(rest):
		return &mistake{fmt.Sprintf("%q is not a decimal number to every reader", rest), "write the digits without a leading 0"}
	}
	if wrong := whyOtherForm(rest, words); wrong != nil {
		return wrong
	}
	if m := dashRange.FindStringSubmatch(rest); m != nil {
		return &mistake{fmt.Sprintf("%q is not a number", rest), fmt.Sprintf("write: between %s and %s", m[1], m[2])}
	}
	if wrong := whyFlagged(rest); wrong != nil && words == "" {
		return wrong
	}
	if m := withUnit.FindStringSubmatch(rest); m != nil {
		return &mistake{fmt.Sprintf("%q carries a unit", rest), fmt.Sprintf("write %s here and the unit under unit:", words+m[1])}
	}
	if m := withCurrency.FindStringSubmatch(rest); m != nil {
		return &mistake{fmt.Sprintf("%q carries a currency", rest), fmt.Sprintf("write %s here and the currency under unit:", words+m[1])}
	}
	return whyNoQualifier(s)
}

var (
	negative  = pattern.New(`^(?:\((.+)\)|[–—‒－△▲▵](.+)|([^-–—−]+)[-–—−])$`) // (5), –5, △5, 5-
	noZero    = pattern.New(`^([-+−]?)(\.\d+)$`)
	withMarks = pattern.New(`^([-+−]?\d[\d,.]*?) ?([*†‡§#¹²³⁰-⁹ᵃ-ᶻ]+|\([\pL\d*]{1,3}\)|\[[^\]]{1,20}\])$`)
)

// whyOtherForm explains a number as tables print them and the file does not, after the words of
// a qualifier; nil for what is none.
func whyOtherForm(s, words string) *mistake {
	if m := negative.FindStringSubmatch(s); m != nil {
		if d, ok := typed(m[1] + m[2] + m[3]); ok && d.Sign() > 0 {
			return &mistake{fmt.Sprintf("%q is not a number that the file knows", s), fmt.Sprintf("where it is one below zero, write %s", words+d.Neg().String())}
		}
	}
	if m := noZero.FindStringSubmatch(s); m != nil {
		if d, ok := typed(m[1] + "0" + m[2]); ok {
			return &mistake{fmt.Sprintf("%q has no digit before its point", s), "write " + words + d.String()}
		}
	}
	if m := withMarks.FindStringSubmatch(s); m != nil {
		if d, ok := typed(m[1]); ok {
			return &mistake{fmt.Sprintf("%q has a mark beside its number", s),
				fmt.Sprintf("write %s, and what %q means under status:, note: or, in a CSV file, codes:", words+d.String(), m[2])}
		}
	}
	return nil
}

// typed is a number with separators or without.
func typed(s string) (data.Decimal, bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	if grouped.MatchString(s) || indianGroups.MatchString(s) {
		s = language.OnlyDigits(s)
	}
	d, err := data.ParseDecimal(s)
	return d, err == nil
}

func whyNoQualifier(s string) *mistake {
	low := strings.ToLower(s)
	for _, o := range otherQualifiers {
		rest, ok := strings.CutPrefix(low, o.prefix)
		if !ok {
			continue
		}
		if rest = strings.TrimSpace(rest); rest != "" {
			return &mistake{fmt.Sprintf("%q is not a qualifier that the file knows", o.prefix), fmt.Sprintf("write: %s %s", o.word, rest)}
		}
	}
	for _, q := range qualifierWords {
		if rest, ok := strings.CutPrefix(low, q.word); ok && low != s {
			return &mistake{fmt.Sprintf("%q is not a number", s), "write: " + q.word + rest}
		}
	}
	switch low {
	case "", "-", "–", "—", "n/a", "na", "n.a.", "..", "...", "?", "none", "unknown", "missing", "tbd":
		return &mistake{fmt.Sprintf("%q is not a number", s), hintMissing}
	}
	return &mistake{fmt.Sprintf("%q is not a number", s), hintDigits}
}

// decodeScalarValue reads a value node that is a scalar.
func decodeScalarValue(d *decoder, n node) (scalar, bool) {
	switch {
	case n.Tag == "!!null" || n.Value == "" && n.Style == 0:
		d.fault(n, "there is no value", "write a number, or {missing: REASON}")
		return scalar{}, false
	case n.Style == yaml.FoldedStyle || n.Style == yaml.LiteralStyle:
		d.fault(n, "YAML reads > and | as the start of a block of text", "write: more than 5")
		return scalar{}, false
	case n.Tag == "!!bool":
		d.fault(n, fmt.Sprintf("%q is a truth value, not a number", n.Value), "write {missing: REASON} where there is no number")
		return scalar{}, false
	}
	s, wrong := parseScalar(table.OneLine(n.Value))
	if wrong != nil {
		d.fault(n, wrong.text, wrong.hint)
		return scalar{}, false
	}
	return s, true
}
