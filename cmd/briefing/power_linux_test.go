package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The model of a loss of power: the worst that a file system may do which keeps to POSIX.
//
//   - Of a file, the bytes of its last fsync are there. Of what was written since, nothing, a
//     half or all may be.
//   - Of a folder, the names of its last fsync are there. Each creation, rename and removal
//     since may be there or not, whatever became of the others and of the bytes of the file:
//     a name may stand for an empty file. One rename is there as a whole or not at all, unless
//     it leads from one folder to another: then each of the two names may be there.
//   - The fsync of a file says nothing of its name, that of a folder nothing of its own name.
//
// The calls of a run, as strace lists them, are played on such a disk, and after each of them
// every state that the disk may be found in is looked at.

// inode is a file or a folder of the modelled disk.
type inode struct {
	data, synced       []byte            // of a file: as programs see it, and on disk
	names, syncedNames map[string]*inode // of a folder
	changes            []change          // of its names, since its last fsync
}

// change is a change of a folder's names: one goes, one comes, or both at once.
type change struct {
	folder    *inode
	gone, new string
	file      *inode
}

func (c change) apply(names map[string]*inode) {
	delete(names, c.gone)
	if c.new != "" {
		names[c.new] = c.file
	}
}

func newFolder() *inode {
	return &inode{names: map[string]*inode{}, syncedNames: map[string]*inode{}}
}

func (i *inode) change(gone, new string, file *inode) {
	c := change{i, gone, new, file}
	c.apply(i.names)
	i.changes = append(i.changes, c)
}

func (i *inode) sync() {
	i.synced = i.data
	i.syncedNames, i.changes = maps.Clone(i.names), nil
}

// mayHold returns the contents that a file may have after a loss of power.
func (i *inode) mayHold() []string {
	if bytes.Equal(i.data, i.synced) {
		return []string{string(i.data)}
	}
	half := (len(i.synced) + len(i.data)) / 2
	return []string{string(i.synced), string(i.data[:half]), string(i.data)}
}

// below returns all changes that are not safe, in a folder and those below it. A folder whose
// name is lost counts as well: its state does not matter then.
func (i *inode) below() []change {
	all := slices.Clone(i.changes)
	for _, child := range i.names {
		if child.names != nil {
			all = append(all, child.below()...)
		}
	}
	return all
}

// found lists the files that are found below a folder if of its unsafe changes those are kept:
// each with the contents that it may have.
func (i *inode) found(at string, kept []change, files map[string][]string) {
	names := maps.Clone(i.syncedNames)
	for _, c := range kept {
		if c.folder == i {
			c.apply(names)
		}
	}
	for name, child := range names {
		if child.names != nil {
			child.found(at+name+"/", kept, files)
		} else {
			files[at+name] = child.mayHold()
		}
	}
}

// modelDisk is the modelled disk, on which the calls of a run are played.
type modelDisk struct {
	root   *inode            // the folder that the program runs in
	path   string            // of that
	open   map[string]*inode // by process and number
	copied map[string]int    // of what is open, how much copy_file_range has read
}

// opened is what a call means by the number of an open file.
func (d *modelDisk) opened(c call, number string) *inode { return d.open[c.process+" "+number] }

// loadDisk returns a disk with the files of a folder, all of them safe.
func loadDisk(t *testing.T, dir string) *modelDisk {
	t.Helper()
	var load func(at string) *inode
	load = func(at string) *inode {
		folder := newFolder()
		entries, err := os.ReadDir(at)
		for _, e := range entries {
			child := &inode{}
			if whole := filepath.Join(at, e.Name()); e.IsDir() {
				child = load(whole)
			} else {
				child.data, err = os.ReadFile(whole)
			}
			child.sync()
			folder.names[e.Name()] = child
		}
		if err != nil {
			t.Fatal(err)
		}
		folder.sync()
		return folder
	}
	return &modelDisk{load(dir), dir, map[string]*inode{}, map[string]int{}}
}

// find returns the folder that a path is in, and its name there; nil if it is outside, and
// the folder itself with "" for ".".
func (d *modelDisk) find(c call, at, path string) (*inode, string) {
	folder := d.opened(c, at)
	if at == "AT_FDCWD" {
		folder = d.root
	}
	if filepath.IsAbs(path) {
		below, isBelow := strings.CutPrefix(path, d.path+"/")
		if !isBelow {
			return nil, ""
		}
		folder, path = d.root, below
	}
	parts := strings.Split(filepath.Clean(path), "/")
	for _, part := range parts[:len(parts)-1] {
		if folder != nil {
			folder = folder.names[part]
		}
	}
	name := parts[len(parts)-1]
	if name == "." {
		name = ""
	}
	return folder, name
}

