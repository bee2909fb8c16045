package flag

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// meant is what a list makes of a text: the number, the statuses and marks, and, where
// there is no number, why.
func meant(t *testing.T, list, text string) string {
	t.Helper()
	l, ok := Named(list)
	if !ok {
		t.Fatalf("there is no list %q", list)
	}
	say, err := language.New("en")
	if err != nil {
		t.Fatal(err)
	}
	number, m, unknown := l.ReadValue(text)
	if unknown != "" {
		return "unknown"
	}
	if m.Zero && number == "" {
		number = "0"
	}
	if number != "" {
		d, err := data.ParseDecimal(number)
		if err != nil {
			t.Fatalf("%s: %q: %v", list, text, err)
		}
		m.Settle(d)
	}
	parts := []string{number}
	parts = append(parts, language.Doubts(say, data.Value{Status: m.Status, Marks: m.Marks}, data.AllMarks)...)
	if m.Missing {
		parts = append(parts, "none: "+strings.Join(m.Reasons(say), "; "))
	}
	if m.Confidential {
		parts = append(parts, "secret")
	}
	return strings.Trim(strings.Join(parts, ", "), ", ")
}

// Every code of every list, with the meaning that its office gives it.
var everyCode = map[string]map[string]string{
	"eurostat": {
		":": "none: not available", "b": "break in the series", "c": "none: confidential, secret", "d": "definition differs", "e": "estimate",
		"f": "forecast", "i": "imputed", "m": "none: not applicable", "n": "not significant", "p": "provisional", "r": "revised", "s": "estimate",
		"u": "low reliability", "z": "none: not applicable", "C": "none: confidential, secret", "N": "none: confidential, secret", "P": "none: confidential, secret",
	},
	"sdmx": {
		"A": "", "B": "break in the series", "D": "definition differs", "E": "estimate", "F": "forecast", "G": "experimental", "H": "none: holiday or weekend",
		"I": "imputed", "J": "derogation", "K": "included in another category", "L": "none: not collected", "M": "none: not applicable", "N": "not significant",
		"O": "none: not available", "P": "provisional", "Q": "none: suppressed, secret", "S": "affected by a strike or another special event", "U": "low reliability",
		"V": "not validated", "W": "includes data of another category", "_U": "", "NaN": "none: not available",
	},
	"statcan": {
		".": "none: not available for any period", "..": "none: not available", "...": "none: not applicable", "0s": "0, rounded to zero, not a true zero",
		"p": "provisional", "r": "revised", "x": "none: confidential, secret", "A": "", "B": "", "C": "", "D": "", "E": "low reliability",
		"F": "none: too unreliable to be published", "*": "significantly different from the reference category", "<LOD": "none: below the limit of detection", "t": "series ended",
	},
	"gss": {
		"b": "break in the series", "c": "none: confidential, secret", "e": "estimate", "er": "earliest revision", "f": "forecast", "low": "none: low, but not zero",
		"ns": "not statistically significant", "p": "provisional", "r": "revised", "s": "significant at the 5% level", "ss": "significant at the 1% level",
		"sss": "significant at the 0.1% level", "u": "low reliability", "w": "none: none recorded in the survey", "x": "none: not available", "z": "none: not applicable",
	},
	"ons": {
		"..": "none: not available", ":": "none: not available", "-": "none: nil or less than half of the last digit shown", "–": "none: nil or less than half of the last digit shown",
		"~": "0, rounded to zero, not a true zero", "b": "break in the series", "c": "none: confidential, secret", "e": "estimate", "f": "forecast", "n": "not significant",
		"p": "provisional", "r": "revised", "†": "earliest revision", "u": "low reliability", "z": "none: not applicable", "*": "significant at the 5% level",
		"**": "significant at the 1% level", "***": "significant at the 0.1% level",
	},
	"destatis": {
		"-": "0", "–": "0", "...": "none: not available", ".": "none: suppressed", "/": "none: too unreliable to be published", "x": "none: not applicable", "X": "none: not applicable",
		"p": "provisional", "r": "revised", "s": "estimate",
	},
	"faostat": {
		"A": "", "B": "break in the series", "E": "estimate", "F": "forecast", "I": "imputed", "M": "none: not applicable", "O": "none: not available", "P": "provisional", "T": "", "X": "",
	},
	"statsnz": {"F": "", "P": "provisional", "R": "revised", "C": "none: confidential, secret", "..": "none: not available", "...": "none: not applicable"},
	"ilostat": {"B": "break in the series", "U": "low reliability"},
	"bundesbank": {
		".": "none: not available", "Kein Wert vorhanden": "none: not available", "No value available": "none: not available", "Vorläufiger Wert": "provisional", "Provisional value": "provisional",
		"Geschätzter Wert": "estimate", "Estimated value": "estimate",
	},
	"ssb": {".": "none: not applicable", "..": "none: not available", ":": "none: suppressed", "-": "0", "*": "provisional"},
}

