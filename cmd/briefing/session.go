package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"syscall"

	"briefing/data"
)

// session is one run of the program, or its work on one of several files: where it
// reads and writes, and the most serious problem so far.
type session struct {
	stdin    io.Reader
	stdout   *stickyWriter
	stderr   io.Writer
	reporter reporter
	status   status
	counts   counts
	// reported is what was reported about the file; turn is its place among the files.
	reported struct{ warnings, stale data.Faults }
	turn     *turn
}

// counts is what the last line sums up.
type counts struct {
	files                            int
	written, unchanged               int
	faults, warnings, stale, failing int
}

// reporter tells the user what happens: in lines for people, or in JSON.
type reporter interface {
	// fault reports a problem at a position in a file.
	fault(kind faultKind, f data.Fault)
	// problem reports a failure without a position in a file.
	problem(err error)
	// output reports a published file.
	output(path string, o output)
	// note reports something worth knowing.
	note(text string)
	// summary prints the last line; wrote tells whether outputs were asked for.
	summary(c counts, s status, wrote bool)
	// progress starts to show how many steps of a file are done.
	progress(file string, steps int) *progress
}

// faultKind is how serious a fault is.
type faultKind string

// The kinds of faults.
const (
	isFault   faultKind = "fault"
	isWarning faultKind = "warning"
	isStale   faultKind = "stale"
	isTold    faultKind = "found" // nothing is wrong
)

// add adds the counts of other files.
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
	s := &session{stdin: stdin, stdout: &stickyWriter{w: stdout}, stderr: stderr}
	s.reporter = newLines(s.stdout, stderr)
	return s
}

// fail reports an error and records its status.
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
	if isError[*differenceError](err) {
		return // printed
	}
	s.counts.failing++
	s.reporter.problem(err)
}

// faults reports faults of one kind and counts them.
func (s *session) faults(kind faultKind, faults data.Faults) {
	for _, f := range faults {
		s.reporter.fault(kind, f)
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

// reportWarnings reports warnings and stale figures of a file without faults, but not those
// that another edition has reported already.
func (s *session) reportWarnings(folder string, warnings, old data.Faults) {
	warned, stale := len(s.reported.warnings), len(s.reported.stale)
	s.reported.warnings, s.reported.stale = s.reported.warnings.And(warnings), s.reported.stale.And(old)
	s.faults(isWarning, inFolder(folder, s.reported.warnings[warned:]))
	s.faults(isStale, inFolder(folder, s.reported.stale[stale:]))
	if len(old) > 0 {
		s.status = s.status.worse(staleData)
	}
}

// inFolder returns the faults with file names as the user would write them: package
// data knows only the folder of the main file.
func inFolder(folder string, faults data.Faults) data.Faults {
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

// end returns the exit status. It is no failure if the reader of standard output is
// gone, as with head; a full disk is one.
func (s *session) end() status {
	if err := s.stdout.err; err != nil && !errors.Is(err, syscall.EPIPE) {
		fmt.Fprintf(s.stderr, "briefing: cannot write the output: %v\n", err)
		s.status = s.status.worse(machineFault)
	}
	return s.status
}

// stickyWriter is standard output. It keeps its first error and from then on drops what
// is written, so that the work goes on.
type stickyWriter struct {
	w   io.Writer
	err error
}

func (s *stickyWriter) Write(p []byte) (int, error) {
	if s.err == nil {
		_, s.err = s.w.Write(p)
	}
	return len(p), nil
}
