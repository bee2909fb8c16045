package main

import (
	"errors"
	"fmt"
	"syscall"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
)

// status is the exit status of the program. Callers may rely on it: only machineFault
// is worth trying again.
type status int

// The statuses. For a signal n it is signalBase + n.
const (
	done         status = 0
	inputFault   status = 1  // a file is at fault; the same call will fail again
	usageFault   status = 2  // the command line is at fault; nothing was done
	staleData    status = 3  // done, but a figure is older than its limit
	madeByOther  status = 4  // an output was made by another version, and cannot be verified
	machineFault status = 75 // disk full, read-only, not permitted: try later
	signalBase   status = 128
)

// worse returns the more serious of two statuses. In that order: a signal, the machine,
// the command line, a file, another version, stale data.
func (s status) worse(t status) status {
	if s.rank() >= t.rank() {
		return s
	}
	return t
}

func (s status) rank() int {
	switch s {
	case done:
		return 0
	case staleData:
		return 1
	case madeByOther:
		return 2
	case inputFault:
		return 3
	case usageFault:
		return 4
	case machineFault:
		return 5
	}
	return 6
}

// statusOf says who is at fault. What is neither the user's fault nor the program's is
// the machine's.
func statusOf(err error) status {
	switch {
	case err == nil:
		return done
	case isError[*usageError](err), isError[*file.ParameterError](err), isError[*file.EditionError](err):
		return usageFault
	case isError[*versionError](err):
		return madeByOther
	case isError[data.Faults](err), isError[*strictError](err), isError[*bugError](err), isError[*storedError](err), isError[*differenceError](err), isError[*file.FontMissingError](err), isError[*publish.InTheWayError](err), isError[*openQuestions](err):
		return inputFault
	}
	if stopped, ok := errors.AsType[signalError](err); ok {
		return signalBase + status(stopped.number)
	}
	return machineFault
}

func isError[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// usageError is a command line that cannot be carried out.
type usageError struct {
	text string
	hint string // what to write instead; may be empty
}

func (e *usageError) Error() string {
	if e.hint == "" {
		return e.text
	}
	return e.text + "; " + e.hint
}

// strictError refuses a file because of its warnings, which have been reported.
type strictError struct {
	file     string
	warnings int
}

func (e *strictError) Error() string {
	return fmt.Sprintf("%s: %s, and --strict treats warnings as faults", e.file, count(e.warnings, "warning"))
}

// storedError is what is wrong with an output to be inspected.
type storedError struct{ file, text string }

func (e *storedError) Error() string { return e.file + ": " + e.text }

// versionError is an output made by another version of the program.
type versionError struct{ file, producer string }

func (e *versionError) Error() string {
	return fmt.Sprintf("%s: %s made it, and this is %s: verify it with that version", e.file, e.producer, producer)
}

// signalError means that a signal ended the work.
type signalError struct{ number syscall.Signal }

func (e signalError) Error() string { return fmt.Sprintf("stopped by a signal: %v", e.number) }

// bugError is a failure that no input may cause. It counts as a fault of the input,
// because the same input will fail again.
type bugError struct {
	where string // the chart or file being made
	cause any    // an error, or the value of a panic
	stack []byte // nil for an error
}

func (e *bugError) Error() string {
	text := fmt.Sprintf("%s: %v; this is a bug of the program, please report it with the file", e.where, e.cause)
	if e.stack == nil {
		return text
	}
	return text + "\n" + string(e.stack)
}
