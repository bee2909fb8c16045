package doc

import (
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// A table of one column says beside each value how it was computed; one of several, and one
// of shares of parts, says it once below.
func TestComputedOnce(t *testing.T) {
	parts := &data.Figure{ID: "parts"}
	for _, tt := range []struct {
		name    string
		by      data.Method
		whole   string
		columns int
		remarks string // in each cell
		notes   []language.Word
	}{
		{"growth", data.Growth, "", 1, "computed: 2 ÷ 1", []language.Word{language.WordNoteComputed}},
		{"growth of two", data.Growth, "", 2, "", []language.Word{language.WordNoteComputed}},
		{"shares", data.ShareOfTotal, "", 1, "", []language.Word{language.WordNoteComputed, language.WordMethodShareOfParts}},
		{"shares of two", data.ShareOfTotal, "", 2, "", []language.Word{language.WordNoteComputed, language.WordMethodShareOfParts}},
		{"shares of a whole", data.ShareOfTotal, "World", 2, "", []language.Word{language.WordNoteComputed, language.WordMethodShareOfWhole}},
	} {
		b := newBuilder(&data.Dataset{Language: "en"})
		f := &data.Figure{Keys: []data.Key{data.CategoryKey("A")}, Derived: &data.Derivation{By: tt.by, From: []*data.Figure{parts}, Whole: tt.whole}}
		for range tt.columns {
			v := data.Value{Number: data.Int(2), More: &data.Detail{Computed: "2 ÷ 1"}}
			f.Series = append(f.Series, &data.Series{Keys: f.Keys, Values: []data.Value{v}})
		}
		table := b.dataTables.figureTable(f, nil, data.TablePlain)
		for _, c := range table.Records[0].Cells {
			if c.Remarks != tt.remarks {
				t.Errorf("%s: a cell says %q, want %q", tt.name, c.Remarks, tt.remarks)
			}
		}
		var want []string
		for _, w := range tt.notes {
			want = append(want, b.say.Say(w, "whole", tt.whole))
		}
		if got := b.dataTables.tableNotes(f); got != prefixed(b.say, b.say.Say(language.WordNote), b.say.Paragraph(want)) {
			t.Errorf("%s: the note says %q", tt.name, got)
		}
	}
}
