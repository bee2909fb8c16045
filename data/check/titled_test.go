package check

import (
	"testing"

	"briefing/data"
	"briefing/data/wording"
)

// quarters returns a figure with one series over the quarters from 2022-Q1 on.
func quarters(t *testing.T, id, title string, values ...string) *data.Figure {
	s := years(t, "", values...)
	for i := range s.Keys {
		quarter, _ := data.NthOf(data.Quarter, 2022+i/4, 1+i%4)
		s.Keys[i] = data.PeriodKey(quarter)
	}
	return titledAs(figure(id, s), title)
}

func titledAs(f *data.Figure, title string) *data.Figure {
	f.Title.Plain, f.Basis = title, wording.Aspects(title, "", "")
	return f
}

// derived makes a figure one that is computed from others.
func derived(f *data.Figure, by data.Method, from ...*data.Figure) *data.Figure {
	f.Derived = &data.Derivation{By: by, From: from}
	return f
}

// TestOtherStep holds titles of growth to what it is over.
func TestOtherStep(t *testing.T) {
	jobs := quarters(t, "jobs", "Jobs", "1", "2", "3")
	for _, tt := range []struct {
		title    string
		previous bool
		want     bool
	}{
		{"Growth on the previous quarter", false, true}, {"Growth on the previous quarter", true, false},
		{"Growth on the previous month", true, true}, {"Growth, quarter on quarter", false, true}, {"Growth (q/q)", false, true},
		{"Growth, year on year", true, true}, {"Growth, year on year", false, false}, {"Growth on the same quarter of the previous year", true, true},
		{"Growth on the same quarter of the previous year", false, false}, {"Growth on a year earlier", true, true},
		{"Veränderung gegenüber dem Vorquartal", false, true}, {"Veränderung gegenüber Vorquartal", true, false}, {"Veränderung gegenüber dem Vorjahresquartal", true, true},
		{"Veränderung zum Vorjahresquartal", false, false}, {"就业环比增长", false, true}, {"就业环比增长", true, false}, {"就业同比增长", true, true}, {"就业同比增长", false, false},
		{"Jobs have grown", true, false}, {"Growth since the last election", false, false},
	} {
		f := derived(quarters(t, "f", tt.title, "1", "2", "3"), data.Growth, jobs)
		f.Derived.Previous = tt.previous
		if text, hint := otherStep(f, tt.title); (text != "") != tt.want || (hint != "") != tt.want {
			t.Errorf("%s, previous %v: got %q", tt.title, tt.previous, text)
		}
	}
}

// TestOtherBasis holds titles to what their figures are computed from.
func TestOtherBasis(t *testing.T) {
	for _, tt := range []struct {
		title, from string
		want        bool
	}{
		{"Real growth of GDP", "GDP at current prices", true}, {"Real growth of GDP", "GDP at constant prices", false}, {"Real growth of GDP", "GDP", false},
		{"Nominal growth of GDP", "GDP, chain-linked volumes", true}, {"Unemployment, seasonally adjusted", "Unemployment, not seasonally adjusted", true},
		{"Unemployment, seasonally adjusted", "Unemployment, seasonally adjusted", false}, {"Reales Wachstum", "BIP in jeweiligen Preisen", true}, {"GDP has grown", "GDP at current prices", false},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), data.Growth, quarters(t, "a", tt.from, "1"))
		if text, _ := otherBasis(f, tt.title); (text != "") != tt.want {
			t.Errorf("%s from %s: got %q", tt.title, tt.from, text)
		}
	}
	deflated := derived(quarters(t, "f", "Real wages", "1"), data.Ratio, quarters(t, "a", "Nominal wages", "1"), quarters(t, "b", "Consumer prices", "1"))
	if text, _ := otherBasis(deflated, "Real wages"); text != "" {
		t.Errorf("nominal wages by prices: got %q", text)
	}
}

// TestOtherWhole holds a percentage to what it is said to be of.
func TestOtherWhole(t *testing.T) {
	for _, tt := range []struct {
		noun, title, by string
		want            bool
	}{
		{"of GDP", "Debt", "Government revenue", true}, {"of GDP", "Debt", "Gross domestic product", false}, {"", "Debt as a share of GDP", "Government revenue", true},
		{"of the labour force", "Unemployed", "Labour force", false}, {"of GDP", "Debt", "Y at current prices", false}, {"", "Share of exports in GDP", "GDP", false},
		{"", "Schulden in Prozent des BIP", "Staatsausgaben", true}, {"", "债务占国内生产总值的比重", "财政收入", true}, {"", "债务占国内生产总值的比重", "国内生产总值", false},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), data.Ratio, quarters(t, "a", "Debt", "1"), quarters(t, "b", tt.by, "1"))
		f.Unit = data.Unit{Kind: data.UnitPercent, Noun: tt.noun}
		if text, _ := otherWhole(f, tt.title); (text != "") != tt.want {
			t.Errorf("%s %s by %s: got %q", tt.title, tt.noun, tt.by, text)
		}
	}
}

// TestOtherLength finds a year said of the amounts of quarters.
func TestOtherLength(t *testing.T) {
	gdp, people := quarters(t, "gdp", "GDP", "1"), quarters(t, "people", "Population", "1")
	gdp.Unit, gdp.Measures, people.Measures = data.Unit{Noun: "euros"}, data.Flow, data.Stock
	for title, want := range map[string]bool{"GDP per head a year": true, "BIP je Einwohner pro Jahr": true, "GDP per head": false} {
		f := derived(quarters(t, "f", title, "1"), data.Ratio, gdp, people)
		if text, _ := otherLength(f, title); (text != "") != want {
			t.Errorf("%s: got %q", title, text)
		}
	}
}
