package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"briefing/data"
)

// paginator sets a flow on pages. It looks for the pages that leave least room unused
// over the whole flow: which floats stand where they belong, and which on the next page.
type paginator struct {
	top, bottom     float64
	landscapeBottom float64 // the bottom of landscape pages
	pages           []Page
	landscapes      []bool // which of them are landscape
	reading         reading
	faults          data.Faults
}

// paginate sets items on pages between the heights top and bottom. An item that
// no page holds is a fault.
func paginate(items []item, top, bottom float64) ([]Page, data.Faults) {
	p := paginator{top: top, bottom: bottom}
	p.flow(items)
	return p.pages, p.faults
}

// flow sets items on pages. Charts are laid out when their pages are known; as long as one
// cannot have the height that its page gives it, the pages are looked for again.
func (p *paginator) flow(items []item) {
	f := newFlow(items, p)
	sheets, faults := f.best()
	for tries := 1; !f.draw(sheets); tries++ {
		if tries == mostTries {
			f.freeze()
		}
		sheets, faults = f.best()
	}
	p.faults = append(p.faults, faults...)
	for i := range sheets {
		f.set(&sheets[i])
	}
	p.reading.addItems(f.items)
}

// mostTries is how often pages are looked for with charts whose heights vary.
const mostTries = 3

// flow is what is to be set on pages.
type flow struct {
	*paginator
	items     []item
	floats    []*measured // in their order
	landscape []bool      // by item: it stands on a landscape page
}

// measured is a float with its measures.
type measured struct {
	*float
	at            int // the index of its item
	whole         item
	lower, higher float64
}

func newFlow(items []item, p *paginator) *flow {
	items = p.unfloated(items)
	f := &flow{paginator: p, items: items, landscape: make([]bool, len(items)+1)}
	landscape := false
	for i := range items {
		if items[i].breaks {
			landscape = items[i].landscape
		}
		f.landscape[i+1] = landscape
		if items[i].float != nil {
			f.floats = append(f.floats, &measured{float: items[i].float, at: i})
		}
	}
	return f
}

// unfloated puts the rows of tables that are taller than a page into the flow, where a page may
// break them.
func (p *paginator) unfloated(items []item) []item {
	out := make([]item, 0, len(items))
	for _, it := range items {
		if t := it.float; t != nil && t.picture == nil && !t.wide && p.top+heightOf(t.parts)+heightOfNotes(notesOf(t.parts)) > p.bottom {
			out = append(out, t.parts...)
		} else {
			out = append(out, it)
		}
	}
	return out
}

// sheet is a page, or the pages of a wide float, as it is planned. At the top stand the floats
// of the indices from top to floats, then the items from first to next, and among them the
// floats from floats to end.
type sheet struct {
	first, next      int
	top, floats, end int
	placed           int  // things on it
	last             bool // nothing has to fill it
	landscape        bool
	cost             int
	stretch          float64 // how much of what its charts can be higher or, below 0, lower, they are
	unfit            *data.Fault
}

// spot is a state of the search: the flow up to an item and the floats up to one stand on
// pages.
type spot struct{ item, float int }

// node is the best way to a spot.
type node struct {
	spot
	cost  int
	from  *node
	sheet sheet
}

// best returns the pages that cost least, and the faults of what no page holds.
func (f *flow) best() ([]sheet, data.Faults) {
	for _, m := range f.floats {
		m.whole, m.lower, m.higher = m.measures()
	}
	at := make([][]*node, len(f.items)+1)
	at[0] = []*node{{}}
	for i := range at {
		for j := 0; j < len(at[i]); j++ { // a page of floats alone adds a node behind this one
			from := at[i][j]
			for _, s := range f.pagesFrom(from.spot) {
				reach(at, from, s)
			}
		}
	}
	return path(f.end(at[len(f.items)]))
}

// end is the spot where all is set.
func (f *flow) end(nodes []*node) *node {
	return nodes[slices.IndexFunc(nodes, func(n *node) bool { return n.float == len(f.floats) })]
}

// reach notes a page that leads from one spot to the next, if it costs less than others.
func reach(at [][]*node, from *node, s sheet) {
	to := &node{spot{s.next, s.end}, from.cost + s.cost, from, s}
	i, found := slices.BinarySearchFunc(at[s.next], to, func(a, b *node) int { return cmp.Compare(a.float, b.float) })
	switch {
	case !found:
		at[s.next] = slices.Insert(at[s.next], i, to)
	case to.cost < at[s.next][i].cost:
		at[s.next][i] = to
	}
}

