// Package shape makes a tidy table of a sheet as an office hands it out: one line of heads,
// a row for each key, plain numbers. A [Shape] says how the sheet is laid out; what it
// leaves out is found: where the heads stand, which of them are periods, how numbers are
// written, and which lines are about the table and not of it. [Open] finds a [Table], and
// says what it has found; [Table.Read] reads its rows into an [Extract], which is CSV, with
// the place of each cell in the file that it comes from.
//
// A table is seldom one head above one body. Heads may hold the keys of one dimension or of
// several (across.go), with marks beside each (beside.go); a name may stand once above its rows
// (fill.go), or be the head of a part of the table (section.go) or of names indented below it
// (indent.go); rows and columns may be hidden (hidden.go); and another table may stand below,
// with the same heads or with others (again.go).
//
// What can be read in two ways that make different numbers is not decided here: it is one
// of [Errors], with the readings and what to write.
package shape
