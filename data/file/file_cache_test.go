package file

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"briefing/data"
	"briefing/data/batch"
	"briefing/data/table"
)

// What a cache gives is what Load gives, the first time and again: the same
// dataset, down to its origin, or the same faults.
func TestShelfLoadsTheSame(t *testing.T) {
	shipped, _ := data.Default()
	tried := 0
	for folder, fsys := range map[string]fs.FS{"../testdata/valid": os.DirFS("../testdata/valid"), "../testdata/faults": os.DirFS("../testdata/faults"), "shipped": shipped} {
		names, err := fs.Glob(fsys, "*.yaml")
		must(t, err)
		cache := NewFileCache(fsys)
		for _, round := range []int{1, 2} {
			for _, name := range names {
				opt := Options{Today: day(t, "2026-11-23")}
				want, wantErr := Load(fsys, name, opt)
				got, err := cache.Load(name, opt)
				tried++
				if !reflect.DeepEqual(want, got) || !reflect.DeepEqual(wantErr, err) {
					t.Errorf("%s/%s, round %d: another dataset, or other faults:\n%v\nwant\n%v", folder, name, round, err, wantErr)
				}
			}
		}
	}
	if tried < 80 {
		t.Errorf("only %d loads", tried)
	}
}

const regionFile = "title: T ${region}\nparameters: {region: {default: Beijing}}\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n" +
	"  a:\n    title: A in ${region}\n    unit: percent\n    source: s\n    csv: {file: rows.csv, key: year, value: share, where: {region: \"${region}\"}}\n" +
	"  b:\n    title: B in ${region}\n    unit: percent\n    source: s\n    csv: {file: rows.csv, key: region, value: share, where: {year: 2019, kind: b}}\n"

const regionRows = "\ufeffregion,year,kind,share\r\nBeijing,2018,a,30\nShanghai,2018,a,40\n\n\"Tian\njin\",2018,a,\"20\"\nBeijing,2019,b,31\n\nShanghai,2019,b,41\nTian jin,2019,b,21\nWuhan,2019,a,1"

func TestWhere(t *testing.T) {
	for region, want := range map[string]struct{ values, text string }{
		"Beijing":  {"2018 30, 2019 31", "\ufeffregion,year,kind,share\r\nBeijing,2018,a,30\nBeijing,2019,b,31\nShanghai,2019,b,41\nTian jin,2019,b,21\n"},
		"Tian jin": {"2018 20, 2019 21", "\ufeffregion,year,kind,share\r\n\"Tian\njin\",2018,a,\"20\"\nBeijing,2019,b,31\nShanghai,2019,b,41\nTian jin,2019,b,21\n"},
		"Wuhan":    {"2019 1", "\ufeffregion,year,kind,share\r\nBeijing,2019,b,31\nShanghai,2019,b,41\nTian jin,2019,b,21\nWuhan,2019,a,1"},
	} {
		opt := Options{Set: map[string]string{"region": region}}
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(regionFile)}, "rows.csv": {Data: []byte(regionRows)}}
		ds, err := Load(fsys, "f.yaml", opt)
		must(t, err)
		var values []string
		for i, v := range ds.Figures[0].Series[0].Values {
			values = append(values, ds.Figures[0].Keys[i].String()+" "+v.Number.String())
		}
		if got := strings.Join(values, ", "); got != want.values {
			t.Errorf("%s: %s, want %s", region, got, want.values)
		}
		in := ds.Inputs[1]
		if string(in.Text) != want.text || in.Used != "kind=b&year=2019|region="+region {
			t.Errorf("%s: input %q of %q, want %q", region, in.Used, in.Text, want.text)
		}
		// The part alone gives the same, and is its own used part.
		fsys["rows.csv"] = &fstest.MapFile{Data: in.Text}
		again, err := Load(fsys, "f.yaml", opt)
		must(t, err)
		if !reflect.DeepEqual(again.Inputs, ds.Inputs) || !reflect.DeepEqual(again.Figures, ds.Figures) || !reflect.DeepEqual(again.Depends, ds.Depends) {
			t.Errorf("%s: the used part gives another dataset", region)
		}
	}
}

