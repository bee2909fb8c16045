package charts

import "testing"

// TestCasingLeavesLinesBesideIt checks that paper along a line lies over lines that cross it, and not over
// one that runs along it for a part of its way.
func TestCasingLeavesLinesBesideIt(t *testing.T) {
	course := []point{{0, 50}, {100, 50}, {200, 50}}
	tests := []struct {
		name   string
		behind []point
		want   [][]point
	}{
		{"it crosses", []point{{90, 0}, {110, 100}}, [][]point{course}},
		{"it is far", []point{{0, 60}, {200, 60}}, [][]point{course}},
		{"it runs along all", []point{{0, 51}, {200, 51}}, nil},
		{"it comes beside it in the middle", []point{{0, 51}, {100, 51}, {101, 90}, {200, 90}}, [][]point{{{100, 50}, {200, 50}}}},
		{"it leaves and comes back", []point{{0, 90}, {50, 90}, {51, 49}, {150, 49}, {151, 90}}, [][]point{{{0, 50}, {50, 50}}, {{152, 50}, {200, 50}}}},
	}
	for _, tt := range tests {
		var s scene
		s.shapes = append(s.shapes, shape{role: roleLine, behind: true, points: tt.behind, width: 1}, shape{role: roleCasing, points: course, width: 4}, shape{role: roleLine, points: course, width: 2})
		openCasings(&s)
		var got [][]point
		for _, sh := range s.shapes {
			if sh.role == roleCasing {
				got = append(got, sh.points)
			}
		}
		same := len(got) == len(tt.want)
		for i := 0; same && i < len(got); i++ {
			for _, end := range [2]int{0, 1} {
				a, b := got[i][end*(len(got[i])-1)], tt.want[i][end*(len(tt.want[i])-1)]
				same = same && a.y == b.y && a.x > b.x-3 && a.x < b.x+3
			}
		}
		if !same {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestDataLiesOverReferences checks that a line of context is drawn over a reference line at its height.
func TestDataLiesOverReferences(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Out: {2019: 8, 2020: 9, 2021: 9}, Low: {2019: 5, 2020: 5, 2021: 5}}\ncharts: {c: {figure: f, kind: line, title: T, highlight: Out, references: [{value: 5, label: Limit, source: a}]}}")
	last := map[string]int{}
	for i, sh := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.shapes {
		switch {
		case sh.role == roleReference:
			last["reference"] = i + 1
		case sh.role == roleLine && sh.behind:
			last["context"] = i + 1
		}
	}
	if last["reference"] == 0 || last["context"] < last["reference"] {
		t.Errorf("drawn as: %v", last)
	}
}
