package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"briefing/cmd/briefing/internal/batch"
	"briefing/data"
	"briefing/data/file"
)

// batchOptions holds the flags of batch.
type batchOptions struct {
	out      dirFlag
	today    dayFlag
	set      setFlag
	limit    time.Duration
	shard    shardFlag
	merge    countFlag
	keep     countFlag
	metrics  string
	log      logFlag
	json     bool
	dryRun   bool
	failFast bool
	goOn     bool
	prune    bool
	retry    bool
	trust    bool
	wait     bool
}

// rowLimit is how long a row may take, unless the file or a flag says otherwise.
const rowLimit = time.Minute

func (o *batchOptions) flags(f *pflag.FlagSet) {
	f.VarP(&o.out, "out", "o", "folder to write to")
	f.Var(&o.today, "date", "day from which the age of data is measured, and that\n--keep names generations by (default today)")
	f.Lookup("date").DefValue = ""
	f.Var(&o.set, "set", "value of a parameter that rows leave out; may be given several times")
	f.BoolVar(&o.dryRun, "dry-run", false, "only print which rows would be built, and why")
	f.BoolVar(&o.goOn, "keep-going", true, "a row that fails does not stop the others")
	f.BoolVar(&o.failFast, "fail-fast", false, "stop at the first row that fails")
	f.DurationVar(&o.limit, "limit", 0, "how long a row may take, such as 30s; overrides the file's (default 1m)")
	f.Lookup("limit").DefValue = "0s"
	f.BoolVar(&o.retry, "retry", false, "try rows in quarantine again: those that killed the program")
	f.BoolVar(&o.prune, "prune", false, "remove outputs that no row makes any more")
	o.keep.max, o.merge.max = 100_000, batch.MaxShards
	f.Var(&o.keep, "keep", "write into a folder of the day, link latest to it, and keep `N` of them")
	f.BoolVar(&o.trust, "trust-journal", false, "do not check that outputs exist: they are kept elsewhere")
	f.BoolVar(&o.wait, "wait", false, "wait for another run that uses the folder")
	f.Var(&o.shard, "shard", "build one of N parts of the rows, with I from 0")
	f.Var(&o.merge, "merge", "build nothing, and report whether all `N` shards together are complete")
	f.StringVar(&o.metrics, "metrics", "", "write the results of the run to a `FILE` for Prometheus")
	f.Var(&o.log, "log", "log lines on standard error: text or json")
	f.BoolVar(&o.json, "json", false, "report what happens as JSON, one object per line, on standard output")
}

func newBatch(s *session) *cobra.Command {
	opt := &batchOptions{out: "out", today: newOptions().today}
	cmd := &cobra.Command{
		Use:   "batch FILE",
		Short: "Build many briefings from one template and a table of parameters",
		Long: `batch builds the template of a batch FILE once for each of its rows, each into a
folder of its own, as build would. Only rows that changed are built, and of those
only the pictures that changed; files whose bytes would be the same are left
alone. A run may be killed at any moment: nothing is half written, and the next
run builds the rest.

Every row that is to be built is checked before the first is drawn. A row that
fails, takes too long, or kills the program does not stop the others, and its old
outputs stay. out/report.json has the result of every row.`,
		Example: `  briefing init --batch demo
  briefing batch demo/batch.yaml --dry-run
  briefing batch demo/batch.yaml --out /srv/briefings --prune`,
		Args: exactArgs(1, "the batch file"),
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := opt.check(cmd.Flags()); err != nil {
				return err
			}
			return s.batch(cmd.Context(), files[0], opt)
		},
	}
	opt.flags(cmd.Flags())
	return cmd
}

// exactArgs checks that a command gets n arguments.
func exactArgs(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return &usageError{what + " is missing", fmt.Sprintf("see `%s --help`", cmd.CommandPath())}
		}
		return maxArgs(n)(cmd, args)
	}
}

// check refuses flags that contradict each other.
func (o *batchOptions) check(f *pflag.FlagSet) error {
	sharded, merges, keeps := !o.shard.whole(), o.merge.n > 0, o.keep.n > 0
	switch {
	case f.Changed("limit") && o.limit <= 0:
		return &usageError{fmt.Sprintf("no row can be built in %v", o.limit), "write a time such as --limit 30s"}
	case o.failFast && f.Changed("keep-going") && o.goOn:
		return &usageError{"--keep-going and --fail-fast cannot be used together", "leave one out"}
	case sharded && merges:
		return &usageError{"--shard and --merge cannot be used together", "merge when all shards have run"}
	case keeps && (sharded || merges || o.trust || o.prune):
		return &usageError{"--keep cannot be used with --shard, --merge, --prune or --trust-journal", "leave one out"}
	case merges && (o.dryRun || o.prune || o.trust || o.retry || o.failFast || f.Changed("limit")):
		return &usageError{"--merge builds nothing: it cannot be used with --dry-run, --prune, --trust-journal, --retry, --fail-fast or --limit", "leave one out"}
	}
	return o.checkMetrics()
}

// checkMetrics refuses to replace a file that is not one of metrics.
func (o *batchOptions) checkMetrics() error {
	if o.metrics == "" {
		return nil
	}
	info, err := os.Lstat(o.metrics)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && (info.Size() == 0 || batch.IsMetrics(o.metrics)) {
		return nil
	}
	return &usageError{fmt.Sprintf("%s is not a file of metrics that a run wrote", o.metrics), "name a file of its own after --metrics"}
}

