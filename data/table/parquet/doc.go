// Package parquet reads tables out of Parquet files.
//
// A damaged file may say any length and any count, and a reader that believes it asks for
// gigabytes, which no recover stops. So every number is compared with the bytes that are
// there before memory is taken for it: the footer is read by a decoder of its own
// (thrift.go, footer.go), pages are unpacked into the size that they say only where so few
// bytes can hold it (codec.go), and values are decoded one by one where they lie, never
// into lists of a length that a page gives (levels.go, values.go, delta.go). The module
// parquet-go was tried: it takes lengths of texts, runs and LZ4 blocks as they are given,
// within pages where they cannot be checked first, and makes the program 9 MB larger.
//
// [Open] reads the footer; rows are read by pages, one of each column at a time (column.go,
// rows.go). Values are written as a reader of the table would see them (text.go): decimals
// exactly, floats with the fewest digits that mean the same float of their size, dates and
// times in ISO 8601. A value that is not there, and not a number, are empty. Structs are
// flattened with dots; what cannot be shown in a cell, as lists, is left out, and said.
//
// The head is line 1, and the records follow: the third record is line 4.
package parquet
