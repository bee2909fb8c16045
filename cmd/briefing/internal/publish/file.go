package publish

import (
	"crypto/sha256"
	"encoding/hex"
)

// A File is an output from the time it is in memory until it is on disk, in the journal
// and in the report of a batch.
type File struct {
	Name string `json:"file"` // in its folder
	Kind string `json:"kind"` // for reports
	// Data holds its bytes; it is nil for a file on disk.
	Data []byte `json:"-"`
	Size int64  `json:"bytes"`
	Sum  Sum    `json:"sha256"`
	// Written reports that it was published; otherwise the same bytes were there
	// already.
	Written bool `json:"written"`
	// Kept reports that it was not drawn again, because the file on disk shows the
	// same.
	Kept bool  `json:"kept,omitempty"`
	Time int64 `json:"time,omitzero"` // of the last change on the disk, in nanoseconds since 1970
	// DrawnFrom is a hash of everything that the file was drawn from; zero if unknown. The
	// same hash means the same bytes.
	DrawnFrom Sum `json:"drawn,omitzero"`
}

// NewFile returns a file in memory.
func NewFile(name string, data []byte) File {
	return File{Name: name, Data: data, Size: int64(len(data)), Sum: sha256.Sum256(data)}
}

// Sum is a SHA-256; as text it is hexadecimal.
type Sum [sha256.Size]byte

// String prints the sum in hexadecimal.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// MarshalText prints the sum as String does; a zero sum is empty.
func (s Sum) MarshalText() ([]byte, error) {
	if s == (Sum{}) {
		return nil, nil
	}
	return hex.AppendEncode(nil, s[:]), nil
}

// UnmarshalText reads what MarshalText writes.
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
