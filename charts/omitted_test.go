package charts

import (
	"testing"
)

// TestOmittedNames checks that three dots stand between the highest and the lowest names,
// where others are left out between them and the names stand in order.
func TestOmittedNames(t *testing.T) {
	const values = "    unit: tonnes\n    values: {A: 90, B: 80, C: 70, D: 60, E: 50, F: 4, G: 2}\n"
	for choice, want := range map[string]int{
		"top: 3, bottom: 2, sort: descending":                 3,
		"top: 3, bottom: 2, sort: ascending":                  2,
		"top: 3, bottom: 2, sort: descending, highlight: [D]": 0, // it stands between them
		"top: 3, bottom: 2, sort: descending, others: Others": 0, // which are shown
		"top: 5, bottom: 2, sort: descending":                 0, // none is left out
		"top: 3, sort: descending":                            0,
		"sort: descending":                                    0,
	} {
		for _, kind := range []string{"bar-vertical", "bar-horizontal", "dot", "lollipop"} {
			ds := load(t, head+values+"charts: {c: {figure: f, title: T, kind: "+kind+", "+choice+"}}")
			ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
			dots := 0
			for _, sh := range ch.scene.shapes {
				if sh.role == roleLeader && sh.ink == ch.plan.theme.Soft && len(sh.points) != 2 {
					dots++
				}
			}
			if got := ch.plan.places.omitted; got != want || dots != 3 && want > 0 || dots > 0 && want == 0 {
				t.Errorf("%s of %s: %d dots after %d names, want them after %d", kind, choice, dots, got, want)
			}
		}
	}
}
