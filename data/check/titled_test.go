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

// TestOtherKind holds titles to the words that exclude what their figures are of.
func TestOtherKind(t *testing.T) {
	for _, tt := range []struct {
		title string
		by    data.Method
		from  []string
		want  string
	}{
		{"Shares in primary energy consumption", data.ShareOfTotal, []string{"Final energy consumption by sector"}, `the title "Shares in primary energy consumption" says primary energy, and f is of final energy`},
		{"Shares in final energy consumption", data.ShareOfTotal, []string{"Final energy consumption by sector"}, ""},
		{"Growth of exports", data.Growth, []string{"Imports of goods"}, `the title "Growth of exports" says exports, and f is of imports`},
		{"Exports as a share of imports", data.Ratio, []string{"Exports", "Imports"}, ""}, {"Trade balance and exports", data.Difference, []string{"Imports", "Sales"}, ""},
		{"Infant mortality, per 1,000 births", data.Ratio, []string{"Infants who died", "Live births"}, ""}, {"Death rate", data.Ratio, []string{"Births", "Population"}, `the title "Death rate" says deaths, and f is of births`},
		{"Tax revenue by output", data.Ratio, []string{"Taxes", "GDP, expenditure side"}, ""},
		{"Anteile am Primärenergieverbrauch", data.ShareOfTotal, []string{"Endenergieverbrauch nach Sektoren"}, `the title "Anteile am Primärenergieverbrauch" says primary energy, and f is of final energy`},
		{"Wachstum der Ausfuhren", data.Growth, []string{"Einfuhren"}, `the title "Wachstum der Ausfuhren" says exports, and f is of imports`},
		{"出口增长", data.Growth, []string{"进口额"}, `the title "出口增长" says exports, and f is of imports`}, {"出口增长", data.Growth, []string{"进出口总额"}, ""},
		{"农村人口比重", data.Ratio, []string{"城镇人口", "总人口"}, `the title "农村人口比重" says rural, and f is of urban`}, {"城乡收入比", data.Ratio, []string{"城镇收入", "农村收入"}, ""},
		{"Yield of rice", data.Ratio, []string{"Rice production", "Area under all cereals"}, "a is of rice, and b, by which it is divided, of cereals"},
		{"Yield of rice", data.Ratio, []string{"Rice production", "Area under rice"}, ""}, {"Weizenertrag", data.Ratio, []string{"Weizenernte", "Getreidefläche"}, "a is of wheat, and b, by which it is divided, of cereals"},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), tt.by)
		for i, title := range tt.from {
			f.Derived.From = append(f.Derived.From, quarters(t, []string{"a", "b"}[i], title, "1"))
		}
		if text, _ := otherKind(f, tt.title); text != tt.want {
			t.Errorf("%s from %q: got %q, want %q", tt.title, tt.from, text, tt.want)
		}
	}
	imports := quarters(t, "f", "Imports of gas", "1")
	if text, _ := loosely(imports, "Russia's exports have found other buyers"); text != "" {
		t.Errorf("a sentence on a figure: got %q", text)
	}
	if text, _ := otherKind(imports, "Exports of gas"); text == "" {
		t.Error("a subtitle of exports on imports: got nothing")
	}
}

// TestUnsaidPrices asks at which prices money is that a title calls real, and holds gross to net.
func TestUnsaidPrices(t *testing.T) {
	for _, tt := range []struct {
		title, from, unit, note, by string
		want                        bool
	}{
		{"Growth of real average weekly earnings", "Weekly earnings", "£", "", "", true}, {"Growth of average weekly earnings", "Weekly earnings", "£", "", "", false},
		{"Growth of real pay", "Pay", "euros", "At constant prices.", "", false}, {"Growth of real pay", "Pay", "£ at 2023 prices", "", "", false}, {"Real pay", "Pay", "£", "", "Consumer prices", false},
		{"Real pay per job", "Pay", "£", "", "Jobs", true}, {"Real growth", "Passengers", "people", "", "", false}, {"Pay after inflation", "Pay", "£", "", "", true},
		{"Wachstum der Reallöhne", "Löhne", "euros", "", "", true}, {"实际工资增长", "工资", "yuan", "", "", true}, {"实际工资增长", "不变价工资", "yuan", "", "", false},
	} {
		a := quarters(t, "a", tt.from, "1")
		a.Unit, a.Note.Plain, a.Basis = data.Unit{Noun: tt.unit}, tt.note, wording.Aspects(tt.from, tt.unit, tt.note)
		f := derived(quarters(t, "f", tt.title, "1"), data.Growth, a)
		if tt.by != "" {
			f = derived(f, data.Ratio, a, quarters(t, "b", tt.by, "1"))
		}
		if text, hint := unsaidPrices(f, tt.title); (text != "") != tt.want || (hint != "") != tt.want {
			t.Errorf("%s from %s (%s, %s) by %q: got %q", tt.title, tt.from, tt.unit, tt.note, tt.by, text)
		}
	}
	f := derived(quarters(t, "f", "Growth of net wages", "1"), data.Growth, quarters(t, "a", "Gross wages", "1"))
	if text, _ := otherBasis(f, "Growth of net wages"); text == "" {
		t.Error("net wages from gross ones: got nothing")
	}
}

