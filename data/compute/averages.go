package compute

import (
	"fmt"
	"math/big"
	"slices"
)

// meanOf is the sum of n inputs divided by their number.
func meanOf(n int) Formula {
	count := big.NewRat(int64(n), 1)
	return Formula{directions: rising(n), sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		sum := total(x)
		return sum.Quo(sum, count), true
	}, show: func(in []string) string { return fmt.Sprintf("(%s) ÷ %d", joinWith(in, " + "), n) }}
}

// ranked is a result that is one of n inputs, or the mean of several: those that
// choose names once the inputs are in order. An input without an end is farther than
// all others.
func ranked(n int, name string, choose func(order []int) []int) Formula {
	chosen := func(x []*big.Rat, side int) []int {
		order := make([]int, len(x))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int {
			switch {
			case x[a] == nil && x[b] == nil:
				return 0
			case x[a] == nil:
				return side
			case x[b] == nil:
				return -side
			}
			return x[a].Cmp(x[b])
		})
		return choose(order)
	}
	mean := func(x []*big.Rat, of []int) (*big.Rat, bool) {
		some := make([]*big.Rat, len(of))
		for i, at := range of {
			if some[i] = x[at]; some[i] == nil {
				return nil, false
			}
		}
		sum := total(some)
		return sum.Quo(sum, big.NewRat(int64(len(of)), 1)), true
	}
	return Formula{
		directions: rising(n), sum: true,
		compute:  func(x []*big.Rat) (*big.Rat, bool) { return mean(x, chosen(x, 0)) },
		limiting: func(x []*big.Rat) []int { return chosen(x, 0) },
		extreme: func(low, high []*big.Rat, side int) (*big.Rat, bool) {
			x := low
			if side > 0 {
				x = high
			}
			return mean(x, chosen(x, side))
		},
		show: func(in []string) string { return name + "(" + joinWith(in, "; ") + ")" },
	}
}

func leastOf(n int) Formula {
	return ranked(n, "min", func(order []int) []int { return order[:1] })
}

func greatestOf(n int) Formula {
	return ranked(n, "max", func(order []int) []int { return order[len(order)-1:] })
}

// medianOf is the middle one of n inputs, or the mean of the two in the middle.
func medianOf(n int) Formula {
	return ranked(n, "median", func(order []int) []int { return order[(len(order)-1)/2 : len(order)/2+1] })
}

// weightedMeanOf takes n numbers and then their n weights: the sum of the products
// divided by the sum of the weights, none of which is below zero.
func weightedMeanOf(n int) Formula {
	numbers, weights := make([]int, n), make([]int, n)
	for i := range numbers {
		numbers[i], weights[i] = i, n+i
	}
	return Formula{
		sum:      true,
		divisors: weights,
		limiting: func([]*big.Rat) []int { return numbers },
		compute:  func(x []*big.Rat) (*big.Rat, bool) { return weightedMean(x[:n], x[n:]) },
		extreme: func(low, high []*big.Rat, side int) (*big.Rat, bool) {
			numbers := low[:n]
			if side > 0 {
				numbers = high[:n]
			}
			return extremeMean(numbers, low[n:], high[n:], side)
		},
		show: func(in []string) string {
			products := make([]string, n)
			for i := range products {
				products[i] = in[i] + " × " + in[n+i]
			}
			return "(" + joinWith(products, " + ") + ") ÷ (" + joinWith(in[n:], " + ") + ")"
		},
	}
}

func weightedMean(x, weights []*big.Rat) (*big.Rat, bool) {
	sum := new(big.Rat)
	for i, w := range weights {
		if w.Sign() < 0 {
			return nil, false
		}
		sum.Add(sum, new(big.Rat).Mul(x[i], w))
	}
	all := total(weights)
	if all.Sign() == 0 {
		return nil, false
	}
	return sum.Quo(sum, all), true
}

// extremeMean is the least (side -1) or the greatest (+1) mean of numbers whose weights
// lie from low to high. It is that of the greatest weights where the number is beyond
// the mean, and of the least elsewhere: a mean found so is taken for the next search,
// until it stays. Of a weight without an upper end the mean may be as near to its
// number as one likes.
func extremeMean(x, low, high []*big.Rat, side int) (*big.Rat, bool) {
	weights := make([]*big.Rat, len(x))
	var farthest *big.Rat
	for i := range x {
		if x[i] == nil {
			return nil, false
		}
		if weights[i] = atLeastZero(low[i]); high[i] == nil && (farthest == nil || x[i].Cmp(farthest) == side) {
			farthest = x[i]
		}
	}
	mean, ok := weightedMean(x, weights)
	if !ok { // all may be zero
		return farthestOf(x, side), true
	}
	for range x {
		for i := range x {
			weights[i] = atLeastZero(low[i])
			if high[i] != nil && x[i].Cmp(mean) == side {
				weights[i] = high[i]
			}
		}
		next, ok := weightedMean(x, weights)
		if !ok || next.Cmp(mean) == 0 {
			break
		}
		mean = next
	}
	if farthest != nil && farthest.Cmp(mean) == side {
		mean = farthest
	}
	return mean, true
}

func atLeastZero(x *big.Rat) *big.Rat {
	if x == nil || x.Sign() < 0 {
		return new(big.Rat)
	}
	return x
}

func farthestOf(x []*big.Rat, side int) *big.Rat {
	far := x[0]
	for _, y := range x[1:] {
		if y.Cmp(far) == side {
			far = y
		}
	}
	return far
}
