package pdf

import (
	"fmt"
	"regexp"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// checkText returns an error for a text that cannot be in a file: invalid UTF-8,
// control characters, and noncharacters.
func checkText(where, s string) error {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fmt.Errorf("%s: byte %d of %q is not valid UTF-8; save the file as UTF-8", where, i, s)
		case unicode.IsControl(r):
			return fmt.Errorf("%s: byte %d of %q is the control character U+%04X; remove it", where, i, s, r)
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return fmt.Errorf("%s: byte %d of %q is U+%04X, which is not a character; remove it", where, i, s, r)
		}
		i += size
	}
	return nil
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// checkLanguage accepts a well-formed BCP 47 tag, or nothing.
func checkLanguage(where, tag string) error {
	if tag != "" && !languageTag.MatchString(tag) {
		return fmt.Errorf("%s: %q is not a language tag; write one such as en or zh-Hans", where, tag)
	}
	return nil
}

// textString encodes text for a reader: ASCII unchanged, all else in UTF-16 after a
// byte order mark (ISO 32000-1, 7.9.2.2).
func textString(s string) bytestr {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return bytestr(appendUTF16([]byte{0xFE, 0xFF}, s))
		}
	}
	return bytestr(s)
}

func appendUTF16(b []byte, s string) []byte {
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}
