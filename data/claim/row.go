package claim

import (
	"iter"
	"sort"

	"briefing/data"
)

// beforeKey yields the values of a series before a period, the last of them first.
func beforeKey(row *data.Series, k data.Key) iter.Seq2[data.Key, data.Value] {
	return func(yield func(data.Key, data.Value) bool) {
		at := sort.Search(len(row.Keys), func(i int) bool { return row.Keys[i].Period.Compare(k.Period) >= 0 })
		for i := at - 1; i >= 0; i-- {
			if !yield(row.Keys[i], row.Values[i]) {
				return
			}
		}
	}
}
