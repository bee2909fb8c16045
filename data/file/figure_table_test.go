package file

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// loadTables loads a file with figures of tables.
func loadTables(figures string, files map[string]string) (*data.Dataset, error) {
	fsys := fstest.MapFS{"f.yaml": {Data: []byte(textHead + "figures:\n" + figures)}}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return Load(fsys, "f.yaml", Options{})
}

// countries is a table as the World Bank hands it out.
const countries = "\"Data Source\",\"Indicators\",\r\n\r\n\"Last Updated Date\",\"2024-06-28\",\r\n\r\n\"Country Name\",\"Country Code\",\"2021\",\"2022\",\"2023\",\r\n" +
	"\"Aland\",\"ALD\",\"1,234.5\",\"\",\"15\",\r\n\"Beland\",\"BLD\",\"17\",\"19\",\"21\",\r\nSource: an office\r\n"

// Eurostat hands out composite keys and flags beside the numbers.
const eurostat = "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \nA,X_Y,AT\t6.0 b\t4.8 \t5.1 p\nA,X_Y,ME\t15.2 \t: c\t: u\nA,THS,AT\t300 \t310 \t320 \n"

func TestTablesOfFigures(t *testing.T) {
	files := map[string]string{"wb.csv": countries, "eurostat.tsv": eurostat, "yq.csv": "year,part,v\n2019,3,10\n2019,4,20\n2020,1,30\n",
		"ymd.csv": "y,m,d,v\n2019,1,5,10\n2019,12,31,20\n", "marks.csv": "region,2018 1),2019p,2020*\nA,1,2,3\n"}
	for _, tt := range []struct{ name, table, want string }{
		{"years across", "{file: wb.csv, key: year, series: Country Name, value: value}", "Aland/2021=1,234.5 tonnes; Aland/2023=15 tonnes; Beland/2021=17 tonnes; Beland/2022=19 tonnes; Beland/2023=21 tonnes"},
		{"a name for the years", "{file: wb.csv, across: when, key: Country Name, value: value, where: {when: 2023}}", "Aland=15 tonnes; Beland=21 tonnes"},
		{"empty cells", "{file: wb.csv, key: year, value: value, where: {Country Code: ALD}, missing: not published}", "2021=1,234.5 tonnes; 2022=not available (not published); 2023=15 tonnes"},
		{"one year as a column", "{file: wb.csv, key: Country Code, value: '2023'}", "ALD=15 tonnes; BLD=21 tonnes"},
		{"years and quarters in two columns", "{file: yq.csv, key: [year, part], value: v}, period: quarter", "2019-Q3=10 tonnes; 2019-Q4=20 tonnes; 2020-Q1=30 tonnes"},
		{"a date in three columns", "{file: ymd.csv, key: [y, m, d], value: v}", "2019-01-05=10 tonnes; 2019-12-31=20 tonnes"},
		{"marks after years", "{file: marks.csv, key: year, value: value, status: {codes: eurostat}}", "2018=1 tonne; 2019=2 tonnes provisional; 2020=3 tonnes"},
		{"flags", "{file: eurostat.tsv, key: TIME_PERIOD, series: geo, value: value, where: {unit: X_Y}, status: {codes: eurostat}}", "AT/2021=6.0 tonnes; AT/2022=4.8 tonnes; AT/2023=5.1 tonnes provisional; ME/2021=15.2 tonnes; ME/2022=not available (confidential); ME/2023=not available (low reliability)"},
	} {
		ds, err := loadTables("  x: {title: X, unit: tonnes, source: s, table: "+tt.table+"}\n", files)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := figureOf(t, ds, "x"); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Faults stand where the office has written what is wrong, and name what table: can say.
func TestFaultsOfTables(t *testing.T) {
	files := map[string]string{"wb.csv": countries, "point.csv": "region,share\nA,1.234\nB,9.100\n", "text.csv": "region,share\nA,12\nB,much\nC,13\n"}
	for _, tt := range []struct {
		table string
		want  []string
	}{
		{"{file: wb.csv, key: yaer, value: value, where: {Country Cod: ALD}}", []string{
			`f.yaml:6:69: wb.csv has no column "yaer"`, `f.yaml:6:97: wb.csv has no column "Country Cod"`}},
		{"{file: wb.csv, key: year, value: value}", []string{`wb.csv:7:16: "2021" is in line 6 already, in a row that differs in "Country Name", "Country Code"`}},
		{"{file: point.csv, key: region, value: share}", []string{`point.csv:2:3: a number in the form of "1.234" may be two, and no other cell says which`}},
		{"{file: text.csv, key: region, value: share}", []string{`text.csv:3:3: "much" is not a number`}},
		{"{file: text.csv, key: [region, quarter], value: share}", []string{`text.csv:1:1: key: names a column "quarter", which the table does not have`}},
		{"{file: text.csv, key: [region], value: share}", []string{`f.yaml:6:71: a period is put together from two columns or three`}},
		{"{file: none.csv, key: region, value: share}", []string{`f.yaml:6:56: there is no file "none.csv"`}},
		{"{file: wb.csv, key: year, value: value, head: [5, x], range: B4}", []string{
			`f.yaml:6:99: "x" is not the number of a line`, `f.yaml:6:110: "B4" is no range of cells`}},
		{"{file: wb.csv, key: year, value: value, where: {Country Code: XYZ}}", []string{`f.yaml:6:111: no row of wb.csv has "XYZ" as its Country Code`}},
	} {
		_, err := loadTables("  x: {title: X, unit: tonnes, source: s, table: "+tt.table+"}\n", files)
		faults, _ := err.(data.Faults)
		var got []string
		for _, f := range faults {
			got = append(got, f.Pos.String()+": "+f.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.table, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// What an output stores of a table is its rows and columns that were used, and the briefing
// is built of these as it was of the file.
func TestStoredTable(t *testing.T) {
	figures := "  x: {title: X, unit: tonnes, source: s, table: {file: wb.csv, key: year, value: value, where: {Country Code: BLD}}}\n" +
		"  y: {title: Y, unit: tonnes, source: s, table: {file: wb.csv, key: Country Code, value: value, missing: not published, where: {year: 2022}}}\n"
	files := map[string]string{"wb.csv": countries}
	ds, err := loadTables(figures, files)
	must(t, err)
	stored := map[string]string{}
	for _, in := range ds.Inputs[1:] {
		stored[in.Name] = string(in.Text)
	}
	for name, want := range map[string]string{
		"wb.csv.csv":   "briefing:table across=year,Country Code,year,value\n,BLD,2021,17\n,BLD,2022,19\n,BLD,2023,21\n",
		"wb.csv.2.csv": "briefing:table across=year,Country Code,year,value\n,ALD,2022,\n,BLD,2022,19\n",
	} {
		if stored[name] != want {
			t.Errorf("%s is stored as %q", name, stored[name])
		}
	}
	again, err := loadTables(figures, stored)
	must(t, err)
	for _, id := range []string{"x", "y"} {
		if got, want := figureOf(t, again, id), figureOf(t, ds, id); got != want {
			t.Errorf("%s built of what is stored: %s, want %s", id, got, want)
		}
	}
	for i, in := range again.Inputs {
		if in.Name != ds.Inputs[i].Name || string(in.Text) != string(ds.Inputs[i].Text) {
			t.Errorf("%s is stored again as %s: %q", ds.Inputs[i].Name, in.Name, in.Text)
		}
	}
}

// The checksum of what is used of a table is found again, and changes with what is used.
func TestSumOfTable(t *testing.T) {
	figures := "  x: {title: X, unit: tonnes, source: s, table: {file: wb.csv, key: year, value: value, where: {Country Code: BLD}}}\n"
	ds, err := loadTables(figures, map[string]string{"wb.csv": countries})
	must(t, err)
	sum := func(content string) [32]byte {
		got, err := NewFileCache(fstest.MapFS{"wb.csv": {Data: []byte(content)}}).Sum(ds.Depends[1].InputRef, Options{})
		must(t, err)
		return got
	}
	if ds.Depends[1].Name != "wb.csv" || sum(countries) != ds.Depends[1].Sum || sum(strings.Replace(countries, "1,234.5", "1,234.6", 1)) != ds.Depends[1].Sum {
		t.Errorf("%+v has another checksum", ds.Depends[1].InputRef)
	}
	if sum(strings.Replace(countries, "21", "22", 1)) == ds.Depends[1].Sum || sum("nothing") == ds.Depends[1].Sum {
		t.Errorf("a change of what is used is none")
	}
}

// A number that may not be published leaves a table before any other part of it is read.
func TestSecretsOfTables(t *testing.T) {
	table := "region,jobs,CONF,unused\nNorth,1.777,C,777\nSouth,12,F,5\n"
	figures := "  x: {title: X, unit: tonnes, source: s, table: {file: t.csv, key: region, value: jobs, confidential: {column: CONF, codes: sdmx}}}\n"
	ds, err := loadTables(figures+"  y: {title: Y, unit: tonnes, source: s, table: {file: t.csv, key: region, value: jobs, missing: why}}\n", map[string]string{"t.csv": strings.Replace(table, "12", "1.25", 1)})
	must(t, err)
	for id, want := range map[string]string{"x": "North=not available (confidential); South=1.25 tonnes", "y": "North=not available (confidential); South=1.25 tonnes"} {
		if got := figureOf(t, ds, id); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
	for _, in := range ds.Inputs {
		if strings.Contains(string(in.Text), "777") {
			t.Errorf("%s holds the secret: %s", in.Name, in.Text)
		}
	}
	for _, more := range []string{"", "  y: {title: Y, unit: tonnes, source: s, csv: {file: t.csv, key: region, value: jobs}}\n"} {
		_, err = loadTables(figures+more, map[string]string{"t.csv": table})
		if more == "" {
			table = strings.Replace(table, "12", "1.234", 1)
		}
		if more != "" && (err == nil || strings.Contains(err.Error(), "777")) {
			t.Errorf("%s: got %v", more, err)
		}
	}
}

// outlook is a table as the IMF hands it out.
const outlook = "ISO\tCountry\tUnits\tScale\t2022\t2023\t2024\tEstimates Start After\nAAA\tAland\tU.S. dollars\tBillions\t3,957.208\t4,348.297\t4,400.5\t2022\n" +
	"BBB\tBeland\tU.S. dollars\tBillions\t73.012\t--\t12.5\t2023\nCCC\tCeland\tEuros\tMillions\t1.5\t2.5\t3.5\t2023\nDDD\tDeland\tU.S. dollars\t\t1.5\t2.5\t3.5\t2023\nInternational Office, April 2024\n"

// Units, scales and the end of what was observed may stand in columns.
func TestColumnsOfUnits(t *testing.T) {
	for _, tt := range []struct{ figure, want string }{
		{"unit: U.S. dollars, table: {file: o.tsv, key: year, series: ISO, value: value, scale: Scale, where: {ISO: AAA}}", "AAA/2022=3,957.208 billion U.S. dollars; AAA/2023=4,348.297 billion U.S. dollars; AAA/2024=4,400.5 billion U.S. dollars"},
		{"table: {file: o.tsv, key: year, series: ISO, value: value, unit: Units, scale: Scale, estimates-after: Estimates Start After, where: {ISO: [AAA, BBB], year: {from: 2024}}}", "AAA/2024=4,400.5 billion U.S. dollars estimate; BBB/2024=12.5 billion U.S. dollars estimate"},
		{"table: {file: o.tsv, key: year, value: value, unit: Units, scale: Scale, estimates-after: Estimates Start After, where: {ISO: CCC}}", "2022=1.5 million euros; 2023=2.5 million euros; 2024=3.5 million euros estimate"},
		{"table: {file: o.tsv, key: year, value: value, unit: Units, scale: Scale, where: {ISO: DDD, year: 2024}}", "2024=3.5 U.S. dollars"},
		{"table: {file: o.tsv, key: ISO, value: value, unit: Units, scale: Scale, where: {year: 2024}}", `! the unit is "Euros" here, and "U.S. dollars" at o.tsv:2:11; the scale is "Millions" here, and "Billions" at o.tsv:2:24`},
		{"unit: people, table: {file: o.tsv, key: year, value: value, unit: Units, where: {ISO: AAA}}", "! the figure has a unit already"},
		{"unit: million people, table: {file: o.tsv, key: year, value: value, scale: Scale, where: {ISO: AAA}}", "! the unit of the figure has a scale already"},
		{"unit: percent, table: {file: o.tsv, key: year, value: value, scale: Scale, where: {ISO: AAA}}", "! numbers in percent have no scale of Billions"},
		{"unit: people, table: {file: o.tsv, key: year, value: value, scale: Country, where: {ISO: AAA}}", `! "Aland" is not a scale`},
		{"unit: people, table: {file: o.tsv, key: ISO, value: value, estimates-after: Country, where: {year: 2024, ISO: AAA}}", `! "Aland" is not a period`},
	} {
		ds, err := loadTables("  x: {title: X, source: s, "+tt.figure+"}\n", map[string]string{"o.tsv": outlook})
		if faults, ok := err.(data.Faults); ok {
			var texts []string
			for _, f := range faults {
				texts = append(texts, f.Text)
			}
			if got := "! " + strings.Join(texts, "; "); got != tt.want {
				t.Errorf("%s: got %s, want %s", tt.figure, got, tt.want)
			}
			continue
		}
		if got := figureOf(t, ds, "x"); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.figure, got, tt.want)
		}
		whole, err := Whole(ds).YAML()
		must(t, err)
		again, err := loadString(string(whole))
		if err != nil || figureOf(t, again, "x") != tt.want {
			t.Errorf("%s: written again as\n%s\n%v", tt.figure, whole, err)
		}
	}
}

// What stands beside the numbers of a table, or below its heads, is not silently another unit.
func TestUnitsOfTables(t *testing.T) {
	files := map[string]string{"t.csv": "region;share;jobs\n;%;thousands\nA;12,5%;3\nB;9,1%;4\n", "m.csv": "region,share,price\nA,5‰,€1.5\nB,7‰,€2.5\n",
		"h.csv": "region,u,v (thousand EUR),w (per thousand inhabitants)\n,thousand EUR,,\nA,5,6,7\nB,7,8,9\n"}
	for figure, want := range map[string]string{
		"unit: percent, table: {file: t.csv, key: region, value: share}":                       "",
		"unit: people, table: {file: t.csv, key: region, value: share}":                        `the numbers of "share" are percentages in t.csv, and the unit of the figure is people`,
		"unit: people, table: {file: t.csv, key: region, value: jobs}":                         `the numbers of "jobs" are in thousands in t.csv, and the unit of the figure is people`,
		"unit: thousand people, table: {file: t.csv, key: region, value: jobs}":                "",
		"unit: percent, table: {file: m.csv, key: region, value: share}":                       `the numbers of "share" are per mille in m.csv, and the unit of the figure is percent`,
		"unit: per mille, table: {file: m.csv, key: region, value: share}":                     "",
		"unit: US dollars, table: {file: m.csv, key: region, value: price}":                    `the numbers of "price" are in € in m.csv, and the unit of the figure is US dollars`,
		"unit: euros, table: {file: m.csv, key: region, value: price}":                         "",
		"unit: million EUR, table: {file: h.csv, key: region, value: u}":                       `the numbers of "u" are in thousand EUR in h.csv`,
		"unit: million EUR, table: {file: h.csv, key: region, value: v (thousand EUR)}":        `the numbers of "v (thousand EUR)" are in thousand EUR in h.csv`,
		"unit: thousand EUR, table: {file: h.csv, key: region, value: v (thousand EUR)}":       "",
		"unit: people, table: {file: h.csv, key: region, value: w (per thousand inhabitants)}": "",
	} {
		_, err := loadTables("  x: {title: X, source: s, "+figure+"}\n", files)
		if got := err == nil; got != (want == "") || want != "" && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", figure, err, want)
		}
	}
}

// The methods say how a table was read where that touches numbers, also of what is stored.
func TestMethodsOfTables(t *testing.T) {
	content := "region;2022;2023\nA;1.234,5 [note 1];(12)\nB;5,5;6,5\nNote 1: by telephone\n"
	for language, want := range map[string]string{
		"en": "How tables were read\nin t.csv, a number in brackets is below zero\nin t.csv, the periods stand in the heads (year)\nin t.csv, numbers are written with a decimal comma\nt.csv remarks on some numbers: [note 1]: by telephone",
		"de": "Wie Tabellen gelesen wurden\nin t.csv ist eine Zahl in Klammern negativ\nin t.csv stehen die Zeiträume in den Spaltenköpfen (year)\nin t.csv haben die Zahlen ein Dezimalkomma\nt.csv merkt zu einzelnen Zahlen an: [note 1]: by telephone",
		"zh": "表格的读取方式\nt.csv中括号内的数为负数\nt.csv中的时期列于表头（year）\nt.csv中的数以逗号作小数点\nt.csv对部分数字的说明：[note 1]: by telephone",
	} {
		fsys := fstest.MapFS{"t.csv": {Data: []byte(content)}, "f.yaml": {Data: []byte("language: " + language + "\nappendix: methods\n" + textHead +
			"figures:\n  x: {title: X, unit: percent, source: s, names: same, table: {file: t.csv, key: year, series: region, value: value, brackets: negative}}\n")}}
		ds, err := Load(fsys, "f.yaml", Options{})
		must(t, err)
		for _, in := range ds.Inputs[1:] {
			delete(fsys, "t.csv")
			fsys[in.Name] = &fstest.MapFile{Data: in.Text}
		}
		again, err := Load(fsys, "f.yaml", Options{})
		must(t, err)
		for _, ds := range []*data.Dataset{ds, again} {
			all := ""
			for _, b := range ds.Appendix {
				all += b.Text.Plain + "\n"
			}
			if all = strings.ReplaceAll(all, "\n\n", "\n"); !strings.Contains(all, want) {
				t.Errorf("%s: no\n%s\nin\n%s", language, want, all)
			}
		}
	}
}
