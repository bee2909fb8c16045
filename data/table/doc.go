// Package table reads rows out of files: CSV in its dialects, quickly, with the place of
// each cell. [Rows] reads a file row by row; an [Index] finds the rows that have some texts
// in some columns, and a [UsedPart] is what a briefing used of a file, byte for byte. A
// [Withholding] takes out of a file what may not be published, before anything else is read.
//
// The packages below read tables as they are handed out: data/table/format tells what a file
// is and opens it as a data/table/grid, by data/table/text for delimited text;
// data/table/number reads the numbers in it.
package table
