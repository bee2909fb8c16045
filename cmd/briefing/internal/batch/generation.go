package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
)

// latestName is the link to the last complete generation.
const latestName = "latest"

// generations are the dated folders of a run with Keep. A file that has not changed
// since an earlier generation is a hard link to the same file.
type generations struct {
	root    *os.Root
	today   string   // the folder of this run, named by the day
	earlier []string // folders that may have what is missing, the newest first
}

// maxEarlier is how many earlier generations are searched for an output: the last one
// has everything that the last run had.
const maxEarlier = 3

// openGeneration creates the folder of this day, and records that it is ours.
func (r *run) openGeneration() error {
	day := r.Options.Today.String()
	if info, err := r.root.Lstat(latestName); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return &publish.InTheWayError{Path: filepath.Join(r.Out, latestName), What: "something that is not a link"}
	}
	if inTheWay := publish.InTheWay(r.root, r.Out, day, false); inTheWay != nil {
		return inTheWay
	}
	if err := r.root.MkdirAll(day, 0o777); err != nil {
		return explainOut(r.Out, err)
	}
	g := &generations{root: r.root, today: day}
	for _, name := range slices.Backward(slices.Sorted(slices.Values(r.journal.generations))) {
		if name != day && len(g.earlier) < maxEarlier {
			g.earlier = append(g.earlier, name)
		}
	}
	if whole, err := r.root.Readlink(latestName); err == nil && whole != day && slices.Contains(r.journal.generations, whole) {
		g.earlier = append(g.earlier, whole)
	}
	r.generation = g
	if slices.Contains(r.journal.generations, day) {
		return nil
	}
	return r.journal.add(generationVerb, day)
}

// takeOver links a file of an earlier generation into this one, and reports whether
// there was one.
func (g *generations) takeOver(row string, o publish.File) bool {
	to := path.Join(g.today, row, o.Name)
	for _, from := range g.earlier {
		name := path.Join(from, row, o.Name)
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

// copy is for file systems without hard links.
func (g *generations) copy(from, to string, modified time.Time) error {
	temporary := path.Join(path.Dir(to), publish.Temporary(path.Base(to)))
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
	in, err := disk.OpenIn(g.root, from)
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

// switchGeneration ends a run that succeeded: it points latest at this generation in
// one step, and removes the oldest beyond Keep.
func (r *run) switchGeneration() error {
	day := r.generation.today
	temporary := publish.Temporary(latestName)
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
	whole := slices.Clone(r.journal.complete)
	if len(whole) == 0 { // a journal from before complete generations were recorded
		whole = slices.Clone(r.journal.generations)
	}
	if !slices.Contains(whole, day) {
		whole = append(whole, day)
		if err := r.journal.add(wholeVerb, day); err != nil {
			return err
		}
	}
	slices.Sort(whole)
	whole = slices.Compact(whole)
	kept := whole[max(0, len(whole)-r.Keep):]
	all := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(r.journal.generations), day))))
	for _, name := range all {
		if name == day || name >= kept[0] { // also one of an earlier day, or an incomplete one
			continue
		}
		if err := r.removeGeneration(name); err != nil {
			return err
		}
	}
	return r.noteUnknownGenerations(all)
}

// removeGeneration removes from a generation all files that the journal knows to be
// ours.
func (r *run) removeGeneration(name string) error {
	full := filepath.Join(r.Out, name)
	gone := func(text string) error {
		r.note(full + text)
		return r.journal.add(lostVerb, name)
	}
	if inTheWay := publish.InTheWay(r.root, r.Out, name, false); inTheWay != nil {
		return gone(" is " + inTheWay.What + ", and was kept")
	}
	g, err := r.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return r.journal.add(lostVerb, name)
	}
	if err != nil {
		return explainOut(r.Out, err)
	}
	defer g.Close()
	place, err := publish.OpenExisting(full)
	if err != nil {
		return err
	}
	defer place.Close()
	var rec builtRow
	for _, e := range r.journal.index {
		if e.built == 0 {
			continue
		}
		if _, ok := r.journal.readRow(e.built, &rec); !ok {
			continue
		}
		if publish.InTheWay(g, full, rec.name, false) != nil {
			continue
		}
		for _, o := range append(rec.outputs, rec.left...) {
			if info, err := g.Lstat(path.Join(rec.name, o.Name)); err == nil && info.Mode().IsRegular() {
				g.Remove(path.Join(rec.name, o.Name)) // a file that cannot be removed keeps its folder
			}
		}
		if err := g.Remove(rec.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			place.RemoveTemporaries(context.Background(), rec.name)
		}
		removeEmpty(g, rec.name)
	}
	if err := r.root.Remove(name); err != nil {
		return gone(fmt.Sprintf(", older than the last %d, was removed except for files that the journal does not know", r.Keep))
	}
	return gone(fmt.Sprintf(" was removed: it is older than the last %d", r.Keep))
}

// inGenerations reports whether any generation has a file of a row.
func (r *run) inGenerations(row, file string) bool {
	return slices.ContainsFunc(r.journal.generations, func(g string) bool {
		_, err := r.root.Lstat(path.Join(g, row, file))
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// generationPattern matches the name of a generation.
var generationPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// noteUnknownGenerations reports folders that look like generations but are not in the
// journal, for instance because it was lost: they are kept, and may fill the disk.
func (r *run) noteUnknownGenerations(known []string) error {
	names, err := disk.Names(r.root)
	if err != nil {
		return explainOut(r.Out, err)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !generationPattern.MatchString(n) || slices.Contains(known, n) })
	if len(names) > 0 {
		slices.Sort(names)
		r.note(fmt.Sprintf("%s: the journal does not know %s, which --keep therefore does not remove", r.Out, strings.Join(names, ", ")))
	}
	return nil
}
