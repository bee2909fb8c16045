package batch

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"
)

// crew gives jobs to a renderer and sees to it that each comes to an end. When the
// renderer dies a new one takes its place; the rows that were at work are tried
// once more, each alone, and the one that kills again is to blame.
type crew struct {
	start  func() (*renderer, error)
	limit  time.Duration                 // that a row may take
	window int                           // how many jobs the renderer has at once
	begin  func(j Job, alone bool) error // is told of each job before the renderer

	r        *renderer
	done     func(outcome) error
	flight   map[int]*flying
	again    []Job     // of a renderer that died for another's sake
	suspects []Job     // to be tried alone
	slow     *flying   // for which the renderer was killed
	heard    time.Time // when the renderer last said something
	deaths   int       // in a row, with nothing done
}

// flying is a job that the renderer has.
type flying struct {
	Job
	begun      time.Time // zero before
	publishing bool      // which no limit cuts short: some files would be new and others old
	alone      bool
}

// isDrawn reports whether its time runs.
func (f *flying) isDrawn() bool { return !f.begun.IsZero() && !f.publishing }

// outcome is what became of a job.
type outcome struct {
	Job
	*Result
}

// supply is where jobs come from. It reports hold when the next is to wait until
// another is done.
type supply func() (j Job, state supplyState, err error)

type supplyState int

const (
	ready supplyState = iota
	hold
	exhausted
)

// mostDeaths is how often a renderer may die at nothing before the machine is to
// blame.
const mostDeaths = 3

// run does all jobs of a supply. The error is that of ctx, of the supply, of done,
// or of a machine that starts no renderers.
func (c *crew) run(ctx context.Context, next supply, done func(outcome) error) error {
	c.flight, c.done = map[int]*flying{}, done
	c.again, c.suspects = nil, nil
	for {
		if err := c.fill(next); err != nil {
			return err
		}
		if len(c.flight) == 0 && c.slow == nil {
			return nil
		}
		deadline := c.deadline()
		expired := time.NewTimer(time.Until(deadline))
		var err error
		select {
		case <-ctx.Done():
			err = context.Cause(ctx)
		case n := <-c.r.news:
			err = c.hear(n)
		case <-expired.C:
			c.expire(deadline)
		}
		expired.Stop()
		if err != nil {
			return err
		}
	}
}

// fill gives the renderer as many jobs as it is to have.
func (c *crew) fill(next supply) error {
	for {
		switch {
		case c.slow != nil: // the renderer is being killed
			return nil
		case len(c.suspects) > 0 && len(c.flight) == 0:
			j := c.suspects[0]
			c.suspects = c.suspects[1:]
			return c.send(j, true)
		case len(c.suspects) > 0 || len(c.flight) >= c.window || c.hasAlone():
			return nil
		}
		j, state, err := c.take(next)
		if err != nil || state != ready {
			return err
		}
		if j.alone {
			c.suspects = append(c.suspects, j)
			continue
		}
		if err := c.send(j, false); err != nil {
			return err
		}
	}
}

func (c *crew) hasAlone() bool {
	for _, f := range c.flight {
		return f.alone
	}
	return false
}

func (c *crew) take(next supply) (Job, supplyState, error) {
	if len(c.again) > 0 {
		j := c.again[0]
		c.again = c.again[1:]
		return j, ready, nil
	}
	return next()
}

func (c *crew) send(j Job, alone bool) error {
	if c.r == nil {
		r, err := c.start()
		if err != nil {
			return fmt.Errorf("cannot start a renderer: %w", err)
		}
		c.r = r
	}
	if len(c.flight) == 0 {
		c.heard = time.Now()
	}
	j.begun = true
	c.flight[j.Number] = &flying{Job: j, alone: alone}
	if err := c.begin(j, alone); err != nil {
		return err
	}
	c.r.jobs <- j // has room for a window
	return nil
}

// grace is how long a renderer may take to say itself that a row took too long, or
// that its files are being published; then it is taken to hang.
const grace = time.Second

