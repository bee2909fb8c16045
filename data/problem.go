package data

import "errors"

// Problem is what is wrong with something, and what to write instead. A [Fault] is a
// problem that has its place in a file.
type Problem struct {
	Text string // what is wrong
	Hint string // what to write instead; may be empty
}

// Error prints both on one line.
func (p Problem) Error() string {
	if p.Hint == "" {
		return p.Text
	}
	return p.Text + "; " + p.Hint
}

// ProblemOf returns the problem that an error is; one of another kind has no hint.
func ProblemOf(err error) Problem {
	if p, ok := errors.AsType[Problem](err); ok {
		return p
	}
	return Problem{Text: err.Error()}
}
