package number

import (
	"iter"
	"runtime"
	"strings"
	"testing"

	"briefing/data"
)

var (
	point = Dialect{Decimal: '.'}
	comma = Dialect{Decimal: ','}
)

// Numbers as offices and spreadsheets write them.
func TestRead(t *testing.T) {
	for _, tt := range []struct {
		text              string
		d                 Dialect
		plain, mark, unit string
	}{
		{"12.3", point, "12.3", "", ""},
		{"-12.30", point, "-12.30", "", ""},
		{"0", point, "0", "", ""},
		{"1234567", comma, "1234567", "", ""},
		{".5", point, "0.5", "", ""},
		{"-,5", comma, "-0.5", "", ""},
		{"+3.2", point, "3.2", "", ""},
		{"−3.2", point, "-3.2", "", ""},
		{"–3,2", comma, "-3.2", "", ""},
		{"- 3.2", point, "-3.2", "", ""},
		{"3,2-", comma, "-3.2", "", ""},
		{"3,2−", comma, "-3.2", "", ""},
		{"(3,2)", comma, "-3.2", "", ""},
		{"(0)", point, "0", "", ""},
		{"(3.2%)", point, "-3.2", "", "percent"},
		{"(3.2) %", point, "-3.2", "", "percent"},
		{"($1,234)", point, "-1234", "", "$"},
		{"$(3.2)", point, "-3.2", "", "$"},
		{"（3.2）", point, "-3.2", "", ""},
		{"12,5%", comma, "12.5", "", "percent"},
		{"12.5 %", point, "12.5", "", "percent"},
		{"1,2‰", comma, "1.2", "", "per mille"},
		{"12.5％", point, "12.5", "", "percent"},
		{"1,234.5", point, "1234.5", "", ""},
		{"1,234", point, "1234", "", ""},
		{"1.234", comma, "1234", "", ""},
		{"1.234", point, "1.234", "", ""},
		{"1.234.567,89", comma, "1234567.89", "", ""},
		{"1 234,5", comma, "1234.5", "", ""},
		{"1\u00a0234,5", comma, "1234.5", "", ""},
		{"1\u2009234\u2009567", comma, "1234567", "", ""},
		{"1\u202f234.5", point, "1234.5", "", ""},
		{"1'234.50", point, "1234.50", "", ""},
		{"1’234’567", point, "1234567", "", ""},
		{"12,34,567", point, "1234567", "", ""},
		{"1,23,45,678.90", point, "12345678.90", "", ""},
		{"$1,234.50", point, "1234.50", "", "$"},
		{"US$ 12", point, "12", "", "US$"},
		{"1.234,50 €", comma, "1234.50", "", "€"},
		{"EUR 3,5", comma, "3.5", "", "EUR"},
		{"3.5 USD", point, "3.5", "", "USD"},
		{"-$3.50", point, "-3.50", "", "$"},
		{"￥1,200", point, "1200", "", "￥"},
		{"12.3 [note 1]", point, "12.3", "[note 1]", ""},
		{"12.3[1]", point, "12.3", "[1]", ""},
		{"12.3†", point, "12.3", "†", ""},
		{"12.3**", point, "12.3", "**", ""},
		{"12,3 1)", comma, "12.3", "1)", ""},
		{"12.3 a)", point, "12.3", "a)", ""},
		{"12.3¹", point, "12.3", "¹", ""},
		{"12.3¹⁾ ²⁾", point, "12.3", "¹⁾ ²⁾", ""},
		{"12.3(a)", point, "12.3", "(a)", ""},
		{"12.3 (p)", point, "12.3", "(p)", ""},
		{"6.0 b", point, "6.0", "b", ""},
		{"12.3 bd", point, "12.3", "bd", ""},
		{"12.3p", point, "12.3", "p", ""},
		{"12.3 [p][r]", point, "12.3", "[p][r]", ""},
		{"12.5% e", point, "12.5", "e", "percent"},
		{"1,234.5 E", point, "1234.5", "E", ""},
		{"１２３．４", point, "123.4", "", ""},
		{"１，２３４", point, "1234", "", ""},
		{"٣٫٥", point, "3.5", "", ""},
		{"۱۲٬۳۴۵", comma, "12345", "", ""},
		{"٪", point, "", "", ""},
		{"1.2E+05", point, "120000", "", ""},
		{"1,2E+05", comma, "120000", "", ""},
		{"1.25e-03", point, "0.00125", "", ""},
		{"1.234E+05", Dialect{}, "123400", "", ""},
		{"12.3 b|p", point, "12.3", "b|p", ""},
		{"-1E+3", point, "-1000", "", ""},
		{"\u200e12.3", point, "12.3", "", ""},
		{"  12.3 ", point, "12.3", "", ""},
		{"1234", Dialect{}, "1234", "", ""},
		{"12.5", Dialect{}, "12.5", "", ""},
		{"12,5", Dialect{}, "12.5", "", ""},
		{"1,234.5", Dialect{}, "1234.5", "", ""},
		{"1 234", Dialect{}, "1234", "", ""},
	} {
		plain, mark, unit, ok := read(tt.text, tt.d)
		if plain != tt.plain || mark != tt.mark || unit != tt.unit || ok != (tt.plain != "") {
			t.Errorf("%q with decimal %s: %q %q %q %v, want %q %q %q", tt.text, Word(tt.d.Decimal), plain, mark, unit, ok, tt.plain, tt.mark, tt.unit)
		}
	}
}

