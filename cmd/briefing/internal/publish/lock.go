package publish

import (
	"context"
	"errors"
	"fmt"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// ErrBusy means that another program was writing to the folder for as long as Write was
// willing to wait.
var ErrBusy = errors.New("another run is writing there; try again later")

// A lock is held only while some files are written: it is worth waiting for, but not
// for ever.
const (
	lockPoll = 10 * time.Millisecond
	lockWait = 30 * time.Second
)

// lock waits, no longer than wait, until this call has the folder to itself. It uses
// the operating system's lock on the folder: it ends with the process that holds it,
// however that ends, and leaves no file behind.
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
