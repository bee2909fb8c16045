package survey

import (
	"strings"
	"testing"
)

// composed is the file that a table becomes, and its plan.
func composed(t *testing.T, table string, a Answers) (string, *Plan) {
	t.Helper()
	if a.Publisher == "" {
		a.Publisher = "Office"
	}
	p := Look(tableOf(t, table)).Plan(nil, a)
	got, err := Compose([]*Plan{p}, "")
	if err != nil {
		t.Fatal(err)
	}
	return string(got), p
}

// Codes belong to the numbers that they stand beside, whatever their column is called.
func TestCodesBeside(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"two columns of one word", "Year,GDP (euros),GDP flag,Inflation (%),Inflation flag\n2020,100.1,,1.1,e\n2021,101.2,b,1.2,\n2022,102.3,p,1.3,\n", "GDP (euros): GDP flag; Inflation (%): Inflation flag"},
		{"without heads", "Year,Index (%),column C,Growth (%),column E\n2020,100.1,,1.1,r\n2021,101.2,,1.2,\n2022,102.3,p,1.3,\n", "Index (%): column C; Growth (%): column E"},
		{"of the first alone", "Year,Index (%),Symbole,Growth (%)\n2020,100.1,,1.1\n2021,101.2,r,1.2\n2022,102.3,p,1.3\n", "Index (%): Symbole; Growth (%): "},
		{"all numbers, then all codes", "Year,A (%),B (%),Flag,Flag 2\n2020,1.1,2.1,,e\n2021,1.2,2.2,b,\n2022,1.3,2.3,p,\n", "A (%): Flag; B (%): Flag 2"},
		{"one for all", "Year,A (%),B (%),Flag\n2020,1.1,2.1,\n2021,1.2,2.2,b\n2022,1.3,2.3,p\n", "A (%): Flag; B (%): Flag"},
		{"in every row", "Year,Rate (%),Codes\n2020,1.1,A\n2021,1.2,A\n2022,1.3,P\n", "Rate (%): Codes"},
		{"one code", "Year,Rate (%),Revision\n2020,1.1,\n2021,1.2,\n2022,1.3,p\n", "Rate (%): Revision"},
		{"words", "Year,Rate (%),Footnotes\n2020,1.1,\n2021,1.2,\n2022,1.3,vorläufig\n", "Rate (%): Footnotes"},
		{"no codes: names tell rows apart", "Year,Rate (%),Sex\n2020,1.1,M\n2020,1.2,F\n2021,1.3,M\n2021,1.4,F\n", "Rate (%): "},
		{"no codes: marks of notes", "Year,Rate (%),Notes\n2020,1.1,\n2021,1.2,1\n2022,1.3,2\n", "Rate (%): "},
	} {
		_, p := composed(t, c.table, Answers{})
		var got []string
		for _, f := range p.Figures {
			var heads []string
			for _, i := range p.Survey.statusesOf([]int{f.Value}) {
				heads = append(heads, p.Survey.Heads[i])
			}
			got = append(got, p.Survey.Heads[f.Value]+": "+strings.Join(heads, ", "))
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s: got %q, want %q", c.name, all, c.want)
		}
	}
}

// Numbers that are not told are numbers all the same.
func TestSuppressed(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"signs", "District,Deaths,Injured\nD1,103,c\nD2,106,214\nD3,109,c\nD4,112,c\n", "names, numbers, numbers"},
		{"bounds", "District,Deaths,Injured\nD1,103,less than 5\nD2,106,214\nD3,109,less than 5\nD4,112,less than 5\n", "names, numbers, numbers"},
		{"codes of things", "Year,Deaths,Class\n2020,103,A1\n2021,106,A1\n2022,109,A2\n2023,112,7\n", "time, numbers, follows from another"},
	} {
		s := Look(tableOf(t, c.table))
		var got []string
		for _, column := range s.Columns {
			got = append(got, column.Role.Word())
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s: got %q, want %q", c.name, all, c.want)
		}
	}
}

// A unit that is said of all numbers answers questions, and overrules nothing.
func TestUnitOfAll(t *testing.T) {
	table := "Year,Rate (%),Jobs\n2020,1.1,5\n2021,1.2,6\n"
	got, p := composed(t, table, Answers{Units: []string{"thousand people"}})
	if strings.Count(got, "unit: percent") != 1 || strings.Count(got, "unit: thousand people") != 1 {
		t.Errorf("got\n%s", got)
	}
	if said, _, _ := p.IdleUnit(); said != "" {
		t.Errorf("%q is told to answer nothing", said)
	}
	if got, _ = composed(t, table, Answers{Units: []string{"thousand people", "Rate (%)=people"}}); strings.Contains(got, "percent") {
		t.Errorf("the unit of one column does not count:\n%s", got)
	}
	_, p = composed(t, "Year,Rate (%)\n2020,1.1\n2021,1.2\n", Answers{Units: []string{"people"}})
	if said, head, stated := p.IdleUnit(); said != "people" || head != "Rate (%)" || stated != "percent" {
		t.Errorf("got %q, %q, %q", said, head, stated)
	}
}

