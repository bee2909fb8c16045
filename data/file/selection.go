package file

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table"
	"briefing/data/table/shape"
)

// systemFont is what the names of installed fonts begin with.
const systemFont = "system:"

// fontRef names a family of fonts in a style.
func fontRef(family string, style data.FontStyle) data.InputRef {
	return data.InputRef{Name: systemFont, Used: table.Selection{Conditions: []table.Condition{{Column: "family", Text: family}, {Column: "style", Text: key(style)}}}.String()}
}

// use notes that rows of a CSV file were read.
func (r *reader) use(name, selection string, index *table.Index, rows []table.Extent) {
	if r.used == nil {
		r.used = map[string]*table.UsedPart{}
	}
	known := slices.ContainsFunc(r.inputs, func(in data.Input) bool { return in.Name == name })
	if known && r.used[name] == nil {
		return // the whole file is an input
	}
	if r.used[name] == nil {
		r.used[name] = &table.UsedPart{Head: index.Head, Content: index.Content}
		r.note(data.Input{Name: name, Used: selection})
	}
	r.used[name].Add(selection, rows)
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
		read := ""
		if t := r.tables[in.Name]; t != nil {
			x := t.x
			if part := r.used[in.Name]; part != nil {
				x = x.Of(part.Lines())
				part.Head = x.Head()
			}
			read = readAs(x)
		}
		withheld := r.withholding(r.inputs[i])
		if part := r.used[in.Name]; part != nil {
			text, err := withheld.Text(part.Text())
			if err != nil {
				continue // cannot be: it was read before
			}
			sum = sha256.Sum256(text)
			r.inputs[i] = data.Input{Name: in.Name, SHA256: hex.EncodeToString(sum[:]), Used: strings.Join(part.Selections, "|"), Withheld: withheld != nil}
			if len(text) <= maxFileSize {
				r.inputs[i].Text = text
			}
		} else if withheld != nil {
			r.inputs[i], sum = r.wholeWithout(in, withheld)
		} else if n, err := hex.Decode(sum[:], []byte(in.SHA256)); err != nil || n != len(sum) {
			continue // cannot be: it was encoded here
		}
		ref := data.InputRef{Name: in.Name, Used: withheld.String() + r.inputs[i].Used}
		if withheld == nil && in.Withheld {
			ref.Used = withheldYAML
		}
		if part := r.tables[in.Name]; part != nil {
			r.inputs[i].Name, r.inputs[i].Of, r.inputs[i].Read = part.stored, part.file, read
			ref = data.InputRef{Name: part.file, Used: part.shape.String() + ref.Used}
		}
		depends = append(depends, data.Dependency{InputRef: ref, Sum: sum})
	}
	return r.inputs, append(depends, r.depends...)
}

// withholding is what a published copy of a CSV file lacks: the numbers that may not be
// published, and, where there are such, all columns that are not used. Nil for a file
// that is published as it is.
func (r *reader) withholding(in data.Input) *table.Withholding {
	if r.withheld[in.Name] == nil || !r.marksRows(in) {
		return nil
	}
	w := *r.withheld[in.Name]
	w.Columns = slices.Sorted(slices.Values(r.columns[in.Name]))
	return &w
}

// marksRows reports whether what was used of a CSV file has rows that may not be
// published.
func (r *reader) marksRows(in data.Input) bool {
	text := in.Text
	if part := r.used[in.Name]; part != nil {
		text = part.Text()
	}
	rows := io.Reader(bytes.NewReader(text))
	if text == nil {
		file, _, err := r.cache.openCSV(in.Name)
		if err != nil {
			r.machine = cmp.Or(r.machine, err)
			return true
		}
		defer file.Close()
		rows = file
	}
	marks, err := r.withheld[in.Name].Marks(rows)
	return marks || err != nil
}

// useColumn notes that a column of a file is used, perhaps before it is known that the
// file has numbers that may not be published.
func (r *reader) useColumn(file, head string) {
	if r.columns == nil {
		r.columns = map[string][]string{}
	}
	if !slices.Contains(r.columns[file], head) {
		r.columns[file] = append(r.columns[file], head)
	}
}

// wholeWithout is an input that all of was read, without what is withheld.
func (r *reader) wholeWithout(in data.Input, withheld *table.Withholding) (data.Input, [sha256.Size]byte) {
	in.Withheld = true
	if in.Text != nil {
		in.Text, _ = withheld.Text(in.Text) // it was read before
		sum := sha256.Sum256(in.Text)
		in.SHA256 = hex.EncodeToString(sum[:])
		return in, sum
	}
	sum, err := r.cache.sumOfFile(in.Name, withheld)
	if err != nil {
		r.machine = cmp.Or(r.machine, err)
	}
	in.SHA256 = hex.EncodeToString(sum[:])
	return in, sum
}

