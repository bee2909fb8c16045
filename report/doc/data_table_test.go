package doc

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// TestTableTooLong checks that a table no reader would leaf through is a fault, and
// has no rows.
func TestTableTooLong(t *testing.T) {
	b := newBuilder(&data.Dataset{Language: "en"}).dataTables
	f := &data.Figure{Keys: make([]data.Key, maxRows+1), Series: []*data.Series{{}}}
	if table := b.figureTable(f, nil, data.TablePlain); len(table.Records) > 0 || len(b.faults) != 1 || !strings.HasPrefix(b.faults[0].Text, "a table of 10001 rows; at most 10000 fit") {
		t.Errorf("%d rows, faults %v", len(table.Records), b.faults)
	}
}

// TestTablesTooLong checks that the tables of a briefing have a limit together, too, that
// its editions share it, and that one fault says so.
func TestTablesTooLong(t *testing.T) {
	for _, c := range []struct {
		editions []string
		fit      int
		want     string
	}{
		{nil, 2, "the tables of the briefing have 60000 cells up to here; at most 40000 fit"},
		{[]string{"en", "de"}, 1, "the tables of the briefing have 40000 cells up to here; at most 20000 fit"},
	} {
		b := newBuilder(&data.Dataset{Language: "en", Editions: c.editions}).dataTables
		f := &data.Figure{Keys: make([]data.Key, maxRows), Series: []*data.Series{{}}}
		for i := range 8 {
			if table := b.figureTable(f, nil, data.TablePlain); (len(table.Records) > 0) != (i < c.fit) {
				t.Errorf("table %d: %d rows", i, len(table.Records))
			}
		}
		if len(b.faults) != 1 || !strings.HasPrefix(b.faults[0].Text, c.want) {
			t.Errorf("faults %v", b.faults)
		}
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
		for _, r := range b.figureTable(f, nil, data.TablePlain).Records {
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

// TestComparisonInTable checks that the table of a chart ends with what its picture says of two
// of its values, and that panels in several units have theirs over their columns.
func TestComparisonInTable(t *testing.T) {
	f := &data.Figure{Title: data.Text{Plain: "Users"}, Periods: true, Unit: data.Unit{Noun: "users"}, Series: []*data.Series{{}}}
	f.Series[0].Add(data.PeriodKey(data.YearOf(2019)), data.Value{Number: data.Int(200)})
	f.Series[0].Add(data.PeriodKey(data.YearOf(2021)), data.Value{Number: data.Int(150)})
	f.Finish()
	c := &data.Chart{Figures: []*data.Figure{f}, Unit: f.Unit, Periods: true, Keys: f.Keys, Series: []data.Plotted{{Series: f.Series[0], Figure: f}},
		Compare: &data.Comparison{From: data.Compared{Key: f.Keys[0]}, To: data.Compared{Key: f.Keys[1]}, Value: data.Value{Number: data.Int(-25)}, Unit: data.Unit{Kind: data.UnitPercent}}}
	table := newBuilder(&data.Dataset{Language: "en"}).dataTables.chartTable(c)
	if last := table.Records[len(table.Records)-1]; len(table.Records) != 3 || last.Key != "2019 to 2021 (computed)" || last.Cells[0].Text != "−25%" {
		t.Errorf("the last of %d rows is %+v", len(table.Records), last)
	}
	g := &data.Figure{Title: data.Text{Plain: "Rate"}, Periods: true, Unit: data.Unit{Kind: data.UnitPercent}, Series: f.Series}
	c.Figures, c.Compare, c.Unit = append(c.Figures, g), nil, data.Unit{}
	c.Series = []data.Plotted{{Series: f.Series[0], Figure: f, Label: "Users"}, {Series: f.Series[0], Figure: g, Label: "Rate"}}
	table = newBuilder(&data.Dataset{Language: "en"}).dataTables.chartTable(c)
	if got := strings.Join(table.Columns, "|"); got != "Users, users|Rate, percent" {
		t.Errorf("the columns are %q", got)
	}
}

// TestCapitalWord: the unit above an only column begins with a capital where it is a word, also before
// a space that does not break; signs stay.
func TestCapitalWord(t *testing.T) {
	for unit, want := range map[string]string{"percent": "Percent", "million\u00a0euros": "Million\u00a0euros", "trillion yuan": "Trillion yuan",
		"mg": "mg", "kcal": "kcal", "kWh": "kWh", "per 1,000": "Per 1,000", "": ""} {
		if got := capitalWord(unit); got != want {
			t.Errorf("%q: got %q, want %q", unit, got, want)
		}
	}
}

// TestRemarksOn: remarks below a table name the keys as a text does, and say the same of several keys
// once.
func TestRemarksOn(t *testing.T) {
	for tag, want := range map[string]string{"en": "2012 and 2013: in spring; 2015: in autumn", "zh": "2012年和2013年：in spring；2015年：in autumn"} {
		f := &data.Figure{Title: data.Text{Plain: "Users"}, Periods: true, Unit: data.Unit{Noun: "users"}, Series: []*data.Series{{}}}
		for i, note := range []string{"in spring", "in spring", "", "in autumn"} {
			v := data.Value{Number: data.Int(int64(i))}
			if note != "" {
				v.More = &data.Detail{Note: &data.Text{Plain: note}}
			}
			f.Series[0].Add(data.PeriodKey(data.YearOf(2012+i)), v)
		}
		f.Finish()
		if got := newBuilder(&data.Dataset{Language: tag}).dataTables.figureTable(f, nil, data.TablePlain).RemarksOn(); got != want {
			t.Errorf("%s: remarks are %q, want %q", tag, got, want)
		}
	}
}

// TestUnitsOfTables: the unit stands above an only column, and in the caption for several; where Chinese
// has 万 and 亿 for values of one column, each cell has its own, as the text does.
func TestUnitsOfTables(t *testing.T) {
	million := data.Unit{Scale: 6, Noun: "users"}
	table := func(tag string, u data.Unit, series ...[]data.Value) DataTable {
		f := &data.Figure{Periods: true, Unit: u}
		for n, values := range series {
			s := &data.Series{Name: strings.Repeat("I", n)} // that of an only series is empty
			for i, v := range values {
				s.Add(data.PeriodKey(data.YearOf(2020+i)), v)
			}
			f.Series = append(f.Series, s)
		}
		f.Finish()
		return newBuilder(&data.Dataset{Language: tag}).dataTables.figureTable(f, nil, data.TablePlain)
	}
	few, many := []data.Value{{Number: data.Int(66)}}, []data.Value{{Number: data.Int(66)}, {Number: data.Int(110), Known: data.Known{}, Is: data.MoreThan}}
	for _, tt := range []struct {
		table                   DataTable
		keys, above, all, cells string
	}{
		{table("zh", million, many), "年份", "数值", "", "6600万用户|超过1.1亿用户"},
		{table("zh", million, few), "年份", "万用户", "", "6,600"},
		{table("zh", million, few, many), "年份", "数值", "", "6600万用户|6600万用户||超过1.1亿用户"},
		{table("en", million, many), "Year", "Million users", "", "66|more than 110"},
		{table("en", million, few, many), "Year", "Million users", "Million users", "66|66||more than 110"},
	} {
		var cells []string
		for _, r := range tt.table.Records {
			for _, c := range r.Cells {
				cells = append(cells, strings.ReplaceAll(c.Text, "\u00a0", " "))
				if c.Remarks != "" {
					t.Errorf("%s has the remark %q", c.Text, c.Remarks)
				}
			}
		}
		h := tt.table.Headers
		if got := strings.Join(cells, "|"); h.Keys != tt.keys || strings.ReplaceAll(h.Values, "\u00a0", " ") != tt.above || strings.ReplaceAll(tt.table.UnitOfAll(), "\u00a0", " ") != tt.all || got != tt.cells {
			t.Errorf("%q, %q, %q: %s, want %s", h.Keys, h.Values, tt.table.UnitOfAll(), got, tt.cells)
		}
	}
}

// TestStatusNamesSeries: what holds for several series of a row is said once of them.
func TestStatusNamesSeries(t *testing.T) {
	say, _ := language.New("en")
	table := DataTable{Columns: []string{"A", "B", "Total", "C"}, say: say}
	row := Record{Cells: []Cell{{Remarks: "lost"}, {Remarks: "lost"}, {}, {Remarks: "late"}}}
	if got := table.Status(row); got != "A and B: lost; C: late" {
		t.Errorf("got %q", got)
	}
}

// TestBelowTable: the remarks on few values and the source of all stand below the table, and not in columns;
// who disputes a value is no source of it.
func TestBelowTable(t *testing.T) {
	a, b := &data.Source{Key: "a", Publisher: "Alpha"}, &data.Source{Key: "b", Publisher: "Beta"}
	table := func(tag string, rows, noted int) DataTable {
		s := &data.Series{}
		for i := range rows {
			v := data.Value{Number: data.Int(int64(i)), More: &data.Detail{Sources: []*data.Source{a}}}
			if i < noted {
				v.More.Disputes = []data.Dispute{{Value: data.Value{Number: data.Int(9)}, Sources: []*data.Source{b}}}
			}
			s.Add(data.PeriodKey(data.YearOf(2012+i)), v)
		}
		f := &data.Figure{Title: data.Text{Plain: "Users"}, Periods: true, Unit: data.Unit{Noun: "users"}, Series: []*data.Series{s}}
		f.Finish()
		return newBuilder(&data.Dataset{Language: tag, Sources: []*data.Source{a, b}, Cited: []*data.Source{a, b}}).dataTables.figureTable(f, nil, data.TablePlain)
	}
	for _, tt := range []struct {
		tag         string
		rows, noted int
		below       bool
		credit      string
	}{
		{"en", 4, 1, true, "Source: Alpha 1"}, {"en", 4, 2, false, "Source: Alpha 1"}, {"zh", 8, 2, true, "来源：Alpha 1"}, {"en", 1, 0, false, ""}, {"en", 3, 1, false, "Source: Alpha 1"},
	} {
		got := table(tt.tag, tt.rows, tt.noted)
		credit := ""
		for _, in := range got.Credit() {
			switch in := in.(type) {
			case Run:
				credit += in.Text
			case Marks:
				credit += in.Sources[0].Number
			}
		}
		if credit = strings.ReplaceAll(credit, "\u00a0", " "); got.RemarksBelow() != tt.below || credit != tt.credit {
			t.Errorf("%s, %d of %d: below %v, credit %q", tt.tag, tt.noted, tt.rows, got.RemarksBelow(), credit)
		}
	}
}

// TestNumberLead: the stop after the number of a section is none that makes a decimal of it.
func TestNumberLead(t *testing.T) {
	for tag, want := range map[string]string{"en": "5. 5G", "de": "5. 5G", "zh": "5、5G"} {
		b := newBuilder(&data.Dataset{Language: tag})
		if got := b.addHeading(&Heading{Number: "5", Title: Line{Text: "5G"}}).Name(); got != want {
			t.Errorf("%s: %q", tag, got)
		}
	}
}
