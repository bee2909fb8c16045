package file

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"briefing/data"
)

// systemFont is what the names of installed fonts begin with.
const systemFont = "system:"

// fontRef names a family of fonts in a style.
func fontRef(family string, style data.FontStyle) data.InputRef {
	return data.InputRef{Name: systemFont, Used: selection{conditions: []condition{{column: "family", text: family}, {column: "style", text: key(style)}}}.String()}
}

// whereDraft is a condition with its place in the file.
type whereDraft struct {
	column, text string
	key, at      node // the head, and the text
}

// selection is what where: asks for.
func (c *csvDraft) selection() selection {
	s := selection{separator: c.separator}
	for _, w := range c.where {
		s.conditions = append(s.conditions, condition{w.column, w.text})
	}
	return s
}

// conditions reads what where: asks for.
func (d *decoder) conditions(n node) []whereDraft {
	var all []whereDraft
	seen := map[string]data.Pos{}
	for key, child := range d.filledMapping(n, "where") {
		if !d.freshName(key, seen) {
			continue
		}
		if text, ok := d.line(child); ok {
			all = append(all, whereDraft{oneLine(key.Value), text, key, child})
		}
	}
	return all
}

// condition asks for rows that have a text in a column.
type condition struct{ column, text string }

// selection are the rows of a CSV file that meet all of some conditions.
type selection struct {
	separator  rune // 0: a comma
	conditions []condition
}

// String writes the selection as InputRef has it: columns in order of their heads.
func (s selection) String() string {
	var b strings.Builder
	if i := slices.Index(separators(), s.separator); i > 0 {
		b.WriteString(separatorWords()[i] + ":")
	}
	sorted := slices.SortedFunc(slices.Values(s.conditions), func(a, b condition) int { return cmp.Compare(a.column, b.column) })
	for i, c := range sorted {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(escapeUsed(c.column) + "=" + escapeUsed(c.text))
	}
	return b.String()
}

// usedSigns are the signs that divide what InputRef.Used says.
var usedSigns = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", "|", "%7C", ":", "%3A")

func escapeUsed(s string) string { return usedSigns.Replace(s) }

// parseUsed reads what String has written of several selections. It reports false
// for a text of another form.
func parseUsed(used string) ([]selection, bool) {
	var all []selection
	for one := range strings.SplitSeq(used, "|") {
		s := selection{separator: ','}
		if word, rest, found := strings.Cut(one, ":"); found {
			i := slices.Index(separatorWords(), word)
			if i < 0 {
				return nil, false
			}
			s.separator, one = separators()[i], rest
		}
		for pair := range strings.SplitSeq(one, "&") {
			column, text, found := strings.Cut(pair, "=")
			head, err1 := url.PathUnescape(column)
			cell, err2 := url.PathUnescape(text)
			if !found || err1 != nil || err2 != nil {
				return nil, false
			}
			s.conditions = append(s.conditions, condition{column: head, text: cell})
		}
		all = append(all, s)
	}
	return all, true
}

// usedPart is the part of a CSV file that the figures of one dataset use: the
// line of heads, and the rows of all selections in the order of the file.
type usedPart struct {
	head       []byte
	content    []byte // of the whole file
	selections []string
	rows       []extent // in order
}

