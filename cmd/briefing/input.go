package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/file"
)

// standardInput is how the command line names standard input, stdinName how messages
// and outputs do.
const (
	standardInput = "-"
	stdinName     = "stdin"
)

// source is a main file: its folder, which holds all files that it names, and its name
// there.
type source struct {
	path   string // as the user wrote it; empty for the shipped file
	folder string // of path, for messages; empty for the shipped file
	name   string // in the folder
	// content is what was read from standard input.
	content []byte
}

// sources checks the files of a command line before anything is done. Without files it
// returns the briefing that the program ships with.
func sources(paths []string) ([]source, error) {
	if len(paths) == 0 {
		_, name := data.Default()
		return []source{{name: name}}, nil
	}
	var list []source
	seen := map[string]string{}
	for _, path := range paths {
		src, err := newSource(path)
		if err != nil {
			return nil, err
		}
		key := strings.ToLower(src.outputName()) // some file systems ignore case
		if first, ok := seen[key]; ok {
			return nil, outputClash(first, path, src.outputName())
		}
		seen[key] = path
		list = append(list, src)
	}
	return list, nil
}

// outputClash is the error for two files with the same output folder.
func outputClash(a, b, folder string) error {
	return &usageError{fmt.Sprintf("%s and %s would both be written to a folder %s", a, b, folder), "build them separately, with different --out folders"}
}

// standardInputSource returns the source for standard input.
func standardInputSource(name string) source {
	return source{path: standardInput, folder: ".", name: name}
}

// tableEndings are those of the names of tables.
var tableEndings = []string{".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods", ".parquet", ".px", ".gz", ".zip"}

func newSource(path string) (source, error) {
	if path == standardInput {
		return standardInputSource(stdinName), nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return source{}, &usageError{fmt.Sprintf("there is no file %s", path), "`briefing init` writes a starter file"}
	case err != nil:
		return source{}, err
	case info.IsDir():
		return source{}, &usageError{path + " is a folder", "name its files: " + filepath.Join(path, "*.yaml")}
	case !info.Mode().IsRegular():
		return source{}, &usageError{path + " is not a regular file", "write - to read standard input"}
	case strings.HasPrefix(filepath.Base(path), "."):
		return source{}, &usageError{fmt.Sprintf("the name of %s begins with a dot", path), "rename it: the outputs take their name from it"}
	}
	if slices.Contains(tableEndings, strings.ToLower(filepath.Ext(path))) {
		return source{}, &usageError{path + " is a table by its name, not a briefing", "`briefing import " + path + "` prints a file that reads it"}
	}
	src := source{path: path, folder: filepath.Dir(path), name: filepath.Base(path)}
	return src, src.staysInside()
}

// staysInside refuses a file that is a link out of its folder: the files that it names
// would be looked for in the wrong place.
func (s source) staysInside() error {
	root, err := disk.OpenRoot(s.folder)
	if err != nil {
		return err
	}
	defer root.Close()
	_, err = root.Stat(s.name)
	if _, system := errors.AsType[syscall.Errno](err); system {
		return err
	}
	if err != nil {
		return &usageError{s.path + " is a link that leads out of its folder", "name the file that it leads to"}
	}
	return nil
}

// outputName returns the Dataset.Name that the file will have, which is also the name of
// its output folder.
func (s source) outputName() string { return strings.TrimSuffix(s.name, filepath.Ext(s.name)) }

// loaded holds the editions of a file, and those that were left out because a font is
// missing.
type loaded struct {
	editions []*data.Dataset
	missing  []*file.FontMissingError
}

