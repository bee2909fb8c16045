// Package batch builds the rows of a batch: only those that changed, and in parallel.
// Whatever interrupts a run, no output is half written, and the next run builds the rest.
//
// The supervisor, this process, makes the plan, decides which rows are built and why,
// holds the locks, and writes the journal, the report and the log. The renderer, a
// process of its own, draws rows and publishes their files. Whatever a row does to its
// renderer, the run survives it.
package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/batch"
	"briefing/data/file"
)

// Config describes a run.
type Config struct {
	Batch   *batch.Batch
	Refused error           // why there is no Batch: the run only reports that
	Files   *file.FileCache // files of the folder of the batch file, shared by all rows
	Options file.Options    // only FindFont and Today are used
	File    string          // the batch file, for the report
	Folder  string          // the folder of the batch file
	Out     string          // the output folder
	Setting Setting
	Limit   time.Duration // for each row
	Shard   Shard
	Merge   int // number of shards to merge, at most MaxShards: nothing is built; 0 for a run

	Wait     bool // wait for another run in the same folder
	FailFast bool // stop at the first row that fails
	Retry    bool // also build rows in quarantine
	Trust    bool // trust the journal, and do not look at the outputs
	Prune    bool // remove outputs that no row makes any more
	Keep     int  // how many dated generations to keep; 0: none, outputs go straight into the output folder
	DryRun   bool // only report what would be built

	Renderer func() *exec.Cmd // a process that runs Serve
	Now      func() time.Time
	OnEvent  func(Event)
	// Status returns the exit status of a run from its summary and error, for the
	// report.
	Status func(Summary, error) int
}

// errStop ends a run after a row that failed and has been reported.
var errStop = errors.New("a row failed")

// run is the state of a run.
type run struct {
	Config
	root       *os.Root
	rows       string // the folder that holds the folders of rows
	locks      locks
	journal    *journal
	plan       *planner
	supervisor *supervisor
	verdicts   []verdict
	failures   map[int]*Result // of rows that failed their check
	order      sequencer
	report     *reporter
	index      *index        // nil where rows have no web pages
	indexed    *publish.File // the index, where one is there
	started    time.Time
	planned    Planned
	planRead   bool // the plan was read to its end: rows it did not mention are gone
	sum        Summary
	orphans    []string
	pruned     []string
	notes      []string

	generation *generations // nil without Keep
}

// Run builds a batch and returns its summary. The error is one of the machine, of ctx,
// or of a table that changed during the run; what is wrong with rows is in the summary.
// Whatever happens, a report is written if possible.
func Run(ctx context.Context, c Config) (Summary, error) {
	r := &run{Config: c, started: c.Now(), failures: map[int]*Result{}, rows: c.Out, report: &reporter{}}
	defer r.close()
	if err := r.open(ctx); err != nil {
		if r.report.root != nil {
			err = errors.Join(err, r.report.finish(r.head(err)))
		}
		return r.sum, err
	}
	err := r.work(ctx)
	if errors.Is(err, errStop) {
		err = nil
	}
	return r.finish(err)
}

// open opens the output folder and reads the journal.
func (r *run) open(ctx context.Context) error {
	var err error
	if r.DryRun {
		err = r.openReadOnly()
	} else {
		err = r.acquire(ctx)
	}
	if err != nil {
		return err
	}
	r.plan = &planner{
		journal: r.journal, files: r.Files, options: r.Options, setting: r.Setting, today: r.Options.Today.String(), out: r.rows,
		trust: r.Trust, retry: r.Retry, hash: &hasher{}, sums: map[data.InputRef]publish.Sum{}, details: []string{""}, detailOf: map[string]uint16{"": 0},
	}
	if root, err := disk.OpenRoot(r.rows); err == nil {
		r.plan.dir, _ = disk.OpenFolder(root, ".")
		root.Close()
	}
	r.index = newIndex(r)
	if r.generation != nil && !r.DryRun {
		r.plan.takeOver = r.generation.takeOver
	}
	workers := runtime.GOMAXPROCS(0)
	atOnce := 4*workers + 16 // most of them wait for the disk
	r.supervisor = &supervisor{limit: r.Limit, window: atOnce, begin: r.begin, start: func() (*renderer, error) {
		return startRenderer(r.Renderer, Setup{r.Folder, r.rows, r.Setting, r.plan.today, workers, r.Limit}, r.locks, atOnce)
	}}
	if r.Merge == 0 {
		r.plan.ask, r.plan.ahead = r.supervisor.ask, map[data.InputRef]SumFound{}
	}
	return nil
}

// acquire makes the output folder ready for writing, and this run the only one there.
func (r *run) acquire(ctx context.Context) (err error) {
	if err := disk.MakeFolder(r.Out); err != nil {
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			return fmt.Errorf("cannot make the output folder %s: %w", r.Out, at.Err)
		}
		return err
	}
	if r.root, err = disk.OpenRoot(r.Out); err != nil {
		return err
	}
	own := r.Shard.journalFolder()
	if r.Merge > 0 {
		own = mergeFolder
	}
	if inTheWay := publish.InTheWay(r.root, r.Out, own, false); inTheWay != nil {
		return inTheWay
	}
	if err := r.root.MkdirAll(own, 0o777); err != nil {
		return explainOut(r.Out, err)
	}
	if r.locks, err = lockAll(ctx, r.root, r.Out, own, r.Merge > 0 || !r.Shard.whole(), r.Wait); err != nil {
		return err
	}
	r.report = newReporter(r.root, r.Out, r.Shard.reportName())
	if r.Merge > 0 {
		r.journal, err = r.openShards(ctx)
	} else {
		r.journal, err = r.openJournal()
	}
	if err == nil && r.Keep > 0 && r.Refused == nil {
		g := r.generations()
		r.rows = filepath.Join(r.Out, g.today)
		if err = g.open(); err == nil {
			r.generation = g
		}
	}
	return err
}

