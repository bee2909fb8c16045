package main

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// madeTable is a table with the values that it stands for.
type madeTable struct {
	text string
	want map[string]string // by key and series: the number and its status; missing for none
}

// dialect is how a table is written.
type dialect struct {
	separator, decimal, thousands string
	wide                          bool
}

var dialects = []dialect{
	{",", ".", "", true}, {",", ".", "", false}, {";", ",", "", true}, {";", ",", ".", false}, {";", ",", " ", true},
	{"\t", ".", ",", true}, {"\t", ",", "\u202f", false}, {"|", ".", "'", false},
}

// flagged are flags of Eurostat with the status that a number then has.
var flagged = []struct{ flag, status string }{
	{"", "final"}, {"", "final"}, {"", "final"}, {"p", "provisional"}, {"e", "estimate"}, {"f", "forecast"}, {"b", "final; break"}, {"bp", "provisional; break"}, {"u", "final; low reliability"},
}

// makeTable makes a table of series by periods.
func makeTable(r *rand.Rand, d dialect) madeTable {
	periods := [][]string{
		{"2019", "2020", "2021", "2022", "2023"},
		{"2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"},
		{"2019-01", "2019-02", "2019-03", "2019-04", "2019-05", "2019-06"},
	}[r.IntN(3)]
	names := []string{"North", "South & East", "Île-de-France", `The "old" west`, "Ελλάδα"}[:1+r.IntN(5)]
	decimals, large := r.IntN(3), r.IntN(2) == 0
	m := madeTable{want: map[string]string{}}
	cells := map[string]string{}
	for i, name := range names {
		for j, period := range periods {
			at := period + "/" + name
			if i+j > 0 && r.IntN(9) == 0 {
				cells[at], m.want[at] = ":", "missing"
				continue
			}
			whole := r.IntN(1000)
			if large {
				whole = 1000 + r.IntN(4_000_000)
			}
			plain, shown := fmt.Sprint(whole), grouped(whole, d.thousands)
			if decimals > 0 {
				digits := fmt.Sprintf("%0*d", decimals, r.IntN([]int{1, 10, 100}[decimals]))
				plain, shown = plain+"."+digits, shown+d.decimal+digits
			}
			if i+j > 0 && whole > 0 && r.IntN(6) == 0 {
				plain, shown = "-"+plain, "-"+shown
			}
			f := flagged[r.IntN(len(flagged))]
			cells[at] = strings.TrimSpace(shown + " " + f.flag)
			m.want[at] = plain + " " + f.status
		}
	}
	var b strings.Builder
	out := csv.NewWriter(&b)
	out.Comma = rune(d.separator[0])
	if d.wide {
		out.Write(append([]string{"region"}, periods...))
		for _, name := range names {
			row := []string{name}
			for _, period := range periods {
				row = append(row, cells[period+"/"+name])
			}
			out.Write(row)
		}
	} else {
		out.Write([]string{"region", "time", "value"})
		for _, name := range names {
			for _, period := range periods {
				out.Write([]string{name, period, cells[period+"/"+name]})
			}
		}
	}
	out.Flush()
	m.text = b.String()
	return m
}

// grouped is a number with a sign between groups of digits.
func grouped(n int, sign string) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + sign + text[i:]
	}
	return text
}

// A table that is imported and built gives the values and the statuses that it was made
// with, and so does the CSV that was built of it, imported without a question.
func TestImportAgain(t *testing.T) {
	seeds := uint64(5)
	if testing.Short() {
		seeds = 1
	}
	for i, d := range dialects {
		for seed := range seeds {
			t.Run(fmt.Sprintf("%d-%d", i, seed), func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				m := makeTable(rand.New(rand.NewPCG(uint64(i), seed)), d)
				decimal := map[string]string{".": "point", ",": "comma"}[d.decimal]
				rows := imported(t, dir, "table.csv", m.text, "--publisher", "P", "--source", "S", "--title", "T", "--unit", "tonnes", "--codes", "eurostat", "--decimal", decimal)
				got := map[string]string{}
				for _, row := range rows[1:] {
					name := row[1]
					if name == "" {
						name = "North"
					}
					at := row[0] + "/" + name
					if got[at] = strings.TrimSpace(row[3] + " " + row[6]); row[5] == "missing" {
						got[at] = row[5]
					}
					if row[7] != "tonnes" {
						t.Errorf("%s is in %q", at, row[7])
					}
				}
				for at, want := range m.want {
					if got[at] != want && !(want == "missing" && got[at] == "") { // before the first value, or after the last
						t.Errorf("%s: got %q, want %q", at, got[at], want)
					}
				}
				if len(got) > len(m.want) {
					t.Errorf("%d values, of %d", len(got), len(m.want))
				}
				var b strings.Builder
				csv.NewWriter(&b).WriteAll(rows)
				again := imported(t, dir, "again.csv", b.String())
				for n, row := range rows {
					row[8] = "office" // the key of the source is one of the file
					if n == 0 {
						row[8] = "source"
					}
				}
				if !slices.EqualFunc(rows, again, slices.Equal) {
					t.Errorf("again:\n%s\nwas\n%s", again, rows)
				}
				if t.Failed() {
					t.Log(m.text)
				}
			})
		}
	}
}

// imported are the rows of the CSV that is built of each figure of a table, below one head.
func imported(t *testing.T, dir, name, content string, answers ...string) [][]string {
	t.Helper()
	path := filepath.Join(dir, name)
	file := filepath.Join(dir, strings.TrimSuffix(name, ".csv")+".yaml")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	status, made, stderr := shell(t.Context(), "", append([]string{"import", path}, answers...)...)
	if status != int(done) {
		t.Fatalf("import: status %d: %s\n%s\n%s", status, stderr, made, content)
	}
	if err := os.WriteFile(file, []byte(made), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if status, _, stderr := shell(t.Context(), "", "build", file, "--out", out, "--format", "csv"); status != int(done) {
		t.Fatalf("build: status %d: %s\n%s\n%s", status, stderr, made, content)
	}
	built, _ := filepath.Glob(filepath.Join(out, strings.TrimSuffix(name, ".csv"), "*.csv"))
	if len(built) == 0 {
		t.Fatalf("no figures\n%s\n%s", made, content)
	}
	var all [][]string
	for i, name := range built {
		in, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		rows, err := csv.NewReader(in).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rows[min(i, 1):]...)
	}
	return all
}
