// Package text reads tables of delimited text, as offices and spreadsheets export them,
// into a [grid.File]: of any encoding, with the separator found, with quotes, lines of any
// length and rows of any width.
//
// What decides a file is said in File.Found. UTF-8 and what a byte-order mark names are
// known; any other encoding is asked, with a word of the file as the encodings that may be
// meant read it (encoding.go, readings.go). The separator is the one that parts most rows
// alike (separator.go). Rows are read as a stream: one string is allocated for each, and a
// row, a cell and the memory are bounded (rows.go).
package text
