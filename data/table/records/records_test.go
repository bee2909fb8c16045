package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// open reads a text as a file of JSON.
func open(text string) (*grid.File, error) {
	return Open("a.json", strings.NewReader(text), int64(len(text)))
}

// print writes the sheets of a file as lines of cells. A number that is not its text
// stands after it.
func print(t *testing.T, f *grid.File) string {
	t.Helper()
	var b strings.Builder
	for _, s := range f.Sheets {
		if s.Name != "" {
			fmt.Fprintf(&b, "= %s\n", s.Name)
		}
		rows, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		for {
			row, err := rows.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			b.WriteString(cellsOf(row) + "\n")
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func cellsOf(row *grid.Row) string {
	var cells []string
	for _, c := range row.Cells {
		switch c.Number {
		case "":
			cells = append(cells, c.Text)
		case c.Text:
			cells = append(cells, "#"+c.Text)
		default:
			cells = append(cells, c.Text+" #"+c.Number)
		}
	}
	return strings.TrimRight(strings.Join(cells, "|"), "|")
}

// texts prints findings as lines.
func texts(all []grid.Finding) string {
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%s %s: %s\n", f.At, f.Key, f.Text)
	}
	return b.String()
}

// TestTables reads documents of every shape; # stands before numbers.
func TestTables(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"records", `[{"year":2020,"rate":12.30},{"rate":1e5,"note":"x"},{"year":null}]`,
			"year|rate|note\n#2020|#12.30\n|1e5 #100000|x\n\n"},
		{"nested", `[{"country":{"id":"CN","value":"China"},"date":"2020","value":1.4},{"country":null,"value":null}]`,
			"country.id|country.value|date|value\nCN|China|2020|#1.4\n\n"},
		{"only null", `[{"a":1,"b":null}]`, "a|b\n#1\n"},
		{"truth", `[{"a":true,"b":false}]`, "a|b\ntrue|false\n"},
		{"rows with a head", `[["NAME","POP"],["Ohio","11799448"],["Iowa",3190369]]`, "NAME|POP\nOhio|11799448\nIowa|#3190369\n"},
		{"rows without", `[[2019,1],[2020,-0.5E-2]]`, "#2019|#1\n#2020|-0.5E-2 #-0.005\n"},
		{"inside an object", `{"updated":"2024-01-05","count":2,"data":[{"a":1},{"a":2}]}`, "a\n#1\n#2\n"},
		{"OData", `{"@odata.context":"x","value":[{"a":"1"}]}`, "a\n1\n"},
		{"deeper", `{"result":{"success":true,"records":[{"a":1}]},"list":[1,2]}`, "a\n#1\n"},
		{"two tables", `{"rows":[{"a":1}],"meta":{"fields":[{"id":"a","type":"int"}]}}`, "= rows\na\n#1\n= meta.fields\nid|type\na|int\n"},
		{"a page and its records", `[{"page":1,"lastupdated":"2024-03-28"},[{"country":{"id":"CN"},"value":5}]]`, "country.id|value\nCN|#5\n"},
		{"lines", "{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n", "a|b\n#1\n#2|x\n"},
		{"lines of rows", "[\"a\",\"b\"]\n[1,2]\n", "a|b\n#1|#2\n"},
		{"a mark before it", "\ufeff[{\"a\":1}]", "a\n#1\n"},
		{"texts", `[{"a\nb":"x\ty\r\nz","c":"\u00e9\ud83d\ude00\"\\\/"}]`, "a b|c\nx y z|é😀\"\\/\n"},
		{"lists are left out", `[{"a":1,"tags":["x",{"y":[]}]},{"a":2,"tags":null}]`, "a\n#1\n#2\n"},
		{"features", `{"type":"FeatureCollection","features":[{"properties":{"pop":7},"geometry":{"coordinates":[1,2]}}]}`, "properties.pop\n#7\n"},
		{"heads beside rows", `{"dataset":{"column_names":["Date","Value"],"ids":["x","y"],"data":[["2020-01-01",1],["2020-02-01",2]]}}`, "Date|Value\n2020-01-01|#1\n2020-02-01|#2\n"},
		{"heads after rows", `{"data":[[1,2,3]],"index":[7],"heads":["a","b","c"]}`, "a|b|c\n#1|#2|#3\n"},
		{"heads in the rows", `{"data":[["a","b"],[1,2]],"columns":["x","y"]}`, "a|b\n#1|#2\n"},
		{"lists", `{"unit":{"t":"C"},"hourly":{"time":["2020","2021"],"t":[1.50,null]}}`, "time|t\n2020|#1.50\n2021\n"},
		{"records, not lists", `{"a":[1,2],"b":[3,4],"data":[{"x":1}]}`, "x\n#1\n"},
		{"exponents", `[[1E2,1.25e1,1.25e+4,0.001e2,-3e-1,12e-1,1e400,0e5]]`, "1E2 #100|1.25e1 #12.5|1.25e+4 #12500|0.001e2 #0.1|-3e-1 #-0.3|12e-1 #1.2|1e400|0e5 #0\n"},
	} {
		f, err := open(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := print(t, f); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.name, got, test.want)
		}
	}
}