// config returns the run that the flags ask for, without what the batch file says.
func (o *batchOptions) config(src source, fsys fs.FS) batch.Config {
	return batch.Config{
		Files: file.NewFileCache(fsys), Options: file.Options{Today: o.today.Period, FindFont: installed.find},
		File: src.path, Folder: src.folder, Out: string(o.out), Setting: batch.Setting{Program: producer},
		Shard: o.shard.Shard, Merge: o.merge.n,
		Wait: o.wait, FailFast: o.failFast || !o.goOn, Retry: o.retry, Trust: o.trust, Prune: o.prune, Keep: o.keep.n, DryRun: o.dryRun,
		Renderer: func() *exec.Cmd { return batch.Self(renderCommand) },
		Now:      time.Now, Status: batchStatus,
	}
}

// batch builds a batch, and writes its metrics however that ends. The error is one of
// the command line, the batch file, the machine or the context; what is wrong with rows
// has been reported.
func (s *session) batch(ctx context.Context, file string, opt *batchOptions) error {
	c := batch.Config{File: file, Shard: opt.shard.Shard, Now: time.Now}
	sum, err := s.runBatch(ctx, file, opt, &c)
	switch {
	case opt.metrics == "":
		return err
	case opt.dryRun:
		s.reporter.note("a dry run writes no metrics")
		return err
	}
	return errors.Join(err, batch.WriteMetrics(opt.metrics, c, sum, int(s.status.worse(statusOf(err)))))
}

// runBatch completes the configuration of the run, and runs it.
func (s *session) runBatch(ctx context.Context, name string, opt *batchOptions, c *batch.Config) (sum batch.Summary, err error) {
	reporter := s.newBatchReporter(opt)
	src, err := newSource(name)
	if err != nil {
		return sum, err
	}
	fsys, release, err := src.open()
	if err != nil {
		return sum, err
	}
	defer release()
	*c = opt.config(src, fsys)
	c.OnEvent = reporter.event
	b, err := file.LoadBatch(fsys, src.name, file.Options{Set: opt.set})
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return s.refuse(ctx, *c, opt, reporter, inFolder(src.folder, faults))
	}
	if err != nil {
		return sum, err
	}
	c.Batch = b
	c.Setting = batch.Setting{Program: producer, Template: b.Template, Formats: formatNames(b), Theme: b.Theme, DPI: b.DPI, EmbedFonts: b.EmbedFonts}
	c.Limit = cmp.Or(opt.limit, b.Limit, rowLimit)
	tuneCollector(supervisorPercent)
	sum, err = batch.Run(ctx, *c)
	s.status = s.status.worse(status(batchStatus(sum, err)))
	if err != nil {
		reporter.problem(err)
	}
	reporter.summary(sum, s.status)
	return sum, nil
}

// refuse ends a batch whose file is at fault. The report says so, so that nobody takes
// the last report for that of this run; if it cannot be written, the faults matter
// more.
func (s *session) refuse(ctx context.Context, c batch.Config, opt *batchOptions, reporter *batchReporter, faults data.Faults) (sum batch.Summary, err error) {
	reporter.faults(faults)
	s.status = s.status.worse(inputFault)
	if !opt.dryRun {
		c.Refused = faults
		if sum, err = batch.Run(ctx, c); !isError[data.Faults](err) {
			reporter.note("no report was written: " + err.Error())
		}
	}
	reporter.summary(sum, s.status)
	return sum, nil
}

// batchStatus returns the exit status of a batch.
func batchStatus(sum batch.Summary, err error) int {
	s := statusOf(err)
	if !sum.Complete() && err == nil {
		s = s.worse(inputFault)
	}
	if sum.Machine {
		s = s.worse(machineFault)
	}
	if sum.OldRows > 0 {
		s = s.worse(staleData)
	}
	return int(s)
}

// shardFlag is the flag for one shard of the rows.
type shardFlag struct{ batch.Shard }

func (f *shardFlag) whole() bool { return f.Of == 0 }

// Set parses I/N.
func (f *shardFlag) Set(text string) (err error) {
	f.Shard, err = batch.ParseShard(text)
	return err
}

// Type names the value in the help.
func (f *shardFlag) Type() string { return "I/N" }

// countFlag is a number from 1 to max; 0 if not given.
type countFlag struct{ n, max int }

// Set parses the number.
func (f *countFlag) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > f.max {
		return fmt.Errorf("%q is not a number of them; write one from 1 to %d", text, f.max)
	}
	f.n = n
	return nil
}

// String returns the number; empty if not given.
func (f *countFlag) String() string {
	if f.n == 0 {
		return ""
	}
	return strconv.Itoa(f.n)
}

// Type names the value in the help.
func (f *countFlag) Type() string { return "N" }

// logFlag is the format of log lines; empty for none.
type logFlag string

// Set parses text or json.
func (f *logFlag) Set(text string) error {
	if text != "text" && text != "json" {
		return fmt.Errorf("%q is not a form of log lines; write text or json", text)
	}
	*f = logFlag(text)
	return nil
}

// String returns the format.
func (f *logFlag) String() string { return string(*f) }

// Type names the value in the help.
func (f *logFlag) Type() string { return "FORM" }
