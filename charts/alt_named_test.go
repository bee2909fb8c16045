package charts

import (
	"slices"
	"strings"
	"testing"
)

// TestAltSaysFewValues: of at most six names all values are said, from the highest; each has its unit, or
// all have it before them.
func TestAltSaysFewValues(t *testing.T) {
	const values = "    unit: trillion US dollars\n    values: {China: 5.4, United States: 13.6, Japan: 2.48, Germany: 2.54}\ncharts: {c: {figure: f, kind: bar, title: "
	heard{
		"Bar chart: T. United States 13.6 trillion US dollars; China 5.4 trillion US dollars; Germany 2.54 trillion US dollars; Japan 2.48 trillion US dollars.",
		". United States 13,6 Billionen US-Dollar; China 5,4 Billionen US-Dollar; Germany 2,54 Billionen US-Dollar; Japan 2,48 Billionen US-Dollar.",
		"。United States为13.6万亿美元；China为5.4万亿美元；Germany为2.54万亿美元；Japan为2.48万亿美元。",
	}.holds(t, head+values+"T}}", shortOf)
	heard{
		". In trillion US dollars: United States 13.6; China 5.4; Germany 2.54; Japan 2.48.",
		". Alle Werte in Billionen US-Dollar; United States 13,6; China 5,4; Germany 2,54; Japan 2,48.",
		"。United States为13.6万亿美元；",
	}.holds(t, head+values+strings.Repeat("In all these places ", 5)+"}}", shortOf)
	ds := load(t, head+values+strings.Repeat("In all these places ", 5)+"}}")
	if got := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).Description(Standing{AfterAlt: true}); got != "Source: A Publisher." {
		t.Errorf("after the alt text all is said again: %s", got)
	}
}

// TestAltSaysWhatTitleNames: what a title names or a chart highlights has its value, also where it is
// neither highest nor lowest; not what the title says.
func TestAltSaysWhatTitleNames(t *testing.T) {
	const many = "    unit: percent\n    values: {A: 70, B: 60, China: 50, D: 40, E: 30, F: 20, Peru: 10, Mali: 5}\ncharts: {c: {figure: f, kind: bar, highlight: D, title: "
	heard{". Highest: A 70%; lowest: Mali 5%; China 50%; D 40%.", ". Am höchsten: A 70 %; am niedrigsten: Mali 5 %; China 50 %; D 40 %.", "。最高：A为70%；最低：Mali为5%；China为50%；D为40%。"}.
		holds(t, head+many+"China in the middle}}", shortOf)
	ds := load(t, head+many+"China in the middle}}")
	ch, err := New(ds, chartOf(t, ds, "c"), Options{Width: 960, Height: 540, InText: true})
	if want := "Bar chart: What is measured. Highest: A 70%; lowest: Mali 5%; China 50%; D 40%."; err != nil || breakable(ch.Alt()) != want {
		t.Errorf("%v %s, want %s", err, ch.Alt(), want)
	}
	heard{". Highest: A 70%; lowest: Mali 5%; D 40%.", "Mali 5 %; D 40 %.", "Mali为5%；D为40%。"}.holds(t, head+many+"China has 50%}}", shortOf)
	heard{
		". In 2020, highest: A 9%; lowest: E 1%; Chile 4%.", ". 2020: am höchsten: A 9 %; am niedrigsten: E 1 %; Chile 4 %.", "最低：E为1%；Chile为4%。",
	}.holds(t, head+"    unit: percent\n    series: {A: {2019: 8, 2020: 9}, B: {2019: 5, 2020: 6}, Chile: {2019: 3, 2020: 4}, D: {2019: 2, 2020: 3}, E: {2019: 2, 2020: 1}}\ncharts: {c: {figure: f, kind: line, title: Chile gained}}", shortOf)
}

