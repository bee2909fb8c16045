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
	Built        State = "built"       // drawn, and some bytes are new
	Same         State = "same"        // drawn, and all bytes were there already
	Skipped      State = "skipped"     // nothing has changed
	Failed       State = "failed"      // not drawn; what stood there before stays
	InQuarantine State = "quarantined" // not drawn: it killed the program; what stood there before stays
	WouldBuild   State = "would build" // in a dry run
	Missing      State = "missing"     // in a merge: no shard has built it
)

// RowReport is the result of a row.
type RowReport struct {
	Row    string `json:"row"`
	State  State  `json:"state"`
	Reason string `json:"reason,omitempty"` // why it was to be built
	Detail string `json:"detail,omitempty"` // the file that the reason is about
	// Changes are what it says now that its outputs did not say; nil if those are gone,
	// carry no data or say the same.
	Changes *Changes `json:"changes,omitempty"`
	// Blame and Error say why it failed; Faults are those of its files.
	Blame  Blame       `json:"blame,omitempty"`
	Error  string      `json:"error,omitempty"`
	Faults data.Faults `json:"-"`
	// Stale is set if the outputs on disk no longer match the inputs.
	Stale bool `json:"stale,omitempty"`
	// OldFigures lists the figures that are older than their limits.
	OldFigures []string       `json:"oldFigures,omitempty"`
	Seconds    float64        `json:"seconds,omitempty"`
	Key        publish.Sum    `json:"key,omitzero"`
	Outputs    []publish.File `json:"outputs,omitempty"`
	Warnings   data.Faults    `json:"-"`

	page *publish.File // its web page on disk; nil for none, or if only the journal knows it
}

// Event is something that happens during a run; one of its fields is set.
type Event struct {
	Planned *Planned
	Faults  data.Faults // of a row that is not drawn
	Row     *RowReport
	Note    string
	Step    bool // a row is finished that is reported later, in its turn
}

// Planned reports how many rows there are and how many of them will be drawn, once that
// is known.
type Planned struct{ Rows, Build int }

// Summary is the result of a run. Each row is in one of the counts from Built to Left, or
// in WouldBuild: one that was tried again, or that failed and keeps its old outputs, counts
// once. Stale and OldRows say how many of them need attention.
type Summary struct {
	Rows        int   `json:"rows"` // of the plan, or of the shard
	Built       int   `json:"built"`
	Same        int   `json:"same"`
	Skipped     int   `json:"skipped"`
	Failed      int   `json:"failed"`
	Quarantined int   `json:"quarantined"`
	Missing     int   `json:"missing"`   // of a merge
	Left        int   `json:"left"`      // not reached, because the run ended early; see Unread
	Stale       int   `json:"stale"`     // with outputs on disk that no longer match the inputs
	OldRows     int   `json:"oldRows"`   // with figures older than their limits
	Orphans     int   `json:"orphans"`   // files that no row makes any more and that are kept
	Pruned      int   `json:"pruned"`    // such files that were removed
	Written     int   `json:"written"`   // files
	Unchanged   int   `json:"unchanged"` // files of rows that were drawn
	Bytes       int64 `json:"bytes"`     // of the files written
	Warnings    int   `json:"warnings"`
	WouldBuild  int   `json:"wouldBuild"` // in a dry run

	// Unread is set where the run ended before it had read all rows: there may be more of them
	// than Rows.
	Unread bool `json:"unread,omitempty"`

	Machine bool          `json:"-"` // a failure was the machine's
	Elapsed time.Duration `json:"-"`
}

// Complete reports whether every row is there as the inputs describe it.
func (s Summary) Complete() bool { return s.Failed+s.Quarantined+s.Missing+s.Left == 0 }

// count adds a row.
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
	if len(r.OldFigures) > 0 {
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

// reported returns how many rows have been reported.
func (s Summary) reported() int {
	return s.Built + s.Same + s.Skipped + s.Failed + s.Quarantined + s.Missing + s.WouldBuild
}
