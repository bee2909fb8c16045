package file

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/table"
)

// Limits of a file. They are far above what a briefing needs and far below what
// hurts the machine.
const (
	maxFileSize   = 4 << 20
	maxNesting    = 32
	maxValues     = 10_000 // of a series written in YAML
	maxCSVRows    = 5_000_000
	maxFigures    = 1_000
	maxTextSize   = 64 << 10
	maxAttachment = 32 << 20 // a font or a logo
)

// reader opens the files of one Load, remembers them, and collects the faults.
type reader struct {
	cache    *FileCache
	findFont func(family string, style data.FontStyle) (*data.File, error)
	room     func(n int) ([]data.Key, []data.Value) // see Options
	files    []string                               // in the order they were read
	lines    map[string][]string                    // of each YAML file, for the caret
	inputs   []data.Input
	depends  []data.Dependency
	// used are the parts of CSV files that were read, by name.
	used map[string]*table.UsedPart
	// tables are those that are read of files as offices hand them out, by key.
	tables map[string]*tablePart
	// public are the YAML files that were read, by name.
	public map[string]*publicFile
	// withheld says what may not be published of CSV files, by name, and columns which
	// columns of them are used.
	withheld map[string]*table.Withholding
	columns  map[string][]string
	faults   data.Faults
	// machine is the first error of the file system that no file is to blame for.
	machine error
	warned  data.Faults
	told    data.Faults
	stale   data.Faults
	// rowFaults counts the faults in the rows of each CSV file.
	rowFaults map[string]int
	// mended are the places whose fault is known: lines (with column 0) that were
	// put into quotes, and nodes that were replaced, so that the rest of the file
	// could be read.
	mended map[data.Pos]bool
	// nodes counts those of all files that were read; parsed the bytes that were parsed
	// once more, as something was mended in them.
	nodes, parsed int
}

// node is a YAML node with the file it stands in and the keys that lead to it.
type node struct {
	*yaml.Node
	file  string
	path  string
	sheet string // of a workbook, for a cell of one
}

// at returns a node below n.
func (n node) at(child *yaml.Node, key string) node {
	path := data.Clip(key, data.MaxKey)
	if n.path != "" {
		path = n.path + "." + path
	}
	return node{Node: child, file: n.file, path: path}
}

func (n node) item(i int) node {
	return node{Node: n.Content[i], file: n.file, path: n.path + "[" + strconv.Itoa(i) + "]"}
}

func (n node) pos() data.Pos {
	if n.Node == nil {
		return data.Pos{File: n.file}
	}
	return data.Pos{File: n.file, Line: max(n.Line, 1), Col: max(n.Column, 1), Sheet: n.sheet}
}

// fault records what is wrong at a node, and what to write instead.
func (r *reader) fault(n node, text, hint string) { r.faultAt(n.pos(), n.path, text, hint) }

func (r *reader) faultAt(pos data.Pos, path, text, hint string) {
	r.add(data.Fault{Pos: pos, Path: path, Text: text, Hint: hint})
}

// problem records an error as a fault.
func (r *reader) problem(n node, err error) {
	p := data.ProblemOf(err)
	r.fault(n, p.Text, p.Hint)
}

// faultOf records a fault under the id of the rule that it breaks.
func (r *reader) faultOf(rule string, n node, text, hint string) {
	r.add(data.Fault{Pos: n.pos(), Path: n.path, Text: text, Hint: hint, Rule: rule})
}

// add records faults, each with the line that it is in.
func (r *reader) add(faults ...data.Fault) {
	for _, f := range faults {
		r.addOne(f)
	}
}

