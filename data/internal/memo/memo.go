// Package memo keeps what was found of texts.
package memo

import "sync"

// most is how many texts are kept.
const most = 4096

// Longest is how many bytes a text has at most that is worth keeping.
const Longest = 256

// Memo keeps what was found of texts: units, titles and names of series come again in many
// figures, in all rows of a batch and in all files of a run.
type Memo[K comparable, V any] struct {
	sync.Mutex
	known map[K]V
}

// Of returns what is known of a text, or else finds it and keeps it.
func (m *Memo[K, V]) Of(text K, find func(K) V) V {
	m.Lock()
	found, ok := m.known[text]
	m.Unlock()
	if ok {
		return found
	}
	found = find(text)
	m.Lock()
	defer m.Unlock()
	if m.known == nil || len(m.known) == most {
		m.known = map[K]V{}
	}
	m.known[text] = found
	return found
}
