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
	for i := range 8 {
		if table := b.figureTable(f, nil); (len(table.Records) > 0) != (i < 5) {
			t.Errorf("table %d: %d rows", i, len(table.Records))
		}
	}
	if len(b.faults) != 1 || !strings.HasPrefix(b.faults[0].Text, "the tables of the briefing have 120000 cells up to here; at most 100000 fit") {
		t.Errorf("faults %v", b.faults)
	}
}

// TestCellsDue checks that a table says "no value" where one was due, and nothing where none
// was: between censuses, and before a survey began. Where nobody knows, it says so, too.
func TestCellsDue(t *testing.T) {
	series := func(name string, rhythm data.Rhythm, years ...int) *data.Series {
		s := &data.Series{Name: name, Rhythm: rhythm}
		for _, y := range years {
			s.Add(data.PeriodKey(data.YearOf(y)), data.Value{Number: data.Int(int64(y % 100))})
		}
		return s
	}
	yearly, fiveYearly := data.Rhythm{Said: true, Kind: data.Steady, Every: 1, Of: data.Year}, data.Rhythm{Said: true, Kind: data.Steady, Every: 5, Of: data.Year}
	for tag, none := range map[string]string{"en": "no value", "de": "kein Wert", "zh": "无数据"} {
		f := &data.Figure{Periods: true, Unit: data.Unit{Noun: "people"}, Series: []*data.Series{
			series("Census", fiveYearly, 2005, 2010, 2020), series("Survey", yearly, 2015, 2016, 2017, 2019, 2020), series("Other", data.Rhythm{}, 2010, 2020)}}
		f.Finish()
		b := newBuilder(&data.Dataset{Language: tag}).dataTables
		var got []string
		for _, r := range b.figureTable(f, nil).Records {
			row := r.Key + ":"
			for _, c := range r.Cells {
				row += " " + strings.ReplaceAll(c.Text, none, "none") + "|"
			}
			got = append(got, row)
		}
		want := "2005: 5| | none|\n2010: 10| | 10|\n2015: none| 15| none|\n2016: | 16| none|\n2017: | 17| none|\n2019: | 19| none|\n2020: 20| 20| 20|"
		if text := strings.Join(got, "\n"); text != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tag, text, want)
		}
	}
}
