package charts

import (
	"strings"
	"testing"
)

// TestTitleNamesLinesInTheirColours checks that names of lines that stand out have the colours of the
// lines in titles, that a title stays whole, and that parts of other words are none.
func TestTitleNamesLinesInTheirColours(t *testing.T) {
	const content = head + `    unit: people
    series:
      Mali: {2018: 1, 2019: 2, 2020: 4}
      Niger: {2018: 2, 2019: 3, 2020: 3}
      Chad: {2018: 3, 2019: 1, 2020: 2}
charts: {c: {figure: f, kind: line, title: "Somalia is not in it, Mali is: Niger, Nigeria and Chad fall behind Mali", subtitle: S, highlight: [Mali, Niger]}}
`
	inEveryLook(t, content, func(ch drawnChart) {
		whole := ""
		coloured := map[string]int{}
		for _, text := range ch.texts(roleTitle) {
			whole += text.line.Text
			if text.ink != ch.plan.theme.Ink {
				coloured[text.line.Text]++
			}
		}
		if strings.ReplaceAll(whole, " ", "") != strings.ReplaceAll(ch.plan.title, " ", "") {
			t.Errorf("%s: the title is %q", ch.name, whole)
		}
		if long := ch.longTitle(); strings.Contains(ch.name, "slide") && long != "" {
			t.Errorf("%s: %s", ch.name, long)
		}
		if strings.HasPrefix(ch.name, "print") && len(coloured) == 0 {
			return // whose colours are greys
		}
		if len(coloured) != 2 || coloured["Mali"] != 2 || coloured["Niger"] != 1 {
			t.Errorf("%s: in colour are %v", ch.name, coloured)
		}
	})
}
