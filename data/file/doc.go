// Package file is the file language: it reads a briefing in YAML with all that this
// names, and returns a [data.Dataset] that is computed and checked, or all faults of
// the file at once, each with its place.
//
// A file is read into nodes with their places (read.go), which are decoded into drafts
// by the records that list the keys (record.go; the JSON Schema is made of the same
// lists). A resolver follows the names in the drafts, has figures computed and checked, and
// makes charts, blocks and texts of them.
package file
