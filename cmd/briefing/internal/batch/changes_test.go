package batch

import "testing"

func TestChangesString(t *testing.T) {
	number := func(series, key, before, after string) ChangedNumber {
		return ChangedNumber{"gdp", series, key, before, after}
	}
	for want, c := range map[string]*Changes{
		"":                      nil,
		"gdp 2023: 3.1% → 3.2%": {Count: 1, Numbers: []ChangedNumber{number("", "2023", "3.1%", "3.2%")}},
		"gdp Chad 2023: more than 3 → 4 trillion yuan":                                               {Count: 1, Numbers: []ChangedNumber{number("Chad", "2023", "more than 3 trillion yuan", "4 trillion yuan")}},
		"gdp 2023: 999 million users → 1.2 billion users":                                            {Count: 1, Numbers: []ChangedNumber{number("", "2023", "999 million users", "1.2 billion users")}},
		"gdp 2023: not published → 4 users and 6 more":                                               {Count: 7, Numbers: []ChangedNumber{number("", "2023", "not published", "4 users"), number("", "2024", "1", "2")}},
		"gdp 2024: 4 users (new)":                                                                    {Count: 1, Numbers: []ChangedNumber{number("", "2024", "", "4 users")}},
		"gdp 2022: 3 users (gone)":                                                                   {Count: 1, Numbers: []ChangedNumber{number("", "2022", "3 users", "")}},
		"latest of a and 1 more is now 2024, was 2023; latest of b Chad is now 2024-05, was 2024-04": {Latest: []MovedPeriod{{"a", "", "2023", "2024"}, {"b", "Chad", "2024-04", "2024-05"}, {"c", "", "2023", "2024"}}},
	} {
		if got := c.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
