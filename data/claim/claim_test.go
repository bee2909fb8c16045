package claim_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

const figures = `sources: {s: {publisher: Office, title: Yearbook, date: 2026-06, language: en}}
figures:
  u: {title: Unemployment rate, unit: percent, source: s, every: year, values: {2021: 5.3, 2022: 3.6, 2023: 3.6, 2024: 4.0}}
  v: {title: Share of votes, unit: percent of valid votes, source: s, every: irregular, series: {SPD: {2017: 20.5, 2021: 25.7, 2025: 16.4}, AfD: {2017: 12.6, 2021: 10.4, 2025: 20.8}}}
  dv: {title: Change on the election before, from: v, by: difference, over: previous}
  p: {title: Population, unit: million people, source: s, every: 5 years, values: {2013: 174.7, 2018: 198.4, 2023: 223.8}}
  d: {title: Debt, unit: billion euros, source: s, every: year, values: {2020: 50.0, 2021: 101.0, 2022: 48.0}}
  bal: {title: Trade balance, unit: billion yen, source: s, every: year, values: {2021: 5.0, 2022: -20.0, 2023: -9.0}}
  gdp: {title: Real GDP, unit: billion chained 2017 dollars, source: s, values: {2022Q1: 5475, 2022Q2: 5479, 2022Q3: 5516, 2022Q4: 5562, 2023Q1: 5600, 2023Q2: 5634, 2023Q3: 5695, 2023Q4: 5640}}
  qoq: {title: Growth on the quarter before, from: gdp, by: growth, over: previous}
  yoy: {title: Growth on the year before, from: gdp, by: growth}
  st: {title: Crude steel production 2023, unit: million tonnes, source: s, aggregates: [World], values: {World: 1328.3, China: 1019.1, India: 140.8, Japan: 87.0, United States: 81.4}}
  w: {title: "Unemployment rate, April 2024", unit: percent, source: s, interval: 95% confidence, values: {Alberta: {value: 7.0, interval: [6.3, 7.7]}, Ontario: {value: 6.8, interval: [6.4, 7.2]}, Quebec: {value: 5.1, interval: [4.6, 5.6]}}}
  ss: {title: Share of seats, unit: percent, source: s, values: {Union: 33.0, SPD: 19.0, AfD: 24.1, Greens: 51.0}}
  m: {title: "Median household income, 2023", unit: US$, source: s, values: {California: 95521, Texas: 75780, New York: 82095}}
  bi: {title: Live births, unit: births, source: s, values: {2021: 795492, 2022: 738819, 2023: 692989}}
  bo: {title: Borrowing, unit: billion pounds, source: s, values: {2021: 121.1, 2022: 128.5, 2023: 114.1}}
  gb: {title: Government balance, unit: percent, source: s, values: {2021: -6.6, 2022: -4.8, 2023: -5.5, 2024: 0.3}}
  gd: {title: Government deficit, unit: percent, source: s, values: {2021: 6.6, 2022: 4.8, 2023: 5.5, 2024: -0.3}}
  nat: {title: Natural increase, unit: thousand people, source: s, values: {2021: -228.2, 2022: -327.5, 2023: -335.2}}
  pro: {title: Operating profit, unit: million euros, source: s, every: year, values: {2022: 4, 2023: -5}}
  inf: {title: Consumer prices, unit: percent, source: s, every: year, values: {2022: 6.9, 2023: 5.9}}
  net: {title: Net migration, unit: people, source: s, every: year, values: {2022: 1462, 2023: 663}}
  bu: {title: "Burglaries per 100,000 people", unit: "burglaries per 100,000 people", source: s, values: {2019: 105.2, 2020: 90.4, 2021: 65.1, 2022: 78.2, 2023: 92.6}}
  ni: {title: Nights spent, unit: million nights, source: s, nature: flow, values: {2023-Q1: 60.2, 2023-Q2: 99.5, 2023-Q3: 130.1, 2023-Q4: 71.8}}
  el: {title: Electricity generated, unit: TWh, source: s, series: {Wind: {2022: 124.8, 2023: 142.1}, Solar: {2022: 59.6, 2023: 61.2}, Hard coal: {2022: 64.4, 2023: 44.2}}}
  al: {title: "Electricity generated, all", from: el, by: sum}
  tr: {title: "Balance of trade, 2023", unit: billion dollars, source: s, values: {Mexico: -152.4, China: -279.4, Netherlands: 43.4}}
  fo: {title: Population, unit: thousand people, source: s, values: {2021: 985, 2022: 991, 2023: {value: 1004, status: forecast}}}
  idx: {title: Debt, from: d, by: index, base: 2020}
  us: {title: Median household income of the three states, from: m, by: median, over: z}
  use: {title: Final energy consumption, unit: PJ, source: s, values: {Sweden: 1330, Norway: more than 780, Denmark: 560, Finland: 1060}}
  pay: {title: Average monthly wage at 2023 prices, unit: CZK, source: s, values: {2019: 47184, 2020: 47855, 2021: 48749, 2022: 44665, 2023: 43341}}
  emp: {title: People in employment, unit: thousand people, source: s, values: {2017: 8579, 2018: 8774, 2019: 8953, 2020: 8947, 2021: 9282, 2022: 9603, 2023: 9773}}
  una: {title: People without health insurance, unit: percent, source: s, interval: 95% confidence interval, values: {2019: {value: 10.3, interval: [9.8, 10.8]}, 2020: {value: 9.7, interval: [9.2, 10.2]}, 2021: {value: 9.2, interval: [8.7, 9.6]}}}
  psn: {title: Public sector net borrowing, unit: percent of GDP, source: s, values: {2020: 15.1, 2021: 5.2}}
  old: {title: "Population by age, 2020", unit: percent, source: s, values: {Young: 11.9, Middle: 59.5, Old: 28.6}}
  fre: {title: Freight loaded, unit: million tonnes, source: s, fiscal: April, values: {2021/22: 1418.1, 2022/23: 1512.0}}
groups: {z: {Three states: all}}
`

// rulesOf are the rules that a text of a language breaks: those of this package, without others.
func rulesOf(t *testing.T, language, text string) string {
	t.Helper()
	content := "title: T\nlanguage: " + language + "\n" + figures + "briefing:\n  - text: |\n      " + text + "\n"
	ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", file.Options{})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var found []string
	for _, w := range ds.Warnings {
		switch w.Rule {
		case data.RuleOtherDirection, data.RuleOtherSize, data.RuleUnsureOrder, data.RuleOtherPeriod, data.RuleOtherTitle, data.RuleOtherSeries, data.RuleForecastAsFact:
			if testing.Verbose() {
				t.Logf("%s\n\t%v: %s; %s", text, w.Pos, w.Text, w.Hint)
			}
			found = append(found, w.Rule)
		}
	}
	return strings.Join(found, " ")
}

