package language

import "briefing/data"

// Mark prints a mark in lower case: "low reliability".
func Mark(p *Printer, m data.Marks) string { return p.lang.marks[m] }

// Doubts prints the statuses of a value, the least settled first, and those of its marks
// that are among some.
func Doubts(p *Printer, v data.Value, some data.Marks) []string {
	var all []string
	for _, s := range v.Statuses() {
		all = append(all, p.Status(s))
	}
	for _, m := range v.Remarks() {
		if m.Has(some) {
			all = append(all, Mark(p, m))
		}
	}
	return all
}
