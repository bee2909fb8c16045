package spelling

import "slices"

// longestRolling is how many months a value is of at most that overlaps the next.
const longestRolling = 36

// Rolling is how many months each of some texts is, where all are as many and some of those of one are
// those of another: 3 for Jan-Mar 2024 and Feb-Apr 2024. It is 0 for others, as for quarters.
func Rolling(texts []string) int {
	var ends []int
	months := 0
	for i, text := range texts {
		r := read(text)
		if r.flaw != span || r.months < 2 || r.months > longestRolling || i > 0 && r.months != months {
			return 0
		}
		months = r.months
		ends = append(ends, 12*r.year+r.last)
	}
	slices.Sort(ends)
	for i := 1; i < len(ends); i++ {
		if step := ends[i] - ends[i-1]; step > 0 && step < months {
			return months
		}
	}
	return 0
}
