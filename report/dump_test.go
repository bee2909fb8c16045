package report

import (
	"fmt"
	"strings"
)

// dump prints pages of boxes for people: a line for each box with its role, the
// place of its left top corner, its size and what it holds.
func dump(pages []page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, x := range p {
			fmt.Fprintf(&b, "  %-9s %6.1f %6.1f %6.1f %5.1f  %s\n", role(x), x.x, x.y, x.w, x.h, content(x))
		}
	}
	return b.String()
}

func role(b box) string {
	if b.el == nil {
		return "-"
	}
	return string(b.el.role)
}

func content(b box) string {
	out := [...]string{"text", "fill", "chart", "image", "anchor", "empty", "link"}[b.kind]
	switch b.kind {
	case boxText:
		out = fmt.Sprintf("%q", b.line.Text)
	case boxAnchor:
		out += " " + b.anchor
	}
	if b.to != nil {
		out += " -> " + b.to.url + b.to.anchor
	}
	return out
}

// texts returns the text of the pages in reading order, artifacts left out, with
// single spaces.
func texts(pages []page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, x := range p {
			if x.kind == boxText && x.el != nil {
				b.WriteString(x.line.Text + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
