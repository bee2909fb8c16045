package file

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

const exported = `title: T
sources: {s: {publisher: P, title: "Q, and more", date: 2020-09, url: "https://example.org/q"}, o: {publisher: O, title: W}}
figures:
  f:
    title: F
    unit: trillion yuan
    source: s
    series:
      A: {2018: 5.10, 2019: more than 6, 2020: {missing: not published}, 2021: {value: between 7 and 8.5, status: forecast, note: "As \"planned\""}}
      B: {2018: {value: -1, disputed: [{value: about -2, by: o}, {value: -3, by: [o, s]}]}}
`

func TestWriteCSV(t *testing.T) {
	ds, err := loadString(exported)
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	const want = `key,series,value,number,upper,is,status,unit,source,sources,note,disputed,disputed by,computed,interval low,interval high,interval
2018,A,5.10,5.10,,,final,trillion yuan,s,"P, Q, and more, 2020-09, https://example.org/q",,,,,,,
2019,A,more than 6,6,,more than,final,trillion yuan,s,"P, Q, and more, 2020-09, https://example.org/q",,,,,,,
2020,A,,,,missing,final,trillion yuan,s,"P, Q, and more, 2020-09, https://example.org/q",not published,,,,,,
2021,A,between 7 and 8.5,7,8.5,between,forecast,trillion yuan,s,"P, Q, and more, 2020-09, https://example.org/q","As ""planned""",,,,,,
2018,B,-1,-1,,,final,trillion yuan,s,"P, Q, and more, 2020-09, https://example.org/q",,about -2; -3,"O, W; O, W; P, Q, and more, 2020-09, https://example.org/q",,,,
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}

	again, err := Load(fstest.MapFS{"f.csv": {Data: []byte(b.String())}, "f.yaml": {Data: []byte(
		"title: T\nsources: {s: {publisher: P, title: Q}}\nfigures:\n  f: {title: F, unit: trillion yuan, csv: {file: f.csv, key: key, series: series, value: value, status: status, source: source, note: note, missing: not published}}\n")}}, "f.yaml", Options{})
	must(t, err)
	for i, s := range ds.Figures[0].Series {
		for j, v := range s.Values {
			w := again.Figures[0].Series[i].Values[j]
			if w.Number != v.Number || w.Is != v.Is || w.Status != v.Status || w.High() != v.High() {
				t.Errorf("%s %s: %v was read again as %v", s.Name, s.Keys[j], v, w)
			}
		}
	}
}

func TestWriteCSVOfComputed(t *testing.T) {
	ds, err := loadString(strings.Replace(exported, "    series:", "    chart: false\n    series:", 1) + "  g: {title: G, from: f, by: growth}\n")
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	if !strings.Contains(b.String(), "2019,A,more than ") || !strings.Contains(b.String(), ",percent,s,") || !strings.Contains(b.String(), "÷") {
		t.Errorf("got\n%s", b.String())
	}
}

type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteCSVToAFullDisk(t *testing.T) {
	ds, err := loadString(exported)
	must(t, err)
	if err := WriteCSV(ds, fullDisk{}, ds.Charts[0]); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

// TestIntervalsSurviveCSV checks that intervals are written to CSV, and read
// again as they were.
func TestIntervalsSurviveCSV(t *testing.T) {
	ds, err := loadString(`title: T
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  f: {title: F, unit: percent, source: s, interval: 95% confidence, values: {2018: {value: 5.1, interval: [4.0, 6.25]}, 2019: 6}}
`)
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	if !strings.Contains(b.String(), ",4.0,6.25,95% confidence\n") {
		t.Errorf("got\n%s", b.String())
	}
	again, err := Load(fstest.MapFS{"f.csv": {Data: []byte(b.String())}, "f.yaml": {Data: []byte(
		"title: T\nsources: {s: {publisher: P, title: Q}}\nfigures:\n  f: {title: F, unit: percent, interval: 95% confidence, source: s, csv: {file: f.csv, key: key, value: value, low: interval low, high: interval high}}\n")}}, "f.yaml", Options{})
	must(t, err)
	v, w := again.Figures[0].Series[0].Values[0], again.Figures[0].Series[0].Values[1]
	if i := v.Interval(); i == nil || i.Low.String() != "4.0" || i.High.String() != "6.25" || w.Interval() != nil {
		t.Errorf("read again: %+v, %+v", v.Interval(), w.Interval())
	}
}

// TestWriteCSVOfTargets checks that what bars are compared with is written, too,
// for the keys of the chart.
func TestWriteCSVOfTargets(t *testing.T) {
	ds, err := loadString(`title: T
sources: {s: {publisher: P, title: Q}, o: {publisher: O, title: W}}
figures:
  f: {title: F, unit: percent, source: s, values: {x: 1, y: 2}}
  g: {title: G, unit: percent, source: o, chart: false, values: {x: more than 3, z: 4}}
charts: {c: {figure: f, targets: {figure: g, label: Aim}}}
`)
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	got := b.String()
	if !strings.Contains(got, "\nx,F,1,") || !strings.Contains(got, "\nx,Aim,more than 3,3,,more than,final,percent,o,") || strings.Contains(got, "\nz,") {
		t.Errorf("got\n%s", got)
	}
}

// TestWriteCSVOfTotals checks that what stands over stacks is in the data of the chart.
func TestWriteCSVOfTotals(t *testing.T) {
	ds, err := loadString(`title: T
sources: {s: {publisher: P, title: Q}, o: {publisher: O, title: W}}
figures:
  power:
    title: Power
    unit: terawatt hours
    source: s
    chart: false
    aggregates: [All]
    series:
      All: {2019: {value: 90.4, source: o}, 2020: 95.1}
      Coal: {2019: 50.3, 2020: 51.0}
      Wind: {2019: 40.1, 2020: 44.1}
  scale: {title: Scale, unit: tonnes, source: o, chart: false, values: {2019: 11, 2020: 13}}
  parts: {title: Parts, unit: tonnes, source: s, chart: false, total: scale, series: {A: {2019: 5, 2020: 6}, B: {2019: 6, 2020: 7}}}
charts:
  aggregate: {figure: power, kind: bar-stacked, title: T, from: 2019}
  later: {figure: power, kind: area-stacked, title: T}
  named: {figure: parts, kind: bar-stacked, title: T}
  some: {figure: parts, kind: bar-stacked, title: T, series: [A]}
  share: {figure: power, kind: bar-share, title: T}
  grouped: {figure: parts, kind: bar-grouped, title: T}
`)
	must(t, err)
	for id, want := range map[string]string{
		"aggregate": "2019,All,90.4 o; 2020,All,95.1 s",
		"later":     "2019,All,90.4 o; 2020,All,95.1 s",
		"named":     "2019,Scale,11 o; 2020,Scale,13 o",
		"some":      "", "share": "", "grouped": "",
	} {
		i := slices.IndexFunc(ds.Charts, func(c *data.Chart) bool { return c.ID == id })
		var b strings.Builder
		must(t, WriteCSV(ds, &b, ds.Charts[i]))
		var found []string
		for _, line := range strings.Split(b.String(), "\n") {
			if cells := strings.Split(line, ","); len(cells) > 8 && (cells[1] == "All" || cells[1] == "Scale") {
				found = append(found, strings.Join(cells[:3], ",")+" "+cells[8])
			}
		}
		if got := strings.Join(found, "; "); got != want {
			t.Errorf("%s: the totals are %q, want %q", id, got, want)
		}
	}
}
