package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// notes is a reporter that keeps notes and problems.
type notes struct {
	reporter
	all []string
}

func (n *notes) note(text string) { n.all = append(n.all, text) }

func (n *notes) problem(err error) { n.all = append(n.all, "problem: "+err.Error()) }

// TestTurnsReportInOrder checks that the reports of a file wait for the files before
// it, however late those are.
func TestTurnsReportInOrder(t *testing.T) {
	to := &notes{}
	turns := newTurns(3, to)
	run := func(i int, do func(tell reporter)) {
		turns[i].run(t.Context(), &session{}, source{}, func(one *session, _ source) error { do(one.reporter); return nil })
	}
	early, third := make(chan bool), make(chan bool)
	go run(2, func(tell reporter) { tell.note("third"); third <- true })
	<-third
	go run(1, func(tell reporter) {
		tell.note("second, early")
		early <- true
		<-early // the files before have reported
		tell.note("second, late")
	})
	<-early
	run(0, func(tell reporter) { tell.note("first") })
	turns[0].report()
	go func() { early <- true }()
	turns[1].report()
	turns[2].report()
	if want := []string{"first", "second, early", "second, late", "third"}; !slices.Equal(to.all, want) {
		t.Errorf("reported %q, want %q", to.all, want)
	}
}

// TestTurnsClaimInOrder checks that the first file on the command line gets the output
// folder, even if it is read after the others.
func TestTurnsClaimInOrder(t *testing.T) {
	turns := newTurns(3, &notes{})
	refused := make(chan error)
	go func() {
		mine, err := turns[2].claim(source{path: "later.yaml"}, []*data.Dataset{{Name: "own"}, {Name: "Shared"}})
		if len(mine) != 1 {
			t.Errorf("the later file may write %d of its two folders, want one", len(mine))
		}
		refused <- err
	}()
	go turns[1].allowNext() // it has a fault
	if _, err := turns[0].claim(source{path: "first.yaml"}, []*data.Dataset{{Name: "shared"}}); err != nil {
		t.Error(err)
	}
	if err := <-refused; err == nil || !strings.Contains(err.Error(), "first.yaml and later.yaml would both be written") {
		t.Errorf("the later file: %v", err)
	}
}

// TestEachStopsOnce checks that a stop is reported once, after the reports of the files
// before it, and that no further file is begun.
func TestEachStopsOnce(t *testing.T) {
	ctx, stop := context.WithCancelCause(t.Context())
	to, done := &notes{}, make(chan struct{})
	s := newSession(strings.NewReader(""), &strings.Builder{}, &strings.Builder{})
	s.reporter = to
	files := []string{standardInput}
	for _, name := range []string{"bar-vertical", "area", "dot"} {
		files = append(files, "../../charts/testdata/forms/"+name+".yaml")
	}
	err := s.eachFile(ctx, files, newOptions(), true, func(one *session, src source) error {
		if src.path == standardInput {
			one.reporter.note("done")
			close(done)
			return nil
		}
		<-done
		stop(errors.New("stopped"))
		return context.Cause(ctx)
	})
	if want := []string{"done", "problem: stopped"}; err != nil || !slices.Equal(to.all, want) {
		t.Errorf("reported %q, error %v; want %q", to.all, err, want)
	}
}