// slow is what becomes of a row that took too long.
func slow(took, limit time.Duration) *Result {
	return &Result{Failure: &Failure{Blame: SlowRow, Text: fmt.Sprintf("it took longer than %v", limit)}, Took: took}
}

// deadline is when the first row has taken too long, or the renderer has been
// silent for so long that it is no longer alive.
func (c *crew) deadline() time.Time {
	first := c.heard.Add(2*c.limit + time.Minute)
	if c.slow != nil {
		return first // it is being killed for one
	}
	for _, f := range c.flight {
		if at := f.begun.Add(c.limit + grace); f.isDrawn() && at.Before(first) {
			first = at
		}
	}
	return first
}

// A timer that comes so much too late means that the machine, or this program, was
// stopped meanwhile, and the renderer with it perhaps.
const stopped = time.Second

// expire kills a renderer that has a row for too long.
func (c *crew) expire(deadline time.Time) {
	now := time.Now()
	if now.Sub(deadline) > stopped {
		c.heard = now
		for _, f := range c.flight {
			if !f.begun.IsZero() {
				f.begun = now
			}
		}
		return
	}
	for _, f := range c.flight {
		if f.isDrawn() && !now.Before(f.begun.Add(c.limit+grace)) && (c.slow == nil || f.begun.Before(c.slow.begun)) {
			c.slow = f
		}
	}
	c.heard = now
	c.r.kill()
}

// hear takes in what the renderer says.
func (c *crew) hear(n news) error {
	if n.gone {
		return c.bury(n.why)
	}
	c.heard = time.Now()
	f := c.flight[n.Number]
	switch {
	case f == nil:
		return nil
	case n.Stage == drawingStage:
		f.begun = c.heard
		return nil
	case n.Stage == publishingStage:
		f.publishing = true
		return nil
	}
	delete(c.flight, n.Number)
	c.deaths = 0
	return c.done(outcome{f.Job, n.Result})
}

// bury decides what becomes of the jobs of a renderer that died.
func (c *crew) bury(why string) error {
	lost := slices.SortedFunc(maps.Values(c.flight), func(a, b *flying) int { return cmp.Compare(a.Number, b.Number) })
	late := c.slow
	c.r.stopped.Do(func() { close(c.r.jobs) })
	clear(c.flight)
	c.r, c.slow = nil, nil
	if c.deaths++; c.deaths > mostDeaths && late == nil && !slices.ContainsFunc(lost, func(f *flying) bool { return !f.begun.IsZero() }) {
		return fmt.Errorf("renderers do not stay alive on this machine: %s", why)
	}
	var blamed []outcome
	for _, f := range lost {
		switch {
		case late != nil && late.Number == f.Number:
			blamed = append(blamed, outcome{f.Job, slow(c.limit+grace, c.limit)})
		case late == nil && f.alone:
			blamed = append(blamed, outcome{f.Job, &Result{Failure: &Failure{Blame: KilledIt, Text: "it killed the program, both alone and beside others: " + why}}})
		case late == nil && !f.begun.IsZero():
			c.suspects = append(c.suspects, f.Job)
		default:
			c.again = append(c.again, f.Job)
		}
	}
	for _, o := range blamed {
		if err := c.done(o); err != nil {
			return err
		}
	}
	return nil
}

// dismiss ends the renderer, and returns the names of the rows that are given up:
// that were begun to be drawn. What it has published meanwhile is done.
func (c *crew) dismiss() (rows []string) {
	var left []Job
	if c.r != nil {
		c.stop()
	}
	for _, f := range c.flight {
		left = append(left, f.Job)
	}
	for _, j := range slices.Concat(left, c.again, c.suspects) {
		if j.Draw && j.begun {
			rows = append(rows, j.Name)
		}
	}
	return rows
}

// stop ends the renderer.
func (c *crew) stop() {
	c.r.stop(stopGrace+stopGrace/5, func(n news) {
		if f := c.flight[n.Number]; f != nil && n.Result != nil {
			delete(c.flight, n.Number)
			c.done(outcome{f.Job, n.Result}) // its error could end no more than has ended
		}
	})
	c.r = nil
}
