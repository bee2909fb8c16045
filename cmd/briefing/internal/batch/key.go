package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data/batch"
)

// keyVersion counts the changes to what a key is made of.
const keyVersion = "briefing batch 1"

// nameHash is a hash of the name of a row, long enough never to collide in practice.
type nameHash [16]byte

func hashName(name string) nameHash {
	sum := sha256.Sum256([]byte(name))
	return nameHash(sum[:16])
}

// shard returns which of n shards a row belongs to, from 0. It depends only on the
// name.
func (s nameHash) shard(n int) int {
	sum := sha256.Sum256(s[:]) // hashed again: otherwise the map of one shard would get all its names from one part of their range
	return int(binary.BigEndian.Uint64(sum[:8]) % uint64(n))
}

// choiceHash is a hash of what is chosen for one row: parameters, edition, size,
// the name of its PDF.
type choiceHash [8]byte

// hasher collects texts so that different lists never give the same bytes.
type hasher struct{ bytes []byte }

func (h *hasher) reset() { h.bytes = h.bytes[:0] }

func (h *hasher) text(s string) {
	h.bytes = binary.LittleEndian.AppendUint64(h.bytes, uint64(len(s)))
	h.bytes = append(h.bytes, s...)
}

func (h *hasher) sum() publish.Sum { return sha256.Sum256(h.bytes) }

func hashChoice(h *hasher, r batch.Row) choiceHash {
	h.reset()
	h.text(r.Edition)
	if !r.Size.IsZero() {
		h.text(r.Size.String())
	}
	for _, name := range slices.Sorted(maps.Keys(r.Set)) {
		h.text(name)
		h.text(r.Set[name])
	}
	if r.File != "" {
		h.text("/file") // no parameter has this name
		h.text(r.File)
	}
	sum := h.sum()
	return choiceHash(sum[:len(choiceHash{})])
}

// keyOf returns the key of a row: a hash of everything that can change its bytes. Notes
// about figures that are too old depend on which figures are, but not on for how long.
func keyOf(h *hasher, s Setting, c choiceHash, old int, inputs []Input) publish.Sum {
	h.reset()
	h.text(keyVersion)
	for _, w := range s.words() {
		h.text(w)
	}
	h.bytes = append(h.bytes, c[:]...)
	h.text(strconv.Itoa(old))
	for _, in := range inputs {
		h.text(in.Name)
		h.text(in.Used)
		h.bytes = append(h.bytes, in.Sum[:]...)
	}
	return h.sum()
}
