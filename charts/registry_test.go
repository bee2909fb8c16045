package charts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"briefing/data"
)

// TestRegistry holds that each kind of chart has one line in the registry, and
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
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]string{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				if len(v.Values) != 1 {
					continue
				}
				if lit, ok := v.Values[0].(*ast.CompositeLit); ok {
					if name, ok := lit.Type.(*ast.Ident); ok && name.Name == "form" {
						files[e.Name()] = append(files[e.Name()], v.Names[0].Name)
					}
				}
			}
		}
	}
	return files
}
