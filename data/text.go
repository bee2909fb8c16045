package data

// Text is a text of the file with its references to numbers filled in.
type Text struct {
	// Plain has the numbers alone: for titles and labels.
	Plain string
	// Cited has, after each number, the keys of its sources as [@key]: for
	// Markdown. A user may write [@key] as well.
	Cited string
	Pos   Pos
}

// String returns the plain text.
func (t Text) String() string { return t.Plain }
