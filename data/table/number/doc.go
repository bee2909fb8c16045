// Package number reads numbers as offices and spreadsheets write them: 1,234.5 and 1.234,5,
// 12,34,567, 12,5%, (3,2), 3,2-, 12.3 [note 1], １２３.
//
// [Cut] takes a cell apart without knowing which sign is the decimal sign; a [Dialect] knows
// it, and [Dialect.Plain] writes a number in plain digits. [Find] finds the dialect of a table from its cells: one
// cell that can be read in one way only decides for all of the table, and where there is none
// the table does not say whether 1.234 is more than a thousand or little more than one: that
// is asked. What could be two numbers is none: groups have three digits (or two, in lakh and
// crore), and 5.2k or 3.1 bn is not read as its digits.
package number
