package publish

import (
	"crypto/sha256"
	"encoding/hex"
)

// A File is an output on its way: from memory, where it was made, to the disk, and into
// the journal and the report of a batch.
type File struct {
	Name string `json:"file"` // in its folder
	Kind string `json:"kind"` // for reports
	// Data are its bytes; those of a file that stands on the disk are not kept.
	Data []byte `json:"-"`
	Size int64  `json:"bytes"`
	Sum  Sum    `json:"sha256"`
	// Written tells that it was published; otherwise the same bytes stood there.
	Written bool `json:"written"`
	// Kept tells that it was not even drawn: what stands there shows the same.
	Kept bool  `json:"kept,omitempty"`
	Time int64 `json:"time,omitzero"` // of the last change on the disk, in nanoseconds since 1970
	// Drawn is a hash of all that the file was drawn from; zero where it is not
	// known. With the same one the bytes would be the same.
	Drawn Sum `json:"drawn,omitzero"`
}

// NewFile is a file in memory.
func NewFile(name string, data []byte) File {
	return File{Name: name, Data: data, Size: int64(len(data)), Sum: sha256.Sum256(data)}
}

// Sum is a SHA-256; in text it is hexadecimal.
type Sum [sha256.Size]byte

// String prints the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// MarshalText prints the sum as String does; empty when it is zero.
func (s Sum) MarshalText() ([]byte, error) {
	if s == (Sum{}) {
		return nil, nil
	}
	return hex.AppendEncode(nil, s[:]), nil
}

// UnmarshalText reads what MarshalText has written.
func (s *Sum) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Sum{}
		return nil
	}
	if len(text) != hex.EncodedLen(len(s)) {
		return hex.ErrLength
	}
	_, err := hex.Decode(s[:], text)
	return err
}