// add adds the rows of a selection.
func (p *usedPart) add(selection string, rows []extent) {
	if slices.Contains(p.selections, selection) {
		return
	}
	p.selections = append(p.selections, selection)
	slices.Sort(p.selections)
	p.rows = append(slices.Clone(p.rows), rows...)
	slices.SortFunc(p.rows, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	p.rows = slices.CompactFunc(p.rows, func(a, b extent) bool { return a.from == b.from })
}

// row is a row with its line end.
func (p *usedPart) row(at extent) []byte { return p.content[at.from : at.from+int64(at.size)] }

// text is the part as it stands in the file.
func (p *usedPart) text() []byte {
	size := len(p.head)
	for _, row := range p.rows {
		size += int(row.size)
	}
	text := append(make([]byte, 0, size), p.head...)
	for _, row := range p.rows {
		text = append(text, p.row(row)...)
	}
	return text
}

// lines are the numbers in the file of the lines of the part.
func (p *usedPart) lines() []int32 {
	var lines []int32
	for i := range countLines(p.head) {
		lines = append(lines, int32(i+1))
	}
	for _, row := range p.rows {
		for i := range countLines(p.row(row)) {
			lines = append(lines, row.line+int32(i))
		}
	}
	return lines
}

// use notes that rows of a CSV file were read.
func (r *reader) use(name, selection string, index *csvIndex, rows []extent) {
	if r.used == nil {
		r.used = map[string]*usedPart{}
	}
	known := slices.ContainsFunc(r.inputs, func(in data.Input) bool { return in.Name == name })
	if known && r.used[name] == nil {
		return // the whole file is an input
	}
	if r.used[name] == nil {
		r.used[name] = &usedPart{head: index.head, content: index.content}
		r.note(data.Input{Name: name, Used: selection})
	}
	r.used[name].add(selection, rows)
}

// whatWasRead completes the inputs, now that all is known that was used of each,
// and says how each is found again.
func (r *reader) whatWasRead() ([]data.Input, []data.Dependency) {
	depends := make([]data.Dependency, 0, len(r.inputs)+len(r.depends))
	for i, in := range r.inputs {
		if strings.HasPrefix(in.Name, systemFont) {
			continue // r.depends has its family
		}
		var sum [sha256.Size]byte
		if part := r.used[in.Name]; part != nil {
			text := part.text()
			sum = sha256.Sum256(text)
			r.inputs[i] = data.Input{Name: in.Name, SHA256: hex.EncodeToString(sum[:]), Used: strings.Join(part.selections, "|")}
			if len(text) <= maxFileSize {
				r.inputs[i].Text = text
			}
		} else if n, err := hex.Decode(sum[:], []byte(in.SHA256)); err != nil || n != len(sum) {
			continue // cannot be: it was encoded here
		}
		depends = append(depends, data.Dependency{InputRef: data.InputRef{Name: in.Name, Used: r.inputs[i].Used}, Sum: sum})
	}
	return r.inputs, append(depends, r.depends...)
}

// Sum is the present SHA-256 of an input, or of its used part, as
// Dataset.Depends has it. Of opt it uses FindFont only. The error is that of
// reading the file, or of looking for the font; a file without the columns or
// rows asked for has another sum, not an error.
func (s *Shelf) Sum(ref data.InputRef, opt Options) ([32]byte, error) {
	switch {
	case ref.Name == systemFont:
		return s.sumOfFont(ref, opt)
	case ref.Used != "":
		return s.sumOfPart(ref)
	}
	if file := s.onShelf(ref.Name); file != nil {
		return file.sum, nil
	}
	return s.sumOfFile(ref.Name)
}

// sumOfFile is the checksum of a whole file, which may be large.
func (s *Shelf) sumOfFile(name string) (sum [32]byte, err error) {
	file, _, err := s.openCSV(name)
	if err != nil {
		return sum, err
	}
	defer file.Close()
	if kept := s.onShelf(name); kept != nil {
		return kept.sum, nil
	}
	return checksum(file)
}

func (s *Shelf) sumOfFont(ref data.InputRef, opt Options) (sum [32]byte, err error) {
	wanted, ok := parseUsed(ref.Used)
	if !ok || len(wanted) != 1 || len(wanted[0].conditions) != 2 || opt.FindFont == nil {
		return sum, fmt.Errorf("%s%s cannot be looked for", ref.Name, ref.Used)
	}
	c := wanted[0].conditions
	style := data.FontStyle{Bold: strings.HasPrefix(c[1].text, "bold"), Italic: strings.HasSuffix(c[1].text, "italic")}
	font, err := s.font(c[0].text, style, opt.FindFont)
	if err != nil || font == nil {
		return sum, err
	}
	return font.sum, nil
}

func (s *Shelf) sumOfPart(ref data.InputRef) (sum [32]byte, err error) {
	wanted, ok := parseUsed(ref.Used)
	if !ok {
		return sum, fmt.Errorf("%s: %q is not a selection of rows", ref.Name, ref.Used)
	}
	part := &usedPart{}
	for _, w := range wanted {
		index, err := s.index(ref.Name, w)
		if err != nil {
			return sum, err
		}
		if index.err != nil {
			return sha256.Sum256(index.content), nil // it could not have been used
		}
		part.head, part.content = index.head, index.content
		part.add(w.String(), index.find(w))
	}
	return sha256.Sum256(part.text()), nil
}
