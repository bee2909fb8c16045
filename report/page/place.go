package page

import "math"

// draw lays the charts of pages out at the heights that the pages give them. It reports
// whether all have them.
func (f *flow) draw(sheets []sheet) bool {
	all := true
	for i := range sheets {
		s := &sheets[i]
		for n := s.top; n < s.end; n++ {
			if p := f.floats[n].picture; p != nil && !p.draw(s.stretch) {
				all = false
			}
		}
	}
	return all
}

// freeze keeps the charts as they were laid out last.
func (f *flow) freeze() {
	for _, m := range f.floats {
		if p := m.picture; p != nil {
			p.height, p.low, p.high = p.laid, p.laid, p.laid
		}
	}
}

// stretched is the height of a picture with a part of what it can be higher or, below 0,
// lower.
func (p *picture) stretched(part float64) float64 {
	const step = 4 // to a point
	switch {
	case part < 0:
		return math.Floor((p.height+part*(p.height-p.low))*step) / step
	case part > 0 && p.high > p.height:
		return math.Floor((p.height+part*(p.high-p.height))*step) / step
	}
	return p.height
}

// set sets a page as planned.
func (f *flow) set(s *sheet) {
	if s.top < s.end && f.floats[s.top].wide {
		f.setWide(f.floats[s.top].drawn(0))
		return
	}
	l := &leaf{top: f.top, bottom: f.top + f.room(s.landscape), boxes: make(Page, 0, usualBoxes)}
	for n := s.top; n < s.floats; n++ {
		if header := f.floats[n].parts[0].header; header != nil && n == s.top {
			l.add(header)
		}
		l.addAll(f.floats[n].drawn(s.stretch))
	}
	if s.first < s.next && f.items[s.first].header != nil {
		l.add(f.items[s.first].header)
	}
	n := s.floats
	for i := s.first; i < s.next; i++ {
		switch it := &f.items[i]; {
		case it.float == nil && !it.breaks:
			l.add(it)
		case it.float != nil && n < s.end:
			l.addAll(f.floats[n].drawn(s.stretch))
			n++
		}
	}
	f.pages, f.landscapes = append(f.pages, l.finished()), append(f.landscapes, s.landscape)
}

// setWide sets the landscape pages of a float.
func (f *flow) setWide(parts []item) {
	pages, faults := paginate(parts, f.top, f.landscapeBottom)
	f.faults = append(f.faults, faults...)
	for _, p := range pages {
		f.pages, f.landscapes = append(f.pages, p), append(f.landscapes, true)
	}
}

// leaf is a page being set.
type leaf struct {
	top, bottom float64
	stack
	boxes Page
	notes []item
}

// usualBoxes is as many boxes as most pages have.
const usualBoxes = 64

// add sets an item on the page.
func (l *leaf) add(it *item) {
	top := l.stack.add(it)
	l.boxes = lowered(l.boxes, it.boxes, l.top+top)
	l.notes = append(l.notes, it.notes...)
}

func (l *leaf) addAll(items []item) {
	for i := range items {
		l.add(&items[i])
	}
}

// finished is the page with its footnotes, below the rule of the first.
func (l *leaf) finished() Page {
	if len(l.notes) == 0 {
		return l.boxes
	}
	y := l.bottom - heightOfNotes(l.notes) + noteSpace
	l.boxes = lowered(l.boxes, l.notes[0].header.boxes, y-noteRule)
	for _, it := range l.notes {
		l.boxes = lowered(l.boxes, it.boxes, y)
		y += it.height + noteGap
	}
	return l.boxes
}
