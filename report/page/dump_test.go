package page

import (
	"fmt"
	"strings"
)

// dump prints pages of boxes for people: a line for each box with its role, the
// place of its left top corner, its size and what it holds.
func dump(pages []Page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, x := range p {
			fmt.Fprintf(&b, "  %-9s %6.1f %6.1f %6.1f %5.1f  %s\n", role(x), x.X, x.Y, x.W, x.H, content(x))
		}
	}
	return b.String()
}

func role(b Box) string {
	if b.Element == nil {
		return "-"
	}
	return string(b.Element.Role)
}

func content(b Box) string {
	out := [...]string{"text", "fill", "chart", "image", "anchor", "empty", "link"}[b.Kind]
	switch b.Kind {
	case BoxText:
		out = fmt.Sprintf("%q", b.Line.Text)
	case BoxAnchor:
		out += " " + b.Anchor
	}
	if b.To != nil {
		out += " -> " + b.To.URL + b.To.Anchor
	}
	return out
}

// texts returns the text of the pages in reading order, artifacts left out, with
// single spaces.
func texts(pages []Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, x := range p {
			if x.Kind == BoxText && x.Element != nil {
				b.WriteString(x.Line.Text + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
