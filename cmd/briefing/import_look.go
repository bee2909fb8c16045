package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/survey"
	tableformat "briefing/data/table/format"
	"briefing/data/table/grid"
	tableshape "briefing/data/table/shape"
)

// lookedAt is a table with what was found out of it.
type lookedAt struct {
	name   string    // of the file, which may be packed
	in     io.Closer // the open file, which the survey reads again
	file   *grid.File
	survey *survey.Survey
	plan   *survey.Plan
	found  []grid.Finding
	failed error // of reading the rows again
}

// lookAt opens a table, finds its shape and plans the figures; the caller closes it. Faults
// name the file as the user does.
func lookAt(file string, opt *importOptions) (*lookedAt, error) {
	in, err := disk.Open(file)
	if err != nil {
		return nil, &usageError{fmt.Sprintf("%s cannot be read: %v", file, errors.Unwrap(err)), "name a file"}
	}
	info, err := in.Stat()
	if err != nil {
		in.Close()
		return nil, err
	}
	l, err := look(filepath.Base(file), in, info.Size(), opt)
	if err != nil {
		in.Close()
		return nil, tableFaults(file, err)
	}
	l.in = in
	return l, nil
}

// maxQuestions is how many questions of the layout of a table are met one after the other.
const maxQuestions = 8

// look finds the table in a file. Where it can be read in several ways the first is taken
// for the rest of the file that is written, and asked for there.
func look(name string, in io.ReaderAt, size int64, opt *importOptions) (*lookedAt, error) {
	said, known := opt.shape, false
	var asked []survey.Pinned
	var open error      // the last question
	var first *lookedAt // with all numbers, where some may not be published
	for range maxQuestions {
		l, t, x, err := readTable(name, in, size, said)
		if err == nil && first != nil {
			first.pin(l.file, x, opt, said, asked)
			return first, nil
		}
		if err == nil {
			if err = l.describe(t, x, opt, said, asked); err != nil {
				return nil, err
			}
			if i := slices.IndexFunc(asked, func(a survey.Pinned) bool { return a.Key == "decimal" }); i >= 0 && !known && l.plan.Office.Decimal != "" {
				said.Decimal, known = l.plan.Office.Decimal, true // it writes no other
				asked[i].Value = said.Decimal
				continue
			}
			rules := l.plan.Rules()
			if rules == nil || said.Rules != nil {
				return l, nil
			}
			if first = l; !known {
				said, asked, open = opt.shape, nil, nil
			}
			said.Rules = rules // what is found depends on no such number
			continue
		}
		q := questionOf(err)
		switch {
		case q == nil && open != nil && keyOf(err) == keyOf(open):
			return nil, open // no answer fits all of the table
		case q == nil || !said.Answer(q.Key, q.Readings[0].Write):
			return nil, err
		}
		open = err
		asked = append(asked, survey.Pinned{Key: q.Key, Value: askFor(q)})
	}
	return nil, data.Faults{{Pos: data.Pos{File: name}, Text: "the file can be read in too many ways", Hint: "answer by --encoding, --separator, --sheet, --range and --decimal"}}
}

// readTable reads all of the table that a shape speaks of.
func readTable(name string, in io.ReaderAt, size int64, said tableshape.Shape) (*lookedAt, *tableshape.Table, *tableshape.Extract, error) {
	file, err := tableformat.Open(name, in, size, tableformat.Options{Encoding: said.Encoding, Separator: said.Separator, Sheet: said.Sheet})
	if err != nil {
		return nil, nil, nil, err
	}
	t, err := tableshape.Open(file, said)
	if err != nil {
		return nil, nil, nil, err
	}
	x, err := t.Read(func([]string) bool { return false })
	return &lookedAt{name: name, file: file}, t, x, err
}

// describe plans the figures of the table.
func (l *lookedAt) describe(t *tableshape.Table, x *tableshape.Extract, opt *importOptions, said tableshape.Shape, asked []survey.Pinned) error {
	table := l.tableOf(t, x)
	if unknown := table.Unknown(opt.answers); unknown != "" {
		return &usageError{fmt.Sprintf("%s has no column for %s", l.file.Name, unknown), "its columns are " + strings.Join(table.Heads, ", ")}
	}
	l.survey = survey.Look(table.Where(opt.answers.Where))
	if l.survey.Count == 0 && opt.answers.Where != nil {
		return &usageError{fmt.Sprintf("no row of %s has what --where asks for", l.file.Name), "look at its texts with --json"}
	}
	l.plan = l.survey.Plan(aboutOf(l.file.About, x.About), opt.answers)
	if l.failed != nil {
		return l.failed
	}
	if n := l.plan.Many; n > 0 {
		return data.Faults{{Pos: data.Pos{File: l.file.Name}, Text: fmt.Sprintf("%s has %d columns of numbers, which is more than a briefing has figures", l.file.Name, n), Hint: "write --value and the heads of those that are meant, with commas between"}}
	}
	if len(l.plan.Figures) == 0 {
		mixed := ""
		for _, f := range l.found {
			if f.Key == "mixed" {
				mixed += "; " + f.Text
			}
		}
		return data.Faults{{Pos: data.Pos{File: l.file.Name}, Text: "no column of " + l.file.Name + " has numbers in most of its cells" + mixed, Hint: "write --value and the head of the column with the numbers; its columns are " + strings.Join(l.survey.Heads, ", ")}}
	}
	l.pin(l.file, x, opt, said, asked)
	return nil
}

