package file

import (
	"fmt"
	"testing"
)

// ofNames are two figures of names, and a third that is computed from them.
func ofNames(a, unitA, b, unitB, result string) []string {
	return []string{
		fmt.Sprintf("a: {title: %q, unit: %q, source: s, values: {North: 8900, South: 120}}", a, unitA),
		fmt.Sprintf("b: {title: %q, unit: %q, source: s, values: {North: 31000, South: 4670}}", b, unitB),
		"r: {" + result + ", from: [a, b]}",
	}
}

// ofYears are two figures over years, and a third that is computed from them.
func ofYears(a, unitA, b, unitB, result string) []string {
	return []string{
		fmt.Sprintf("a: {title: %q, unit: %q, source: s, values: {2021: 890, 2022: 912, 2023: 940}}", a, unitA),
		fmt.Sprintf("b: {title: %q, unit: %q, source: s, values: {2021: 104.5, 2022: 132.5, 2023: 141.3}}", b, unitB),
		"r: {" + result + ", from: [a, b]}",
	}
}

// TestUnlikeRanges finds amounts of unlike ranges of time that are put together.
func TestUnlikeRanges(t *testing.T) {
	const rate, sum = `title: "Deaths per 100,000 births", by: ratio, unit: "deaths per 100,000 births"`, "title: All, by: sum"
	testReported(t, []reported{
		{"short years", ofNames("Maternal deaths, 2018-20", "deaths", "Live births, 2020", "births", rate), "", "a is of 2018-20, and b of 2020"},
		{"years in words", ofNames("Maternal deaths, 2018 to 2020", "deaths", "Live births, 2020", "births", rate), "", "a is of 2018 to 2020, and b of 2020"},
		{"a number of years", ofNames("Maternal deaths (three years)", "deaths", "Live births in 2020", "births", rate), "", "a is of three years, and b of 2020"},
		{"a half of a year", ofNames("Exports, first half of 2020", "million €", "Imports, 2020", "million €", "title: Coverage, by: ratio, unit: percent"), "", "a is of first half of, and b of 2020"},
		{"a sum", ofNames("Births of boys, 2019–2020", "births", "Births of girls, 2018–2020", "births", sum), "", "a is of 2019–2020, and b of 2018–2020"},
		{"German", ofNames("Sterbefälle 2018 bis 2020", "deaths", "Geburten 2020", "births", rate), "", "a is of 2018 bis 2020, and b of 2020"},
		{"by people, unsaid", ofNames("Deaths, 2018-20", "deaths", "Population, 2020", "people", "title: Deaths per 1000 people, by: ratio, per: 1000"), "", `a is of 2018-20, and the title "Deaths per 1000 people" does not say that`},
		{"by people, said", ofNames("Deaths, 2018-20", "deaths", "Population, 2020", "people", `title: "Deaths per 1000 people, 2018-20", by: ratio, per: 1000`), "", ""},
		{"the same years", ofNames("Maternal deaths, 2018-20", "deaths", "Live births, 2018 to 2020", "births", rate), "", ""},
		{"years on average", ofNames("Maternal deaths a year, 2018-20", "deaths", "Live births, 2020", "births", rate), "", ""},
		{"a fiscal year", ofNames("Maternal deaths, 2019-20", "deaths", "Live births, 2020", "births", rate), "", ""},
		{"a change", ofNames("Added jobs, 2015-20", "people", "Jobs, 2015", "people", "title: Growth of jobs, by: ratio, unit: percent"), "", ""},
		{"nothing said", ofNames("Maternal deaths", "deaths", "Live births", "births", rate), "", ""},
	})
}

// TestUnlikeLengthsOfTime finds what is for each of unlike lengths of time.
func TestUnlikeLengthsOfTime(t *testing.T) {
	const percent = "title: Share, by: ratio, unit: percent"
	testReported(t, []reported{
		{"rent by pay", ofYears("Average annual rent", "yuan", "Average monthly wage", "yuan", percent), "", "a is annual, and b monthly"},
		{"words after it", ofYears("Rent a year", "€", "Median weekly earnings", "€", percent), "", "a is a year, and b weekly"},
		{"German", ofYears("Jahresmiete im Durchschnitt", "€", "Durchschnittlicher Monatsverdienst", "€", percent), "", "a is jahresmiete, and b monatsverdienst"},
		{"Chinese", ofYears("平均年租金", "元", "平均月工资", "元", percent), "", "a is 年租金, and b 月工资"},
		{"a sum", ofYears("Average monthly rent", "€", "Average weekly spending on food", "€", "title: Cost of living, by: mean, weights: equal"), "", "a is monthly, and b weekly"},
		{"one length", ofYears("Average monthly rent", "€", "Average monthly wage", "€", percent), "", ""},
		{"said of one only", ofYears("Average house price", "€", "Average annual income", "€", "title: House prices in incomes, by: ratio"), "", ""},
		{"the result says it", ofYears("Average weekly earnings", "€", "Average hourly pay", "€", "title: Hours that are paid, by: ratio"), "", ""},
		{"annual averages", ofYears("Average monthly rent", "€", "Average pay, annual averages of monthly values", "€", percent), "", ""},
		{"a survey", ofYears("Average monthly rent, annual survey", "€", "Average monthly wage", "€", percent), "", ""},
	})
}

