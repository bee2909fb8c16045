package file

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/table"
)

// withheldYAML is what InputRef.Used says of a YAML file that numbers were taken out of.
const withheldYAML = "!yaml"

// publicFile is a YAML file without the numbers that it says are confidential: the word
// stands there instead. Comments in and beside such a value are left out, too. All that
// reads YAML reads this, so that no quoted line, checksum or copy can hold such a number.
type publicFile struct {
	content []byte
	// speaks says that the file has the word, or nearly, wherever it stands.
	speaks bool
	// parameters are the names whose values would be such numbers.
	parameters []string
	// wrong keeps the numbers from being found, or from being taken out; nil for nothing.
	// No number of the file is then in content, and nothing more is read of it.
	wrong error
	line  int // where; 0 where wrong says so
}

// aboutConfidential are parts of the word that a slip of the fingers leaves.
var aboutConfidential = []string{"fident", "fidenc", "dential", "confid"}

// publicYAML takes the confidential numbers out of a YAML file.
func publicYAML(content []byte) publicFile {
	low := bytes.ToLower(content)
	if !slices.ContainsFunc(aboutConfidential, func(part string) bool { return bytes.Contains(low, []byte(part)) }) {
		return publicFile{content: content}
	}
	public := withoutSecrets(content)
	public.speaks = true
	return public
}

// withoutSecrets is publicYAML for a file that may have such numbers.
func withoutSecrets(content []byte) publicFile {
	if _, large := tooMany(content); large || !utf8.Valid(content) || bytes.IndexFunc(content, isOddLineEnd) >= 0 {
		return publicFile{content: withoutNumbers(content)} // parse says what is wrong
	}
	documents, err := documentsOf(content)
	if err != nil {
		return publicFile{content: withoutNumbers(content), wrong: err}
	}
	e := eraser{lines: bytes.SplitAfter(content, []byte("\n"))}
	for _, doc := range documents {
		e.find(doc)
		e.findParameters(doc)
	}
	if len(e.secrets) == 0 {
		return publicFile{content: content}
	}
	public, line := e.erase()
	if line == 0 && !sameDocuments(documents, public) {
		line = e.secrets[0].Line
	}
	if line > 0 {
		return publicFile{content: withoutNumbers(content), wrong: errNotTakenOut, line: line}
	}
	return publicFile{content: public, parameters: e.parameters}
}

var errNotTakenOut = errors.New("the confidential number cannot be taken out of the file")

// refusePublic says why a file with confidential numbers cannot be used, without quoting
// any number.
func (r *reader) refusePublic(name string, public *publicFile) {
	r.lines[name] = splitLines(public.content)
	if public.line == 0 {
		r.syntaxFault(name, syntaxWords(public.wrong))
		return
	}
	r.faultAt(data.Pos{File: name, Line: public.line, Col: 1}, "", public.wrong.Error(), "write it on one line, without an anchor or an escape: {value: 3.1, confidential: true}, and no # in the texts around it")
}

// lookAhead reads what a document includes, before anything is made of it, for the
// parameters that confidential values refer to. What cannot be read is said later.
func (d *decoder) lookAhead(root *yaml.Node) {
	list := lookup(root, "include")
	if list == nil {
		return
	}
	for _, n := range append(slices.Clone(list.Content), list) {
		if n.Kind != yaml.ScalarNode || d.public[n.Value] != nil {
			continue
		}
		file, err := d.cache.read(n.Value)
		if err != nil || len(file.content) > maxFileSize {
			continue
		}
		if _, large := tooMany(file.content); large {
			continue
		}
		d.public[n.Value] = file.published()
		if documents, err := documentsOf(file.published().content); err == nil && len(documents) == 1 && len(documents[0].Content) == 1 {
			d.lookAhead(documents[0].Content[0])
		}
	}
}

// speaksOfSecrets reports whether a file that was read may have confidential values.
func (r *reader) speaksOfSecrets() bool {
	for _, file := range r.public {
		if file.speaks {
			return true
		}
	}
	return false
}

