// Package records reads tables out of JSON: records (an array of objects, one after
// another in lines, or inside an object beside what is said of them), rows (an array of
// arrays, with their heads beside them or among them), lists that are columns, and
// JSON-stat 1 and 2.
//
// [Open] goes through the file once, for the heads of its tables, their places, and every
// fault in the writing; the rows are read again from where a table begins, so that memory
// does not grow with them. The scanner (scan.go) knows the place of everything. Records
// are flattened (records.go): country: {id: CN} is a column country.id. A dataset of
// JSON-stat (stat.go) becomes a row for each cell of the cube that it writes
// (stat_rows.go). Numbers keep the digits they were written with: nothing is a float.
package records
