package typeset

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"briefing/data"
)

// An UncoveredError is a character that no face has a glyph for.
type UncoveredError struct{ Rune rune }

func (e *UncoveredError) Error() string { return e.Unwrap().Error() }

// Unwrap returns a data.Problem.
func (e *UncoveredError) Unwrap() error {
	return data.Problem{Text: NoFont + describe(e.Rune), Hint: cure(e.Rune)}
}

// NoFont begins what is said of a character that no font has; one hint mends all that
// have it.
const NoFont = "no font has "

// describe names a character, and its script where it belongs to one.
func describe(r rune) string {
	switch script := scriptOf(r); script {
	case "Common", "Inherited", "":
		return name(r)
	default:
		return name(r) + " of the " + script + " script"
	}
}

// A RefusedError is a character that text must not hold, whatever the fonts.
type RefusedError struct{ Reason data.Problem }

func (e *RefusedError) Error() string { return e.Reason.Error() }

// Unwrap returns the reason.
func (e *RefusedError) Unwrap() error { return e.Reason }

// name prints a character for a message: itself where it is visible, and its
// code point.
func name(r rune) string {
	if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) {
		return fmt.Sprintf("%q (U+%04X)", r, r)
	}
	return fmt.Sprintf("the character U+%04X", r)
}

// scriptOf returns the Unicode name of a character's script, or nothing for a
// character that is not assigned.
func scriptOf(r rune) string {
	for script, table := range unicode.Scripts { // scripts do not overlap: order is no matter
		if unicode.Is(table, r) {
			return script
		}
	}
	return ""
}

// cure says which Debian package or setting would cover a character.
func cure(r rune) string {
	add := func(debian, family string) string {
		return fmt.Sprintf("install %s and add `fallback: {family: %s}` under `fonts:`", debian, family)
	}
	chinese, symbols := add("fonts-wqy-microhei", "WenQuanYi Micro Hei"), add("fonts-dejavu-core", "DejaVu Sans")
	switch scriptOf(r) {
	case "Han", "Hiragana", "Katakana", "Bopomofo":
		return chinese
	case "Hangul":
		return add("fonts-unfonts-core", "UnDotum")
	case "Thai":
		return "install fonts-thai-tlwg and name one of its TrueType files under `fonts:` as a fallback"
	case "Latin", "Greek", "Cyrillic", "Armenian", "Georgian":
		return symbols
	}
	switch {
	case r >= 0x1F000 && r <= 0x1FAFF:
		return "write it in words: there is no outline font for pictures"
	case r >= 0x3000 && r <= 0x303F, r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF00 && r <= 0xFFEF:
		return chinese
	case unicode.Is(unicode.Co, r):
		return "it is a private-use character: write a standard one, or name the font it belongs to under `fonts:`"
	case unicode.IsSymbol(r), unicode.IsPunct(r), unicode.IsNumber(r), unicode.Is(unicode.M, r):
		return symbols
	}
	return "name a TrueType font that has it under `fonts:` as a fallback, or write it another way"
}

// refuse finds the first character that must not be set.
func refuse(text string) error {
	for at, r := range text {
		if r >= ' ' && r < 0x7F {
			continue
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 {
				return &RefusedError{data.Problem{Text: fmt.Sprintf("byte %#02x is not valid UTF-8", text[at]), Hint: "save the file as UTF-8"}}
			}
		}
		if reason := refusal(r); reason != (data.Problem{}) {
			return &RefusedError{reason}
		}
	}
	return nil
}

// refusal returns the reason against a character, or nothing.
func refusal(r rune) data.Problem {
	switch {
	case r == '\n', r == '\r', r == 0x2028, r == 0x2029:
		return data.Problem{Text: "a line end is not allowed here", Hint: "write the text on one line"}
	case r == '\t':
		return data.Problem{Text: "a tab is not allowed here", Hint: "write a space"}
	case unicode.IsControl(r):
		return data.Problem{Text: fmt.Sprintf("the control character U+%04X is not allowed", r), Hint: "remove it"}
	case r < 0x0590:
		return data.Problem{} // no right-to-left or contextual script below Hebrew
	}
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.R, bidi.AL, bidi.AN:
		return data.Problem{Text: fmt.Sprintf("%s runs from right to left, which is not supported", name(r)), Hint: "write it in a left-to-right script"}
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
		return data.Problem{Text: fmt.Sprintf("the direction control U+%04X is not allowed", r), Hint: "remove it"}
	}
	if r == 0x200E { // left-to-right mark
		return data.Problem{Text: "the direction control U+200E is not allowed", Hint: "remove it"}
	}
	if script := scriptOf(r); slices.Contains(contextual, script) {
		return data.Problem{Text: fmt.Sprintf("%s: letters of the %s script change with their neighbours, which is not supported", name(r), script), Hint: "write it in another script"}
	}
	return data.Problem{}
}

// contextual are the scripts whose glyphs depend on their neighbours so much
// that one glyph a character would be wrong, not merely less fine.
var contextual = []string{
	"Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada", "Khmer",
	"Malayalam", "Mongolian", "Myanmar", "Oriya", "Sinhala", "Tamil",
	"Telugu", "Tibetan", "Balinese", "Javanese", "Phags_Pa",
}
