package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"briefing/cmd/briefing/internal/batch"
	"briefing/data"
)

// batchReporter reports what happens during a batch: on standard output as lines for
// people or as events in JSON, on standard error as log lines or, on a terminal, as a
// progress bar.
type batchReporter struct {
	s      *session
	opt    *batchOptions
	events *json.Encoder // nil for lines
	log    *slog.Logger  // nil on a terminal
	bar    *progressbar.ProgressBar
}

func (s *session) newBatchReporter(opt *batchOptions) *batchReporter {
	b := &batchReporter{s: s, opt: opt}
	if opt.json {
		e := newEvents(s.stdout)
		s.reporter, b.events = e, e.to
	}
	switch {
	case opt.log == "json":
		b.log = slog.New(slog.NewJSONHandler(printableJSON{s.stderr}, nil))
	case opt.log == "text" || !opt.json && !isTerminal(s.stderr):
		b.log = slog.New(slog.NewTextHandler(s.stderr, nil))
	}
	return b
}

// event handles an event of the run.
func (b *batchReporter) event(e batch.Event) {
	switch {
	case e.Planned != nil:
		b.planned(e.Planned)
	case e.Step && b.bar != nil:
		b.bar.Add(1)
	case len(e.Faults) > 0:
		b.faults(e.Faults)
	case e.Row != nil:
		b.row(e.Row)
	case e.Note != "":
		b.note(e.Note)
	}
}

// planEvent comes when it is known what there is to do.
type planEvent struct {
	Event string `json:"event"`
	Rows  int    `json:"rows"`
	Build int    `json:"build"`
}

func (b *batchReporter) planned(p *batch.Planned) {
	if b.events != nil {
		b.events.Encode(planEvent{"plan", p.Rows, p.Build})
	}
	if b.log != nil {
		b.log.Info("planned", "rows", p.Rows, "build", p.Build)
	} else if isTerminal(b.s.stderr) && p.Build > 0 && !b.opt.dryRun {
		b.bar = progressbar.NewOptions(p.Build, progressbar.OptionSetWriter(b.s.stderr), progressbar.OptionSetDescription("rows"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
}

// faults reports what is wrong with files.
func (b *batchReporter) faults(faults data.Faults) {
	if b.log == nil || b.events != nil {
		b.clear()
		b.s.faults(isFault, faults)
	}
	if b.log != nil {
		for _, f := range faults {
			args := []any{"file", f.Pos.String(), "text", f.Text}
			if f.Path != "" {
				args = append(args, "path", f.Path)
			}
			if f.Hint != "" {
				args = append(args, "hint", f.Hint)
			}
			if f.Row != (data.Pos{}) {
				args = append(args, "row", f.Row.String())
			}
			b.log.Error("fault", args...)
		}
	}
}

// clear removes the progress bar while something else is printed.
func (b *batchReporter) clear() {
	if b.bar != nil {
		b.bar.Clear()
	}
}

// rowEvent is the result of a row.
type rowEvent struct {
	Event string `json:"event"`
	*batch.RowReport
}

func (b *batchReporter) row(r *batch.RowReport) {
	if b.events != nil {
		b.events.Encode(rowEvent{"row", r})
	} else if b.opt.dryRun && r.State != batch.Skipped {
		fmt.Fprintln(b.s.stdout, data.Printable(fmt.Sprintf("%s %s: %s", r.State, r.Row, whyBuilt(r))))
	}
	bad := r.State == batch.Failed || r.State == batch.InQuarantine || r.State == batch.Missing
	switch {
	case b.log != nil:
		b.logRow(r, bad)
	case bad && b.events == nil && len(r.Faults) == 0:
		b.clear()
		b.s.reporter.problem(fmt.Errorf("%s: %s: %s", r.Row, r.State, r.Error))
	}
}

// whyBuilt returns the reason of a row, what it refers to, and the number that changed.
func whyBuilt(r *batch.RowReport) string {
	why := r.Reason
	if r.Detail != "" {
		why += " (" + r.Detail + ")"
	}
	if r.Changes != nil {
		why += ": " + r.Changes.String()
	}
	return why
}

func (b *batchReporter) logRow(r *batch.RowReport, bad bool) {
	args := []any{"row", r.Row}
	if r.Reason != "" {
		args = append(args, "why", whyBuilt(r))
	}
	switch {
	case bad:
		if r.Stale {
			args = append(args, "stale", true)
		}
		b.log.Error(string(r.State), append(args, "error", r.Error)...)
	case r.State == batch.Skipped:
		b.log.Debug(string(r.State), args...)
	default:
		for _, w := range r.Warnings {
			b.log.Warn("warning", "row", r.Row, "file", w.Pos.String(), "text", w.Text, "rule", w.Rule)
		}
		b.log.Info(string(r.State), append(args, "seconds", r.Seconds, "files", len(r.Outputs))...)
	}
}

func (b *batchReporter) note(text string) {
	if b.log != nil {
		b.log.Info(text)
	}
	if b.events != nil || b.log == nil {
		b.clear()
		b.s.reporter.note(text)
	}
}

func (b *batchReporter) problem(err error) {
	if b.log != nil {
		b.log.Error(err.Error())
	}
	if b.events != nil || b.log == nil {
		b.clear()
		b.s.reporter.problem(err)
	}
}

type batchSummaryEvent struct {
	Event  string `json:"event"`
	Status status `json:"status"`
	batch.Summary
}

// summary prints the last line.
func (b *batchReporter) summary(sum batch.Summary, s status) {
	if b.bar != nil {
		b.bar.Clear()
	}
	if b.events != nil {
		b.events.Encode(batchSummaryEvent{"summary", s, sum})
		return
	}
	fmt.Fprintln(b.s.stdout, summaryLine(sum, s))
}

// summaryLine counts each row once, by its state, then those among them that need
// attention, then files.
func summaryLine(sum batch.Summary, s status) string {
	line := count(sum.Rows, "row")
	switch {
	case sum.Rows == 0 && s != done:
		line = "no row was checked"
	case sum.Unread:
		line = "of the first " + line
	}
	line += listCounts(": ", []counted{
		{sum.WouldBuild, "to be built"}, {sum.Built, "built"}, {sum.Same, "built with the same bytes"}, {sum.Skipped, "unchanged"},
		{sum.Failed, "failed"}, {sum.Quarantined, "in quarantine"}, {sum.Missing, "missing"}, {sum.Left, "not reached"},
	})
	line += listCounts("; of these ", []counted{{sum.Stale, "with outputs that are out of date"}, {sum.OldRows, "with figures older than the limit"}})
	line += fmt.Sprintf("; %s written", count(sum.Written, "file"))
	return line + listCounts(", ", []counted{{sum.Pruned, "removed"}, {sum.Orphans, "that no row makes any more"}})
}

// counted is how many there are of something.
type counted struct {
	n    int
	what string
}

// listCounts lists what there is any of, after a beginning; it returns nothing for
// nothing.
func listCounts(begin string, all []counted) string {
	var parts []string
	for _, c := range all {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return begin + strings.Join(parts, ", ")
}