func (r *reader) addOne(f data.Fault) {
	pos := f.Pos
	if r.mended[data.Pos{File: pos.File, Line: pos.Line, Col: 0}] || r.mended[pos] {
		r.faults = append(r.faults, data.Fault{}) // counts, but another fault says it
		return
	}
	if pos.Line > 0 && r.lines[pos.File] == nil {
		if r.rowFaults == nil {
			r.rowFaults = map[string]int{}
		}
		r.rowFaults[pos.File]++
		switch n := r.rowFaults[pos.File] - maxCSVFaults - 1; {
		case n == 1:
			f.Text, f.Hint = fmt.Sprintf("%s has more than %d faults; the rest is not shown", pos.File, maxCSVFaults), "look at the names of the columns"
		case n > 1:
			return
		}
	}
	r.faults = append(r.faults, r.withLine(f))
}

// withLine is a fault with the line that it is in, where that is known.
func (r *reader) withLine(f data.Fault) data.Fault {
	if lines := r.lines[f.Pos.File]; f.Pos.Line >= 1 && f.Pos.Line <= len(lines) {
		f.Line = lines[f.Pos.Line-1]
	}
	return f
}

// faultsOf runs a step and returns the faults that it finds, which are recorded too.
// While it runs, r.faults holds those of the step alone.
func (r *reader) faultsOf(step func()) data.Faults {
	earlier := r.faults
	r.faults = nil
	step()
	found := r.faults
	r.faults = append(earlier, found...)
	return found
}

// sound runs a step and reports whether it finds no fault.
func (r *reader) sound(step func()) bool { return len(r.faultsOf(step)) == 0 }

// readFile reads a file of at most limit bytes and remembers it as an input.
func (r *reader) readFile(name string, limit int64) ([]byte, error) {
	file, err := r.cache.read(name)
	if err != nil {
		return nil, err
	}
	if int64(len(file.content)) > limit {
		return nil, fmt.Errorf("it is larger than %d MiB", limit>>20)
	}
	if limit == maxAttachment { // a font or a picture
		r.remember(name, file.sum[:], nil)
		return file.content, nil
	}
	public := file.published()
	if r.public == nil {
		r.public = map[string]*publicFile{}
	}
	r.public[name] = public
	sum := sha256.Sum256(public.content)
	r.note(data.Input{Name: name, SHA256: hex.EncodeToString(sum[:]), Text: public.content, Withheld: !bytes.Equal(public.content, file.content)})
	r.met(name)
	return public.content, nil
}

// remember notes a file that was read as an input.
func (r *reader) remember(name string, sum, text []byte) {
	r.note(data.Input{Name: name, SHA256: hex.EncodeToString(sum), Text: text})
	r.met(name)
}

// met notes that a file comes next in the order of faults.
func (r *reader) met(name string) {
	if !slices.Contains(r.files, name) {
		r.files = append(r.files, name)
	}
}

// note adds an input once. The whole of a file takes the place of a part of it.
func (r *reader) note(in data.Input) {
	i := slices.IndexFunc(r.inputs, func(known data.Input) bool { return known.Name == in.Name })
	switch {
	case i < 0:
		r.inputs = append(r.inputs, in)
	case r.inputs[i].Used != "" && in.Used == "":
		r.inputs[i] = in
		delete(r.used, in.Name)
	}
}

// OutsideError is why a file system does not open a name: a link leads out of its
// folder. The file system given to [Load] says so where it refuses such names.
type OutsideError struct{ Name string }

// Error names what leads out.
func (e *OutsideError) Error() string { return e.Name + " leads out of its folder" }

// unread records why the file that n names cannot be read: a fault of n, or what
// ends the load where the machine is to blame.
func (r *reader) unread(n node, err error) {
	pathErr, ok := errors.AsType[*fs.PathError](err)
	_, outside := errors.AsType[*OutsideError](err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.fault(n, fmt.Sprintf("there is no file %q", n.Value), "write the path from the folder of this file")
	case outside:
		r.fault(n, fmt.Sprintf("%q leads out of the folder of the file", n.Value), "put a copy of the file into the folder; links out of it are not followed")
	case ok && errors.Is(err, fs.ErrInvalid):
		r.fault(n, fmt.Sprintf("cannot read %q: %v", n.Value, pathErr.Err), "")
	case ok:
		r.machine = cmp.Or(r.machine, err)
		r.faults = append(r.faults, data.Fault{}) // what n is for is missing
	default:
		r.fault(n, fmt.Sprintf("cannot read %q: %v", n.Value, err), "")
	}
}