// What could be two numbers, or is more than a number, is none.
func TestNoNumber(t *testing.T) {
	for _, tt := range []struct {
		text string
		d    Dialect
	}{
		{"", point}, {"-", point}, {":", point}, {".", point}, {"%", point}, {"$", point}, {"()", point}, {"n/a", point}, {"b", point},
		{"1,23,45", point},   // no groups of three, of lakhs neither
		{"1,2345", point},    // a group of four
		{"12,5", point},      // a decimal comma
		{"12.5", comma},      // a decimal point
		{"1234 567", point},  // a first group of four
		{"0,123", point},     // a group that begins with zero
		{"1,234", Dialect{}}, // two numbers
		{"1.234", Dialect{}},
		{"1.234", Dialect{Decimal: ',', Thousands: ' '}},
		{"1,234", Dialect{Decimal: '.', Thousands: None}},
		{"1.234,567.8", point}, {"1,234.567,8", comma}, {"1.2.3", point}, {"1,,234", point}, {"1, 234", point},
		{"007", point}, {"01.5", point}, // codes
		{"31.12.2019", comma}, {"01/02/2024", point}, {"2019-05", point}, {"10:30", point}, {"3-5", point}, {"3 - 5", point},
		{"12 345 6", point}, {"6.0 2", point}, {"12.3 1", point}, {"12.31)", point},
		{"12.3 (0.5)", point}, {"12.3 [0.5]", point}, {"12.3 (1990)", point}, {"12.3 ±0.2", point}, // two numbers
		{"5.2k", point}, {"5.2M", point}, {"3 bn", point}, {"5.2b", point}, {"3 Mio", point}, {"1.2万", point}, {"12 pp", point}, // not its digits
		{"<0.1", point}, {">50", point}, {"~5", point}, {"about 5", point}, {"12 months", point}, {"12.3 [note", point}, {"(3.2", point}, {"3.2)", point},
		{"(-3.2)", point}, {"((3.2))", point}, {"--3.2", point}, {"-3.2-", point}, {"+-3", point}, {"5.", point}, {"1E5", point}, {"1E+99", point}, {"0x1F", point},
		{"1٣", point}, {"1२", point}, // digits of two scripts
		{"$5 €", point}, {"1.5 EUROS", point},
		{strings.Repeat("1", 300), point},
	} {
		if plain, mark, unit, ok := read(tt.text, tt.d); ok {
			t.Errorf("%q with decimal %s is %q %q %q", tt.text, Word(tt.d.Decimal), plain, mark, unit)
		}
	}
}

