package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"briefing/data"
)

// supervisor gives jobs to a renderer and makes sure that each of them ends. If the
// renderer dies, a new one takes its place. The rows that were being drawn are tried
// once more, each alone; one that kills a renderer again is to blame.
type supervisor struct {
	start   func() (*renderer, error)
	limit   time.Duration                 // for each row
	silence time.Duration                 // how long a renderer may say nothing, beside twice the limit; a minute if zero
	window  int                           // how many jobs the renderer gets at once
	begin   func(j Job, alone bool) error // called with each job before the renderer gets it

	r           *renderer
	ctx         context.Context // of the run
	late        []message       // that came while an answer was waited for
	done        func(outcome) error
	running     map[int]*runningJob
	retries     []Job       // jobs of a renderer that died because of another job
	suspects    []Job       // to be tried alone
	timedOut    *runningJob // the job for which the renderer was killed
	lastMessage time.Time   // when it came
	deaths      int         // in a row, without any result in between
}

// runningJob is a job that the renderer has.
type runningJob struct {
	Job
	started    time.Time // zero before drawing starts
	publishing bool      // no longer limited: stopping now would leave some files new and others old
	alone      bool
}

// isDrawing reports whether the limit applies now.
func (f *runningJob) isDrawing() bool { return !f.started.IsZero() && !f.publishing }

// outcome is a job with its result.
type outcome struct {
	Job
	*Result
}

// supply returns the next job. It reports wait if that must wait until another job is
// done.
type supply func() (j Job, state supplyState, err error)

type supplyState int

const (
	ready supplyState = iota
	wait
	exhausted
)

// maxDeaths is how often a renderer may die without any result before the machine is to
// blame.
const maxDeaths = 3

// run does all jobs of a supply. The error is that of ctx, of the supply, of done, or
// of a machine that cannot start renderers.
func (s *supervisor) run(ctx context.Context, next supply, done func(outcome) error) error {
	s.running, s.done, s.ctx = map[int]*runningJob{}, done, ctx
	s.retries, s.suspects = nil, nil
	for {
		if err := s.fill(next); err != nil {
			return err
		}
		if len(s.late) > 0 {
			n := s.late[0]
			s.late = s.late[1:]
			if err := s.receive(n); err != nil {
				return err
			}
			continue
		}
		if len(s.running) == 0 && s.timedOut == nil {
			return nil
		}
		deadline := s.deadline()
		expired := time.NewTimer(time.Until(deadline))
		var err error
		select {
		case <-ctx.Done():
			err = context.Cause(ctx)
		case n := <-s.r.messages:
			err = s.receive(n)
		case <-expired.C:
			s.expire(deadline)
		}
		expired.Stop()
		if err != nil {
			return err
		}
	}
}

// fill gives the renderer as many jobs as it may have at once.
func (s *supervisor) fill(next supply) error {
	for {
		switch {
		case s.timedOut != nil: // the renderer is being killed
			return nil
		case len(s.suspects) > 0 && len(s.running) == 0:
			j := s.suspects[0]
			s.suspects = s.suspects[1:]
			return s.send(j, true)
		case len(s.suspects) > 0 || len(s.running) >= s.window || s.hasAlone():
			return nil
		}
		j, state, err := s.nextJob(next)
		if err != nil || state != ready {
			return err
		}
		if j.alone {
			s.suspects = append(s.suspects, j)
			continue
		}
		if err := s.send(j, false); err != nil {
			return err
		}
	}
}

func (s *supervisor) hasAlone() bool {
	for _, f := range s.running {
		return f.alone
	}
	return false
}

func (s *supervisor) nextJob(next supply) (Job, supplyState, error) {
	if len(s.retries) > 0 {
		j := s.retries[0]
		s.retries = s.retries[1:]
		return j, ready, nil
	}
	return next()
}

// needRenderer starts a renderer where there is none.
func (s *supervisor) needRenderer() error {
	if s.r != nil {
		return nil
	}
	r, err := s.start()
	if err != nil {
		return fmt.Errorf("cannot start a renderer: %w", err)
	}
	s.r = r
	return nil
}

// errDied is why the renderer gives no checksums.
var errDied = errors.New("the renderer has died")

// ask asks the renderer for the checksums of inputs. What it says of its jobs meanwhile is
// received later.
func (s *supervisor) ask(of []data.InputRef) ([]SumFound, error) {
	if len(s.late) > 0 && s.late[len(s.late)-1].exited {
		return nil, errDied
	}
	if err := s.needRenderer(); err != nil {
		return nil, err
	}
	if err := s.give(Job{Sums: of}); err != nil {
		return nil, err
	}
	slow := time.NewTimer(s.patience())
	defer slow.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return nil, context.Cause(s.ctx)
		case <-slow.C:
			s.r.kill() // its last message says so
		case n := <-s.r.messages:
			if n.Sums != nil {
				s.lastMessage = time.Now()
				return n.Sums, nil
			}
			if s.late = append(s.late, n); n.exited {
				return nil, errDied
			}
		}
	}
}

func (s *supervisor) send(j Job, alone bool) error {
	if err := s.needRenderer(); err != nil {
		return err
	}
	if len(s.running) == 0 {
		s.lastMessage = time.Now()
	}
	j.begun = true
	s.running[j.Number] = &runningJob{Job: j, alone: alone}
	if err := s.begin(j, alone); err != nil {
		return err
	}
	return s.give(j)
}

