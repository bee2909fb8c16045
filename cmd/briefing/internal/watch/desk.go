package watch

import (
	"bytes"
	"fmt"
	"sync"
	"time"
)

// desk has what is seen now under each choice that a page has made, and makes it once for all
// pages.
type desk struct {
	maker    Maker
	follower *Follower

	mu       sync.Mutex
	turn     int           // counts the changes of the files
	changed  time.Time     // when the last was
	next     chan struct{} // closed with the next
	seen     map[string]*made
	pictures map[string]*drawn // by print
}

// made is what is seen under a choice at a turn.
type made struct {
	once sync.Once
	*Seen
	remarks func() []Remark // all of them, made once
	took    time.Duration
}

// allRemarks are those of what is shown, and of all else.
func (m *made) allRemarks() []Remark {
	if m.Rest == nil {
		return append([]Remark{}, m.Remarks...)
	}
	return append([]Remark{}, m.Rest()...)
}

// drawn is a picture, drawn when it is first asked for.
type drawn struct {
	Picture
	content func() ([]byte, error)
	turn    int // the last at which a page was told of it
}

func newDrawn(p Picture) *drawn {
	return &drawn{Picture: p, content: sync.OnceValues(func() ([]byte, error) {
		var b bytes.Buffer
		err := p.Draw(&b)
		return b.Bytes(), err
	})}
}

func newDesk(maker Maker) *desk {
	return &desk{maker: maker, follower: NewFollower(), next: make(chan struct{}), seen: map[string]*made{}, pictures: map[string]*drawn{}}
}

// picturesFor is how many turns a picture is kept that is no longer seen: a page may be about
// to ask for it.
const picturesFor = 4

// renew begins a turn: the files have changed.
func (d *desk) renew() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.turn++
	d.changed = time.Now()
	clear(d.seen)
	for print, p := range d.pictures {
		if p.turn+picturesFor < d.turn {
			delete(d.pictures, print)
		}
	}
	close(d.next)
	d.next = make(chan struct{})
}

// moment is a turn, when it began, and what is closed when it ends.
type moment struct {
	turn  int
	began time.Time
	ended <-chan struct{}
}

func (d *desk) now() moment {
	d.mu.Lock()
	defer d.mu.Unlock()
	return moment{d.turn, d.changed, d.next}
}

// maxSeen is how many choices are kept of a turn.
const maxSeen = 64

// look makes what is seen under a choice, unless it was made at this turn.
func (d *desk) look(c Choice) *made {
	d.mu.Lock()
	key := fmt.Sprintf("%q", c) // maps are printed in order
	m := d.seen[key]
	if m == nil {
		if len(d.seen) >= maxSeen {
			clear(d.seen)
		}
		m = &made{}
		d.seen[key] = m
	}
	d.mu.Unlock()
	m.once.Do(func() {
		began := time.Now()
		m.Seen = d.maker.Make(c)
		m.took = time.Since(began)
		m.remarks = sync.OnceValue(m.allRemarks)
		d.follower.Follow(m.Files)
	})
	d.keep(m.Pictures)
	return m
}

// keep notes pictures that a page is about to be told of.
func (d *desk) keep(pictures []Picture) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, p := range pictures {
		if d.pictures[p.Print] == nil {
			d.pictures[p.Print] = newDrawn(p)
		}
		d.pictures[p.Print].turn = d.turn
	}
}

// picture returns the picture of a print; nil if there is none.
func (d *desk) picture(print string) *drawn {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.pictures[print]
}