// attachment reads a file that the YAML names, keeping to its folder.
func (r *reader) attachment(n node, limit int64) ([]byte, bool) {
	if !r.validPath(n) {
		return nil, false
	}
	content, err := r.readFile(n.Value, limit)
	if err != nil {
		r.unread(n, err)
		return nil, false
	}
	return content, true
}

// validPath refuses absolute paths and those with a "..".
func (r *reader) validPath(n node) bool {
	if data.Printable(n.Value) != n.Value || data.Showable(n.Value) != n.Value { // nor could a PDF attach it
		r.fault(n, fmt.Sprintf("%q has a control character in it", n.Value), "give the file a name that can be printed")
		return false
	}
	if fs.ValidPath(n.Value) && n.Value != "." && !strings.Contains(n.Value, `\`) {
		return true
	}
	r.fault(n, fmt.Sprintf("%q is not a path inside the folder of this file", n.Value),
		"write a relative path with /, without . or .. in it")
	return false
}

// parse reads the only YAML document of a file. Nil with faults recorded when
// there is none.
func (r *reader) parse(name string, content []byte) *yaml.Node {
	if !utf8.Valid(content) {
		line := 1 + slices.IndexFunc(bytes.Split(content, []byte("\n")), func(l []byte) bool { return !utf8.Valid(l) })
		r.faultAt(data.Pos{File: name, Line: line, Col: 1}, "", "the file is not valid UTF-8", "save it as UTF-8")
		return nil
	}
	if bytes.HasPrefix(content, []byte(byteOrderMark+byteOrderMark)) {
		r.faultAt(data.Pos{File: name, Line: 1, Col: 1}, "", "the file begins with two byte order marks, which nobody sees", "save it as UTF-8 without them")
		return nil
	}
	if at := bytes.IndexFunc(content, isOddLineEnd); at >= 0 {
		line := 1 + bytes.Count(content[:at], []byte("\n"))
		odd, _ := utf8.DecodeRune(content[at:])
		r.faultAt(data.Pos{File: name, Line: line, Col: 1}, "", fmt.Sprintf("the file contains the line end %U, which editors and YAML count differently", odd), "remove it, or write a new line")
		return nil
	}
	if r.lines[name] == nil {
		r.lines[name] = splitLines(content)
	}
	if line, found := tooMany(content); found {
		faultTooMany(r, name, line, 1)
		return nil
	}
	dec, doc, ok := r.decode(name, content)
	if !ok {
		return nil
	}
	var second yaml.Node
	switch err := decodeSafely(dec, &second); {
	case err == nil:
		r.faultAt(data.Pos{File: name, Line: max(second.Line, 1), Col: 1}, "", "a second document begins here", "keep one document in a file; others may be included")
		return nil
	case !errors.Is(err, io.EOF):
		r.syntaxFault(name, err)
		return nil
	}
	root := doc.Content[0]
	if !spend(r, name, root) || !r.checkTree(node{Node: root, file: name}, 1) {
		return nil
	}
	return root
}

// decode reads the first YAML document of a file, mended where it must be, and
// returns what reads the next.
func (r *reader) decode(name string, content []byte) (dec *yaml.Decoder, doc yaml.Node, ok bool) {
	for {
		dec = yaml.NewDecoder(bytes.NewReader(content))
		err := decodeSafely(dec, &doc)
		if err == nil {
			return dec, doc, true
		}
		if errors.Is(err, io.EOF) {
			r.faultAt(data.Pos{File: name, Line: 1, Col: 1}, "", "the file is empty", "begin with title: and figures:")
			return nil, doc, false
		}
		if content, ok = r.mend(name, content, r.syntaxFault(name, err)); !ok {
			return nil, doc, false
		}
		doc = yaml.Node{}
	}
}

// settle marks a node as one whose fault is known.
func (r *reader) settle(pos data.Pos) {
	if r.mended == nil {
		r.mended = map[data.Pos]bool{}
	}
	r.mended[pos] = true
}

// decodeSafely turns a panic of the YAML parser, which some damaged files
// cause, into an error.
func decodeSafely(dec *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return dec.Decode(into)
}

// isOddLineEnd reports the characters that YAML takes for the end of a line and
// most editors do not: every place after one would be off.
func isOddLineEnd(r rune) bool { return r == '\u0085' || r == '\u2028' || r == '\u2029' }

// byteOrderMark begins files of some editors. The parser reads past one.
const byteOrderMark = "\ufeff"

func splitLines(content []byte) []string {
	text := strings.TrimPrefix(string(content), byteOrderMark)
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return strings.Split(text, "\n")
}

var syntaxLine = pattern.New(`^yaml: (?:line (\d+): )?(.*)$`)

// syntaxFault reports what the YAML parser did not understand. Some of its
// errors carry no line; those point at the whole file.
func (r *reader) syntaxFault(name string, err error) (line int) {
	m := syntaxLine.FindStringSubmatch(strings.SplitN(err.Error(), "\n", 2)[0])
	if m == nil {
		m = []string{"", "", err.Error()}
	}
	line, _ = strconv.Atoi(m[1])
	pos, text := data.Pos{File: name}, ""
	if name := unknownAlias.FindStringSubmatch(m[2]); line == 0 && name != nil {
		line = 1 + slices.IndexFunc(r.lines[pos.File], func(l string) bool { return strings.Contains(l, "*"+name[1]) })
	}
	if line > 0 {
		line = min(line, len(r.lines[name]))
		text = r.lines[name][line-1]
		pos = data.Pos{File: name, Line: line, Col: 1 + len(text) - len(strings.TrimLeft(text, " \t"))}
	}
	if bound := blockStart.FindStringSubmatch(text); bound != nil {
		pos.Col = 1 + utf8.RuneCountInString(bound[1])
		hint := "put the text into quotes"
		if _, wrong := parseScalar(strings.TrimSpace(bound[2])); wrong != nil {
			hint = wrong.hint
		}
		r.faultAt(pos, "", "YAML reads > and | as the start of a block of text", hint)
		return line
	}
	hint := syntaxHint(m[2])
	if at, use := r.bareParameter(name, line); use != "" && strings.Contains(m[2], "expected ',' or") {
		pos, hint = at, "inside { } and [ ], put "+use+" into quotes"
	}
	r.faultAt(pos, "", "not YAML: "+m[2], hint)
	return line
}

// bareParameter finds the first parameter from a line on that stands inside { } or
// [ ] without quotes, where YAML does not take it for a text.
func (r *reader) bareParameter(name string, line int) (at data.Pos, use string) {
	lines := r.lines[name]
	for i := max(line, 1); i <= len(lines); i++ {
		if m := bareInFlow.FindStringSubmatchIndex(lines[i-1]); m != nil {
			return data.Pos{File: name, Line: i, Col: 1 + utf8.RuneCountInString(lines[i-1][:m[2]])}, lines[i-1][m[2]:m[3]]
		}
	}
	return data.Pos{}, ""
}

// bareInFlow is a parameter without quotes after an opening brace or bracket.
var bareInFlow = pattern.New(`^[^#"']*[{\[](?:[^#"']*[:,\[])? *(\$\{[^{}]*\})`)

var unknownAlias = pattern.New(`^unknown anchor '(.*)' referenced`)

// blockStart is a bound written as a sign, which YAML takes for a block of text.
var blockStart = pattern.New(`^([^"'#]*[:-] +)([>|] *[^\s>|+#"'{}\[\],][^"'{}\[\],#]*)$`)

// maxMended is how many lines are mended: the file is parsed anew for each. maxParsed is
// how many bytes are, in all.
const (
	maxMended = 100
	maxParsed = 8 << 20
)

// mend puts a bound written as a sign into quotes, so that the other faults of
// the file can be found too.
func (r *reader) mend(name string, content []byte, line int) (mended []byte, ok bool) {
	lines := r.lines[name]
	if line < 1 || line > len(lines) || len(r.mended) >= maxMended || r.mended[data.Pos{File: name, Line: line, Col: 0}] {
		return nil, false
	}
	m := blockStart.FindStringSubmatch(lines[line-1])
	if m == nil {
		return nil, false
	}
	r.settle(data.Pos{File: name, Line: line, Col: 0})
	if r.parsed += len(content); r.parsed > maxParsed {
		return nil, false
	}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	if bytes.Contains(content, []byte("\r")) {
		content = []byte(strings.Join(splitLines(content), "\n"))
	}
	at := 0
	for range line - 1 {
		at += bytes.IndexByte(content[at:], '\n') + 1
	}
	return slices.Concat(content[:at], []byte(m[1]+`"`+strings.TrimSpace(m[2])+`"`), content[at+len(lines[line-1]):]), true
}

func syntaxHint(text string) string {
	switch {
	case unknownAlias.MatchString(text):
		return "put a text that begins with * into quotes; aliases are not allowed"
	case strings.Contains(text, "mapping values are not allowed"):
		return "put a text that contains a colon and a space into quotes"
	case strings.Contains(text, "found character that cannot start any token"):
		return "indent with spaces, not tabs, and put a text that begins with @, ` or % into quotes"
	}
	return "look at the indentation, colons and quotes of this line and the one before; put a text that begins with {{ into quotes"
}

// checkTree refuses what makes a YAML file mean something else than it says:
// aliases, merge keys, repeated keys, keys that are no scalars, odd tags, and
// nesting past the limit. It takes them out, so that the other faults of the
// file can be found; it reports false only where nesting ends the search.
func (r *reader) checkTree(n node, depth int) bool {
	if depth > maxNesting {
		r.fault(n, fmt.Sprintf("nested more than %d deep", maxNesting), "")
		return false
	}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.fault(n, "anchors and aliases are not allowed", "write the value out")
	case n.Style&yaml.TaggedStyle != 0:
		r.fault(n, fmt.Sprintf("the tag %s is not allowed", n.Tag), "remove it")
	}
	switch {
	case n.Kind == yaml.AliasNode:
		r.settle(n.pos())
		*n.Node = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
	case n.Style&yaml.TaggedStyle != 0:
		r.settle(n.pos())
		n.Style &^= yaml.TaggedStyle
		n.Tag = ""
		n.Tag = n.ShortTag() // what it is without the tag
	}
	n.Value = norm.NFC.String(n.Value) // one name in two codings is one name
	if n.Kind == yaml.MappingNode {
		r.checkKeys(n)
	}
	ok := true
	for i := range n.Content {
		child := n.item(i)
		if n.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue // checkKeys has seen it
			}
			child = n.at(n.Content[i], n.Content[i-1].Value)
		}
		ok = r.checkTree(child, depth+1) && ok
	}
	return ok
}

// checkKeys refuses keys that YAML reads in another way than people, and
// takes those with their values out.
func (r *reader) checkKeys(n node) {
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	kept := n.Content[:0]
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		key.Value = norm.NFC.String(key.Value)
		at := n.at(key, key.Value)
		switch first := seen[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			r.fault(n.at(key, "?"), "a key must be a plain text", "")
			continue
		case key.Anchor != "" || key.Style&yaml.TaggedStyle != 0:
			r.fault(at, "a key carries an anchor or a tag", "remove it")
			key.Anchor, key.Style = "", key.Style&^yaml.TaggedStyle
		case key.Tag == "!!merge":
			r.fault(at, "merge keys are not allowed", "write the keys out")
			r.settle(n.pos()) // what the mapping lacks may be what was to be merged
			continue
		case first != nil:
			r.fault(at, fmt.Sprintf("%q appears here twice", key.Value), fmt.Sprintf("the first is in line %d; remove one", first.Line))
			continue
		}
		seen[key.Value] = key
		kept = append(kept, key, value)
	}
	n.Content = kept
}
