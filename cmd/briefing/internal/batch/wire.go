package batch

import (
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/batch"
)

// Supervisor and renderer talk in JSON, one object a line. The supervisor sends a
// Setup, then Jobs. The renderer answers each job when it begins to draw, when it
// publishes files and when it is done. It stops at the end of its input.
//
// What is used of a large table is known to the renderer alone: the supervisor asks it for the
// checksum, so that only one of the two reads the table.

// Setup is what all jobs of a renderer have in common.
type Setup struct {
	Folder  string // of the batch file, the template and its inputs
	Out     string // outputs are published below it
	Setting Setting
	Today   string        // the age of figures is measured on this day
	Workers int           // how many rows are drawn at once
	Limit   time.Duration // for drawing one row
}

// Job is a row to check, or to draw and publish.
type Job struct {
	Number  int // in the order of the plan
	Draw    bool
	Name    string
	File    string            `json:",omitempty"`
	Set     map[string]string `json:",omitempty"`
	Edition string            `json:",omitempty"`
	Size    string            `json:",omitempty"`
	Pos     data.Pos
	// Existing lists outputs that are on disk as the journal says; DrawnFrom is only set if
	// this version of the program drew them. A job that only checks has them if it is also
	// to say what has changed.
	Existing []publish.File `json:",omitempty"`
	// Sums is what checksums are asked of, where that is the whole job.
	Sums []data.InputRef `json:",omitempty"`

	alone bool // must be the only one running
	begun bool // a renderer has had it before
}

// Row returns the row of the plan that the job is for.
func (j Job) Row() (batch.Row, error) {
	row := batch.Row{Name: j.Name, File: j.File, Set: j.Set, Edition: j.Edition, Pos: j.Pos}
	if j.Size == "" {
		return row, nil
	}
	size, err := data.ParseSize(j.Size)
	row.Size = size
	return row, err
}

func jobOf(number int, r batch.Row) Job {
	j := Job{Number: number, Name: r.Name, File: r.File, Set: r.Set, Edition: r.Edition, Pos: r.Pos}
	if !r.Size.IsZero() {
		j.Size = r.Size.String()
	}
	return j
}

// Answer is a message of the renderer about a job.
type Answer struct {
	Number int
	Stage  stage      `json:",omitempty"`
	Result *Result    `json:",omitempty"` // only with doneStage
	Sums   []SumFound `json:",omitempty"` // those that were asked for, in order
}

// sound reports whether a renderer may say this.
func (a *Answer) sound() bool {
	switch {
	case a.Sums != nil:
		return a.Stage == doneStage && a.Result == nil
	case a.Stage == doneStage:
		return a.Result != nil
	}
	return a.Result == nil && (a.Stage == drawingStage || a.Stage == publishingStage)
}

// SumFound is a checksum, or why there is none.
type SumFound struct {
	Sum   publish.Sum
	Error string `json:",omitempty"`
}

// stage is how far a job has come.
type stage int

const (
	doneStage stage = iota
	drawingStage
	// publishingStage is when files get their final names. A row is not stopped then,
	// however long it takes: some files would be new and others old.
	publishingStage
)

// Result is the result of a job. A job that only checks, or that failed, has no
// outputs.
type Result struct {
	Failure   *Failure   `json:",omitempty"` // nil if it succeeded
	Inputs    []Input    `json:",omitempty"`
	AgeLimits []AgeLimit `json:",omitempty"`
	// The last of the Outputs describes the others.
	Outputs  []publish.File `json:",omitempty"`
	Warnings data.Faults    `json:",omitempty"`
	Changes  *Changes       `json:",omitempty"`
	Took     time.Duration
}

// Blame says who is at fault when a row fails.
type Blame string

// The kinds of blame.
const (
	InputFault   Blame = "input"   // a file: it will fail again
	ProgramFault Blame = "program" // a bug: likewise
	SlowRow      Blame = "limit"   // it took longer than its limit
	Crashed      Blame = "killed"  // it killed the renderer twice
	MachineFault Blame = "machine" // disk full, read-only: try later
)

// Failure is why a row was not drawn or published.
type Failure struct {
	Blame  Blame
	Faults data.Faults `json:",omitempty"` // of files
	Text   string      `json:",omitempty"` // if there are no faults
	// Fatal means that all other rows would fail for the same reason.
	Fatal bool `json:",omitempty"`
}

// Error returns the failure in one line.
func (f *Failure) Error() string {
	if len(f.Faults) > 0 {
		return f.Faults[0].Error()
	}
	return f.Text
}
