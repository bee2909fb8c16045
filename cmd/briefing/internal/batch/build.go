package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data/batch"
)

// maxFaultyRows is how many rows keep all faults of their check until the rows are
// reported; other rows keep only their first.
const maxFaultyRows = 200

// check reads the plan, decides for each row whether it is built, and checks those that
// are by loading each once, so that faults of any row are known before the first is
// drawn.
func (r *run) check(ctx context.Context) error {
	pull, stop := iter.Pull2(r.Batch.Rows)
	defer stop()
	next := r.inGroups(pull)
	var order sequencer
	err := r.supervisor.run(ctx, func() (Job, supplyState, error) {
		for {
			if ctx.Err() != nil {
				return Job{}, exhausted, context.Cause(ctx)
			}
			row, err, on := next()
			if !on || err != nil {
				r.planRead = err == nil
				return Job{}, exhausted, err
			}
			v, err := r.decide(row)
			if err != nil {
				return Job{}, exhausted, err
			}
			r.verdicts = append(r.verdicts, v)
			if v.builds() {
				r.planned.Build++
			}
			j := jobOf(row.Index, row)
			if r.DryRun && v.builds() && v.reason.mayChangeNumbers() {
				j.Existing = r.plan.existing(row.Name, r.journal.index[hashName(row.Name)])
			}
			if !v.builds() || r.DryRun && len(j.Existing) == 0 {
				order.finish(row.Index, r.reportPlanned(row, v, nil))
				continue
			}
			return j, ready, nil
		}
	}, func(o outcome) error { return r.handleChecked(o, &order) })
	if err == nil {
		r.OnEvent(Event{Planned: &r.planned})
	}
	return err
}

// rowsAhead is how many rows are looked at before they are decided one by one.
const rowsAhead = 256

// inGroups yields the rows of next, after the planner has looked at some at once.
func (r *run) inGroups(next func() (batch.Row, error, bool)) func() (batch.Row, error, bool) {
	if len(r.journal.index) == 0 {
		return next
	}
	var group []batch.Row
	var failed error
	on := true
	return func() (batch.Row, error, bool) {
		if len(group) == 0 && on && failed == nil {
			for len(group) < rowsAhead {
				var row batch.Row
				if row, failed, on = next(); !on || failed != nil {
					break
				}
				group = append(group, row)
			}
			r.plan.lookAhead(group)
		}
		if len(group) == 0 {
			return batch.Row{}, failed, on
		}
		row := group[0]
		group = group[1:]
		return row, nil, true
	}
}

// decide asks the planner, and updates the journal accordingly.
func (r *run) decide(row batch.Row) (verdict, error) {
	sum := hashName(row.Name)
	if !r.Shard.contains(sum) {
		return verdict{foreign: true}, nil
	}
	r.planned.Rows++
	e := r.journal.index[sum]
	v, touched := r.plan.decision(row, e)
	if r.journal.failed != nil {
		return v, r.journal.failed
	}
	if e.built != 0 || e.failed != 0 || e.starts > 0 {
		e.planned = true
		r.journal.index[sum] = e
	}
	if e.alone >= maxAlone && v.builds() && !r.Retry && !r.DryRun {
		v.failed = true
		return v, r.quarantineSuspect(row)
	}
	if v.reason == Unchanged && len(r.plan.record.left) > 0 {
		before := len(r.plan.record.left)
		r.plan.record.left = r.orphansOf(&r.plan.record, "", r.plan.record.left)
		touched = touched || len(r.plan.record.left) < before
	}
	if touched && !r.DryRun {
		return v, r.journal.addRow(sameVerb, &r.plan.record, "")
	}
	return v, nil
}

// A row that was being drawn when a run was killed, supervisor included, becomes a
// suspect the second time. From then on it is drawn alone, and if runs keep being
// killed during it, it is to blame. (Whoever kills runs may hit the same row a few
// times.)
const (
	maxStarts = 2
	maxAlone  = 3
)

// quarantineSuspect puts a row into quarantine because whole runs were killed during
// it.
func (r *run) quarantineSuspect(row batch.Row) error {
	removeTemporaries(r.rows, []string{row.Name})
	failure := &Failure{Blame: Crashed, Text: fmt.Sprintf("the whole run was killed while drawing it, %d times beside others and then %d times alone", maxStarts, maxAlone)}
	r.failures[row.Index] = &Result{Failure: failure}
	return r.quarantine(row, failure.Text)
}