var (
	callPattern = regexp.MustCompile(`^(\w+)\((.*)\) += (-?\d+)`)
	argPattern  = regexp.MustCompile(`"(?:\\x[0-9a-f]{2})*"|[^, ]+`)
)

// call is a call of the system that succeeded.
type call struct {
	process string
	name    string
	args    []string
	result  string
}

// processes tell of a run's threads which process they belong to.
type processes struct {
	parents map[string]string // of threads: the one that began it
	forked  map[string]bool   // threads that are processes of their own
	begun   map[string]bool   // those of them that run a program
}

// of is the process of a thread: its first thread.
func (p *processes) of(thread string) string {
	for !p.forked[thread] && p.parents[thread] != "" {
		thread = p.parents[thread]
	}
	return thread
}

// follow looks at a call that begins threads, processes or programs. It reports whether the call
// is none of these, and not of a process that is yet to run its program.
func (p *processes) follow(thread, name, args, result string) bool {
	switch name {
	case "clone", "clone3", "fork", "vfork":
		p.parents[result], p.forked[result] = thread, !strings.Contains(args, "CLONE_THREAD")
		return false
	case "execve":
		p.begun[thread] = true
		return false
	}
	of := p.of(thread)
	return !p.forked[of] || p.begun[of]
}

// readCalls reads the list of strace -f -xx.
func readCalls(t *testing.T, list string) (calls []call) {
	t.Helper()
	begun := map[string]string{} // by thread
	run := &processes{map[string]string{}, map[string]bool{}, map[string]bool{}}
	type threadCall struct {
		thread string
		call
	}
	var all []threadCall
	for line := range strings.Lines(list) {
		thread, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		text = strings.TrimSpace(text)
		if part, ok := strings.CutSuffix(text, "<unfinished ...>"); ok {
			begun[thread] = part
			if !strings.HasPrefix(part, "close(") {
				continue
			}
			// Another thread may be given the number before this one hears that it is free.
			text = strings.TrimSpace(part) + ") = 0"
		} else if _, part, ok := strings.Cut(text, " resumed>"); ok && strings.HasPrefix(text, "<... ") {
			if text = begun[thread] + part; strings.HasPrefix(text, "close(") {
				continue
			}
		}
		match := callPattern.FindStringSubmatch(text)
		if match == nil || strings.HasPrefix(match[3], "-") {
			continue
		}
		if name := match[1]; strings.HasPrefix(name, "clone") || strings.HasSuffix(name, "fork") {
			run.follow(thread, name, match[2], match[3]) // before the first calls of the thread
		}
		c := call{name: match[1], args: argPattern.FindAllString(match[2], -1), result: match[3]}
		for i, arg := range c.args {
			if strings.HasPrefix(arg, `"`) {
				var err error
				if c.args[i], err = strconv.Unquote(arg); err != nil {
					t.Fatal(err, arg)
				}
			}
		}
		all = append(all, threadCall{thread, c})
	}
	for _, c := range all {
		if run.follow(c.thread, c.name, strings.Join(c.args, " "), c.result) {
			c.process = run.of(c.thread)
			calls = append(calls, c.call)
		}
	}
	return calls
}

// play plays a call. It returns what it printed for the user, and reports whether the disk
// may be another than before.
func (d *modelDisk) play(t *testing.T, c call) (printed string, changed bool) {
	t.Helper()
	switch c.name {
	case "openat":
		return "", d.openFile(t, c)
	case "write":
		if c.args[0] == "1" {
			return c.args[1], false
		}
		if file := d.opened(c, c.args[0]); file != nil {
			n, _ := strconv.Atoi(c.result)
			file.data = append(file.data[:len(file.data):len(file.data)], c.args[1][:n]...)
			return "", true
		}
	case "fsync", "fdatasync":
		if file := d.opened(c, c.args[0]); file != nil {
			file.sync()
			return "", true
		}
	case "close":
		delete(d.open, c.process+" "+c.args[0])
	case "mkdirat":
		if folder, name := d.find(c, c.args[0], c.args[1]); folder != nil {
			folder.change("", name, newFolder())
			return "", true
		}
	case "unlinkat":
		if folder, name := d.find(c, c.args[0], c.args[1]); folder != nil {
			folder.change(name, "", nil)
			return "", true
		}
	case "renameat", "renameat2":
		from, old := d.find(c, c.args[0], c.args[1])
		to, name := d.find(c, c.args[2], c.args[3])
		switch {
		case (from == nil) != (to == nil):
			t.Fatal("the model does not know how to move files out or in: ", c)
		case from == nil:
		case from == to:
			from.change(old, name, from.names[old])
			return "", true
		default: // one of the two names may be there, or both
			to.change("", name, from.names[old])
			from.change(old, "", nil)
			return "", true
		}
	case "copy_file_range":
		from, to := d.opened(c, c.args[0]), d.opened(c, c.args[2])
		n, _ := strconv.Atoi(c.result)
		if at := c.process + " " + c.args[0]; from != nil && to != nil && n > 0 {
			to.data = append(to.data[:len(to.data):len(to.data)], from.data[d.copied[at]:d.copied[at]+n]...)
			d.copied[at] += n
			return "", true
		}
	default:
		t.Fatal("the model does not know this call: ", c)
	}
	return "", false
}

