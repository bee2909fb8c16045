//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/sys/unix"

	"briefing/data/file"
)

// specials make what is no regular file, by what the program calls it.
var specials = map[string]func(name string) error{
	"a named pipe": func(name string) error { return unix.Mkfifo(name, 0o666) },
	"a socket": func(name string) error {
		l, err := net.Listen("unix", name)
		if err != nil {
			return err
		}
		l.(*net.UnixListener).SetUnlinkOnClose(false)
		return l.Close()
	},
	"a device": func(name string) error { return unix.Mknod(name, unix.S_IFCHR|0o666, int(unix.Mkdev(1, 5))) }, // /dev/zero
	"a folder": func(name string) error { return os.Mkdir(name, 0o777) },
}

// naming are files with a place for the name of a file, by the key that names it.
var naming = map[string][]string{
	"logo":       {"logo: NAME.png\n" + outsideHead + outsideFigure},
	"chart-logo": {"chart-logo: NAME.png\n" + outsideHead + outsideFigure},
	"theme":      {"theme: NAME.yaml\n" + outsideHead + outsideFigure},
	"include":    {"include: NAME.yaml\n" + outsideHead + outsideFigure, "include: [NAME]\n" + outsideHead + outsideFigure},
	"fonts.regular": {
		"fonts: {regular: NAME.ttf}\n" + outsideHead + outsideFigure, "editions: [en, zh]\nfonts: {en: {regular: NAME.ttf}}\n" + outsideHead + outsideFigure,
	},
	"fonts.bold":        {"fonts: {bold: NAME.ttf}\n" + outsideHead + outsideFigure},
	"fonts.italic":      {"fonts: {italic: NAME.otf}\n" + outsideHead + outsideFigure},
	"fonts.bold-italic": {"fonts: {bold-italic: NAME.ttf}\n" + outsideHead + outsideFigure},
	"fonts.fallback":    {"fonts: {fallback: [NAME.ttf]}\n" + outsideHead + outsideFigure},
	"csv.file":          {tableNamed("csv: {file: NAME.csv, key: k, value: v}"), tableNamed("csv: {file: NAME.csv, key: k, value: v, where: {r: x}}"), tableNamed("csv: {file: NAME.csv, key: k, values: {V: v, W: w}}")},
	"table.file":        {tableNamed("table: {file: NAME.tsv, key: k, value: v}"), tableNamed("table: {file: NAME.xlsx, sheet: S, key: k, value: v}"), tableNamed("table: {file: NAME.zip, key: k, value: v}"), tableNamed("table: {file: NAME.csv.gz, key: k, value: v, where: {r: x}}"), tableNamed("table: {file: NAME.parquet, key: k, value: v}"), tableNamed("table: {file: NAME.json, key: k, value: v}")},
	"groups.file":       {"groups: {g: {file: NAME.csv, key: k, group: g}}\n" + strings.Replace(outsideHead+outsideFigure, "}}}", "}}, b: {title: B, from: a, by: sum, over: g}}", 1)},
	"names-from.file":   {"names-from: {file: NAME.csv, key: k, name: n}\n" + outsideHead + outsideFigure},
	"batch template":    {"template: NAME.yaml\nmatrix: {x: [one]}\nname: \"{x}\"\n"},
	"batch table":       {"template: main.yaml\ntable: NAME.csv\nname: \"{x}\"\n"},
	"batch table.file":  {"template: main.yaml\ntable: {file: NAME.csv}\nname: \"{x}\"\n", "template: main.yaml\ntable: {file: NAME.tsv, encoding: gb18030}\nname: \"{x}\"\n"},
}

func tableNamed(of string) string {
	return outsideHead + "figures: {a: {title: A, unit: percent, source: s, " + of + "}}\n"
}