// cells are the cells of a table, one row a text, separated by bars.
func cells(rows ...string) iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for i, row := range rows {
			for column, text := range strings.Split(row, "|") {
				if !yield(Cell{column, text, data.Pos{File: "f.csv", Line: i + 1, Col: column + 1}}) {
					return
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rows  []string
		said  Dialect
		want  Dialect
		found string
	}{
		{"nothing", []string{"a|b", "2019|5"}, Dialect{}, Dialect{'.', None}, ""},
		{"a point", []string{"2019|12.5", "2020|987"}, Dialect{}, Dialect{'.', None}, `decimal: point, as in "12.5"`},
		{"a comma", []string{"A|12,5%"}, Dialect{}, Dialect{',', None}, `decimal: comma, as in "12,5"`},
		{"one column for all", []string{"1.234|12,5%", "9.100|8,0%"}, Dialect{}, Dialect{',', '.'}, `decimal: comma, as in "12,5" / thousands: point, as in "1.234"`},
		{"two groups", []string{"987|12,345", "1,234,567|12"}, Dialect{}, Dialect{'.', ','}, `decimal: point, as in "12.5" / thousands: comma, as in "1,234"`},
		{"both signs", []string{"1.234,5"}, Dialect{}, Dialect{',', '.'}, `decimal: comma, as in "12,5" / thousands: point, as in "1.234"`},
		{"lakhs", []string{"12,34,567"}, Dialect{}, Dialect{'.', ','}, `decimal: point, as in "12.5" / thousands: comma, as in "1,234"`},
		{"spaces", []string{"1\u00a0234,5|(3,2)"}, Dialect{}, Dialect{',', ' '}, `decimal: comma, as in "12,5" / thousands: space, as in "1 234"`},
		{"spaces decide", []string{"12 345|1,234"}, Dialect{}, Dialect{',', ' '}, `decimal: comma, as a space stands between groups of digits, as in "1 234" / thousands: space, as in "1 234"`},
		{"apostrophes", []string{"12'345|1.5"}, Dialect{}, Dialect{'.', '\''}, `decimal: point, as in "12.5" / thousands: apostrophe, as in "1'234"`},
		{"only spaces", []string{"12 345|7"}, Dialect{}, Dialect{'.', ' '}, `thousands: space, as in "1 234"`},
		{"small ones beside", []string{"x|987", "y|12", "z|1.100", "w|3.456"}, Dialect{}, Dialect{',', '.'}, `decimal: comma, as numbers below a thousand in its column have no decimals, beside numbers as "1.234" / thousands: point, as in "1.234"`},
		{"more decimals than a group", []string{"0.123|1.2345"}, Dialect{}, Dialect{'.', None}, `decimal: point, as in "12.5"`},
		{"said", []string{"1.234|5"}, Dialect{Decimal: ','}, Dialect{',', '.'}, `thousands: point, as in "1.234"`},
		{"said to have none", []string{"1.234|5"}, Dialect{Thousands: None}, Dialect{'.', None}, `decimal: point, as in "12.5"`},
		{"dates and codes", []string{"31.12.2019|01.1|007|12.5"}, Dialect{}, Dialect{'.', None}, `decimal: point, as in "12.5"`},
		{"lost digits", []string{"1.25E+06|1"}, Dialect{}, Dialect{'.', None}, `decimal: point, as in "12.5" / exponent: numbers as "1.2E+5", it is written with a power of ten: digits that it leaves out are not in the file`},
	} {
		v := Find(cells(tt.rows...), tt.said)
		var found []string
		for _, f := range v.Found {
			found = append(found, f.Key+": "+f.Text+", "+f.Why)
		}
		if v.Asked != nil {
			found = append(found, v.Asked.Error())
		}
		if got := strings.Join(found, " / "); v.Dialect != tt.want || got != tt.found {
			t.Errorf("%s: %q %q, %s; want %q %q, %s", tt.name, v.Dialect.Decimal, v.Dialect.Thousands, got, tt.want.Decimal, tt.want.Thousands, tt.found)
		}
	}
}

// What makes different numbers is asked, with both.
func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		rows []string
		want string
	}{
		{[]string{"Bayern|1.234", "Sachsen|9.100"}, `f.csv:1:2: a number in the form of "1.234" may be two, and no other cell says which; "1.234" is one thousand two hundred thirty-four with decimal: comma, one point two three four with decimal: point`},
		{[]string{"x|987,650|2019"}, `f.csv:1:2: a number in the form of "1,234" may be two, and no other cell says which; "1,234" is one point two three four with decimal: comma, one thousand two hundred thirty-four with decimal: point`},
		{[]string{"1.234|5,678"}, `f.csv:1:1: a number in the form of "1.234" may be two, and no other cell says which; "1.234" is one thousand two hundred thirty-four with decimal: comma, one point two three four with decimal: point`},
		{[]string{"12.5|1", "2|12,5"}, `f.csv:2:2: a number has a decimal comma, as in "12,5", and one at line 1 a decimal point, as in "12.5"; write decimal: comma or decimal: point, as the numbers have it; what is written otherwise is no number then`},
		{[]string{"987|1.100", "5|1.234"}, `f.csv:1:2: a number in the form of "1.234" may be two, and no other cell says which; "1.234" is one thousand two hundred thirty-four with decimal: comma, one point two three four with decimal: point`},
		{[]string{"987", "2019", "12", "1.100"}, `f.csv:4:1: a number in the form of "1.234" may be two, and no other cell says which; "1.234" is one thousand two hundred thirty-four with decimal: comma, one point two three four with decimal: point`},
	} {
		v := Find(cells(tt.rows...), Dialect{})
		if v.Asked == nil || v.Asked.Error()+"; "+v.Asked.Hint != tt.want || v.Asked.Key != "decimal" || len(v.Asked.Readings) != 2 || v.Dialect.Decimal != 0 {
			t.Errorf("%v: %v", tt.rows, v)
			if v.Asked != nil {
				t.Error(v.Asked.Error() + "; " + v.Asked.Hint)
			}
		}
	}
}