// reportPlanned returns what reports a row of a dry run, with what has changed as far as
// it was compared.
func (r *run) reportPlanned(row batch.Row, v verdict, c *Changes) func() {
	if !r.DryRun || v.foreign {
		return nil
	}
	report := r.reportOf(row, v)
	report.Changes = c
	switch {
	case v.builds():
		report.State = WouldBuild
	case v.reason == Quarantined:
		report.State = InQuarantine
	default:
		report.State = Skipped
	}
	return func() { r.reportRow(report) }
}

// handleChecked handles the result of checking a row.
func (r *run) handleChecked(o outcome, order *sequencer) error {
	row, err := o.Row()
	if err != nil {
		return err
	}
	failure := o.Failure
	if failure == nil || r.DryRun {
		order.finish(o.Number, r.reportPlanned(row, r.verdicts[o.Number], o.Changes))
		return nil
	}
	if failure.Blame == Crashed {
		err = r.quarantine(row, failure.Text)
	} else {
		err = r.journal.add(failVerb, row.Name, failure.Error())
	}
	if err != nil {
		return err
	}
	r.verdicts[o.Number].failed = true
	r.planned.Build--
	if len(r.failures) >= maxFaultyRows && len(failure.Faults) > 1 {
		failure.Faults = failure.Faults[:1]
	}
	r.failures[o.Number] = o.Result
	order.finish(o.Number, func() { r.OnEvent(Event{Faults: failure.Faults}) })
	if r.FailFast {
		reportFailed(r, o)
		return errStop
	}
	return nil
}

// reportFailed reports a row that ends the run.
func reportFailed(r *run, o outcome) {
	row, err := o.Row()
	if err == nil {
		r.reportRow(r.drawnReport(row, r.verdicts[o.Number], o.Result))
	}
}

// draw reads the plan again, draws the rows that are to be built, and reports all rows
// in the order of the plan.
func (r *run) draw(ctx context.Context) error {
	next, stop := iter.Pull2(r.Batch.Rows)
	defer stop()
	index := 0
	return r.supervisor.run(ctx, func() (Job, supplyState, error) {
		for {
			if r.order.tooFar(index) {
				return Job{}, wait, nil
			}
			if ctx.Err() != nil {
				return Job{}, exhausted, context.Cause(ctx)
			}
			row, err, on := next()
			if !on || err != nil {
				return Job{}, exhausted, err
			}
			index++
			v := r.verdicts[row.Index]
			if !v.builds() {
				r.order.finish(row.Index, r.reportUnbuilt(row, v))
				continue
			}
			return r.drawJob(row), ready, nil
		}
	}, r.handleDrawn)
}

// drawJob returns the job of drawing a row.
func (r *run) drawJob(row batch.Row) Job {
	e := r.journal.index[hashName(row.Name)]
	j := jobOf(row.Index, row)
	j.Draw, j.Existing, j.alone = true, r.plan.existing(row.Name, e), e.starts >= maxStarts
	return j
}

// begin records in the journal that a row is being drawn, for the next run to know if
// this one is killed.
func (r *run) begin(j Job, alone bool) error {
	switch {
	case !j.Draw:
		return nil
	case alone:
		return r.journal.add(startVerb, j.Name, "alone")
	}
	return r.journal.add(startVerb, j.Name)
}

// reportUnbuilt returns what reports a row that is not drawn.
func (r *run) reportUnbuilt(row batch.Row, v verdict) func() {
	switch {
	case v.foreign:
		return nil
	case v.failed:
		result := r.failures[row.Index]
		delete(r.failures, row.Index)
		return func() { r.reportRow(r.drawnReport(row, v, result)) }
	}
	report := r.reportOf(row, v)
	if report.State = Skipped; v.reason == Quarantined {
		report.State, report.Stale, report.Blame = InQuarantine, v.known, Crashed
		_, report.Error = r.journal.failureAt(r.journal.index[hashName(row.Name)].failed)
	}
	return func() { r.reportRow(report) }
}

// reportOf returns the report of a row as far as the plan knows it.
func (r *run) reportOf(row batch.Row, v verdict) *RowReport {
	report := &RowReport{Row: row.Name, Detail: r.plan.details[v.detail]}
	if v.reason != Unchanged {
		report.Reason = v.reason.String()
	}
	if v.hasOldFigures {
		if rec, ok := r.journal.lastBuilt(row.Name); ok {
			report.OldFigures = staleFigures(rec.ageLimits, r.plan.today)
		}
	}
	return report
}