// A file may have the words of a code with it, or in its place.
func TestWords(t *testing.T) {
	for _, c := range []struct{ list, text, want string }{
		{"sdmx", "B: Time series break", "break in the series"},
		{"sdmx", "3.5 B: Time series break", "3.5, break in the series"},
		{"sdmx", "A: Normal value", ""},
		{"eurostat", "break in time series", "break in the series"},
		{"ilostat", "Break in series", "break in the series"},
		{"eurostat", "break in the weather", "unknown"},
	} {
		if got := meant(t, c.list, c.text); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.list, c.text, got, c.want)
		}
	}
}

func TestEveryCode(t *testing.T) {
	for _, list := range Names() {
		l, _ := Named(list)
		codes := everyCode[list]
		for text, want := range codes {
			if got := meant(t, list, text); got != want {
				t.Errorf("%s: %q: got %q, want %q", list, text, got, want)
			}
		}
		for _, c := range l.Codes() {
			if _, known := codes[c.Text]; !known {
				t.Errorf("%s: nothing is expected of %q", list, c.Text)
			}
			if c.Says == "" {
				t.Errorf("%s: %q has no words", list, c.Text)
			}
		}
		if len(codes) != len(l.Codes()) {
			t.Errorf("%s has %d codes, want %d", list, len(l.Codes()), len(codes))
		}
	}
	if len(Names()) != len(everyCode) {
		t.Errorf("the lists are %v", Names())
	}
}

// Codes stand after a number or in its place, alone or together, as each office writes
// them.
func TestReadValue(t *testing.T) {
	for _, tt := range []struct{ list, text, want string }{
		{"eurostat", "12.3 b", "12.3, break in the series"},
		{"eurostat", "3.6 bd", "3.6, definition differs, break in the series"},
		{"eurostat", "3.6 b d", "3.6, definition differs, break in the series"},
		{"eurostat", "3.6bd", "3.6, definition differs, break in the series"},
		{"eurostat", "-0.4 ep", "-0.4, estimate, provisional"},
		{"eurostat", "5", "5"},
		{"eurostat", ": c", "none: confidential, secret"},
		{"eurostat", ":c", "none: confidential, secret"},
		{"eurostat", ": u", "low reliability, none: low reliability"},
		{"eurostat", ": z", "none: not applicable"},
		{"eurostat", ": bn", "not significant, break in the series, none: not significant"},
		{"eurostat", "0n", "0, rounded to zero, not a true zero"},
		{"eurostat", "0.0 n", "0.0, rounded to zero, not a true zero"},
		{"eurostat", "0.3 n", "0.3, not significant"},
		{"eurostat", "1.2e", "1.2, estimate"},
		{"eurostat", "1e5", "unknown"},
		{"eurostat", "5 q", "unknown"},
		{"eurostat", "..", "unknown"},
		{"eurostat", "-", "unknown"},
		{"eurostat", "[p]", "provisional"},
		{"sdmx", "B,U", "low reliability, break in the series"},
		{"sdmx", "E;B", "estimate, break in the series"},
		{"sdmx", "p", "unknown"},
		{"sdmx", "R", "unknown"},
		{"sdmx", "X", "unknown"},
		{"statcan", "12E", "12, low reliability"},
		{"statcan", "12.5 pE", "12.5, provisional, low reliability"},
		{"statcan", "12 r", "12, revised"},
		{"statcan", "12 A", "12"},
		{"statcan", "0.0s", "0.0, rounded to zero, not a true zero"},
		{"statcan", "0", "0"},
		{"statcan", "x", "none: confidential, secret"},
		{"statcan", "s", "unknown"},
		{"gss", "3.4[p]", "3.4, provisional"},
		{"gss", "3.4 [p][r]", "3.4, provisional, revised"},
		{"gss", "[p][r]", "provisional, revised"},
		{"gss", "[er]", "earliest revision"},
		{"gss", "p, f", "forecast, provisional"},
		{"gss", "7 [u2]", "7, low reliability"},
		{"gss", "[low]", "none: low, but not zero"},
		{"gss", "[x]", "none: not available"},
		{"gss", "[note 1]", "unknown"},
		{"gss", "[d]", "unknown"},
		{"gss", "5 [p", "unknown"},
		{"ons", "0~", "0, rounded to zero, not a true zero"},
		{"ons", "-5", "-5"},
		{"ons", "-5 p", "-5, provisional"},
		{"ons", "5**", "5, significant at the 1% level"},
	} {
		if got := meant(t, tt.list, tt.text); got != tt.want {
			t.Errorf("%s: %q: got %q, want %q", tt.list, tt.text, got, tt.want)
		}
	}
}

