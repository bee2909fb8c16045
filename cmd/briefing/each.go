package main

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"briefing/data"
)

// each does something with every file, with several at a time, and sums up. What
// it reports is in the order of the files. It goes on after a file that fails;
// when the context has ended it stops, without a last word.
func (s *session) each(ctx context.Context, files []string, opt *options, writes bool, do func(*session, source) error) error {
	if opt.json {
		s.tell = newEvents(s.stdout)
	}
	list, err := sources(files)
	if err != nil {
		return err
	}
	turns := newTurns(len(list), s.tell)
	go func() {
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, src := range list {
			group.Go(func() error { turns[i].run(ctx, s, src, do); return nil })
		}
	}()
	stopped := false
	for _, t := range turns {
		one, err := t.report()
		stop := ctx.Err() != nil && errors.Is(err, context.Cause(ctx))
		if !stop || !stopped { // once for all files
			one.fail(err)
		}
		stopped = stopped || stop
		s.status = s.status.worse(one.status)
		s.counts.add(one.counts)
	}
	if !stopped {
		s.tell.summary(s.counts, s.status, writes)
	}
	return nil
}

// turn is the place of a file among the files of a run, which are worked on at the
// same time. It is the reporter of the file: it keeps what the file has to report
// until the files before it have reported.
type turn struct {
	mu      sync.Mutex
	to      reporter
	open    bool                // the files before have reported
	waiting []func(to reporter) // what is to be reported then
	done    chan finished       // when the file is
	claims  map[string]string   // the file of each output folder; those before first
	before  <-chan struct{}     // closed when the files before have claimed theirs
	claimed chan struct{}       // closed when this one has
	once    sync.Once           // closes claimed
}

// finished is a file that was done with.
type finished struct {
	session *session
	err     error
}

func newTurns(n int, to reporter) []*turn {
	turns, claims := make([]*turn, n), map[string]string{}
	before := make(chan struct{})
	close(before)
	for i := range turns {
		turns[i] = &turn{to: to, done: make(chan finished, 1), claims: claims, before: before, claimed: make(chan struct{})}
		before = turns[i].claimed
	}
	return turns
}

// run does the work on the file in a session of its own.
func (t *turn) run(ctx context.Context, s *session, src source, do func(*session, source) error) {
	one := &session{stdin: s.stdin, stdout: s.stdout, stderr: s.stderr, tell: t, counts: counts{files: 1}, turn: t}
	err := context.Cause(ctx)
	if err == nil {
		err = do(one, src)
	}
	t.pass()
	t.done <- finished{one, err}
}

// claim returns the editions of a file that no file before it writes to the folder
// of, up to the first that one does, which is the error.
func (t *turn) claim(src source, editions []*data.Dataset) (mine []*data.Dataset, refused error) {
	<-t.before
	defer t.pass()
	for i, ds := range editions {
		key := strings.ToLower(ds.Name) // some file systems do not tell cases apart
		if first, taken := t.claims[key]; taken && first != src.path {
			return editions[:i], bothWritten(first, src.path, ds.Name)
		}
		t.claims[key] = src.path
	}
	return editions, nil
}

// pass lets the next file claim its folders, once the files before have.
func (t *turn) pass() {
	t.once.Do(func() {
		<-t.before
		close(t.claimed)
	})
}

// report reports what the file has had to report so far, from then on directly, and
// returns its session, and its error, when the file is done with.
func (t *turn) report() (*session, error) {
	t.mu.Lock()
	for _, say := range t.waiting {
		say(t.to)
	}
	t.waiting, t.open = nil, true
	t.mu.Unlock()
	end := <-t.done
	return end.session, end.err
}

// say reports something now, or when it is the file's turn.
func (t *turn) say(what func(to reporter)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.open {
		what(t.to)
	} else {
		t.waiting = append(t.waiting, what)
	}
}

func (t *turn) fault(kind faultKind, f data.Fault) { t.say(func(to reporter) { to.fault(kind, f) }) }

func (t *turn) problem(err error) { t.say(func(to reporter) { to.problem(err) }) }

func (t *turn) output(path string, o output) { t.say(func(to reporter) { to.output(path, o) }) }

func (t *turn) note(text string) { t.say(func(to reporter) { to.note(text) }) }

// summary is for the run, not for one file.
func (t *turn) summary(counts, status, bool) {}

// progress shows the steps of the file that is being reported on.
func (t *turn) progress(file string, steps int) *progress {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.open {
		return &progress{}
	}
	return t.to.progress(file, steps)
}
