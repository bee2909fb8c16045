package publish

import (
	"context"
	"errors"
	"fmt"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// ErrBusy means that another program has been writing the folder for as long as
// Write was willing to wait.
var ErrBusy = errors.New("another run is writing there; try again later")

// A lock is held for as long as some files take to be written: waiting is
// worth it, but not for ever.
const (
	lockPoll = 10 * time.Millisecond
	lockWait = 30 * time.Second
)

// lock waits until the folder belongs to this call, at most as long as wait. The lock is one of the
// operating system's on the folder itself: it ends with the process that holds
// it, however that ends, and leaves no file behind.
func (f *folder) lock(ctx context.Context, wait time.Duration) (release func(), err error) {
	d, err := disk.OpenFolder(f.root, ".")
	if err != nil {
		return nil, f.explain(".", err)
	}
	release = func() { d.Close() }
	deadline := time.Now().Add(wait)
	for {
		free, err := disk.TryLock(d, false)
		switch {
		case err != nil:
			release()
			return nil, f.explain(".", err)
		case free:
			return release, nil
		case time.Now().After(deadline):
			release()
			return nil, fmt.Errorf("%s: %w", f.path, ErrBusy)
		}
		select {
		case <-ctx.Done():
			release()
			return nil, context.Cause(ctx)
		case <-time.After(lockPoll):
		}
	}
}
