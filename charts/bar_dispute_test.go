package charts

import (
	"strings"
	"testing"
)

// TestValuesStandAtTheirOwnEnds checks that the value of a bar is printed at the
// bar's end, and what others say beside its diamond.
func TestValuesStandAtTheirOwnEnds(t *testing.T) {
	for _, kind := range []string{"bar-vertical", "bar-horizontal"} {
		ds := load(t, head+"    unit: percent\n    values: {A: 22, B: {value: 14, disputed: 20, by: b}, C: {value: 21, disputed: 12, by: b}}\ncharts: {c: {figure: f, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		along := func(p point) float64 {
			if kind == "bar-horizontal" {
				return p.x
			}
			return p.y
		}
		diamonds := map[int]float64{}
		ends := map[int]float64{}
		for _, sh := range ch.scene.shapes {
			b := sh.bounds()
			switch sh.role {
			case roleMarker:
				diamonds[sh.owner] = along(point{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2})
			case roleBar:
				ends[sh.owner] = along(point{b.x1, b.y1})
			}
		}
		if len(diamonds) != 2 {
			t.Fatalf("%s: %d diamonds", kind, len(diamonds))
		}
		for _, text := range ch.scene.texts {
			end, diamond := ends[text.owner], diamonds[text.owner]
			middle := along(point{(text.box().x0 + text.box().x1) / 2, (text.box().y0 + text.box().y1) / 2})
			toEnd, toDiamond := max(middle-end, end-middle), max(middle-diamond, diamond-middle)
			if diamond == 0 {
				continue
			}
			if disputed := strings.Contains(text.line.Text, "disputed"); disputed == (toEnd < toDiamond) {
				t.Errorf("%s: %q is %.0f from the end of its bar and %.0f from the diamond", kind, text.line.Text, toEnd, toDiamond)
			}
		}
	}
}

// TestNoDisputeWithoutItsValue checks that what others say is printed only where
// the value is: alone it would be taken for it.
func TestNoDisputeWithoutItsValue(t *testing.T) {
	for kind, figure := range map[string]string{
		"line":         "{2014: 9, 2015: 10.2, 2016: 9.4, 2017: 10.3, 2018: 9.1, 2019: 10, 2020: 7.8, 2021: more than 10.7, 2022: {value: less than 10.1, disputed: 6.4, by: b}, 2023: 8.5}",
		"bar-vertical": "{2019: 5000.3, 2020: 9000.1, 2021: 19000.2, 2022: {value: 10001.1, disputed: 6.4, by: b}, 2023: 8.5}", // neither the highest nor the last
	} {
		ds := load(t, head+"    unit: percent\n    values: "+figure+"\ncharts: {c: {figure: f, kind: "+kind+"}}")
		both, neither := 0, 0
		for width := 120.0; width < 960; width += 20 {
			c, err := New(ds, chartOf(t, ds, "c"), Options{Width: width, Height: 0.7 * width})
			if err != nil {
				continue
			}
			value, disputed := false, false
			for _, text := range c.scene.texts {
				said := strings.ReplaceAll(text.line.Text, "\u00a0", " ")
				value = value || text.role == roleValue && strings.HasSuffix(strings.TrimSuffix(said, "%"), "10.1") || strings.TrimSuffix(said, "%") == "10,001.1"
				disputed = disputed || text.role == roleRemark && strings.Contains(said, "disputed")
			}
			switch {
			case disputed && !value:
				t.Errorf("%s, %.0f points wide: what is disputed stands alone", kind, width)
			case disputed:
				both++
			case !value:
				neither++
			}
		}
		if both == 0 || neither == 0 {
			t.Errorf("%s: at %d sizes both are printed, at %d neither", kind, both, neither)
		}
	}
}