// TestRatesOfOneDay finds amounts that are converted at the rate of another time than theirs.
func TestRatesOfOneDay(t *testing.T) {
	const dollars = "title: In dollars, by: ratio"
	testReported(t, []reported{
		{"exports", ofYears("Exports", "billion yen", "Exchange rate at the end of the year", "yen per US$", dollars), "", "amounts of a period are converted at its average rate"},
		{"end of period", ofYears("GDP", "million €", "Euro per dollar, end of period", "€ per US$", dollars), "", "amounts of a period are converted at its average rate"},
		{"German", ofYears("Ausfuhr", "billion yen", "Wechselkurs am Jahresende", "yen per US$", dollars), "", "amounts of a period are converted at its average rate"},
		{"a debt at an average", ofYears("Debt at the end of the year", "billion yen", "Exchange rate, annual average", "yen per US$", dollars), "", "amounts at a date are converted at the rate of that day"},
		{"a debt at its day", ofYears("Debt at the end of the year", "billion yen", "Exchange rate at the end of the year", "yen per US$", dollars), "", ""},
		{"an average", ofYears("Exports", "billion yen", "Exchange rate, average of the year", "yen per US$", dollars), "", ""},
		{"no rate", ofYears("Exports", "billion yen", "Population at the end of the year", "people", "title: Exports per head, by: ratio"), "", ""},
	})
}

// TestWeightsOfTheDivisor finds means that are weighted with another thing than they are divided by.
func TestWeightsOfTheDivisor(t *testing.T) {
	mean := func(title, unit, weights, of string) []string {
		f := ofNames(title, unit, weights, of, "title: Both, by: weighted-mean, weights: b, over: z")
		f[2] = "r: {title: Both, from: a, by: weighted-mean, weights: b, over: z}"
		f[0] = fmt.Sprintf("a: {title: %q, unit: %q, source: s, values: {North: 27.5, South: 6.1}}", title, unit)
		return f
	}
	const groups = "groups: {z: {Both: all}}\n"
	const births, force = `a is for each of live births, and is weighted with b, "Population, 2020"`, `a is for each of the labour force, and is weighted with b, "Population, 2020"`
	testReported(t, []reported{
		{"births", mean("Infant deaths, 2020", "deaths per 1,000 live births", "Population, 2020", "people"), groups, births},
		{"the labour force", mean("Jobless, 2020", "percent of the labour force", "Population, 2020", "people"), groups, force},
		{"by its title", mean("Unemployment rate, 2020", "percent", "Population, 2020", "people"), groups, force},
		{"GDP", mean("Government debt, 2020", "percent of GDP", "Population, 2020", "people"), groups, `a is for each of GDP, and is weighted with b, "Population, 2020"`},
		{"stays", mean("Average length of stay, 2020", "days", "Hospital beds, 2020", "beds"), groups, `a is for each of stays, and is weighted with b, "Hospital beds, 2020"`},
		{"patients", mean("Average length of stay, 2020", "days", "Patients discharged, 2020", "patients"), groups, ""},
		{"households", mean("Average household size, 2020", "people", "Population, 2020", "people"), groups, `a is for each of households, and is weighted with b, "Population, 2020"`},
		{"electors", mean("Turnout, 2020", "percent", "Population, 2020", "people"), groups, `a is for each of voters`},
		{"pay", mean("Average monthly wage, 2020", "€", "Population, 2020", "people"), groups, `a is for each of those who are paid`},
		{"an area", mean("Yield of wheat, 2020", "tonnes per hectare", "Population, 2020", "people"), groups, `a is for each of hectare`},
		{"cars", mean("Accidents, 2020", "accidents per 1,000 cars", "Population, 2020", "people"), groups, `a is for each of cars`},
		{"births by births", mean("Infant deaths, 2020", "deaths per 1,000 live births", "Live births, 2020", "births"), groups, ""},
		{"the labour force by itself", mean("Unemployment rate, 2020", "percent", "Labour force, 2020", "people"), groups, ""},
		{"people", mean("Income, 2020", "€ per person", "Population, 2020", "people"), groups, ""},
		{"inhabitants", mean("Doctors, 2020", "doctors per 1,000 inhabitants", "Population, 2020", "people"), groups, ""},
		{"GDP by GDP", mean("Government debt, 2020", "percent of GDP", "Nominal GDP, 2020", "billion €"), groups, ""},
		{"an area by itself", mean("Yield of wheat, 2020", "tonnes per hectare", "Area sown, 2020", "thousand km²"), groups, ""},
		{"pay of workers", mean("Average monthly wage, 2020", "€", "Employees, 2020", "people"), groups, ""},
		{"pay per month", mean("Average wage, 2020", "€ per month", "Employees, 2020", "people"), groups, ""},
		{"where people live", mean("Density, 2020", "people per km²", "Population, 2020", "people"), groups, ""},
		{"people of a whole", mean("Poor, 2020", "percent of the population", "Inhabitants, 2020", "people"), groups, ""},
		{"answers", mean("Satisfied, 2020", "percent of respondents", "Population, 2020", "people"), groups, ""},
		{"a rate of nothing known", mean("Inflation, 2020", "percent", "Population, 2020", "people"), groups, ""},
	})
}
