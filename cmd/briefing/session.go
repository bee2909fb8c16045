package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"syscall"

	"briefing/data"
)

// session is one run of the program, or what it does with one of several files:
// where it reads and writes, and the most serious thing that has happened so far.
type session struct {
	stdin  io.Reader
	stdout *outlet
	stderr io.Writer
	tell   reporter
	status status
	counts counts
	// said is what was said of the file; turn is its place among the files.
	said struct{ warnings, stale data.Faults }
	turn *turn
}

// counts is what the last line sums up.
type counts struct {
	files                            int
	written, unchanged               int
	faults, warnings, stale, failing int
}

// reporter tells the user what happens: in lines for people, or in JSON.
type reporter interface {
	// fault reports something about a place in a file.
	fault(kind faultKind, f data.Fault)
	// problem reports a failure that has no place in a file.
	problem(err error)
	// output reports a published file.
	output(path string, o output)
	// note reports something worth knowing.
	note(text string)
	// summary is the last word; wrote tells whether outputs were asked for.
	summary(c counts, s status, wrote bool)
	// progress begins to show how many of the steps of a file are done.
	progress(file string, steps int) *progress
}

// faultKind is how serious a fault is.
type faultKind string

// The kinds of faults.
const (
	isFault   faultKind = "fault"
	isWarning faultKind = "warning"
	isStale   faultKind = "stale"
)

// add adds what became of other files.
func (c *counts) add(d counts) {
	c.files += d.files
	c.written += d.written
	c.unchanged += d.unchanged
	c.faults += d.faults
	c.warnings += d.warnings
	c.stale += d.stale
	c.failing += d.failing
}

func newSession(stdin io.Reader, stdout, stderr io.Writer) *session {
	s := &session{stdin: stdin, stdout: &outlet{w: stdout}, stderr: stderr}
	s.tell = newLines(s.stdout, stderr)
	return s
}

// fail reports an error and remembers its status.
func (s *session) fail(err error) {
	if err == nil {
		return
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			s.fail(e)
		}
		return
	}
	s.status = s.status.worse(statusOf(err))
	if faults, ok := errors.AsType[data.Faults](err); ok {
		s.faults(isFault, faults)
		return
	}
	if is[*differenceError](err) {
		return // printed
	}
	s.counts.failing++
	s.tell.problem(err)
}

// faults reports faults of one kind and counts them.
func (s *session) faults(kind faultKind, faults data.Faults) {
	for _, f := range faults {
		s.tell.fault(kind, f)
	}
	n := faults.Count()
	switch kind {
	case isFault:
		s.counts.faults += n
	case isWarning:
		s.counts.warnings += n
	case isStale:
		s.counts.stale += n
	}
}

// remarks reports what a file without faults is still worth mentioning for; what
// another edition was mentioned for is not said again.
func (s *session) remarks(folder string, warnings, old data.Faults) {
	warned, stale := len(s.said.warnings), len(s.said.stale)
	s.said.warnings, s.said.stale = s.said.warnings.And(warnings), s.said.stale.And(old)
	s.faults(isWarning, within(folder, s.said.warnings[warned:]))
	s.faults(isStale, within(folder, s.said.stale[stale:]))
	if len(old) > 0 {
		s.status = s.status.worse(staleData)
	}
}

// within returns the faults with their files named from where the user stands:
// data knows only the folder of the main file.
func within(folder string, faults data.Faults) data.Faults {
	moved := make(data.Faults, len(faults))
	for i, f := range faults {
		f.Pos.File = filepath.Join(folder, f.Pos.File)
		if f.Row.File != "" {
			f.Row.File = filepath.Join(folder, f.Row.File)
		}
		moved[i] = f
	}
	return moved
}

// end returns the exit status. A reader of standard output that has gone away,
// as head does, is no failure; a full disk behind it is one.
func (s *session) end() status {
	if err := s.stdout.err; err != nil && !errors.Is(err, syscall.EPIPE) {
		fmt.Fprintf(s.stderr, "briefing: cannot write the output: %v\n", err)
		s.status = s.status.worse(machineFault)
	}
	return s.status
}

// outlet is standard output. After the first failure it drops what is written
// and remembers why, so that the work goes on.
type outlet struct {
	w   io.Writer
	err error
}

func (o *outlet) Write(p []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.w.Write(p)
	}
	return len(p), nil
}