// documentsOf parses all documents of a file.
func documentsOf(content []byte) (all []*yaml.Node, err error) {
	for dec := yaml.NewDecoder(bytes.NewReader(content)); ; {
		doc := &yaml.Node{}
		if err := decodeSafely(dec, doc); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, doc)
	}
}

// sameDocuments reports whether a file holds these documents, and nothing else.
func sameDocuments(want []*yaml.Node, content []byte) bool {
	got, err := documentsOf(content)
	return err == nil && slices.EqualFunc(want, got, sameTree)
}

func sameTree(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.Anchor == b.Anchor && slices.EqualFunc(a.Content, b.Content, sameTree)
}

// withoutNumbers puts a sign in the place of each number, and what may belong to it.
func withoutNumbers(content []byte) []byte {
	return anyNumber.Regexp().ReplaceAll(content, []byte("…"))
}

var anyNumber = pattern.New(`[0-9][0-9A-Za-z.,_'+-]*`)

// eraser takes scalars out of a file.
type eraser struct {
	lines      [][]byte     // with their ends
	secrets    []*yaml.Node // that may not be published
	parameters []string
	spans      [][2]int // the first and the last line of each value
}

// numberKeys are the keys of a confidential value, and of a confidential parameter, with
// what may not be published.
var numberKeys = []string{"value", "disputed", "interval", "intervals", "default", "values"}

// isShown reports whether what a key of such a mapping holds is published: that of a key
// which is not known is not.
func isShown(key string) bool {
	known := slices.Contains(valueRecord().names(), key) || slices.Contains(parameterRecord().names(), key)
	return known && !slices.Contains(numberKeys, key) || isNear(key, table.Confidential)
}

// find finds the confidential values below a node.
func (e *eraser) find(n *yaml.Node) {
	if n.Kind != yaml.MappingNode || !isConfidential(n) {
		for _, child := range n.Content {
			e.find(child)
		}
		return
	}
	e.spans = append(e.spans, [2]int{n.Line, lastLine(n)})
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, child := n.Content[i], n.Content[i+1]
		if isShown(key.Value) {
			continue
		}
		if strings.ContainsAny(key.Value, "0123456789") { // the number, where value: was forgotten
			e.hide(key)
		}
		e.hide(child)
	}
}

// findParameters finds what a document declares of the parameters that confidential values
// refer to.
func (e *eraser) findParameters(doc *yaml.Node) {
	if len(doc.Content) == 0 {
		return
	}
	declared := lookup(doc.Content[0], "parameters")
	if declared == nil {
		return
	}
	for _, name := range e.parameters {
		p := lookup(declared, name)
		if p == nil || isConfidential(p) {
			continue // it is found already
		}
		e.spans = append(e.spans, [2]int{p.Line, lastLine(p)})
		for _, key := range []string{"default", "values"} {
			if child := lookup(p, key); child != nil {
				e.hide(child)
			}
		}
	}
}

// isConfidential reports whether a mapping is a value, or a parameter, that is said to be
// confidential, in whatever spelling.
func isConfidential(n *yaml.Node) bool {
	said, number := false, false
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, child := n.Content[i].Value, n.Content[i+1]
		switch {
		case key == "file": // says which column tells
			return false
		case isNear(key, table.Confidential) && child.Value != "false":
			said = true
			number = number || slices.Contains([]string{"true", "yes", "on", "1"}, strings.ToLower(child.Value))
		case slices.ContainsFunc([]string{"value", "default", "disputed", "interval"}, func(known string) bool { return isNear(key, known) }):
			number = true
		}
	}
	return said && number
}

// isNear reports whether a text is a word, but for capitals and slips of the fingers.
func isNear(s, word string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return s == word || language.Nearest(s, []string{word}) != ""
}

// lastLine is the last line that something below a node begins in.
func lastLine(n *yaml.Node) int {
	last := n.Line
	for _, child := range n.Content {
		last = max(last, lastLine(child))
	}
	return last
}

