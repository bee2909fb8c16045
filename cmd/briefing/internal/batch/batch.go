// Package batch builds the rows of a batch: only those that changed, in parallel,
// so that whatever ends a run in between, nothing is half written and the next run
// does what is left.
//
// A supervisor, this process, makes the plan, decides which rows are built and
// why, holds the locks, and writes the journal, the report and the log. A renderer,
// a process of its own, draws rows and publishes their files. What a row does to
// its renderer, the run survives.
package batch

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"briefing/data"
)

// Config is a run.
type Config struct {
	Batch   *data.Batch
	Shelf   *data.Shelf  // of the folder of the batch file
	Load    data.Options // of which FindFont and Today are used
	File    string       // the batch file, for the report
	Folder  string       // that it lies in
	Out     string       // the output folder
	Setting Setting
	Limit   time.Duration // that a row may take
	Shard   Shard
	Merge   int // so many shards are looked at, and nothing is built; 0: a run

	Wait     bool // for another run that is at work there
	FailFast bool // stop at the first row that fails
	Retry    bool // rows in quarantine, too
	Trust    bool // the journal, without looking at the outputs
	Prune    bool // remove outputs that no row makes any more
	Keep     int  // so many dated generations; 0: none, the outputs stand in the output folder itself
	DryRun   bool // only say what would be built

	Renderer func() *exec.Cmd // a process that runs Serve
	Now      func() time.Time
	Tell     func(Event)
	// Status is the exit status of a run that ends with a summary and an error, for
	// the report.
	Status func(Summary, error) int
}

// errStop ends a run after a row that failed; the row has been told.
var errStop = errors.New("a row failed")

// run is a run at work.
type run struct {
	Config
	root     *os.Root
	rows     string // the folder that the folders of rows are in
	locks    locks
	journal  *journal
	plan     *planner
	crew     *crew
	verdicts []verdict
	failures map[int]*Result // of checks
	order    order
	report   *reporter
	begun    time.Time
	planned  Planned
	sum      Summary
	orphans  []string
	pruned   []string
}

// Run builds a batch and returns what came of it. The error is that of the machine,
// of ctx, or of a table that was changed meanwhile; what is wrong with rows is in the
// summary. Whatever happens, a report is written if it can be.
func Run(ctx context.Context, c Config) (Summary, error) {
	r := &run{Config: c, begun: c.Now(), failures: map[int]*Result{}, rows: c.Out}
	if err := r.open(ctx); err != nil {
		return r.sum, err
	}
	defer r.close()
	err := r.work(ctx)
	if errors.Is(err, errStop) {
		err = nil
	}
	return r.finish(err)
}

// open takes the output folder and reads the journal.
func (r *run) open(ctx context.Context) (err error) {
	if err := os.MkdirAll(r.Out, 0o777); err != nil {
		return err
	}
	if r.root, err = os.OpenRoot(r.Out); err != nil {
		return err
	}
	if err := r.root.MkdirAll(r.Shard.journalFolder(), 0o777); err != nil {
		r.root.Close()
		return explainOut(r.Out, err)
	}
	if r.locks, err = lockAll(ctx, r.root, r.Out, r.Shard, r.Wait); err != nil {
		r.root.Close()
		return err
	}
	if r.journal, err = r.openJournal(); err != nil {
		r.locks.release()
		r.root.Close()
		return err
	}
	r.plan = &planner{
		journal: r.journal, shelf: r.Shelf, load: r.Load, setting: r.Setting, today: r.Load.Today.String(), out: r.rows,
		trust: r.Trust, retry: r.Retry, hash: newHasher(), sums: map[data.InputRef]Sum{}, details: []string{""}, detailOf: map[string]uint16{"": 0},
	}
	workers := runtime.GOMAXPROCS(0)
	r.crew = &crew{limit: r.Limit, window: 3*workers + 2, start: func() (*renderer, error) {
		return startRenderer(r.Renderer, Setup{r.Folder, r.rows, r.Setting, r.plan.today, workers}, r.locks, 3*workers+2)
	}}
	r.report = newReporter(r.root, r.Shard.reportName())
	return nil
}

func (r *run) openJournal() (*journal, error) {
	name := r.Shard.journalFolder()
	dir, err := r.root.OpenRoot(name)
	if err != nil {
		return nil, explainOut(r.Out, err)
	}
	return openJournal(dir, filepath.Join(r.Out, filepath.FromSlash(name)), r.Shard.has)
}

func (r *run) close() {
	r.report.close()
	r.locks.release()
	r.root.Close()
}

// work does what the run is for.
func (r *run) work(ctx context.Context) error {
	err := r.check(ctx)
	if err == nil && !r.DryRun {
		err = r.draw(ctx)
	}
	left := r.crew.dismiss()
	r.sweep(left)
	if err == nil {
		err = r.prune()
	}
	return err
}

// finish writes what is written whatever happened.
func (r *run) finish(err error) (Summary, error) {
	r.order.flush(len(r.verdicts))
	r.sum.Rows = r.planned.Rows
	r.sum.Left = r.sum.Rows - r.sum.told()
	r.sum.Elapsed = max(0, r.Now().Sub(r.begun))
	if r.DryRun {
		return r.sum, errors.Join(err, r.journal.close())
	}
	if err == nil {
		err = r.journal.compact(r.Shard.has)
	} else {
		r.journal.close()
	}
	head := reportHead{
		Version: reportVersion, Program: r.Setting.Program, Batch: filepath.ToSlash(r.File), Shard: r.Shard.String(),
		Status: r.Status(r.sum, err), Begun: r.begun, Seconds: r.sum.Elapsed.Seconds(), Day: r.plan.today, Setting: r.Setting,
		Summary: r.sum, Orphans: r.orphans, Pruned: r.pruned,
	}
	if err != nil {
		head.Error = err.Error()
	}
	for _, in := range r.Batch.Inputs {
		head.Inputs = append(head.Inputs, planInput{in.Name, in.SHA256})
	}
	return r.sum, errors.Join(err, r.report.finish(head))
}
