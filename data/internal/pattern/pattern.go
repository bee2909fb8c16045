// Package pattern holds regular expressions that are compiled when a text may match
// them. Compiling those of the file language takes longer than the rest of the
// program's start, and a run uses few of them: most ask for a word that the texts at
// hand do not have, which is found out sooner without them.
package pattern

import (
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a regular expression. It can be used at the same time from several goroutines.
type Pattern struct {
	expression string
	asks       sync.Once
	needs      []string
	compiled   sync.Once
	re         *regexp.Regexp
}

// New returns the pattern of an expression. The methods panic if the expression is none.
func New(expression string) *Pattern { return &Pattern{expression: expression} }

// Regexp returns the regular expression, which may be one for all texts.
func (p *Pattern) Regexp() *regexp.Regexp {
	p.compiled.Do(func() { p.re = regexp.MustCompile(p.expression) })
	return p.re
}

// within reports whether the text has something that a match needs.
func (p *Pattern) within(text string) bool {
	p.asks.Do(func() { p.needs = needs(p.expression) })
	if p.needs == nil {
		return true
	}
	text = lower(text)
	for _, one := range p.needs {
		if strings.Contains(text, one) {
			return true
		}
	}
	return false
}

// lower returns a text in the small letters of [needs].
func lower(text string) string {
	return strings.ReplaceAll(strings.ToLower(text), "ſ", "s") // which expressions take for each other
}

// MatchString is that of [regexp.Regexp], as are the following.
func (p *Pattern) MatchString(text string) bool {
	return p.within(text) && p.Regexp().MatchString(text)
}

// nothing matches no text.
var nothing = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^\x00-\x{10FFFF}]`) })

// on is the expression for a text that may match it, and one that matches nothing for any other.
func (p *Pattern) on(text string) *regexp.Regexp {
	if p.within(text) {
		return p.Regexp()
	}
	return nothing()
}

func (p *Pattern) FindString(text string) string {
	return p.on(text).FindString(text)
}

func (p *Pattern) FindStringIndex(text string) []int {
	return p.on(text).FindStringIndex(text)
}

func (p *Pattern) FindStringSubmatch(text string) []string {
	return p.on(text).FindStringSubmatch(text)
}

func (p *Pattern) FindStringSubmatchIndex(text string) []int {
	return p.on(text).FindStringSubmatchIndex(text)
}

func (p *Pattern) FindAllString(text string, n int) []string {
	return p.on(text).FindAllString(text, n)
}

func (p *Pattern) FindAllStringIndex(text string, n int) [][]int {
	return p.on(text).FindAllStringIndex(text, n)
}

func (p *Pattern) FindAllStringSubmatch(text string, n int) [][]string {
	return p.on(text).FindAllStringSubmatch(text, n)
}

func (p *Pattern) FindAllStringSubmatchIndex(text string, n int) [][]int {
	return p.on(text).FindAllStringSubmatchIndex(text, n)
}

func (p *Pattern) ReplaceAllString(text, with string) string {
	return p.on(text).ReplaceAllString(text, with)
}

func (p *Pattern) ReplaceAllStringFunc(text string, with func(string) string) string {
	return p.on(text).ReplaceAllStringFunc(text, with)
}
