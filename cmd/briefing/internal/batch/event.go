package batch

import (
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// State is what a run did with a row.
type State string

// The states.
const (
	Built        State = "built"       // drawn, and something of it is new
	Same         State = "same"        // drawn, and every byte was there already
	Skipped      State = "skipped"     // nothing has changed
	Failed       State = "failed"      // not drawn; what stood there before stays
	InQuarantine State = "quarantined" // not drawn: it killed the program; likewise
	WouldBuild   State = "would build" // of a run that only says so
	Missing      State = "missing"     // of a merge: no shard has built it
)

// RowReport is what there is to say of a row.
type RowReport struct {
	Row    string `json:"row"`
	State  State  `json:"state"`
	Reason string `json:"reason,omitempty"` // why it was to be built
	Detail string `json:"detail,omitempty"` // the file that the reason is about
	// Blame and Error say why it failed; Faults are those of files.
	Blame  Blame       `json:"blame,omitempty"`
	Error  string      `json:"error,omitempty"`
	Faults data.Faults `json:"-"`
	// Stale is set when what stands on the disk is not what the inputs say now.
	Stale bool `json:"stale,omitempty"`
	// Old are the figures that are older than their limits.
	Old      []string       `json:"oldFigures,omitempty"`
	Seconds  float64        `json:"seconds,omitempty"`
	Key      publish.Sum    `json:"key,omitzero"`
	Outputs  []publish.File `json:"outputs,omitempty"`
	Warnings data.Faults    `json:"-"`
}

// Event is something that happens during a run: one of its members is set.
type Event struct {
	Planned *Planned
	Faults  data.Faults // of a row that is not drawn
	Row     *RowReport
	Note    string
	Step    bool // a row is done that is told later, in its turn
}

// Planned is told when it is known what there is to do: how many rows there are, and
// how many of them are drawn.
type Planned struct{ Rows, Build int }

// Summary is what a run comes to.
type Summary struct {
	Rows        int   `json:"rows"` // of the plan, or of the shard
	Built       int   `json:"built"`
	Same        int   `json:"same"`
	Skipped     int   `json:"skipped"`
	Failed      int   `json:"failed"`
	Quarantined int   `json:"quarantined"`
	Missing     int   `json:"missing"`   // of a merge
	Left        int   `json:"left"`      // not come to, because the run ended early
	Stale       int   `json:"stale"`     // what stands there is not what the inputs say now
	OldRows     int   `json:"oldRows"`   // have figures older than their limits
	Orphans     int   `json:"orphans"`   // files that no row makes any more, and that stay
	Pruned      int   `json:"pruned"`    // such files that were removed
	Written     int   `json:"written"`   // files
	Unchanged   int   `json:"unchanged"` // files of rows that were drawn
	Bytes       int64 `json:"bytes"`     // of the files written
	Warnings    int   `json:"warnings"`
	WouldBuild  int   `json:"wouldBuild"` // of a run that only says so

	Machine bool          `json:"-"` // the machine is to blame for a failure
	Elapsed time.Duration `json:"-"`
}

// Complete reports whether every row is there as the inputs say.
func (s Summary) Complete() bool { return s.Failed+s.Quarantined+s.Missing+s.Left == 0 }

// count takes in a row.
func (s *Summary) count(r *RowReport) {
	switch r.State {
	case Built:
		s.Built++
	case Same:
		s.Same++
	case Skipped:
		s.Skipped++
	case Failed:
		s.Failed++
	case InQuarantine:
		s.Quarantined++
	case Missing:
		s.Missing++
	case WouldBuild:
		s.WouldBuild++
	}
	s.Machine = s.Machine || r.Blame == MachineFault
	if r.Stale {
		s.Stale++
	}
	if len(r.Old) > 0 {
		s.OldRows++
	}
	s.Warnings += r.Warnings.Count()
	for _, o := range r.Outputs {
		if o.Written {
			s.Written++
			s.Bytes += o.Size
		} else {
			s.Unchanged++
		}
	}
}

// reported is how many rows were told of.
func (s Summary) reported() int {
	return s.Built + s.Same + s.Skipped + s.Failed + s.Quarantined + s.Missing + s.WouldBuild
}