// hide notes all scalars below a node as secrets, but what cites a source and remarks.
func (e *eraser) hide(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		for _, use := range parameterUse.FindAllStringSubmatch(n.Value, -1) {
			if name := strings.TrimSpace(use[1]); !strings.HasPrefix(use[0], isItself) && !slices.Contains(e.parameters, name) {
				e.parameters = append(e.parameters, name)
			}
		}
		e.secrets = append(e.secrets, n)
	}
	for i, child := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 && !isShown(n.Content[i-1].Value) {
			e.hide(child)
		}
	}
}

// erase returns the file without the secrets, whose nodes hold afterwards what stands
// there instead. It returns the line of one that cannot be taken out, or 0.
func (e *eraser) erase() (public []byte, line int) {
	slices.SortFunc(e.secrets, func(a, b *yaml.Node) int { // from the end, so that places stay right
		return cmp.Or(cmp.Compare(b.Line, a.Line), cmp.Compare(b.Column, a.Column))
	})
	e.dropComments()
	for _, n := range e.secrets {
		at := n.Line - 1
		from, to, ok := e.extent(n)
		if !ok {
			return nil, n.Line
		}
		e.lines[at] = slices.Concat(e.lines[at][:from], []byte(table.Confidential), e.lines[at][to:])
		n.Value, n.Style = table.Confidential, 0
	}
	return bytes.Join(e.lines, nil), 0
}

// extent is where a scalar of one line stands in it, in bytes, its quotes included.
func (e *eraser) extent(n *yaml.Node) (from, to int, ok bool) {
	if n.Line < 1 || n.Line > len(e.lines) || n.Anchor != "" {
		return 0, 0, false
	}
	line := e.lines[n.Line-1]
	if n.Line == 1 && bytes.HasPrefix(line, []byte("\ufeff")) {
		from = len("\ufeff")
	}
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(line[from:])
		from += size
	}
	written := n.Value
	switch {
	case n.Style == yaml.DoubleQuotedStyle:
		written = `"` + written + `"`
	case n.Style == yaml.SingleQuotedStyle:
		written = `'` + written + `'`
	case n.Style != 0:
		return 0, 0, false
	}
	return from, from + len(written), bytes.HasPrefix(line[from:], []byte(written))
}

// dropComments takes the comments out of the lines of each confidential value, and those
// that stand alone just before and after it.
func (e *eraser) dropComments() {
	for _, span := range e.spans {
		first, last := span[0]-1, min(span[1], len(e.lines))-1
		for ; first > 0 && isComment(e.lines[first-1]); first-- {
		}
		for ; last+1 < len(e.lines) && isComment(e.lines[last+1]); last++ {
		}
		for i := first; i <= last; i++ {
			e.lines[i] = withoutComment(e.lines[i])
		}
	}
}

func isComment(line []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("#")) }

// withoutComment is a line without the comment at its end. Inside a text of several lines
// this may cut what is none: the file that results is another then, and is not used.
func withoutComment(line []byte) []byte {
	text := bytes.TrimRight(line, "\r\n")
	end := line[len(text):]
	quote := byte(0) // that a text began with
	for i, c := range text {
		begins := i == 0 || bytes.IndexByte([]byte(" \t[{,:"), text[i-1]) >= 0
		switch {
		case quote != 0:
			if c == quote && (c == '\'' || text[i-1] != '\\') {
				quote = 0
			}
		case begins && (c == '"' || c == '\''):
			quote = c
		case c == '#' && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t'):
			return slices.Concat(bytes.TrimRight(text[:i], " \t"), end)
		}
	}
	return line
}

// syntaxWords is the message of a parser without the numbers that it may quote.
func syntaxWords(err error) error {
	text := strings.SplitN(err.Error(), "\n", 2)[0]
	m := lineOfError.FindStringSubmatch(text)
	return errors.New(m[1] + string(withoutNumbers([]byte(m[2]))))
}

var lineOfError = pattern.New(`^((?:yaml: )?(?:line \d+: )?)(.*)$`)