// A unit that the table states, too, is no unit that answers nothing, and that of the table stays.
func TestUnitRepeated(t *testing.T) {
	for said, repeated := range map[string]string{"thousand people": "Thousands of people", "Thousand people": "Thousands of people", "million people": "", "people": ""} {
		_, p := composed(t, "Year,Unit,Value\n2020,Thousands of people,5\n2021,Thousands of people,6\n", Answers{Units: []string{said}})
		idle, _, _ := p.IdleUnit()
		if got := p.RepeatedUnit(); got != repeated || (idle == "") != (repeated != "") {
			t.Errorf("%s: got %q, and idle %q", said, got, idle)
		}
	}
	for _, c := range [][2]string{{"MW", "mW"}, {"percent", "percent of GDP"}, {"index", "number"}} {
		if sameUnit(c[0], c[1]) {
			t.Errorf("%s is not %s", c[0], c[1])
		}
	}
}

// Later rows are read in the scale that they say, and in no other unit.
func TestGuard(t *testing.T) {
	got, _ := composed(t, "year,place,UOM,SCALAR_FACTOR,value\n2020,Yukon,Persons,thousands,5.5\n2021,Yukon,Persons,thousands,6.5\n", Answers{})
	for _, want := range []string{"unit: people\n", "scale: SCALAR_FACTOR\n", "where: {UOM: Persons}\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	got, _ = composed(t, "year,SCALE,UOM,value\n2020,'000,Persons,5.5\n2021,'000,Persons,6.5\n", Answers{})
	if !strings.Contains(got, "unit: people\n") || !strings.Contains(got, "scale: SCALE\n") {
		t.Errorf("a scale in short:\n%s", got)
	}
}

// What is the same in all rows stands in the title, or in a remark.
func TestConstants(t *testing.T) {
	got, p := composed(t, "Country,Item,Sex,Year,Harvest (tonnes),Record\nAlbania,Rice,Total of both,2020,5,x1\nAlbania,Rice,Total of both,2021,6,x1\n", Answers{Title: "Crops"})
	for _, want := range []string{"title: Harvest, Albania, Rice\n", "note: 'Sex: Total of both'\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	var unread []string
	for _, u := range p.Unread() {
		unread = append(unread, p.Survey.NameOf(u.Column)+": "+u.Why)
	}
	if all := strings.Join(unread, "; "); all != "Record: it has the same in each row: x1" {
		t.Errorf("not read: %s", all)
	}
}

// What names the measure stands in the title, and is not told as left out.
func TestMeasureIsRead(t *testing.T) {
	got, p := composed(t, "Measure,year,value\nBirths (thousand people),2020,5\nBirths (thousand people),2021,6\n", Answers{})
	if !strings.Contains(got, "title: Births\n") || p.Unread() != nil {
		t.Errorf("not read: %v\n%s", p.Unread(), got)
	}
}

// A code with a stroke in it is not taken apart.
func TestStroke(t *testing.T) {
	if got, _ := composed(t, "Month,Rate (%)\n2024-01,1.1\n2024-02,N/E\n2024-03,1.2\n", Answers{Codes: "sdmx"}); !strings.Contains(got, "codes: {ask: 'what these mean: N/E'}") {
		t.Errorf("got\n%s", got)
	}
}

// A column of numbers is not dropped since its head is no period, as those beside it are.
func TestUnreadPeriod(t *testing.T) {
	table := tableOf(t, "Country,2023 prel.,year,value\nNorway,7,2021,5\nNorway,7,2022,6\nSweden,8,2021,5\nSweden,8,2022,6\n")
	table.Keyed, table.Letters = true, []string{"A", "D", "", ""}
	p := Look(table).Plan(nil, Answers{})
	asked, open := p.askUnread()
	if want := "the numbers of 2023 prel., column D are not read"; !open || asked.Readings[0][0] != "2023 prel." || !strings.HasPrefix(asked.Readings[0][1], want) {
		t.Errorf("got %q, want %q", asked, want)
	}
	table.Unread = []string{"2023 prel."}
	if asked, open := Look(table).Plan(nil, Answers{}).askUnread(); open {
		t.Errorf("answered, and asked again: %q", asked)
	}
}

// The date of an edition stands in the line that names its publisher.
func TestEdition(t *testing.T) {
	table := "WEO Country Code,Country,year,value\n134,Norway,2020,3.5\n134,Norway,2021,3.6\n"
	for _, c := range []struct {
		about About
		want  string
	}{
		{About{"note": "International Monetary Fund, World Economic Outlook Database, April 2024"}, "date: 2024-04\n"},
		{About{"date": "September 26, 2024 - Next Release Date October 30, 2024"}, "date: \"2024-09-26\"\n"},
		{About{"note": "Data extracted on 12/06/2024 from [ESTAT]"}, "publisher: Eurostat\n"},
	} {
		got, err := Compose([]*Plan{Look(tableOf(t, table)).Plan(c.about, Answers{Units: []string{"percent"}})}, "")
		if err != nil || !strings.Contains(string(got), c.want) {
			t.Errorf("%v: got\n%s%v", c.about, got, err)
		}
	}
}
