package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// pollEvery is how often files are looked at where the system does not tell of changes: on
// some network file systems, behind links, and where it has no more watches to give.
const pollEvery = 500 * time.Millisecond

// An editor writes a file in several steps. It is read when nothing has happened to it for
// settle, or at the latest after latest.
const (
	settle = 4 * time.Millisecond
	latest = 100 * time.Millisecond
)

// File is a file as it was when it was read; without Info it could not be.
type File struct {
	Path string
	Info fs.FileInfo
}

// same reports whether a file is in the same state still.
func (f File) same(now fs.FileInfo) bool {
	if f.Info == nil || now == nil {
		return f.Info == nil && now == nil
	}
	return f.Info.Size() == now.Size() && f.Info.ModTime().Equal(now.ModTime()) && os.SameFile(f.Info, now)
}

// Follower tells when one of some files may have changed. It watches folders, not files: an
// editor puts a new file in the place of the old one, and a file may come back.
type Follower struct {
	events *fsnotify.Watcher // nil where the system has none
	stale  chan struct{}     // has room for one: a file changed while it was read

	mu      sync.Mutex
	files   map[string]File // by path
	targets map[string]bool // the paths of what files lead to that are links
	folders map[string]bool // those whose events come
}

// NewFollower returns a follower of no file yet.
func NewFollower() *Follower {
	f := &Follower{stale: make(chan struct{}, 1), files: map[string]File{}, targets: map[string]bool{}, folders: map[string]bool{}}
	if events, err := fsnotify.NewWatcher(); err == nil {
		f.events = events
	}
	return f
}

// Follow follows files from the state in which they were read, and those that could not be from
// the state that is known of them.
func (f *Follower) Follow(read []File) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, file := range read {
		file.Path = filepath.Clean(file.Path)
		_, known := f.files[file.Path]
		if !known || file.Info != nil { // what could not be read may be there all the same
			f.files[file.Path] = file
		}
		if known {
			continue
		}
		f.watch(filepath.Dir(file.Path))
		if target, err := filepath.EvalSymlinks(file.Path); err == nil && target != file.Path {
			f.targets[target] = true
			f.watch(filepath.Dir(target))
		}
	}
	if f.changed() {
		select {
		case f.stale <- struct{}{}:
		default:
		}
	}
}

// watch asks the system for the events of a folder. Where it gives none, its files are polled.
func (f *Follower) watch(folder string) {
	if f.events != nil && !f.folders[folder] {
		f.folders[folder] = f.events.Add(folder) == nil
	}
}

// changed reports whether a file is not what it was, and notes what it is.
func (f *Follower) changed() bool {
	found := false
	for path, before := range f.files {
		now, err := os.Stat(path)
		if err != nil {
			now = nil
		}
		if !before.same(now) {
			f.files[path], found = File{path, now}, true
		}
	}
	return found
}

// Run calls changed after each change of a followed file, until ctx ends.
func (f *Follower) Run(ctx context.Context, changed func()) {
	events, failures, stop := f.channels()
	defer stop()
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	var quiet <-chan time.Time
	var since time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if !f.concerns(e) {
				continue
			}
			if quiet == nil {
				since = time.Now()
			}
			quiet = time.After(min(settle, max(latest-time.Since(since), 0)))
		case <-failures: // events were lost: polling finds what has changed
		case <-quiet:
			quiet = nil
			f.look()
			changed()
		case <-f.stale:
			changed()
		case <-poll.C:
			if f.look() {
				changed()
			}
		}
	}
}

// channels are those of the system's events; none where it has none.
func (f *Follower) channels() (events chan fsnotify.Event, failures chan error, stop func()) {
	if f.events == nil {
		return nil, nil, func() {}
	}
	return f.events.Events, f.events.Errors, func() { f.events.Close() }
}

// concerns reports whether an event is of a followed file. A folder that is gone is watched
// again when it is back.
func (f *Follower) concerns(e fsnotify.Event) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	path := filepath.Clean(e.Name)
	if f.folders[path] && e.Has(fsnotify.Remove|fsnotify.Rename) {
		f.events.Remove(path)
		f.folders[path] = false
	}
	_, followed := f.files[path]
	return (followed || f.targets[path]) && e.Op != fsnotify.Chmod
}

// look reports whether a file is not what it was, and watches folders that have come back.
func (f *Follower) look() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for folder, watched := range f.folders {
		if !watched {
			f.watch(folder)
		}
	}
	return f.changed()
}