// give hands a job to the renderer. One that takes none for too long, as it reads nothing,
// is killed: what is written to it then is lost, and its last message says so.
func (s *supervisor) give(j Job) error {
	slow := time.NewTimer(s.patience())
	defer slow.Stop()
	for {
		select {
		case s.r.jobs <- j: // mostly there is room for a window
			return nil
		case <-s.ctx.Done():
			return context.Cause(s.ctx)
		case <-slow.C:
			s.r.kill()
		}
	}
}

// patience is how long a renderer may say nothing.
func (s *supervisor) patience() time.Duration { return 2*s.limit + cmp.Or(s.silence, time.Minute) }

// grace is how much later than its limit a row may end: the renderer should report by
// itself that a row took too long, or that it is publishing its files. After that it
// counts as hanging.
const grace = time.Second

// timeout returns the result of a row that took too long.
func timeout(took, limit time.Duration) *Result {
	return &Result{Failure: &Failure{Blame: SlowRow, Text: fmt.Sprintf("it took longer than %v", limit)}, Took: took}
}

// deadline returns when the first running job will have taken too long, or when the
// renderer will have been silent for too long.
func (s *supervisor) deadline() time.Time {
	first := s.lastMessage.Add(s.patience())
	if s.timedOut != nil {
		return first // it is being killed already
	}
	for _, f := range s.running {
		if at := f.started.Add(s.limit + grace); f.isDrawing() && at.Before(first) {
			first = at
		}
	}
	return first
}

// suspension is how late a timer must come to show that the machine or this program was
// suspended in the meantime, and perhaps the renderer with it.
const suspension = time.Second

// expire kills a renderer that has spent too long on a row.
func (s *supervisor) expire(deadline time.Time) {
	now := time.Now()
	if now.Sub(deadline) > suspension {
		s.lastMessage = now
		for _, f := range s.running {
			if !f.started.IsZero() {
				f.started = now
			}
		}
		return
	}
	for _, f := range s.running {
		if f.isDrawing() && !now.Before(f.started.Add(s.limit+grace)) && (s.timedOut == nil || f.started.Before(s.timedOut.started)) {
			s.timedOut = f
		}
	}
	s.lastMessage = now
	s.r.kill()
}

// receive handles a message of the renderer.
func (s *supervisor) receive(n message) error {
	if n.exited {
		return s.rendererDied(n.why)
	}
	f, now := s.running[n.Number], time.Now()
	switch {
	case n.Sums != nil, f == nil: // asked for by nobody: as if nothing was said
		return nil
	case n.Stage == drawingStage:
		if f.started.IsZero() { // nobody gets more time by saying it again
			f.started, s.lastMessage = now, now
		}
		return nil
	case n.Stage == publishingStage:
		if !f.publishing {
			f.publishing, s.lastMessage = true, now
		}
		return nil
	case f.Draw && n.Result.Failure == nil && len(n.Result.Outputs) == 0: // it has drawn nothing
		s.r.kill() // its last message says so
		return nil
	}
	delete(s.running, n.Number)
	s.deaths, s.lastMessage = 0, now
	return s.done(outcome{f.Job, n.Result})
}

// rendererDied decides what becomes of the jobs of a renderer that died.
func (s *supervisor) rendererDied(why string) error {
	lost := slices.SortedFunc(maps.Values(s.running), func(a, b *runningJob) int { return cmp.Compare(a.Number, b.Number) })
	late := s.timedOut
	s.r.stopped.Do(func() { close(s.r.jobs) })
	clear(s.running)
	s.r, s.timedOut = nil, nil
	if s.deaths++; s.deaths > maxDeaths && late == nil && !slices.ContainsFunc(lost, func(f *runningJob) bool { return !f.started.IsZero() }) {
		return fmt.Errorf("renderers do not stay alive on this machine: %s", why)
	}
	var blamed []outcome
	for _, f := range lost {
		switch {
		case late != nil && late.Number == f.Number:
			blamed = append(blamed, outcome{f.Job, timeout(s.limit+grace, s.limit)})
		case late == nil && f.alone:
			blamed = append(blamed, outcome{f.Job, &Result{Failure: &Failure{Blame: Crashed, Text: "it killed the program, both alone and beside others: " + why}}})
		case late == nil && !f.started.IsZero():
			s.suspects = append(s.suspects, f.Job)
		default:
			s.retries = append(s.retries, f.Job)
		}
	}
	for _, o := range blamed {
		if err := s.done(o); err != nil {
			return err
		}
	}
	return nil
}

// abort stops the renderer, and returns the names of the rows that it had begun to draw
// and did not finish. What it finishes while it stops counts.
func (s *supervisor) abort() (rows []string) {
	var left []Job
	if s.r != nil {
		s.stop()
	}
	for _, f := range s.running {
		left = append(left, f.Job)
	}
	for _, j := range slices.Concat(left, s.retries, s.suspects) {
		if j.Draw && j.begun {
			rows = append(rows, j.Name)
		}
	}
	return rows
}

// stop stops the renderer.
func (s *supervisor) stop() {
	finish := func(n message) {
		if f := s.running[n.Number]; f != nil && n.Result != nil {
			delete(s.running, n.Number)
			s.done(outcome{f.Job, n.Result}) // the run has ended already, so an error changes nothing
		}
	}
	for _, n := range s.late {
		finish(n)
	}
	s.late = nil
	s.r.stop(stopGrace+stopGrace/5, finish)
	s.r = nil
}
