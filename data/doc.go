// Package data is the model of a briefing: numbers with what is known of them, the
// periods and categories they belong to, the figures, charts and blocks that they make
// up, and the faults of a file. It knows no file, no language and no picture.
//
// To learn it, read in this order. A [Decimal] is a number as it was printed, a [Value]
// that number with what is uncertain about it: a bound, a range, an estimate, a dispute. A
// [Key] is a [Period] or the name of a category; a [Series] holds values by keys, and a
// [Figure] the series of one measured thing, in one [Unit], each value with its
// [Source]. A [Rhythm] says when values of a series are due, and so which lack; a [Break]
// parts what is not comparable, and [Marks] are what an office remarks on a number. A
// [Grouping] puts names together; a [Derivation] says how a computed figure came about, and
// a [Selection] what a chart shows of its figures. A [Chart] shows series of figures, a [Block] is a piece of the briefing,
// and a [Dataset] is all of it, checked. What is wrong with a file is a [Fault]: a
// [Problem] at a [Pos]. A [Rule] says what should not be published.
//
// The phases are packages, and each uses only those named before it:
//
//   - data/language prints numbers, periods, units and phrases in a language;
//   - data/spelling reads periods as offices write them;
//   - data/flag reads the codes that statistical offices put at their numbers;
//   - data/table reads rows out of files;
//   - data/wording tells what words of titles and names say of numbers;
//   - data/compute computes numbers and figures from others;
//   - data/check checks figures, charts and datasets before they are published;
//   - data/batch says what the rows of a batch are, and what they are called;
//   - data/file reads the file language and resolves its names: it returns a Dataset, or
//     all faults of the file;
//   - data/compare says what differs between two datasets.
package data
