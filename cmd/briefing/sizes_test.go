package main

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestSizes checks that the functions of the program are small: half of them have at
// most 10 lines, nine of ten at most 40.
func TestSizes(t *testing.T) {
	var lines []int
	for _, layer := range layers {
		eachFunction(t, layer, func(_ string, fset *token.FileSet, f *ast.FuncDecl) {
			lines = append(lines, fset.Position(f.End()).Line-fset.Position(f.Pos()).Line+1)
		})
	}
	if len(lines) < 1000 {
		t.Fatalf("only %d functions were found", len(lines))
	}
	slices.Sort(lines)
	for _, limit := range []struct{ percent, lines int }{{50, 10}, {90, 40}} {
		if got := lines[len(lines)*limit.percent/100]; got > limit.lines {
			t.Errorf("%d%% of functions have up to %d lines, want at most %d", limit.percent, got, limit.lines)
		}
	}
}

const methodLimit = 40

// TestMethods checks that no type has so many methods that it is a program of its own:
// parts of it, or functions of the values they need, should do its work.
func TestMethods(t *testing.T) {
	methods := map[string]int{}
	for _, layer := range layers {
		eachFunction(t, layer, func(folder string, _ *token.FileSet, f *ast.FuncDecl) {
			if f.Recv == nil {
				return
			}
			of := f.Recv.List[0].Type
			if pointer, ok := of.(*ast.StarExpr); ok {
				of = pointer.X
			}
			if name, ok := of.(*ast.Ident); ok {
				methods[folder+"."+name.Name]++
			}
		})
	}
	if len(methods) < 100 {
		t.Fatalf("only %d types with methods were found", len(methods))
	}
	for name, n := range methods {
		if n > methodLimit {
			t.Errorf("%s has %d methods, want at most %d", name, n, methodLimit)
		}
	}
}

// eachFunction visits the functions in a folder and those below it, without tests.
func eachFunction(t *testing.T, folder string, visit func(folder string, fset *token.FileSet, f *ast.FuncDecl)) {
	t.Helper()
	eachFile(t, folder, func(name string, fset *token.FileSet, file *ast.File) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				visit(path.Dir(name), fset, f)
			}
		}
	})
}
