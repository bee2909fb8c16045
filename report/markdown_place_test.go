package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/reporttest"
)

// TestMarkdownFaultPlaces checks that each fault of a text points at its own place
// in the file, once, with the line for the caret.
func TestMarkdownFaultPlaces(t *testing.T) {
	file := `title: T
sources: {s: {publisher: P, title: T}}
figures:
  f: {title: F, unit: people, source: s, values: {A: 1, B: 2}}
briefing:
  - heading: H
  - text: |
      First. {{ value "f" "A" }} and a <b>bold</b> word, a
      [link](javascript:alert) and ![a picture](x.png).

      - > # heading

      [here](#chart.lost), and [@ no source].

      > a[^x] b[^y]

      [^x]: <i>
      [^z]: c
      [^z]: d

      |a|
      |-|
      |<u>|
      |v|w|
  - text: 'It''s <b>'
  - summary: >-
      Folded
      lines with <em>.
  - chart: f
    beside: |
      - - - - - - - deep
`
	at := func(part string, nth int) string {
		before := strings.Join(strings.SplitN(file, part, nth+2)[:nth+1], part)
		line := before[strings.LastIndex(before, "\n")+1:]
		return fmt.Sprintf("%d:%d", 1+strings.Count(before, "\n"), 1+len(line))
	}
	want := []string{
		at("<b>bold", 0) + ` HTML in a text: "<b>"`,
		at("[link]", 0) + ` a link to "javascript:alert"`,
		at("![a", 0) + ` a picture in a text: "x.png"`,
		at("# heading", 0) + ` there is a heading in a text: "heading"`,
		at("[here]", 0) + ` a link to "#chart.lost", which the briefing does not show`,
		at("[@ no", 0) + ` "[@ no source]." is not a citation`,
		at("[^y]", 0) + ` there is no footnote "y"`,
		at("<i>", 0) + ` HTML in a text: "<i>"`,
		at("[^z]", 0) + ` nothing refers to the footnote "z"`,
		at("[^z]", 1) + ` the footnote "z" is written twice`,
		at("<u>", 0) + ` HTML in a text: "<u>"`,
		at("|v|w|", 0) + ` row 2 of a table has 2 cells, where its header has 1: "|v|w|"`,
		at("<b>", 1) + ` HTML in a text: "<b>"`,
		at("<em>", 0) + ` HTML in a text: "<em>"`,
		at("- deep", 0) + ` lists and quotes are nested more than 6 deep`,
	}
	_, err := New(reporttest.Load(t, file), Options{})
	var faults data.Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Text))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
