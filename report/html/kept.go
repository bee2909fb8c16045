package html

import (
	"fmt"
	"strings"
	"sync"

	"briefing/data"
)

// Kept are charts as they are laid out on pages, for a program that makes pages again and again: a
// chart of the same print is not laid out again. The zero value is empty; several goroutines may
// use it.
type Kept struct {
	mu     sync.Mutex
	charts map[string][]laidOut
}

// mostKept is how many charts are kept. When there are more, all are forgotten.
const mostKept = 400

// chart returns a chart of a print, which make makes if it is not kept. Nothing is kept of an
// empty print.
func (k *Kept) chart(print string, make func() ([]laidOut, error)) ([]laidOut, error) {
	if k == nil || print == "" {
		return make()
	}
	k.mu.Lock()
	known := k.charts[print]
	k.mu.Unlock()
	if known != nil {
		return known, nil
	}
	made, err := make()
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.charts == nil || len(k.charts) >= mostKept {
		k.charts = map[string][]laidOut{}
	}
	k.charts[print] = made
	return made, nil
}

// printOf tells the chart of a page apart from any other: by the program's print of it, and by the
// numbers of the sources on the page.
func printOf(p *page, chart *data.Chart) string {
	if p.opt.Kept == nil {
		return ""
	}
	print := p.opt.Print(chart)
	if print == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(print)
	for _, s := range p.ds.Cited {
		fmt.Fprintf(&b, " %q", s.Key)
	}
	return b.String()
}
