// Package pattern holds regular expressions that are compiled when they are first
// used. Compiling those of the file language takes longer than the rest of the
// program's start, and a run uses few of them.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns a function that compiles the expression when it is first called. It
// panics then if the expression is none.
func Lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
