package batch

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// adopt gives a journal that has nothing what the journals of other runs know of its
// rows: of the whole, when shards begin, or of another number of shards. Where two
// know a row the one that was written later wins; an older one would be found out
// when its outputs are looked at.
func (r *run) adopt(j *journal, own string) error {
	entries, err := os.ReadDir(filepath.Join(r.Out, stateName))
	if err != nil {
		return explainOut(r.Out, err)
	}
	type other struct {
		name    string
		written time.Time
	}
	var others []other
	for _, e := range entries {
		name := path.Join(stateName, e.Name())
		if info, err := e.Info(); err == nil && e.IsDir() && name != own && strings.HasPrefix(e.Name(), "journal") {
			others = append(others, other{name, info.ModTime()})
		}
	}
	slices.SortFunc(others, func(a, b other) int { return cmp.Or(a.written.Compare(b.written), strings.Compare(a.name, b.name)) })
	for _, o := range others {
		dir, err := r.root.OpenRoot(o.name)
		if err != nil {
			return explainOut(r.Out, err)
		}
		err = j.read(dir, filepath.Join(r.Out, filepath.FromSlash(o.name)), r.Shard.has)
		dir.Close()
		if err != nil {
			return err
		}
	}
	if len(j.index) == 0 {
		return nil
	}
	w, err := j.write()
	if err != nil {
		return err
	}
	j.copyTo(w)
	return j.explain(w.flush())
}
