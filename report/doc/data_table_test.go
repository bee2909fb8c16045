package doc

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestTableTooLong checks that a table no reader would leaf through is a fault, and
// has no rows.
func TestTableTooLong(t *testing.T) {
	b := newBuilder(&data.Dataset{Language: "en"}).dataTables
	f := &data.Figure{Keys: make([]data.Key, maxRows+1), Series: []*data.Series{{}}}
	if table := b.figureTable(f, nil); len(table.Records) > 0 || len(b.faults) != 1 || !strings.HasPrefix(b.faults[0].Text, "a table of 10001 rows; at most 10000 fit") {
		t.Errorf("%d rows, faults %v", len(table.Records), b.faults)
	}
}

// TestTablesTooLong checks that the tables of a briefing have a limit together, too,
// and that one fault says so.
func TestTablesTooLong(t *testing.T) {
	b := newBuilder(&data.Dataset{Language: "en"}).dataTables
	f := &data.Figure{Keys: make([]data.Key, maxRows), Series: []*data.Series{{}}}
	for i := range maxAllRows/maxRows + 3 {
		if table := b.figureTable(f, nil); (len(table.Records) > 0) != (i < maxAllRows/maxRows) {
			t.Errorf("table %d: %d rows", i, len(table.Records))
		}
	}
	if len(b.faults) != 1 || !strings.HasPrefix(b.faults[0].Text, "the tables of the briefing have 110000 rows up to here; at most 100000 fit") {
		t.Errorf("faults %v", b.faults)
	}
}
