//go:build unix

package batch

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestDeadlines checks that a row is not stopped by its limit while its files get their
// names, and that a pause of the machine is not counted.
func TestDeadlines(t *testing.T) {
	c := &supervisor{limit: time.Second, lastMessage: time.Now(), running: map[int]*runningJob{1: {}}}
	until := func() time.Duration { return time.Until(c.deadline()) }
	if until() < time.Minute {
		t.Errorf("a row that has not begun ends in %v", until())
	}
	c.receive(message{Answer: Answer{Number: 1, Stage: drawingStage}})
	if until() > time.Second+grace {
		t.Errorf("a row that is drawn ends in %v", until())
	}
	c.running[1].started = time.Now().Add(-time.Hour)
	c.expire(c.deadline())
	if c.timedOut != nil || until() < time.Second/2 {
		t.Errorf("after a pause a row ends in %v", until())
	}
	c.receive(message{Answer: Answer{Number: 1, Stage: publishingStage}})
	if until() < time.Minute {
		t.Errorf("a row that is published ends in %v", until())
	}
}

// TestSaidAgain checks that a row gets no more time when its renderer says again that it is drawn
// or published, or speaks of rows that nobody asked for.
func TestSaidAgain(t *testing.T) {
	for _, a := range []Answer{{Number: 1, Stage: drawingStage}, {Number: 1, Stage: publishingStage}, {Number: 9, Stage: drawingStage}, {Number: 1, Sums: []SumFound{{}}}} {
		began := time.Now().Add(-time.Hour)
		c := &supervisor{limit: time.Second, lastMessage: began, running: map[int]*runningJob{1: {started: began, publishing: a.Stage == publishingStage}}}
		want := c.deadline()
		if err := c.receive(message{Answer: a}); err != nil || !c.deadline().Equal(want) {
			t.Errorf("%+v: %v, the deadline was %v and is %v", a, err, want, c.deadline())
		}
	}
}

// TestDiesPublishing checks that a row whose renderer dies while it publishes its files
// is as suspect as one that is being drawn.
func TestDiesPublishing(t *testing.T) {
	c := &supervisor{r: &renderer{jobs: make(chan Job)}, running: map[int]*runningJob{}}
	for i, f := range []*runningJob{{started: time.Now(), publishing: true}, {started: time.Now()}, {}} {
		f.Number = i
		c.running[i] = f
	}
	if err := c.rendererDied("it ended"); err != nil {
		t.Fatal(err)
	}
	if len(c.suspects) != 2 || len(c.retries) != 1 || c.retries[0].Number != 2 {
		t.Errorf("suspects %v, tried again %v", c.suspects, c.retries)
	}
}

// TestGivenUp checks that only rows that were begun are given up.
func TestGivenUp(t *testing.T) {
	begun, waiting, checked := Job{Name: "begun", Draw: true, begun: true}, Job{Name: "waiting", Draw: true}, Job{Name: "checked", begun: true}
	c := &supervisor{running: map[int]*runningJob{1: {Job: checked}}, retries: []Job{begun}, suspects: []Job{waiting}}
	if got := c.abort(); !slices.Equal(got, []string{"begun"}) {
		t.Error(got)
	}
}

// TestAnsweredTooLate checks a renderer that is killed for a slow row just after it has
// answered that row and all others: the rows after it must not be forgotten.
func TestAnsweredTooLate(t *testing.T) {
	t.Parallel()
	started := 0
	start := func() (*renderer, error) {
		started++
		first := started == 1
		cmd := exec.Command("sleep", "60")
		if err := cmd.Start(); err != nil {
			return nil, err
		}
		r := &renderer{cmd: cmd, jobs: make(chan Job, 1), messages: make(chan message, 1)}
		go func() {
			for j := range r.jobs {
				r.messages <- message{Answer: Answer{Number: j.Number, Stage: drawingStage}}
				if first {
					cmd.Wait() // until it is killed
				}
				r.messages <- message{Answer: Answer{Number: j.Number, Result: &Result{}}}
				if first {
					r.messages <- message{exited: true}
					close(r.messages)
					return
				}
			}
			cmd.Process.Kill()
			cmd.Wait()
			close(r.messages)
		}()
		return r, nil
	}
	begin := func(Job, bool) error { return nil }
	c := &supervisor{start: start, begin: begin, limit: 10 * time.Millisecond, window: 1}
	given := 0
	var done []int
	err := c.run(t.Context(), func() (Job, supplyState, error) {
		if given == 3 {
			return Job{}, exhausted, nil
		}
		given++
		return Job{Number: given}, ready, nil
	}, func(o outcome) error {
		done = append(done, o.Number)
		return nil
	})
	c.abort()
	if err != nil || !slices.Equal(done, []int{1, 2, 3}) || started != 2 {
		t.Errorf("%v: rows %v are done, by %d renderers", err, done, started)
	}
}

// TestNeverRead checks that a renderer that is alive and reads nothing is given up: its
// rows are tried again by another, and a signal ends the run at once.
func TestNeverRead(t *testing.T) {
	t.Parallel()
	large := Job{Set: map[string]string{"x": strings.Repeat("x", 1<<20)}} // does not fit into a pipe
	started := 0
	deaf := func() (*renderer, error) {
		started++
		return startRenderer(func() *exec.Cmd { return exec.Command("sleep", "60") }, Setup{}, nil, 2)
	}
	next := func() supply {
		given := 0
		return func() (Job, supplyState, error) {
			given++
			large.Number = given
			return large, ready, nil
		}
	}
	begin := func(Job, bool) error { return nil }
	c := &supervisor{start: deaf, begin: begin, limit: time.Millisecond, silence: 20 * time.Millisecond, window: 4}
	err := c.run(t.Context(), next(), func(outcome) error { return nil })
	if c.abort(); err == nil || !strings.Contains(err.Error(), "renderers do not stay alive") || started != maxDeaths+1 {
		t.Errorf("%v, after %d renderers", err, started)
	}
	ctx, stop := context.WithCancelCause(t.Context())
	stopped := errors.New("stopped")
	time.AfterFunc(50*time.Millisecond, func() { stop(stopped) })
	c = &supervisor{start: deaf, begin: begin, limit: time.Hour, window: 4}
	began := time.Now()
	err = c.run(ctx, next(), func(outcome) error { return nil })
	if c.abort(); !errors.Is(err, stopped) || time.Since(began) > time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}

// TestStoppedInAnswer checks that a signal ends a run at once whose renderer is in the middle of an
// answer that goes on for ever.
func TestStoppedInAnswer(t *testing.T) {
	t.Parallel()
	start := func() (*renderer, error) {
		return startRenderer(func() *exec.Cmd {
			return exec.Command("sh", "-c", `printf '{"Number":1'; while sleep 0.01; do printf 1; done`)
		}, Setup{}, nil, 2)
	}
	ctx, stop := context.WithCancelCause(t.Context())
	stopped := errors.New("stopped")
	time.AfterFunc(50*time.Millisecond, func() { stop(stopped) })
	c := &supervisor{start: start, begin: func(Job, bool) error { return nil }, limit: time.Hour, window: 1}
	given := false
	began := time.Now()
	err := c.run(ctx, func() (Job, supplyState, error) {
		if given {
			return Job{}, exhausted, nil
		}
		given = true
		return Job{Number: 1}, ready, nil
	}, func(outcome) error { return nil })
	if c.abort(); !errors.Is(err, stopped) || time.Since(began) > time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}
