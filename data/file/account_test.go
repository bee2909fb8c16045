package file

import (
	"strings"
	"testing"
)

// TestPricesOfAYear holds what is divided by an index to the year in which that is 100.
func TestPricesOfAYear(t *testing.T) {
	pay := func(result string) []string {
		return []string{"w: {title: Average weekly earnings, unit: £, source: s, values: {2020: 545, 2021: 577, 2022: 613, 2023: 657}}",
			"p: {title: Consumer prices index, unit: 2015 = 100, source: s, values: {2020: 108.7, 2021: 111.6, 2022: 121.7, 2023: 130.5}}",
			"p23: {title: Consumer prices index of 2023, from: p, by: index, base: 2023}", "r: {" + result + ", by: ratio}"}
	}
	const other = "says the prices of 2023, and w is divided by p, of which 2015 is 100"
	testReported(t, []reported{
		{"a title", pay(`title: "Real average weekly earnings at 2023 prices", from: [w, p]`), "", other},
		{"pounds of a year", pay(`title: "Real pay in 2023 pounds", from: [w, p]`), "", other},
		{"in brackets", pay(`title: "Real pay (2023 prices)", from: [w, p]`), "", other},
		{"German", pay(`title: "Reallohn in Preisen von 2023", from: [w, p]`), "", other},
		{"the title of a chart", pay(`title: Real pay, from: [w, p]`), "charts: {c: {title: Pay at 2023 prices has not risen, figure: r}}\n", other},
		{"a unit", pay(`title: Real pay, unit: "£ at 2023 prices", from: [w, p]`), "", "w is divided by p, index, 2015 = 100, and so is not £ at 2023 prices"},
		{"its own year", pay(`title: "Real pay at 2015 prices", from: [w, p]`), "", ""},
		{"rebased", pay(`title: "Real pay at 2023 prices", from: [w, p23]`), "", ""},
		{"the unit of its year", pay(`title: Real pay, unit: "£ at 2023 prices", from: [w, p23]`), "", ""},
		{"no year", pay(`title: Real pay, from: [w, p]`), "", ""},
	})
	ds := loadWhole(t, textHead+"figures:\n  "+strings.Join(pay(`title: Real pay, unit: "£ at 2023 prices", from: [w, p23]`), "\n  ")+"\ncharts: {c: {title: 'It was {{ latest \"r\" }}', figure: r}}\n")
	if got, want := figureOf(t, ds, "r"), "2020=£654 at 2023 prices; 2021=£675 at 2023 prices; 2022=£657 at 2023 prices; 2023=£657 at 2023 prices"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ds.Charts[0].Title.Plain, "It was £657 at 2023 prices"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCover computes how long an amount at a date lasts.
func TestCover(t *testing.T) {
	cover := func(reserves, imports, result string) []string {
		return []string{"r: {title: " + reserves + ", unit: billion US$, source: s, " + imports + "}", "c: {title: " + result + ", from: [r, m], by: ratio}"}
	}
	const stock = "Foreign exchange reserves at the end of the year"
	years := "values: {2022: 562.7, 2023: 622.5}}\n  m: {title: Imports of goods, unit: billion US$, source: s, values: {2022: 721.4, 2023: 678.2}"
	quarters := "values: {2023-Q1: 602.7, 2023-Q2: 622.5}}\n  m: {title: Imports of goods, unit: billion US$, source: s, values: {2023-Q1: 180.4, 2023-Q2: 169.5}"
	months := "values: {2023-01: 602.7, 2023-02: 622.5}}\n  m: {title: Imports of goods, unit: billion US$, source: s, values: {2023-01: 60.4, 2023-02: 56.5}"
	for _, tt := range []struct{ in, unit, want string }{
		{years, "months", "2022=9.36 2023=11.01"}, {years, "quarters", "2022=3.12 2023=3.67"}, {years, "years", "2022=0.78 2023=0.92"},
		{quarters, "months", "2023-Q1=10.02 2023-Q2=11.02"}, {months, "months", "2023-01=9.98 2023-02=11.02"},
	} {
		ds := loadWhole(t, textHead+"figures:\n  "+strings.Join(cover(stock, tt.in, "Import cover, unit: "+tt.unit+", decimals: 2"), "\n  ")+"\n")
		if got := figureOf(t, ds, "c"); strings.ReplaceAll(strings.ReplaceAll(got, " "+tt.unit, ""), ";", "") != tt.want {
			t.Errorf("%s: got %s, want %s", tt.unit, got, tt.want)
		}
	}
	testReported(t, []reported{
		{"said in the title alone", cover(stock, years, "Import cover in months"), "", "says months, and r by m is in times of what m is in each of its periods"},
		{"said by a chart", cover(stock, years, "Import cover"), "charts: {x: {title: Reserves last for many months of imports, figure: c}}\n", "says months"},
		{"a flow", cover("Exports", years, "Exports in months, unit: months"), "", "the unit of the result is times, not months"},
		{"days of years", cover(stock, years, "Import cover, unit: days"), "", "the unit of the result is times, not days"},
		{"months of months", cover(stock, months, "Import cover in months"), "", ""},
		{"in months", cover(stock, years, "Import cover in months, unit: months"), "", ""},
	})
}

// TestAccounts adds the stocks that a period starts or ends with to its flows, at each key.
func TestAccounts(t *testing.T) {
	supply := func(names ...string) string {
		const values = "{2020/21: 1028, 2021/22: 845, 2022/23: 674}, "
		text := "a: {title: Wheat supply, unit: million bushels, source: s, series: {"
		for _, name := range names {
			text += name + ": " + values
		}
		return strings.TrimSuffix(text, ", ") + "}}"
	}
	const sum, stack, running = "r: {title: Total supply, from: a, by: sum}", "charts: {c: {title: Supply fell, figure: a, kind: bar-stacked}}\n", "x: {title: All years, from: r, by: running-sum, since: 2020/21}"
	const together = `"Stocks" is an amount at a date, and "Production" is one of a period: together they mean nothing`
	testReported(t, []reported{
		{"a balance", []string{"a: {title: Supply, unit: million bushels, source: s, series: {Beginning stocks: {2021/22: 845, 2022/23: 674}, Production: {2021/22: 1646, 2022/23: 1650}, Imports: {2021/22: 96, 2022/23: 122}}}", sum}, stack, ""},
		{"stocks alone", []string{supply("Stocks", "Production"), sum}, "", together},
		{"a running sum of it", []string{supply("Beginning stocks", "Production", "Imports"), sum, running}, "", `"Beginning stocks" of a is there again in the next period, and a sum over time would count it in each`},
		{"said to be flows", []string{strings.Replace(supply("Beginning stocks", "Production", "Imports"), "source: s", "source: s, nature: flow", 1), sum, running}, "", `"Beginning stocks" of a is there again`},
	})
	ds := loadWhole(t, textHead+"figures:\n  "+supply("Opening stocks", "Production", "Imports")+"\n  "+sum+"\n")
	if got, want := strings.ReplaceAll(figureOf(t, ds, "r"), " million bushels", ""), "2020/21=3,084; 2021/22=2,535; 2022/23=2,022"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, names := range [][2]string{{"Carry-in", "Output"}, {"Closing stocks", "Consumption"}, {"Changes in inventories", "Consumption"}, {"Anfangsbestand", "Erzeugung"}, {"期初库存", "产量"}} {
		if got := reportedOf("figures:\n  " + supply(names[0], names[1]) + "\n  " + sum + "\n"); strings.Contains(got, "together") {
			t.Errorf("%s: got %q", names[0], got)
		}
	}
	figures := []string{"b: {title: Beginning stocks, unit: million bushels, source: s, values: {2021/22: 845, 2022/23: 674}}", "p: {title: Production, unit: million bushels, source: s, values: {2021/22: 1646, 2022/23: 1650}}", "r: {title: Supply, from: [b, p], by: sum}"}
	testReported(t, []reported{
		{"figures", figures, "", ""},
		{"a running sum of figures", append(figures, "x: {title: All, from: r, by: running-sum, since: 2021/22}"), "", `"beginning stocks" of b is there again`},
		{"changes of stocks over time", []string{"a: {title: Uses, unit: million euros, source: s, series: {Consumption: {2021: 4, 2022: 5}, Changes in inventories: {2021: 1, 2022: 2}}}", "r: {title: Demand, from: a, by: sum}", "x: {title: All, from: a, by: running-sum, since: 2021}"}, "", ""},
	})
}

// TestDifferenceOfNames says what to write for the difference of two series of names.
func TestDifferenceOfNames(t *testing.T) {
	const lives = "e: {title: Life expectancy, unit: years, source: s, series: {Men: {North: 78.2, South: 77.1}, Women: {North: 82.9, South: 82.4}}}\n  "
	if got, want := hintsOf(t, lives+"g: {title: Gap, from: e, by: difference}", ""), "from: [women, men]"; !strings.Contains(got, want) || strings.Contains(got, "share-of-total") {
		t.Errorf("got %q", got)
	}
	if got := hintsOf(t, lives+"g: {title: Gap, from: e, by: growth}", ""); strings.Contains(got, "share-of-total") || got == "" {
		t.Errorf("got %q", got)
	}
	ds := loadText(t, "figures:\n  women: {title: Women, unit: years, source: s, values: {North: 82.9, South: 82.4}}\n  men: {title: Men, unit: years, source: s, values: {North: 78.2, South: 77.1}}\n  g: {title: Gap, from: [women, men], by: difference}\n")
	if got, want := figureOf(t, ds, "g"), "North=4.7 years; South=5.3 years"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestParities tells money at purchasing power parities from that at market rates.
func TestParities(t *testing.T) {
	const percent = "title: Debt, by: ratio, unit: percent of GDP"
	testReported(t, []reported{
		{"both said", ofYears("Government debt, market exchange rates", "billion US$", "GDP at purchasing power parities", "billion US$", percent), "", `"a" is at market exchange rates, and "b" is at purchasing power parities`},
		{"one said", ofYears("Government debt", "billion US$", "GDP (PPP)", "billion US$", percent), "", `"b" is at purchasing power parities, and nothing says what "a" is`},
		{"a sum", ofYears("Output of industry at market exchange rates", "billion US$", "Output of services, PPP", "billion US$", "title: Output, by: sum"), "", `together they mean nothing`},
		{"a price level", ofYears("GDP at market exchange rates", "billion US$", "GDP at purchasing power parities", "billion US$", "title: Price level, by: ratio, unit: percent"), "", ""},
		{"both at parities", ofYears("Government debt, PPP", "billion US$", "GDP at purchasing power parities", "billion US$", percent), "", ""},
		{"per head", ofYears("GDP at purchasing power parities", "billion US$", "Population", "million people", "title: GDP per head, by: ratio"), "", ""},
	})
}
