package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/survey"
	"briefing/data/table"
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
	told   []grid.Finding
	read   map[string]any // how it was read, by the keys of table:
	failed error          // of reading the rows again
}

// lookAt opens a table, finds its shape and plans the figures; the caller closes it. Faults
// name the file as the user does.
func lookAt(file string, opt *importOptions) (*lookedAt, error) {
	if name := filepath.Base(file); data.Showable(name) != name || strings.ContainsAny(name, "\\\n\t") {
		return nil, &usageError{"a YAML file cannot name the file " + data.Printable(name), `give it a name without control characters and \`}
	}
	in, err := disk.Open(file)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return nil, &usageError{fmt.Sprintf("%s cannot be read: %v", file, errors.Unwrap(err)), "name a file"}
	case err != nil:
		return nil, err
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

// look finds the table in a file. Where it can be read in several ways the first is taken
// for the rest of the file that is written, and asked for there.
func look(name string, in io.ReaderAt, size int64, opt *importOptions) (*lookedAt, error) {
	of := tableFile{name: name, in: in, size: size, prefers: shapeSays(opt.prefer)}
	r, err := of.read(opt.shape)
	if tableshape.ErrorsOf(err) != nil { // numbers that may not be published may be written in any way
		of.lenient = true
		if r, _ = of.read(opt.shape); r == nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	l := r.looked
	if failed := l.describe(r, opt); failed != nil {
		return nil, cmp.Or(err, failed)
	}
	if err != nil && opt.rules == nil && l.plan.Rules() == nil {
		return nil, err
	}
	of.lenient = false
	if office := l.plan.Office.Decimal; office != "" && err == nil && r.asks("decimal") { // it writes no other
		said := opt.shape
		said.Decimal = office
		if r, err = of.read(said); err != nil {
			return nil, err
		}
		l = r.looked
		if err := l.describe(r, opt); err != nil {
			return nil, err
		}
	}
	if rules := slices.Concat(opt.rules, l.plan.Rules()); rules != nil { // how the table is read depends on no such number
		said := r.said
		said.Rules = rules
		if r, err = of.read(said); err != nil {
			return nil, err
		}
		l.survey.Rows = l.rowsOf(r)
	}
	l.pin(r)
	return l, nil
}

// tableFile is a file with a table.
type tableFile struct {
	name string
	in   io.ReaderAt
	size int64
	// prefers are the answers that are taken where they are among the readings of a question.
	prefers map[string]any
	// lenient leaves numbers that cannot be read as they are.
	lenient bool
}

// tableReading is a table that was read in one of the ways that it can be read.
type tableReading struct {
	looked  *lookedAt
	table   *tableshape.Table
	extract *tableshape.Extract
	rows    *table.Kept      // of the extract
	said    tableshape.Shape // before any question
	shape   tableshape.Shape // with the first answer to each of them
	asked   []survey.Pinned
}

// asks reports whether a question was met.
func (r *tableReading) asks(key string) bool {
	return slices.ContainsFunc(r.asked, func(a survey.Pinned) bool { return a.Key == key })
}

// maxQuestions is how many questions of the layout of a table are met one after the other.
const maxQuestions = 8

// read reads all of the table that a shape speaks of. What the shape does not say is asked,
// and the first answer taken.
func (f tableFile) read(said tableshape.Shape) (*tableReading, error) {
	r := &tableReading{said: said, shape: said}
	var open error // the last question
	for range maxQuestions {
		err := f.readOnce(r)
		if err == nil {
			return r, nil
		}
		q := questionOf(err)
		switch {
		case q == nil && open != nil && keyOf(err) == keyOf(open):
			return nil, open // no answer fits all of the table
		case q == nil || shapeSays(said)[q.Key] != nil || !r.shape.Answer(q.Key, f.answer(q)):
			return nil, err
		}
		open = err
		r.asked = append(r.asked, survey.Pinned{Key: q.Key, Value: askFor(q)})
	}
	return nil, data.Faults{{Pos: data.Pos{File: f.name}, Text: "the file can be read in too many ways", Hint: "answer by --encoding, --separator, --sheet, --range and --decimal"}}
}

// answer is the first answer to a question, or that which is preferred.
func (f tableFile) answer(q *grid.Error) string {
	if prefers := f.prefers[q.Key]; prefers != nil {
		for _, r := range q.Readings {
			if r.Write == fmt.Sprint(prefers) {
				return r.Write
			}
		}
	}
	return q.Readings[0].Write
}

// readOnce reads the table as the shape says it now.
func (f tableFile) readOnce(r *tableReading) error {
	file, err := tableformat.Open(f.name, f.in, f.size, tableformat.Options{Encoding: r.shape.Encoding, Separator: r.shape.Separator, Sheet: r.shape.Sheet})
	if err != nil {
		return err
	}
	if r.table, err = tableshape.Open(file, r.shape); err != nil {
		return err
	}
	r.looked = &lookedAt{name: f.name, file: file}
	begin := func() func(cells []string) bool {
		r.rows = &table.Kept{}
		return func(cells []string) bool {
			r.rows.Add(cells[1:])
			return false
		}
	}
	if f.lenient {
		r.extract, err = r.table.ReadSome(begin)
	} else {
		r.extract, err = r.table.Read(begin)
	}
	return err
}

// describe plans the figures of the table.
func (l *lookedAt) describe(r *tableReading, opt *importOptions) error {
	found := l.tableOf(r)
	found.Calendar, found.Unread = opt.answers.Calendar, r.said.Unread
	if unknown := found.Unknown(opt.answers); unknown != nil {
		return l.refuse(unknown)
	}
	chosenRows, chosen := found.Where(opt.answers.Where)
	l.survey = survey.Look(chosenRows)
	if unknown := chosen.Unknown(); unknown != nil && l.failed == nil {
		return l.refuse(unknown)
	}
	if l.survey.Count == 0 && opt.answers.Where != nil && l.failed == nil {
		return &usageError{fmt.Sprintf("no row of %s has all that --where asks for", l.file.Name), "leave one out"}
	}
	about := aboutOf(l.file.About, r.extract.About)
	for _, f := range tableshape.Statements(r.extract.About) {
		about[survey.Statements] += f.Text + "\n"
	}
	for _, f := range r.extract.About {
		if f.Key == tableshape.LineKey {
			about[survey.Lines] += f.Text + "\n"
		}
		if f.Key == "note" {
			about[survey.Legend] += f.Text + "\n"
		}
	}
	for _, f := range r.extract.Found {
		switch _, note, _ := strings.Cut(f.Text, ": "); {
		case f.Key == "foot":
			about.AddNote(survey.FootNote(f.Text), "")
		case f.Key == "mark" && opt.answers.Where == nil: // other rows may have it
			about.AddNote(note, f.Why)
		}
	}
	l.plan = l.survey.Plan(about, opt.answers)
	if l.failed != nil {
		return l.failed
	}
	if n := l.plan.Many; n > 0 {
		return data.Faults{{Pos: data.Pos{File: l.file.Name}, Text: fmt.Sprintf("%s has %d columns of numbers, which is more than a briefing has figures", l.file.Name, n), Hint: "write --value and the heads of those that are meant, with commas between"}}
	}
	if len(l.plan.Figures) == 0 {
		mixed := ""
		for _, f := range slices.Concat(l.file.Found, r.extract.Found) {
			if f.Key == "mixed" {
				mixed += "; " + f.Text
			}
		}
		return data.Faults{{Pos: data.Pos{File: l.file.Name}, Text: "no column of " + l.file.Name + " has numbers in most of its cells" + mixed, Hint: "write --value and the head of the column with the numbers; its columns are " + strings.Join(l.survey.Heads, ", ")}}
	}
	return nil
}

// refuse says what an answer speaks of that the table does not have.
func (l *lookedAt) refuse(u *survey.Unmet) error {
	what := "no column " + u.Said
	if u.Column != "" {
		what = fmt.Sprintf("no row with %s in the column %s", u.Said, u.Column)
	}
	return &usageError{fmt.Sprintf("--%s: %s has %s", u.Flag, l.file.Name, what), orOneOf(u.Said, u.Known)}
}

// pin says how the table is read for each figure, as it was read.
func (l *lookedAt) pin(r *tableReading) {
	l.told = append(slices.Clone(r.looked.file.Found), r.extract.Found...)
	if left := survey.Left(l.plan); left != "" {
		l.told = append(l.told, grid.Finding{Key: "left out", Text: left, Why: "no period like the others"})
	}
	if heads := l.plan.Apart(); heads != nil {
		l.told = append(l.told, grid.Finding{Key: "columns", Text: strings.Join(heads, " and ") + " become a figure each, and series of one with --columns together"})
	}
	if names := l.plan.OneUnit; names != nil {
		l.told = append(l.told, grid.Finding{Key: "columns", Text: strings.Join(names, " and ") + " are in one unit and become the series of one figure, and a figure each with --columns apart"})
	}
	found := pinnedOf(r.looked.file.Found, r.extract.Found)
	if fill := r.table.Filled(); fill != nil {
		found["fill"] = listOf(fill)
	}
	l.read = maps.Clone(found)
	maps.Copy(l.read, shapeSays(r.shape))
	for _, f := range l.plan.Figures {
		open := slices.DeleteFunc(slices.Clone(r.asked), func(a survey.Pinned) bool { return !l.needs(f, r.shape, a.Key) })
		if r.said.Unseen == "" && (r.extract.Hidden > 0 || slices.ContainsFunc(l.plan.Uses(f), func(c int) bool { return r.extract.Columns[c].Hidden })) {
			open = append(open, askHidden(r.extract))
		}
		f.Pinned = pins(found, r.said, open)
	}
}

// askHidden asks whether what is hidden belongs to the table.
func askHidden(x *tableshape.Extract) survey.Pinned {
	var what []string
	for _, f := range x.Found {
		if f.Key == "hidden" && (strings.HasPrefix(f.Text, "column ") || strings.Contains(f.Text, " row")) {
			what = append(what, f.Text)
		}
	}
	of := strings.Join(what, ", ")
	return survey.Pinned{Key: "hidden", Value: survey.Ask{Readings: [][2]string{
		{string(tableshape.ReadHidden), "what is hidden is read, too: " + of}, {string(tableshape.LeaveOut), "it is no part of the table"}}}}
}

// needs reports whether the numbers of a figure cannot be read without an answer: what
// brackets say may be asked for another column of the table.
func (l *lookedAt) needs(f *survey.Figure, said tableshape.Shape, key string) bool {
	if key != "brackets" {
		return true
	}
	said.Brackets = ""
	said.Columns = nil
	for _, c := range l.plan.Uses(f) {
		said.Columns = append(said.Columns, l.survey.Heads[c])
	}
	t, err := tableshape.Open(l.file, said)
	if err == nil {
		_, err = t.Read(noRow)
	}
	return err != nil
}

// noRow keeps no row of a table.
func noRow() func([]string) bool { return func([]string) bool { return false } }

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
func (l *lookedAt) tableOf(r *tableReading) survey.Table {
	x, found := r.extract, survey.Table{File: l.name}
	across := slices.ContainsFunc(x.Columns, func(c tableshape.Column) bool { return c.Across })
	for _, c := range x.Columns {
		found.Fixed = append(found.Fixed, across && c.Number && c.Fixed)
		found.Heads, found.Units, found.Twins = append(found.Heads, c.Name), append(found.Units, c.Unit), append(found.Twins, c.Twin)
		found.Titles = append(found.Titles, c.Title)
		found.Parts = append(found.Parts, c.Of)
		found.Letters, found.Keyed = append(found.Letters, c.Letter), found.Keyed || c.Across
	}
	found.Rows = l.rowsOf(r)
	return found
}

// rowsOf are the rows of a table. Those that have no room in memory are read again each time.
func (l *lookedAt) rowsOf(r *tableReading) iter.Seq[[]string] {
	if rows, all := r.rows.Rows(); all {
		return rows
	}
	return func(yield func([]string) bool) {
		more := true
		_, err := r.table.ReadSome(func() func(cells []string) bool { // once, as it was read before
			return func(cells []string) bool {
				more = more && yield(cells[1:])
				return false
			}
		})
		if l.failed == nil {
			l.failed = err
		}
	}
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
var pinned = []string{"encoding", "separator", "sheet", "range", "head", "hidden", "fill", "unread", "across", "decimal", "thousands", "marks", "brackets"}

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
		case "thousands":
			if twice := slices.IndexFunc(table, func(o grid.Finding) bool { return o.Key == f.Key && o != f }); twice < 0 {
				value[f.Key] = f.Text // otherwise each number has groups of its own
			}
		case "hidden": // it is asked
		case "range": // tomorrow's table is longer
		case "head":
			if lines := headOf(f.Text); lines != nil {
				value[f.Key] = lines
			}
		case "fill": // heads may have commas
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
func pins(found map[string]any, said tableshape.Shape, asked []survey.Pinned) []survey.Pinned {
	value := maps.Clone(found)
	maps.Copy(value, shapeSays(said))
	for _, a := range asked {
		if value[a.Key] = a.Value; a.Key == "range" && said.Head == nil {
			delete(value, "head") // each of the tables has its own
		}
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

// shapeSays is what a shape says in the keys of table:.
func shapeSays(s tableshape.Shape) map[string]any {
	says := map[string]any{}
	for key, text := range map[string]string{"encoding": s.Encoding, "separator": s.Separator, "sheet": s.Sheet, "range": s.Range.String(), "hidden": string(s.Unseen), "decimal": s.Decimal, "thousands": s.Thousands, "brackets": string(s.Brackets)} {
		if text != "" {
			says[key] = text
		}
	}
	switch {
	case s.NoHead:
		says["head"] = "none"
	case len(s.Head) == 1:
		says["head"] = s.Head[0]
	case s.Head != nil:
		says["head"] = s.Head
	}
	for key, texts := range map[string][]string{"across": s.Across, "marks": s.Marks, "fill": s.Fill, "unread": s.Unread} {
		if texts != nil {
			says[key] = listOf(texts)
		}
	}
	return says
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
		text, hint := e.Text, e.Hint
		for _, key := range pinned {
			text, hint = strings.ReplaceAll(text, key+":", "--"+key), strings.ReplaceAll(hint, key+":", "--"+key)
		}
		faults = append(faults, data.Fault{Pos: e.At, Text: text, Hint: hint})
	}
	return faults
}
