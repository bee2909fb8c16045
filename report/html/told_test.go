package html

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"briefing/report/doc"
	"briefing/report/reporttest"
)

const toldFile = `title: A title
sources: {a: {publisher: Office, title: Yearbook, date: 2024}, b: {publisher: Bank, title: Bulletin, date: 2024}}
figures:
  y:
    title: Scale
    unit: percent
    source: a
    series:
      North: {2019: {value: 35.8, disputed: 33, by: b}, 2020: {missing: not asked}, 2021: {value: more than 37, note: in autumn}}
      South: {2019: 20, 2020: 21, 2021: 22}
charts: {y: {figure: y, kind: line, title: A finding}}
`

// numbersOf are the numbers of a chart as its script says them.
func numbersOf(t *testing.T, svg *html.Node) (said []string, unseen int) {
	t.Helper()
	var got struct {
		Series, Keys []string
		Numbers      [][]any
	}
	if err := json.Unmarshal([]byte(value(svg, "data-numbers")), &got); err != nil {
		t.Fatal(err)
	}
	for _, n := range got.Numbers {
		said = append(said, fmt.Sprintf("%s, %s: %s", got.Series[int(n[4].(float64))], got.Keys[int(n[5].(float64))], n[6]))
		if n[0] == nil {
			unseen++
		}
	}
	return said, unseen
}

// TestTold: whoever steps through a chart comes to each of its numbers, in each layout, with what
// must be known of it, and to those that are missing; nothing is said of it twice.
func TestTold(t *testing.T) {
	_, content := made(t, reporttest.Load(t, toldFile))
	want := []string{
		"North, 2019: 35.8%; 33% according to Bank, Source 2", "North, 2020: not asked", "North, 2021: more than 37%; in autumn",
		"South, 2019: 20%", "South, 2020: 21%", "South, 2021: 22%",
	}
	charts := all(mustParse(t, content), "svg")
	if len(charts) < 2 {
		t.Fatalf("%d layouts", len(charts))
	}
	for _, svg := range charts {
		got, unseen := numbersOf(t, svg)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "\u00a0", " ")
		}
		if !slices.Equal(got, want) || unseen != 1 {
			t.Errorf("%d not seen of\n%q, want\n%q", unseen, got, want)
		}
	}
}

// notDueFile has a count every five years beside yearly numbers.
const notDueFile = `title: A title
sources: {a: {publisher: Office, title: Yearbook, date: 2024}}
figures:
  y:
    title: Scale
    unit: percent
    source: a
    series:
      Yearly: {2000: 1, 2001: 2, 2002: 3, 2003: 4, 2004: 5, 2005: 6, 2006: 7, 2007: 8, 2008: 9, 2009: 10, 2010: 11, 2012: 11, 2013: 11, 2014: 11, 2015: 11}
      Census: {2000: 1, 2005: 2, 2010: {missing: not held}, 2015: 3}
charts: {y: {figure: y, kind: line, title: A finding}}
`

// surveysFile has two series of which nobody knows how often they have values.
const surveysFile = `title: A title
sources: {a: {publisher: Office, title: Yearbook, date: 2024}}
figures:
  y:
    title: Scale
    unit: percent
    source: a
    series:
      North: {1990: 1, 1997: 2, 1999: 3, 2011: 4}
      South: {1992: 1, 1993: 2, 2003: 3, 2011: 4}
charts: {y: {figure: y, kind: line, title: A finding}}
`

// TestToldDue: who steps through a chart comes to what is missing, and not to years at which nothing
// was due, or nobody knows that it was.
func TestToldDue(t *testing.T) {
	for name, c := range map[string]struct {
		content, series string
		want            []string
	}{
		"beside yearly numbers": {notDueFile, "Census", []string{"2000: 1%", "2005: 2%", "2010: not held", "2015: 3%"}},
		"a year that is due": {strings.Replace(notDueFile, "      Census", "      Other: {2011: 5}\n      Census", 1), "Yearly", []string{"2000: 1%", "2001: 2%", "2002: 3%", "2003: 4%", "2004: 5%", "2005: 6%",
			"2006: 7%", "2007: 8%", "2008: 9%", "2009: 10%", "2010: 11%", "2011: no value", "2012: 11%", "2013: 11%", "2014: 11%", "2015: 11%"}},
		"of no rhythm": {surveysFile, "South", []string{"1992: 1%", "1993: 2%", "2003: 3%", "2011: 4%"}},
	} {
		_, content := made(t, reporttest.Load(t, c.content))
		for _, svg := range all(mustParse(t, content), "svg") {
			var got []string
			said, _ := numbersOf(t, svg)
			for _, s := range said {
				if text, of := strings.CutPrefix(s, c.series+", "); of {
					got = append(got, text)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: steps are %q, want %q", name, got, c.want)
			}
		}
	}
}

// TestToldOnce: no number of a chart is told twice, under two names.
func TestToldOnce(t *testing.T) {
	pages(t, func(t *testing.T, _ *doc.Document, _ []byte, root *html.Node) {
		for _, svg := range all(root, "svg") {
			if value(svg, "data-numbers") == "" {
				continue
			}
			said, _ := numbersOf(t, svg)
			slices.Sort(said)
			if n := len(slices.Compact(slices.Clone(said))); n != len(said) {
				t.Errorf("%s: %d numbers are told, %d of them once", value(svg, "aria-label"), len(said), n)
			}
		}
	})
}

// TestExpanded: a short form is seen, and what it stands for is heard, each by the one alone.
func TestExpanded(t *testing.T) {
	_, content := made(t, reporttest.Load(t, "title: T\nsources: {a: {publisher: Office, title: Yearbook, date: 2024}}\nfigures: {y: {title: Scale, unit: trillion euros, source: a, values: {2019: 35.8, 2020: more than 36}}}\nbriefing: [{key-numbers: [{figure: y, key: 2020}]}, {text: 'It was {{ value \"y\" \"2019\" }}.'}]\n"))
	root := mustParse(t, content)
	short := all(root, "abbr")
	if len(short) == 0 {
		t.Fatal("no short form")
	}
	for _, abbr := range short {
		long := abbr.PrevSibling
		if value(abbr, "aria-hidden") != "true" || long == nil || value(long, "class") != "heard" || text(long) != value(abbr, "title") || text(long) == "" {
			t.Errorf("%q is seen, and not heard as %q", text(abbr), value(abbr, "title"))
		}
	}
}

// TestOneStyle: words of one style are in one element, also where a line of the file ends in them, and
// a number of a source has a stop for those who hear it.
func TestOneStyle(t *testing.T) {
	_, content := made(t, reporttest.Load(t, "title: T\nsources: {a: {publisher: 21st Office, title: Yearbook, date: 2024}}\nfigures: {y: {title: Scale, unit: euros, source: a, values: {2019: 1}}}\nbriefing:\n  - text: |\n      It is **what\n      others say**, and *not*\n      *we*[@a].\n"))
	for _, want := range []string{"It is<strong> what others say</strong>, and<em> not we</em>", `<span class="number">1<span class="stop">.</span></span> <span>21st Office</span>`} {
		if !strings.Contains(string(content), want) {
			t.Errorf("no %s", want)
		}
	}
}
