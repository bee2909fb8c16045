package batch

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"briefing/data/batch"
)

// mergeFolder is the folder that a merge locks.
const mergeFolder = stateName + "/merge"

// openShards reads the journals of all shards of a merge. A shard that has not run yet
// has none.
func (r *run) openShards(ctx context.Context) (*journal, error) {
	dir, err := r.root.OpenRoot(stateName)
	if err != nil {
		return nil, explainOut(r.Out, err)
	}
	j := &journal{dir: dir, path: filepath.Join(r.Out, stateName), index: map[nameHash]entry{}}
	for i := range r.Merge {
		if ctx.Err() != nil {
			j.close()
			return nil, context.Cause(ctx)
		}
		s := Shard{i, r.Merge}
		folder, err := r.root.OpenRoot(s.journalFolder())
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = j.read(folder, filepath.Join(r.Out, filepath.FromSlash(s.journalFolder())), s.contains)
			folder.Close()
		}
		if err != nil {
			j.close()
			return nil, err
		}
	}
	return j, nil
}

// merge reads the plan and reports of every row whether it is there as the inputs
// describe it. Only a merge declares a run of shards complete.
func (r *run) merge(ctx context.Context) error {
	for row, err := range r.Batch.Rows {
		if err == nil && ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		if err != nil {
			return err
		}
		r.planned.Rows++
		sum := hashName(row.Name)
		e := r.journal.index[sum]
		v, _ := r.plan.decision(row, e)
		if e.planned = true; e.built != 0 {
			r.journal.index[sum] = e
		}
		r.reportRow(r.merged(row, v, e))
		if r.journal.failed != nil {
			return r.journal.failed
		}
	}
	r.planRead = true
	r.OnEvent(Event{Planned: &r.planned})
	return r.prune()
}

// merged returns the report of a row: that it is there, or why not.
func (r *run) merged(row batch.Row, v verdict, e entry) *RowReport {
	report := r.reportOf(row, v)
	if v.reason == Unchanged {
		report.State = Skipped
		return report
	}
	report.State, report.Stale = Missing, v.known
	report.Error = "no shard has built it: " + report.Reason
	if e.failed != 0 {
		verb, why := r.journal.failureAt(e.failed)
		if report.State, report.Error = Failed, "in the last run of its shard: "+why; verb == quarantineVerb {
			report.State, report.Blame = InQuarantine, Crashed
		}
	}
	return report
}