// TestAltOfHighestNames: where but the highest are shown, the last of them is not the lowest.
func TestAltOfHighestNames(t *testing.T) {
	const bars = "    unit: percent\n    values: {A: 70, B: 60, C: 50, D: 40}\ncharts: {c: {figure: f, kind: bar, title: T, top: 2}}"
	heard{"T. A 70%; B 60%; only the highest 2 of 4 are shown.", "T. A 70 %; B 60 %; gezeigt sind nur die höchsten 2 von 4.", "T。A为70%；B为60%；仅显示4项中最高的2项。"}.holds(t, head+bars, shortOf)
	heard{"only the lowest 2 of 4 are shown.", "gezeigt sind nur die niedrigsten 2 von 4.", "仅显示4项中最低的2项。"}.holds(t, head+strings.Replace(bars, "top", "bottom", 1), shortOf)
	const lines = head + "    unit: percent\n    series: {A: {2019: 8, 2020: 9}, B: {2019: 5, 2020: 6}, C: {2019: 3, 2020: 4}, D: {2019: 2, 2020: 1}}\ncharts: {c: {figure: f, kind: line, title: T, top: 3}}"
	heard{"; only the highest 3 of 4 are shown.", "; gezeigt sind nur die höchsten 3 von 4.", "；仅显示4项中最高的3项。"}.holds(t, lines, shortOf)
	for lang, never := range map[string]string{"en": "lowest", "de": "niedrigsten", "zh": "最低"} {
		if short, long := spoken(t, lang, lines); strings.Contains(short+long, never) {
			t.Errorf("%s: %q in %s %s", lang, never, short, long)
		}
	}
}

// TestAltSaysBreak: values on two sides of a break do not stand beside each other without a word.
func TestAltSaysBreak(t *testing.T) {
	heard{
		"100 in 2019; 119 in 2022; not comparable: break in 2021.", "100 im Jahr 2019; 119 im Jahr 2022; nicht vergleichbar: Bruch (2021).", "2019年为100；2022年为119；不可比：2021年口径变更。",
	}.holds(t, head+"    unit: 2015 = 100\n    breaks: {2021: new base}\n    values: {2019: 100, 2020: 104, 2021: 99, 2022: 119}\ncharts: {c: {figure: f, kind: line, title: T}}", shortOf)
}

// TestAltOfLeadersInShort: in every language the short text says of open leaders how high each is alone.
func TestAltOfLeadersInShort(t *testing.T) {
	heard{
		"T. A (disputed) and B, each more than 50%; lowest: G 29.5%.", "T. A (umstritten) und B, je mehr als 50 %; am niedrigsten: G 29,5 %.", "T。A（有争议）和B均超过50%；最低：G为29.5%。",
	}.holds(t, head+"    unit: percent\n    values: {A: {value: more than 50, disputed: 38, by: b}, B: more than 50, C: 40, D: 40, E: 39, F: 36.2, H: 35, G: 29.5}\ncharts: {c: {figure: f, kind: bar, title: T}}", shortOf)
}

// TestDescriptionGoesOn: a total that rises with each value rises throughout, what the alt text says of
// the last values is not said again.
func TestDescriptionGoesOn(t *testing.T) {
	const content = "sources: {a: {publisher: A, title: A}}\nfigures:\n  w: {title: Whole, unit: TWh, source: a, values: {2018: {value: 30, note: counted twice}, 2019: 32, 2020: 39, 2021: 50, 2022: 60}}\n" +
		"  f: {title: Parts, unit: TWh, source: a, total: w, series: {A: {2018: 10, 2019: {value: 11, note: by hand}, 2020: 14, 2021: 20, 2022: 25}, B: {2018: 20, 2019: 21, 2020: 25, 2021: 30, 2022: 35}}}\ncharts: {c: {figure: f, kind: bar-stacked, title: T}}"
	for lang, want := range map[string][]string{
		"en": {"A had risen from 10 TWh in 2018. B had risen from 20 TWh in 2018. ", "the total of the parts: rising throughout from 30 TWh in 2018 to 60 TWh in 2022."},
		"de": {"A: gestiegen von 10 TWh im Jahr 2018. ", "durchweg steigend von 30 TWh im Jahr 2018 auf 60 TWh im Jahr 2022."},
		"zh": {"A在2018年为10TWh，此后上升。B在2018年为20TWh，此后上升。", "从2018年的30TWh逐期升至2022年的60TWh。"},
	} {
		_, got := spokenAt(t, lang, "title: T\n"+content, Standing{AfterAlt: true, WithTable: true, Remarked: true})
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: no %q in %s", lang, part, got)
			}
		}
	}
}

