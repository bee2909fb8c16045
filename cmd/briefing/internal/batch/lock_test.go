//go:build unix

package batch

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"sync"
	"testing"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// lock locks the output folder, as another run does.
func (p *project) lock(shared bool) (release func()) {
	p.t.Helper()
	if err := os.MkdirAll(p.out, 0o777); err != nil {
		p.t.Fatal(err)
	}
	f, err := os.Open(p.out)
	if err != nil {
		p.t.Fatal(err)
	}
	if free, err := disk.TryLock(f, shared); err != nil || !free {
		p.t.Fatal(free, err)
	}
	return func() { f.Close() }
}

// TestBusy checks that a second run reports the first, or waits for it.
func TestBusy(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	release := p.lock(false)
	if _, _, err := p.run(nil); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want that another run is at work", err)
	}
	if _, _, err := p.run(func(c *Config) { c.Shard = Shard{0, 2} }); !errors.Is(err, ErrBusy) {
		t.Errorf("a shard beside a whole run: %v", err)
	}
	time.AfterFunc(1500*time.Millisecond, release)
	if sum, _ := p.mustRun(func(c *Config) { c.Wait = true }); sum.Built != 3 {
		t.Errorf("%+v", sum)
	}
}

// TestBusyShards checks that shards run at the same time, but not twice, and not
// together with a whole run.
func TestBusyShards(t *testing.T) {
	t.Parallel()
	p := newProject(t, 6)
	release := p.lock(true)
	defer release()
	for i := range 2 {
		p.mustRun(func(c *Config) { c.Shard = Shard{i, 2} })
	}
	if _, _, err := p.run(nil); !errors.Is(err, ErrBusy) {
		t.Errorf("a whole run beside shards: %v", err)
	}
}

// TestManyAtOnce checks that two and eight runs at once, each waiting for the others,
// build everything once.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	for _, runs := range []int{2, 8} {
		t.Run(fmt.Sprint(runs), func(t *testing.T) {
			const rows = 30
			p := newProject(t, rows)
			var all sync.WaitGroup
			var mu sync.Mutex
			built := 0
			for range runs {
				c := p.config()
				c.Wait = true
				all.Go(func() {
					sum, err := Run(t.Context(), c)
					mu.Lock()
					defer mu.Unlock()
					if built += sum.Built; err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if built != rows {
				t.Errorf("%d rows were built, want each once", built)
			}
			if !maps.Equal(p.outputs(), p.fromScratch()) {
				t.Error("other bytes than one run makes")
			}
		})
	}
}
