package charts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// TestRegistry checks that each kind of chart has one line in the registry, and
// each form a file that is its own: where one is added, nothing else changes.
func TestRegistry(t *testing.T) {
	if len(registry) != len(data.Kinds()) {
		t.Errorf("%d forms for %d kinds", len(registry), len(data.Kinds()))
	}
	owners := map[*form]data.Kind{}
	for _, k := range data.Kinds() {
		f := registry[k]
		switch {
		case f == nil:
			t.Errorf("%s has no form", k)
			continue
		case owners[f] != "":
			t.Errorf("%s and %s share a form", owners[f], k)
		case len(f.layouts) == 0 || f.head == nil:
			t.Errorf("the form of %s is not complete", k)
		}
		owners[f] = k
	}
	files := formFiles(t)
	if len(files) != len(registry) {
		t.Errorf("forms are declared in %d files, and there are %d", len(files), len(registry))
	}
	for file, declared := range files {
		if len(declared) != 1 {
			t.Errorf("%s declares the forms %s", file, strings.Join(declared, ", "))
		}
	}
}

// formFiles are the forms that each file of the package declares.
func formFiles(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			if lit, ok := v.Values[0].(*ast.CompositeLit); ok && lit.Type != nil && types.ExprString(lit.Type) == "form" {
				files[name] = append(files[name], v.Names[0].Name)
			}
			return true
		})
	}
	return files
}

// sources are the files of the package but for its tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestKindsAreNotCompared checks that only the registry tells kinds apart: what forms
// differ in stands in their lines.
func TestKindsAreNotCompared(t *testing.T) {
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			var among []ast.Expr
			switch n := n.(type) {
			case *ast.BinaryExpr:
				among = []ast.Expr{n.X, n.Y}
			case *ast.CaseClause:
				among = n.List
			}
			for _, e := range among {
				if kind := types.ExprString(e); strings.HasPrefix(kind, "data.Kind") {
					t.Errorf("%s compares a kind with %s", name, kind)
				}
			}
			return true
		})
	}
}

// TestNothingEmbedsALayout checks that each step of a layout names the one before
// it: only plain measures and places are embedded.
func TestNothingEmbedsALayout(t *testing.T) {
	plain := []string{"sizes", "point"}
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			fields, ok := s.Type.(*ast.StructType)
			if !ok {
				return true
			}
			for _, f := range fields.Fields.List {
				if name := types.ExprString(f.Type); len(f.Names) == 0 && !slices.Contains(plain, name) {
					t.Errorf("%s embeds %s", s.Name.Name, name)
				}
			}
			return true
		})
	}
}
