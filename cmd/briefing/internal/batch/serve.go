package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// Handlers check and draw rows; several goroutines may call them.
type Handlers struct {
	Check, Draw func(context.Context, Job) (*Result, error)
	// Sum finds the present checksum of an input.
	Sum func(data.InputRef) (publish.Sum, error)
	// Fail says who is to blame for an error of the other two.
	Fail func(error) *Failure
}

// stopGrace is how long rows get at a stop to remove their temporary files.
const stopGrace = 50 * time.Millisecond

// Serve is the renderer: it reads jobs and answers them until its input ends. It then
// gives up rows that are not done.
func Serve(in io.Reader, out io.Writer, open func(Setup) (*Handlers, error)) error {
	lines := json.NewDecoder(bufio.NewReader(in))
	var setup Setup
	if err := lines.Decode(&setup); err != nil {
		return err
	}
	handlers, err := open(setup)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &server{setup: setup, handlers: handlers, tree: sync.OnceValues(func() (*publish.Tree, error) { return publish.OpenExisting(setup.Out) }), answers: json.NewEncoder(out), tokens: make(chan struct{}, setup.Workers), unheard: make(chan error, 1)}
	go s.pauses.watch(ctx)
	err = s.serve(ctx, lines)
	cancel()
	s.wait(stopGrace)
	if err == io.EOF {
		return nil
	}
	return err
}

// serve begins jobs until there are no more, or nobody can be told of them.
func (s *server) serve(ctx context.Context, lines *json.Decoder) error {
	jobs, ended := make(chan Job), make(chan error, 1)
	go func() {
		for {
			var j Job
			if err := lines.Decode(&j); err != nil {
				ended <- err
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case j := <-jobs:
			if j.Sums != nil {
				s.jobs.Go(func() { s.answer(Answer{Sums: s.sums(j.Sums)}) })
			} else {
				s.jobs.Go(func() { s.do(ctx, j) })
			}
		case err := <-ended:
			return err
		case err := <-s.unheard:
			return err
		}
	}
}

// pauses measures how long the process was suspended, as by SIGSTOP or a sleeping
// machine: the next pulse then comes late.
type pauses struct{ total atomic.Int64 }

const pulse = 50 * time.Millisecond

func (p *pauses) sum() time.Duration { return time.Duration(p.total.Load()) }

func (p *pauses) watch(ctx context.Context) {
	tick := time.NewTicker(pulse)
	defer tick.Stop()
	for last := time.Now(); ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := time.Now()
		if late := now.Sub(last) - pulse; late > suspension/2 {
			p.total.Add(int64(late))
		}
		last = now
	}
}

// server is the state of a renderer.
type server struct {
	setup    Setup
	handlers *Handlers
	tree     func() (*publish.Tree, error) // there is none before a dry run
	tokens   chan struct{}                 // one for each row being drawn
	jobs     sync.WaitGroup
	pauses   pauses
	mu       sync.Mutex // guards answers
	answers  *json.Encoder
	unheard  chan error // why an answer did not reach the supervisor
}

func (s *server) wait(limit time.Duration) {
	done := make(chan struct{})
	go func() {
		s.jobs.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

func (s *server) answer(a Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.answers.Encode(a); err != nil {
		select {
		case s.unheard <- err:
		default: // another was not heard before
		}
	}
}

// do does a job. Publishing needs no token: it mostly waits for the disk.
func (s *server) do(ctx context.Context, j Job) {
	s.tokens <- struct{}{}
	if ctx.Err() != nil {
		<-s.tokens
		return
	}
	s.answer(Answer{Number: j.Number, Stage: drawingStage})
	start, paused := time.Now(), s.pauses.sum()
	result, err := s.draw(ctx, j)
	<-s.tokens
	took := time.Since(start)
	if took > s.setup.Limit {
		time.Sleep(2 * pulse) // for a pause that has just ended to be noticed
		took -= s.pauses.sum() - paused
	}
	if took > s.setup.Limit {
		s.answer(Answer{Number: j.Number, Result: timeout(took, s.setup.Limit)})
		return
	}
	if err == nil {
		if len(result.Outputs) > 0 {
			s.answer(Answer{Number: j.Number, Stage: publishingStage})
		}
		err = s.publish(ctx, j, result)
	}
	if err != nil && ctx.Err() != nil {
		return // given up
	}
	if err != nil {
		result = &Result{Failure: s.blame(err)}
	}
	result.Took = time.Since(start)
	s.answer(Answer{Number: j.Number, Result: result})
}

// panicError is a panic while a row was drawn.
type panicError struct {
	cause any
	stack []byte
}

func (e *panicError) Error() string {
	return fmt.Sprintf("%v; this is a bug of the program, please report it with the file\n%s", e.cause, e.stack)
}

// sums finds checksums. It needs no token: the rows that are checked meanwhile mostly wait for
// what it reads.
func (s *server) sums(of []data.InputRef) []SumFound {
	found := make([]SumFound, len(of))
	for i, ref := range of {
		found[i] = s.sum(ref)
	}
	return found
}

func (s *server) sum(of data.InputRef) (found SumFound) {
	defer func() {
		if p := recover(); p != nil {
			found = SumFound{Error: (&panicError{p, debug.Stack()}).Error()}
		}
	}()
	sum, err := s.handlers.Sum(of)
	if err != nil {
		return SumFound{Error: err.Error()}
	}
	return SumFound{Sum: sum}
}

func (s *server) draw(ctx context.Context, j Job) (r *Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{p, debug.Stack()}
		}
	}()
	if j.Draw {
		return s.handlers.Draw(ctx, j)
	}
	return s.handlers.Check(ctx, j)
}

func (s *server) blame(err error) *Failure {
	var panicked *panicError
	var machine *publishError
	switch {
	case errors.As(err, &panicked):
		return &Failure{Blame: ProgramFault, Text: err.Error()}
	case errors.As(err, new(*publish.InTheWayError)):
		return &Failure{Blame: InputFault, Text: err.Error()}
	case errors.As(err, &machine):
		return &Failure{Blame: MachineFault, Text: err.Error(), Fatal: isFatal(err)}
	}
	return s.handlers.Fail(err)
}

// isFatal reports whether no file can be written any more.
func isFatal(err error) bool {
	for _, reason := range []error{syscall.ENOSPC, syscall.EROFS, syscall.EDQUOT, syscall.EIO, syscall.ENOENT} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}

// publishError is a failure to write files.
type publishError struct{ error }

func (e *publishError) Unwrap() error { return e.error }

// publish writes what was drawn to the disk.
func (s *server) publish(ctx context.Context, j Job, r *Result) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{p, debug.Stack()}
		}
	}()
	if len(r.Outputs) == 0 {
		return nil
	}
	tree, err := s.tree()
	if err != nil {
		return &publishError{err}
	}
	if r.Outputs, err = tree.Write(ctx, j.Name, r.Outputs); err != nil {
		return &publishError{err}
	}
	return nil
}
