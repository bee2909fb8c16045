package batch

import (
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
)

// What supervisor and renderer say to each other: one JSON object a line. The
// supervisor first sends a Setup, then Jobs; the renderer answers each job with an
// Answer when it begins, one when it publishes files, and one when it is done. At the
// end of its input it stops.

// Setup is what all jobs of a renderer have in common.
type Setup struct {
	Folder  string // of the batch file, which the template and its inputs lie in
	Out     string // the folder that outputs are published below
	Setting Setting
	Today   string        // the day that limits on the age of figures are measured against
	Workers int           // how many rows are drawn at once
	Limit   time.Duration // that a row may take to be drawn
}

// Job is a row that is to be checked, or drawn and published.
type Job struct {
	Number  int // of the job, in the order of the plan
	Draw    bool
	Name    string
	Set     map[string]string `json:",omitempty"`
	Edition string            `json:",omitempty"`
	Size    string            `json:",omitempty"`
	Pos     data.Pos
	// Have are outputs that stand on the disk as the journal has them.
	Have []publish.File `json:",omitempty"`

	alone bool // no other is to be at work meanwhile
	begun bool // the renderer, or one before it, has had it
}

// Row is the row of the plan that a job is for.
func (j Job) Row() (file.Row, error) {
	row := file.Row{Name: j.Name, Set: j.Set, Edition: j.Edition, Pos: j.Pos}
	if j.Size == "" {
		return row, nil
	}
	size, err := data.ParseSize(j.Size)
	row.Size = size
	return row, err
}

func jobOf(number int, r file.Row) Job {
	j := Job{Number: number, Name: r.Name, Set: r.Set, Edition: r.Edition, Pos: r.Pos}
	if !r.Size.IsZero() {
		j.Size = r.Size.String()
	}
	return j
}

// Answer is what the renderer says of a job.
type Answer struct {
	Number int
	Stage  stage   `json:",omitempty"`
	Result *Result `json:",omitempty"` // of doneStage
}

// stage is how far a job has come.
type stage int

const (
	doneStage stage = iota
	drawingStage
	// publishingStage is when files get their final names. A row that takes too long
	// is not stopped then: some would be new and others old.
	publishingStage
)

// Result is what became of a job; of one that was only checked, or that failed, there
// are no outputs.
type Result struct {
	Failure   *Failure   `json:",omitempty"` // nil: it is done
	Inputs    []Input    `json:",omitempty"`
	AgeLimits []AgeLimit `json:",omitempty"`
	// Outputs are files: the last describes the others.
	Outputs  []publish.File `json:",omitempty"`
	Warnings data.Faults    `json:",omitempty"`
	Took     time.Duration
}

// Blame says who is at fault when a row fails.
type Blame string

// The kinds of blame.
const (
	InputFault   Blame = "input"   // a file: it will fail again
	ProgramFault Blame = "program" // a bug: likewise
	SlowRow      Blame = "limit"   // it took longer than it may
	Crashed      Blame = "killed"  // it killed the renderer, twice
	MachineFault Blame = "machine" // disk full, read-only: try later
)

// Failure is why a row is not there, or not as it should be.
type Failure struct {
	Blame  Blame
	Faults data.Faults `json:",omitempty"` // of files
	Text   string      `json:",omitempty"` // otherwise
	// Fatal: all other rows would fail for the same reason.
	Fatal bool `json:",omitempty"`
}

// Error says why in one line.
func (f *Failure) Error() string {
	if len(f.Faults) > 0 {
		return f.Faults[0].Error()
	}
	return f.Text
}
