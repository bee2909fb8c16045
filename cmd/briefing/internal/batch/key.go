package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"maps"
	"slices"
	"strconv"

	"briefing/data"
)

// keyVersion counts the changes of what a key is made of.
const keyVersion = "briefing batch 1"

// nameSum is a hash of the name of a row. Two names of one batch, or of a batch
// and its journal, have the same with a chance that nobody lives to see.
type nameSum [16]byte

func sumOfName(name string) nameSum {
	sum := sha256.Sum256([]byte(name))
	return nameSum(sum[:16])
}

// shard is which of n shards a row belongs to, from 0. It depends on nothing but
// the name.
func (s nameSum) shard(n int) int {
	sum := sha256.Sum256(s[:]) // the map of names must not be all of one half
	return int(binary.BigEndian.Uint64(sum[:8]) % uint64(n))
}

// choiceSum is a hash of what is chosen for one row: parameters, edition, size.
type choiceSum [8]byte

// hasher writes texts so that no two lists of them are the same bytes.
type hasher struct {
	hash.Hash
	length [8]byte
}

func newHasher() *hasher { return &hasher{Hash: sha256.New()} }

func (h *hasher) text(s string) {
	binary.LittleEndian.PutUint64(h.length[:], uint64(len(s)))
	h.Write(h.length[:])
	h.Write([]byte(s))
}

func (h *hasher) sum() (s Sum) {
	h.Sum(s[:0])
	return s
}

func sumOfChoice(h *hasher, r data.Row) choiceSum {
	h.Reset()
	h.text(r.Edition)
	if !r.Size.IsZero() {
		h.text(r.Size.String())
	}
	for _, name := range slices.Sorted(maps.Keys(r.Set)) {
		h.text(name)
		h.text(r.Set[name])
	}
	sum := h.sum()
	return choiceSum(sum[:len(choiceSum{})])
}

// keyOf is the key of a row: a hash of all that can change its bytes. What is said
// of figures that are too old depends on the day, but not on how long they have
// been.
func keyOf(h *hasher, s Setting, c choiceSum, old int, inputs []Input) Sum {
	h.Reset()
	h.text(keyVersion)
	for _, w := range s.words() {
		h.text(w)
	}
	h.Write(c[:])
	h.text(strconv.Itoa(old))
	for _, in := range inputs {
		h.text(in.Name)
		h.text(in.Used)
		h.Write(in.Sum[:])
	}
	return h.sum()
}

func sumOf(b []byte) Sum { return sha256.Sum256(b) }
