package batch

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// adopt fills an empty journal with what the journals of other runs know about its
// rows: of a run of the whole batch when shards begin, or of another number of shards.
// If two journals know a row, the later entry wins; an outdated one is noticed when its
// outputs are checked.
func (r *run) adopt(j *journal, own string) error {
	state, err := r.root.OpenRoot(stateName)
	if err != nil {
		return explainOut(r.Out, err)
	}
	defer state.Close()
	names, err := disk.Names(state)
	if err != nil {
		return explainOut(r.Out, err)
	}
	type other struct {
		name    string
		written time.Time
	}
	var others []other
	for _, n := range names {
		name := path.Join(stateName, n)
		if info, err := state.Lstat(n); err == nil && info.IsDir() && name != own && strings.HasPrefix(n, "journal") {
			others = append(others, other{name, info.ModTime()})
		}
	}
	slices.SortFunc(others, func(a, b other) int { return cmp.Or(a.written.Compare(b.written), strings.Compare(a.name, b.name)) })
	for _, o := range others {
		dir, err := r.root.OpenRoot(o.name)
		if err != nil {
			return explainOut(r.Out, err)
		}
		err = j.read(dir, filepath.Join(r.Out, filepath.FromSlash(o.name)), r.Shard.contains)
		dir.Close()
		if err != nil {
			return err
		}
	}
	if len(j.index) == 0 {
		return nil
	}
	w, err := j.openWriter()
	if err != nil {
		return err
	}
	if err := j.copyTo(w); err != nil {
		return j.explain(err)
	}
	return j.explain(w.flush())
}
