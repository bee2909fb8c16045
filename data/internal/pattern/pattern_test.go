package pattern

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func TestNeeds(t *testing.T) {
	for _, tt := range []struct {
		expression string
		want       []string
	}{
		{`(?i)\bexports?\b|\b\pL*Ausfuhr(?:en)?\b|出口`, []string{"export", "ausfuhr", "出口"}},
		{`(?i)\b(?:males?|men)\b`, []string{"male", "men"}},
		{`short[- ]term`, []string{"short"}},
		{`co+l`, []string{"co"}}, // as "ol" would do
		{`a{2,3}bc(?:de)*`, []string{"abc"}},
		{`(?:previous|last) quarter`, []string{" quarter"}},
		{`\x{a0}%|x`, nil},
		{`(?:ab)?|cd`, nil},
		{`[ab\]]+cd`, []string{"cd"}},
		{`(?P<name>ab)`, nil},
		{`µm|nm`, nil}, // whose small letter is not that of Μ
		{`\d{4}`, nil},
		{`ab)`, nil},
		{`\Qa|b\E`, nil},
		{`x{`, []string{"x{"}},
	} {
		if got := needs(tt.expression); !slices.Equal(got, tt.want) {
			t.Errorf("%s needs %q, want %q", tt.expression, got, tt.want)
		}
	}
}

// TestWithin makes texts that the expressions of the program match, and asks whether the patterns pass them on.
func TestWithin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all, helped, matched := expressions(t), 0, 0
	for _, expression := range all {
		p := New(expression)
		re, err := syntax.Parse(expression, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		plain := regexp.MustCompile(expression)
		if needs(expression) != nil {
			helped++
		}
		for range 200 {
			text := example(r, re)
			if !plain.MatchString(text) {
				continue // as of a border of words where there is none
			}
			matched++
			if !p.MatchString(text) {
				t.Fatalf("%s matches %q, which has none of %q", expression, text, needs(expression))
			}
		}
	}
	if len(all) < 150 || helped < len(all)/2 || matched < 50*len(all) {
		t.Errorf("of %d expressions %d need something, and %d texts were looked at", len(all), helped, matched)
	}
}

// expressions are those of all patterns that are written as strings in the sources.
func expressions(t *testing.T) (all []string) {
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name := ""
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				if from, ok := fun.X.(*ast.Ident); ok {
					name = from.Name + "." + fun.Sel.Name
				}
			case *ast.Ident:
				name = fun.Name
			}
			if name == "pattern.New" || name == "word" {
				if text, ok := written(call.Args[len(call.Args)-1]); ok {
					all = append(all, text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// written is the text of strings that are added.
func written(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		a, ok := written(e.X)
		b, too := written(e.Y)
		return a + b, ok && too
	}
	return "", false
}

// example makes a text that an expression matches, but for borders.
func example(r *rand.Rand, re *syntax.Regexp) string {
	several := func(low, high int) string {
		var b strings.Builder
		for range low + r.IntN(max(high, low+2)-low+1) {
			b.WriteString(example(r, re.Sub[0]))
		}
		return b.String()
	}
	switch re.Op {
	case syntax.OpLiteral:
		var b strings.Builder
		for _, c := range re.Rune {
			if re.Flags&syntax.FoldCase != 0 {
				for range r.IntN(3) {
					c = unicode.SimpleFold(c)
				}
			}
			b.WriteRune(c)
		}
		return b.String()
	case syntax.OpCharClass:
		i := 2 * r.IntN(len(re.Rune)/2)
		return string(re.Rune[i] + r.Int32N(re.Rune[i+1]-re.Rune[i]+1))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string('a' + r.Int32N(26))
	case syntax.OpCapture:
		return example(r, re.Sub[0])
	case syntax.OpStar:
		return several(0, 0)
	case syntax.OpPlus:
		return several(1, 0)
	case syntax.OpQuest:
		return several(0, 1)
	case syntax.OpRepeat:
		return several(re.Min, re.Max)
	case syntax.OpAlternate:
		return example(r, re.Sub[r.IntN(len(re.Sub))])
	case syntax.OpConcat:
		var b strings.Builder
		for _, sub := range re.Sub {
			b.WriteString(example(r, sub))
		}
		return b.String()
	}
	return ""
}
