//go:build unix

package main

import (
	"context"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// heardNode is what a browser tells screen readers of a part of a page.
type heardNode struct {
	role, name string
	level      string // of a heading
	above      *heardNode
}

// within reports whether the node stands in one of a role.
func (n *heardNode) within(roles ...string) bool {
	for at := n.above; at != nil; at = at.above {
		if slices.Contains(roles, at.role) {
			return true
		}
	}
	return false
}

// heardOn are the parts of the page that is open, in their order, all that is folded unfolded.
func heardOn(t *testing.T, page context.Context) (all []*heardNode) {
	t.Helper()
	if _, err := chromedp.Run(page, chromedp.Evaluate[bool](`document.querySelectorAll("details").forEach(d => d.open = true), true`)); err != nil {
		t.Fatal(err)
	}
	var tree accessibility.GetFullAXTreeResult
	do(t, page, chromedp.Func(func(ctx context.Context, target *chromedp.Target) (err error) {
		tree, err = cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		return err
	}))
	text := func(v *accessibility.Value) string {
		if v == nil {
			return ""
		}
		var s any
		if json.Unmarshal(v.Value, &s) != nil {
			return ""
		}
		if s, ok := s.(string); ok {
			return s
		}
		return string(v.Value)
	}
	known := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		known[n.NodeID] = n
	}
	var walk func(n *accessibility.Node, above *heardNode)
	walk = func(n *accessibility.Node, above *heardNode) {
		if n == nil {
			return
		}
		if role := text(n.Role); !n.Ignored && role != "generic" && role != "none" && role != "InlineTextBox" {
			made := &heardNode{role: role, name: text(n.Name), above: above}
			for _, p := range n.Properties {
				if p.Name == "level" {
					made.level = text(p.Value)
				}
			}
			all, above = append(all, made), made
		}
		for _, id := range n.ChildIDs {
			walk(known[id], above)
		}
	}
	walk(tree.Nodes[0], nil)
	return all
}

// numbersAlone is a name that says nothing; stopApart a number whose stop is heard by itself; signs are
// what no voice should have to read.
var numbersAlone, stopApart, signs = regexp.MustCompile(`^[0-9–, ]*$`), regexp.MustCompile(`[0-9] \.`), regexp.MustCompile(`[↩÷×*]|https?://|[0-9]–[0-9]|\btrn\b`)

// TestHeardPage: who hears the page of the shipped briefing, in each language, hears links that say where
// they lead, tables with a name that is said once, no signs, and headings and contents with their levels.
func TestHeardPage(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	dir := t.TempDir()
	mustRun(t, briefing(t, dir, "build", shippedCopy(t), "--out", "out", "--format", "html"))
	page := browser(t, 1440, 900)
	for _, name := range []string{"digital-economy", "digital-economy-zh"} {
		do(t, page, chromedp.Navigate("file://"+filepath.Join(dir, "out", name, name+".html")))
		level, counted := "0", map[string]int{}
		for _, n := range heardOn(t, page) {
			if slices.Contains([]string{"link", "image", "button"}, n.role) && signs.MatchString(n.name) {
				t.Errorf("%s: a %s is called %q", name, n.role, n.name)
			}
			if n.role == "StaticText" && n.within("image") {
				t.Errorf("%s: %q within a picture is heard beside its name", name, n.name)
			}
			if n.within("image", "link", "doc-backlink", "button") { // whose names stand for them
				continue
			}
			counted[n.role]++
			if back := "back: " + n.name; n.role == "doc-backlink" {
				if counted[back]++; counted[back] > 1 {
					t.Errorf("%s: two links back are called %q", name, n.name)
				}
			}
			switch {
			case slices.Contains([]string{"link", "doc-backlink", "button", "table", "image", "region", "navigation"}, n.role) && numbersAlone.MatchString(n.name):
				t.Errorf("%s: a %s is called %q", name, n.role, n.name)
			case slices.Contains([]string{"table", "image", "figure", "group"}, n.role) && n.name != "" && n.above != nil && n.name == n.above.name:
				t.Errorf("%s: %q is heard of a %s and of a %s in it", name, n.name, n.above.role, n.role)
			case stopApart.MatchString(n.name):
				t.Errorf("%s: a stop stands apart in %q", name, n.name)
			case n.role == "StaticText" && signs.MatchString(n.name):
				t.Errorf("%s: signs are read: %q", name, n.name)
			case n.role == "strong" && n.above.role == "strong":
				t.Errorf("%s: words are stressed twice", name)
			}
			if n.role == "heading" {
				if n.level > string(rune(level[0]+1)) {
					t.Errorf("%s: the heading %q of level %s follows one of level %s", name, n.name, n.level, level)
				}
				level = n.level
			}
			if n.role == "listitem" && n.level == "2" && n.within("navigation") {
				counted["part"]++
			}
		}
		for role, least := range map[string]int{"link": 100, "doc-backlink": 100, "table": 10, "image": 9, "heading": 15, "part": 3} {
			if counted[role] < least {
				t.Errorf("%s: only %d of %s", name, counted[role], role)
			}
		}
	}
}
