package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are the folders of the module; each imports only those before it.
var layers = []string{"data", "charts", "report", "cmd"}

// restricted are folders that import no more of the module than these.
var restricted = map[string][]string{
	"data":              {}, // the model: no words, no files
	"data/language":     {"data", "data/internal/memo", "data/internal/pattern"},
	"data/spelling":     {"data", "data/language"},
	"data/flag":         {"data", "data/language"},
	"data/table":        {"data", "data/spelling"},
	"data/table/grid":   {"data"},                                                                                                              // what every format is read into
	"data/table/shape":  {"data", "data/flag", "data/internal/pattern", "data/spelling", "data/table", "data/table/grid", "data/table/number"}, // a tidy table of a sheet
	"data/table/format": {"data", "data/table/grid", "data/table/parquet", "data/table/records", "data/table/text", "data/table/workbook"},
	"data/table/number": {"data", "data/table/grid"},
	"data/table/text":   {"data", "data/language", "data/table", "data/table/grid"},
	"data/wording":      {"data", "data/internal/memo", "data/internal/pattern", "data/language"}, // what words say of numbers
	"data/compute":      {"data", "data/language", "data/wording"},
	"data/batch":        {"data", "data/internal/pattern", "data/language"}, // what the rows of a batch are; file reads them
	"data/check":        {"data", "data/compute", "data/internal/pattern", "data/language", "data/spelling", "data/wording"},
	"data/survey":       {"data", "data/check", "data/flag", "data/internal/pattern", "data/language", "data/spelling", "data/table"},
	"charts/look":       {"data"}, // how values are drawn, for every form
	"charts/typeset":    {"data"}, // the only measure of text
	"charts/raster":     {"charts/typeset"},
	"report/doc":        {"data", "data/language"}, // what a briefing means, for every output: no fonts, no pages
	"report/page":       {"charts", "charts/typeset", "data", "data/language", "report/doc"},
	"report/html":       {"charts", "charts/typeset", "data", "data/language", "report/doc"},
	"report/picture":    {"charts/raster", "charts/typeset", "report/page"},
	"report/pdf":        {"charts/typeset", "data", "report/doc", "report/page"},

	"data/table/records": {"data", "data/table/grid"},
	"data/table/parquet": {"data", "data/table/grid"},

	"data/table/workbook":          {"data", "data/table/grid", "data/table/workbook/numfmt", "data/table/workbook/xmltoken"},
	"data/table/workbook/numfmt":   {}, // number formats, wherever they stand
	"data/table/workbook/xmltoken": {},
}

// onlyImporters are the only folders that import a module; those below them count.
var onlyImporters = map[string][]string{
	"gopkg.in/yaml.v3":                {"data/file", "data/survey"},
	"gonum.org/v1/plot":               {"charts"},
	"gonum.org/v1/plot/vg":            {"charts", "report"}, // the canvas that all drawing goes to
	"gonum.org/v1/plot/font":          {"charts", "report"}, // what its calls name fonts with
	"github.com/jung-kurt/gofpdf":     {"report/pdf"},
	"github.com/yuin/goldmark":        {"report/doc"},
	"github.com/spf13/cobra":          {"cmd"},
	"github.com/schollz/progressbar":  {"cmd"},
	"github.com/go-text/typesetting":  {"cmd"},
	"golang.org/x/net/html":           {"report/html"},
	"golang.org/x/sync":               {"cmd"},
	"golang.org/x/sys":                {"cmd"},
	"golang.org/x/term":               {"cmd"},
	"github.com/fsnotify/fsnotify":    {"cmd/briefing/internal/watch"},
	"github.com/chromedp":             {}, // starts browsers
	"github.com/andybalholm/brotli":   {"data/table/parquet"},
	"github.com/pierrec/lz4":          {"data/table/parquet"},
	"github.com/parquet-go":           {}, // takes any length that a file says
	"github.com/santhosh-tekuri":      {},
	"github.com/rogpeppe/go-internal": {},
}

// impurePackages are not imported by the packages below cmd: those are functions from
// input to bytes.
var impurePackages = []string{"os", "os/exec", "os/signal", "os/user", "net", "net/http", "syscall", "log", "math/rand", "math/rand/v2",
	"crypto/rand", "runtime/debug", "path/filepath", "plugin", "unsafe"}

// clockFunctions are functions of package time that they do not call.
var clockFunctions = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTimer", "NewTicker"}

// TestImports checks the architecture: which package may import what, and what the
// packages below cmd must not do.
func TestImports(t *testing.T) {
	for level, layer := range layers {
		eachFile(t, layer, func(name string, fset *token.FileSet, file *ast.File) {
			check := sourceFile{t, fset, name, path.Dir(name), level, strings.HasSuffix(name, "_test.go") || forTests(path.Dir(name))}
			for _, spec := range file.Imports {
				check.checkImport(spec)
			}
			check.embeds(file)
			if layer != "cmd" && !check.test {
				check.checkStatements(file)
			}
			if layer == "cmd" && !check.test && check.dir != openingFolder {
				check.checkOpens(file)
			}
		})
	}
}

