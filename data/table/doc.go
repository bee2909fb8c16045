// Package table reads rows out of files: CSV in its dialects, quickly, with the place of
// each cell. [Rows] reads a file row by row; an [Index] finds the rows that have some texts
// in some columns, and a [UsedPart] is what a briefing used of a file, byte for byte. A
// [Withholding] takes out of a file what may not be published, before anything else is read.
package table