// A sign that separates codes is a code where a list has it, in place of a number, after
// one, and after other codes.
func TestSeparatorsAreCodes(t *testing.T) {
	l := NewList([]Code{
		{Text: "/", Meaning: Meaning{Missing: true, Reason: "not reliable"}},
		{Text: "|", Meaning: Meaning{Marks: data.LowReliability}},
		{Text: "p", Meaning: Meaning{Status: data.Provisional}},
		{Text: "r", Meaning: Meaning{Status: data.Revised}},
	})
	for _, tt := range []struct {
		text, number, unknown string
		want                  Meaning
	}{
		{text: "/", want: Meaning{Missing: true, Reason: "not reliable"}},
		{text: " / ", want: Meaning{Missing: true, Reason: "not reliable"}},
		{text: "12 |", number: "12", want: Meaning{Marks: data.LowReliability}},
		{text: "12p/", number: "12", want: Meaning{Status: data.Provisional, Missing: true, Reason: "not reliable"}},
		{text: "12 p,", number: "12", want: Meaning{Status: data.Provisional}},
		{text: "12, p", number: "12", want: Meaning{Status: data.Provisional}},
		{text: ";", unknown: ";"},
		{text: "12 ;", number: "12", unknown: ";"},
	} {
		number, together, unknown := l.ReadValue(tt.text)
		if number != tt.number || unknown != tt.unknown || together.Meaning != tt.want {
			t.Errorf("%q: got %q, %+v, unknown %q", tt.text, number, together.Meaning, unknown)
		}
	}
	if _, together, unknown := l.ReadValue("12 p/r"); unknown != "" || together.Missing {
		t.Errorf("p/r: a sign between codes is read as a code: %+v, unknown %q", together.Meaning, unknown)
	}
}

// A symbol means one thing at one office and another at the next.
func TestReadings(t *testing.T) {
	for text, want := range map[string]string{
		"x":      "statcan: suppressed to meet the confidentiality requirements of the Statistics Act; gss: not available; destatis: Tabellenfach gesperrt, weil Aussage nicht sinnvoll",
		":":      "eurostat: not available; ons: not available; ssb: not for publication",
		"..":     "statcan: not available for a specific reference period; ons: not available; statsnz: not available; ssb: not available",
		"-":      "ons: nil or less than half the final digit shown; destatis: nichts vorhanden; ssb: nil",
		"[p][r]": "eurostat: provisional, revised; statcan: preliminary, revised; gss: provisional, revised; ons: provisional, revised; destatis: vorläufige Zahl, berichtigte Zahl",
		"5.2 U":  "sdmx: low reliability; ilostat: unreliable",
		"%":      "",
		"/":      "destatis: keine Angaben, da Zahlenwert nicht sicher genug",
		"":       "",
		"5":      "",
		"5,5":    "",
		"5,5 b":  "eurostat: break in time series; gss: break in time series; ons: break in time series",
	} {
		var got []string
		for _, r := range Readings(text) {
			got = append(got, r.List+": "+r.Says)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}

// Why a value is missing, in every language.
func TestReasons(t *testing.T) {
	for _, tt := range []struct{ text, en, de, zh string }{
		{":", "not available", "nicht verfügbar", "无数据"},
		{": c", "confidential", "vertraulich", "保密"},
		{": z", "not applicable", "nicht zutreffend", "不适用"},
		{": u", "low reliability", "geringe Zuverlässigkeit", "可靠性低"},
	} {
		for tag, want := range map[string]string{"en": tt.en, "de": tt.de, "zh": tt.zh} {
			say, err := language.New(tag)
			if err != nil {
				t.Fatal(err)
			}
			l, _ := Named("eurostat")
			_, m, unknown := l.ReadValue(tt.text)
			if got := m.Reasons(say); unknown != "" || !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %q: got %q, want %q", tag, tt.text, got, want)
			}
		}
	}
}

func ExampleList_ReadValue() {
	l, _ := Named("eurostat")
	number, m, _ := l.ReadValue("12.3 bp")
	fmt.Println(number, m.Status == data.Provisional, m.Marks.Has(data.SeriesBreak))
	// Output: 12.3 true true
}

// The codes for what may not be published are apart from the others.
func TestSecretCodes(t *testing.T) {
	for list, want := range map[string]string{"eurostat": "C N P c", "sdmx": "Q", "statcan": "x", "gss": "c", "ons": "c"} {
		l, _ := Named(list)
		if codes, others := l.Secret(); strings.Join(codes, " ") != want || len(codes)+len(others) != len(l.Codes()) || slices.Contains(others, codes[0]) {
			t.Errorf("%s: %v, and %v", list, codes, others)
		}
	}
	if codes, others := NewList([]Code{{Text: "p"}}).Secret(); codes != nil || len(others) != 1 {
		t.Errorf("got %v, and %v", codes, others)
	}
}

// A word in place of a number is no row of codes, though it may have their letters.
func TestWordsInPlace(t *testing.T) {
	for text, want := range map[string]string{"supred": "unknown", "used": "unknown", ":bep": "none: not available", "5 bep": "5"} {
		if got := meant(t, "eurostat", text); got != want && !strings.HasPrefix(got, want+", ") && !strings.HasSuffix(got, ", "+want) {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
