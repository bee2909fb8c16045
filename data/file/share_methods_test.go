package file_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// How a share of a whole is computed that its parts do not add up to is told where a text has one:
// 30 and 40 are not 100. The share of waste, 38 of 61, is of the sum of its parts.
func TestMethodOfWholeOnlyWhereUsed(t *testing.T) {
	const form = `title: T
appendix: methods
sources: {s: {publisher: P, title: S, date: 2024}}
figures:
  waste: {title: Waste, unit: tonnes, source: s, values: {Recycled: 38, Burnt: 23}}
  lands: {title: Lands, unit: people, source: s, aggregates: [World], values: {Peru: 30, Chile: 40, World: 100}}
briefing:
  - text: '{{ share "%s" "%s" }}, {{ value "lands" "Peru" }}.'
`
	for _, c := range []struct {
		figure, key, printed string
		told                 bool
	}{{"waste", "Recycled", "62%", false}, {"lands", "Peru", "30", true}} {
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(fmt.Sprintf(form, c.figure, c.key))}}, "f.yaml", file.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all := fmt.Sprintf("%+v", ds.Appendix)
		if text := ds.Briefing[0].Text.Plain; !strings.HasPrefix(text, c.printed) {
			t.Errorf("%s prints %s, want %s", c.figure, text, c.printed)
		}
		if told := strings.Contains(all, "a whole that the parts beside it do not add up to"); told != c.told {
			t.Errorf("%s: told %t, want %t: %s", c.figure, told, c.told, all)
		}
	}
}
