package shape

import (
	"bytes"
	"encoding/csv"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"briefing/data/table/grid"
)

// begin begins every extract: the head of its first column, after which stands what was
// found, so that a briefing can be built of the extract as it was of the file.
const begin = "briefing:table"

// IsExtract reports whether a file begins as extracts do.
func IsExtract(content []byte) bool {
	rest, found := bytes.CutPrefix(content, []byte(begin))
	return found && len(rest) > 0 && (rest[0] == ' ' || rest[0] == ',')
}

// isStored reports whether what was found touches numbers. Nothing is stored of the rest of a
// file: it may change without a change of what is used.
func isStored(f grid.Finding) bool {
	return f.Key == "across" || f.Key == "stated" || strings.HasPrefix(f.Key, SaidPrefix) || f.Key == "fill" || f.Key == "mark" || f.Key == "decimal" && f.Text == "comma"
}

// headOf is the head of the first column of an extract.
func headOf(x *Extract) string {
	parts := []string{begin}
	for _, f := range x.Found {
		if isStored(f) {
			parts = append(parts, f.Key+"="+signs.Replace(f.Text))
		}
	}
	for i, c := range x.Columns {
		if c.Unit != "" {
			parts = append(parts, "unit:"+strconv.Itoa(i)+"="+signs.Replace(c.Unit))
		}
		if c.Finer {
			parts = append(parts, "decimals:"+strconv.Itoa(i)+"="+strconv.Itoa(c.Decimals))
		}
	}
	return strings.Join(parts, " ")
}

// Stored reads what the heads of an extract say: its columns, and what was found. The
// places of its cells are those in the extract itself. It reports false for another file.
func Stored(content []byte) (x *Extract, ok bool) {
	if !IsExtract(content) {
		return nil, false
	}
	line, _, _ := bytes.Cut(content, []byte("\n"))
	heads, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil || len(heads) < 2 {
		return nil, false
	}
	x = &Extract{Content: content, Heads: heads[1:]}
	for _, h := range heads[1:] {
		x.Columns = append(x.Columns, Column{Name: h, Decimals: -1})
	}
	for _, part := range strings.Fields(heads[0])[1:] {
		key, text, _ := strings.Cut(part, "=")
		if text, err = url.PathUnescape(text); err != nil {
			return nil, false
		}
		what, nth, _ := strings.Cut(key, ":")
		i, err := strconv.Atoi(nth)
		switch {
		case nth == "":
			x.Found = append(x.Found, grid.Finding{Key: key, Text: text})
		case err != nil || i < 0 || i >= len(x.Columns):
			return nil, false
		case what == "unit":
			x.Columns[i].Unit = text
		default:
			if x.Columns[i].Decimals, err = strconv.Atoi(text); err != nil {
				return nil, false
			}
			x.Columns[i].Finer = true
		}
	}
	return x, true
}

// Column is the column of a name; nil for none.
func (x *Extract) Column(name string) *Column {
	i := slices.IndexFunc(x.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return &x.Columns[i]
}