// From what size in bytes on a table is worth reading once less: a plain CSV file, and one
// that has to be read as an office lays it out.
const largeTable, largeLayout = 4 << 20, 256 << 10

// ReadsMuch reports whether Sum has to read a large table for an input, unless it did so
// before.
func (s *FileCache) ReadsMuch(ref data.InputRef) bool {
	if ref.Used == "" || ref.Used == withheldYAML || ref.Name == systemFont {
		return false
	}
	least := int64(largeTable)
	if layout, _, _ := shape.Cut(ref.Used); layout != nil {
		least = largeLayout
	}
	return s.sizeOf(ref.Name) >= least
}

// sizeOf is how many bytes a file has; 0 where that is not known. It is asked for once.
func (s *FileCache) sizeOf(name string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	size, known := s.sizes[name]
	if known {
		return size
	}
	if info, err := fs.Stat(s.fsys, name); err == nil {
		size = info.Size()
	}
	if s.sizes == nil {
		s.sizes = map[string]int64{}
	}
	s.sizes[name] = size
	return size
}

// Sum is the present SHA-256 of an input, or of its used part, as
// Dataset.Depends has it. Of opt it uses FindFont only. The error is that of
// reading the file, or of looking for the font; a file without the columns or
// rows asked for has another sum, not an error.
func (s *FileCache) Sum(ref data.InputRef, opt Options) ([32]byte, error) {
	switch {
	case ref.Name == systemFont:
		return s.sumOfFont(ref, opt)
	case ref.Used == withheldYAML:
		return s.sumOfYAML(ref.Name)
	}
	layout, used, ok1 := shape.Cut(ref.Used)
	withheld, selections, ok2 := table.CutWithheld(used)
	if !ok1 || !ok2 {
		return [32]byte{}, fmt.Errorf("%s: %q does not say what is used of it", ref.Name, ref.Used)
	}
	name := ref.Name
	if layout != nil {
		x, err := s.extract(name, layout)
		if err == nil && selections == "" && x.Errs != nil {
			err = x.Errs
		}
		if shape.ErrorsOf(err) != nil {
			return sha256.Sum256([]byte(err.Error())), nil // it could not have been used
		} else if err != nil {
			return [32]byte{}, err
		}
		name += layout.String()
	}
	if selections != "" {
		return s.sumOfPart(name, withheld, selections)
	}
	return s.sumOfFile(name, withheld)
}

func (s *FileCache) sumOfYAML(name string) (sum [32]byte, err error) {
	file, err := s.read(name)
	if err != nil {
		return sum, err
	}
	return sha256.Sum256(file.published().content), nil
}

// sumOfFile is the checksum of a whole file, which may be large, without what is
// withheld of it.
func (s *FileCache) sumOfFile(name string, withheld *table.Withholding) (sum [32]byte, err error) {
	file, _, err := s.openCSV(name)
	if err != nil {
		return sum, err
	}
	defer file.Close()
	if kept := s.cached(name); kept != nil && withheld == nil {
		return kept.sum, nil
	}
	return checksum(withheld.Reader(file))
}

func (s *FileCache) sumOfFont(ref data.InputRef, opt Options) (sum [32]byte, err error) {
	wanted, ok := table.ParseUsed(ref.Used)
	if !ok || len(wanted) != 1 || len(wanted[0].Conditions) != 2 || opt.FindFont == nil {
		return sum, fmt.Errorf("%s%s cannot be looked for", ref.Name, ref.Used)
	}
	c := wanted[0].Conditions
	style := data.FontStyle{Bold: strings.HasPrefix(c[1].Text, "bold"), Italic: strings.HasSuffix(c[1].Text, "italic")}
	font, err := s.font(c[0].Text, style, opt.FindFont)
	if err != nil || font == nil {
		return sum, err
	}
	return font.sum, nil
}

func (s *FileCache) sumOfPart(name string, withheld *table.Withholding, selections string) (sum [32]byte, err error) {
	wanted, ok := table.ParseUsed(selections)
	if !ok {
		return sum, fmt.Errorf("%s: %q is not a selection of rows", name, selections)
	}
	part, rest := &table.UsedPart{}, withheld.Rest()
	for _, w := range wanted {
		index, err := s.index(name, rest, w)
		if err != nil {
			return sum, err
		}
		if index.Err != nil {
			return sha256.Sum256(index.Content), nil // it could not have been used
		}
		part.Head, part.Content = index.Head, index.Content
		part.Add(w.String(), index.Find(w))
	}
	if x, _ := s.tableOf(name); x != nil {
		part.Head = x.Of(part.Lines()).Head()
	}
	text, err := withheld.Text(part.Text())
	return sha256.Sum256(text), err
}