// pin says how the table is read for each figure, as it was read.
func (l *lookedAt) pin(file *grid.File, x *tableshape.Extract, opt *importOptions, said tableshape.Shape, asked []survey.Pinned) {
	l.found = append(slices.Clone(file.Found), x.Found...)
	pinned := pinnedOf(file.Found, x.Found)
	for _, f := range l.plan.Figures {
		f.Pinned = opt.pins(pinned, slices.DeleteFunc(slices.Clone(asked), func(a survey.Pinned) bool { return !l.needs(f, said, a.Key) }))
	}
}

// needs reports whether the numbers of a figure cannot be read without an answer: what
// brackets say may be asked for another column of the table.
func (l *lookedAt) needs(f *survey.Figure, said tableshape.Shape, key string) bool {
	if key != "brackets" {
		return true
	}
	said.Brackets = ""
	said.Columns = []string{l.survey.Heads[f.Value]}
	t, err := tableshape.Open(l.file, said)
	if err == nil {
		_, err = t.Read(func([]string) bool { return false })
	}
	return err != nil
}

// keyOf is the key of table: that the first error is about; empty where it is about none.
func keyOf(err error) string {
	if all := tableshape.ErrorsOf(err); all != nil {
		return all[0].Key
	}
	return ""
}

// questionOf is the error that the file can answer; nil where there is none, or another, too.
func questionOf(err error) *grid.Error {
	all := tableshape.ErrorsOf(err)
	if all == nil || slices.ContainsFunc(all, func(e *grid.Error) bool { return e.Key == "" || len(e.Readings) == 0 }) {
		return nil
	}
	return all[0]
}

func askFor(q *grid.Error) survey.Ask {
	a := survey.Ask{What: q.Text}
	for _, r := range q.Readings {
		a.Readings = append(a.Readings, [2]string{r.Write, r.Means})
	}
	return a
}

// tableOf is the table as the survey looks at it.
func (l *lookedAt) tableOf(t *tableshape.Table, x *tableshape.Extract) survey.Table {
	table := survey.Table{File: l.name}
	for _, c := range x.Columns {
		table.Heads, table.Units, table.Twins = append(table.Heads, c.Name), append(table.Units, c.Unit), append(table.Twins, c.Twin)
	}
	table.Rows = func(yield func([]string) bool) {
		more := true
		_, err := t.Read(func(cells []string) bool {
			more = more && yield(cells[1:])
			return false
		})
		if l.failed == nil {
			l.failed = err
		}
	}
	return table
}

// aboutOf is what the file says of itself, first things first.
func aboutOf(all ...[]grid.Finding) survey.About {
	about := survey.About{}
	for _, f := range slices.Concat(all...) {
		if about[f.Key] == "" {
			about[f.Key] = f.Text
		}
	}
	return about
}

// pinned are the keys of table: that say how a file is read, in their order there.
var pinned = []string{"encoding", "separator", "sheet", "range", "head", "fill", "across", "decimal", "thousands", "brackets"}

// pinnedOf are those of the findings that table: can say, by key.
func pinnedOf(file, table []grid.Finding) map[string]any {
	value, packed := map[string]any{}, ""
	for _, f := range file {
		switch f.Key {
		case "encoding", "separator":
			value[f.Key] = f.Text
		case "packed": // tomorrow's archive may hold more
			packed = f.Text
			value["sheet"] = packed
		}
	}
	for _, f := range table {
		switch f.Key {
		case "range": // tomorrow's table is longer
		case "head":
			if lines := headOf(f.Text); lines != nil {
				value[f.Key] = lines
			}
		case "fill":
			value[f.Key] = listOf(strings.Split(f.Text, ", "))
		case "sheet":
			if packed != "" && !strings.HasPrefix(f.Text, packed) {
				f.Text = packed + "/" + f.Text
			}
			value[f.Key] = f.Text
		default:
			value[f.Key] = f.Text
		}
	}
	return value
}

// pins are what the file must say so that tomorrow's table is read as today's: what the user
// has said, what was found, and what is asked.
func (o *importOptions) pins(found map[string]any, asked []survey.Pinned) []survey.Pinned {
	value, said := maps.Clone(found), o.shape
	for key, text := range map[string]string{"encoding": said.Encoding, "separator": said.Separator, "sheet": said.Sheet, "range": said.Range.String(), "across": said.Across, "decimal": said.Decimal, "thousands": said.Thousands, "brackets": string(said.Brackets)} {
		if text != "" {
			value[key] = text
		}
	}
	if said.Head != nil {
		value["head"] = said.Head
	}
	if said.Fill != nil {
		value["fill"] = listOf(said.Fill)
	}
	for _, a := range asked {
		value[a.Key] = a.Value
	}
	var all []survey.Pinned
	for _, key := range pinned {
		if v, ok := value[key]; ok {
			all = append(all, survey.Pinned{Key: key, Value: v})
		}
	}
	return all
}

// listOf is a list of texts as a file writes it: without brackets around one.
func listOf(texts []string) any {
	if len(texts) == 1 {
		return texts[0]
	}
	return texts
}

// headOf is what head: says of the lines that were found; nil where they are none.
func headOf(text string) any {
	if text == "none" {
		return text
	}
	switch lines := tableshape.HeadLines(text); len(lines) {
	case 0:
		return nil
	case 1:
		return lines[0]
	default:
		return lines
	}
}

// tableFaults are what is wrong with a table, as faults of the file that the user named.
func tableFaults(path string, err error) error {
	all := tableshape.ErrorsOf(err)
	if all == nil {
		return err
	}
	var faults data.Faults
	for _, e := range all {
		e.At.File = path
		hint := e.Hint
		for _, key := range pinned {
			hint = strings.ReplaceAll(hint, key+": ", "--"+key+" ")
		}
		faults = append(faults, data.Fault{Pos: e.At, Text: e.Text, Hint: hint})
	}
	return faults
}