// path returns the pages on the way to a node.
func path(n *node) (sheets []sheet, faults data.Faults) {
	for ; n.from != nil; n = n.from {
		if n.sheet.unfit != nil {
			faults = append(faults, *n.sheet.unfit)
		}
		if n.sheet.placed > 0 {
			sheets = append(sheets, n.sheet)
		}
	}
	slices.Reverse(sheets)
	slices.Reverse(faults)
	return sheets, faults
}

// What pages cost. A page costs the square of the part of it that is unused, in percent;
// from a fifth on, which readers see as a hole, far more.
const (
	costPage     = 200
	costDefer    = 20   // of a float that does not stand in its place
	costApart    = 300  // of a table that does not stand with its chart
	costTorn     = 5000 // of a page that ends within what should stay together
	costLine     = 30   // of a page that begins inside a paragraph,
	costRow      = 250  // or a table
	costUnfit    = 1e7
	mostUnused   = 20 // percent
	costHole     = 400
	costStretch  = 150  // of charts that are higher, in thousandths of the square of percents
	costSqueeze  = 1500 // of charts that are lower: they say less
	keptPerSheet = 10   // ways to go on that are looked at from a spot
)

// filling is a page being planned.
type filling struct {
	sheet
	stack
	lower, higher float64 // by how much its charts can be lower and higher
	natural       float64 // the height of these charts
	notesHeight   float64
	joint         joint // to what comes next
}

// room is the height that a page has.
func (f *flow) room(landscape bool) float64 {
	if landscape {
		return f.landscapeBottom - f.top
	}
	return f.bottom - f.top
}

// pagesFrom returns the pages that can come after a spot, the best of them.
func (f *flow) pagesFrom(from spot) []sheet {
	start := filling{sheet: sheet{first: from.item, next: from.item, top: from.float, floats: from.float, end: from.float, landscape: f.landscape[from.item]}}
	for start.next < len(f.items) && f.items[start.next].float != nil { // it begins the page
		start.next++
		start.first++
	}
	if f.done(&start) {
		return nil
	}
	if w := from.float; f.waiting(&start) && f.floats[w].wide {
		start.end, start.placed, start.landscape = w+1, 1, true
		return []sheet{start.sheet}
	}
	if !f.onTop(&start) {
		start.last = f.done(&start)
		return []sheet{f.priced(&start)}
	}
	var found search
	f.walk(start, &found)
	return found.chosen(f, start)
}

// done reports whether nothing follows a page.
func (f *flow) done(s *filling) bool { return s.next == len(f.items) && s.end == len(f.floats) }

// waiting reports whether a float that the flow has passed has no place yet.
func (f *flow) waiting(s *filling) bool {
	return s.end < len(f.floats) && f.floats[s.end].at < s.next
}

// onTop sets the floats that wait at the top of a page. It reports whether all fit, and
// the flow may go on below them.
func (f *flow) onTop(s *filling) bool {
	for f.waiting(s) {
		m := f.floats[s.end]
		lower := m.lower
		if header := m.parts[0].header; header != nil && s.placed == 0 {
			lower -= header.height + header.after
		}
		if m.wide || !f.fits(s, &m.whole, lower) {
			if s.placed == 0 {
				s.unfit = f.refusal(m.sized(), f.room(s.landscape))
				f.addFloat(s)
				s.floats = s.end
			}
			return false
		}
		f.addFloat(s)
		s.floats = s.end
	}
	return true
}

// addFloat sets the next float on a page.
func (f *flow) addFloat(s *filling) {
	m := f.floats[s.end]
	if s.placed == 0 {
		f.begin(s, &m.parts[0])
	}
	f.add(s, &m.whole)
	s.lower, s.higher = s.lower+m.lower, s.higher+m.higher
	if m.picture != nil {
		s.natural += m.picture.height
	}
	s.end++
}

// begin sets what stands above an item with which a page begins.
func (f *flow) begin(s *filling, it *item) {
	if it.header != nil {
		f.add(s, it.header)
	}
	s.cost += it.cost
}

// fits reports whether an item, whose picture may be lower, has room on a page.
func (f *flow) fits(s *filling, it *item, lower float64) bool {
	below := s.stack
	below.add(it)
	return below.y-s.lower-lower+heightWithNotes(s.notesHeight, it.notes) <= f.room(s.landscape)+slack
}

// add sets an item on a page.
func (f *flow) add(s *filling, it *item) {
	s.stack.add(it)
	s.placed++
	s.notesHeight = heightWithNotes(s.notesHeight, it.notes)
}

// search is the ends of a page that were found, and the last of those within what should stay
// together.
type search struct{ ends, torn []sheet }