// TestAbout checks what stands beside a table, with its places.
func TestAbout(t *testing.T) {
	f, err := open("{\"title\": \"Prices\",\n \"Units\": \"index\", \"n\": 1, \"rows\": [{\"a\": 1, \"l\": []}]}")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := texts(f.About), "a.json:1:11 title: Prices\na.json:2:11 unit: index\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := texts(f.Found), "a.json:2:46 left out: l: a list in each record\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	f, err = open(`[{"page":1,"lastupdated":"2024-03-28"},[{"value":5}]]`)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := texts(f.About), "a.json:1:26 date: 2024-03-28\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPlaces checks that each cell leads to its place, in characters.
func TestPlaces(t *testing.T) {
	f, err := open("[\n  {\"é\": \"ü\", \"b\":\n    7},\n  {\"b\": 8}\n]")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a.json:2:4 a.json:2:14", "a.json:2:9 a.json:3:5", "a.json:4:1 a.json:4:9"} {
		row, err := rows.Next()
		if err != nil {
			t.Fatal(err)
		}
		if got := row.Pos("a.json", "", 0).String() + " " + row.Pos("a.json", "", 1).String(); i != 2 && got != want {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
		if got := row.Pos("a.json", "", 1).String(); !strings.HasSuffix(want, got) {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
	}
}

// TestFaults checks the place and the words of what is refused.
func TestFaults(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{``, `a.json:1:1: the file ends where a value should stand`},
		{`7`, `a.json:1:1: this JSON is a single value, not a table`},
		{`[]`, `a.json: there is no table in this JSON`},
		{`[1,2]`, `a.json: there is no table in this JSON`},
		{`{"error":"not found"}`, `a.json: there is no table in this JSON`},
		{`[{}]`, `a.json:1:1: the records of this array hold no values, or only lists of them`},
		{`{"columns":[{"code":"a"}],"data":[{"key":["x"],"values":["1"]}]}`, `a.json:1:34: the records of this array hold no values, or only lists of them`},
		{`{"a":[1,2],"b":[3]}`, `a.json: there is no table in this JSON`},
		{`{"a":[1,2],"b":[3,[4]]}`, `a.json: there is no table in this JSON`},
		{`{"meta":{},"data":{"dataSets":[{"series":{"0:0":{}}}],"structures":[]}}`, `a.json:1:1: this is SDMX-JSON, which is not read`},
		{`[{"a":1}] x`, `a.json:1:11: "x" is not a value of JSON`},
		{`[{"a":1}]]`, `a.json:1:10: ']' stands where a value should`},
		{"[{\"a\":1,\n\"a\":2}]", `a.json:2:1: the key "a" stands twice in a record`},
		{`[{"a":{"b":1},"a.b":2}]`, `a.json:1:15: the key "a.b" stands twice in a record`},
		{`[{"a":{"b":1},"a":{"c":1}}]`, `a.json:1:15: the key "a" stands twice in a record`},
		{`{"a":1,"a":[{"b":1}]}`, `a.json:1:8: the key "a" stands in line 1 already`},
		{"[{\"a\":\"\xff\"}]", `a.json:1:8: the text is not valid UTF-8`},
		{"[{\"a\":\"x\ny\"}]", `a.json:1:9: a text holds a line end or control character`},
		{`[{"a":"\ud800x"}]`, `a.json:1:8: \u must be followed by the four hexadecimal digits of a character`},
		{`[{"a":"\x41"}]`, `a.json:1:8: a backslash is not followed by what JSON knows`},
		{`[{"a":01}]`, `a.json:1:7: "01" is not a number of JSON`},
		{`[{"a":NaN}]`, `a.json:1:7: "NaN" is not a value of JSON`},
		{`[{"a":@}]`, `a.json:1:7: '@' stands where a value should`},
		{`[{a:1}]`, `a.json:1:3: 'a' stands where a key should`},
		{`[{"a":1,}]`, `a.json:1:9: '}' stands where a key should`},
		{`[{"a":1},]`, `a.json:1:10: ']' stands where a value should`},
		{`[{"a":1`, `a.json:1:8: the end of the file stands where a comma or } should`},
		{`[{"a":"x`, `a.json:1:7: the file ends within this text`},
		{`[{"a":1},[2]]x`, `a.json:1:14: 'x' is not`},
		{`[{"a":1},{"a":2},[2]]`, `a.json:1:18: an array of both records and rows`},
		{`[{"a":1},2]`, `a.json:1:10: a plain value stands where a record should`},
		{`[[1],{"a":1}]`, `a.json:1:6: records and rows stand in one table`},
		{`[[1,[2]]]`, `a.json:1:5: a list or object stands in a cell of a row`},
		{"{\"a\":1}\n7", `a.json:2:1: a plain value stands where a record should`},
		{`[` + strings.Repeat(`{"a":`, 1000), `a.json:1:317: objects and arrays are nested more than 64 deep`},
		{"[{\"a\":1}\x00]", `a.json:1:9: a byte of zero stands in the file`},
	} {
		f, err := open(test.in)
		var fault *grid.Error
		switch {
		case err == nil:
			t.Errorf("%.40q was read: %s", test.in, print(t, f))
		case !errors.As(err, &fault):
			t.Errorf("%.40q: %v is not a grid.Error", test.in, err)
		case err.Error() != test.want && !strings.HasSuffix(test.want, "is not"):
			t.Errorf("%.40q: got %s, want %s", test.in, err, test.want)
		}
	}
}

// TestReadBack checks that what encoding/json writes is read as it was.
func TestReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		columns := 1 + random.IntN(5)
		var want strings.Builder
		var names []string
		for c := range columns {
			names = append(names, fmt.Sprintf("k%d", c))
		}
		want.WriteString(strings.Join(names, "|") + "\n")
		var all []map[string]any
		for range 1 + random.IntN(20) {
			record := map[string]any{}
			var cells []string
			for _, name := range names {
				v, shown := randomValue(random)
				record[name] = v
				cells = append(cells, shown)
			}
			all = append(all, record)
			want.WriteString(strings.TrimRight(strings.Join(cells, "|"), "|") + "\n")
		}
		written, err := json.MarshalIndent(all, "", strings.Repeat(" ", random.IntN(3)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := open(string(written))
		if err != nil {
			t.Fatalf("%v in %s", err, written)
		}
		if got := print(t, f); got != want.String() {
			t.Fatalf("got\n%swant\n%s", got, want.String())
		}
	}
}

// randomValue returns a value, and how print shows it.
func randomValue(random *rand.Rand) (any, string) {
	switch random.IntN(4) {
	case 0:
		n := random.IntN(1e6) - 5e5
		return n, fmt.Sprintf("#%d", n)
	case 1:
		number := fmt.Sprintf("%d.%02d0", random.IntN(100), random.IntN(100))
		return json.Number(number), "#" + number
	case 2:
		s := []string{"é", "a<b>&\u2028\\\"", "x/y", "😀", "–"}[random.IntN(5)]
		return s, s
	}
	return nil, ""
}

// TestStreams checks that rows take no memory that grows with their number.
func TestStreams(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(`[{"year":2000,"region":"AT","value":1.5}`)
	for i := range 20000 {
		fmt.Fprintf(&b, ",\n{\"year\":%d,\"region\":\"AT\",\"value\":1.5}", 2000+i%20)
	}
	b.WriteString("]")
	f, err := Open("a.json", bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	rows.Next()
	if n := testing.AllocsPerRun(10000, func() {
		if _, err := rows.Next(); err != nil {
			t.Fatal(err)
		}
	}); n > 1 {
		t.Errorf("a row takes %v allocations, want 1", n)
	}
}

// FuzzOpen checks that nothing panics, that what is read is JSON, and that the second
// reading finds what the first found.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{`[{"a":1.5e3,"b":{"c":"\u00e9"}},{"a":null}]`, "[[1],[2]]", "{\"a\":1}\n{\"a\":2}", written, `[{"page":1},[{"a":1}]]`, `{"d":[{"a":[1]}],"x":1}`, `{"a":[1,2],"b":["x",null]}`, `{"h":["a","b"],"d":[[1,2]]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		file, err := Open("a.json", bytes.NewReader(in), int64(len(in)))
		if err != nil {
			return
		}
		for _, sheet := range file.Sheets {
			rows, err := sheet.Open()
			for err == nil {
				_, err = rows.Next()
			}
			if err != io.EOF && file.Format != "JSON-stat" {
				t.Errorf("%q: %v in the second reading", in, err)
			}
		}
		if decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(in, []byte("\ufeff")))); !decodes(decoder) {
			t.Errorf("%q is not JSON", in)
		}
	})
}

