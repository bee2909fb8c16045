package data

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns a text as it may be shown on one line of a terminal. Names and
// values of a file are anybody's: a control character, an escape, a new line or a
// mark of direction could move the cursor, forge a line or turn the text around. They
// are written as Go writes them in quotes, such as \x1b, \n and \u202e.
func Printable(text string) string {
	if strings.IndexFunc(text, isUnprintable) < 0 {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case isUnprintable(r):
			quoted := strconv.QuoteRuneToASCII(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isUnprintable reports the characters that do something to a terminal, and what
// stands for bytes that are no UTF-8. The joiners and the soft hyphen are needed for
// writing, and do nothing.
func isUnprintable(r rune) bool {
	switch r {
	case '\u00ad', '\u200c', '\u200d':
		return false
	case '\u2028', '\u2029', utf8.RuneError:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// IsControl reports characters that no page can show. Tabs and line ends are
// spaces of a text.
func IsControl(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\ufffd' || isNoncharacter(r) || IsInvisible(r)
}

// isNoncharacter reports code points that never stand for a character.
func isNoncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }

// IsInvisible reports characters without a width, which make two texts differ that
// look the same, and those that turn the direction of a text. Soft hyphens and
// the selectors of variants are none of them.
func IsInvisible(r rune) bool {
	switch {
	case r < 0x34f:
		return false
	case r == 0x34f, r == 0x61c, r == 0x180e, r == 0xfeff: // joiner of graphemes, Arabic letter mark, separator of vowels, byte order mark
		return true
	}
	return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe007f
}

// Showable is a text without the characters that no page can show.
func Showable(text string) string {
	if strings.IndexFunc(text, IsControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if IsControl(r) {
			return -1
		}
		return r
	}, text)
}

// Printable returns the fault as it is shown: each part on one line, without the
// middle of what is very long.
func (f Fault) Printable() Fault {
	f.Pos.File, f.Row.File = Printable(f.Pos.File), Printable(f.Row.File)
	f.Path, f.Text, f.Hint = Printable(Clip(f.Path, MaxShown)), Printable(Clip(f.Text, MaxShown)), Printable(Clip(f.Hint, MaxShown))
	return f
}

// maxShown is how many bytes of a text of a fault are shown, maxKey those of each
// key in its path.
const (
	MaxShown = 900
	MaxKey   = 200
)

// Clip takes bytes out of the middle of a text, so that about most are left.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	from, to := most*3/4, len(text)-most/4
	for !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[:from] + "..." + text[to:]
}