// walk fills a page with the flow, and notes each place where it may end. A float stands
// in its place, or it is put off.
func (f *flow) walk(s filling, found *search) {
	for {
		end := s.next == len(f.items)
		if s.placed > 0 && s.joint != bound && (end || f.items[s.next].float == nil || f.waiting(&s)) {
			f.note(&s, found)
		}
		if end {
			return
		}
		it := &f.items[s.next]
		switch {
		case it.breaks:
			if !f.waiting(&s) {
				s.next++
				s.last = true
				found.ends = append(found.ends, f.priced(&s))
			}
			return
		case it.float != nil:
			put := s
			put.next++
			if f.waiting(&s) || !f.inPlace(&s) {
				s = put
				continue
			}
			f.walk(put, found)
			continue
		}
		if f.waiting(&s) && !it.passes || !f.addItem(&s, it) {
			return
		}
	}
}

// inPlace sets the float that comes next where it belongs; it reports whether it fits.
func (f *flow) inPlace(s *filling) bool {
	m := f.floats[s.end]
	if m.wide || !f.fits(s, &m.whole, m.lower) {
		return false
	}
	s.next++
	s.joint = loose
	f.addFloat(s)
	return true
}

// addItem sets the item that comes next; it reports whether it fits.
func (f *flow) addItem(s *filling, it *item) bool {
	if s.next == s.first {
		f.begin(s, it)
	}
	if !f.fits(s, it, 0) {
		return false
	}
	f.add(s, it)
	s.next++
	s.joint = it.next
	return true
}

// note notes that a page may end here.
func (f *flow) note(s *filling, found *search) {
	end := *s
	end.last = f.done(s)
	priced := f.priced(&end)
	if (s.joint == together || f.lone(s)) && !end.last {
		priced.cost += costTorn
		found.torn = []sheet{priced}
		return
	}
	found.ends = append(found.ends, priced)
}

// lone reports whether a page that begins inside a paragraph has one line of it, and the next
// page more.
func (f *flow) lone(s *filling) bool {
	return s.next == s.first+1 && s.next < len(f.items) && f.items[s.first].cost == costLine && f.items[s.next].cost == costLine
}

// chosen returns the best ends of a page: where none is good, one within what should stay
// together or, where nothing fits, all of that with its fault.
func (found *search) chosen(f *flow, start filling) []sheet {
	ends := found.ends
	if len(ends) == 0 {
		ends = found.torn
	}
	if len(ends) == 0 {
		return []sheet{f.refused(start)}
	}
	if len(ends) > keptPerSheet {
		slices.SortStableFunc(ends, func(a, b sheet) int { return cmp.Compare(a.cost, b.cost) })
		ends = ends[:keptPerSheet]
	}
	return ends
}

// priced is a page with what it costs.
func (f *flow) priced(s *filling) sheet {
	out := s.sheet
	if out.placed == 0 {
		return out
	}
	room := f.room(s.landscape)
	free := room - s.notesHeight - s.y
	changed := 0.0
	switch {
	case free < 0 && s.lower > 0:
		changed, out.stretch = free, max(free/s.lower, -1)
	case !s.last:
		changed = min(free, s.higher)
		if s.higher > 0 {
			out.stretch = changed / s.higher
		}
		unused := int(math.Round((free - changed) / room * 100))
		out.cost += unused*unused + max(unused-mostUnused, 0)*costHole
	}
	percent := int(math.Round(changed / max(s.natural, 1) * 100))
	weight := costStretch
	if percent < 0 {
		weight = costSqueeze
	}
	out.cost += costPage + percent*percent*weight/1000
	if f.waiting(s) {
		out.cost += costDefer
	}
	return out
}

// refused is the page of items that no page holds, with the fault.
func (f *flow) refused(start filling) sheet {
	n := 1
	for start.next+n < len(f.items) && f.items[start.next+n-1].next == bound && f.items[start.next+n].float == nil && !f.items[start.next+n].breaks {
		n++
	}
	chain := f.items[start.next : start.next+n]
	start.unfit = f.refusal(chain, f.room(start.landscape)-start.y)
	start.next += n
	start.placed++
	start.cost += costUnfit
	return start.sheet
}

// refusal is the fault of items that no page holds.
func (f *flow) refusal(items []item, room float64) *data.Fault {
	tallest := 0
	for i := range items {
		if items[i].height > items[tallest].height {
			tallest = i
		}
	}
	it := items[tallest]
	height := heightOf(items) + heightOfNotes(notesOf(items))
	if items[0].header != nil {
		height += items[0].header.height
	}
	return &data.Fault{Pos: it.pos, Hint: it.hint,
		Text: fmt.Sprintf("%s is taller than a page: %.0f points with what belongs to it, where %.0f fit", cmp.Or(it.what, "a line of text"), height, room)}
}