// load reads and checks editions of the file, all of them if there are no tags. Faults
// name files as the user would.
func (s source) load(stdin io.Reader, tags []string, opt file.Options) (loaded, error) {
	if s.path == standardInput { // once for all editions
		content, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
		if err != nil {
			return loaded{}, err
		}
		s.content = content
	}
	fsys, release, err := s.open()
	if err != nil {
		return loaded{}, err
	}
	defer release()
	opt.FindFont, opt.Room = installed.find, roomFor
	all, left, err := file.LoadEditions(fsys, s.name, tags, opt)
	for _, e := range left {
		e.Fault.Pos.File = filepath.Join(s.folder, e.Fault.Pos.File)
	}
	return loaded{all, left}, s.located(err)
}

// located names the files of faults as the user would.
func (s source) located(err error) error {
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return inFolder(s.folder, faults)
	}
	return err
}

// maxInput is how many bytes of standard input are read: more than package data
// accepts.
const maxInput = 8 << 20

// open opens the folder of the file so that no path or link in the file leads out of
// it.
func (s source) open() (fs.FS, func() error, error) {
	if s.path == "" {
		fsys, _ := data.Default()
		return fsys, func() error { return nil }, nil
	}
	root, err := disk.OpenRoot(s.folder)
	if err != nil {
		return nil, nil, err
	}
	if s.path == standardInput {
		return &overlay{disk.Folder{Root: root}, map[string][]byte{s.name: s.content}}, root.Close, nil
	}
	return disk.Folder{Root: root}, root.Close, nil
}

// overlay is a folder with files from elsewhere, such as standard input.
type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o *overlay) Open(name string) (fs.File, error) {
	if content, ok := o.files[name]; ok {
		return streamFile{bytes.NewReader(content), name}, nil
	}
	return o.FS.Open(name)
}

// streamFile is a stream as a file; its size is unknown until its end.
type streamFile struct {
	io.Reader
	name string
}

func (f streamFile) Stat() (fs.FileInfo, error) { return streamInfo(f.name), nil }
func (f streamFile) Close() error               { return nil }

type streamInfo string

func (s streamInfo) Name() string     { return string(s) }
func (streamInfo) Size() int64        { return 0 }
func (streamInfo) Mode() fs.FileMode  { return fs.ModeNamedPipe }
func (streamInfo) ModTime() time.Time { return time.Time{} }
func (streamInfo) IsDir() bool        { return false }
func (streamInfo) Sys() any           { return nil }

// locate completes an error of drawing. Faults name files as the user would, and show
// the line they refer to. Anything else is a bug, because drawing writes to memory, and
// only a fault of the file or a signal may stop it.
func (s source) locate(from *quotes, what string, err error) error {
	if faults := data.FaultsOf(err); faults != nil {
		return inFolder(s.folder, from.add(faults))
	}
	if err == nil || isError[*bugError](err) || isError[signalError](err) {
		return err
	}
	return &bugError{what, err, nil}
}

// quotes are the lines of files that faults refer to, as what was read of the files has
// them: without what may not be published. The faults of one file share a copy of it.
type quotes struct {
	inputs []data.Input
	mu     sync.Mutex
	files  map[string][]string // those that were asked for
}

func newQuotes(inputs []data.Input) *quotes {
	return &quotes{inputs: inputs, files: map[string][]string{}}
}

// add adds to faults the lines that they refer to.
func (q *quotes) add(faults data.Faults) data.Faults {
	quoted := slices.Clone(faults)
	for i, f := range quoted {
		if f.Line != "" {
			continue
		}
		if lines := q.of(f.Pos.File); f.Pos.Line >= 1 && f.Pos.Line <= len(lines) {
			quoted[i].Line = strings.TrimRight(lines[f.Pos.Line-1], "\r")
		}
	}
	return quoted
}

// of returns the lines of a file, nil for one that is not quoted.
func (q *quotes) of(file string) []string {
	q.mu.Lock()
	defer q.mu.Unlock()
	lines, known := q.files[file]
	for _, in := range q.inputs {
		if !known && in.Name == file && in.Used == "" {
			lines = strings.Split(string(in.Text), "\n")
		}
	}
	q.files[file] = lines
	return lines
}
