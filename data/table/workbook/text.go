package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data/table/workbook/xmltoken"
)

// appendContent appends the text inside the element that has just begun, and reads to its
// end. No more than most bytes are kept; whole is unset where there were more.
func appendContent(dst []byte, s *xmltoken.Scanner, most int) (text []byte, whole bool, err error) {
	start, whole := len(dst), true
	for depth := s.Depth(); ; {
		if err := s.Next(); err != nil {
			return dst, whole, err
		}
		switch {
		case s.Kind == xmltoken.End && s.Depth() < depth:
			return dst, whole, nil
		case s.Kind != xmltoken.Text:
		case len(dst)-start+len(s.Text) > most:
			whole = false
		default:
			dst = append(dst, s.Text...)
		}
	}
}

// appendLine appends a text in one line: ends of lines are blanks, and characters that
// are not shown are left out.
func appendLine(dst, text []byte) []byte {
	if plainASCII(text) {
		return append(dst, text...)
	}
	start, broken := len(dst), false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\t':
			broken = true
			continue
		case r == '\ufeff' || unicode.IsControl(r), broken && r == ' ':
			continue
		case broken && len(dst) > start && dst[len(dst)-1] != ' ':
			dst = append(dst, ' ')
		}
		broken = false
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

func plainASCII(text []byte) bool {
	for _, c := range text {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// decodeEscapes replaces the characters that Excel writes as _x000D_, in place.
func decodeEscapes(text []byte) []byte {
	if !bytes.Contains(text, []byte("_x")) {
		return text
	}
	out := text[:0]
	for len(text) > 0 {
		if r, ok := escaped(text); ok {
			out = utf8.AppendRune(out, r)
			text = text[len("_x000D_"):]
			continue
		}
		out = append(out, text[0])
		text = text[1:]
	}
	return out
}

func escaped(text []byte) (rune, bool) {
	if len(text) < len("_x000D_") || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}

// raised are the characters that there are above the line.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"-", "⁻", "−", "⁻", "+", "⁺")

// appendRaised appends a text that is written above the line, such as the mark of a
// footnote: 12¹ must not become 121, and km² is to stay what it is. A letter is set
// apart, as flags are: 12 p; and so is a mark in brackets, 12 1). The th of 4th is no mark.
func appendRaised(dst, run []byte) []byte {
	mark := bytes.TrimSpace(run)
	first, n := utf8.DecodeRune(mark)
	bracketed := bytes.ContainsAny(mark, "()[]")
	apart := bracketed || unicode.IsLetter(first) && n == len(mark)
	if apart && len(dst) > 0 && dst[len(dst)-1] != ' ' {
		dst = append(dst, ' ')
	}
	if bracketed {
		return append(dst, mark...)
	}
	return append(dst, raised.Replace(string(run))...)
}
