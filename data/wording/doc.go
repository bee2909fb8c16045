// Package wording tells what the words of titles, units, notes and names say of numbers, in the
// languages of the program: whether they are at a date or of a period ([StockOrFlow]), and at
// which prices, adjusted, gross or net they are ([BasisOf]).
package wording
