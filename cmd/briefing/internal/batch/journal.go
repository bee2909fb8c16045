package batch

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
)

// The journal connects each row with its inputs and its outputs. It is a folder of
// files of lines (see appendLine). Each run with something to record adds a file, and
// only appends to it; a later line, and a later file, wins. A line that was cut off or
// damaged may cost building a row again, but never gives a wrong one: what a line says
// about a file is compared with the file.
//
// The words of a line:
//
//	briefing-journal 1                  the first line of a file
//	setting N WORDS...                  what N means in the lines below, of this file
//	input N NAME USED SUM               likewise
//	start NAME [alone]                  the row is being drawn, alone if it is suspected
//	stop NAME                           it was given up, because the run was asked to stop
//	done NAME KEY SETTING CHOICE ...    the row is on disk
//	same NAME KEY SETTING CHOICE ...    it was checked again and is correct
//	fail NAME WHY                       it could not be built
//	quarantine NAME KEY SETTING CHOICE WHY ...   it killed the program twice
//	gone NAME                           its outputs were removed
//	generation NAME                     a folder of dated outputs is ours
//	whole NAME                          all rows of its day are in it
//	lost NAME                           it was removed
//
// and for ... any number of
//
//	i N                            an input
//	u NAME USED SUM                an input that only this row has
//	f FIGURE DAY                   a figure that is too old from that day on
//	o FILE SIZE TIME SUM DRAWN     an output
//	x FILE SIZE TIME SUM DRAWN     a file that was one, and is not made any more
const (
	headVerb       = "briefing-journal"
	settingVerb    = "setting"
	inputVerb      = "input"
	startVerb      = "start"
	stopVerb       = "stop"
	doneVerb       = "done"
	sameVerb       = "same"
	failVerb       = "fail"
	quarantineVerb = "quarantine"
	goneVerb       = "gone"
	generationVerb = "generation"
	wholeVerb      = "whole"
	lostVerb       = "lost"
)

const journalVersion = "1"

// position is where a line is: the file, and the offset in it. No record is at the zero
// position, which is that of a file's first line.
type position uint64

const offsetBits = 40

func positionOf(file int, offset int64) position {
	return position(uint64(file)<<offsetBits | uint64(offset))
}

func (p position) file() int     { return int(p >> offsetBits) }
func (p position) offset() int64 { return int64(p & (1<<offsetBits - 1)) }

// entry is what is kept in memory about a row: no more than where to read the rest.
type entry struct {
	built   position // the last done or same
	failed  position // a fail or quarantine after that
	size    uint32   // of the line of built, in bytes
	starts  uint8    // runs that began the row since then and were killed before its end
	alone   uint8    // those of them in which it was drawn alone
	planned bool     // the plan has the row
}

// journal is an open journal. It is not safe for concurrent use.
type journal struct {
	dir         *os.Root
	path        string // as the user knows it
	files       []*journalFile
	index       map[nameHash]entry
	generations []string // in order of the journal
	complete    []string // those of them that are complete
	bytes, live int64    // of all files, and of the lines that still count
	writer      *journalWriter
	failed      error // the first error of reading a line again: an unknown row then need not be new
}

// openJournal reads the journal in a folder. It keeps only the rows for which mine
// returns true.
func openJournal(dir *os.Root, path string, mine func(nameHash) bool) (*journal, error) {
	j := &journal{dir: dir, path: path, index: map[nameHash]entry{}}
	if err := j.read(dir, path, mine); err != nil {
		j.close()
		return nil, err
	}
	return j, nil
}

// read adds the files of a folder, which may belong to another shard.
func (j *journal) read(dir *os.Root, path string, mine func(nameHash) bool) error {
	names, err := journalNames(dir)
	if err != nil {
		return fmt.Errorf("cannot read the journal %s: %w", path, err)
	}
	for _, name := range names {
		f, err := disk.OpenIn(dir, name)
		if unfit, ok := errors.AsType[*fs.PathError](err); ok && errors.Is(err, fs.ErrInvalid) {
			return &publish.InTheWayError{Path: unfit.Path, What: "what is no journal (" + unfit.Err.Error() + ")"}
		}
		if err != nil {
			return fmt.Errorf("cannot read the journal %s: %w", path, err)
		}
		file := &journalFile{f: f, inputs: map[int64]Input{}, settings: map[int64]Setting{}}
		j.files = append(j.files, file)
		if err := j.scan(len(j.files)-1, mine); err != nil {
			return fmt.Errorf("cannot read the journal %s: %w", path, err)
		}
	}
	return nil
}