// openFile plays openat, and reports whether it created a file.
func (d *modelDisk) openFile(t *testing.T, c call) bool {
	t.Helper()
	folder, name := d.find(c, c.args[0], c.args[1])
	file := folder
	created := false
	if folder != nil && name != "" {
		file = folder.names[name]
		switch {
		case file == nil && strings.Contains(c.args[2], "O_CREAT"):
			file, created = &inode{}, true
			folder.change("", name, file)
		case file == nil:
			t.Fatal("the model does not know what is opened: ", c)
		case strings.Contains(c.args[2], "O_TRUNC"):
			t.Fatal("a file is emptied in its place: ", c)
		}
	}
	d.open[c.process+" "+c.result] = file
	delete(d.copied, c.process+" "+c.result)
	return created
}

// states calls what is to look at each state that the disk may be found in.
func (d *modelDisk) states(t *testing.T, look func(files map[string][]string)) {
	t.Helper()
	unsafe := d.root.below()
	if len(unsafe) > 14 {
		t.Fatal("too many unsafe changes to try all: ", len(unsafe))
	}
	for set := range 1 << len(unsafe) {
		var kept []change
		for i, c := range unsafe {
			if set>>i&1 == 1 {
				kept = append(kept, c)
			}
		}
		files := map[string][]string{}
		d.root.found("", kept, files)
		look(files)
	}
}

// outage is what must hold whenever the power is lost.
type outage struct {
	old, now map[string]string // the outputs before and after the run, by path
	last     string            // the output that describes the others
}

// fault returns what is wrong with the files that are found, after the program said that some
// were written.
func (o outage) fault(files map[string][]string, said map[string]bool) string {
	isNew := func(name string) bool {
		return !slices.ContainsFunc(files[name], func(s string) bool { return s != o.now[name] }) && files[name] != nil
	}
	for name := range o.now {
		old, hadOld := o.old[name]
		for _, content := range files[name] {
			if content != o.now[name] && (!hadOld || content != old) {
				return fmt.Sprintf("%s has %d bytes, neither the old nor the new ones", name, len(content))
			}
		}
		switch {
		case files[name] == nil && hadOld:
			return name + " is gone"
		case said[name] && !isNew(name):
			return name + " is said to be written, and is not new"
		case !isNew(name) && files[o.last] != nil && slices.Contains(files[o.last], o.now[o.last]) && o.now[o.last] != o.old[o.last]:
			return o.last + " is new, and " + name + ", which it describes, is not"
		}
	}
	return ""
}

// replay plays calls and returns the faults, and how many states were looked at.
func (o outage) replay(t *testing.T, disk *modelDisk, calls []call) (faults []string, states int) {
	t.Helper()
	said := map[string]bool{}
	for n, c := range calls {
		printed, changed := disk.play(t, c)
		for line := range strings.Lines(printed) {
			if name, ok := strings.CutPrefix(strings.TrimSpace(line), "wrote "); ok {
				said[name] = true
			}
		}
		if !changed && printed == "" {
			continue
		}
		first := ""
		disk.states(t, func(files map[string][]string) {
			states++
			if first == "" {
				first = o.fault(files, said)
			}
		})
		if first != "" {
			faults = append(faults, fmt.Sprintf("after call %d, %s: %s", n+1, c.name, first))
		}
	}
	for name := range o.now {
		if o.now[name] != o.old[name] && !said[name] {
			faults = append(faults, name+": nothing said that it was written")
		}
	}
	return faults, states
}

// tracedCalls are those that change files or names, and those that the model needs to follow
// them. The model refuses those that it does not know.
const tracedCalls = "openat,close,write,fsync,fdatasync,mkdirat,unlinkat,renameat,renameat2," +
	"open,creat,openat2,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,copy_file_range,sendfile," +
	"clone,clone3,fork,vfork,execve," +
	"rename,link,linkat,symlink,symlinkat,unlink,mkdir,rmdir,dup,dup2,dup3,chdir,fchdir"

