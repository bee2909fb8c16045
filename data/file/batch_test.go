package file

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/batch"
)

const regionTemplate = "title: ${region} in ${year}\nparameters:\n  region: {}\n  year: {type: period, default: 2019}\n" +
	"sources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n  a: {title: A, unit: percent, source: s, values: {x: 1}}\n"

// planOf loads a batch beside the template and lists its rows.
func planOf(t *testing.T, files map[string]string) []string {
	t.Helper()
	b, err := LoadBatch(folder(files), "batch.yaml", Options{})
	must(t, err)
	var rows []string
	for row, err := range b.Rows {
		must(t, err)
		if row.Index != len(rows) {
			t.Errorf("row %d has index %d", len(rows), row.Index)
		}
		size := ""
		if !row.Size.IsZero() {
			size = row.Size.String()
		}
		rows = append(rows, fmt.Sprintf("%s %v %q %q %s", row.Name, row.Set, row.Edition, size, row.Pos))
	}
	if len(rows) != b.Count {
		t.Errorf("%d rows, want %d", len(rows), b.Count)
	}
	return rows
}

// The PDF of a row is named as the row says, and otherwise after the template.
func TestBatchFileNames(t *testing.T) {
	for _, test := range []struct{ pattern, want string }{
		{"", "[ ]"},
		{"file: \"{region} {year}, {language}\"\n", "[Beijing 2019, en Chad 2020, en]"},
		{"file: \"{Short}\"\n", "[bj td]"},
	} {
		files := map[string]string{
			"batch.yaml": "template: region.yaml\nname: \"{region}\"\ntable: {file: rows.csv, columns: {region: region, year: year}}\n" + test.pattern,
			"rows.csv":   "region,year,Short\nBeijing,,bj\nChad,2020,td\n",
		}
		b, err := LoadBatch(folder(files), "batch.yaml", Options{})
		must(t, err)
		var names []string
		for row, err := range b.Rows {
			must(t, err)
			names = append(names, row.File)
		}
		if got := fmt.Sprint(names); got != test.want {
			t.Errorf("%q names %s, want %s", test.pattern, got, test.want)
		}
	}
}

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{"region.yaml": {Data: []byte(regionTemplate)}}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