// TestNotesOfInputsAreHeard: the table beside a figure has the notes on its values, and none on those that
// they were computed from.
func TestNotesOfInputsAreHeard(t *testing.T) {
	const content = head + "    unit: percent\n    values: {2018: {value: 30, note: by hand}, 2019: 32, 2020: 39}\n  g: {title: G, from: f, by: difference}\ncharts: {c: {figure: FIGURE, kind: bar, title: T}}"
	for figure, want := range map[string]bool{"g": true, "f": false} {
		_, got := spokenAt(t, "en", strings.Replace(content, "FIGURE", figure, 1), Standing{AfterAlt: true, WithTable: true, Remarked: true})
		if strings.Contains(got, "2018: by hand") != want {
			t.Errorf("%s: the note is heard: %t, want %t: %s", figure, !want, want, got)
		}
	}
}

// TestAltWithoutUnitInBrackets: a unit in brackets with something else is left out where values have it.
func TestAltWithoutUnitInBrackets(t *testing.T) {
	short, _ := spoken(t, "zh", strings.Replace(head, "What is measured", "比重（市级口径）", 1)+"    unit: percent\n    values: {2019: 20, 2020: 30}\ncharts: {c: {figure: f, kind: line, subtitle: 比重（市级口径，百分比）, title: 比重（市级口径，百分比）}}")
	if want := "折线图：比重（市级口径）；从2019年的20%升至2020年的30%。"; short != want {
		t.Errorf("%s, want %s", short, want)
	}
}

// TestAltOfYearsThatLack: the years that have a line are named, and the foot names those that have none.
func TestAltOfYearsThatLack(t *testing.T) {
	const content = head + "    unit: jobs\n    values: {2019-01: 4, 2019-02: 5, 2020-01: 6, 2020-02: 7, 2023-01: 8, 2023-02: 9}\ncharts: {c: {figure: f, kind: season, title: T}}"
	for lang, want := range map[string][2]string{
		"en": {"a line for each of the years 2019, 2020 and 2023.", "No value for 2021 and 2022."},
		"de": {"je eine Linie für die Jahre 2019, 2020 und 2023.", "Kein Wert für 2021 und 2022."},
		"zh": {"2019年、2020年和2023年每年一条线。", "2021年和2022年无数据。"},
	} {
		_, long := spokenAt(t, lang, content, Standing{})
		for _, part := range want {
			if !strings.Contains(long, part) {
				t.Errorf("%s: no %q in %s", lang, part, long)
			}
		}
	}
	ds := load(t, content)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	if !slices.ContainsFunc(ch.plan.notes, func(n note) bool { return n.text == "No value for 2021 and 2022." }) {
		t.Errorf("the foot is %+v", ch.plan.notes)
	}
}

// TestAltOfSlopesBetween: the foot and the texts say that a chart of slopes leaves out the time between; of
// two periods there is none.
func TestAltOfSlopesBetween(t *testing.T) {
	const content = head + "    unit: percent\n    series: {A: {2019: 1, 2020: 5, 2023: 3}, B: {2019: 2, 2020: 4, 2023: 6}}\ncharts: {c: {figure: f, kind: slope, title: T}}"
	heard{"; values between 2019 and 2023 are not shown.", "; Werte zwischen 2019 und 2023 sind nicht gezeigt.", "；未显示2019年与2023年之间的数值。"}.holds(t, content, shortOf)
	heard{"Values between 2019 and 2023 are not shown.", "Werte zwischen 2019 und 2023 sind nicht gezeigt.", "未显示2019年与2023年之间的数值。"}.holds(t, content, longOf)
	for values, want := range map[string]bool{content: true, strings.NewReplacer(" 2020: 5,", "", " 2020: 4,", "").Replace(content): false} {
		ds := load(t, values)
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if got := slices.ContainsFunc(ch.plan.notes, func(n note) bool { return n.text == "Values between 2019 and 2023 are not shown." }); got != want {
			t.Errorf("the foot says so: %t, want %t: %s", got, want, values)
		}
	}
}

// TestTitleLosesItsEnd: of a title that is too long, what follows its last comma is left out as a whole.
func TestTitleLosesItsEnd(t *testing.T) {
	for title, want := range map[string]string{
		"5G in China, 2020, by what is counted": "5G in China, 2020", "Users of the network by what": "Users of the network by…", "Users of the network by…": "Users of the network…",
	} {
		if got := withoutEnd(title); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
