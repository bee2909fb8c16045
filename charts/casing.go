package charts

import (
	"math"
)

// mostHidden is how long a piece of a line may be that the paper along another hides, in times of half the
// width of the paper: where the two cross. A line that runs along the other would seem to end.
const mostHidden = 6

// openCasings takes the paper along lines away where it would hide more than crossings of a line behind it.
func openCasings(s *scene) {
	var behind []shape
	for _, sh := range s.shapes {
		if n := len(sh.points); !sh.closed && n > 1 && sh.points[0].x < sh.points[n-1].x && (sh.depth() == roleGhost || sh.role == roleReference && sh.dash != nil) {
			behind = append(behind, sh)
		}
	}
	var kept []shape
	for _, sh := range s.shapes {
		if sh.role != roleCasing {
			kept = append(kept, sh)
			continue
		}
		for _, part := range apartFrom(sh.points, behind, sh.width/2) {
			open := sh
			open.points = part
			kept = append(kept, open)
		}
	}
	s.shapes = kept
}

// courseStep is a short way along a course.
type courseStep struct {
	a, b   point
	corner bool // the course may turn at b
}

// apartFrom are the parts of a course along which none of other lines runs.
func apartFrom(course []point, others []shape, reach float64) (parts [][]point) {
	steps := stepsOf(course, reach)
	along := make([]bool, len(steps))
	for _, other := range others {
		markAlong(steps, along, other.points, reach)
	}
	var part []point
	for i, s := range steps {
		switch {
		case along[i]:
			if part != nil {
				parts = append(parts, append(part, s.a))
			}
			part = nil
			continue
		case part == nil:
			part = []point{s.a}
		}
		if s.corner && i < len(steps)-1 && !along[i+1] {
			part = append(part, s.b)
		}
	}
	if part != nil {
		parts = append(parts, append(part, steps[len(steps)-1].b))
	}
	return parts
}

// stepsOf divides a course into steps of at most a length.
func stepsOf(course []point, length float64) (steps []courseStep) {
	for i := 1; i < len(course); i++ {
		a, b := course[i-1], course[i]
		n := max(1, int(math.Ceil(math.Hypot(b.x-a.x, b.y-a.y)/length)))
		from := a
		for j := 1; j <= n; j++ {
			part := float64(j) / float64(n)
			to := point{a.x + float64(part*(b.x-a.x)), a.y + float64(part*(b.y-a.y))}
			steps = append(steps, courseStep{from, to, j == n})
			from = to
		}
	}
	return steps
}

// markAlong marks the steps along which another line runs.
func markAlong(steps []courseStep, along []bool, other []point, reach float64) {
	for i := 0; i < len(steps); i++ {
		hidden, end := 0.0, i
		for ; end < len(steps) && nearStep(steps[end], other, reach); end++ {
			hidden += math.Hypot(steps[end].b.x-steps[end].a.x, steps[end].b.y-steps[end].a.y)
		}
		if hidden > mostHidden*reach {
			for j := i; j < end; j++ {
				along[j] = true
			}
		}
		i = max(i, end-1)
	}
}

// nearStep reports whether a line passes within a distance of a step.
func nearStep(s courseStep, line []point, reach float64) bool {
	x, y := (s.a.x+s.b.x)/2, (s.a.y+s.b.y)/2
	if x < line[0].x || x > line[len(line)-1].x {
		return false
	}
	across := (s.b.x - s.a.x) / math.Hypot(s.b.x-s.a.x, s.b.y-s.a.y)
	return across > 0.05 && math.Abs(heightAt(line, x)-y)*across < reach
}
