// Package file is the file language: it reads a briefing in YAML with all that this
// names, and returns a [data.Dataset] that is computed and checked, or all faults of
// the file at once, each with its place.
//
// A file is read into nodes with their places (read.go), which are decoded into drafts
// by the records that list the keys (record.go; the JSON Schema is made of the same
// lists). A resolver follows the names in the drafts and has figures computed and checked
// (resolve.go); charts, blocks and texts have types of their own for that
// (resolve_chart.go, resolve_briefing.go, expand.go). A step that may fail returns whether
// what it read is sound: reader.sound runs one and finds out.
//
// Tables come from CSV files (csv.go), or from files as offices hand them out, of which an
// extract is made that is read as such a file (figure_table.go, extract.go): of the rows that where: asks for (where.go,
// csv_where.go), with the codes of offices at their numbers (csv_codes.go), the dates of
// sources that stand in them (stamp.go), and without what is confidential, which is taken
// out before anything else reads the file (withheld_csv.go; withheld_yaml.go for the file
// itself). How figures are shown and chosen is said in precision.go, rhythm.go,
// aggregates.go, groups.go and choice.go, and how they came about in methods*.go.
//
// [Load] reads one file, [LoadEditions] one in several languages, and a [FileCache] many
// from one folder. [LoadBatch] reads a batch file and its table
// into a [batch.Batch] (batch*.go). An [Excerpt] is what one chart depends on, as a file again.
package file
