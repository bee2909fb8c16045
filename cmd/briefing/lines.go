package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"briefing/data"
)

// lines is the reporter for people. What was done goes to standard output, what is
// wrong to standard error.
type lines struct {
	out, err    io.Writer
	interactive bool // standard error is a terminal
	colour      bool
}

func newLines(stdout, stderr io.Writer) *lines {
	interactive := isTerminal(stderr)
	return &lines{stdout, stderr, interactive, interactive && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Colours of a terminal, as parameters of its SGR sequence.
const (
	bold   = "1"
	red    = "1;31"
	yellow = "1;33"
	green  = "1;32"
)

func (l *lines) paint(sgr, text string) string {
	if !l.colour {
		return text
	}
	return "\x1b[" + sgr + "m" + text + "\x1b[0m"
}

func (l *lines) fault(kind faultKind, f data.Fault) {
	f = f.Printable()
	var b strings.Builder
	b.WriteString(l.paint(bold, f.Pos.String()+":") + " ")
	switch kind {
	case isWarning:
		b.WriteString(l.paint(yellow, "warning:") + " ")
	case isStale:
		b.WriteString(l.paint(yellow, "stale:") + " ")
	case isTold:
		b.WriteString("found: ")
	}
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	b.WriteString(l.paint(bold, f.Text))
	if f.Rule != "" {
		b.WriteString(" [" + f.Rule + "]")
	}
	b.WriteString("\n")
	if line, caret, found := strings.Cut(f.Caret(), "\n"); found {
		fmt.Fprintf(&b, "    %s\n    %s\n", line, l.paint(green, caret))
	}
	if f.Hint != "" {
		b.WriteString("  hint: " + f.Hint + "\n")
	}
	io.WriteString(l.err, b.String())
}

func (l *lines) problem(err error) {
	text, stack := err.Error(), ""
	if bug, ok := errors.AsType[*bugError](err); ok && bug.stack != nil {
		text, stack = strings.TrimSuffix(text, "\n"+string(bug.stack)), "\n"+string(bug.stack)
	}
	fmt.Fprintf(l.err, "briefing: %s\n", l.paint(red, data.Printable(text)+stack))
}

func (l *lines) note(text string) { fmt.Fprintf(l.err, "note: %s\n", data.Printable(text)) }

func (l *lines) output(path string, o output) {
	word := "unchanged"
	if o.Written {
		word = "wrote"
	}
	fmt.Fprintf(l.out, "%s %s\n", word, data.Printable(path))
}

func (l *lines) summary(c counts, _ status, wrote bool) {
	parts := []string{count(c.faults, "fault"), count(c.warnings, "warning")}
	if c.faults > 0 && c.warnings == 0 {
		parts = parts[:1] // of a file with faults they are not known
	}
	if c.failing > 0 {
		parts = append(parts, count(c.failing, "failure"))
	}
	if c.stale > 0 {
		parts = append(parts, count(c.stale, "figure")+" older than the limit")
	}
	text := strings.Join(parts, ", ")
	switch {
	case c.faults > 0 && c.warnings > 0:
		text += "; others come when no fault is left"
	case c.faults > 0:
		text += "; warnings come when none is left"
	}
	if wrote {
		text = fmt.Sprintf("%d written, %d unchanged; %s", c.written, c.unchanged, text)
	}
	fmt.Fprintf(l.out, "%s: %s\n", count(c.files, "file"), text)
}

// count prints a number with its noun.
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (l *lines) progress(file string, steps int) *progress {
	if !l.interactive {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions(steps,
		progressbar.OptionSetWriter(l.err),
		progressbar.OptionSetDescription(data.Printable(file)),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(50*time.Millisecond),
		progressbar.OptionClearOnFinish())}
}

// progress shows how much of a file is done; without a bar it shows nothing. Several
// goroutines may use it.
type progress struct {
	mu  sync.Mutex
	bar *progressbar.ProgressBar
}

// step counts a finished step.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Add(1)
	}
}

// clear removes the bar for good: abandoned work may still count its steps.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
}
