package pattern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs are strings in small letters of which each text that an expression matches has one, or nil if
// there are none that help. They are read from the expression as it is written: to parse it as one would
// take most of the time that is to be saved, as its classes of letters are long.
func needs(expression string) []string {
	r := reader{strings.TrimPrefix(expression, "(?i)")}
	found := r.alternatives()
	if r.rest != "" || strings.Contains(expression, `\Q`) {
		return nil
	}
	return found
}

// shortest is how many bytes a string has at least that helps: two letters, or one that is Chinese.
const shortest = 2

// A reader reads an expression. What it does not know it takes for what needs nothing.
type reader struct{ rest string }

// alternatives reads up to the end of a group.
func (r *reader) alternatives() []string {
	all := []string{}
	for {
		one := r.sequence()
		if one == nil || all == nil {
			all = nil
		} else {
			all = append(all, one...)
		}
		if !strings.HasPrefix(r.rest, "|") {
			return all
		}
		r.rest = r.rest[1:]
	}
}

// sequence reads up to the end of an alternative, and returns what helps most of what its parts need.
func (r *reader) sequence() (best []string) {
	var run []byte
	take := func(part []string) {
		if size(part) > size(best) {
			best = part
		}
	}
	end := func() {
		if len(run) >= shortest {
			take([]string{string(run)})
		}
		run = run[:0]
	}
	for r.rest != "" && r.rest[0] != '|' && r.rest[0] != ')' {
		letter, group := r.part()
		again, many := r.repeated()
		switch {
		case letter == "" || again:
			end()
		case many: // the next follows the last of several
			run = append(run, letter...)
			end()
			run = append(run, letter...)
		default:
			run = append(run, letter...)
		}
		if !again {
			take(group)
		}
	}
	end()
	return best
}

// size is how long the shortest of some strings is.
func size(all []string) int {
	if len(all) == 0 {
		return 0
	}
	n := len(all[0])
	for _, one := range all {
		n = min(n, len(one))
	}
	return n
}

// part reads a letter, in small letters, or a group and what it needs, or something that needs nothing.
func (r *reader) part() (letter string, group []string) {
	switch r.rest[0] {
	case '(':
		return "", r.group()
	case '[':
		r.class()
	case '\\':
		r.escape()
	case '.', '^', '$':
		r.rest = r.rest[1:]
	default:
		c, n := utf8.DecodeRuneInString(r.rest)
		r.rest = r.rest[n:]
		if folds(c) {
			return string(unicode.ToLower(c)), nil
		}
	}
	return "", nil
}

// folds reports whether [lower] makes one of a letter and all that expressions take for it.
func folds(c rune) bool {
	small := unicode.ToLower(c)
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		if lower(string(other)) != string(small) {
			return false
		}
	}
	return true
}

// group reads what stands in brackets.
func (r *reader) group() []string {
	r.rest = r.rest[1:]
	known := !strings.HasPrefix(r.rest, "?") || strings.HasPrefix(r.rest, "?:") || strings.HasPrefix(r.rest, "?i:")
	if known && r.rest != "" && r.rest[0] == '?' {
		r.rest = r.rest[strings.IndexByte(r.rest, ':')+1:]
	}
	all := r.alternatives()
	r.rest = strings.TrimPrefix(r.rest, ")")
	if !known {
		return nil // a name, or other flags
	}
	return all
}

// class reads a class of letters.
func (r *reader) class() {
	i := 1
	if strings.HasPrefix(r.rest[i:], "^") {
		i++
	}
	for first := true; i < len(r.rest); first = false {
		switch {
		case r.rest[i] == '\\' && i+1 < len(r.rest):
			i += 2
		case strings.HasPrefix(r.rest[i:], "[:"):
			i += 2
		case r.rest[i] == ']' && !first:
			r.rest = r.rest[i+1:]
			return
		default:
			i++
		}
	}
	r.rest = ""
}

// escape reads what begins with a backslash.
func (r *reader) escape() {
	r.rest = r.rest[1:]
	if r.rest == "" {
		return
	}
	c := r.rest[0]
	_, n := utf8.DecodeRuneInString(r.rest)
	r.rest = r.rest[n:]
	if strings.IndexByte("pPx", c) < 0 || r.rest == "" {
		return
	}
	switch {
	case r.rest[0] == '{':
		_, r.rest, _ = strings.Cut(r.rest, "}")
	case c == 'x':
		r.rest = r.rest[min(2, len(r.rest)):]
	default:
		r.rest = r.rest[1:]
	}
}

// repeated reads how often the part before may stand: perhaps not at all, or more often than once.
func (r *reader) repeated() (none, many bool) {
	if r.rest == "" {
		return false, false
	}
	switch r.rest[0] {
	case '?', '*':
		none = true
	case '+':
		many = true
	case '{':
		end := strings.IndexByte(r.rest, '}')
		if end < 2 || r.rest[1] < '0' || r.rest[1] > '9' {
			return false, false // a letter
		}
		none, many = r.rest[1] == '0', true
		r.rest = r.rest[end:]
	default:
		return false, false
	}
	r.rest = strings.TrimPrefix(r.rest[1:], "?")
	return none, many
}
