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

// ErrBusy means that another run holds the output folder, or the shard.
var ErrBusy = errors.New("another run uses that folder; try again later, or wait for it with --wait")

// A lock that is held a moment longer, by a renderer whose supervisor was killed,
// is waited for in any case.
const (
	lockPoll  = 20 * time.Millisecond
	lockGrace = time.Second
)

// stateName is the folder of what the engine keeps, in the output folder.
const stateName = ".briefing"

// journalFolder is where the journal of a run is, in the output folder.
func (s Shard) journalFolder() string {
	if s.whole() {
		return path.Join(stateName, "journal")
	}
	return path.Join(stateName, fmt.Sprintf("journal-%d-of-%d", s.Index, s.Of))
}

// locks are held by a run, and by its renderer, which inherits them: they are
// those of the operating system on open folders, and end with the last process
// that holds them, however that ends. Nothing stale is left.
//
// A run of a whole batch has the output folder to itself; the runs of shards, and
// their merge, share it, and each has the folder of its journal.
type locks []*os.File

// lockAll takes the locks of a run: the output folder, and the folder own in it. It waits for them for a moment, or, with wait,
// until ctx ends.
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
