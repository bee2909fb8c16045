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
	out     string // the path of root, as the user knows it
	journal *journal
	today   string   // the folder of this run, named by the day
	earlier []string // folders that may have what is missing, the newest first
	note    func(text string)
}

// maxEarlier is how many earlier generations are searched for an output: the last one
// has everything that the last run had.
const maxEarlier = 3

// open creates the folder of this day, and records that it is ours.
func (g *generations) open() error {
	if info, err := g.root.Lstat(latestName); err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return &publish.InTheWayError{Path: filepath.Join(g.out, latestName), What: "something that is not a link"}
	}
	if inTheWay := publish.InTheWay(g.root, g.out, g.today, false); inTheWay != nil {
		return inTheWay
	}
	if err := g.root.MkdirAll(g.today, 0o777); err != nil {
		return explainOut(g.out, err)
	}
	for _, name := range slices.Backward(slices.Sorted(slices.Values(g.journal.generations))) {
		if name != g.today && len(g.earlier) < maxEarlier {
			g.earlier = append(g.earlier, name)
		}
	}
	if whole, err := g.root.Readlink(latestName); err == nil && whole != g.today && slices.Contains(g.journal.generations, whole) {
		g.earlier = append(g.earlier, whole)
	}
	if slices.Contains(g.journal.generations, g.today) {
		return nil
	}
	return g.journal.add(generationVerb, g.today)
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

// finish ends a run that succeeded: it points latest at this generation in one step, and
// removes the oldest beyond those to keep.
func (g *generations) finish(keep int) error {
	day := g.today
	temporary := path.Join(stateName, latestName+".new")
	g.root.Remove(temporary) // of a run that was killed
	if err := g.root.Symlink(day, temporary); err != nil {
		return explainOut(g.out, err)
	}
	if err := g.root.Rename(temporary, latestName); err != nil {
		g.root.Remove(temporary)
		return explainOut(g.out, err)
	}
	if err := disk.SyncFolder(g.root); err != nil {
		return explainOut(g.out, err)
	}
	whole := slices.Clone(g.journal.complete)
	if len(whole) == 0 { // a journal from before complete generations were recorded
		whole = slices.Clone(g.journal.generations)
	}
	if !slices.Contains(whole, day) {
		whole = append(whole, day)
		if err := g.journal.add(wholeVerb, day); err != nil {
			return err
		}
	}
	slices.Sort(whole)
	whole = slices.Compact(whole)
	kept := whole[max(0, len(whole)-keep):]
	all := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(g.journal.generations), day))))
	for _, name := range all {
		if name == day || name >= kept[0] { // also one of an earlier day, or an incomplete one
			continue
		}
		if err := g.remove(name, keep); err != nil {
			return err
		}
	}
	return g.noteUnknown(all)
}

// remove removes from a generation all files that the journal knows to be
// ours.
func (g *generations) remove(name string, keep int) error {
	full := filepath.Join(g.out, name)
	gone := func(text string) error {
		g.note(full + text)
		return g.journal.add(lostVerb, name)
	}
	if inTheWay := publish.InTheWay(g.root, g.out, name, false); inTheWay != nil {
		return gone(" is " + inTheWay.What + ", and was kept")
	}
	folder, err := g.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return g.journal.add(lostVerb, name)
	}
	if err != nil {
		return explainOut(g.out, err)
	}
	defer folder.Close()
	place, err := publish.OpenExisting(full)
	if err != nil {
		return err
	}
	defer place.Close()
	var rec builtRow
	for _, e := range g.journal.index {
		if e.built == 0 {
			continue
		}
		if _, ok := g.journal.readRow(e.built, &rec); !ok {
			continue
		}
		if publish.InTheWay(folder, full, rec.name, false) != nil {
			continue
		}
		for _, o := range append(rec.outputs, rec.left...) {
			if info, err := folder.Lstat(path.Join(rec.name, o.Name)); err == nil && info.Mode().IsRegular() {
				folder.Remove(path.Join(rec.name, o.Name)) // a file that cannot be removed keeps its folder
			}
		}
		if err := folder.Remove(rec.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			place.RemoveTemporaries(context.Background(), rec.name)
		}
		removeEmpty(folder, rec.name)
	}
	if page, _ := disk.ReadIn(folder, indexName, mostIndexHead); isIndex(page) {
		folder.Remove(indexName)
	}
	if err := g.root.Remove(name); err != nil {
		return gone(fmt.Sprintf(", older than the last %d, was removed except for files that the journal does not know", keep))
	}
	return gone(fmt.Sprintf(" was removed: it is older than the last %d", keep))
}

// have reports whether any generation has a file of a row.
func (g *generations) have(row, file string) bool {
	return slices.ContainsFunc(g.journal.generations, func(name string) bool {
		_, err := g.root.Lstat(path.Join(name, row, file))
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// generationPattern matches the name of a generation.
var generationPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// noteUnknown reports folders that look like generations but are not in the
// journal, for instance because it was lost: they are kept, and may fill the disk.
func (g *generations) noteUnknown(known []string) error {
	names, err := disk.Names(g.root)
	if err != nil {
		return explainOut(g.out, err)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !generationPattern.MatchString(n) || slices.Contains(known, n) })
	if len(names) > 0 {
		slices.Sort(names)
		g.note(fmt.Sprintf("%s: the journal does not know %s, which --keep therefore does not remove", g.out, strings.Join(names, ", ")))
	}
	return nil
}
