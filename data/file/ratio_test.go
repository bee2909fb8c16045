package file

import "testing"

// The unit of a ratio follows from those of its parts, and so does its scale.
func TestRatios(t *testing.T) {
	const yuan, people = "a: {title: A, unit: trillion yuan, source: s, values: {2019: 35.8}}\n  ", "b: {title: B, unit: million people, source: s, values: {2019: 1400}}\n  "
	tests := []struct{ name, figures, want string }{
		{"per head", yuan + people + "x: {title: X, from: [a, b], by: ratio}", "2019=25,600 yuan per person"},
		{"in thousands", yuan + people + "x: {title: X, from: [a, b], by: ratio, unit: thousand yuan}", "2019=25.6 thousand yuan"},
		{"million yuan by thousand people", "a: {title: A, unit: million yuan, source: s, values: {2019: 50.0}}\n  b: {title: B, unit: thousand people, source: s, values: {2019: 200}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=250 yuan per person"},
		{"energy for each person", "a: {title: A, unit: TWh, source: s, values: {2019: 12.1}}\n  b: {title: B, unit: million people, source: s, values: {2019: 1402.1}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=8.63 kWh per person"},
		{"weights for each person", "a: {title: A, unit: kt CO2, source: s, values: {2019: 8100}}\n  b: {title: B, unit: thousand people, source: s, values: {2019: 1000}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=8.10 t CO2 per person"},
		{"one of it", "a: {title: A, unit: users, source: s, values: {2019: 5}}\n  b: {title: B, unit: households, source: s, values: {2019: 5}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=1 user per household"},
		{"cases per 100,000 people", "a: {title: A, unit: cases, source: s, values: {2019: 30}}\n  b: {title: B, unit: people, source: s, values: {2019: 400000}}\n  x: {title: X, from: [a, b], by: ratio, per: 100000}", "2019=7.5 cases per 100,000 people"},
		{"people of whom so many are users", "a: {title: A, unit: people, source: s, values: {2019: 30}}\n  b: {title: B, unit: people, source: s, values: {2019: 400}}\n  x: {title: X, from: [a, b], by: ratio, per: 1000}", "2019=75 people per 1,000 people"},
		{"an index divides as hundredths", "a: {title: A, unit: yuan, source: s, values: {2019: 550.0}}\n  b: {title: B, unit: index, source: s, values: {2019: 110.0}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=500.0 yuan"},
		{"a share divides as hundredths", "a: {title: A, unit: users, source: s, values: {2019: 30}}\n  b: {title: B, unit: percent, source: s, values: {2019: 60.0}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=50.00 users"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// A unit that the file names is arithmetic: another size of that which follows is converted to,
// and what measures something else is a fault.
func TestRatiosInOtherSizes(t *testing.T) {
	two := func(a, va, b, vb, more string) string {
		return "a: {title: A, unit: \"" + a + "\", source: s, values: {2019: " + va + "}}\n  b: {title: B, unit: \"" + b + "\", source: s, values: {2019: " + vb + "}}\n  x: {title: X, from: [a, b], by: ratio" + more + "}"
	}
	tests := []struct{ name, a, va, b, vb, more, want string }{
		{"tonnes in kilograms", "'000 tonnes", "10000", "'000 ha", "2500", ", unit: kg/ha", "2019=4,000 kg/ha"},
		{"decitonnes", "1.000 t", "10000", "1.000 ha", "2500", ", unit: dt/ha", "2019=40.00 dt/ha"},
		{"hours of watts for each person", "TWh", "500.0", "million people", "80.00", ", unit: kWh per person", "2019=6,250 kWh per person"},
		{"from gigawatt hours", "GWh", "500000", "million people", "80.00", ", unit: MWh per person", "2019=6.25 MWh per person"},
		{"kilograms for each person", "'000 t", "1200", "million people", "60.0", ", unit: kg per person", "2019=20.00 kg per person"},
		{"per 1,000 by the unit alone", "beds", "640000", "'000 people", "80000", `, unit: "beds per 1,000 people"`, "2019=8.00 beds per 1,000 people"},
		{"per 10,000 of what is only named there", "beds", "640000", "'000 people", "80000", `, unit: "per 10,000 population"`, "2019=80.0 per 10,000 population"},
		{"thousandths", "deaths", "1235", "thousand births", "250", `, unit: "‰"`, "2019=4.94 ‰"},
		{"hectares in square kilometres", "Einwohner", "5000", "ha", "250", ", unit: Einwohner je km²", "2019=2,000 Einwohner je km²"},
		{"square kilometres in hectares", "Mio. EUR", "50.0", "km²", "2.00", ", unit: Tsd. EUR je ha", "2019=EUR 250 thousand je ha"},
		{"a power of ten before the sign", "million €", "1250", "thousand employees", "12.5", ", unit: k€ per employee", "2019=€100.0 thousand per employee"},
		{"crore", "₹ crore", "51970", "lakh pupils", "2598.5", ", unit: ₹ thousand per pupil", "2019=₹2.00 thousand per pupil"},
		{"two sizes of one thing are times", "TWh", "1.2", "GWh", "400", "", "2019=3.0 times"},
		{"and percent", "t", "1.2", "kg", "4800", ", unit: percent", "2019=25%"},
		{"rupees by an exchange rate", "₹ lakh crore", "160.0", "₹ per US$", "80.00", ", unit: US$ billion", "2019=US$2,000 billion"},
		{"a thousand of what is not said", "Mio. EUR", "4121200", "1.000", "80000", ", unit: EUR", "2019=EUR 51,515"},
		{"ten thousand with a stop", "Betten", "640000", "Tsd. Einwohner", "80000", ", unit: Betten je 10.000 Einwohner", "2019=80.0 Betten je 10.000 Einwohner"},
		{"another currency", "million €", "1234", "thousand employees", "12.5", ", unit: $ per employee", ""},
		{"a hundredth of the currency", "€", "1234", "hours", "12.5", ", unit: cents per hour", "2019=9,870 cents per hour"},
		{"other people of each", "€", "1234", "hours", "12.5", ", unit: € per tonne", ""},
		{"two counts of each", "beds", "640000", "people", "80000", `, per: 1000, unit: "beds per 10,000 people"`, ""},
		{"pounds by dollars per pound", "£bn", "140.7", "$ per £", "1.25", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, two(test.a, test.va, test.b, test.vb, test.more), test.want) })
	}
}
