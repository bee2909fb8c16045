package batch

import (
	"slices"

	"briefing/data"
)

// Hash is a hash of a name, equal for names that are the same folder on some
// file system (FNV-1a).
func Hash(name []byte) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	if !foldsPlainly(name) {
		name = []byte(data.Folded(string(name)))
	}
	h := uint64(offset)
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// foldsPlainly reports whether a name surely has no letters with another case or
// form but those of ASCII: Chinese names, and those of ASCII.
func foldsPlainly(name []byte) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 0xe4 && c <= 0xe9 && i+2 < len(name) { // U+4000 to U+9FFF, three bytes
			i += 2
		} else if c >= 0x80 {
			return false
		}
	}
	return true
}

// Repeated are the hashes that are there more than once. It sorts them.
func Repeated(hashes []uint64) map[uint64]bool {
	slices.Sort(hashes)
	var twice map[uint64]bool
	for i := 1; i < len(hashes); i++ {
		if hashes[i] != hashes[i-1] {
			continue
		}
		if twice == nil {
			twice = map[uint64]bool{}
		}
		twice[hashes[i]] = true
	}
	return twice
}
