package file

import (
	"fmt"
	"strconv"

	"briefing/data"
)

// maxRolling is how many months a value is of at most that ends with its month.
const maxRolling = 60

func decodeRolling(d *decoder, n node) int {
	months, err := strconv.Atoi(n.Value)
	if err != nil || months < 2 || months > maxRolling || !data.AllDigits(n.Value) {
		d.fault(n, fmt.Sprintf("%s is not a number of months", describe(n)), fmt.Sprintf("write a whole number from 2 to %d, such as 3 or 12", maxRolling))
		return 0
	}
	return months
}

// rolls says of the periods of a figure that each is the last of several months, where the file does.
func rolls(r *resolver, f *figureDraft, fig *data.Figure) {
	switch {
	case f.rolling == 0:
		return
	case fig.Cumulative:
		r.fault(f.rollingAt, "values that run from the start of the year are not of a number of months", "remove rolling, or cumulative")
		return
	case !fig.Periods || len(fig.Keys) == 0 || fig.Keys[0].Period.Granularity() != data.Month:
		r.fault(f.rollingAt, fmt.Sprintf("the keys of %s are no months", f.id), "remove rolling, or write keys such as 2024-03 for January to March")
		return
	}
	roll := func(keys []data.Key) {
		for i := range keys {
			keys[i].Period = keys[i].Period.Rolling(f.rolling)
		}
	}
	roll(fig.Keys)
	for _, s := range fig.Series {
		roll(s.Keys)
	}
}