// A change of a row is seen by what uses the row, and by nothing else; so says the
// dataset, and so says Sum, which loads nothing.
func TestWhereSeesItsRowsOnly(t *testing.T) {
	regions := []string{"Beijing", "Shanghai", "Tian jin"}
	load := func(rows string) (all []*data.Dataset, cache *FileCache) {
		cache = NewFileCache(fstest.MapFS{"f.yaml": {Data: []byte(regionFile)}, "rows.csv": {Data: []byte(rows)}})
		for _, region := range regions {
			ds, err := cache.Load("f.yaml", Options{Set: map[string]string{"region": region}})
			must(t, err)
			all = append(all, ds)
		}
		return all, cache
	}
	before, _ := load(regionRows)
	for changed, want := range map[string][]bool{
		"Shanghai,2018,a,40": {false, true, false},
		"Wuhan,2019,a,1":     {false, false, false},
		"Shanghai,2019,b,41": {true, true, true}, // every region shows it
		"region,year":        {true, true, true},
	} {
		rows := strings.Replace(regionRows, changed, changed+"0", 1)
		if changed == "region,year" {
			rows = strings.Replace(regionRows, "share", "share ", 1)
		}
		after, cache := load(rows)
		for i := range regions {
			differs := before[i].Inputs[1].SHA256 != after[i].Inputs[1].SHA256
			if differs != want[i] {
				t.Errorf("%s: %s changed: %v, want %v", changed, regions[i], differs, want[i])
			}
			for _, dep := range before[i].Depends {
				sum, err := cache.Sum(dep.InputRef, Options{})
				must(t, err)
				if wanted := differs && dep.Name == "rows.csv"; (sum != dep.Sum) != wanted {
					t.Errorf("%s: the sum of %v for %s changed: %v, want %v", changed, dep.InputRef, regions[i], sum != dep.Sum, wanted)
				}
			}
		}
	}
}

// The whole of a file is used where one figure uses it, in whatever order.
func TestWholeAndPart(t *testing.T) {
	for _, wheres := range [][2]string{{"", ", where: {year: 2018}"}, {", where: {year: 2018}", ""}} {
		file := "title: T\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n"
		for i, where := range wheres {
			file += fmt.Sprintf("  f%d: {title: A, unit: percent, source: s, csv: {file: rows.csv, key: region, value: share%s}}\n", i, where)
		}
		rows := "region,year,share\nA,2018,1\nB,2019,2\n"
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}, "rows.csv": {Data: []byte(rows)}}, "f.yaml", Options{})
		must(t, err)
		if in := ds.Inputs[1]; len(ds.Inputs) != 2 || in.Used != "" || string(in.Text) != rows {
			t.Errorf("%q: input %q of %q", wheres, in.Used, in.Text)
		}
	}
}

func TestSumOfFonts(t *testing.T) {
	const file = "title: T\nfonts: {family: House}\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n  a: {title: A, unit: percent, source: s, values: {x: 1}}\n"
	cache := NewFileCache(fstest.MapFS{"f.yaml": {Data: []byte(file)}})
	find := func(bold string) Options {
		return Options{FindFont: func(family string, style data.FontStyle) (*data.File, error) {
			switch {
			case family != "House":
				return nil, data.Problem{Text: "no such family", Hint: "install it"}
			case style == data.FontStyle{}:
				return &data.File{Name: "house.ttf", Data: []byte("regular")}, nil
			case style == data.FontStyle{Bold: true} && bold != "":
				return &data.File{Name: "bold.ttf", Data: []byte(bold)}, nil
			}
			return nil, nil
		}}
	}
	ds, err := cache.Load("f.yaml", find(""))
	must(t, err)
	if len(ds.Inputs) != 2 || len(ds.Depends) != 5 {
		t.Errorf("inputs %v, depends %v", ds.Inputs, ds.Depends)
	}
	for bold, want := range map[string]int{"": 0, "bold": 1} {
		changed := 0
		fresh := NewFileCache(fstest.MapFS{"f.yaml": {Data: []byte(file)}})
		for _, dep := range ds.Depends {
			sum, err := fresh.Sum(dep.InputRef, find(bold))
			must(t, err)
			if sum != dep.Sum {
				changed++
			}
		}
		if changed != want {
			t.Errorf("with the bold font %q %d things changed, want %d", bold, changed, want)
		}
	}
}

