package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestRowsWithoutAxis checks that rows of dots whose values are printed leave the axis out where
// it would take the room of a row, and only there.
func TestRowsWithoutAxis(t *testing.T) {
	var items []string
	for i := range 12 {
		items = append(items, fmt.Sprintf("Name %c: %d", 'A'+i, 10+i))
	}
	ds := load(t, head+"    unit: jobs\n    values: {"+strings.Join(items, ", ")+"}\ncharts: {c: {figure: f, kind: dot, title: Twelve of them, subtitle: And what they are}}")
	for height, axis := range map[float64]bool{169: false, 540: true} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), height*16/9, height)
		if ch == nil {
			t.Fatalf("%.0f points: the rows do not fit", height)
		}
		ticks, values := 0, 0
		for _, text := range ch.scene.texts {
			switch text.role {
			case roleTick:
				ticks++
			case roleValue:
				values++
			}
		}
		if ticks > 0 != axis || values != 12 {
			t.Errorf("%.0f points: %d ticks and %d values", height, ticks, values)
		}
	}
}
