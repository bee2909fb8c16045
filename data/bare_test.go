package data

import (
	"reflect"
	"slices"
	"testing"
)

func bareSeries(t *testing.T, numbers ...string) *Series {
	t.Helper()
	s := &Series{Plain: true}
	day, _ := ParsePeriod("2024-02-27")
	for i, text := range numbers {
		d, err := ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		s.Add(PeriodKey(day.Next(i)), Value{Number: d})
	}
	return s
}

// TestBare finds the least and the greatest number, with the places of those that are equal
// and written alike.
func TestBare(t *testing.T) {
	tests := []struct {
		numbers []string
		want    Bare
	}{
		{[]string{"3.5"}, Bare{[]int{0}, []int{0}, [2]int{1, 1}}},
		{[]string{"2.1", "1.9", "2.1", "1.9", "2.0"}, Bare{[]int{1, 3}, []int{0, 2}, [2]int{1, 1}}},
		{[]string{"5", "-7", "5.0", "-7.25"}, Bare{[]int{3}, []int{0}, [2]int{0, 2}}},
		{[]string{"0.10", "0.1", "0.10"}, Bare{[]int{0, 2}, []int{0, 2}, [2]int{1, 2}}},
	}
	for _, test := range tests {
		f := &Figure{Periods: true, Series: []*Series{bareSeries(t, test.numbers...)}}
		f.Finish()
		if got := f.Series[0].Bare(); got == nil || !reflect.DeepEqual(*got, test.want) {
			t.Errorf("%v: %+v, want %+v", test.numbers, got, test.want)
		}
	}
}

// TestNotBare has series that are not bare, or no longer are what was found to be so.
func TestNotBare(t *testing.T) {
	finished := func(change func(*Series)) *Series {
		s := bareSeries(t, "1", "2", "3")
		change(s)
		(&Figure{Periods: true, Series: []*Series{s}}).Finish()
		return s
	}
	for name, change := range map[string]func(*Series){
		"a bound":    func(s *Series) { s.Values[1].Is = MoreThan },
		"a forecast": func(s *Series) { s.Values[1].Status = Forecast },
		"rounded":    func(s *Series) { s.Values[1].Known = KnownTo(0) },
		"marked":     func(s *Series) { s.Values[1].Marks = SeriesBreak },
		"details":    func(s *Series) { s.Values[1].More = &Detail{} },
		"not plain":  func(s *Series) { s.Plain = false },
	} {
		if s := finished(change); s.Bare() != nil {
			t.Errorf("%s: bare", name)
		}
	}
	s := finished(func(*Series) {})
	other, some := *s, s.Between(0, 2)
	other.Values = slices.Clone(s.Values)
	if s.Bare() == nil || other.Bare() != nil || some.Bare() != nil {
		t.Error("what was found of a series is told of a copy or a part of it")
	}
}

// TestExtremes finds the first of the least and of the greatest of some values.
func TestExtremes(t *testing.T) {
	s := bareSeries(t, "4", "2", "9", "2", "9", "5")
	for _, test := range [][4]int{{0, 6, 1, 2}, {3, 6, 3, 4}, {5, 6, 5, 5}, {0, 1, 0, 0}} {
		if least, greatest := s.Extremes(test[0], test[1]); least != test[2] || greatest != test[3] {
			t.Errorf("%v: %d and %d", test, least, greatest)
		}
	}
}

// TestEvenStep finds the step that keys keep throughout.
func TestEvenStep(t *testing.T) {
	tests := []struct {
		keys []string
		want int
	}{
		{[]string{"2019", "2020", "2021"}, 1},
		{[]string{"2000", "2005", "2010", "2015"}, 5},
		{[]string{"2019-12-31", "2020-01-01", "2020-01-02"}, 1},
		{[]string{"2019", "2020", "2022"}, 0},
		{[]string{"2021", "2020", "2019"}, 0},
		{[]string{"2019", "2019", "2019"}, 0},
		{[]string{"2019"}, 0},
		{[]string{"2019-Q4", "2020-Q1", "2020-Q2"}, 1},
		{nil, 0},
	}
	for _, test := range tests {
		var keys []Key
		for _, text := range test.keys {
			p, ok := ParsePeriod(text)
			if !ok {
				t.Fatal(text)
			}
			keys = append(keys, PeriodKey(p))
		}
		if got := evenStep(keys); got != test.want {
			t.Errorf("%v: %d, want %d", test.keys, got, test.want)
		}
	}
	names := []Key{CategoryKey("a"), CategoryKey("b")}
	if evenStep(names) != 0 {
		t.Error("names have a step")
	}
}