func TestUsedIsReadAsItWasWritten(t *testing.T) {
	for _, s := range []table.Selection{
		{Separator: ',', Conditions: []table.Condition{{Column: "region", Text: "北京"}}},
		{Separator: '\t', Conditions: []table.Condition{{Column: "a=b", Text: "x&y|z"}, {Column: "tab:c", Text: "100%"}}},
		{Separator: ';', Conditions: []table.Condition{{Column: "%3D", Text: "a b"}}},
		{Separator: ',', Conditions: []table.Condition{{Column: "geo", Text: "DE"}, {Column: "geo", Text: "FR"}, {Column: "geo!", Text: "!x"}, {Column: "a>", Text: ">=<"}}},
		{Separator: ',', Conditions: []table.Condition{{Column: "geo", Text: "EU27", Relation: table.IsNot}, {Column: "year", Text: "2010", Relation: table.From}, {Column: "year", Text: "2020", Relation: table.UpTo}, {Column: "x<", Text: "1", Relation: table.UpTo}}},
	} {
		got, ok := table.ParseUsed(s.String())
		if !ok || len(got) != 1 || got[0].String() != s.String() || got[0].Separator != s.Separator {
			t.Errorf("%q: %v", s.String(), got)
		}
		for _, c := range s.Conditions {
			if !slices.Contains(got[0].Conditions, c) {
				t.Errorf("%q lacks %v", s.String(), c)
			}
		}
	}
	if _, ok := table.ParseUsed("x"); ok {
		t.Error("x is a selection")
	}
}

// What is said of a stale figure does not change from day to day, and the day it
// begins is known before.
func TestFreshness(t *testing.T) {
	const file = "title: T\nsources: {s: {publisher: P, title: T, date: 2020-06}}\nfigures:\n" +
		"  b: {title: B, unit: percent, source: s, fresh: 60d, values: {2019: 1}}\n  a: {title: A, unit: percent, source: s, fresh: 30d, values: {2019: 1}}\n"
	fsys := fstest.MapFS{"f.yaml": {Data: []byte(file)}}
	var said []string
	for _, today := range []string{"2020-01-31", "2020-02-01", "2020-02-29", "2020-03-01", "2021-01-01"} {
		ds, err := Load(fsys, "f.yaml", Options{Today: day(t, today)})
		must(t, err)
		want := []data.Freshness{{Figure: "a", StaleFrom: day(t, "2020-02-01")}, {Figure: "b", StaleFrom: day(t, "2020-03-02")}}
		if !slices.Equal(ds.Fresh, want) {
			t.Errorf("%s: %v, want %v", today, ds.Fresh, want)
		}
		passed := 0
		for _, f := range ds.Fresh {
			if f.StaleFrom.Compare(day(t, today)) <= 0 {
				passed++
			}
		}
		if passed != len(ds.Stale) {
			t.Errorf("%s: %d have passed their day, and %d are stale", today, passed, len(ds.Stale))
		}
		if len(ds.Stale) > 0 {
			said = append(said, ds.Stale[len(ds.Stale)-1].Error())
		}
	}
	if slices.Sort(said); len(slices.Compact(said)) != 1 {
		t.Errorf("said\n%s", strings.Join(said, "\n"))
	}
}

