package file

import (
	"slices"
	"strings"
	"testing"
)

// Rows of a batch come from a table as an office hands it out: one for each different region.
func TestBatchOfOffice(t *testing.T) {
	files := map[string]string{"region.yaml": regionTemplate, "une.tsv": eurostat}
	for table, want := range map[string][]string{
		"{file: une.tsv, columns: {region: geo}, where: {unit: X_Y}}":                           {"AT map[region:AT] \"\" \"\" une.tsv:2:1", "ME map[region:ME] \"\" \"\" une.tsv:3:1"},
		"{file: une.tsv, across: year, columns: {region: geo, year: year}, where: {unit: THS}}": {"AT2021 map[region:AT year:2021] \"\" \"\" une.tsv:4:1", "AT2022 map[region:AT year:2022] \"\" \"\" une.tsv:4:1", "AT2023 map[region:AT year:2023] \"\" \"\" une.tsv:4:1"},
	} {
		name := "{region}"
		if strings.Contains(table, "across") {
			name = "{region}{year}"
		}
		files["batch.yaml"] = "template: region.yaml\nname: \"" + name + "\"\ntable: " + table + "\n"
		if got := planOf(t, files); !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", table, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	for table, want := range map[string]string{
		"{file: une.tsv, across: year}":                                           "batch.yaml:3:8: table: the table does not say which columns are parameters",
		"{file: une.tsv, across: year, columns: {region: goe}}":                   "batch.yaml:3:56: table.columns.region: une.tsv has no column \"goe\"",
		"{file: une.tsv, columns: {region: geo}, where: {unt: PC}}":               "batch.yaml:3:56: table.where.unt: une.tsv has no column \"unt\"",
		"{file: none.tsv, across: year, columns: {region: geo}}":                  "batch.yaml:3:15: table.file: there is no file \"none.tsv\"",
		"{file: une.tsv, range: B4, columns: {region: geo}}":                      "batch.yaml:3:31: table.range: \"B4\" is no range of cells",
		"{file: une.tsv, across: year, columns: {region: geo}, where: {geo: XX}}": "batch.yaml:1:1: the table has no rows",
	} {
		files["batch.yaml"] = "template: region.yaml\nname: \"{region}\"\ntable: " + table + "\n"
		_, err := LoadBatch(folder(files), "batch.yaml", Options{})
		if err == nil || !strings.Contains("\n"+err.Error(), "\n"+want) {
			t.Errorf("%s: got\n%v\nwant\n%s", table, err, want)
		}
	}
}
