package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSizes holds the functions of the program to be small: half of them have at most
// 10 lines, nine of ten at most 40.
func TestSizes(t *testing.T) {
	var lines []int
	for _, layer := range layers {
		lines = append(lines, functionSizes(t, os.DirFS("../.."), layer)...)
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

// functionSizes returns the lines of each function in a folder, tests aside.
func functionSizes(t *testing.T, root fs.FS, folder string) (lines []int) {
	err := fs.WalkDir(root, folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				lines = append(lines, fset.Position(f.End()).Line-fset.Position(f.Pos()).Line+1)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
