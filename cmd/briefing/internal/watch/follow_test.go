package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// following follows files, and returns what receives their changes.
func following(t *testing.T, f *Follower, paths ...string) <-chan struct{} {
	t.Helper()
	var read []File
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			info = nil
		}
		read = append(read, File{path, info})
	}
	f.Follow(read)
	changes := make(chan struct{}, 100)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		f.Run(ctx, func() { changes <- struct{}{} })
		close(ended)
	}()
	t.Cleanup(func() { stop(); <-ended })
	return changes
}

// mustChange waits for a change, and then until there is no more of it.
func mustChange(t *testing.T, changes <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-changes:
	case <-time.After(5 * time.Second):
		t.Fatalf("%s: not told of", what)
	}
	for {
		select {
		case <-changes:
		case <-time.After(2 * settle):
			return
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withoutEvents is a follower on a system that tells nothing.
func withoutEvents() *Follower {
	f := NewFollower()
	if f.events != nil {
		f.events.Close()
		f.events = nil
	}
	return f
}

// TestFollow changes files in the ways of editors and of other programs.
func TestFollow(t *testing.T) {
	for _, system := range []struct {
		name string
		f    func() *Follower
	}{{"events", NewFollower}, {"polling", withoutEvents}} {
		t.Run(system.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path, absent := filepath.Join(dir, "x.yaml"), filepath.Join(dir, "later.csv")
			write(t, path, "one")
			changes := following(t, system.f(), path, absent)

			write(t, path, "in place")
			mustChange(t, changes, "written in place")

			write(t, path+"~", "by another")
			if err := os.Rename(path+"~", path); err != nil {
				t.Fatal(err)
			}
			mustChange(t, changes, "replaced")

			// As vim does it with backupcopy=no: the file goes away, and a new one comes.
			if err := os.Rename(path, path+"~"); err != nil {
				t.Fatal(err)
			}
			write(t, path, "as an editor does")
			mustChange(t, changes, "moved away and written anew")

			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			mustChange(t, changes, "removed")
			write(t, path, "back")
			mustChange(t, changes, "back again")

			write(t, absent, "key,value\n")
			mustChange(t, changes, "there for the first time")
		})
	}
}

// TestFollowLinks follows what a link leads to, and where it leads.
func TestFollowLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	target, link := filepath.Join(dir, "real", "x.yaml"), filepath.Join(dir, "x.yaml")
	write(t, target, "one")
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	changes := following(t, NewFollower(), link)
	write(t, target, "changed")
	mustChange(t, changes, "the target written")

	other := filepath.Join(dir, "other.yaml")
	write(t, other, "another file")
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(other, link); err != nil {
		t.Fatal(err)
	}
	mustChange(t, changes, "led elsewhere")
}

// TestFollowFolder follows a file whose folder goes away and comes back.
func TestFollowFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "x.yaml")
	write(t, path, "one")
	changes := following(t, NewFollower(), path)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	mustChange(t, changes, "the folder moved away")
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	mustChange(t, changes, "the folder back")
	write(t, path, "two")
	mustChange(t, changes, "written in the folder that is back")
}

// TestFollowOthers tells nothing of other files in the folder.
func TestFollowOthers(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.yaml")
	write(t, path, "one")
	changes := following(t, NewFollower(), path)
	write(t, filepath.Join(dir, "notes.txt"), "not followed")
	select {
	case <-changes:
		t.Error("told of a file that is not followed")
	case <-time.After(pollEvery + 50*time.Millisecond):
	}
}

// TestFollowWhileRead holds that a change between the reading of a file and its being followed
// is not lost.
func TestFollowWhileRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.yaml")
	write(t, path, "as it was read")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, "as it was written meanwhile")
	f := NewFollower()
	f.Follow([]File{{path, info}})
	changes := following(t, f)
	mustChange(t, changes, "written meanwhile")
}

// TestFollowUnread holds that a file that is there and cannot be read has changed once, not
// whenever it is tried again.
func TestFollowUnread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.yaml")
	write(t, path, "there")
	f := NewFollower()
	unread := []File{{Path: path}}
	f.Follow(unread)
	changes := following(t, f)
	mustChange(t, changes, "there by now")
	f.Follow(unread)
	select {
	case <-changes:
		t.Error("told of a file that has not changed")
	case <-time.After(pollEvery + 50*time.Millisecond):
	}
	write(t, path, "written")
	mustChange(t, changes, "written")
}