// handleDrawn handles the result of drawing a row.
func (r *run) handleDrawn(o outcome) error {
	row, err := o.Row()
	if err != nil {
		return err
	}
	report := r.drawnReport(row, r.verdicts[o.Number], o.Result)
	if err := r.write(o, row, report); err != nil {
		return err
	}
	r.OnEvent(Event{Step: true})
	r.order.finish(o.Number, func() {
		if len(report.Faults) > 0 {
			r.OnEvent(Event{Faults: report.Faults})
		}
		r.reportRow(report)
	})
	if f := o.Failure; f != nil && f.Fatal {
		return fmt.Errorf("stopped: %w", f)
	} else if f != nil && r.FailFast {
		return errStop
	}
	return nil
}

// drawnReport returns the report of a row that was drawn or failed.
func (r *run) drawnReport(row batch.Row, v verdict, result *Result) *RowReport {
	report := r.reportOf(row, v)
	report.Seconds = float64(result.Took.Microseconds()) / 1e6
	if f := result.Failure; f != nil {
		report.State, report.Blame, report.Error, report.Faults = Failed, f.Blame, f.Error(), f.Faults
		if f.Blame == Crashed {
			report.State = InQuarantine
		}
		report.Stale = v.known
		return report
	}
	report.State, report.OldFigures, report.Warnings = Same, staleFigures(result.AgeLimits, r.plan.today), result.Warnings
	report.Changes, report.page = result.Changes, pageOf(result.Outputs)
	for _, o := range result.Outputs {
		if o.Written {
			report.State = Built
		}
		o.Time, o.DrawnFrom = 0, publish.Sum{} // only the journal needs them
		report.Outputs = append(report.Outputs, o)
	}
	report.Key = r.builtRowOf(row, result).key
	return report
}

// builtRowOf returns what the journal keeps about a row.
func (r *run) builtRowOf(row batch.Row, result *Result) *builtRow {
	rec := &builtRow{name: row.Name, setting: r.Setting, choice: hashChoice(r.plan.hash, row), ageLimits: result.AgeLimits, inputs: result.Inputs, outputs: result.Outputs}
	rec.key = keyOf(r.plan.hash, rec.setting, rec.choice, len(staleFigures(rec.ageLimits, r.plan.today)), rec.inputs)
	return rec
}

// write adds the result of a row to the journal.
func (r *run) write(o outcome, row batch.Row, report *RowReport) error {
	switch {
	case o.Failure == nil:
		rec := r.builtRowOf(row, o.Result)
		rec.left = r.orphansOf(rec, "", r.formerOutputs(rec))
		return r.journal.addRow(doneVerb, rec, "")
	case o.Failure.Blame == Crashed:
		removeTemporaries(r.rows, []string{row.Name})
		return r.quarantine(row, o.Failure.Text)
	case o.Failure.Blame == SlowRow:
		removeTemporaries(r.rows, []string{row.Name})
	}
	return r.journal.add(failVerb, row.Name, report.Error)
}

// quarantine keeps a row from being drawn until something it depends on changes, as far
// as that is known: what it was last built from, or else the template.
func (r *run) quarantine(row batch.Row, why string) error {
	rec := builtRow{name: row.Name, setting: r.Setting, choice: hashChoice(r.plan.hash, row)}
	if was, ok := r.journal.lastBuilt(row.Name); ok {
		rec.inputs, rec.ageLimits = was.inputs, was.ageLimits
	}
	if len(rec.inputs) == 0 {
		rec.inputs = []Input{{Name: r.Setting.Template}}
	}
	for i, in := range rec.inputs {
		if sum, err := r.plan.sum(in); err == nil {
			rec.inputs[i].Sum = sum
		}
	}
	rec.key = keyOf(r.plan.hash, rec.setting, rec.choice, len(staleFigures(rec.ageLimits, r.plan.today)), rec.inputs)
	return r.journal.addRow(quarantineVerb, &rec, why)
}

// reportRow passes a row to the listener and to the report.
func (r *run) reportRow(report *RowReport) {
	r.sum.count(report)
	r.report.row(report)
	if r.index != nil {
		if report.page == nil {
			was, _ := r.journal.lastBuilt(report.Row)
			report.page = pageOf(was.outputs)
		}
		r.index.row(report)
	}
	r.OnEvent(Event{Row: report})
}

// removeTemporaries removes what a killed renderer has left of rows in a folder.
func removeTemporaries(folder string, rows []string) {
	if len(rows) == 0 {
		return
	}
	tree, err := publish.OpenExisting(folder)
	if err != nil {
		return
	}
	defer tree.Close()
	for _, row := range rows {
		tree.RemoveTemporaries(context.Background(), row) // the next run tries again
	}
}

// explainOut names the path that the user knows in an error of the system.
func explainOut(out string, err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("cannot write %s: %w", filepath.Join(out, filepath.FromSlash(at.Path)), at.Err)
	}
	return err
}