// short stands for references in the texts below: [u 23 24] is the difference, [u+ 23 24] the change.
var short = strings.NewReplacer(
	"[u up]", `{{ difference "u" "2023" "2024" }}`, "[u down]", `{{ difference "u" "2021" "2022" }}`, "[u fall]", `{{ difference "u" "2022" "2021" }}`, "[u same]", `{{ difference "u" "2022" "2023" }}`,
	"[u21]", `{{ value "u" "2021" }}`, "[u22]", `{{ value "u" "2022" }}`, "[u23]", `{{ value "u" "2023" }}`, "[u]", `{{ latest "u" }}`,
	"[spd]", `{{ difference "v" "2021" "2025" "SPD" }}`, "[afd]", `{{ difference "v" "2021" "2025" "AfD" }}`, "[dspd]", `{{ value "dv" "2025" "SPD" }}`, "[dafd]", `{{ value "dv" "2025" "AfD" }}`,
	"[spd21]", `{{ value "v" "2021" "SPD" }}`, "[spd25]", `{{ value "v" "2025" "SPD" }}`, "[afd25]", `{{ value "v" "2025" "AfD" }}`,
	"[p10]", `{{ change "p" "2013" "2023" }}`, "[p5]", `{{ change "p" "2018" "2023" }}`, "[p13]", `{{ value "p" "2013" }}`, "[p18]", `{{ value "p" "2018" }}`, "[p23]", `{{ value "p" "2023" }}`, "[p]", `{{ latest "p" }}`,
	"[d20]", `{{ value "d" "2020" }}`, "[d21]", `{{ value "d" "2021" }}`, "[d22]", `{{ value "d" "2022" }}`, "[bal]", `{{ latest "bal" }}`, "[bal22]", `{{ value "bal" "2022" }}`,
	"[qoq]", `{{ latest "qoq" }}`, "[yoy22]", `{{ value "yoy" "2023-Q3" }}`, "[yoy]", `{{ latest "yoy" }}`, "[gdp]", `{{ change "gdp" "2022-Q4" "2023-Q4" }}`, "[gdp2]", `{{ change "gdp" "2023-Q3" "2023-Q4" }}`,
	"[china]", `{{ value "st" "China" }}`, "[india]", `{{ value "st" "India" }}`, "[japan]", `{{ value "st" "Japan" }}`, "[usa]", `{{ value "st" "United States" }}`, "[india%]", `{{ share "st" "India" }}`, "[china%]", `{{ share "st" "China" }}`,
	"[alberta]", `{{ value "w" "Alberta" }}`, "[ontario]", `{{ value "w" "Ontario" }}`, "[quebec]", `{{ value "w" "Quebec" }}`,
	"[union]", `{{ value "ss" "Union" }}`, "[greens]", `{{ value "ss" "Greens" }}`, "[afd%]", `{{ value "ss" "AfD" }}`, "[spd%]", `{{ value "ss" "SPD" }}`,
	"[us]", `{{ value "us" "Three states" }}`, "[texas]", `{{ value "m" "Texas" }}`, "[when]", `{{ period "u" }}`,
)

const (
	direction = data.RuleOtherDirection
	period    = data.RuleOtherPeriod
	size      = data.RuleOtherSize
	order     = data.RuleUnsureOrder
)

