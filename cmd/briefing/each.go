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

// eachFile calls do for every file, several at a time, and prints a summary. It reports in
// the order of the files. It goes on after a file that fails; if the context ends it
// stops, without a summary.
func (s *session) eachFile(ctx context.Context, files []string, opt *options, writes bool, do func(*session, source) error) error {
	if opt.json {
		s.reporter = newEvents(s.stdout)
	}
	list, err := sources(files)
	if err != nil {
		return err
	}
	turns := newTurns(len(list), s.reporter)
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
		s.reporter.summary(s.counts, s.status, writes)
	}
	return nil
}

// turn is the place of a file in the order of a run. The files are processed at the
// same time, so a turn is also the reporter of its file: it holds back what the file
// reports until the files before it have reported.
type turn struct {
	mu      sync.Mutex
	to      reporter
	open    bool                // the files before have reported
	waiting []func(to reporter) // what to report then
	done    chan finished       // receives the result of the file
	claims  map[string]string   // the first file to claim each output folder; shared by all turns
	before  <-chan struct{}     // closed when the files before have claimed theirs
	claimed chan struct{}       // closed when this file has
	once    sync.Once           // closes claimed
}

// finished is the result of a file.
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

// run processes the file in a session of its own.
func (t *turn) run(ctx context.Context, s *session, src source, do func(*session, source) error) {
	one := &session{stdin: s.stdin, stdout: s.stdout, stderr: s.stderr, reporter: t, counts: counts{files: 1}, turn: t}
	err := context.Cause(ctx)
	if err == nil {
		err = do(one, src)
	}
	t.allowNext()
	t.done <- finished{one, err}
}

// claim returns the editions up to the first whose output folder an earlier file writes
// to; that one is the error.
func (t *turn) claim(src source, editions []*data.Dataset) (mine []*data.Dataset, refused error) {
	<-t.before
	defer t.allowNext()
	for i, ds := range editions {
		key := strings.ToLower(ds.Name) // some file systems ignore case
		if first, taken := t.claims[key]; taken && first != src.path {
			return editions[:i], outputClash(first, src.path, ds.Name)
		}
		t.claims[key] = src.path
	}
	return editions, nil
}

// allowNext lets the next file claim its folders, once the files before have.
func (t *turn) allowNext() {
	t.once.Do(func() {
		<-t.before
		close(t.claimed)
	})
}

// report reports what the file has held back so far, and from then on lets it report
// directly. It returns the session and the error when the file is done.
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

// enqueue reports something now, or when it is the file's turn.
func (t *turn) enqueue(what func(to reporter)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.open {
		what(t.to)
	} else {
		t.waiting = append(t.waiting, what)
	}
}

func (t *turn) fault(kind faultKind, f data.Fault) {
	t.enqueue(func(to reporter) { to.fault(kind, f) })
}

func (t *turn) problem(err error) { t.enqueue(func(to reporter) { to.problem(err) }) }

func (t *turn) output(path string, o output) { t.enqueue(func(to reporter) { to.output(path, o) }) }

func (t *turn) note(text string) { t.enqueue(func(to reporter) { to.note(text) }) }

// summary does nothing: a run has one, not a file.
func (t *turn) summary(counts, status, bool) {}

// progress shows the progress of the file whose turn it is.
func (t *turn) progress(file string, steps int) *progress {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.open {
		return &progress{}
	}
	return t.to.progress(file, steps)
}
