// Package workbook reads the sheets of workbooks, .xlsx and .ods, row by row: what each
// cell shows, and the number behind it.
//
// [Open] reads a workbook's list of sheets and its formats. The rows of a sheet are then
// unpacked and read one at a time; of a workbook of Excel, the texts that its sheets
// share are kept. Everything is bounded: see limits.
//
// What a cell shows is its text: 12.3% by the format 0.0%, with 12.3456 behind it; dates
// are in the form of ISO 8601, as far as the cell shows them. Where one format shows some
// numbers in thousands and others in millions, the number behind is the whole one.
// Characters above the line stay apart from the number before them (12¹), as does a letter (12 p).
package workbook
