package batch

import (
	"encoding/hex"
	"errors"
	"os"
	"strconv"

	"briefing/cmd/briefing/internal/disk"
)

// journalWriter is the journal file that this run appends to. Each line is written at
// once, so that a killed program loses none.
type journalWriter struct {
	f        *os.File
	lines    []byte
	inputs   map[Input]int
	settings map[string]int // by their words
	bytes    int64          // written
	err      error          // the first; nothing is written after it
}

// maxNumbered is how many inputs get a number: those that many rows share come first.
const maxNumbered = 4096

// openWriter returns the writer, and creates its file if there is none yet.
func (j *journal) openWriter() (*journalWriter, error) {
	if j.writer != nil {
		return j.writer, j.writer.err
	}
	names, err := journalNames(j.dir)
	if err != nil {
		return nil, j.explain(err)
	}
	next := 1
	if len(names) > 0 {
		next = numberOf(names[len(names)-1]) + 1
	}
	w, err := newJournalWriter(j.dir, fileName(next))
	if err != nil {
		return nil, j.explain(err)
	}
	j.writer = w
	return w, nil
}

func newJournalWriter(dir *os.Root, name string) (*journalWriter, error) {
	f, err := dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL|os.O_APPEND, 0o666)
	if err != nil {
		return nil, err
	}
	w := &journalWriter{f: f, inputs: map[Input]int{}, settings: map[string]int{}}
	w.line(headVerb, journalVersion)
	return w, nil
}

// line buffers a line; flush writes it.
func (w *journalWriter) line(words ...string) { w.lines = appendLine(w.lines, words...) }

func (w *journalWriter) flush() error {
	if w.err == nil && len(w.lines) > 0 {
		_, w.err = w.f.Write(w.lines)
		w.bytes += int64(len(w.lines))
	}
	w.lines = w.lines[:0]
	return w.err
}

// number returns the number of an input, which a line defines the first time. An input
// that is part of a file has none: only one row uses it.
func (w *journalWriter) number(in Input) (int, bool) {
	n, ok := w.inputs[in]
	if ok || in.Used != "" || len(w.inputs) >= maxNumbered {
		return n, ok
	}
	n = len(w.inputs) + 1
	w.inputs[in] = n
	w.line(inputVerb, strconv.Itoa(n), in.Name, in.Used, printBytes(in.Sum[:]))
	return n, true
}

func (w *journalWriter) setting(s Setting) string {
	words := s.words()
	key := string(appendLine(nil, words...))
	n, ok := w.settings[key]
	if !ok {
		n = len(w.settings) + 1
		w.settings[key] = n
		w.line(append([]string{settingVerb, strconv.Itoa(n)}, words...)...)
	}
	return strconv.Itoa(n)
}

// row adds the line of a record; why is the reason of a quarantine.
func (w *journalWriter) row(verb string, r *builtRow, why string) {
	head := []string{verb, r.name, printBytes(r.key[:]), w.setting(r.setting), hex.EncodeToString(r.choice[:])}
	if verb == quarantineVerb {
		head = append(head, why)
	}
	w.line(append(head, r.rowWords(w.number)...)...)
}

func (w *journalWriter) close() error {
	err := w.flush()
	if err == nil {
		err = w.f.Sync()
	}
	return errors.Join(err, w.f.Close())
}

// add appends a line of words.
func (j *journal) add(words ...string) error {
	w, err := j.openWriter()
	if err != nil {
		return err
	}
	w.line(words...)
	return j.explain(w.flush())
}

// addRow appends the line of a built row.
func (j *journal) addRow(verb string, r *builtRow, why string) error {
	w, err := j.openWriter()
	if err != nil {
		return err
	}
	w.row(verb, r, why)
	return j.explain(w.flush())
}

// A journal is rewritten when it has several times as many files or lines as it needs.
const (
	maxFiles = 16
	slack    = 256 << 10 // bytes
)

// closeAndCompact closes the journal. If it has grown, it first writes what still counts to a new
// file, which replaces the others once it is on disk.
func (j *journal) closeAndCompact(mine func(nameHash) bool) error {
	grown := j.writer != nil && (len(j.files) >= maxFiles || j.bytes+j.writer.bytes > 2*j.live+slack)
	j.dir.Remove(temporaryJournal) // of a run that was killed
	if err := j.close(); err != nil || !grown {
		return j.explain(err)
	}
	fresh, err := openJournal(j.dir, j.path, mine)
	if err != nil {
		return err
	}
	defer fresh.close()
	if len(fresh.files) <= maxFiles && fresh.bytes <= 2*fresh.live+slack {
		return nil
	}
	return j.explain(fresh.rewrite())
}

const temporaryJournal = "compact"

func (j *journal) rewrite() error {
	names, err := journalNames(j.dir)
	if err != nil || len(names) == 0 {
		return err
	}
	w, err := newJournalWriter(j.dir, temporaryJournal)
	if err != nil {
		return err
	}
	if err := errors.Join(j.copyTo(w), w.close()); err != nil {
		return err
	}
	next := fileName(numberOf(names[len(names)-1]) + 1)
	if err := j.dir.Rename(temporaryJournal, next); err != nil {
		return err
	}
	if err := disk.SyncFolder(j.dir); err != nil {
		return err
	}
	for _, name := range names {
		if err := j.dir.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// copyTo writes what still counts, in its old order.
func (j *journal) copyTo(w *journalWriter) error {
	for _, g := range j.generations {
		w.line(generationVerb, g)
	}
	for _, g := range j.complete {
		w.line(wholeVerb, g)
	}
	for file := range j.files {
		err := j.files[file].lines(func(offset int64, line []byte) {
			if body, ok := bodyOf(line); ok {
				j.copyLine(w, positionOf(file, offset), words{rest: body})
			}
			if len(w.lines) > windowSize {
				w.flush()
			}
		})
		if err != nil {
			return err
		}
	}
	return j.failed
}

func (j *journal) copyLine(w *journalWriter, at position, words words) {
	name := words
	verb := name.next()
	e, ok := j.index[hashName(name.next())]
	if !ok || e.built != at && e.failed != at {
		return
	}
	if verb == failVerb {
		w.line(failVerb, words.word(1), words.word(2))
		return
	}
	var r builtRow
	if _, ok := j.readRow(at, &r); ok {
		_, why := j.failureAt(at)
		w.row(verb, &r, why)
	}
}

// word returns the nth word, from 0.
func (w words) word(n int) string {
	for range n {
		w.next()
	}
	return w.next()
}
