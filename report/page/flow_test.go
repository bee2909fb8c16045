package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// numberedItem is an item that holds its number, to be found again on a page.
func numberedItem(i int, height float64, next joint) item {
	return item{height: height, next: next, before: 2, after: 3,
		boxes: []Box{{Kind: BoxAnchor, Anchor: fmt.Sprint(i), H: height}}}
}

// layoutOf prints which items stand on which page: "0 1 | 2".
func layoutOf(pages []Page) string {
	var out []string
	for _, p := range pages {
		var on []string
		for _, b := range p {
			on = append(on, b.Anchor)
		}
		out = append(out, strings.Join(on, " "))
	}
	return strings.Join(out, " | ")
}

func TestPaginate(t *testing.T) {
	head := item{height: 10, boxes: []Box{{Kind: BoxAnchor, Anchor: "head"}}}
	row := func(i int) item { it := numberedItem(i, 40, loose); it.header = &head; return it }
	for _, tt := range []struct {
		name  string
		items []item
		want  string
	}{
		{"nothing", nil, ""},
		{"fits", []item{numberedItem(0, 50, loose), numberedItem(1, 47, loose)}, "0 1"},
		{"a point too tall", []item{numberedItem(0, 50, loose), numberedItem(1, 48, loose)}, "0 | 1"},
		{"held together", []item{numberedItem(0, 50, loose), numberedItem(1, 20, bound), numberedItem(2, 40, loose)}, "0 | 1 2"},
		{"too tall together", []item{numberedItem(0, 10, loose), numberedItem(1, 60, together), numberedItem(2, 60, loose)}, "0 | 1 | 2"},
		{"bound before together", []item{numberedItem(0, 10, bound), numberedItem(1, 60, together), numberedItem(2, 60, loose)}, "0 1 | 2"},
		{"a floating table taller than a page", []item{numberedItem(0, 10, loose), {float: &float{parts: []item{numberedItem(1, 60, together), numberedItem(2, 60, loose)}}}, numberedItem(3, 10, loose)}, "0 | 1 | 2 3"},
		{"page break", []item{numberedItem(0, 10, loose), {breaks: true}, {breaks: true}, numberedItem(1, 10, loose)}, "0 | 1"},
		{"break after a heading", []item{numberedItem(0, 10, bound), {breaks: true}, numberedItem(1, 10, loose)}, "0 | 1"},
		{"break at the ends", []item{{breaks: true}, numberedItem(0, 10, loose), {breaks: true}}, "0"},
		{"head again", []item{numberedItem(9, 10, bound), row(0), row(1), row(2), row(3)}, "9 0 1 | head 2 3"},
	} {
		pages, faults := paginate(tt.items, 100, 200)
		if got := layoutOf(pages); got != tt.want || len(faults) > 0 {
			t.Errorf("%s: got %q, want %q; faults %v", tt.name, got, tt.want, faults)
		}
	}
}

func TestPaginateFault(t *testing.T) {
	chart := item{height: 90, next: bound, what: "the chart", hint: "make it less tall"}
	_, faults := paginate([]item{chart, {height: 20}}, 0, 100)
	want := ": the chart is taller than a page: 110 points with what belongs to it, where 100 fit; make it less tall"
	if len(faults) != 1 || faults[0].Error() != want {
		t.Errorf("got %v", faults)
	}
}

// TestPaginateInvariants sets items of any height and checks that all are there in
// order, that none leaves its page or meets another, and that those bound
// together stand on one page.
func TestPaginateInvariants(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		var items []item
		for i := range 1 + random.IntN(60) {
			items = append(items, numberedItem(i, 1+random.Float64()*30, joint(random.IntN(3)*random.IntN(2))))
		}
		pages, faults := paginate(items, 50, 250)
		if len(faults) > 0 {
			continue // so many bound items that no page holds them
		}
		pageOf, n := map[string]int{}, 0
		for i, p := range pages {
			y := 50.0
			for _, b := range p {
				if b.Anchor != fmt.Sprint(n) || b.Y < y-slack || b.Y+b.H > 250+slack {
					t.Fatalf("round %d: item %s at %.1f on page %d, expected item %d below %.1f", round, b.Anchor, b.Y, i, n, y)
				}
				pageOf[b.Anchor], y = i, b.Y+b.H
				n++
			}
		}
		if n != len(items) {
			t.Fatalf("round %d: %d of %d items", round, n, len(items))
		}
		for i, it := range items[:len(items)-1] {
			if it.next == bound && pageOf[fmt.Sprint(i)] != pageOf[fmt.Sprint(i+1)] {
				t.Fatalf("round %d: item %d stands apart from the next", round, i)
			}
		}
	}
}

// TestFloat: a text that follows a chart fills the page that the chart leaves
// empty, and no text passes a heading.
func TestFloat(t *testing.T) {
	named := func(height float64, name string) item {
		return item{height: height, boxes: []Box{{Kind: BoxAnchor, Anchor: name}}}
	}
	chart := item{float: &float{parts: []item{named(60, "chart"), named(10, "caption")}}}
	table := func(height float64) item {
		return item{float: &float{parts: []item{named(height, "table")}}}
	}
	text, more, long := named(20, "text"), named(20, "more"), named(50, "long")
	text.passes, more.passes, long.passes = true, true, true
	for want, items := range map[string][]item{
		"before text | chart caption table":           {named(70, "before"), chart, table(10), text},
		"before | chart caption table | text":         {named(90, "before"), chart, table(20), text},
		"before text | chart caption table more":      {named(70, "before"), chart, table(10), text, more},
		"before | chart caption table | long":         {named(70, "before"), chart, table(10), long},
		"before | chart caption table head text":      {named(70, "before"), chart, table(1), named(1, "head"), text},
		"a chart caption table text":                  {named(1, "a"), chart, table(5), text},
		"before long | chart caption table text more": {named(50, "before"), chart, table(10), long, named(0, "text"), more},
	} {
		pages, faults := paginate(items, 0, 100)
		got := ""
		for i, p := range pages {
			if i > 0 {
				got += " |"
			}
			for _, b := range p {
				got += " " + b.Anchor
			}
		}
		if got = strings.TrimSpace(got); got != want || len(faults) > 0 {
			t.Errorf("%s, not %s %v", got, want, faults)
		}
	}
}

// TestFloatsInOrder sets floats and texts of any height, and checks that the floats keep
// their order, stand on their page or the next, and pass no heading.
func TestFloatsInOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 200 {
		var items []item
		section := []int{}
		sections := 0
		for i := range 2 + random.IntN(60) {
			it := numberedItem(i, 1+random.Float64()*30, loose)
			switch random.IntN(5) {
			case 0:
				sections++
				it.next = bound
			case 1:
				it.height *= 4
				parts := []item{it}
				it = item{float: &float{parts: parts}}
			default:
				it.passes = true
			}
			section = append(section, sections)
			items = append(items, it)
		}
		pages, _ := paginate(items, 0, 200)
		last, lastSection, seen := -1, 0, 0
		for _, p := range pages {
			for _, b := range p {
				var n int
				fmt.Sscan(b.Anchor, &n)
				seen++
				if section[n] < lastSection {
					t.Fatalf("round %d: %d stands behind the heading of the next section", round, n)
				}
				lastSection = section[n]
				if items[n].float != nil {
					if n < last {
						t.Fatalf("round %d: float %d stands behind %d", round, n, last)
					}
					last = n
				}
			}
		}
		if seen != len(items) {
			t.Fatalf("round %d: %d of %d are there", round, seen, len(items))
		}
	}
}
