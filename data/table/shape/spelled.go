package shape

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"briefing/data/table"
)

// shapeMark begins what is written of a shape, and ends it.
const shapeMark = "~"

// signs are those that divide what is written of shapes and of what was found, and what it
// stands in.
var signs = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", "~", "%7E", "|", "%7C", "!", "%21", " ", "%20", ",", "%2C", `"`, "%22")

// String writes the shape as [Cut] reads it.
func (s *Shape) String() string {
	var parts []string
	add := func(key string, texts ...string) {
		for _, text := range texts {
			parts = append(parts, key+"="+signs.Replace(text))
		}
	}
	one := func(key, text string) {
		if text != "" {
			add(key, text)
		}
	}
	flag := func(key string, set bool) {
		if set {
			add(key, "")
		}
	}
	one("encoding", s.Encoding)
	one("separator", s.Separator)
	one("sheet", s.Sheet)
	one("range", s.Range.String())
	for _, n := range s.Head {
		add("head", strconv.Itoa(n))
	}
	flag("headless", s.NoHead)
	one("hidden", string(s.Unseen))
	add("fill", s.Fill...)
	add("unread", s.Unread...)
	add("across", s.Across...)
	add("join", s.Join...)
	flag("flat", s.Flat)
	one("decimal", s.Decimal)
	one("thousands", s.Thousands)
	one("brackets", string(s.Brackets))
	if s.Rules != nil {
		one("withheld", (&table.Withholding{Rules: s.Rules}).String())
	}
	add("mark", s.Marks...)
	one("stated", s.Stated)
	for _, l := range s.Lines {
		add("line", l.Key+" "+l.Text)
	}
	flag("empty", s.Empty)
	add("column", s.Columns...)
	add("number", s.Numbers...)
	return shapeMark + strings.Join(parts, "&") + shapeMark
}

// Cut reads the shape that a text begins with, and returns what follows. The shape is nil
// where there is none.
func Cut(text string) (s *Shape, rest string, ok bool) {
	inside, found := strings.CutPrefix(text, shapeMark)
	if !found {
		return nil, text, true
	}
	inside, rest, found = strings.Cut(inside, shapeMark)
	if !found {
		return nil, "", false
	}
	s = &Shape{}
	for pair := range strings.SplitSeq(inside, "&") {
		key, text, found := strings.Cut(pair, "=")
		text, err := url.PathUnescape(text)
		if inside != "" && (!found || err != nil || !s.set(key, text)) {
			return nil, "", false
		}
	}
	return s, rest, true
}

// Answer lets the shape say what a [grid.Reading] writes for a key of table:. It reports false
// for a key that is no part of a shape.
func (s *Shape) Answer(key, text string) bool {
	switch key {
	case "head":
		s.Head = HeadLines(text)
	case "marks":
		s.Marks = strings.Split(text, ", ")
	default:
		return s.set(key, text)
	}
	return true
}

// HeadLines reads the lines of heads: 4, or [4, 5]; none of a text without numbers.
func HeadLines(text string) []int {
	var lines []int
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		n, _ := strconv.Atoi(word)
		lines = append(lines, n)
	}
	return lines
}

// set sets what String calls by a key.
func (s *Shape) set(key, text string) (ok bool) {
	ok = true
	switch key {
	case "encoding":
		s.Encoding = text
	case "separator":
		s.Separator = text
	case "sheet":
		s.Sheet = text
	case "range":
		s.Range, ok = ParseRange(text)
	case "head":
		n, err := strconv.Atoi(text)
		s.Head, ok = append(s.Head, n), err == nil
	case "headless":
		s.NoHead = true
	case "hidden":
		s.Unseen = Unseen(text)
	case "fill":
		s.Fill = append(s.Fill, text)
	case "unread":
		s.Unread = append(s.Unread, text)
	case "across":
		s.Across = append(s.Across, text)
	case "join":
		s.Join = append(s.Join, text)
	case "flat":
		s.Flat = true
	case "decimal":
		s.Decimal = text
	case "thousands":
		s.Thousands = text
	case "brackets":
		s.Brackets = Brackets(text)
	case "mark":
		s.Marks = append(s.Marks, text)
	case "stated":
		s.Stated = text
	case "line":
		var l Line
		l.Key, l.Text, ok = strings.Cut(text, " ")
		s.Lines = append(s.Lines, l)
	case "withheld":
		w, rest, read := table.CutWithheld(text)
		if ok = read && w != nil && rest == ""; ok {
			s.Rules = w.Rules
		}
	case "empty":
		s.Empty = true
	case "column":
		s.Columns = append(s.Columns, text)
	case "number":
		s.Numbers = append(s.Numbers, text)
	default:
		ok = false
	}
	return ok
}

// With is the shape for what several figures ask of one table: the columns of all of them.
func (s Shape) With(columns, numbers []string) Shape {
	s.Columns = sorted(s.Columns, columns)
	s.Numbers = sorted(s.Numbers, numbers)
	return s
}

func sorted(some, more []string) []string {
	all := append(slices.Clone(some), more...)
	slices.Sort(all)
	return slices.Compact(all)
}
