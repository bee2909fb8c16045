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
	"syscall"
	"time"

	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/file"
)

// standardInput is how a file read from standard input is called: "-" on the
// command line, stdinName in messages and outputs.
const (
	standardInput = "-"
	stdinName     = "stdin"
)

// source is a main file: the folder that everything it names lies in, and its
// name there.
type source struct {
	path   string // as the user wrote it; empty for the shipped file
	folder string // of path, for messages; empty for the shipped file
	name   string // in the folder
	// content is what was read from standard input.
	content []byte
}

// sources checks the files of a command line before anything is done. Without
// files it is the briefing that the program ships with.
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
		key := strings.ToLower(src.output()) // some file systems do not tell cases apart
		if first, ok := seen[key]; ok {
			return nil, bothWritten(first, path, src.output())
		}
		seen[key] = path
		list = append(list, src)
	}
	return list, nil
}

// bothWritten is the mistake of two files with one output folder.
func bothWritten(a, b, folder string) error {
	return &usageError{fmt.Sprintf("%s and %s would both be written to a folder %s", a, b, folder), "build them separately, with different --out folders"}
}

// streamed is a source that is read from standard input.
func streamed(name string) source { return source{path: standardInput, folder: ".", name: name} }

func newSource(path string) (source, error) {
	if path == standardInput {
		return streamed(stdinName), nil
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
	src := source{path: path, folder: filepath.Dir(path), name: filepath.Base(path)}
	return src, src.staysInside()
}

// staysInside refuses a file that is a link out of its folder: what it names
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

// output is the Dataset.Name that the file will have: that of its output
// folder.
func (s source) output() string { return strings.TrimSuffix(s.name, filepath.Ext(s.name)) }

// loaded are the editions of a file, and those that were left out for want of a
// font.
type loaded struct {
	all  []*data.Dataset
	left []*file.FontMissingError
}

// load reads and checks editions of the file, for no tags all. Faults name files
// from where the user stands.
func (s source) load(stdin io.Reader, tags []string, opt file.Options) (loaded, error) {
	if s.path == standardInput { // once for each edition
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
	opt.FindFont = installed.find
	all, left, err := file.LoadEditions(fsys, s.name, tags, opt)
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return loaded{}, within(s.folder, faults)
	}
	for _, e := range left {
		e.Fault.Pos.File = filepath.Join(s.folder, e.Fault.Pos.File)
	}
	return loaded{all, left}, err
}

// maxInput is how many bytes of standard input are read: more than data takes.
const maxInput = 8 << 20

// open opens the folder of the file in such a way that no path or link that
// the file names leads out of it.
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

// overlay is a folder with files that stand elsewhere, such as standard input.
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

// streamFile is a stream as a file; its size is not known before its end.
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

// locate puts an error of drawing into place: faults name files from where the
// user stands and show the line they point at, and anything else is a bug,
// because drawing goes to memory and only a fault of the file or a signal may
// stop it.
func (s source) locate(what string, err error) error {
	if fault, ok := errors.AsType[data.Fault](err); ok {
		err = data.Faults{fault}
	}
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return within(s.folder, s.quote(faults))
	}
	if err == nil || is[*bugError](err) || is[signalError](err) {
		return err
	}
	return &bugError{what, err, nil}
}

// quote adds the lines that faults point at, which only data has at hand when
// it finds one. Standard input cannot be read again: its lines stay out.
func (s source) quote(faults data.Faults) data.Faults {
	fsys, release, err := s.open()
	if err != nil {
		return faults
	}
	defer release()
	quoted := slices.Clone(faults)
	files := map[string][]string{}
	for i, f := range quoted {
		lines, known := files[f.Pos.File]
		if !known {
			content, _ := fs.ReadFile(fsys, f.Pos.File) // one that cannot be read has no lines
			lines = strings.Split(string(content), "\n")
			files[f.Pos.File] = lines
		}
		if f.Line == "" && f.Pos.Line >= 1 && f.Pos.Line <= len(lines) {
			quoted[i].Line = strings.TrimRight(lines[f.Pos.Line-1], "\r")
		}
	}
	return quoted
}