// Words name every sign, and back.
func TestWords(t *testing.T) {
	for _, words := range [][]string{DecimalWords(), ThousandsWords()} {
		for _, word := range words {
			if got := Word(Sign(word)); got != word {
				t.Errorf("%s is %s", word, got)
			}
		}
	}
	if Sign("dot") != 0 || Sign(",") != ',' || Sign("") != 0 {
		t.Error("dot is a sign")
	}
}

// A plain number costs nothing, another one no more than its text.
func TestAllocations(t *testing.T) {
	for text, most := range map[string]float64{"1234.5": 0, "6.0 b": 0, "12,5%": 2, "1,234.5": 2} {
		d := point
		if strings.Contains(text, "%") {
			d = comma
		}
		if got := testing.AllocsPerRun(100, func() { read(text, d) }); got > most {
			t.Errorf("%q: %.0f allocations, at most %.0f wanted", text, got, most)
		}
	}
}

// TestFinderAllocations checks that a finder keeps none of the cells after the first.
func TestFinderAllocations(t *testing.T) {
	f := NewFinder(Dialect{})
	for _, text := range []string{"]", "x 1.5", "1.5"} {
		c := Cell{Text: text}
		f.Add(c)
		if got := testing.AllocsPerRun(100, func() { f.Add(c) }); got > 0 {
			t.Errorf("%q: %.0f allocations", text, got)
		}
	}
}

// FuzzRead reads anything; what it reads is a number of data.ParseDecimal, unless that is
// too long, and a table of it has a verdict.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"12.3", "1,234.5 [note 1]", "(3,2)%", "١٢٫٣", "1.2E+05", "US$ 1'000-", "１２３", "12,34,567", "𝟏𝟐", "1\u00a0234"} {
		f.Add(s, uint8(1), uint8(0))
		f.Add(s, uint8(2), uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, decimal, thousands uint8) {
		d := Dialect{[]rune{0, '.', ','}[decimal%3], []rune{0, '.', ',', ' ', '\'', None}[thousands%6]}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		plain, mark, _, ok := read(text, d)
		v := Find(cells(text), d)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > uint64(64<<10+64*len(text)) {
			t.Errorf("%d bytes for %d", used, len(text))
		}
		if _, err := data.ParseDecimal(plain); ok && err != nil && err != data.ErrDigits {
			t.Errorf("%q is %q: %v", text, plain, err)
		}
		if ok && !strings.Contains(text, mark) {
			t.Errorf("%q has the mark %q", text, mark)
		}
		if v.Asked != nil && ok && d.Decimal == 0 {
			t.Errorf("%q is %q, and asked", text, plain)
		}
	})
}

// read reads a cell: as plain digits, with its marks, and its unit. It reports false for what
// is no number in the dialect.
func read(text string, d Dialect) (plain, mark, unit string, ok bool) {
	w, ok := Cut(text)
	if !ok {
		return "", "", "", false
	}
	if plain, ok = d.Plain(w); !ok {
		return "", "", "", false
	}
	if (w.Negative || w.Brackets) && strings.Trim(plain, "0.") != "" {
		plain = "-" + plain
	}
	switch unit = w.Unit; unit {
	case "%":
		unit = "percent"
	case "‰":
		unit = "per mille"
	}
	return plain, w.Mark, unit, true
}
