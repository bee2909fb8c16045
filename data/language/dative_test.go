package language

import "testing"

// TestDative checks that amounts after von have the ending of their case in German.
func TestDative(t *testing.T) {
	p, err := New("de")
	if err != nil {
		t.Fatal(err)
	}
	for amount, want := range map[string]string{
		"1,2\u00a0Prozentpunkte": "1,2\u00a0Prozentpunkten", "−5\u00a0Arbeitsplätze (Prognose)": "−5\u00a0Arbeitsplätzen (Prognose)", "3,5\u00a0Mio.\u00a0Einwohner": "3,5\u00a0Mio.\u00a0Einwohnern",
		"1\u00a0Tonne": "1\u00a0Tonne", "5\u00a0Tonnen": "5\u00a0Tonnen", "3\u00a0Mrd.\u00a0€": "3\u00a0Mrd.\u00a0€", "5\u00a0Ampere": "5\u00a0Ampere", "7\u00a0Euro je Monat": "7\u00a0Euro je Monat", "4\u00a0%": "4\u00a0%", "Albion": "Albion", "2\u00a0km": "2\u00a0km",
	} {
		if got, want := p.Say(WordAltFromValue, "first", amount, "last", amount), "von "+want+" zu "+want; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := p.Say(WordAltRose, "series", "A", "first", "5\u00a0Punkte", "from", "2019", "last", "6\u00a0Punkte", "to", "2020", "turn", ""); got != "A: gestiegen von 5\u00a0Punkten 2019 auf 6\u00a0Punkte 2020" {
		t.Error(got)
	}
}