func decodes(d *json.Decoder) bool {
	for {
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return err == io.EOF
		}
	}
}

// What is a page of several is told, and a key whose values are of several kinds.
func TestTold(t *testing.T) {
	for content, want := range map[string]string{
		`[{"page":1,"pages":7},[{"y":2019,"v":1},{"y":2020,"v":2}]]`:                        "a.json:1:10 part: page 1 of 7\n",
		`{"meta":{"total_pages":"3","page":2},"data":[["A",2019,1],["B",2019,2]]}`:          "a.json:1:24 part: page 2 of 3\n",
		`{"data":[{"y":2019,"v":1}],"@odata.nextLink":"https://a.example/t?page=2"}`:        "a.json:1:46 part: a page that another follows\n",
		`{"page":1,"pages":1,"next":null,"has_more":false,"data":[{"y":2019,"v":1}]}`:       "",
		`[{"c":"A","v":1},{"c":"B"},{"c":"C","v":null},{"c":"D","v":true},{"c":5,"v":"x"}]`: "a.json:1:3 mixed: c: numbers (1), texts (4)\na.json:1:11 mixed: v: numbers (1), texts (1), true or false (1)\n",
	} {
		f, err := open(content)
		if err != nil {
			t.Errorf("%s: %v", content, err)
			continue
		}
		if got := texts(f.Found); got != want {
			t.Errorf("%s: found\n%s, want\n%s", content, got, want)
		}
	}
}
