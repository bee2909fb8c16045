package data

// InputRef names an input of a dataset, or the part of it that was used, so that
// its checksum can be found again without loading anything: see Shelf.Sum. It may
// be stored, and compared with ==.
type InputRef struct {
	// Name is the path in the folder; "system:" for an installed font.
	Name string
	// Used says which rows of a CSV file were used, as region=Beijing&year=2019,
	// with | between several selections; empty: the whole file. For an installed
	// font it is family=NAME&style=STYLE.
	Used string
}

// Dependency is an input with its checksum. The Sum of an installed font that is
// not there is zero.
type Dependency struct {
	InputRef
	Sum [32]byte // SHA-256
}