// TestSpecialFiles checks that what is no regular file is a fault at its place, soon, for
// every key that names a file.
func TestSpecialFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", outsideFiles)
	tried := 0
	for kind, create := range specials {
		for key, files := range naming {
			for i, content := range files {
				name := fmt.Sprintf("s%d", tried)
				tried++
				before, rest, _ := strings.Cut(content, "NAME")
				whole := name + rest[:strings.IndexAny(rest, ",}]\n")]
				if err := create(whole); err != nil {
					t.Logf("%s: %v", kind, err)
					continue
				}
				main := writeInput(t, "f.yaml", before+name+rest)
				args := []string{"check", main}
				if strings.HasPrefix(key, "batch ") {
					args = []string{"batch", "--log", "text", main}
				}
				began := time.Now()
				status, _, stderr := runWithTimeout(t, args...)
				line := 1 + strings.Count(before, "\n")
				at := fmt.Sprintf("f.yaml:%d:%d", line, len(before)-strings.LastIndex(before, "\n"))
				want := fmt.Sprintf("cannot read %q: it is %s", whole, kind)
				if status != int(inputFault) || !strings.Contains(stderr, at) || !strings.Contains(strings.ReplaceAll(stderr, `\"`, `"`), want) || time.Since(began) > 5*time.Second {
					t.Errorf("%s %d, %s: status %d, want %s: %s, got %s", key, i, kind, status, at, want, stderr)
				}
			}
		}
	}
}

// TestNamingIsComplete checks that these are all keys that name files: the schema says so of
// each.
func TestNamingIsComplete(t *testing.T) {
	found := map[string]bool{}
	for prefix, schema := range map[string][]byte{"": file.Schema(), "batch ": file.BatchSchema()} {
		var root map[string]any
		if err := json.Unmarshal(schema, &root); err != nil {
			t.Fatal(err)
		}
		findNaming(root, nil, func(path []string) { found[prefix+strings.Join(path[max(0, len(path)-2):], ".")] = true })
	}
	if got, want := slices.Sorted(maps.Keys(found)), slices.Sorted(maps.Keys(naming)); !slices.Equal(got, want) {
		t.Errorf("the schema has\n%v, tried are\n%v", got, want)
	}
}

// findNaming finds the properties that name a file, each by the keys that lead to it.
func findNaming(n any, path []string, report func(path []string)) {
	m, ok := n.(map[string]any)
	if list, isList := n.([]any); isList {
		for _, of := range list {
			findNaming(of, path, report)
		}
	}
	if !ok {
		return
	}
	about, _ := m["description"].(string)
	if len(path) > 0 && (strings.Contains(about, "path of") || strings.Contains(about, "its path") || strings.Contains(about, "name of the briefing file") || strings.Contains(about, "A family of fonts")) {
		report(path)
	}
	properties, _ := m["properties"].(map[string]any)
	for key, of := range properties {
		findNaming(of, append(slices.Clip(path), key), report)
	}
	for key, of := range m {
		if key == "$defs" {
			for _, def := range of.(map[string]any) {
				findNaming(def, path, report)
			}
		} else if key != "properties" {
			findNaming(of, path, report)
		}
	}
}

// TestSpecialFilesOfPictures checks that verifying a picture does not wait for what it names.
func TestSpecialFilesOfPictures(t *testing.T) {
	for kind, create := range specials {
		t.Run(kind, func(t *testing.T) {
			t.Chdir(t.TempDir())
			font := string(liberationsansregular.TTF)
			write(t, ".", map[string]string{"f.ttf": font, "b.ttf": font, "l.png": picture(t, 90), "f.yaml": "fonts: {regular: f.ttf, bold: b.ttf}\nlogo: l.png\nchart-logo: l.png\n" + outsideHead + outsideFigure})
			if status, _, stderr := shell(t.Context(), "", "build", "f.yaml", "--format", "png,svg,pdf,chart-pdf"); status != 0 {
				t.Fatal(stderr)
			}
			for _, named := range []string{"f.ttf", "b.ttf", "l.png"} {
				os.Rename(named, "kept")
				if err := create(named); err != nil {
					t.Skip(err)
				}
				outputs, _ := filepath.Glob("out/f/a.*")
				for _, output := range append(outputs, "out/f/f.pdf") {
					status, stdout, stderr := runWithTimeout(t, "inspect", "--verify", output)
					if named == "l.png" && status == 0 {
						continue // it has the logo itself
					}
					if status != int(inputFault) || !strings.Contains(stdout+stderr, "it is "+kind) {
						t.Errorf("%s, %s: status %d, %s%s", named, output, status, stdout, stderr)
					}
				}
				os.RemoveAll(named)
				os.Rename("kept", named)
			}
		})
	}
}
