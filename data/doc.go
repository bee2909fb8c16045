// Package data is the model of a briefing: numbers with what is known of them, the
// periods and categories they belong to, the figures, charts and blocks that they make
// up, and the faults of a file. It knows no file, no language and no picture.
//
// A newcomer may read it in this order. A [Decimal] is a number as it was printed, a
// [Value] that number with its doubts: a bound, a range, an estimate, a dispute. A
// [Key] is a [Period] or the name of a category; a [Series] holds values by keys, and a
// [Figure] the series of one measured thing, in one [Unit], each value with its
// [Source]. A [Chart] shows series of figures, a [Block] is a piece of the briefing,
// and a [Dataset] is all of it, checked. What is wrong with a file is a [Fault]: a
// [Problem] at a [Pos]. A [Rule] says what should not be published.
//
// The phases are packages, and each uses only those named before it:
//
//   - data/language prints numbers, periods, units and phrases in a language;
//   - data/table reads rows out of files;
//   - data/compute makes numbers out of numbers, and whole figures;
//   - data/check holds figures, charts and the whole to what should be published;
//   - data/file reads the file language, and follows its names: from a file to a Dataset,
//     or to all of its faults;
//   - data/compare says what differs between two datasets.
package data
