package file

import "testing"

// Amounts are at the prices of a fiscal year, a quarter or a month, too, and the scale of their unit is said
// before the prices or after the currency: 160 ÷ 94 × 100 is 170.2127…, and 1.6 ÷ 94 × 100 is 1.7021….
func TestPriceBases(t *testing.T) {
	const years = "a: {title: A, unit: billion £, source: s, fiscal: April, values: {2021/22: 160.00, 2022/23: 170.00}}\n  i: {title: Deflator, unit: 2022/23 = 100, source: s, fiscal: April, values: {2021/22: 94.000, 2022/23: 100.000}}\n  "
	const months = "a: {title: A, unit: £ per week, source: s, values: {2023-11: 160.00, 2023-12: 170.00}}\n  i: {title: Prices, unit: December 2023 = 100, source: s, values: {2023-11: 94.000, 2023-12: 100}}\n  "
	const quarters = "a: {title: A, unit: 亿元, source: s, values: {2023-Q3: 160.00, 2023-Q4: 170.00}}\n  p: {title: Prices, unit: 2015 = 100, source: s, values: {2023-Q3: 112.800, 2023-Q4: 120.000}}\n  i: {title: Prices, from: p, by: index, base: 2023-Q4}\n  "
	for _, test := range []struct{ figures, unit, want string }{
		{years, "billion £ at 2022/23 prices", "2021/22=£170.21 billion at 2022/23 prices; 2022/23=£170.00 billion at 2022/23 prices"},
		{years, "£ million, 2022/23 prices", "2021/22=£170,210 million (2022/23 prices); 2022/23=£170,000 million (2022/23 prices)"},
		{years, "£m (2022-23 prices)", "2021/22=170,210 million £ (2022-23 prices); 2022/23=170,000 million £ (2022-23 prices)"},
		{years, "billion £ (prices of 2022/23)", "2021/22=£170.21 billion (prices of 2022/23); 2022/23=£170.00 billion (prices of 2022/23)"},
		{years, "Mrd. £ in Preisen von 2022/23", "2021/22=£170.21 billion in Preisen von 2022/23; 2022/23=£170.00 billion in Preisen von 2022/23"},
		{years, "billion 2022/23 £", "2021/22=170.21 billion 2022/23 £; 2022/23=170.00 billion 2022/23 £"},
		{years, "billion £ at 2021/22 prices", ""},
		{years, "£ billion (2021/22 prices)", ""},
		{months, "£ per week at December 2023 prices", "2023-11=£170.21 per week at December 2023 prices; 2023-12=£170.00 per week at December 2023 prices"},
		{months, "£ per week at November 2023 prices", ""},
		{quarters, "亿元（按2023年第四季度价格计算）", "2023-Q3=17,021 million yuan（按2023年第四季度价格计算）; 2023-Q4=17,000 million yuan（按2023年第四季度价格计算）"},
		{quarters, "亿元（2023年4季度不变价）", "2023-Q3=17,021 million yuan（2023年4季度不变价）; 2023-Q4=17,000 million yuan（2023年4季度不变价）"},
		{quarters, "亿元（2023年3季度不变价）", ""},
	} {
		t.Run(test.unit, func(t *testing.T) {
			testDerived(t, test.figures+"x: {title: X, from: [a, i], by: ratio, unit: \""+test.unit+"\"}", test.want)
		})
	}
	// £170 billion of 1.7 million people
	testDerived(t, "a: {title: A, unit: billion £ at 2022/23 prices, source: s, fiscal: April, values: {2022/23: 170.00}}\n  p: {title: P, unit: million people, source: s, fiscal: April, values: {2022/23: 1.7000}}\n  x: {title: X, from: [a, p], by: ratio, unit: £ per person at 2022/23 prices}", "2022/23=£100,000 per person at 2022/23 prices")
}
