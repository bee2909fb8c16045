package batch

import (
	"fmt"
	"strconv"
	"strings"
)

// Shard is the part of the rows that a run builds: part Index of Of, chosen by their
// names. The zero Shard is the whole batch.
type Shard struct{ Index, Of int }

func (s Shard) whole() bool { return s.Of == 0 }

// contains reports whether a row belongs to the shard.
func (s Shard) contains(row nameHash) bool { return s.whole() || row.shard(s.Of) == s.Index }

// MaxShards is the largest number of shards.
const MaxShards = 1_000_000

// ParseShard reads I/N, with I from 0 to N-1.
func ParseShard(text string) (Shard, error) {
	first, second, found := strings.Cut(text, "/")
	index, err1 := strconv.Atoi(first)
	of, err2 := strconv.Atoi(second)
	switch {
	case !found || err1 != nil || err2 != nil || of < 1 || of > MaxShards:
		return Shard{}, fmt.Errorf("%q is not a shard; write I/N, such as 0/12 for the first of twelve", text)
	case index < 0 || index >= of:
		return Shard{}, fmt.Errorf("%q is not a shard: of %d the first is 0/%d and the last %d/%d", text, of, of, of-1, of)
	}
	return Shard{index, of}, nil
}

// String prints I/N; empty for the whole.
func (s Shard) String() string {
	if s.whole() {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Index, s.Of)
}

// reportName returns the name of the run's report in the output folder.
func (s Shard) reportName() string {
	if s.whole() {
		return "report.json"
	}
	return fmt.Sprintf("report-%d-of-%d.json", s.Index, s.Of)
}
