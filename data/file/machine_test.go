package file

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"briefing/data"
)

var errDisk = errors.New("the disk is broken")

// brokenFS is a folder in which one file cannot be opened, or not be read.
type brokenFS struct {
	files fstest.MapFS
	name  string
	open  bool // but not read
}

func (b brokenFS) Open(name string) (fs.File, error) {
	f, err := b.files.Open(name)
	if name != b.name || err != nil {
		return f, err
	}
	if !b.open {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errDisk}
	}
	return brokenFile{f}, nil
}

type brokenFile struct{ fs.File }

func (brokenFile) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "it", Err: errDisk}
}

// An error of the disk is that of the machine, whatever file it keeps from being
// read, and never a fault of the file that names it.
func TestMachineErrors(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	const figure = "figures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n"
	files := map[string]string{
		"logo.yaml":    head + "logo: f\n" + figure,
		"include.yaml": head + "include: f\n" + figure,
		"font.yaml":    head + "fonts: {regular: f}\n" + figure,
		"csv.yaml":     head + "figures: {a: {title: A, unit: percent, source: s, csv: {file: f, key: k, value: v}}}\nbriefing: [{chart: a}]\n",
		"where.yaml":   head + "figures: {a: {title: A, unit: percent, source: s, csv: {file: f, key: k, value: v, where: {r: x}}}}\n",
		"f":            "k,v\n2016,1\n",
	}
	batches := map[string]string{
		"template.yaml": "template: f\nmatrix: {x: [one]}\nname: '{x}'\n",
		"table.yaml":    "template: main.yaml\ntable: {file: f}\nname: '{x}'\n",
		"main.yaml":     "parameters: {x: {values: [one], default: one}}\n" + head + figure,
		"f":             "x\none\n",
	}
	folder := func(files map[string]string) fstest.MapFS {
		m := fstest.MapFS{}
		for name, content := range files {
			m[name] = &fstest.MapFile{Data: []byte(content)}
		}
		return m
	}
	check := func(what string, err error) {
		t.Helper()
		if _, faults := err.(data.Faults); faults || !errors.Is(err, errDisk) {
			t.Errorf("%s: got %v", what, err)
		}
	}
	for _, open := range []bool{false, true} {
		for _, name := range []string{"logo.yaml", "include.yaml", "font.yaml", "csv.yaml", "where.yaml"} {
			fsys := brokenFS{folder(files), "f", open}
			_, err := Load(fsys, name, Options{})
			check(name, err)
			_, err = NewFileCache(fsys).Load(name, Options{})
			check(name+" from a cache", err)
		}
		for _, name := range []string{"template.yaml", "table.yaml"} {
			_, err := LoadBatch(brokenFS{folder(batches), "f", open}, name, Options{})
			check(name, err)
		}
	}
	font := head + "fonts: {family: F}\n" + figure
	_, err := Load(folder(map[string]string{"font.yaml": font}), "font.yaml", Options{FindFont: func(string, data.FontStyle) (*data.File, error) {
		return nil, &fs.PathError{Op: "open", Path: "f.ttf", Err: errDisk}
	}})
	check("an installed font", err)
}
