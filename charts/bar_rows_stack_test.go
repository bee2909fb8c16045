package charts

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
)

// answers is a figure of a scale of answers.
const answers = head + `    unit: percent
    series:
      Very good: {All: 12, Women: 13, Men: 11, Young: 21, Old: 6}
      Rather good: {All: 44, Women: 45, Men: 43, Young: 49, Old: 38}
      Rather bad: {All: 26, Women: 25, Men: 27, Young: 18, Old: 36}
      Very bad: {All: 18, Women: 17, Men: 19, Young: 12, Old: 20}
`

// TestAnswersStandInRows checks that answers are stacked in rows, with the names of the answers
// over the first and a value in each piece, unless the file asks for upright bars.
func TestAnswersStandInRows(t *testing.T) {
	for want, options := range map[string]string{"rows": "", "upright": ", orientation: vertical"} {
		ds := load(t, answers+"charts: {c: {figure: f, kind: bar-share, title: T"+options+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		boxes := map[string]rect{}
		values := 0
		for _, text := range ch.scene.texts {
			boxes[text.line.Text] = text.box()
			if text.role == roleValue {
				values++
			}
		}
		below := boxes["Old"].y1 < boxes["All"].y0
		if below != (want == "rows") {
			t.Errorf("%s: All is at %.0f, Old at %.0f", want, boxes["All"], boxes["Old"])
		}
		if values != map[string]int{"rows": 25, "upright": 20}[want] { // in rows with the sums of those who approve
			t.Errorf("%s: there are %d values", want, values)
		}
		if name := boxes["Rather good"]; want == "rows" && (name.y0 < boxes["All"].y1 || name.x0 < boxes["Very good"].x1) {
			t.Errorf("the name of an answer stands at %.0f, not over the first row", name)
		}
	}
}

// rowNames are the names and headings of rows, from the top.
func rowNames(c *Chart) string {
	texts := slices.Clone(c.scene.texts)
	slices.SortStableFunc(texts, func(a, b placedText) int { return int(b.y - a.y) })
	return strings.Join(textsOf(texts, roleCategory), " ")
}

// textsOf are the texts of a role, in their order.
func textsOf(texts []placedText, of role) []string {
	var found []string
	for _, t := range texts {
		if t.role == of {
			found = append(found, t.line.Text)
		}
	}
	return found
}

// boxOf is where a text stands; of several, the last.
func boxOf(ch *Chart, text string) (box rect) {
	for _, t := range ch.scene.texts {
		if t.line.Text == text {
			box = t.box()
		}
	}
	return box
}

// heightsOf are the heights of all texts.
func heightsOf(ch *Chart) map[string]float64 {
	at := map[string]float64{}
	for _, t := range ch.scene.texts {
		at[t.line.Text] = t.y
	}
	return at
}

// TestRowsOfStacksEndAtTheLongest checks that the axis of stacks in rows, or where nearly all pieces
// have their values the rows themselves, end near the longest stack.
func TestRowsOfStacksEndAtTheLongest(t *testing.T) {
	everywhere(func(language, theme string, size [2]float64) {
		ch := drawnIn(t, language, theme, "unit: hours\n    series: {Sleep: {A: 10.7, B: 11.1, C: 10.7}, Work: {A: 8.3, B: 7.8, C: 7.2}, Rest: {A: 5.1, B: 5.4, C: 5.2}}", "kind: bar-stacked, orientation: horizontal", size)
		if ch == nil {
			return
		}
		end := 0.0
		for _, sh := range ch.scene.shapes {
			if sh.role == roleBar {
				end = max(end, sh.bounds().x1)
			}
		}
		if end < 0.85*size[0] {
			t.Errorf("%s in %s at %v: the longest row ends at %.0f", theme, language, size, end)
		}
	})
}

// TestHeadings checks that rows stand below the heading of their group, in the order of the
// groups, and those of no group first; and that the alt text says it.
func TestHeadings(t *testing.T) {
	ds := load(t, answers+"charts: {c: {figure: f, kind: bar-stacked, title: T, groups: {Age: [Old, Young], Sex: [Men, Women]}}}")
	for _, size := range pictures {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		if ch == nil {
			continue
		}
		if got := rowNames(ch); got != "All Age Young Old Sex Women Men" {
			t.Errorf("%v: the rows are %s", size, got)
		}
	}
	if got, want := altText(t, ds, "c"), "The rows are grouped: Age (Young and Old); Sex (Women and Men)."; !strings.Contains(breakable(got), want) {
		t.Errorf("the alt text is %q", got)
	}
}

// TestSumsOfThoseWhoApprove checks the column of sums beside answers in rows: which side is added up, in
// which colour, and that rows of answers that favour nothing have none, nor where the file says so.
func TestSumsOfThoseWhoApprove(t *testing.T) {
	for options, want := range map[string]string{
		"kind: bar-stacked":                                                "56 58 54 70 44",
		"kind: bar-share":                                                  "56 58 54 70 44",
		"kind: bar-stacked, totals: false":                                 "",
		"kind: bar-share, totals: false":                                   "",
		"kind: bar-stacked, orientation: vertical":                         "",
		"kind: bar-stacked, series: [Very good, Bad]":                      "",
		"kind: bar-stacked, ordered: false":                                "",
		"kind: bar-stacked, neutral: Rather good":                          "", // and so of one answer alone
		"kind: bar-share, series: [Very bad, Bad, Rather good, Very good]": "56 58 54 70 44",
	} {
		ds := load(t, strings.Replace(answers, "Rather bad", "Bad", 1)+"charts: {c: {figure: f, title: T, "+options+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var got []string
		ink := map[string]color.RGBA{}
		for _, text := range ch.scene.texts {
			ink[text.line.Text] = text.ink
			if text.role == roleValue && text.style.Bold {
				got = append(got, text.line.Text)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: the sums are %q, want %q", options, got, want)
		}
		if want != "" && (ink["Total good"] != ink["Very good"] || ink["56"] != ink["Very good"]) {
			t.Errorf("%s: the sums are in %v, and the answer in %v", options, ink["56"], ink["Very good"])
		}
		if said := strings.Contains(altText(t, ds, "c"), "Total good: All 56%"); said != (want != "") {
			t.Errorf("%s: the alt text says the sums: %t", options, said)
		}
	}
}

// TestRowsThatBelongTogether checks the space around rows of each sex and of classes with one first word.
func TestRowsThatBelongTogether(t *testing.T) {
	for names, want := range map[string]string{
		"All, Men, Women, Ages 18-29, Ages 30-49, Ages 65+, North, South": "Men Ages 18-29 North",
		"18-29, 30-49, 65 and over":                                       "",
		"All, Men, Ages 18-29, South":                                     "", // none of them has a neighbour
		"Under 30, 30-49, Cities, Villages":                               "Cities",
		"South Africa, South Korea, Chad":                                 "",
	} {
		list := strings.Split(names, ", ")
		text := head + "    unit: percent\n    series:\n"
		for _, answer := range []string{"Very good: 30", "Good: 31", "Bad: 20", "Very bad: 19"} {
			name, value, _ := strings.Cut(answer, ": ")
			text += "      " + name + ": {" + strings.Join(list, ": "+value+", ") + ": " + value + "}\n"
		}
		ds := load(t, text+"charts: {c: {figure: f, kind: bar-stacked, title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		ys := map[string]float64{}
		for _, placed := range ch.scene.texts {
			if placed.role == roleCategory {
				ys[placed.line.Text] = placed.y
			}
		}
		least := math.Inf(1)
		for i := range list[1:] {
			least = min(least, ys[list[i]]-ys[list[i+1]])
		}
		var apart []string
		for i := range list[1:] {
			if gap := ys[list[i]] - ys[list[i+1]]; gap > 1.3*least {
				apart = append(apart, list[i+1])
			}
		}
		if got := strings.Join(apart, " "); got != want {
			t.Errorf("%s: there is space before %q, want %q", names, got, want)
		}
	}
}

// TestPartsOfAWholeHaveNoBaseline checks that rows of percentages without an axis have no black line.
func TestPartsOfAWholeHaveNoBaseline(t *testing.T) {
	for kind, want := range map[string]bool{"bar-share": false, "bar-stacked": false, "bar-diverging": true} {
		ds := load(t, answers+"charts: {c: {figure: f, title: T, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if got := slices.ContainsFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleBaseline }); got != want {
			t.Errorf("%s: a baseline: %t, want %t", kind, got, want)
		}
	}
}

// TestNumbersStandOutOnTints checks that answers on two sides have a strong colour under white numbers and a
// tint under black ones.
func TestNumbersStandOutOnTints(t *testing.T) {
	shades, ok := Light().ramp(2, 2, false, paleFill)
	if !ok || len(shades) != 4 {
		t.Fatalf("%v, %t", shades, ok)
	}
	for i, shade := range shades {
		white, black := contrast(shade, Light().Paper), contrast(shade, Light().Ink)
		if outer := i == 0 || i == 3; outer && white < 4.5 || !outer && black < 7 {
			t.Errorf("shade %d, %v, has a contrast of %.1f with white and %.1f with black", i, shade, white, black)
		}
	}
}

// TestRowsOfAnswersStandOut checks whose names and sums are strong: the rows that the file highlights, or else
// those that the title names.
func TestRowsOfAnswersStandOut(t *testing.T) {
	for options, want := range map[string]string{
		"title: What they think":                    "56 58 54 70 44",
		"title: Women think so too":                 "Women 58",
		"title: Women think so too, highlight: Men": "Men 54",
	} {
		ds := load(t, strings.Replace(answers, "Rather bad", "Bad", 1)+"charts: {c: {figure: f, kind: bar-stacked, "+options+"}}")
		var got []string
		for _, role := range []role{roleCategory, roleValue} {
			for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
				if text.role == role && text.style.Bold {
					got = append(got, text.line.Text)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q are strong, want %q", options, got, want)
		}
	}
}
