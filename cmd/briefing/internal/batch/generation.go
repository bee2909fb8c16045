package batch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// latestName is the link to the last generation that is whole.
const latestName = "latest"

// generations are the dated folders of a run with Keep. What has not changed since
// an earlier one is a second name of the same file.
type generations struct {
	root    *os.Root
	today   string   // the folder of this run, named by the day
	earlier []string // the folders that may have what is missing, the newest first
}

// mostEarlier is in how many earlier generations an output is looked for: the last
// one has all that the last run had.
const mostEarlier = 3

// openGeneration makes the folder of this day, and notes that it is ours.
func (r *run) openGeneration() error {
	day := r.Load.Today.String()
	if err := r.root.MkdirAll(day, 0o777); err != nil {
		return explainOut(r.Out, err)
	}
	g := &generations{root: r.root, today: day}
	for _, name := range slices.Backward(slices.Sorted(slices.Values(r.journal.generations))) {
		if name != day && len(g.earlier) < mostEarlier {
			g.earlier = append(g.earlier, name)
		}
	}
	if whole, err := r.root.Readlink(latestName); err == nil && whole != day && slices.Contains(r.journal.generations, whole) {
		g.earlier = append(g.earlier, whole)
	}
	r.generations = g
	if slices.Contains(r.journal.generations, day) {
		return nil
	}
	return r.journal.say(generationVerb, day)
}

// inherit gives a file of an earlier generation its place in this one, and reports
// whether there was one.
func (g *generations) inherit(row string, o Output) bool {
	to := path.Join(g.today, row, o.File)
	for _, from := range g.earlier {
		name := path.Join(from, row, o.File)
		info, err := g.root.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || info.Size() != o.Size {
			continue
		}
		if g.root.MkdirAll(path.Dir(to), 0o777) != nil {
			return false
		}
		err = g.root.Link(name, to)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = g.copy(name, to, info.ModTime())
		}
		return err == nil
	}
	return false
}

// copy is for file systems where a file has one name.
func (g *generations) copy(from, to string, modified time.Time) error {
	temporary := path.Join(path.Dir(to), fmt.Sprintf(".%s.tmp-%d", path.Base(to), os.Getpid()))
	err := g.copyTo(temporary, from)
	if err == nil {
		err = g.root.Chtimes(temporary, modified, modified)
	}
	if err == nil {
		err = g.root.Rename(temporary, to)
	}
	if err != nil {
		g.root.Remove(temporary)
	}
	return err
}

func (g *generations) copyTo(to, from string) error {
	in, err := g.root.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := g.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// switchGeneration is for the end of a run that succeeded: latest is this
// generation in one step, and of the older ones those beyond Keep go.
func (r *run) switchGeneration() error {
	day := r.generations.today
	temporary := fmt.Sprintf(".%s.tmp-%d", latestName, os.Getpid())
	r.root.Remove(temporary)
	if err := r.root.Symlink(day, temporary); err != nil {
		return explainOut(r.Out, err)
	}
	if err := r.root.Rename(temporary, latestName); err != nil {
		r.root.Remove(temporary)
		return explainOut(r.Out, err)
	}
	if err := disk.SyncFolder(r.root); err != nil {
		return explainOut(r.Out, err)
	}
	all := slices.Sorted(slices.Values(append(slices.Clone(r.journal.generations), day)))
	all = slices.Compact(all)
	for _, name := range all[:max(0, len(all)-r.Keep)] {
		if name == day {
			continue // a run for a day of the past
		}
		if err := r.root.RemoveAll(name); err != nil {
			return explainOut(r.Out, err)
		}
		if err := r.journal.say(lostVerb, name); err != nil {
			return err
		}
	}
	return nil
}