// openReadOnly reads the journal, if there is one, and creates nothing.
func (r *run) openReadOnly() (err error) {
	r.journal = &journal{}
	if r.root, err = disk.OpenRoot(r.Out); err != nil {
		return nil // nothing was built yet
	}
	if _, err := r.root.Stat(r.Shard.journalFolder()); err != nil {
		return nil
	}
	if r.journal, err = r.openJournal(); err != nil || r.Keep == 0 {
		return err
	}
	r.generation = r.generations()
	day := r.generation.today
	if all := slices.Sorted(slices.Values(r.journal.complete)); len(all) > 0 && !slices.Contains(r.journal.generations, day) {
		day = all[len(all)-1] // a run would take over its outputs
	}
	r.rows = filepath.Join(r.Out, day)
	return nil
}

// generations are those of the run's day and journal.
func (r *run) generations() *generations {
	return &generations{root: r.root, out: r.Out, journal: r.journal, today: r.Options.Today.String(), note: r.note}
}

func (r *run) openJournal() (*journal, error) {
	name := r.Shard.journalFolder()
	dir, err := r.root.OpenRoot(name)
	if err != nil {
		return nil, explainOut(r.Out, err)
	}
	j, err := openJournal(dir, filepath.Join(r.Out, filepath.FromSlash(name)), r.Shard.contains)
	if err == nil && len(j.files) == 0 && !r.DryRun {
		err = r.adopt(j, name)
	}
	return j, err
}

func (r *run) close() {
	r.report.close()
	if r.plan != nil && r.plan.dir != nil {
		r.plan.dir.Close()
	}
	r.locks.release()
	if r.root != nil {
		r.root.Close()
	}
}

// work does what the run was asked to do.
func (r *run) work(ctx context.Context) error {
	if r.Refused != nil {
		return r.Refused
	}
	if r.Merge > 0 {
		if err := r.merge(ctx); err != nil {
			return err
		}
		return writeIndex(r)
	}
	err := r.check(ctx)
	if err == nil && !r.DryRun {
		err = r.draw(ctx)
	}
	if err == nil && !(r.planRead && r.sum.reported() == r.planned.Rows) {
		err = fmt.Errorf("%d of %d rows were reported; this is a bug of the program, please report it", r.sum.reported(), r.planned.Rows)
	}
	left := r.supervisor.abort()
	removeTemporaries(r.rows, left)
	if !r.DryRun { // of the runs before, whatever this one built
		r.removeLeftovers()
	}
	for _, row := range left {
		r.journal.add(stopVerb, row) // without it the row is suspected, once
	}
	if err == nil {
		err = r.prune()
	}
	if err == nil {
		err = writeIndex(r)
	}
	if err == nil && r.generation != nil && !r.DryRun && r.completeSoFar() {
		err = r.generation.finish(r.Keep)
	}
	return err
}

// removeLeftovers removes the temporary files of runs that were killed, whatever this one
// built, also on days before.
func (r *run) removeLeftovers() {
	begun := r.begunBefore(func(entry) bool { return true })
	removeTemporaries(r.rows, begun)
	if r.generation != nil {
		for _, day := range r.journal.generations {
			removeTemporaries(filepath.Join(r.Out, day), begun)
		}
	}
}

// note reports something that is not about a row.
func (r *run) note(text string) {
	r.notes = append(r.notes, text)
	r.OnEvent(Event{Note: text})
}

// completeSoFar reports whether no row reached so far is missing.
func (r *run) completeSoFar() bool { return r.sum.Complete() && r.sum.reported() == r.planned.Rows }

// finish writes the report, whatever happened before.
func (r *run) finish(err error) (Summary, error) {
	r.order.flush(len(r.verdicts))
	r.sum.Rows, r.sum.Unread = r.planned.Rows, !r.planRead
	r.sum.Left = r.sum.Rows - r.sum.reported()
	r.sum.Elapsed = max(0, r.Now().Sub(r.started))
	if err == nil {
		err = r.journal.failed
	}
	if r.DryRun {
		return r.sum, errors.Join(err, r.journal.close())
	}
	if err == nil {
		err = r.journal.closeAndCompact(r.Shard.contains)
	} else {
		r.journal.close() // the run should end soon: the next one may rewrite the journal
	}
	return r.sum, errors.Join(err, r.report.finish(r.head(err)))
}

// head returns the report without the rows.
func (r *run) head(err error) reportHead {
	head := reportHead{
		Version: reportVersion, Program: r.Setting.Program, Batch: filepath.ToSlash(r.File), Shard: r.Shard.String(), Merged: r.Merge,
		Status: r.Status(r.sum, err), Begun: r.started, Seconds: r.sum.Elapsed.Seconds(), Day: r.Options.Today.String(), Setting: r.Setting,
		Index: r.indexed, Summary: r.sum, Orphans: r.orphans, Pruned: r.pruned, Notes: r.notes,
	}
	if r.generation != nil {
		head.Generation = r.generation.today
	}
	if err != nil {
		head.Error = err.Error()
	}
	if faults, ok := errors.AsType[data.Faults](r.Refused); ok {
		head.Faults = Remarks(faults)
	}
	if r.Batch != nil {
		for _, in := range r.Batch.Inputs {
			head.Inputs = append(head.Inputs, planInput{in.Name, in.SHA256})
		}
	}
	return head
}