// journalNames returns the files of a journal, the oldest first.
func journalNames(dir *os.Root) ([]string, error) {
	all, err := disk.Names(dir)
	if err != nil {
		return nil, err
	}
	names := slices.DeleteFunc(all, func(n string) bool { return numberOf(n) == 0 })
	slices.Sort(names)
	return names, nil
}

// fileName returns the name of the nth file of a journal, from 1.
func fileName(n int) string { return fmt.Sprintf("%08d", n) }

// numberOf is the inverse of fileName; 0 for other names.
func numberOf(name string) int {
	n, err := strconv.Atoi(name)
	if err != nil || n < 1 || fileName(n) != name {
		return 0
	}
	return n
}

// scan reads a file as far as it is complete.
func (j *journal) scan(file int, mine func(nameHash) bool) error {
	f, foreign := j.files[file], false
	return f.lines(func(offset int64, line []byte) {
		j.bytes += int64(len(line))
		body, ok := bodyOf(line)
		if w := (words{rest: body}); ok && w.next() == headVerb {
			foreign = w.next() != journalVersion // the same words may mean something else there
		}
		if ok && !foreign {
			j.apply(f, positionOf(file, offset), uint32(len(line)), words{rest: body}, mine)
		}
	})
}

// apply updates the index with a complete line.
func (j *journal) apply(f *journalFile, at position, size uint32, w words, mine func(nameHash) bool) {
	verb := w.next()
	switch verb {
	case settingVerb, inputVerb:
		f.define(verb, &w)
		return
	case generationVerb:
		j.generations = append(j.generations, w.next())
		return
	case wholeVerb:
		j.complete = append(j.complete, w.next())
		return
	case lostVerb:
		name := w.next()
		other := func(g string) bool { return g == name }
		j.generations, j.complete = slices.DeleteFunc(j.generations, other), slices.DeleteFunc(j.complete, other)
		return
	}
	name := w.next()
	if w.err != nil {
		return
	}
	sum := hashName(name)
	if !mine(sum) {
		return
	}
	e := j.index[sum]
	switch verb {
	case startVerb:
		e.starts = min(e.starts, 254) + 1
		if w.hasNext() {
			e.alone = min(e.alone, 254) + 1
		}
	case stopVerb:
		e.starts, e.alone = 0, 0
	case doneVerb, sameVerb:
		j.live += int64(size) - int64(e.size)
		e = entry{built: at, size: size, planned: e.planned}
	case failVerb, quarantineVerb:
		e.failed, e.starts, e.alone = at, 0, 0
	case goneVerb:
		j.live -= int64(e.size)
		delete(j.index, sum)
		return
	default:
		return // from a later version
	}
	j.index[sum] = e
}

// readRow reads the record in a line of done or same. It returns false if the line
// cannot be used.
func (j *journal) readRow(at position, r *builtRow) (verb string, ok bool) {
	f := j.files[at.file()]
	line, err := f.line(at.offset())
	if err != nil {
		j.keepReadError(err)
		return "", false
	}
	body, ok := bodyOf(line)
	if !ok {
		return "", false
	}
	w := words{rest: body}
	verb = w.next()
	return verb, f.parse(verb, &w, r)
}

// lastBuilt reads what the journal keeps of a row as it was built. It returns false if that is
// nothing, or cannot be used.
func (j *journal) lastBuilt(row string) (builtRow, bool) {
	if e := j.index[hashName(row)]; e.built != 0 {
		var rec builtRow
		if _, ok := j.readRow(e.built, &rec); ok {
			return rec, true
		}
	}
	return builtRow{}, false
}

