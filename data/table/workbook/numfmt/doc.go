// Package numfmt reads the number formats of spreadsheets, such as #,##0.0" [p]";"–", and
// shows numbers by them, as a reader of the workbook sees them.
//
// It has a parser of its own: those that were looked at end a quoted text at a bracket or
// a semicolon inside it, which loses what an office says of a number, such as [p].
package numfmt