// eachFile parses the Go files of the module in a folder and those below it, and visits
// each with its path in the module.
func eachFile(t *testing.T, folder string, visit func(name string, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	root := os.DirFS("../..")
	err := fs.WalkDir(root, folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") {
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
		visit(name, fset, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// forTests reports whether a package serves tests only: its name ends in test, as that
// of httptest.
func forTests(dir string) bool { return strings.HasSuffix(dir, "test") }

// sourceFile is a Go file to check.
type sourceFile struct {
	t     *testing.T
	fset  *token.FileSet
	name  string
	dir   string
	level int // index of its layer
	test  bool
}

func (f sourceFile) errorf(at token.Pos, format string, args ...any) {
	f.t.Helper()
	f.t.Errorf("%s: "+format, append([]any{f.fset.Position(at)}, args...)...)
}

func (f sourceFile) checkImport(spec *ast.ImportSpec) {
	imported, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		f.errorf(spec.Pos(), "%v", err)
		return
	}
	if inside, ok := strings.CutPrefix(imported, "briefing/"); ok {
		layer, _, _ := strings.Cut(inside, "/")
		if slices.Index(layers, layer) > f.level {
			f.errorf(spec.Pos(), "%s imports %s, which is above it", f.dir, inside)
		}
		if !f.test && forTests(inside) {
			f.errorf(spec.Pos(), "%s imports %s, which is for tests", f.dir, inside)
		}
		if few, ok := restricted[f.dir]; ok && !f.test && !slices.Contains(few, inside) {
			f.errorf(spec.Pos(), "%s imports %s, and needs only %v", f.dir, inside, few)
		}
	}
	if f.test {
		return
	}
	if home, ok := importersOf(imported); ok && !slices.ContainsFunc(home, func(h string) bool { return strings.HasPrefix(f.dir+"/", h+"/") }) {
		f.errorf(spec.Pos(), "%s imports %s, which is for %v", f.dir, imported, home)
	}
	if f.level < len(layers)-1 && slices.Contains(impurePackages, imported) {
		f.errorf(spec.Pos(), "%s imports %s", f.dir, imported)
	}
}

// importersOf returns the folders that may import a module, by the longest matching
// path.
func importersOf(imported string) (home []string, found bool) {
	for p := imported; p != "." && !found; p = path.Dir(p) {
		home, found = onlyImporters[p]
	}
	return home, found
}

// openingFolder is the only folder that opens existing files. Others only create files,
// with os.O_CREATE.
const openingFolder = "cmd/briefing/internal/disk"

// openFunctions are the functions of package os, and the methods of a folder, that open
// or read a file. OpenRoot is also a method, which does not block on a pipe.
var openFunctions = []string{"Open", "OpenFile", "ReadFile", "ReadDir", "OpenInRoot", "DirFS", "FS"}

// checkOpens refuses to open or read a file anywhere else.
func (f sourceFile) checkOpens(file *ast.File) {
	packages := map[string]bool{}
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		packages[name] = imported != "os"
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, _ := method.X.(*ast.Ident)
		name := method.Sel.Name
		switch {
		case of != nil && packages[of.Name], passesOn(method):
		case of != nil && of.Name == "os" && name == "OpenRoot", slices.Contains(openFunctions, name) && !makes(call):
			f.errorf(call.Pos(), "%s; only %s opens files", name, openingFolder)
		}
		return true
	})
}

// passesOn reports whether a file system passes a call on to the one inside it.
func passesOn(method *ast.SelectorExpr) bool {
	in, ok := method.X.(*ast.SelectorExpr)
	return ok && in.Sel.Name == "FS"
}

// makes reports whether a call of OpenFile creates the file.
func makes(call *ast.CallExpr) bool {
	found := false
	ast.Inspect(call, func(n ast.Node) bool {
		flag, ok := n.(*ast.SelectorExpr)
		found = found || ok && flag.Sel.Name == "O_CREATE"
		return true
	})
	return found
}

// checkStatements refuses goroutines, the clock, init, and variables that others could
// change.
func (f sourceFile) checkStatements(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			f.errorf(n.Pos(), "a goroutine; only cmd has them")
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clockFunctions, n.Sel.Name) {
				f.errorf(n.Pos(), "time.%s; only cmd knows the time", n.Sel.Name)
			}
		}
		return true
	})
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.Name == "init" && d.Recv == nil {
				f.errorf(d.Pos(), "an init function")
			}
		case *ast.GenDecl:
			f.checkVariables(d)
		}
	}
}

func (f sourceFile) checkVariables(d *ast.GenDecl) {
	if d.Tok != token.VAR {
		return
	}
	for _, spec := range d.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			if name.IsExported() {
				f.errorf(name.Pos(), "the variable %s can be changed from outside", name.Name)
			}
		}
	}
}

// embeds refuses structs that embed those of another phase: a phase is called with
// values, and is not a part of its caller. The model, package data, is not a phase.
func (f sourceFile) embeds(file *ast.File) {
	if f.test || f.level == len(layers)-1 {
		return
	}
	phases := map[string]string{}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		inside, ok := strings.CutPrefix(imported, "briefing/")
		if !ok || inside == layers[0] {
			continue
		}
		name := path.Base(inside)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		phases[name] = inside
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.StructType)
		if !ok {
			return true
		}
		for _, field := range s.Fields.List {
			of := field.Type
			if pointer, ok := of.(*ast.StarExpr); ok {
				of = pointer.X
			}
			if sel, ok := of.(*ast.SelectorExpr); ok && len(field.Names) == 0 {
				if x, ok := sel.X.(*ast.Ident); ok && phases[x.Name] != "" {
					f.errorf(field.Pos(), "a struct of %s embeds %s of %s", f.dir, sel.Sel.Name, phases[x.Name])
				}
			}
		}
		return true
	})
}
