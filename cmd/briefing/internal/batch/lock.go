package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// ErrBusy means that another run uses the output folder or the shard.
var ErrBusy = errors.New("another run uses that folder; try again later, or wait for it with --wait")

// How long to wait for a lock in any case: a renderer whose supervisor was killed may
// hold it a little longer.
const (
	lockPoll  = 20 * time.Millisecond
	lockGrace = time.Second
)

// stateName is the folder in the output folder in which the engine keeps its own files.
const stateName = ".briefing"

// journalFolder returns the folder of the run's journal, in the output folder.
func (s Shard) journalFolder() string {
	if s.whole() {
		return path.Join(stateName, "journal")
	}
	return path.Join(stateName, fmt.Sprintf("journal-%d-of-%d", s.Index, s.Of))
}

// locks are the locks of a run, which its renderer inherits. They are the operating
// system's locks on open folders: they end with the last process that holds them,
// however that ends, so that none is ever stale.
//
// A run of a whole batch has the output folder to itself. Runs of shards, and their
// merge, share it, and each has the folder of its own journal to itself.
type locks []*os.File

// lockAll locks the output folder and, in it, the folder own. It waits a little for the
// locks or, with wait, until ctx ends.
func lockAll(ctx context.Context, root *os.Root, out, own string, shared, wait bool) (locks, error) {
	var held locks
	for _, l := range []struct {
		name   string
		shared bool
	}{{".", shared}, {own, false}} {
		f, err := disk.OpenFolder(root, l.name)
		if err == nil {
			held = append(held, f)
			err = lockFolder(ctx, f, l.shared, wait)
		}
		if err != nil {
			held.release()
			return nil, fmt.Errorf("%s: %w", filepath.Join(out, filepath.FromSlash(l.name)), err)
		}
	}
	return held, nil
}

func (l locks) release() {
	for _, f := range l {
		f.Close()
	}
}

func lockFolder(ctx context.Context, f *os.File, shared, wait bool) error {
	deadline := time.NewTimer(lockGrace)
	defer deadline.Stop()
	for {
		free, err := disk.TryLock(f, shared)
		if err != nil || free {
			return err
		}
		over := deadline.C
		if wait {
			over = nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-over:
			return ErrBusy
		case <-time.After(lockPoll):
		}
	}
}
