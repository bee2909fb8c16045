package report

import (
	"slices"
	"strings"
	"testing"

	"briefing/report/page"
	"briefing/report/reporttest"
)

// The briefing of an audit by those who hear it: one of each thing that was heard wrongly, or not at all.
const audited = `title: What is heard
date: 2024
sources:
  a: {publisher: Alpha Office, title: Yearbook, date: 2024}
  b: {publisher: Beta Bank, title: Bulletin, date: 2024}
  c: {publisher: Gamma Group, title: Paper, date: 2024}
  d: {publisher: Delta, title: Paper, date: 2023}
figures:
  y: {title: Scale, unit: percent, source: a, values: {2019: {value: 35, disputed: 30, by: b}, 2020: 36, 2021: 38}}
  m: {title: Scale by month, unit: percent, source: a, chart: false, values: {2020-01: 1, 2020-02: 2}}
  r: {title: Scale by region, unit: percent, source: a, chart: false, rows: Region, values: {North: 1, South: 2}}
charts: {y: {figure: y, title: It grew, subtitle: Scale in percent, note: A note of the chart., annotations: [{key: 2020, text: Borders closed}]}}
briefing:
  - summary: In *short*, it **grew**.
  - text: "Words[@a]. Words[@c]. More[@a][@c][@d]."
  - key-numbers: [{figure: y, sparkline: true}]
  - text: "1. First\n2. Second\n"
  - chart: y
  - table: m
  - table: r
`

// TestAudit holds what is heard of that briefing to what a reader must be told.
func TestAudit(t *testing.T) {
	d := document(t, reporttest.Load(t, audited))
	said := map[page.Role][]string{}
	var heads, links, within []string
	hear(d).walk(nil, func(n, _ *heard) {
		words := strings.ReplaceAll(n.words(), "\u00a0", " ")
		said[n.of.Role] = append(said[n.of.Role], words)
		switch {
		case n.of.Role == page.TR && len(heads) < 9 && n.of.Parent.Role == page.THead:
			heads = append(heads, n.kids[0].words())
		case n.of.Role == page.Link && n.of.Parent.Role == page.Reference:
			links = append(links, n.of.Alt)
		case n.of.Role == page.Caption:
			within = append(within, string(n.of.Parent.Role))
		case n.of.Role == page.L && n.of.Ordered:
			said["ordered"] = append(said["ordered"], words)
		}
	})
	for _, want := range []struct {
		what string
		got  []string
		want []string
	}{
		{"the title", said[page.Title], []string{"What is heard"}},
		{"headings", said[page.H1], []string{"Contents", "In brief", "Sources"}},
		{"heads of the keys", heads, []string{"Year", "Month", "Region"}},
		{"what captions stand in", within, []string{"Div", "Table", "Table", "Table"}},
		{"emphasis", append(said[page.Em], said[page.Strong]...), []string{" short", " grew"}},
		{"lists that count", said["ordered"], []string{"1.First2.Second", "1Alpha Office, Yearbook, 20242Gamma Group, Paper, 20243Delta, Paper, 20234Beta Bank, Bulletin, 2024"}},
		{"links to sources", links, []string{"Source 1: Alpha Office, 2024", "Source 2: Gamma Group, 2024", "Source 1: Alpha Office, 2024", "Source 3: Delta, 2023", "Source 1: Alpha Office, 2024", "Source 1: Alpha Office, 2024", "Source 4: Beta Bank, 2024", "Source 4", "Source 1", "Source 1", "Source 1"}},
	} {
		if !slices.Equal(want.got, want.want) {
			t.Errorf("%s: %q, want %q", want.what, want.got, want.want)
		}
	}
	all := strings.Join(slices.Concat(said[page.Figure], said[page.P], said[page.TD]), "\n")
	for _, want := range []string{"Line chart: up from 35% (disputed) in 2019.", "Scale in percent; it rose from 35% (disputed) in 2019 to 38% in 2021.", "2020: Borders closed. A note of the chart.", "30% according to Beta Bank [Source 4]", "The data table follows."} {
		if strings.Count(all, want) != 1 {
			t.Errorf("%q is heard %d times in\n%s", want, strings.Count(all, want), all)
		}
	}
	var marks []string
	for _, h := range d.laid.Outline {
		marks = append(marks, h.Title.Text)
	}
	if want := []string{"Contents", "In brief", "Sources"}; !slices.Equal(marks, want) {
		t.Errorf("bookmarks %q, want %q", marks, want)
	}
}