// TestOtherBase holds the year that a title says is 100 to the base of an index.
func TestOtherBase(t *testing.T) {
	for title, want := range map[string]string{
		"Output, index 2015 = 100": "2015", "Output, 2019=100": "", "Output (100 = 2015)": "2015", "Output, base year 2015": "2015", "Produktion, Basisjahr 2015": "2015", "产出指数（2015年=100）": "2015", "产出指数，以2019年为100": "",
		"Output since 2015": "", "Output, Q4 2019 = 100": "",
	} {
		f := derived(quarters(t, "f", title, "1"), data.Index, quarters(t, "a", "Output", "1"))
		f.Unit, f.Derived.Base = data.Unit{Kind: data.UnitIndex}, data.YearOf(2019)
		text, hint := otherBase(f, title)
		if wantText := "the title \"" + title + "\" says that 2015 is 100, and the base of f is 2019"; want == "" && text != "" || want != "" && (text != wantText || hint != "say 2019 in the title, or write base: 2015") {
			t.Errorf("%s: got %q, %q", title, text, hint)
		}
	}
}

// TestOtherYears holds fiscal years and those of the calendar to the keys.
func TestOtherYears(t *testing.T) {
	for _, tt := range []struct {
		title  string
		fiscal bool
		want   bool
	}{
		{"Dwellings completed, calendar years", true, true}, {"Dwellings completed, calendar years", false, false}, {"Dwellings, fiscal years", false, true}, {"Dwellings, fiscal years", true, false},
		{"Wohnungen nach Kalenderjahren", true, true}, {"Wohnungen nach Haushaltsjahren", false, true}, {"住宅（日历年度）", true, true}, {"住宅（财政年度）", false, true}, {"Dwellings", true, false},
	} {
		f := titledAs(figure("f", years(t, "", "1", "2")), tt.title)
		f.Derived = &data.Derivation{By: data.Sum, Over: data.Over{Period: data.Year}}
		if tt.fiscal {
			f.Keys[0] = data.PeriodKey(data.FiscalYearOf(2022, data.Fiscal{Begins: 4}))
		}
		if text, _ := otherYears(f, tt.title); (text != "") != tt.want {
			t.Errorf("%s, fiscal %v: got %q", tt.title, tt.fiscal, text)
		}
	}
}

// TestOtherEach holds what a title says that something is for each of to what it is divided by.
func TestOtherEach(t *testing.T) {
	for _, tt := range []struct {
		title, by string
		want      bool
	}{
		{"Crude birth rate, births per 1,000 inhabitants", "Women aged 15 to 49", true}, {"Births per 1,000 women", "Women aged 15 to 49", false}, {"Births per 1,000 women", "Population", true},
		{"Births per 1,000 inhabitants", "Population at the end of the year", false}, {"Deaths per million inhabitants", "People aged 15 and over", false}, {"GDP per employed person", "Labour force", true},
		{"Cars per household", "Population", true}, {"Cars per day", "Population", false}, {"Geburten je 1.000 Einwohner", "Frauen von 15 bis 49", true}, {"Geburten je 1.000 Einwohner", "Bevölkerung", false},
		{"每千居民出生数", "育龄妇女", true}, {"每千妇女出生数", "育龄妇女", false}, {"每千人口死亡数", "年末人口", false},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), data.Ratio, quarters(t, "a", "Births", "1"), quarters(t, "b", tt.by, "1"))
		f.Unit = data.Unit{Noun: "births per thousand people"}
		if text, _ := otherWhole(f, tt.title); (text != "") != tt.want {
			t.Errorf("%s by %s: got %q", tt.title, tt.by, text)
		}
	}
}

// TestOtherMethod holds titles to how their figures are put together.
func TestOtherMethod(t *testing.T) {
	for _, tt := range []struct {
		title, from string
		by          data.Method
		want        string
	}{
		{"Rain, annual average", "Rain", data.Sum, "write by: mean, or correct the title"}, {"Rain, annual average", "Rain", data.Mean, ""}, {"Rain, annual average", "Rain", data.WeightedMean, ""},
		{"Annual totals of rain", "Rain", data.Mean, "write by: sum, or correct the title"}, {"Median pay of regions", "Pay", data.Mean, "write by: median, or correct the title"}, {"Highest median pay", "Median pay", data.Max, ""},
		{"Highest rate of the year", "Rate", data.Last, "write by: max, or correct the title"}, {"Population at the end of the year", "Population", data.Mean, "write by: last, or correct the title"}, {"Minimum wages, by year", "Minimum wages", data.Mean, ""},
		{"Average of the highest", "Temperature", data.Max, ""}, {"Average growth", "Output", data.Growth, ""}, {"Lowest ratio", "Debt", data.Ratio, ""},
		{"Niederschlag, Jahresdurchschnitt", "Niederschlag", data.Sum, "write by: mean, or correct the title"}, {"Bevölkerung am Jahresende", "Bevölkerung", data.Mean, "write by: last, or correct the title"},
		{"年平均降水", "降水", data.Sum, "write by: mean, or correct the title"}, {"年末人口", "人口", data.Mean, "write by: last, or correct the title"}, {"年末人口", "人口", data.Last, ""},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), tt.by, quarters(t, "a", tt.from, "1"))
		if _, hint := otherMethod(f, tt.title); hint != tt.want {
			t.Errorf("%s of %s by %s: got %q, want %q", tt.title, tt.from, tt.by, hint, tt.want)
		}
	}
}
