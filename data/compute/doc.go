// Package compute computes numbers from others: growth, ratios, shares and sums of values
// that may be bounds, ranges or in dispute. A result is true wherever within their bounds
// and rounding the values lie, and has no more digits than they justify (JCGM 100, 7.2.6).
//
// A [Formula] computes one number, [Evaluate] a value with its sources and the way it was
// computed, [Derive] a whole figure. What cannot be computed is returned as what is wrong,
// or as a missing value with its reason. [Order] compares values; [SelectTime] and
// [SelectNames] choose and rank what a chart shows.
package compute
