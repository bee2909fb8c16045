package doc

import (
	"strings"
	"testing"

	"briefing/report/reporttest"
)

// TestHeadingLevels: a level of headings that is skipped is a fault with the level to write.
func TestHeadingLevels(t *testing.T) {
	for levels, want := range map[string]string{
		"1 2 3 1 2": "",
		"1 3":       "a heading of level 3 below one of level 1: who listens to the briefing hears that a section lacks; write level: 2",
		"2":         "a heading of level 2 before one of level 1: who listens to the briefing hears that a section lacks; write level: 1",
		"1 2 1 3":   "a heading of level 3 below one of level 1: who listens to the briefing hears that a section lacks; write level: 2",
	} {
		yaml := "title: T\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures: {a: {title: A, unit: percent, source: s, values: {x: 1}}}\nbriefing:\n"
		for _, level := range strings.Fields(levels) {
			yaml += "  - {heading: H, level: " + level + "}\n  - text: Words.\n"
		}
		_, faults := New(reporttest.Load(t, yaml))
		got := ""
		for _, f := range faults {
			got = f.Text + "; " + f.Hint
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", levels, got, want)
		}
	}
}