// keepReadError keeps the first disk error of reading a line again.
func (j *journal) keepReadError(err error) {
	if j.failed == nil && !errors.Is(err, errLine) {
		j.failed = fmt.Errorf("cannot read the journal %s: %w", strings.TrimSuffix(j.path, "/"), err)
	}
}

// failureAt returns the reason in a line of fail or quarantine.
func (j *journal) failureAt(at position) (verb, why string) {
	var r builtRow
	line, err := j.files[at.file()].line(at.offset())
	if err != nil {
		j.keepReadError(err)
		return "", ""
	}
	body, _ := bodyOf(line)
	w := words{rest: body}
	verb = w.next()
	r.name = w.next()
	if verb == quarantineVerb {
		w.next()
		w.next()
		w.next()
	}
	return verb, w.next()
}

// parse reads the words of a row after the verb.
func (f *journalFile) parse(verb string, w *words, r *builtRow) bool {
	*r = builtRow{name: w.next(), ageLimits: r.ageLimits[:0], inputs: r.inputs[:0], outputs: r.outputs[:0], left: r.left[:0]}
	w.bytes(r.key[:])
	known := false
	r.setting, known = f.settings[w.number()]
	if choice, err := hex.DecodeString(w.next()); err == nil && len(choice) == len(r.choice) {
		r.choice = choiceHash(choice)
	} else {
		known = false
	}
	if verb == quarantineVerb {
		w.next()
	}
	for known && w.hasNext() {
		switch w.next() {
		case "i":
			in, ok := f.inputs[w.number()]
			r.inputs, known = append(r.inputs, in), ok
		case "u":
			r.inputs = append(r.inputs, w.input())
		case "f":
			r.ageLimits = append(r.ageLimits, AgeLimit{w.next(), w.next()})
		case "o":
			r.outputs = append(r.outputs, w.output())
		case "x":
			r.left = append(r.left, w.output())
		default:
			return false // from a later version
		}
	}
	return known && w.err == nil
}

func (w *words) output() publish.File {
	o := publish.File{Name: w.next(), Size: w.number(), Time: w.number()}
	w.bytes(o.Sum[:])
	w.bytes(o.DrawnFrom[:])
	return o
}

func (w *words) input() Input {
	in := Input{Name: w.next(), Used: w.next()}
	w.bytes(in.Sum[:])
	return in
}

// define reads a line that gives an input or a setting its number.
func (f *journalFile) define(verb string, w *words) {
	n := w.number()
	if verb == inputVerb {
		if in := w.input(); w.err == nil {
			f.inputs[n] = in
		}
		return
	}
	var list []string
	for w.hasNext() {
		list = append(list, w.next())
	}
	if s, ok := settingOf(list); ok && w.err == nil {
		f.settings[n] = s
	}
}

func (j *journal) close() error {
	var errs []error
	for _, f := range j.files {
		errs = append(errs, f.f.Close())
	}
	if j.writer != nil {
		errs = append(errs, j.writer.close())
	}
	return errors.Join(errs...)
}

// rowWords are the words of a row after its verb and the choice.
func (r *builtRow) rowWords(number func(Input) (int, bool)) []string {
	var list []string
	for _, in := range r.inputs {
		if n, ok := number(in); ok {
			list = append(list, "i", strconv.Itoa(n))
		} else {
			list = append(list, "u", in.Name, in.Used, printBytes(in.Sum[:]))
		}
	}
	for _, f := range r.ageLimits {
		list = append(list, "f", f.Figure, f.From)
	}
	for _, o := range r.outputs {
		list = append(list, outputWords("o", o)...)
	}
	for _, o := range r.left {
		list = append(list, outputWords("x", o)...)
	}
	return list
}

func outputWords(mark string, o publish.File) []string {
	return []string{mark, o.Name, strconv.FormatInt(o.Size, 10), strconv.FormatInt(o.Time, 10), printBytes(o.Sum[:]), printBytes(o.DrawnFrom[:])}
}

// explainJournal puts the path that the user knows into an error.
func (j *journal) explain(err error) error {
	if err == nil {
		return nil
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	return fmt.Errorf("cannot write the journal %s: %w", strings.TrimSuffix(j.path, "/"), err)
}
