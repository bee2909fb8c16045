package charts

import (
	"image/color"
	"math"
	"testing"

	"briefing/charts/typeset"
)

// full is a scene with a wave, a band, a ring that outlines much, a mark and a text.
func full() *scene {
	black := color.RGBA{A: 255}
	s := &scene{width: 400, height: 300}
	var wave, outline []point
	for i := range 101 {
		wave = append(wave, point{float64(4 * i), 150 + 40*math.Sin(float64(i)/5)})
	}
	for i := range 24 {
		turn := 2 * math.Pi * float64(i) / 24
		outline = append(outline, point{200 + 90*math.Cos(turn), 150 + 90*math.Sin(turn)})
	}
	s.polyline(roleLine, 0, black, 2, nil, wave...)
	s.polyline(roleReference, noOwner, black, 1, nil, point{0, 280}, point{400, 280})
	s.polyline(roleLeader, noOwner, black, 1, nil, point{10, 10}, point{390, 90})
	s.fill(roleBand, noOwner, rect{300, 0, 330, 300}, black)
	s.fill(roleBar, 0, rect{10, 220, 60, 260}, black) // labels may stand on it
	s.shapes = append(s.shapes, shape{role: roleSpread, points: outline, closed: true})
	s.disc(roleMarker, 0, point{50, 200}, 6, black)
	s.polyline(roleLine, 0, black, 1, nil, point{-50, 270}, point{500, 290}) // beyond the picture
	s.texts = []placedText{{line: typeset.Line{Width: 80}, style: typeset.Style{Size: 10}, x: 150, y: 20}}
	return s
}

// TestObstacles checks what lies in boxes, and that it is what is found by looking at all shapes one by one.
func TestObstacles(t *testing.T) {
	s := full()
	o := obstaclesOf(s, 9)
	all := func(*shape) bool { return true }
	for _, test := range []struct {
		what           string
		box            rect
		drawn, written bool
	}{
		{"the inside of the outline, away from its edges", rect{195, 198, 205, 204}, true, false},
		{"a corner that it does not reach", rect{112, 225, 124, 235}, false, false},
		{"the wave", rect{36, 180, 44, 190}, true, false},
		{"above the wave", rect{10, 205, 40, 215}, false, false},
		{"the mark", rect{55, 201, 60, 204}, true, false},
		{"the band", rect{305, 40, 310, 44}, true, false},
		{"a bar", rect{20, 230, 50, 250}, false, false},
		{"the text", rect{160, 22, 165, 24}, false, true},
		{"below the text", rect{160, 5, 165, 15}, false, false},
		{"outside the picture", rect{-40, 265, -30, 275}, true, false},
	} {
		if drawn, written := o.cover(test.box, all), o.textIn(test.box); drawn != test.drawn || written != test.written {
			t.Errorf("%s: drawn %t, written %t", test.what, drawn, written)
		}
	}
	sheet := &sheet{scene: *s}
	plain := labelSpace{plot: &timePlot{sheet: sheet}}
	known := plain
	known.known = o
	hits := 0
	for x := -20.0; x < 420; x += 3.7 {
		for y := -20.0; y < 320; y += 3.1 {
			for _, size := range []point{{2, 2}, {7, 5}, {70, 11}, {150, 40}} {
				box := rect{x, y, x + size.x, y + size.y}
				for _, such := range []func(*shape) bool{solid, ghost, func(sh *shape) bool { return sh.role == roleBand }} {
					want := plain.covered(box, such)
					if got := known.covered(box, such); got != want {
						t.Fatalf("%v: %t, looked at one by one %t", box, got, want)
					} else if want {
						hits++
					}
				}
				if got, want := known.written(box), plain.written(box); got != want {
					t.Fatalf("text in %v: %t, looked at one by one %t", box, got, want)
				}
			}
		}
	}
	if hits < 1000 {
		t.Errorf("%d hits", hits)
	}
}