// A word that the number does not bear out is told of, in each language.
func TestWrongWords(t *testing.T) {
	for language, tests := range map[string][][2]string{
		"en": {
			{"It fell by [u up].", direction},
			{"It declined [u up].", direction},
			{"Unemployment rose by [u down] in 2022.", direction},
			{"It rose by [u fall].", direction}, // from the later to the earlier: it fell
			{"Its share rose by [spd].", direction},
			{"The SPD gained [spd] in 2025.", direction},
			{"The AfD lost [afd].", direction},
			{"There was an increase of [spd].", direction},
			{"It fell by [u same].", direction}, // 0
			{"It was [u down] lower than before.", direction},
			{"It was [u up] lower than in 2023.", direction},
			{"It was [u down] higher in 2022.", direction},
			{"Unemployment fell to [u] in [when].", direction},
			{"It fell again, and the rate slowed to [u].", direction},
			{"It fell from [u23] to [u].", direction},
			{"It increased from [spd21] to [spd25].", direction},
			{"The rate is [u], down from [u22].", direction},
			{"It fell to [u] in 2024 from [u23].", direction},
			{"The population halved from [p13] to [p23].", direction},
			{"The country has doubled since 2013, to [p].", direction},
			{"The economy grew [gdp2].", direction},
			{"The economy expanded by [qoq].", direction},
			{"The economy contracted by [yoy].", direction},
			{"It grew [p10] a year.", period},
			{"Growth per year was [p5].", period},
			{"On the year it grew by [p10].", period},
			{"Since 1990 it grew [p10].", period},
			{"It grew [p10] since 2018.", period},
			{"From 2018 to 2023 it grew [p10].", period},
			{"It grew [p10] from 2013 to 2023, [p5] from 2013 to 2018.", period},
			{"It grew [p5] from 2013 to 2023, [p10] from 2018 to 2023.", period + " " + period},
			{"In 2023 it was [p18].", period},
			{"Growth was at an annual rate of [qoq].", period},
			{"GDP moved [qoq] at an annual rate.", period},
			{"The highest is [india] in India.", size},
			{"India makes the least: [india].", size},
			{"The lowest output is [japan].", size},
			{"At [u], the lowest since 2021.", size},
			{"It is [u], the highest so far.", size},
			{"The highest is India, at [india].", size},
			{"Japan has the most, [japan].", size},
			{"Japan makes the most steel after China, [japan]; India is behind.", size},
			{"Debt doubled, to [d22], since 2020.", direction},
			{"Debt doubled ({{ times \"d\" \"2020\" \"2022\" }}).", direction},
			{"The deficit widened to [bal].", direction},
			{"The rate was unchanged at [u].", direction},
			{"The rate was flat at [u22].", direction},
			{"It has more than doubled since 2013, to [p].", direction},
			{"It was up [u down] in 2022.", direction},
			{"China makes [china]; India has the least.", size},
			{"With [spd25] for the SPD, the AfD has the smallest share.", size},
			{"Unemployment is down [u up] on the year.", direction},
			{"Compared with 2019 it grew by [p10].", period},
			{"It was [p10] more than in 2019.", period},
			{"The rate, which had dropped by [u up], is the topic.", direction},
			{"**It fell** by [u up].", direction},
			{"It fell by [u up][@s].", direction},
			{"- It fell by [u up]", direction},
			{"The second largest is [japan].", size},
			{"China makes less, [china], than Japan, [japan].", size},
			{"Output is higher in India ([india]) than in China ([china]).", size},
			{"More than half is from India ([india%]).", size},
			{"The Union has [union] of seats, a majority.", size},
			{"Half of the seats ([union]) are theirs.", size},
			{"A third of the seats ([afd%]) are theirs.", size},
			{"Unemployment is significantly higher in Alberta ([alberta]) than in Ontario ([ontario]).", order},
			{"Alberta is on place {{ rank \"w\" \"Alberta\" }}.", order},
			{"It is statistically significantly higher in 2024 ([u]) than in 2023 ([u23]).", order},
			{"The median household earns [us].", data.RuleOtherTitle},
		},
		"de": {
			{"Die Quote sank um [u up].", direction},
			{"Die Quote ist um [u up] gesunken.", direction},
			{"Die Quote ist 2022 um [u down] gestiegen.", direction},
			{"Der Anteil stieg um [spd].", direction},
			{"Der Anteil nahm um [spd] zu.", direction},
			{"Der Anteil ging um [afd] zurück.", direction},
			{"Ein Rückgang von [u up].", direction},
			{"Die SPD gewann [spd].", direction},
			{"Die Quote fiel auf [u].", direction},
			{"Die Quote ist von [u23] auf [u] gefallen.", direction},
			{"Der Anteil stieg von [spd21] auf [spd25].", direction},
			{"Die Bevölkerung halbierte sich von [p13] auf [p23].", direction},
			{"Die Quote lag um [u up] niedriger.", direction},
			{"Die Quote lag unverändert bei [u].", direction},
			{"Die Bevölkerung wuchs um [p10] pro Jahr.", period},
			{"Seit 1990 wuchs sie um [p10].", period},
			{"Gegenüber dem Vorjahr wuchs sie um [p10].", period},
			{"Im Jahr 2023 waren es [p18].", period},
			{"2023 waren es [p18].", period},
			{"Das Wachstum betrug auf das Jahr hochgerechnet [qoq].", period},
			{"Der höchste Wert ist [india].", size},
			{"China hat [china], und India hat am wenigsten.", size},
			{"Der mittlere Haushalt hat [us].", data.RuleOtherTitle},
			{"Am niedrigsten ist er mit [india].", size},
			{"Mehr als die Hälfte kommt aus Indien ([india%]).", size},
			{"Die Union hat [union] der Sitze, die Mehrheit.", size},
			{"Der Wert ist höher in Indien ([india]) als in China ([china]).", size},
			{"Die Quote ist signifikant höher in Alberta ([alberta]) als in Ontario ([ontario]).", order},
		},
		"zh": {
			{"失业率下降了[u up]。", direction},
			{"失业率下降[u up]。", direction},
			{"2022年失业率上升[u down]。", direction},
			{"得票率提高了[spd]。", direction},
			{"得票率增加[spd]。", direction},
			{"得票率减少了[afd]。", direction},
			{"失业率降至[u]。", direction},
			{"失业率下降到[u]。", direction},
			{"失业率从[u23]降至[u]。", direction},
			{"得票率由[spd21]上升到[spd25]。", direction},
			{"国内生产总值增长[gdp2]。", direction},
			{"人口年均增长[p10]。", period},
			{"人口同比增长[p10]。", period},
			{"自1990年以来人口增长[p10]。", period},
			{"1990年以来人口增长[p10]。", period},
			{"2023年人口为[p18]。", period},
			{"年化增长率为[qoq]。", period},
			{"最高的是印度，为[india]。", size},
			{"最低的是[india]。", size},
			{"一半来自印度（[india%]）。", size},
			{"超过一半来自印度（[india%]）。", size},
			{"三分之一的席位（[afd%]）。", size},
			{"中等家庭收入为[us]。", data.RuleOtherTitle},
			{"阿尔伯塔（[alberta]）与安大略（[ontario]）差异显著，前者更高。", order},
			{"比上年低[u up]。", direction},
			{"失业率保持在[u]。", direction},
			{"逆差扩大到[bal]。", direction},
			{"比2023年低[u up]。", direction},
			{"人口从[p13]翻了一番，到[p23]。", direction},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, short.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// claims are texts with the rules that they break: the period, the subject, the relation or the value of
// what they say is another than that of their numbers. In short, [bu 23] is the value for 2023.
var claims = map[string][][2]string{
	"en": {
		// a movement that goes on: 105.2, 90.4, 65.1, 78.2, 92.6
		{"Burglary fell again in 2023: the rate is [bu 23].", direction},
		{"Burglary rose again in 2023: the rate is [bu 23].", ""},
		{"Burglary fell again, to [bu 21].", ""},
		{"Burglary rose again, to [bu 22].", direction},
		{"After two years of decline, burglary rose again, to [bu 22].", ""},
		{"Prices fell again, and the rate is [bu 23].", ""},
		{"The rate is [bu 23], and has declined every year since 2019.", direction},
		{"The rate is [bu 21], and has declined every year since 2019.", ""},
		{"After three years of decline, the rate was [bu 23] in 2023.", direction},
		{"After two years of decline, the rate was [bu 22] in 2022.", ""},
		{"After two years of growth, the rate was [bu 23].", ""},
		{"The rate rose for the third year in a row, to [bu 23].", direction},
		{"The rate rose for the second consecutive year, to [bu 23].", ""},
		{"It has not fallen again, and is [bu 23].", ""},
		{"Burglary declined for a third straight year, reaching [bu 23].", direction},
		{"Burglary continued to fall, to [bu 23].", direction},
		{"Burglary continued to fall, to [bu 21].", ""},
		{"Following two years of growth, the rate fell to [bu 21].", direction},
		// the lowest since
		{"Burglary fell to [bu 23] in 2023, the lowest since 2019.", direction + " " + size},
		{"At [bu 23] in 2023, burglary was at its lowest since 2019.", size},
		{"At [bu 23] in 2023, burglary was at its highest since 2019.", ""},
		{"At [bu 21], burglary was at its lowest since 2019.", ""},
		{"At [bu 23] in 2023, inflation was at its lowest since 2019.", ""},
		{"Burglary rose to [bu 23], the highest since 2020.", ""},
		{"Burglary rose to its highest since 2018, [bu 23].", size},
		{"Guests spent [ni Q3], the most since the first quarter of 2023.", ""},
		{"Guests spent [ni Q4], the fewest since the first quarter of 2023.", ""},
		{"Guests spent [ni Q2], the fewest since the first quarter of 2023.", ""},
		{"Guests spent [ni Q4], the most since the first quarter of 2023.", size},
		{"At [bu 23], it is the highest since before the crisis.", ""},
		{"At [bu 23], the rate is the highest on record.", size},
		{"At [bu 21], the rate is the lowest on record.", ""},
		// another time, another name
		{"In 2023 the rate, [bu 23], was higher than in 2019.", size},
		{"In 2023 the rate, [bu 23], was lower than in 2019.", ""},
		{"In 2023 the rate, [bu 23], was lower than a year earlier.", size},
		{"In 2023 the rate was [bu 23], more than in 2019.", size},
		{"In 2023 the rate was [bu 23], more than in 2022.", ""},
		{"The rate of 2023, [bu 23], was above that of 2019.", size},
		{"The rate of 2023, [bu 23], was below that of 2019.", ""},
		{"With [bu 23], inflation was higher than in 2019.", ""},
		{"Solar generated more than wind, [el 23 Solar].", size},
		{"Wind generated less than solar did: [el 23 Wind].", size},
		{"Wind generated more than solar did: [el 23 Wind].", ""},
		{"Solar, at [el 23 Solar], generated more than hard coal.", ""},
		{"Unemployment is higher in Alberta ([alberta]) than in Ontario ([ontario]).", order},
		{"Alberta, at [alberta], has a higher rate than Ontario.", order},
		{"Alberta has the highest rate, [alberta].", order},
		{"Alberta has the highest rate, [alberta]; the difference may be chance.", ""},
		{"The trade deficit of {{ amount \"tr\" \"Mexico\" }} is larger than that with China.", size},
		{"The trade deficit of {{ amount \"tr\" \"China\" }} is larger than that with Mexico.", ""},
		{"The deficit with China, {{ amount \"tr\" \"China\" }}, is the largest, and there is a surplus with the Netherlands.", ""},
		{"China has the largest deficit, {{ amount \"tr\" \"China\" }}.", ""},
		{"The largest deficit is that with Mexico, {{ amount \"tr\" \"Mexico\" }}.", size},
		{"The smallest deficit is that with Mexico, {{ amount \"tr\" \"Mexico\" }}.", ""},
		// how many times
		{"The rate doubled between 2021 and 2023, from [bu 21] to [bu 23].", direction},
		{"The rate rose by half between 2021 and 2023, from [bu 21] to [bu 23].", direction},
		{"The rate rose by a fifth between 2021 and 2022, from [bu 21] to [bu 22].", ""},
		{"The rate was twice as high in 2023 ([bu 23]) as in 2021.", direction},
		{"In 2023 the rate was [bu 23], double the level of 2021.", direction},
		{"Twice a year the rate is counted: [bu 23] in 2023, after 2021.", ""},
		{"The rate fell by half, from [bu 19] to [bu 21].", direction},
		{"The rate rose by a third, from [bu 21] to [bu 23].", direction},
		{"The rate, [bu 23] in 2023, was a third more than in 2019.", size + " " + direction},
		{"In 2021 the rate, [bu 21], had halved since 2019.", direction},
		// periods
		{"In the first quarter of 2023 guests spent [ni Q2].", period},
		{"In the second quarter of 2023 guests spent [ni Q2].", ""},
		{"In Q3 guests spent [ni Q2].", period},
		{"In 2023 guests spent [ni Q4].", period},
		{"In 2023 guests spent [ni Q4] in the fourth quarter.", ""},
		{"At the end of 2023 guests spent [ni Q4].", ""},
		{"In the first half of 2023 guests spent [ni Q2].", period},
		{"In the first quarter, [ni Q2] were spent.", period},
		{"In July 2023 guests spent [ni Q3].", period},
		{"From July to September 2023 guests spent [ni Q3].", ""},
		{"Guests spent [ni Q3] in the second quarter.", period},
		{"After [ni Q1] in the first quarter, guests spent [ni Q2] in the second.", ""},
		{"In 2023 the third quarter alone had [ni Q3].", ""},
		{"In summer 2023 guests spent [ni Q3].", ""},
		{"Guests spent [ni Q3] in the third quarter of 2023, and more than in July.", ""},
		{"It fell from [bu 22] in 2020 to [u].", period},
		{"It was [u] in 2020 prices.", ""},
		{"It was [u], as was seen in 2015.", ""},
		// names
		{"Wind generated [el 23 Solar].", "other-series"},
		{"Wind generated [el 23 Wind].", ""},
		{"In 2023 wind generated [el 23 Solar].", "other-series"},
		{"Solar supplied {{ share \"el\" \"2023\" \"Wind\" }}.", "other-series"},
		{"More than half of it, [el 23 Wind], came from solar.", "other-series"},
		{"Of it, [el 23 Solar] came from solar.", ""},
		{"Solar power moved by {{ change \"al\" \"2022\" \"2023\" }}.", "other-series"},
		{"Generation grew by {{ movedBy \"el\" \"2022\" \"2023\" \"Wind\" }} from wind.", ""},
		{"Wind, solar and hard coal generated {{ value \"al\" \"2023\" }}.", ""},
		{"Solar and\n      hard coal lost {{ change \"al\" \"2022\" \"2023\" }}.", direction + " other-series"},
		{"Wind was ahead of the other, with [el 23 Solar] from the sun.", ""},
		{"Wind ([el 23 Solar]) is ahead of solar ([el 23 Wind]).", "other-series"},
		{"Wind ([el 23 Wind]) is ahead of solar ([el 23 Solar]).", ""},
		{"Wind: [el 23 Solar].", "other-series"},
		{"It is more than solar ([el 23 Wind]).", ""},
		{"It generates more than twice as much as solar: [el 23 Wind].", ""},
		{"Wind pushed it down to [el 23 Hard coal].", ""},
		{"Electricity from solar was [el 23 Wind].", "other-series"},
		{"Wind and solar generated [el 23 Wind] and [el 23 Solar].", ""},
		// places
		{"China ranks {{ rank \"tr\" \"China\" }} in the world.", size},
		{"China is on place {{ rank \"tr\" \"China\" }} of 38.", size},
		{"China is on place {{ rank \"tr\" \"China\" }} of 3.", ""},
		// forecasts
		{"In 2023 the population passed one million, and stood at {{ number \"fo\" \"2023\" }} thousand.", "forecast-as-fact"},
		{"In 2022 the population stood at {{ number \"fo\" \"2022\" }} thousand.", ""},
		{"In 2023 the population stood at {{ value \"fo\" \"2023\" }}.", ""}, // which says so
		{"In 2023 the population was expected to reach {{ number \"fo\" \"2023\" }} thousand.", ""},
	},
	"de": {
		{"Die Rate sank erneut: [bu 23] Burglaries.", direction},
		{"Die Rate ist nach zwei Jahren des Rückgangs wieder gestiegen, auf [bu 22].", ""},
		{"Die Rate stieg zum dritten Mal in Folge auf [bu 23].", direction},
		{"Die Rate stieg zum zweiten Mal in Folge auf [bu 23].", ""},
		{"Nach drei Jahren Rückgang lag die Rate 2023 bei [bu 23].", direction},
		{"Nach zwei Jahren Rückgang lag die Rate 2022 bei [bu 22].", ""},
		{"Mit [bu 23] war die Rate am niedrigsten seit 2019.", size},
		{"Die Rate lag 2023 bei [bu 23], dem niedrigsten Wert seit 2019.", size},
		{"Die Rate, [bu 23], war höher als 2019.", size},
		{"Die Rate lag mit [bu 23] über der von 2019.", size},
		{"Die Rate war 2023 mit [bu 23] doppelt so hoch wie 2021.", direction},
		{"Die Rate, [bu 23], war niedriger als 2019.", ""},
		{"Die Rate hat sich zwischen 2021 und 2023 verdoppelt, von [bu 21] auf [bu 23].", direction},
		{"Die Rate stieg um ein Drittel von [bu 21] auf [bu 23].", direction},
		{"Im ersten Quartal 2023 waren es [ni Q2].", period},
		{"Im 1. Quartal 2023 waren es [ni Q2].", period},
		{"Im zweiten Quartal 2023 waren es [ni Q2].", ""},
		{"Im ersten Halbjahr waren es [ni Q2].", period},
		{"Im Juli 2023 waren es [ni Q3].", period},
		{"Am 1. Juli 2023 waren es [ni Q3].", ""},
		{"Im Jahr 2023 waren es [ni Q4].", period},
		{"Wind lieferte [el 23 Solar].", "other-series"},
		{"Wind lieferte [el 23 Wind].", ""},
		{"Davon kamen [el 23 Wind] aus Solar.", "other-series"},
		{"Das Defizit mit China, {{ amount \"tr\" \"China\" }}, ist das größte.", ""},
		{"Das größte Defizit ist das mit Mexiko, {{ amount \"tr\" \"Mexico\" }}.", size},
		{"China steht weltweit auf Platz {{ rank \"tr\" \"China\" }}.", size},
		{"China steht auf Platz {{ rank \"tr\" \"China\" }} von 38.", size},
		{"2023 lag die Bevölkerung bei {{ number \"fo\" \"2023\" }} Tausend.", "forecast-as-fact"},
		{"2023 wird die Bevölkerung voraussichtlich bei {{ number \"fo\" \"2023\" }} Tausend liegen.", ""},
		{"Die Quote ist höher in Alberta ([alberta]) als in Ontario ([ontario]).", order},
	},
	"zh": {
		{"比率再次下降，为[bu 23]。", direction},
		{"比率再次上升，为[bu 23]。", ""},
		{"比率降至[bu 21]后再次上升，为[bu 22]。", ""},
		{"比率连续三年上升，为[bu 23]。", direction},
		{"比率连续两年上升，为[bu 23]。", ""},
		{"2023年比率为[bu 23]，为2019年以来最低。", size},
		{"2023年比率为[bu 23]，为2019年以来最高。", ""},
		{"2023年比率为[bu 23]，高于2019年。", size},
		{"2023年比率为[bu 23]，低于2019年。", ""},
		{"2023年比率为[bu 23]，比2019年高。", size},
		{"2023年比率为[bu 23]，比2019年多。", size},
		{"2023年比率为[bu 23]，超过2019年。", size},
		{"2023年比率为[bu 23]，是2021年的两倍。", direction},
		{"2023年比率为[bu 23]，比2022年高。", ""},
		{"2023年第一季度为[ni Q2]。", period},
		{"2023年第二季度为[ni Q2]。", ""},
		{"一季度为[ni Q2]。", period},
		{"2023年上半年为[ni Q2]。", period},
		{"2023年7月为[ni Q3]。", period},
		{"2023年7月至9月为[ni Q3]。", ""},
		{"2023年为[ni Q4]。", period},
		{"Wind发电[el 23 Solar]。", "other-series"},
		{"Wind发电[el 23 Wind]。", ""},
		{"其中[el 23 Wind]来自Solar。", "other-series"},
		{"最大的逆差是对China的，为{{ amount \"tr\" \"China\" }}。", ""},
		{"最大的逆差是对Mexico的，为{{ amount \"tr\" \"Mexico\" }}。", size},
		{"China居全球第{{ rank \"tr\" \"China\" }}位。", size},
		{"2023年人口达到了{{ number \"fo\" \"2023\" }}千人。", "forecast-as-fact"},
		{"预计2023年人口达到{{ number \"fo\" \"2023\" }}千人。", ""},
	},
}

// shortValue is a value in a text of claims.
var shortValue = regexp.MustCompile(`\[(bu|el|ni) (\w+)(?: (\w+))?\]`)

// What a sentence says of a number is that of its period, its name and its relation to others.
func TestClaims(t *testing.T) {
	for language, tests := range claims {
		for _, tt := range tests {
			text := shortValue.ReplaceAllStringFunc(short.Replace(tt[0]), func(said string) string {
				m := shortValue.FindStringSubmatch(said)
				key := "20" + m[2]
				if m[1] == "ni" {
					key = "2023-" + m[2]
				}
				return strings.TrimSuffix(fmt.Sprintf("{{ value %q %q %q", m[1], key, m[3]), ` ""`) + " }}"
			})
			if got := rulesOf(t, language, text); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// What is true, denied, compared, or said of another number, is not told of.
func TestRightfulWords(t *testing.T) {
	for language, tests := range map[string][]string{
		"en": {
			"It rose by [u up].",
			"It grew [p10] from 2013 to 2023, [p5] from 2018 to 2023.", // each has its own years
			"Between 2013 and 2023 it grew [p10] and between 2018 and 2023 [p5].",
			"From 2013 to 2023 it grew by [p10], and from 2018 to 2023 by [p5].",
			"It fell by [u fall].", // named the other way round, and printed without a minus
			"It has not risen by [u down].",
			"It did not fall to [u].",
			"It fell less than the [u up] of others.",
			"It never fell by [u up].",
			"It didn’t fall by [u up].",
			"If it fell by [u up], that would be much.",
			"It fell faster than [u up].",
			"Over ten years it fell to [u].",
			"Since 2021 it has fallen to [u].",
			"It fell to [u], from [u21] in 2021.",
			"It fell from [u21] to [u22], and stood at [u] in 2024.",
			"It is [u], up from [u23], and down from [u21].",
			"It rose to [u].",
			"It is up to [u22].",
			"The deficit fell to [bal].",
			"The deficit narrowed to [bal].",
			"The balance fell to [bal22].",
			"The rate was unchanged at [u23].",
			"The rate was not unchanged at [u].",
			"Since 2022 the rate has been unchanged at [u23].",
			"Debt doubled ({{ times \"d\" \"2020\" \"2021\" }}).",
			"Debt doubled from [d20] to [d21].",
			"Debt more than doubled from [d20] to [d21], and halved to [d22].",
			"It grew [gdp] on the year.",
			"The economy grew [yoy] over the year.",
			"Growth was [qoq] in the fourth quarter.",
			"The change was [spd].",
			"Growth slowed from [yoy22] in 2023 to [yoy].",
			"It was [u fall] lower in 2022 than in 2021.",
			"In 2023 it was [u up] lower than in 2024.",
			"It was [u up] higher than a year earlier.",
			"The AfD lost the debate and has [afd25].",
			"Rising prices cost [d22].",
			"Lower prices: debt was [d22].",
			"The cut of jobs led to [d21].",
			"Since 2013 it grew [p10], and [p5] since 2018.",
			"Since 2013 it has grown by [p10] to [p].",
			"From 2013 to 2023 it grew [p10].",
			"It was [p10] more than in 2013.",
			"In 2023 it was up from [p18] in 2018.",
			"In 2023 dollars it was [p18].",
			"In 2023 it was [p23], after [p18] in 2018.",
			"In 2023 it was higher than the [p18] of 2018.",
			"By 2023 it had passed [p18].",
			"The highest is [china] in China.",
			"The highest after China is [india].",
			"The second largest is [india].",
			"One of the highest is [japan].",
			"In the largest country it was [japan].",
			"India, the largest democracy, makes [india].",
			"The largest maker lost [d22].",
			"The least is [usa], in the United States.",
			"It is [u22], the lowest since 2021.",
			"At [u], it is the highest since 2021.",
			"At [u], the highest since 2021.",
			"It was [u23], the highest since 2021.",
			"Berlin is the largest city, with [japan].",
			"Falling demand led to [u].",
			"Falling demand in Asia brought it to [u].",
			"Compared with 2021 it fell to [u].",
			"Most of it is steel: [japan].",
			"At most it was [india].",
			"Output is higher in China ([china]) than in India ([india]).",
			"China makes more, [china], than Japan, [japan].",
			"Not even half comes from India ([india%]).",
			"More than three quarters of the steel is from China ([china%]).",
			"A third of the seats ([union]) are theirs.",
			"The Greens have [greens], a majority.",
			"Less than a third of the seats ([afd%]) are theirs.",
			"It rose [u up] in a quarter of 2024.",
			"Unemployment is significantly higher in Alberta ([alberta]) than in Quebec ([quebec]).",
			"Unemployment is not significantly higher in Alberta ([alberta]) than in Ontario ([ontario]).",
			"The median household earns [texas] in Texas.",
			"The middle of the three is [us].",
			"Population fell in villages and rose to [p].",
			"Prices rose while unemployment stood at [u22].",
			"Exports rose, imports fell, and debt was [d21].",
			"India makes the most steel after China, [india].",
			"The rise of the AfD: [afd25].",
			"A majority is for Japan, on place {{ rank \"st\" \"Japan\" }}.",
			"China makes [china]; the United States has the least.",
			"Japan makes [japan]; India is the largest democracy.",
			"With [spd25] for the SPD, the AfD has the largest share.",
			"Japan, [japan], is behind; Asia has the most.",
			"With the fall of the government, debt was [d22].",
			"As prices fell, debt went from [d20] to [d21].",
			"Sales fell in the year that debt rose to [d21].",
			"Losses fell; exports rose by [u up].",
			"The decline ended in 2024, at [u].",
			"After falling for two years, it is [u].",
			"After years of decline it rose to [u].",
			"It would have fallen to [u] without the law.",
			"Analysts had thought that it fell to [u].",
			"The increase in the tax to [u] helped.",
			"Fewer people vote: [spd25] for the SPD.",
			"More than [p23] live there.",
			"Less than half of [p23] live in towns.",
			"It grew by more than [u up].",
			"It fell by as much as it had risen, [u up].",
			"It lost ground to the AfD, which has [afd25].",
			"A year later it was [u].",
			"It grew [gdp] in a year.",
			"Annual reports say that it grew [p10] from 2013 to 2023.",
			"Between 2013 and 2023 it grew [p10].",
			"Since 2013, when it was [p13], it grew [p10].",
			"Since 1990 there has been a census; it grew [p10] from 2013 to 2023.",
			"In 2013 it was [p13], in 2018 [p18] and in 2023 [p23].",
			"In 2013 there were [p13], ten years later [p23].",
			"From [p13] in 2013 it rose to [p23] in 2023.",
			"In 2019 a law was passed; it was [p18] in 2018.",
			"The plan of 2015 was for [p18].",
			"Of the largest makers India has [india] and Japan [japan].",
			"Together with the largest, China, it is [china].",
			"The most recent value is [u].",
			"Half of the [p23] are women.",
			"A third party got [spd%] of seats.",
			"A majority was against; [spd%] were for it.",
			"It is nearly a third: [union].",
			"Two thirds voted, [greens] of them for the Greens.",
			"Growth slowed to [yoy], and the quarter saw [qoq].",
			"Unemployment at [u] is higher than the [u22] of 2022.",
			"Neither rose: [u22] and [u23].",
			"Votes for the SPD fell, those for the AfD were [afd25].",
		},
		"de": {
			"Die Quote stieg um [u up].",
			"Die Quote sank um [u fall].",
			"Die Quote ist um [u up] gestiegen.",
			"Die Quote nahm um [u up] zu.",
			"Die Quote ist nicht um [u up] gesunken.",
			"Die Quote fiel weniger als um [u up].",
			"Die Quote ist seit 2021 auf [u] gefallen.",
			"Die Quote fiel von [u21] auf [u22].",
			"Die Quote stieg auf [u].",
			"Im Fall der Quote sind es [u].",
			"Im Jahr 2024 lag sie bei [u].",
			"Die Bevölkerung wuchs um [p10] in zehn Jahren.",
			"Seit 2013 wuchs sie um [p10].",
			"Im Jahr 2023 war sie höher als die [p18] von 2018.",
			"Der höchste Wert ist [china].",
			"Einer der höchsten Werte ist [india].",
			"In der größten Stadt sind es [japan].",
			"Am niedrigsten ist er mit [usa].",
			"Ein Drittel der Sitze ([union]).",
			"Weniger als die Hälfte kommt aus Indien ([india%]).",
			"Die Schulden verdoppelten sich von [d20] auf [d21].",
			"Die Quote lag um [u up] höher.",
			"Der Anteil änderte sich um [spd].",
			"Der Wert ist höher in China ([china]) als in Indien ([india]).",
			"Die Quote ist signifikant höher in Alberta ([alberta]) als in Quebec ([quebec]).",
			"Das Defizit ging auf [bal] zurück.",
			"Mit der Zunahme der Betriebe sind es [d21].",
			"Es gab [p13] im Jahr 2013.",
			"Sie gaben [d22] aus.",
			"Die Zahl der Fälle stieg, die Schulden lagen bei [d22].",
			"Seit 1990 gibt es sie; von 2013 bis 2023 wuchs sie um [p10].",
			"Von 2013 bis 2023 wuchs sie um [p10].",
			"Die meisten kommen aus China: [china].",
			"Unter den größten Herstellern hat Japan [japan].",
			"Mehr als [p23] leben dort.",
			"Die Union erreicht [union], fast ein Drittel.",
			"Die Quote ist höher als [u22].",
			"Bis 2023 waren es mehr als [p18].",
			"Im Jahr 2018 waren es [p18] und 2023 dann [p23].",
			"Die Quote stieg nicht auf [u], sondern fiel.",
			"Die Preise fallen, und die Quote liegt bei [u].",
		},
		"zh": {
			"失业率上升了[u up]。",
			"失业率下降了[u fall]。",
			"失业率没有下降[u up]。",
			"失业率并未降至[u]。",
			"多年来失业率降至[u]。",
			"失业率升至[u]。",
			"失业率从[u21]降至[u22]。",
			"变化为[spd]。",
			"失业率保持在[u23]。",
			"逆差收窄到[bal]。",
			"降水量为[p23]。",
			"增速为[qoq]。",
			"人口十年增长[p10]。",
			"自2013年以来人口增长[p10]。",
			"2018年以来人口增长[p5]。",
			"2023年人口为[p23]。",
			"2023年人口高于2018年的[p18]。",
			"最高的是中国，为[china]。",
			"最低的是[usa]。",
			"仅次于中国，最高的是[india]。",
			"印度是最高的国家之一，为[india]。",
			"三分之一的席位（[union]）。",
			"不到一半来自印度（[india%]）。",
			"债务从[d20]翻了一番，到[d21]。",
			"比上年高[u up]。",
			"失业率不断上升，为[u]。",
			"国内生产总值同比增长[gdp]。",
			"同比增长[yoy]。",
			"2013年至2023年人口增长[p10]。",
			"从2013年到2023年人口增长[p10]。",
			"人口由2013年的[p13]增加到2023年的[p23]。",
			"2013年为[p13]，2018年为[p18]。",
			"如果失业率下降[u up]，情况会好转。",
			"降低税率后，债务为[d22]。",
			"最大的城市人口增加，全国为[p23]。",
			"超过[p23]。",
			"失业率高达[u]。",
			"2024年失业率升至[u]，高于2022年的[u22]。",
		},
	} {
		for _, text := range tests {
			if got := rulesOf(t, language, short.Replace(text)); got != "" {
				t.Errorf("%s: %s", text, got)
			}
		}
	}
}

// A change in percent is one of the value that the words compare with, and a number behind deficit, exceeded
// by or fewer has no sign of its own. In short, [bi+ 22 23] is the change and [bi- 22 23] its size.
func TestBasesAndSigns(t *testing.T) {
	call := func(text string) string {
		for _, f := range []struct{ short, name string }{{"+", "change"}, {"-", "movedBy"}, {"~", "difference"}, {"*", "times"}, {"=", "value"}, {"|", "amount"}} {
			for _, id := range []string{"bi", "bo", "gb", "gd", "nat"} {
				for _, from := range []string{"21", "22", "23", "24"} {
					text = strings.ReplaceAll(text, "["+id+f.short+" "+from+"]", `{{ `+f.name+` "`+id+`" "20`+from+`" }}`)
					for _, to := range []string{"21", "22", "23", "24"} {
						text = strings.ReplaceAll(text, "["+id+f.short+" "+from+" "+to+"]", `{{ `+f.name+` "`+id+`" "20`+from+`" "20`+to+`" }}`)
					}
				}
			}
		}
		return text
	}
	for language, tests := range map[string][][2]string{
		"en": {
			{"There were [bi+ 22 23] fewer births than in 2022.", direction}, // −6.2% fewer
			{"There were [bi+ 23 22] fewer births than in 2022.", period},    // 6.6%, of those of 2023
			{"There were [bi- 22 23] fewer births than in 2022.", ""},        // 6.2%
			{"There were [bi- 22 23] more births than in 2022.", direction},
			{"Births were [bi+ 22 23] less than in 2022.", direction},
			{"Births were [bi- 22 23] less than in 2022.", ""},
			{"Births fell by [bi+ 23 22].", period},
			{"Births fell by [bi- 22 23].", ""},
			{"Births rose by [bi- 22 23].", direction},
			{"There were [bi~ 23 22] fewer births than in 2022.", ""},
			{"There were [bi+ 23 22] fewer births.", period},
			{"In 2022 there were [bi+ 23 22] more births than in 2023.", ""},
			{"In 2022 there were [bi* 23 22] as many births as in 2023.", ""},
			{"In 2023 births were [bi* 23 22] those of 2022.", period},
			{"In 2023 births were [bi* 22 23] those of 2022.", ""},
			{"It fell by [bo+ 23 22] on the year.", period}, // 12.6%; it fell by 11.2%
			{"It fell by [bo- 22 23] on the year.", ""},
			{"In 2021 it was [bo+ 21 22] lower than in 2022.", period}, // 6.1% of 2021; it was 5.8% lower
			{"Compared with 2022, borrowing was [bo+ 23 22] less.", period},
			{"Compared with 2022, borrowing was [bo- 22 23] less.", ""},
			{"Deaths exceeded births by [nat= 23].", direction},
			{"Deaths exceeded births by [nat| 23].", ""},
			{"There were [nat= 23] more deaths than births.", direction},
			{"The target was exceeded by [gd= 23].", ""},
			{"The deficit was [gb= 23].", direction},
			{"The deficit of Greece in 2023 was [gb= 23].", direction},
			{"It has a deficit of [gb= 23].", direction},
			{"The deficit was [gb| 23].", ""},
			{"The deficit was [gb| 24].", direction}, // a surplus
			{"The deficit was [gb= 24].", direction},
			{"The surplus was [gb= 24].", ""},
			{"The surplus was [gb= 23].", direction},
			{"The surplus was [gb| 23].", direction},
			{"The balance was [gb= 23].", ""},
			{"The deficit was [gd= 23].", ""},
			{"The deficit was [gd= 24].", ""}, // as the figure has it
			{"The deficit rule is [gb= 23].", ""},
			{"With a high deficit, the balance was [gb= 23].", ""},
			{"The deficit fell, and the balance was [gb= 23].", ""},
			{"The deficit widened by [gb~ 22 23].", direction},
			{"The deficit narrowed by [gb~ 22 23].", direction},
			{"The deficit widened by [gb- 22 23].", ""},
			{"The deficit narrowed by [gb- 22 23].", direction},
			{"The deficit narrowed by [gb~ 21 22].", ""},
			{"The deficit widened by [gb~ 21 22].", direction},
			{"The deficit rose by [gb- 22 23].", ""},
			{"The deficit fell by [gb- 22 23].", direction},
			{"The deficit widened by [gd~ 22 23].", ""},
			{"The deficit narrowed by [gd~ 22 23].", direction},
			{"The deficit widened from [gb= 22] to [gb= 23].", ""},
			{"The deficit narrowed from [gb= 22] to [gb= 23].", direction},
			{"The deficit improved from [gb= 22] to [gb= 23].", direction},
			{"The balance improved from [gb= 22] in 2022 to [gb= 23] in 2023.", direction},
			{"The balance worsened from [gb= 22] to [gb= 23].", ""},
			{"The balance improved from [gb= 21] to [gb= 22].", ""},
			{"The balance fell from [gb= 21] to [gb= 22].", direction},
			{"The deficit fell from [gb= 21] to [gb= 22].", ""},
			{"Finances improved from [gb= 22] to [gb= 23].", ""}, // nothing tells which way that is
			{"There were [bi- 22 23] fewer than in 2022; the deficit was [gd= 23].", ""},
			{"With fewer births than in 2022, the deficit was [gd= 23].", ""},
			{"The loss of jobs was followed by [gb= 23].", ""},
		},
		"de": {
			{"2023 gab es [bi+ 22 23] weniger Geburten als 2022.", direction},
			{"2023 gab es [bi+ 23 22] weniger Geburten als 2022.", period},
			{"2023 gab es [bi- 22 23] weniger Geburten als 2022.", ""},
			{"Die Zahl sank um [bi+ 23 22].", period},
			{"Die Zahl ist um [bi- 22 23] gesunken.", ""},
			{"Die Zahl ist um [bi- 22 23] gestiegen.", direction},
			{"Die Sterbefälle überstiegen die Geburten um [nat= 23].", direction},
			{"Die Sterbefälle überstiegen die Geburten um [nat| 23].", ""},
			{"Das Haushaltsdefizit betrug [gb= 23].", direction},
			{"Das Haushaltsdefizit betrug [gb| 23].", ""},
			{"Der Saldo betrug [gb= 23].", ""},
			{"Der Saldo verbesserte sich von [gb= 22] auf [gb= 23].", direction},
			{"Der Saldo hat sich von [gb= 22] auf [gb= 23] verschlechtert.", ""},
			{"Das Defizit weitete sich um [gb~ 22 23] aus.", direction},
			{"Das Defizit weitete sich um [gb- 22 23] aus.", ""},
			{"Das Defizit ging um [gb- 22 23] zurück.", direction},
		},
		"zh": {
			{"出生人数比2022年少[bi+ 23 22]。", period},
			{"出生人数比2022年减少[bi- 22 23]。", ""},
			{"出生人数下降[bi+ 23 22]。", period},
			{"出生人数增长[bi- 22 23]。", direction},
			{"赤字为[gb= 23]。", direction},
			{"赤字为[gb| 23]。", ""},
			{"差额为[gb= 23]。", ""},
			{"赤字扩大[gb~ 22 23]。", direction},
			{"赤字扩大[gb- 22 23]。", ""},
			{"赤字收窄[gb- 22 23]。", direction},
			{"差额从[gb= 22]改善至[gb= 23]。", direction},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, call(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// A number that is how much something is says nothing of how far it is from what it was. What a comma parts
// from the comparison is compared, and so is what is itself a change: of prices, of inhabitants.
func TestLevelsAreNoDifferences(t *testing.T) {
	values := strings.NewReplacer("[bi]", `{{ value "bi" "2023" }}`, "[bi-]", `{{ movedBy "bi" "2022" "2023" }}`, "[u]", `{{ value "u" "2023" }}`, "[spd]", `{{ share "d" "2022" }}`,
		"[gdp]", `{{ value "gdp" "2023-Q4" }}`, "[inf]", `{{ value "inf" "2023" }}`, "[net]", `{{ value "net" "2023" }}`, "[v]", `{{ value "v" "2025" "AfD" }}`, "[dv]", `{{ value "dv" "2025" "AfD" }}`, "[china]", `{{ value "st" "China" }}`)
	for language, tests := range map[string][][2]string{
		"en": {
			{"In 2023 births were [bi] higher than in 2022.", size},
			{"Births of 2023 were [bi] lower than those of 2022.", size},
			{"In 2023 there were [bi] more than in 2022.", size},
			{"In 2023 there were [bi] fewer births than in 2022.", size},
			{"In 2023 there were [bi] fewer births than a year earlier.", size},
			{"In 2023 there were [bi] fewer children born than in the year 2022.", size},
			{"In 2023 births were [bi] below 2022.", size},
			{"In 2023 births were [bi] above the level of 2021.", size},
			{"GDP was [gdp] higher than in December 2022.", size},
			{"Unemployment was [u] lower than in 2022.", size},
			{"The AfD had [v] more than in 2021.", size},
			{"In 2023 births were [bi], lower than in 2022.", ""},
			{"Births, [bi], were lower than in 2022.", ""},
			{"Births ([bi]) were lower than in 2022.", ""},
			{"With [bi] fewer children were born than in 2022.", ""},
			{"At [bi] lower than in 2022.", ""},
			{"Births were [bi-] lower than in 2022.", ""},
			{"Births were not [bi] lower than in 2022.", ""},
			{"Prices were [inf] higher than in 2022.", ""},
			{"At the end of 2023 there were [net] more people than in 2022.", ""},
			{"The AfD had [dv] more than in 2021.", ""},
			{"China made [china] more than others did.", ""},
			{"The [bi] fewer than expected were born in 2023.", ""},
		},
		"de": {
			{"2023 gab es [bi] weniger Geburten als 2022.", size},
			{"2023 gab es [bi] weniger als im Vorjahr.", size},
			{"Die Quote lag [u] höher als 2022.", size},
			{"2023 lagen sie [bi] unter dem Wert von 2022.", size},
			{"2023 waren es [bi], weniger als 2022.", ""},
			{"Die Preise lagen [inf] höher als 2022.", ""},
			{"2023 waren es [bi] unter Frauen im Jahr 2023.", ""},
		},
		"zh": {
			{"2023年出生人数比2022年少[bi]。", size},
			{"2023年出生人数比2022年减少了[bi]。", size},
			{"2023年出生人数比上年少[bi]。", size},
			{"失业率比2022年高[u]。", size},
			{"物价比2022年高[inf]。", ""},
			{"2023年出生人数为[bi]，比2022年少。", ""},
			{"2023年出生人数降到[bi]。", ""},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, values.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// What is proposed for a whole value prints no minus beside fewer.
func TestLevelHint(t *testing.T) {
	content := "title: T\n" + figures + "briefing:\n  - text: 'In 2023 there were {{ value \"bi\" \"2023\" }} fewer births than in 2022.'\n"
	ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := `write {{ movedBy "bi" "2022" "2023" }} for how far in percent, or {{ difference "bi" "2023" "2022" }} in the unit; or set a comma before the word, where the number is the whole`
	for _, w := range ds.Warnings {
		if w.Rule == size && w.Hint == want {
			return
		}
	}
	t.Errorf("none of the warnings proposes %q: %v", want, ds.Warnings)
}

// A place is one of those that it was counted among: of the two parties of 2025, of the three years of one.
func TestPlacesAreOfWhatIsCounted(t *testing.T) {
	calls := strings.NewReplacer("[series]", `{{ rank "v" "2025" "SPD" "among" "series" }}`, "[periods]", `{{ rank "v" "2025" "SPD" "among" "periods" }}`, "[japan]", `{{ rank "st" "Japan" }}`,
		"[2022]", `{{ rank "u" "2022" }}`, "[parties]", `{{ count "v" "among" "series" }}`, "[years]", `{{ count "v" "among" "periods" }}`, "[makers]", `{{ count "st" }}`)
	for language, tests := range map[string][][2]string{
		"en": {
			{"Japan is [japan] of 38 countries.", size},
			{"Japan is [japan] out of 38 OECD countries.", size},
			{"Japan is [japan] of the six makers.", size},
			{"Japan is [japan] of [makers] years.", size},
			{"The SPD ranked [series] of [years] parties.", size},
			{"The SPD ranked [series] of the two years.", size},
			{"It is [periods] of [years] parties.", size},
			{"2022 is [2022] of 4 countries.", size},
			{"Japan is [japan] of 4 countries.", ""},
			{"Japan is [japan] of the four makers.", ""},
			{"Japan is [japan] of [makers] countries.", ""},
			{"Japan is not [japan] of 38 countries.", ""},
			{"The SPD ranked [series] of [parties] parties.", ""},
			{"It is [periods] of [years] elections.", ""},
			{"2022 is [2022] of 4 years.", ""},
			{"Japan is [japan] of those that make steel in 38 countries.", ""},
			{"Japan is [japan], and 38 countries follow.", ""},
		},
		"de": {
			{"Japan liegt auf Platz [japan] von 38 Ländern.", size},
			{"Japan liegt auf Platz [japan] unter den vier Ländern.", ""},
			{"Die SPD liegt auf Platz [series] von [parties] Jahren.", size},
		},
		"zh": {
			{"日本在38个国家中排名第[japan]。", size},
			{"日本在4个国家中排名第[japan]。", ""},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, calls.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// TestTurnedTimes finds multiples of the name that they are said of, and multiples of next to nothing.
func TestTurnedTimes(t *testing.T) {
	const chinaOfIndia, indiaOfChina = `{{ times "st" "India" "China" }}`, `{{ times "st" "China" "India" }}` // 7.2 and 0.14
	for language, tests := range map[string][][2]string{
		"en": {
			{"China makes [c/i] as much steel as India.", ""},
			{"China makes [i/c] as much steel as India.", size},
			{"India makes [i/c] as much steel as China.", ""},
			{"Compared with India, China makes [i/c] as much steel.", size},
			{"Compared with India, China makes [c/i] as much steel.", ""},
			{"The output of China is [i/c] that of India.", size},
			{"The output of China is [c/i] that of India.", ""},
			{"Output is [i/c] as large in China as in India.", size},
			{"Output is [c/i] as large in China as in India.", ""},
			{"China made [i/c] as much as the neighbour did.", size},
			{"China and India are [i/c] apart.", ""},
			{"China is first; [i/c] is what India makes.", ""},
			{"In 2023 births were {{ times \"bi\" \"2022\" \"2023\" }} those of 2022.", ""},
			{"Japan makes {{ times \"st\" \"China\" \"Japan\" }} as much as China.", size}, // 0.0854: nobody pictures that
			{"The SPD has {{ times \"v\" \"2025\" \"SPD\" \"AfD\" }} as many votes as the AfD.", size},
			{"The AfD has {{ times \"v\" \"2025\" \"SPD\" \"AfD\" }} as many votes as the SPD.", ""},
		},
		"de": {
			{"China erzeugt [i/c] so viel Stahl wie India.", size}, {"China erzeugt [c/i] so viel Stahl wie India.", ""}, {"Verglichen mit India erzeugt China [i/c] so viel.", size},
		},
		"zh": {{"China的产量是India的[i/c]。", size}, {"China的产量是India的[c/i]。", ""}},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, strings.NewReplacer("[c/i]", chinaOfIndia, "[i/c]", indiaOfChina).Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// TestKindsSaid holds real, nominal and primary in a sentence against what its numbers are of.
func TestKindsSaid(t *testing.T) {
	for language, tests := range map[string][][2]string{
		"en": {
			{"In real terms, incomes in Texas came to [texas] after inflation.", data.RuleOtherTitle},
			{"Before adjusting for inflation, incomes in Texas came to [texas].", ""},
			{"In nominal terms output came to {{ latest \"gdp\" }}.", data.RuleOtherTitle},
			{"In real terms output came to {{ latest \"gdp\" }}.", ""},
			{"Debt adjusted for inflation was [d22].", data.RuleOtherTitle},
			{"In real terms debt fell, and steel came to [china] and debt to [d22].", ""}, // of two figures
			{"In real terms, steel came to [china].", ""},
			{"It stands at {{ latest \"idx\" }}, where 2021 is 100.", data.RuleOtherTitle},
			{"It stands at {{ latest \"idx\" }} (2021 = 100).", data.RuleOtherTitle},
			{"It stands at {{ latest \"idx\" }} (2020 = 100).", ""},
			{"Debt was [d22], where 2021 is 100.", ""},
		},
		"de": {{"Preisbereinigt lagen die Schulden bei [d22].", data.RuleOtherTitle}, {"Nicht preisbereinigt lagen die Schulden bei [d22].", ""}, {"Der Stand ist {{ latest \"idx\" }} (2021 = 100).", data.RuleOtherTitle}},
		"zh": {{"扣除价格因素，债务为[d22]。", data.RuleOtherTitle}, {"未扣除价格因素，债务为[d22]。", ""}, {"以2021年为100，债务为{{ latest \"idx\" }}。", data.RuleOtherTitle}},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, short.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// TestAddedUp finds typed sums of numbers that have none.
func TestAddedUp(t *testing.T) {
	for language, tests := range map[string][][2]string{
		"en": {
			{"Together [alberta] and [quebec] make 12.1% of all.", size}, // rates of two provinces
			{"In Alberta it was [alberta], in Quebec [quebec], and 12.2% elsewhere.", ""},
			{"China and India make [china] and [india], together 1159.9 million tonnes.", ""},
		},
		"de": {{"Zusammen sind [alberta] und [quebec] 12,1 % aller.", size}},
		"zh": {{"[alberta]和[quebec]合计12.1%。", size}},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, short.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}

// A profit below zero is a loss, and the word for it says so.
func TestProfitsBelowZero(t *testing.T) {
	values := strings.NewReplacer("[22]", `{{ value "pro" "2022" }}`, "[23]", `{{ value "pro" "2023" }}`, "[|23]", `{{ amount "pro" "2023" }}`, "[bal]", `{{ value "bal" "2023" }}`)
	for language, tests := range map[string][][2]string{
		"en": {
			{"Profit was [23] in 2023.", direction},
			{"It made a profit of [23].", direction},
			{"The operating profit of 2023 was [|23].", direction},
			{"Profit was [22] in 2022.", ""},
			{"It made a loss of [|23].", ""},
			{"It made a loss of [23].", direction},
			{"The balance was [bal].", ""},
			{"Instead of a profit of [23] there was another.", ""},
			{"The profit margin was [23].", ""},
			{"The profit fell from [22] to [23].", ""},
		},
		"de": {
			{"Der Gewinn betrug 2023 [23].", direction},
			{"Der Betriebsgewinn betrug [23].", direction},
			{"Der Verlust betrug [|23].", ""},
			{"Der Gewinn betrug 2022 [22].", ""},
		},
		"zh": {
			{"2023年利润为[23]。", direction},
			{"2022年利润为[22]。", ""},
			{"2023年亏损为[|23]。", ""},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, values.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}
