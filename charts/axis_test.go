package charts

import (
	"math/big"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

func printer(t testing.TB, tag string) *language.Printer {
	t.Helper()
	p, err := language.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func rat(t testing.TB, s string) *big.Rat {
	t.Helper()
	d, err := data.ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d.Rat()
}

func TestTicks(t *testing.T) {
	percent := data.Unit{Kind: data.UnitPercent}
	yuan := data.Unit{Scale: 12, Noun: "yuan"}
	users := data.Unit{Noun: "users"}
	tests := []struct {
		lo, hi string
		steps  int
		unit   data.Unit
		want   string
	}{
		{"0", "54", 7, percent, "0 10 20 30 40 50 60%"},
		{"0", "50", 5, percent, "0 10 20 30 40 50%"},
		{"0", "35.8", 5, yuan, "0 10 20 30 40"},
		{"0", "1", 4, yuan, "0.00 0.25 0.50 0.75 1.00"},
		{"0", "1", 4, users, "0 1"},
		{"0", "3", 4, users, "0 1 2 3"},
		{"-3.4", "3.2", 6, yuan, "−4 −2 0 2 4"},
		{"-12", "-2", 5, yuan, "−12 −10 −8 −6 −4 −2"},
		{"0", "0.000003", 4, yuan, "0.000000 0.000001 0.000002 0.000003"},
		{"0", "1000000000000000", 4, users, "0 250 500 750 1,000\u00a0trillion"},
		{"0", "999999999999999999", 2, users, "0 500,000 1,000,000\u00a0trillion"},
		{"0", "0", 5, yuan, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{"0.1", "0.3", 4, yuan, "0.10 0.15 0.20 0.25 0.30"},
		{"0", "14.2", 7, yuan, "0 5 10 15"}, // rather than 2.5, 5, 7.5
		{"98", "104", 4, yuan, "98 100 102 104"},
	}
	say := printer(t, "en")
	for _, tt := range tests {
		a, ok := newAxis(rat(t, tt.lo), rat(t, tt.hi), tt.steps, tt.unit.Single())
		if !ok {
			t.Errorf("no axis from %s to %s", tt.lo, tt.hi)
			continue
		}
		if got := strings.Join(tickTexts(a, say, tt.unit), " "); got != tt.want {
			t.Errorf("%s to %s in %d steps: %s, want %s", tt.lo, tt.hi, tt.steps, got, tt.want)
		}
	}
}

func TestAxisRefusesMoreDigitsThanItCanPrint(t *testing.T) {
	hi := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(21), nil))
	if _, ok := newAxis(new(big.Rat), hi, 5, false); ok {
		t.Error("an axis to 10^21 was made")
	}
}

func TestRoomyAxisLeavesRoom(t *testing.T) {
	needs := []need{{60, 20, false, false}, {-5, 15, true, true}, {58, 3, false, true}}
	a, ok := roomyAxis(rat(t, "-5"), rat(t, "60"), 6, false, 200, 2, needs)
	if !ok {
		t.Fatal("no axis")
	}
	if up, down := a.lacking(200, 2, needs); up || down {
		t.Errorf("room is lacking: above %v, below %v", up, down)
	}
}

func TestSpread(t *testing.T) {
	tests := []struct {
		name            string
		wanted, heights []float64
		lo, hi          float64
		want            []float64
		ok              bool
	}{
		{"apart already", []float64{10, 30, 50}, []float64{10, 10, 10}, 0, 100, []float64{10, 30, 50}, true},
		{"two at one place", []float64{50, 50}, []float64{10, 10}, 0, 100, []float64{45, 55}, true},
		{"at the top", []float64{95, 100}, []float64{10, 10}, 0, 100, []float64{85, 95}, true},
		{"at the foot", []float64{0, 0, 1}, []float64{10, 10, 10}, 0, 100, []float64{5, 15, 25}, true},
		{"too many", []float64{1, 2, 3}, []float64{10, 10, 10}, 0, 20, nil, false},
		{"none", nil, nil, 0, 20, []float64{}, true},
	}
	for _, tt := range tests {
		got, ok := spread(tt.wanted, tt.heights, tt.lo, tt.hi)
		if ok != tt.ok {
			t.Errorf("%s: %v, want %v", tt.name, ok, tt.ok)
		}
		for i := range tt.want {
			if diff := got[i] - tt.want[i]; diff > 1e-9 || diff < -1e-9 {
				t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
				break
			}
		}
	}
}

// TestNoDecimalsForSteps checks that steps of 2.5, which need a decimal, give way to those of 5.
func TestNoDecimalsForSteps(t *testing.T) {
	for hi, want := range map[string]string{"17.4": "0 5 10 15 20", "15.26": "0 5 10 15", "17.5": "0 5 10 15 20"} {
		a, ok := newAxis(rat(t, "0"), rat(t, hi), 7, false)
		var got []string
		for _, tick := range a.ticks {
			got = append(got, tick.number.String())
		}
		if !ok || strings.Join(got, " ") != want {
			t.Errorf("up to %s: %q, want %q", hi, got, want)
		}
	}
}

// TestShortYearsWithinACentury checks that years are shortened to two digits only where no two would be alike.
func TestShortYearsWithinACentury(t *testing.T) {
	for years, want := range map[string]bool{
		"1906: 1, 1913: 2, 1929: 3, 1934: 4, 1940: 5, 1946: 6, 1950: 3, 1960: 3, 1970: 5, 1975: 2, 1980: 1, 1986: 2, 1990: 3, 1995: 1, 2000: 2, 2005: 2": true,
		"1806: 1, 1813: 2, 1829: 3, 1834: 4, 1840: 5, 1846: 6, 1850: 3, 1860: 3, 1870: 5, 1875: 2, 1880: 1, 1886: 2, 1890: 3, 1895: 1, 1900: 2, 1935: 2": false,
	} {
		ds := load(t, head+"    unit: users\n    every: irregular\n    values: {"+years+"}\ncharts: {c: {figure: f, kind: line, title: T}}")
		short := 0
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 480, 300).scene.texts {
			if text.role == roleCategory && len(text.line.Text) == 2 {
				short++
			}
		}
		if got := short > 0; got != want {
			t.Errorf("%s: %d short years", years, short)
		}
	}
}
