package file_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// Who computes with a series as if it were a figure, or writes what is no id, is told what to write, and so is
// who writes a verb for a fall beside a number that has its minus.
func TestHintsLeadOn(t *testing.T) {
	const head = `title: T
sources: {s: {publisher: P, title: S, date: 2024}}
figures:
  life: {title: Life expectancy, unit: years, source: s, every: 2 years, series: {Women: {2019: 81.4, 2021: 79.3}, Men: {2019: 76.3, 2021: 73.5}}}
`
	for _, c := range []struct{ text, want string }{
		{`  gap: {title: Gap, from: [life.Women, life], by: difference}`, `there is no figure "life.Women"; write life for the whole figure; to compute with single series, make a figure of each, with chart: false; how far two of one figure are apart is printed by {{ difference "life" "key" "Men" "Women" }}`},
		{`  gap: {title: Gap, from: [life: Women, life: Men], by: difference}`, `an id of a figure is expected, not a mapping; write the id, or a list of ids`},
		{`  gap: {title: Gap, from: [life, [life]], by: difference}`, `a text is expected, not a list; write one text`},
		{`  gap: {title: Gap, from: [life, other], by: growth}` + "\n" + `  other: {title: O, unit: years, source: s, values: {2019: 1}}`, `growth takes one figure, not 2; name one under from:, and make a figure of its own for each of the others`},
		{"  g: {title: G, from: life, by: growth, over: previous, chart: false}\n  i: {title: I, from: g, by: index, base: 2021}", `g are changes, and an index of changes says nothing of what changed; compute the index from life`},
		{`briefing: [{text: 'Men lost {{ difference "life" "2019" "2021" "Men" }}.'}]`, `write the word that the numbers bear out, and {{ difference "life" "2021" "2019" "Men" }}, which prints how far without a minus; or, in place of both, {{ moved "life" "2019" "2021" "Men" }},`},
		{`briefing: [{text: 'It fell by {{ change "life" "2019" "2021" "Men" }}.'}]`, `and {{ movedBy "life" "2019" "2021" "Men" }}, which prints how far without a sign; or, in place of both, {{ moved`},
		{`briefing: [{text: 'Men lost {{ difference "life" "2021" "2019" "Men" }}.'}]`, ""},
	} {
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.text + "\n")}}, "f.yaml", file.Options{})
		var got []string
		if err != nil {
			got = append(got, err.Error())
		} else {
			for _, w := range ds.Warnings {
				if w.Rule == "other-direction" {
					got = append(got, w.Text+"; "+w.Hint)
				}
			}
		}
		if all := strings.Join(got, "\n"); !strings.Contains(all, c.want) || c.want == "" && all != "" {
			t.Errorf("%s: %q, want %q", c.text, all, c.want)
		}
	}
}
