package file

import (
	"encoding/csv"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"briefing/data/language"
)

// scalesInPrint are the powers of ten that a unit in an output may begin or end with, the longest
// words first.
var scalesInPrint = []struct {
	word string
	exp  int
}{
	{"lakh crore", 12}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}, {"lakh", 5}, {"crore", 7},
	{"Tausend", 3}, {"Tsd.", 3}, {"Millionen", 6}, {"Mio.", 6}, {"Milliarden", 9}, {"Mrd.", 9}, {"Billionen", 12}, {"Bio.", 12},
	{"万亿", 12}, {"亿", 8}, {"万", 4}, {"×10^8", 8},
}

// times is how many of the bare unit one of a unit in print is.
func times(unit string) *big.Rat {
	for _, s := range scalesInPrint {
		if strings.HasPrefix(unit, s.word) || strings.HasSuffix(unit, " "+s.word) {
			return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s.exp)), nil))
		}
	}
	return big.NewRat(1, 1)
}

// The number of a row times its unit is the value, whatever scale the file has and whatever
// scale the language prints; so are its bounds, disputes and the ends of its interval.
func TestCSVNumberTimesUnit(t *testing.T) {
	scales := []struct {
		word string
		exp  int
	}{
		{"", 0}, {"thousand ", 3}, {"million ", 6}, {"billion ", 9}, {"trillion ", 12}, {"lakh ", 5}, {"crore ", 7}, {"lakh crore ", 12},
		{"Tausend ", 3}, {"Millionen ", 6}, {"Milliarden ", 9}, {"万", 4}, {"亿", 8}, {"万亿", 12},
	}
	nouns := []string{"people", "yuan", "tonnes", "€", "US$", "SEK", "rupees", "households", "户", "元"}
	for _, tag := range language.Languages() {
		for _, scale := range scales {
			for _, noun := range nouns {
				checkRows(t, tag, scale.word+noun, scale.exp)
			}
		}
	}
}

func checkRows(t *testing.T, tag, unit string, exp int) {
	t.Helper()
	ds, err := loadString(fmt.Sprintf(`language: %s
title: T
sources: {s: {publisher: P, title: Q}}
figures:
  f: {title: F, unit: "%s", source: s, interval: 95%% confidence interval, values: {2018: 986515, 2019: between 1410.1 and 1410.25, 2020: {value: 12.5, interval: [11.5, 13.25]}}}
`, tag, unit))
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	must(t, err)
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exp)), nil))
	const number, upper, printed, low, high = 3, 4, 7, 14, 15
	for _, w := range []struct {
		row, column int
		value       string
	}{{1, number, "986515"}, {2, number, "1410.1"}, {2, upper, "1410.25"}, {3, number, "12.5"}, {3, low, "11.5"}, {3, high, "13.25"}} {
		got, _ := new(big.Rat).SetString(rows[w.row][w.column])
		want, _ := new(big.Rat).SetString(w.value)
		if got == nil || got.Mul(got, times(rows[w.row][printed])).Cmp(want.Mul(want, power)) != 0 {
			t.Errorf("%s, %q: %s %s, want %s %s", tag, unit, rows[w.row][w.column], rows[w.row][printed], w.value, unit)
		}
	}
}

// A number with no room for its zeros keeps the scale of the file, in rows and tables.
func TestCSVNumberWithoutRoom(t *testing.T) {
	ds, err := loadString(`title: T
sources: {s: {publisher: P, title: Q}}
figures:
  f: {title: F, unit: 亿元, source: s, values: {2018: 123456789012345678, 2019: 3}}
`)
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	for _, want := range []string{"123456789012345678,,,final,×10^8 yuan,", ",300,300,,,final,million yuan,"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	f := ds.Figures[0]
	if got := language.Of(ds).Bare(f.Series[0].Values[0], f.Unit); got != "123,456,789,012,345,678\u00a0×10^2" {
		t.Errorf("got %q under a head of million yuan", got)
	}
}
