package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// A figure computed from computed ones takes their numbers before they are rounded, and is
// shown with the digits that the numbers bear: all wants are reckoned by hand.
func TestComputedFromComputed(t *testing.T) {
	for _, test := range []struct{ name, figures, want string }{
		// 6852206 ÷ 46442023 is 14.7543%, 4158400 ÷ 46515492 is 8.9398%: 5.8145, and not 14.8 − 8.9
		{"a swing of shares", `v: {title: V, unit: votes, source: s, every: irregular, series: {G: {2017: 4158400, 2021: 6852206}, R: {2017: 42357092, 2021: 39589817}}}
  sh: {title: S, from: v, by: share-of-total}
  x: {title: X, from: sh, by: difference, over: previous}`, "G/2021=5.8 percentage points; R/2021=−5.8 percentage points"},
		{"decimals of shares", `v: {title: V, unit: votes, source: s, every: irregular, series: {G: {2017: 4158400, 2021: 6852206}, R: {2017: 42357092, 2021: 39589817}}}
  x: {title: X, from: v, by: share-of-total, decimals: 3}`, "G/2017=8.940%; G/2021=14.754%; R/2017=91.060%; R/2021=85.246%"},
		// 5979e9 ÷ 10452326 is 572025.7…, 5528e9 ÷ 10379295 is 532598.9…: 7.4027…%
		{"growth per head", `a: {title: A, unit: billion euros, source: s, values: {2020: 5528, 2021: 5979}}
  p: {title: P, unit: people, source: s, values: {2020: 10379295, 2021: 10452326}}
  pc: {title: C, from: [a, p], by: ratio}
  x: {title: X, from: pc, by: growth, decimals: 1}`, "2021=7.4%"},
		// 986515e8 ÷ 1410080000 is 69961.6…
		{"yuan per person, whatever the scales", `a: {title: A, unit: 100 million yuan, source: s, values: {2019: 986515}}
  p: {title: P, unit: "10,000 persons", source: s, values: {2019: 141008}}
  x: {title: X, from: [a, p], by: ratio, decimals: 0}`, "2019=69,962 yuan per person"},
		// the mean of 257.971, 258.678, 258.115 and 261.582 is 259.0865
		{"a mean keeps the decimals of its numbers", `a: {title: A, unit: 1982-84 = 100, source: s, values: {2020-Q1: 257.971, 2020-Q2: 258.678, 2020-Q3: 258.115, 2020-Q4: 261.582}}
  x: {title: X, from: a, by: mean, over: year, weights: equal}`, "2020=259.087"},
		// 1764362 ÷ 1910346 is 92.3582…%, 2309933 ÷ 2125312 is 108.6867…%
		{"a deflator keeps decimals", `a: {title: A, unit: million euros, source: s, every: irregular, values: {2016: 1764362, 2021: 2309933}}
  b: {title: B, unit: million euros, source: s, every: irregular, values: {2016: 1910346, 2021: 2125312}}
  x: {title: X, from: [a, b], by: ratio, per: 100}`, "2016=92.36 euros per 100 euros; 2021=108.69 euros per 100 euros"},
		// 3.4 of 10.6 is 32.07…%, in two spellings of one unit
		{"a ratio in percent of the other", `a: {title: A, unit: Mrd. €, source: s, values: {2019: 3.40}}
  b: {title: B, unit: billion euros, source: s, values: {2019: 10.60}}
  x: {title: X, from: [a, b], by: ratio, unit: percent of GDP, decimals: 1}`, "2019=32.1%"},
		{"a share in percent of the other", `a: {title: A, unit: €m, source: s, values: {2019: 3400}}
  b: {title: B, unit: billion euros, source: s, values: {2019: 10.60}}
  x: {title: X, from: [a, b], by: share-of-total, unit: "% of GDP", decimals: 1}`, "2019=32.1%"},
		// 16.666…% ± 0.0002 and −0.96317…%
		{"percentages have two decimals", `a: {title: A, unit: million pounds, source: s, values: {2019: 562105, 2020: 655789, 2021: 649473}}
  x: {title: X, from: a, by: growth}`, "2020=16.67%; 2021=−0.96%"},
		// 345678 ÷ 129954 is 2.66000…, 123456 ÷ 47120 is 2.62003…, 98765 ÷ 38281 is 2.58000…
		{"whole counts by whole counts have three digits", `a: {title: A, unit: people, source: s, values: {x: 345678, y: 123456, z: 98765}}
  b: {title: B, unit: households, source: s, values: {x: 129954, y: 47120, z: 38281}}
  x: {title: X, from: [a, b], by: ratio}`, "x=2.66 people per household; y=2.62 people per household; z=2.58 people per household"},
		// 10000 ÷ 3755 is 2.66311…, 10000 ÷ 3757 is 2.66169…
		{"and one more where two would read alike", `a: {title: A, unit: people, source: s, values: {x: 10000, y: 10000}}
  b: {title: B, unit: households, source: s, values: {x: 3755, y: 3757}}
  x: {title: X, from: [a, b], by: ratio}`, "x=2.663 people per household; y=2.662 people per household"},
		// 123 ÷ 7000 is 1.757…%, 1123 ÷ 7000 is 16.042…%
		{"percentages of whole counts have one decimal", `a: {title: A, unit: people, source: s, series: {p: {2019: 7000, 2020: 7123}, q: {2019: 7000, 2020: 8123}}}
  x: {title: X, from: a, by: growth}`, "p/2020=1.8%; q/2020=16.0%"},
		// 122 ÷ 7000 is 1.742…%, 121 ÷ 7000 is 1.728…%
		{"or two where two would read alike", `a: {title: A, unit: people, source: s, series: {p: {2019: 7000, 2020: 7122}, q: {2019: 7000, 2020: 7121}}}
  x: {title: X, from: a, by: growth}`, "p/2020=1.74%; q/2020=1.73%"},
		// 3625 ÷ 3 is 1208.33…, 3568 ÷ 3 is 1189.33…, 3712 ÷ 3 is 1237.33…
		{"means of great counts are whole", `a: {title: A, unit: births, source: s, values: {2020-01: 1234, 2020-02: 1201, 2020-03: 1190, 2020-04: 1177, 2020-05: 1345}}
  x: {title: X, from: a, by: running-mean, window: 3}`, "2020-03=1,208 births; 2020-04=1,189 births; 2020-05=1,237 births"},
		// 3625 ÷ 3 is 1208.33…, 3627 ÷ 3 is 1209: less than ten apart
		{"and have a decimal where they are near each other", `a: {title: A, unit: births, source: s, values: {2020-01: 1234, 2020-02: 1201, 2020-03: 1190, 2020-04: 1236}}
  x: {title: X, from: a, by: running-mean, window: 3}`, "2020-03=1,208.3 births; 2020-04=1,209.0 births"},
		// 125.2p of £14.31 is 8.749…%, 14.31 + 1.252 is 15.562, 14.31 − 1.252 is 13.058
		{"pence by pounds", `a: {title: A, unit: pence, source: s, values: {2019: 125.2}}
  b: {title: B, unit: pounds, source: s, values: {2019: 14.31}}
  x: {title: X, from: [a, b], by: ratio, unit: percent}`, "2019=8.75%"},
		{"pounds and pence", `a: {title: A, unit: pence, source: s, values: {2019: 125.2}}
  b: {title: B, unit: £, source: s, values: {2019: 14.31}}
  x: {title: X, from: [b, a], by: sum}`, "2019=£15.56"},
		{"cents less than dollars", `a: {title: A, unit: cents, source: s, values: {2019: 125.2}}
  b: {title: B, unit: dollars, source: s, values: {2019: 14.31}}
  x: {title: X, from: [b, a], by: difference}`, "2019=13.06 dollars"},
		// 1252.0 paise per 2 kg are ₹6.26 per kg; 12520 分 of 1431 元 are 8.749…%
		{"paise in rupees", `a: {title: A, unit: paise, source: s, values: {2019: 1252.0}}
  b: {title: B, unit: kg, source: s, values: {2019: 2.000}}
  x: {title: X, from: [a, b], by: ratio, unit: ₹ per kg}`, "2019=₹6.26 per kg"},
		{"分 of 元", `a: {title: A, unit: 分, source: s, values: {2019: 12520}}
  b: {title: B, unit: 万元, source: s, values: {2019: 0.1431}}
  x: {title: X, from: [a, b], by: share-of-total}`, "2019=8.75%"},
		// 2 crore rupees are 200 lakh; 1.5 + 2000 ÷ 1000
		{"lakh and crore", `a: {title: A, unit: crore rupees, source: s, values: {2019: 1.50}}
  b: {title: B, unit: ₹ lakh, source: s, values: {2019: 50.00}}
  x: {title: X, from: [a, b], by: sum}`, "2019=2.00 crore rupees"},
		{"tonnes and kilograms", `a: {title: A, unit: tonnes, source: s, values: {2019: 1.500}}
  b: {title: B, unit: kg, source: s, values: {2019: 2000}}
  x: {title: X, from: [a, b], by: sum}`, "2019=3.500 tonnes"},
		// 1.5 + 0.5 + 0.3
		{"contributions in points with the rate in percent", `g: {title: G, unit: percent, source: s, values: {2019: 2.3}}
  c: {title: C, unit: percentage points, source: s, total: g, series: {a: {2019: 1.5}, b: {2019: 0.5}, c: {2019: 0.3}}}
  x: {title: X, from: c, by: sum}`, "2019=2.3 percentage points"},
		// 12345 ÷ 1234567 is 9.99946… of 1,000
		{"people by people, for each 1,000", `a: {title: A, unit: people, source: s, values: {2019: 12345}}
  b: {title: B, unit: people, source: s, values: {2019: 1234567}}
  x: {title: X, from: [a, b], by: ratio, unit: "deaths per 1,000 people"}`, "2019=10.00 deaths per 1,000 people"},
		{"a grouped power of ten", `a: {title: A, unit: people, source: s, values: {2019: 12345}}
  b: {title: B, unit: people, source: s, values: {2019: 1234567}}
  x: {title: X, from: [a, b], by: ratio, per: "100,000"}`, "2019=999.9 people per 100,000 people"},
		// 125 quintals of 2.50 ha are 5 t/ha
		{"quintals", `a: {title: A, unit: quintals, source: s, values: {2019: 125}}
  b: {title: B, unit: hectares, source: s, values: {2019: 2.50}}
  x: {title: X, from: [a, b], by: ratio, unit: tonnes per hectare}`, "2019=5.00 tonnes per hectare"},
		// 3975 ÷ 100 × 100, and 4100 ÷ 103.1 × 100 is 3976.7…: the base is not from 99.5 to 100.5
		{"the base of an index is exact", `a: {title: A, unit: euros, source: s, values: {2020: 3975, 2021: 4100}}
  b: {title: B, unit: 2020 = 100, source: s, values: {2020: 100, 2021: 103.1}}
  x: {title: X, from: [a, b], by: ratio}`, "2020=3,975 euros; 2021=3,977 euros"},
		{"the terms of trade", `a: {title: A, unit: 2020 = 100, source: s, values: {2021: 130.1}}
  b: {title: B, unit: 2020 = 100, source: s, values: {2021: 103.1}}
  x: {title: X, from: [a, b], by: ratio, unit: percent}`, "2021=126.2%"},
		// 584 ÷ 1.02 is 572.549…, from 583.5 ÷ 1.0205 = 571.78 to 584.5 ÷ 1.0195 = 573.32
		{"money is rounded, however it is printed", `a: {title: Pay, unit: £, source: s, values: {2021: 584}}
  b: {title: B, unit: 2015 = 100, source: s, values: {2021: 102.0}}
  x: {title: X, from: [a, b], by: ratio}`, "2021=£573"},
		// 583.5 ÷ 1.02005 = 572.03 to 584.5 ÷ 1.01995 = 573.07
		{"and so by an index with two decimals", `a: {title: Pay, unit: £, source: s, values: {2021: 584}}
  b: {title: B, unit: 2015 = 100, source: s, values: {2021: 102.00}}
  x: {title: X, from: [a, b], by: ratio}`, "2021=£573"},
		// 126.7 ÷ 116.5 is 1.087553…, from 126.65 ÷ 116.55 = 1.08666 to 126.75 ÷ 116.45 = 1.08845
		{"growth of an index", `a: {title: A, unit: 2015 = 100, source: s, values: {2021: 116.5, 2022: 126.7}}
  x: {title: X, from: a, by: growth}
  y: {title: Y, from: a, by: index, base: 2021}`, "2022=8.8%"},
		// 12.1 ÷ 12.0 is 1.00833…, from 12.05 ÷ 12.05 to 12.15 ÷ 11.95 = 1.0167
		{"growth that is hardly known", `a: {title: A, unit: million tonnes, source: s, values: {2021: 12.0, 2022: 12.1}}
  x: {title: X, from: a, by: growth}`, "2022=1%"},
		// 22900 ÷ 3320 is 6.8976…, from 22850 ÷ 3320.5 = 6.8815 to 22950 ÷ 3319.5 = 6.9137
		{"an approximate count that ends with zeros", `a: {title: A, unit: murders, source: s, values: {2021: about 22900}}
  b: {title: B, unit: million people, source: s, values: {2021: 332.0}}
  x: {title: X, from: [a, b], by: ratio, per: 100000}`, "2021=about 6.90 murders per 100,000 people"},
		// 7 ÷ 2 and 8 ÷ 2
		{"and where they are small", `a: {title: A, unit: births, source: s, values: {2020-01: 3, 2020-02: 4, 2020-03: 4}}
  x: {title: X, from: a, by: running-mean, window: 2}`, "2020-02=3.5 births; 2020-03=4.0 births"},
	} {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// What the program cannot take is called by what it is, and the hint leads on.
func TestUnitHints(t *testing.T) {
	points := "g: {title: G, unit: percent, source: s, values: {2019: 2.3}}\n  c: {title: C, unit: percentage points, source: s, series: {a: {2019: 1.5}, b: {2019: 0.8}}}\n"
	two := func(unit1, keys1, unit2, keys2, rest string) string {
		return "a: {title: A, unit: " + unit1 + ", source: s" + keys1 + "}\n  b: {title: B, unit: " + unit2 + ", source: s" + keys2 + "}\n  x: {title: X, " + rest + "}"
	}
	alone := func(unit string) string {
		return "a: {title: A, unit: \"" + unit + "\", source: s, values: {2019: 1}}"
	}
	for figures, want := range map[string]string{
		two("people", ", values: {2019: 1200}", "people", ", values: {2019: 90000000}", "from: [a, b], by: ratio"):                                         "unit: cases per 100,000 people",
		two("people", ", values: {2019: 1200}", "people", ", values: {2019: 90000000}", "from: [a, b], by: ratio, per: thousand"):                          "such as deaths per 1,000 people",
		two("people", ", values: {2019: 1200}", "people", ", values: {2019: 90000000}", "from: [a, b], by: ratio, unit: deaths"):                           "unit: deaths per 1,000 people",
		two("percent", ", series: {p: {2019: 5.1}, q: {2019: 7.1}}", "people", ", series: {p: {2019: 5}, q: {2019: 7}}", "from: a, by: weighted-mean"):     "such as weights: b",
		two("percent", ", series: {p: {2019: 5.1}, q: {2019: 7.1}}", "people", ", values: {2019: 5}", "from: a, by: mean"):                                 "such as the labour force of unemployment rates",
		two("pounds", ", period: fiscal-year, values: {2018-19: 5, 2019-20: 6}", "pounds", ", values: {2018: 5, 2019: 6}", "from: [a, b], by: difference"): "a has fiscal years (2018/19), and b has calendar years (2018)",
		two("pounds", ", period: fiscal-year, values: {2018-19: 5, 2019-20: 6}", "pounds", ", values: {2018: 5, 2019: 6}", "from: [b, a], by: difference"): "write period: fiscal-year into b where its years are fiscal years, too",
		two("pounds", ", values: {2018: 5, 2019: 6}", "pounds", ", values: {2018-Q1: 5, 2018-Q2: 6}", "from: [a, b], by: difference"):                      "put those of b together first: a figure from it with by: sum, mean or last, and over: year",
		two("pounds", ", values: {2018: 5, 2019: 6}", "pounds", ", values: {2008: 5, 2009: 6}", "from: [a, b], by: difference"):                            "a is from 2018 to 2019, and b from 2008 to 2009",
		two("pounds", ", values: {Nord: 5, Sud: 6}", "pounds", ", values: {North: 5, South: 6}", "from: [a, b], by: difference"):                           "write names: at the head of the file: {Nord: the name that b has for it}",
		"a: {title: A, unit: preceding year = 100, source: s, values: {2018: 106.7, 2019: 106.0}}\n  x: {title: X, from: a, by: growth}":                   "write them less 100 with unit: percent",
		"a: {title: CPI (上年=100), unit: index, source: s, values: {2018: 106.7, 2019: 106.0}}\n  x: {title: X, from: a, by: index, base: 2018}":            "is compared with another period already",
		"a: {title: A, unit: Vorjahr = 100, source: s, values: {2018-Q1: 106.7, 2018-Q2: 106.0}}\n  x: {title: X, from: a, by: mean, over: year}":          "is compared with another period, which is 100",
		two("2020 = 100", ", values: {2021: 130.1}", "2020 = 100", ", values: {2021: 103.1}", "from: [a, b], by: ratio, per: 100"):                         "write unit: percent in place of per:",
		two("2020 = 100", ", values: {2021: 130.1}", "2015 = 100", ", values: {2021: 103.1}", "from: [a, b], by: ratio"):                                   "bring both to one base first",
		alone("percentage balance"):       `write "percentage points", and the rest in the title`,
		alone("percentage points of GDP"): `write "percentage points", and the rest in the title`,
		alone("balance of answers in %"):  `write "percentage points", and the rest in the title`,
		alone("Saldo in Prozentpunkten"):  `write "percentage points", and the rest in the title`,
		alone("percentge points"):         `write "percentage points"`,
		alone("percent change"):           `write "percent", and the rest in the title`,
		alone("annualised percent"):       `write "percent", and the rest in the title`,
		alone("percent, annual rate"):     `write "percent", and the rest in the title`,
		alone("2015 = 1"):                 `"2015 = 100"`,
		"a: {title: A, unit: euros, source: s, intervals: 95% confidence, values: {2019: 1}}":                                                                               `write "interval"`,
		points + "  x: {title: X, from: c, by: sum}":                                                                                                                        "total: into c",
		points + "  x: {title: X, from: [g, c], by: difference}":                                                                                                            "write total: g into c",
		points + "charts:\n  x: {figures: [c, g], kind: bar-stacked}":                                                                                                       "write total: g into c, and figure: c here",
		"a: {title: A, unit: m, source: s, values: {2019: 1}}":                                                                                                              `"m" is short for two things`,
		"a: {title: A, unit: euros, source: s, values: {2019: 1}}\n  x: {title: X, from: a, by: growth, over: previous, unit: percent of GDP}":                              "the unit of the result is percent, not percent of GDP",
		"a: {title: A, unit: votes, source: s, total: b, series: {p: {2021: 46442000}, q: {2021: 337}}}\n  b: {title: B, unit: votes, source: s, values: {2021: 46442023}}": "add up to 46,442,337, but b is 46,442,023",
	} {
		_, err := loadString("title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n  " + figures + "\n")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// A number that is computed from a disputed one needs its other number in a text only where the text does not
// say that of what it was computed from. The warning names it, and stands where it is printed.
func TestDisputeOfComputed(t *testing.T) {
	const figures = textHead + `figures:
  road: {title: Road deaths, unit: people, nature: flow, source: s, every: year, values: {2021: 2562, 2022: 2788, 2023: {value: 2830, disputed: 2780, by: s}}}
  mean: {title: "Road deaths, mean", from: road, by: running-mean, window: 2}
charts: {road: {figure: road, title: T}, mean: {figure: mean, title: U}}
briefing:
  - chart: road
  - text: 'There were {{ value "road" "2022" }}, and a mean of {{ value "mean" "2023" }}`
	for rest, want := range map[string]string{
		`.'`:                                  "f.yaml:11:64: briefing[1].text: the value of mean for 2023 is computed from a disputed number, and the text does not say so",
		`, or {{ disputed "mean" "2023" }}.'`: "",
		`, from {{ value "road" "2023" }} or, as others say, {{ disputed "road" "2023" }}.'`: "",
		`, from {{ value "road" "2023" }} or {{ disputed "mean" "2023" }}.'`:                 "f.yaml:11:96: briefing[1].text: the value of road for 2023 is disputed, and the text does not say so",
	} {
		ds := loadWhole(t, figures+rest+"\n")
		var got []string
		for _, f := range ds.Warnings {
			if f.Rule == data.RuleUnsaidDispute {
				got = append(got, f.Error())
			}
		}
		if all := strings.Join(got, "; "); (want == "") != (all == "") || !strings.HasPrefix(all, want) {
			t.Errorf("%s: got %q, want %q", rest, all, want)
		}
	}
}