// TestPowerLoss loses the power after every call of a build that changes the disk, in every
// way of the model: under each name must be the whole old output or the whole new one, the
// manifest must not be newer than what it describes, and what the program says it wrote must
// be there.
func TestPowerLoss(t *testing.T) {
	needsStrace(t)
	for name, before := range map[string]func(t *testing.T, dir string){
		"over an older output": func(t *testing.T, dir string) {
			write(t, dir, map[string]string{"x.yaml": editionFile(1)})
			mustRun(t, briefing(t, dir, "build", "x.yaml", "--format", "svg"))
			write(t, dir, map[string]string{"out/x/.a.svg.briefing-1": "left by a killed run"})
		},
		"into new folders": func(*testing.T, string) {},
	} {
		t.Run(name, func(t *testing.T) {
			dir, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			before(t, dir)
			write(t, dir, map[string]string{"x.yaml": editionFile(2)})
			disk := loadDisk(t, dir)
			o := outage{old: outputsOf(t, dir), last: "out/x/manifest.json"}
			calls := readCalls(t, traced(t, dir, "build", "x.yaml", "--format", "svg"))
			o.now = outputsOf(t, dir)
			if len(o.now) != 3 {
				t.Fatal("outputs: ", len(o.now))
			}
			faults, states := o.replay(t, disk, calls)
			for _, fault := range faults {
				t.Error(fault)
			}
			if states < 100 {
				t.Errorf("only %d states: the calls were not understood", states)
			}
			t.Logf("%d calls, %d states", len(calls), states)
		})
	}
}

// outputsOf returns the outputs of x.yaml by path.
func outputsOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	outputs := map[string]string{}
	if _, err := os.Stat(filepath.Join(dir, "out", "x")); err != nil {
		return outputs
	}
	for name, content := range readFolder(t, filepath.Join(dir, "out", "x")) {
		if !strings.HasPrefix(name, ".") {
			outputs["out/x/"+name] = string(content)
		}
	}
	return outputs
}

// traced runs the program and returns the list of its calls.
func traced(t *testing.T, dir string, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("briefing")
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-xx", "-s", "10000000", "-o", list, "-e", "trace=" + knownCalls(), program}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	calls, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	return string(calls)
}

// knownCalls are the traced calls; the question mark passes over those that this machine
// does not have.
func knownCalls() string { return "?" + strings.ReplaceAll(tracedCalls, ",", ",?") }

// TestPowerLossModel checks that the model finds what programs do wrong that do not sync.
func TestPowerLossModel(t *testing.T) {
	const (
		create    = `1 openat(AT_FDCWD, "t", O_WRONLY|O_CREAT|O_EXCL, 0666) = 3`
		fill      = `1 write(3, "new", 3) = 3`
		syncFile  = `1 fsync(3) = 0`
		rename    = `1 renameat(AT_FDCWD, "t", AT_FDCWD, "a") = 0`
		folder    = `1 openat(AT_FDCWD, ".", O_RDONLY) = 4`
		syncNames = `1 fsync(4) = 0`
		say       = `1 write(1, "wrote a\n", 8) = 8`
	)
	for _, test := range []struct {
		want  string // a part of a fault, or "" for none
		calls []string
	}{
		{"", []string{create, fill, syncFile, rename, folder, syncNames, say}},
		{"a has 0 bytes", []string{create, fill, rename, folder, syncNames, say}},
		{"a has 0 bytes", []string{create, fill, rename, syncFile, folder, syncNames, say}},
		{"", []string{`1 clone(flags=CLONE_THREAD) = 2`, `1 openat(AT_FDCWD, ".", O_RDONLY) = 3`, `2 close(3 <unfinished ...>`, create, `2 <... close resumed>) = 0`,
			fill, syncFile, rename, folder, syncNames, say}},
		{"said to be written", []string{create, fill, syncFile, rename, say}},
		{"said to be written", []string{create, fill, syncFile, folder, syncNames, rename, say}},
		{"a is gone", []string{`1 unlinkat(AT_FDCWD, "a", 0) = 0`, create, fill, syncFile, rename, folder, syncNames, say}},
	} {
		dir := t.TempDir()
		write(t, dir, map[string]string{"a": "old"})
		o := outage{old: map[string]string{"a": "old"}, now: map[string]string{"a": "new"}}
		calls := readCalls(t, hexStrings(strings.Join(test.calls, "\n")))
		faults, _ := o.replay(t, loadDisk(t, dir), calls)
		if all := strings.Join(faults, "\n"); (test.want == "") != (all == "") || !strings.Contains(all, test.want) {
			t.Errorf("%q: %q, want %q", test.calls, all, test.want)
		}
	}
}

// hexStrings prints the strings of a list of calls as strace -xx does.
func hexStrings(list string) string {
	return regexp.MustCompile(`"[^"]*"`).ReplaceAllStringFunc(list, func(s string) string {
		text, _ := strconv.Unquote(s)
		var b strings.Builder
		for i := range len(text) {
			fmt.Fprintf(&b, `\x%02x`, text[i])
		}
		return `"` + b.String() + `"`
	})
}
