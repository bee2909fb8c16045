package wording

import "sync"

// How many texts are kept, and how long these are, in bytes.
const (
	mostSayings   = 4096
	longestSaying = 256
)

// memo keeps what was found of texts: units, titles and names of series come again in many
// figures, in all rows of a batch and in all files of a run.
type memo[K comparable, V any] struct {
	sync.Mutex
	known map[K]V
}

// of returns what is known of a text, or else finds it and keeps it.
func (m *memo[K, V]) of(text K, find func(K) V) V {
	m.Lock()
	found, ok := m.known[text]
	m.Unlock()
	if ok {
		return found
	}
	found = find(text)
	m.Lock()
	defer m.Unlock()
	if m.known == nil || len(m.known) == mostSayings {
		m.known = map[K]V{}
	}
	m.known[text] = found
	return found
}
