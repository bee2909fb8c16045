package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/deprecated"

	"briefing/data/table/grid"
)

// write makes a file of records with the module parquet-go.
func write[T any](t testing.TB, records []T, options ...pq.WriterOption) []byte {
	t.Helper()
	var b bytes.Buffer
	w := pq.NewGenericWriter[T](&b, options...)
	if _, err := w.Write(records); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(b []byte) (*grid.File, error) { return Open("a.parquet", bytes.NewReader(b), int64(len(b))) }

// readAll writes the rows of a file as lines of cells. # stands before numbers.
func readAll(b []byte) (string, error) {
	f, err := open(b)
	if err != nil {
		return "", err
	}
	rows, err := f.Sheets[0].Open()
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var lines strings.Builder
	for line := 1; ; line++ {
		row, err := rows.Next()
		if err == io.EOF {
			return lines.String(), nil
		}
		if err != nil {
			return lines.String(), err
		}
		if row.Line != line {
			return "", fmt.Errorf("row %d says that it is %d", line, row.Line)
		}
		var cells []string
		for _, c := range row.Cells {
			if c.Number != "" {
				c.Text = "#" + c.Text
			}
			cells = append(cells, c.Text)
		}
		lines.WriteString(strings.Join(cells, "|") + "\n")
	}
}

func check(t *testing.T, name string, b []byte, want string) {
	t.Helper()
	got, err := readAll(b)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if got != want {
		t.Errorf("%s: got\n%swant\n%s", name, got, want)
	}
}

type all struct {
	Name   string           `parquet:"name"`
	Code   *string          `parquet:"code,optional,dict"`
	Year   int32            `parquet:"year,delta"`
	Big    int64            `parquet:"big"`
	Small  uint32           `parquet:"small"`
	Huge   uint64           `parquet:"huge"`
	Single float32          `parquet:"single"`
	Double *float64         `parquet:"double,optional"`
	Yes    bool             `parquet:"yes"`
	Price  int64            `parquet:"price,decimal(2:18)"`
	Rate   int32            `parquet:"rate,decimal(4:9)"`
	Day    int32            `parquet:"day,date"`
	At     int64            `parquet:"at,timestamp(microsecond)"`
	Old    deprecated.Int96 `parquet:"old"`
	ID     [16]byte         `parquet:"id,uuid"`
}

// TestValues reads one value of each type, with what it should be by hand.
func TestValues(t *testing.T) {
	code, double := "DE", 0.1
	b := write(t, []all{
		{Name: "Köln\nII", Code: &code, Year: 2020, Big: math.MinInt64, Small: math.MaxUint32, Huge: math.MaxUint64, Single: 63.336, Double: &double, Yes: true,
			Price: -1205, Rate: 7, Day: 18262, At: 1577836800_000000, Old: deprecated.Int96{0, 0, 2440588 + 18262}, ID: [16]byte{0x12, 0x3e, 15: 0xff}},
		{Year: -5, Single: 1e21, Price: 5, Rate: -123456, Day: -1, At: 1577880123_500000, Old: deprecated.Int96{1_000_000_000, 0, 2440588}},
	})
	check(t, "values", b, `name|code|year|big|small|huge|single|double|yes|price|rate|day|at|old|id
Köln II|DE|#2020|#-9223372036854775808|#4294967295|#18446744073709551615|#63.336|#0.1|true|#-12.05|#0.0007|2020-01-01|2020-01-01|2020-01-01|123e0000-0000-0000-0000-0000000000ff
||#-5|#0|#0|#0|#1000000000000000000000|`+`|false|#0.05|#-12.3456|1969-12-31|2020-01-01T12:02:03.5|1970-01-01T00:00:01|00000000-0000-0000-0000-000000000000
`)
}

type row struct {
	Region string   `parquet:"region,dict"`
	Text   *string  `parquet:"text,optional"`
	Year   int64    `parquet:"year"`
	Value  *float64 `parquet:"value,optional"`
}

// rowsOf makes records, and the lines that they should be read as.
func rowsOf(n int) (records []row, want string) {
	var b strings.Builder
	b.WriteString("region|text|year|value\n")
	for i := range n {
		r := row{Region: fmt.Sprintf("R%d", i%7), Year: int64(1900 + i)}
		text, value := "", ""
		if i%3 != 0 {
			text = fmt.Sprintf("text %d", i*i)
			r.Text = &text
		}
		if i%5 != 0 && i%50 < 40 {
			v := float64(i) / 4
			r.Value = &v
			value = fmt.Sprintf("#%v", v)
		}
		records = append(records, r)
		fmt.Fprintf(&b, "%s|%s|#%d|%s\n", r.Region, text, r.Year, value)
	}
	return records, b.String()
}

func codecs() map[string]compress.Codec {
	return map[string]compress.Codec{"none": &pq.Uncompressed, "snappy": &pq.Snappy, "gzip": &pq.Gzip, "zstd": &pq.Zstd, "brotli": &pq.Brotli, "lz4": &pq.Lz4Raw}
}

// TestCodecs reads many pages and groups of rows, packed in every way.
func TestCodecs(t *testing.T) {
	records, want := rowsOf(3000)
	for name, codec := range codecs() {
		for version := 1; version <= 2; version++ {
			b := write(t, records, pq.Compression(codec), pq.DataPageVersion(version), pq.PageBufferSize(500), pq.MaxRowsPerRowGroup(700))
			check(t, fmt.Sprintf("%s %d", name, version), b, want)
		}
	}
}

type encoded struct {
	Delta   int32    `parquet:"delta,delta"`
	Delta64 int64    `parquet:"delta64,delta"`
	Lengths string   `parquet:"lengths,delta"`
	Prefix  []byte   `parquet:"prefix,delta"`
	Split   float32  `parquet:"split,split"`
	Split64 float64  `parquet:"split64,split"`
	Dict    *float32 `parquet:"dict,optional,dict"`
	Truth   bool     `parquet:"truth"`
}

// TestEncodings reads what is encoded in every way.
func TestEncodings(t *testing.T) {
	var records []encoded
	var want strings.Builder
	want.WriteString("delta|delta64|lengths|prefix|split|split64|dict|truth\n")
	for i := range 1000 {
		f := float32(i%4) / 2
		e := encoded{Delta: int32(i*i*(i%3-1)) * 7, Delta64: int64(i) << (i % 50), Lengths: strings.Repeat("x", i%9), Prefix: fmt.Appendf(nil, "prefix %d", i),
			Split: float32(i) / 8, Split64: -float64(i) / 16, Truth: i%11 < 5}
		dict := ""
		if i%6 != 0 {
			e.Dict = &f
			dict = fmt.Sprintf("#%v", f)
		}
		records = append(records, e)
		fmt.Fprintf(&want, "#%d|#%d|%s|%s|#%v|#%v|%s|%v\n", e.Delta, e.Delta64, e.Lengths, e.Prefix, e.Split, e.Split64, dict, e.Truth)
	}
	text := strings.Replace(want.String(), "|#-0|", "|#0|", 1)
	for version := 1; version <= 2; version++ {
		check(t, fmt.Sprintf("pages of version %d", version), write(t, records, pq.DataPageVersion(version)), text)
	}
}

type nested struct {
	Year    int64    `parquet:"year"`
	Country *country `parquet:"country,optional"`
	Tags    []string `parquet:"tags"`
	Index   int64    `parquet:"__index_level_0__"`
}

type country struct {
	ID   string  `parquet:"id"`
	Name *string `parquet:"name,optional"`
}

// TestNested flattens structs, leaves lists and numbers of rows out, and says so.
func TestNested(t *testing.T) {
	name := "China"
	b := write(t, []nested{{Year: 1, Country: &country{"CN", &name}, Tags: []string{"a", "b"}}, {Year: 2, Country: &country{ID: "X"}}, {Year: 3}},
		pq.KeyValueMetadata("title", "A table"), pq.KeyValueMetadata("other", "x"))
	check(t, "nested", b, "year|country.id|country.name\n#1|CN|China\n#2|X|\n#3||\n")
	f, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, one := range append(f.Found, f.About...) {
		found = append(found, one.Key+": "+one.Text)
	}
	want := "left out: tags: lists do not fit into cells; left out: __index_level_0__: pandas numbered the rows in it; title: A table"
	if got := strings.Join(found, "; "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestDecimals writes integers of any length with a decimal point.
func TestDecimals(t *testing.T) {
	for _, test := range []struct {
		bytes []byte
		scale int64
		want  string
	}{
		{[]byte{0}, 0, "0"},
		{[]byte{0}, 3, "0.000"},
		{[]byte{0xff}, 1, "-0.1"},
		{[]byte{0x80}, 0, "-128"},
		{[]byte{0x00, 0xff}, 2, "2.55"},
		{[]byte{0x01, 0, 0, 0, 0, 0, 0, 0, 0}, 4, "1844674407370955.1616"},
		{[]byte{0xff, 0, 0, 0, 0, 0, 0, 0, 0}, 0, "-18446744073709551616"},
	} {
		l := leaf{typ: byteArray, logical: logical{id: logicalDecimal, scale: test.scale}}
		got, _, err := l.appendText(nil, raw{bytes: test.bytes})
		if err != nil || string(got) != test.want {
			t.Errorf("%x with scale %d: %s, %v, want %s", test.bytes, test.scale, got, err, test.want)
		}
	}
}

// TestFloats writes the fewest digits that mean the same float of its size.
func TestFloats(t *testing.T) {
	for _, test := range []struct {
		f    float64
		size int
		want string
	}{
		{float64(float32(63.336)), 32, "63.336"},
		{63.336, 64, "63.336"},
		{math.Nextafter(0.3, 1), 64, "0.30000000000000004"},
		{1e15, 64, "1000000000000000"},
		{math.Copysign(0, -1), 64, "0"},
		{math.NaN(), 64, ""},
		{half(0x3555), 32, "0.33325195"},
		{half(0xc000), 32, "-2"},
		{half(0x0001), 32, "0.000000059604645"},
	} {
		if got, _ := appendFloat(nil, test.f, test.size); string(got) != test.want {
			t.Errorf("%v: %s, want %s", test.f, got, test.want)
		}
	}
	for _, f := range []float64{math.Inf(-1), 1e300, 1e-300} {
		if text, number := appendFloat(nil, f, 64); number || len(text) > 10 {
			t.Errorf("%v is %s, as a number", f, text)
		}
	}
}

// TestTimes writes times in ISO 8601, in each unit.
func TestTimes(t *testing.T) {
	for unit, n := range map[int]int64{1: 1_500, 2: 1_500_000, 3: 1_500_000_000} {
		if got := appendTime(nil, instant(n, unit)); string(got) != "1970-01-01T00:00:01.5" {
			t.Errorf("unit %d: %s", unit, got)
		}
		if got := appendClock(nil, instant(n, unit)); string(got) != "00:00:01.5" {
			t.Errorf("unit %d: %s", unit, got)
		}
	}
	if got := appendTime(nil, time.Unix(-86400, 0).UTC()); string(got) != "1969-12-31" {
		t.Errorf("a day before 1970: %s", got)
	}
}

// TestFaults checks what is said of files that are none, or cannot be read.
func TestFaults(t *testing.T) {
	records, _ := rowsOf(10)
	good := write(t, records)
	set := func(at int, with string) []byte {
		b := bytes.Clone(good)
		copy(b[(at+len(b))%len(b):], with)
		return b
	}
	type bytesOnly struct {
		B []byte `parquet:"b"`
	}
	type lists struct {
		L []string `parquet:"l"`
	}
	for _, test := range []struct {
		name string
		b    []byte
		want string
	}{
		{"short", []byte("PAR1"), "a.parquet: 4 bytes are no Parquet file: it may have been cut off"},
		{"cut", good[:len(good)-1], "a.parquet: the Parquet file does not end as one: it may have been cut off"},
		{"encrypted", set(-4, "PARE"), "a.parquet: this Parquet file is encrypted"},
		{"footer", set(-8, "\xff\xff\xff\x7f"), fmt.Sprintf("a.parquet: the Parquet file is damaged: its footer should have 2147483647 bytes, and the file has %d", len(good))},
		{"marks alone", []byte("PAR1PAR1PAR1"), "a.parquet: the Parquet file is damaged: its footer should have 827474256 bytes, and the file has 12"},
		{"lists", write(t, []lists{{[]string{"a"}}}), "a.parquet: no column of this Parquet file can be shown in a table"},
		{"bytes", write(t, []bytesOnly{{[]byte("a")}, {[]byte{0xff}}}), `a.parquet:3:1: "b" of record 2 holds bytes that are no text in UTF-8`},
	} {
		_, err := readAll(test.b)
		var fault *grid.Error
		if err == nil || err.Error() != test.want || !errors.As(err, &fault) || fault.Hint == "" {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

// damaged is a small file, with every type of page.
func damaged(t testing.TB, codec compress.Codec, version int) []byte {
	records, _ := rowsOf(40)
	return write(t, records, pq.Compression(codec), pq.DataPageVersion(version), pq.MaxRowsPerRowGroup(25))
}

// allocated returns how many bytes were allocated in all while something ran.
func allocated(run func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// What the reader may allocate in all for a damaged file of a few kilobytes, and for any
// small file: one that is not damaged may unpack to much.
const (
	maxForDamage = 4 << 20
	maxForAny    = 512 << 20
)

// TestDamage changes each byte of small files, and cuts them off at each length: nothing
// panics, and nothing takes memory out of proportion.
func TestDamage(t *testing.T) {
	flips := []byte{0xff, 0x01, 0x80}
	if testing.Short() {
		flips = flips[:1]
	}
	for name, codec := range codecs() {
		good := damaged(t, codec, 1+len(name)%2)
		most := uint64(0)
		try := func(b []byte, what string, i int) {
			n := allocated(func() {
				_, err := readAll(b)
				var fault *grid.Error
				if err != nil && !errors.As(err, &fault) {
					t.Errorf("%s, %s %d: %v has no place", name, what, i, err)
				}
			})
			if most = max(most, n); n > maxForDamage {
				t.Errorf("%s, %s %d: %d bytes were allocated", name, what, i, n)
			}
		}
		for i := range good {
			for _, flip := range flips {
				b := bytes.Clone(good)
				b[i] ^= flip
				try(b, "byte", i)
			}
			try(good[:i], "cut", i)
		}
		t.Logf("%s: %d bytes, at most %d allocated", name, len(good), most)
	}
}

// FuzzOpen checks that nothing panics, and that memory is bounded.
func FuzzOpen(f *testing.F) {
	for name, codec := range codecs() {
		f.Add(damaged(f, codec, 1+len(name)%2))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			t.Skip()
		}
		if n := allocated(func() { readAll(b) }); n > maxForAny {
			t.Errorf("%d bytes were allocated for %d", n, len(b))
		}
	})
}

// TestStreams checks that rows take no memory that grows with their number.
func TestStreams(t *testing.T) {
	records, _ := rowsOf(20000)
	f, err := open(write(t, records))
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

// A small file does not say that it holds many millions of cells.
func TestRepeated(t *testing.T) {
	type pair struct{ A, B int64 }
	b := write(t, make([]pair, 2_000_000), pq.Compression(&pq.Zstd))
	_, err := Open("f.parquet", bytes.NewReader(b), int64(len(b)))
	if want := fmt.Sprintf("f.parquet: the Parquet file has 2 columns and 2000000 rows in %d bytes: at most 50 cells to a byte are read", len(b)); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// A dictionary of values of two bytes, as pyarrow writes floats of 16 bits.
func TestHalves(t *testing.T) {
	type half struct {
		V [2]byte `parquet:"v,dict"`
	}
	b := write(t, []half{{[2]byte{'a', 'b'}}, {[2]byte{'c', 'd'}}, {[2]byte{'e', 'f'}}})
	f, err := Open("f.parquet", bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := f.Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for _, want := range []string{"v", "ab", "cd", "ef"} {
		if row, err := in.Next(); err != nil || row.Cells[0].Text != want {
			t.Errorf("%v %v, want %s", row, err, want)
		}
	}
}
