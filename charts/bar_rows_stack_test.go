package charts

import (
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
		if values != 20 {
			t.Errorf("%s: %d of 20 pieces have a value", want, values)
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