func TestRowFault(t *testing.T) {
	row := batch.Row{Pos: data.Pos{File: "rows.csv", Line: 7, Col: 1}}
	fault := data.Fault{Pos: data.Pos{File: "f.yaml", Line: 3, Col: 4}, Path: "title", Text: "wrong"}
	for _, test := range []struct {
		err  error
		want string
	}{
		{data.Faults{fault}, "rows.csv:7:1: f.yaml:3:4: title: wrong"},
		{fault, "rows.csv:7:1: f.yaml:3:4: title: wrong"},
		{&ParameterError{"region", data.Problem{Text: "it is not there", Hint: "add it"}}, "rows.csv:7:1: region: it is not there; add it"},
		{fs.ErrNotExist, "file does not exist"},
	} {
		if got := row.Fault(test.err).Error(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// A briefing of four pages for one region of many.
func BenchmarkShelf(b *testing.B) {
	fsys := os.DirFS(starterBatch)
	opt := Options{Set: map[string]string{"region": "Germany", "group": "countries"}}
	cache := NewFileCache(fsys)
	for name, load := range map[string]func() (*data.Dataset, error){
		"load":  func() (*data.Dataset, error) { return Load(fsys, "region.yaml", opt) },
		"cache": func() (*data.Dataset, error) { return cache.Load("region.yaml", opt) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := load(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// starterBatch is the folder of the batch that init writes.
var starterBatch = filepath.Join("..", "..", "cmd", "briefing", "starter-batch")

// The rows of the batch that init writes load without a warning, and every share in
// its CSV file is the one that the shipped briefing has from the same source.
func TestStarterBatch(t *testing.T) {
	fsys := os.DirFS(starterBatch)
	b, err := LoadBatch(fsys, "batch.yaml", Options{})
	must(t, err)
	if b.Count < 12 {
		t.Errorf("%d rows, want at least 12", b.Count)
	}
	shippedFS, name := data.Default()
	shipped, err := Load(shippedFS, name, Options{})
	must(t, err)
	cache := NewFileCache(fsys)
	for row, err := range b.Rows {
		must(t, err)
		ds, err := cache.Load(b.Template, Options{Set: row.Set, Today: day(t, "2026-11-23")})
		must(t, row.Fault(err))
		if len(ds.Warnings) > 0 || len(ds.Charts) != 2 {
			t.Errorf("%s: %d charts, %v", row.Name, len(ds.Charts), ds.Warnings)
		}
		for _, s := range ds.Sources {
			if !slices.Contains(ds.Cited, s) {
				t.Errorf("%s: nothing cites %s", row.Name, s.Key)
			}
		}
		for _, f := range ds.Figures {
			for i, v := range f.Series[0].Values {
				if want, ok := shippedShare(shipped, f, i); !ok || v.Number != want.Number || v.Is != want.Is {
					t.Errorf("%s: %s of %s is %v, not as shipped", row.Name, f.ID, f.Series[0].Keys[i], v)
				}
			}
		}
	}
}

// shippedShare finds a share of the batch in the shipped briefing.
func shippedShare(shipped *data.Dataset, f *data.Figure, nth int) (data.Value, bool) {
	place, key := f.Series[0].Name, f.Series[0].Keys[nth]
	if !f.Periods {
		place = key.Name
	}
	if place == "China" {
		return shippedFigure(shipped, "share").Series[0].At(key)
	}
	if place == "Jinan" {
		place = "Jinan (a city)"
	}
	v, ok := shippedFigure(shipped, "regions").Series[0].At(data.CategoryKey(place))
	if !ok {
		return shippedFigure(shipped, "country-shares").Series[0].At(data.CategoryKey(place))
	}
	return v, ok
}

func shippedFigure(ds *data.Dataset, id string) *data.Figure {
	return ds.Figures[slices.IndexFunc(ds.Figures, func(f *data.Figure) bool { return f.ID == id })]
}

// A CSV file of 100,000 rows, of 10,000 regions, and the checksum of each region's
// part.
func BenchmarkSumOfParts(b *testing.B) {
	var rows strings.Builder
	rows.WriteString("region,year,share\n")
	for i := range 100_000 {
		fmt.Fprintf(&rows, "Region %05d,%d,%d.%d\n", i/10, 2010+i%10, i%90, i%10)
	}
	fsys := fstest.MapFS{"rows.csv": {Data: []byte(rows.String())}}
	for b.Loop() {
		cache := NewFileCache(fsys)
		for i := range 10_000 {
			if _, err := cache.Sum(data.InputRef{Name: "rows.csv", Used: fmt.Sprintf("region=Region %05d", i)}, Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// countedFS counts how often its CSV file is read, and lets who reads it wait until another might have
// asked for it.
type countedFS struct {
	files fstest.MapFS
	reads atomic.Int32
}

func (f *countedFS) Open(name string) (fs.File, error) {
	in, err := f.files.Open(name)
	if err != nil || !strings.HasSuffix(name, ".csv") {
		return in, err
	}
	return &countedFile{File: in, of: f}, nil
}

type countedFile struct {
	fs.File
	of   *countedFS
	once sync.Once
}

func (f *countedFile) Read(b []byte) (int, error) {
	f.once.Do(func() {
		f.of.reads.Add(1)
		time.Sleep(20 * time.Millisecond)
	})
	return f.File.Read(b)
}

// A table that rows of a batch share is read and indexed once, although they ask for it at the same
// time.
func TestTableOfRowsIsReadOnce(t *testing.T) {
	for _, read := range []string{"csv: {file: rows.csv", "table: {file: rows.csv, head: 1"} {
		text := strings.ReplaceAll(regionFile, "csv: {file: rows.csv", read)
		fsys := &countedFS{files: fstest.MapFS{"f.yaml": {Data: []byte(text)}, "rows.csv": {Data: []byte("region,year,kind,share\nBeijing,2018,a,30\nShanghai,2018,a,40\nBeijing,2019,b,31\nShanghai,2019,b,41\n")}}}
		cache := NewFileCache(fsys)
		var all sync.WaitGroup
		for i := range 16 {
			all.Go(func() {
				if _, err := cache.Load("f.yaml", Options{Set: map[string]string{"region": []string{"Beijing", "Shanghai"}[i%2]}}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := fsys.reads.Load(); n != 1 {
			t.Errorf("%s: the table is read %d times", read, n)
		}
	}
}
