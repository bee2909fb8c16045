package data

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const regionTemplate = "title: ${region} in ${year}\nparameters:\n  region: {}\n  year: {type: period, default: 2019}\n" +
	"sources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n  a: {title: A, unit: percent, source: s, values: {x: 1}}\n"

// planOf loads a batch beside the template and lists its rows.
func planOf(t *testing.T, files map[string]string) []string {
	t.Helper()
	b, err := LoadBatch(folder(files), "batch.yaml")
	must(t, err)
	var rows []string
	for row, err := range b.Rows() {
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
	if len(rows) != b.Len() {
		t.Errorf("%d rows, want %d", len(rows), b.Len())
	}
	return rows
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
