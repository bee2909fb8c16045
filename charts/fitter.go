package charts

import (
	"cmp"

	"briefing/data"
)

// Fitter lays out charts in the sizes that a page has for them. A chart that fits in none of
// them costs the most: after too many tries that failed it looks at no more of them.
type Fitter struct {
	Dataset *data.Dataset
	failed  int // tries, those of large charts for more
}

// mostTries is how many tries may fail: five for each chart that may be at fault. One of a
// chart of many values counts for several.
const mostTries = 5 * MostUnfit

// New lays a chart out in the first of some ways in which it fits. The error is that of the
// last.
func (f *Fitter) New(c *data.Chart, ways ...Options) (drawn *Chart, err error) {
	if f.failed > mostTries {
		return nil, NotLookedAt(c)
	}
	for _, opt := range ways {
		if drawn, err = New(f.Dataset, c, opt); err == nil {
			return drawn, nil
		}
	}
	f.failed += 1 + len(c.Keys)*len(c.Series)/10
	return nil, err
}

// AtFirst lays a chart out at the first of some heights at which it fits, which the options
// then have. The error is that at the first of them.
func (f *Fitter) AtFirst(c *data.Chart, opt *Options, heights ...float64) (*Chart, error) {
	var first error
	for _, opt.Height = range heights {
		drawn, err := f.New(c, *opt)
		if err == nil {
			return drawn, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}
