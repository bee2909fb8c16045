// Package compute makes numbers out of numbers: growth, ratios, shares and sums of values
// that may be bounds, ranges or in dispute. Whatever the values stand for, what comes out
// is true of it, and printed to no more places than they justify (JCGM 100, 7.2.6).
//
// A [Formula] computes one number, [Evaluate] a value with its sources and the way it was
// computed, [Derive] a whole figure. What cannot be computed is returned as what is wrong,
// or as a missing value with its reason. [Order] compares values.
package compute
