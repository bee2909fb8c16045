package language

import "testing"

// TestMeasured holds titles as tables have them to what they say with a unit.
func TestMeasured(t *testing.T) {
	en, zh := printer(t, "en"), printer(t, "zh")
	for _, test := range []struct {
		say               *Printer
		title, unit, want string
	}{
		{en, "Nights spent in hotels, million", "million nights", "Nights spent in hotels, million nights"},
		{en, "Nights spent in hotels (million)", "million nights", "Nights spent in hotels, million nights"},
		{en, "Exports, in million euros", "million euros", "Exports, million euros"},
		{en, "Exports, million", "trillion yuan", "Exports, million, trillion yuan"},
		{en, "Prices, 2019", "2019 = 100", "Prices, 2019, 2019 = 100"},
		{en, "Women, men", "thousand women", "Women, men, thousand women"},
		{en, "Milli, on", "million", "Milli, on, million"},
		{en, "Murders per 100,000 people in the United States", "murders per 100,000 people", "Murders per 100,000 people in the United States"},
		{en, "Hospital beds per 1,000 people, 2021", "beds per 1,000\u00a0people", "Hospital beds per 1,000 people, 2021"},
		{en, "Hospital beds per 1,000 people", "beds per 100 people", "Hospital beds per 1,000 people, beds per 100 people"},
		{en, "People killed on the roads", "people", "People killed on the roads, people"},
		{en, "Rank by happiness", "rank", "Rank by happiness"},
		{en, "Rank", "rank", "Rank, rank"},
		{en, "Ranking by happiness", "rank", "Ranking by happiness, rank"},
		{en, "Nights", "nights", "Nights, nights"},
		{zh, "人口（万）", "万人", "人口（万人）"},
		{zh, "人口（年末）", "万人", "人口（年末，万人）"},
		{zh, "比重（市级口径，百分比）", "百分比", "比重（市级口径，百分比）"},
		{en, "Share (of the city, percent)", "percent", "Share (of the city), percent"},
	} {
		if got := Measured(test.say, test.title, test.unit); got != test.want {
			t.Errorf("%s in %s: got %q, want %q", test.title, test.unit, got, test.want)
		}
	}
}

// TestEach: names with commas are parted from what each of them has by more than a comma.
func TestEach(t *testing.T) {
	en, zh := printer(t, "en"), printer(t, "zh")
	for _, test := range []struct {
		say   *Printer
		names []string
		want  string
	}{
		{en, []string{"A", "B"}, "A and B, each 10%"},
		{en, []string{"For, Town", "Against, Country"}, "For, Town; Against, Country: each 10%"},
		{zh, []string{"A", "B"}, "A和B均为10%"},
	} {
		if got := Each(test.say, test.names, "10%"); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