func TestBatchRows(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"rows": {map[string]string{"batch.yaml": "template: region.yaml\nname: \"{region}/{year}\"\nrows:\n  - {region: Beijing}\n  - region: Shang  hai\n    year: 2020\n"},
			"Beijing/2019 map[region:Beijing] \"\" \"\" batch.yaml:4:5\nShang hai/2020 map[region:Shang hai year:2020] \"\" \"\" batch.yaml:5:5"},
		"table": {map[string]string{
			"batch.yaml": "template: region.yaml\nname: \"{code}-{language}-{size}\"\ntable: {file: rows.csv, columns: {region: Name}}\nsizes: [slide, 800x600]\n",
			"rows.csv":   "\ufeffcode,Name\nb,Beijing\n\nc,\"Shang\nhai\"\n"},
			"b-en-slide map[region:Beijing] \"\" \"slide\" rows.csv:2:1\nb-en-800x600 map[region:Beijing] \"\" \"800x600\" rows.csv:2:1\n" +
				"c-en-slide map[region:Shang hai] \"\" \"slide\" rows.csv:4:1\nc-en-800x600 map[region:Shang hai] \"\" \"800x600\" rows.csv:4:1"},
		"matrix": {map[string]string{"batch.yaml": "template: region.yaml\nname: \"{year}/{region}\"\nmatrix:\n  region: [北京, 上海]\n  year: [2019, 2020]\n  exclude: [{region: 上海, year: 2019}]\neditions: en\n"},
			"2019/北京 map[region:北京 year:2019] \"en\" \"\" batch.yaml:5:10\n2020/北京 map[region:北京 year:2020] \"en\" \"\" batch.yaml:5:16\n2020/上海 map[region:上海 year:2020] \"en\" \"\" batch.yaml:5:16"},
	} {
		if got := strings.Join(planOf(t, test.files), "\n"); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// bigTable is a batch of n rows in a CSV file.
func bigTable(n int) fstest.MapFS {
	var rows strings.Builder
	rows.WriteString("region,year\n")
	for i := range n {
		fmt.Fprintf(&rows, "Region %06d,%d\n", i/10, 2010+i%10)
	}
	return folder(map[string]string{"batch.yaml": "template: region.yaml\nname: \"{region}/{year}\"\ntable: rows.csv\n", "rows.csv": rows.String()})
}

func BenchmarkLoadBatch(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		fsys := bigTable(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := LoadBatch(fsys, "batch.yaml", Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBatchRows(b *testing.B) {
	plan, err := LoadBatch(bigTable(100_000), "batch.yaml", Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range plan.Rows {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func TestBatchFaults(t *testing.T) {
	files, err := filepath.Glob("../testdata/batch/faults/*.yaml")
	must(t, err)
	total := 0
	for _, file := range files {
		name := filepath.Base(file)
		content, err := os.ReadFile(file)
		must(t, err)
		wanted := wantedFaults(t, name, string(content))
		total += len(wanted)
		b, err := LoadBatch(os.DirFS("../testdata/batch/faults"), name, Options{})
		faults, ok := err.(data.Faults)
		if b != nil || !ok {
			t.Errorf("%s: no faults: %v", name, err)
			continue
		}
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprintf("%s: %s", f.Pos, f.Text))
			checkForm(t, f)
		}
		slices.Sort(wanted)
		slices.Sort(got)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(wanted, "\n"))
		}
	}
	if total < 40 {
		t.Errorf("only %d faults are tried", total)
	}
}

// Memory does not grow with the rows of a table: while they are yielded, nothing
// is kept of those before.
func TestBatchMemory(t *testing.T) {
	const rows = 200_000
	b, err := LoadBatch(bigTable(rows), "batch.yaml", Options{})
	must(t, err)
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	first, last := int64(0), int64(0)
	for row, err := range b.Rows {
		must(t, err)
		switch row.Index {
		case 100:
			first = heap()
		case rows - 1:
			last = heap()
		}
	}
	if last == 0 || last-first > 1<<20 {
		t.Errorf("the last row finds %d bytes, row 100 %d", last, first)
	}
}

// A table that was changed after the check is not built as if it were the one that
// was checked.
func TestBatchTableChanges(t *testing.T) {
	for _, rows := range []string{"region,year\nA,2019\nB,2020\n", "region,year\nA,2019\n", "region,year\nA,2019\nB,2019\nC,2019\n", "region,year\n../A,2019\nB,2019\n", "region,year\nA,x\nB,2019\n", "", "region\nA\nB\n"} {
		fsys := folder(map[string]string{"batch.yaml": "template: region.yaml\nname: \"{region}\"\ntable: rows.csv\n", "rows.csv": "region,year\nA,2019\nB,2019\n"})
		b, err := LoadBatch(fsys, "batch.yaml", Options{})
		must(t, err)
		fsys["rows.csv"].Data = []byte(rows)
		var last error
		for row, err := range b.Rows {
			if last = err; err == nil && (batch.Folders().Wrong(row.Name) != "" || row.Index >= b.Count) {
				t.Errorf("%q yields row %d, %q", rows, row.Index, row.Name)
			}
		}
		if _, ok := last.(data.Faults); !ok {
			t.Errorf("%q: %v", rows, last)
		}
	}
}

func TestBatchRowsInParallel(t *testing.T) {
	b, err := LoadBatch(bigTable(2000), "batch.yaml", Options{})
	must(t, err)
	cache := NewFileCache(folder(nil))
	counts := make([]int, 4)
	var group sync.WaitGroup
	for i := range counts {
		group.Go(func() {
			for row, err := range b.Rows {
				if err != nil || row.Name == "" {
					return
				}
				if counts[i]++; row.Index%200 == 0 {
					if ds, err := cache.Load("region.yaml", Options{Set: row.Set}); err != nil || ds.Parameters[0].Value != row.Set["region"] {
						return
					}
				}
			}
		})
	}
	group.Wait()
	if !slices.Equal(counts, []int{2000, 2000, 2000, 2000}) {
		t.Errorf("rows seen: %v", counts)
	}
}

func FuzzLoadBatch(f *testing.F) {
	for _, pattern := range []string{"../testdata/batch/faults/*.yaml", "../testdata/batch/valid/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(content), "region,year\nA,2019\nb,2020\n")
			f.Add(string(content), "region,year\n\"A\nB\",2019\na b,\n")
		}
	}
	f.Fuzz(func(t *testing.T, content, rows string) {
		fsys := folder(map[string]string{"batch.yaml": content, "rows.csv": rows})
		fsys["region.yaml.part"], fsys["region.template"] = fsys["region.yaml"], fsys["region.yaml"]
		fsys["rows.csv.part"], fsys["cells.csv"] = fsys["rows.csv"], fsys["rows.csv"]
		b, err := LoadBatch(fsys, "batch.yaml", Options{})
		if faults, ok := err.(data.Faults); err != nil && (!ok || len(faults) == 0 || b != nil) {
			t.Fatalf("an error that is no list of faults: %v", err)
		}
		if err != nil || b.Count > 10_000 {
			return
		}
		seen, count := map[string]bool{}, 0
		for row, err := range b.Rows {
			if err != nil || batch.Folders().Wrong(row.Name) != "" || !fs.ValidPath(row.Name) || seen[data.Folded(row.Name)] {
				t.Fatalf("row %+v: %v", row, err)
			}
			seen[data.Folded(row.Name)] = true
			count++
			if _, err := Load(fsys, b.Template, Options{Set: row.Set}); err != nil {
				if _, ok := err.(*ParameterError); ok {
					t.Fatalf("row %+v: %v", row, err)
				}
			}
		}
		if count == 0 || count != b.Count {
			t.Fatalf("%d rows, want %d", count, b.Count)
		}
	})
}

// A value set for all rows is that of the rows which have none of their own.
func TestBatchSetForAll(t *testing.T) {
	fsys := folder(map[string]string{"batch.yaml": "template: region.yaml\nname: \"{region}/{year}\"\nrows: [{region: A}, {region: B, year: 2021}, {year: 2022}]\n"})
	b, err := LoadBatch(fsys, "batch.yaml", Options{Set: map[string]string{"year": "2020", "region": "C"}})
	must(t, err)
	var got []string
	for row, err := range b.Rows {
		must(t, err)
		got = append(got, fmt.Sprint(row.Name, row.Set))
	}
	if want := "A/2020map[region:A year:2020] B/2021map[region:B year:2021] C/2022map[region:C year:2022]"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	for name, value := range map[string]string{"yeer": "2020", "year": "x"} {
		if _, err := LoadBatch(fsys, "batch.yaml", Options{Set: map[string]string{name: value}}); err == nil {
			t.Errorf("%s=%s is taken", name, value)
		} else if _, ok := err.(*ParameterError); !ok {
			t.Errorf("%s=%s: %v", name, value, err)
		}
	}
}
