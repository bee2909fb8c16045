package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// pages are the pages of the manual, relative to the repository.
var pages = []string{"README.md", "data/README.md", "charts/README.md", "report/README.md", "cmd/briefing/README.md"}

// readPage returns the path and the text of a page.
func readPage(t *testing.T, page string) (path, text string) {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("../..", page))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, string(content)
}

// fence matches a code block of a page: its language and its lines.
var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// TestReadme runs what the pages show:
//
//   - a yaml block that begins with title: is written to file.yaml,
//   - a console block is run command by command, and each command must print what
//     the page shows below it, standard error included; commands of the Go tool
//     other than `go run ./cmd/briefing` are left to .ci/run,
//   - a text block is what the last command printed.
//
// A line of three dots stands for any lines. UPDATE=1 writes what is printed to the
// pages.
func TestReadme(t *testing.T) {
	for _, page := range pages {
		t.Run(page, func(t *testing.T) { runPage(t, page) })
	}
}

// runPage runs what one page shows.
func runPage(t *testing.T, page string) {
	path, content := readPage(t, page)
	t.Chdir(t.TempDir()) // the commands write here
	f := pageRunner{t: t}
	played := fence.ReplaceAllStringFunc(content, func(block string) string {
		m := fence.FindStringSubmatch(block)
		return "```" + m[1] + "\n" + f.block(m[1], m[2]) + "```"
	})
	if page == "README.md" {
		f.picture(filepath.Join(filepath.Dir(path), "charts/testdata/readme-chart.png"), "out/digital-economy/regions.png")
	}
	if os.Getenv("UPDATE") == "1" && played != content {
		if err := os.WriteFile(path, []byte(played), 0o666); err != nil {
			t.Error(err)
		}
	}
}

// TestReadmeIsShort limits the first page to what a newcomer reads.
func TestReadmeIsShort(t *testing.T) {
	if _, text := readPage(t, "README.md"); len(text) > 9<<10 {
		t.Errorf("README.md has %d bytes: put what is more than a first look beside what it describes", len(text))
	}
}

// link matches a link of a page to another file of the repository.
var link = regexp.MustCompile(`\]\(([^():]+)\)|src="([^":]+)"`)

// TestReadmeLinks checks that links lead to existing files and headings.
func TestReadmeLinks(t *testing.T) {
	for _, page := range append(slices.Clone(pages), "cmd/briefing/deploy/README.md") {
		_, text := readPage(t, page)
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			target, heading, _ := strings.Cut(m[1]+m[2], "#")
			linked := page
			if target != "" {
				linked = filepath.Join(filepath.Dir(page), target)
			}
			info, err := os.Stat(filepath.Join("../..", linked))
			switch {
			case err != nil:
				t.Errorf("%s: %v", page, err)
			case heading != "":
				if _, text := readPage(t, linked); !slices.Contains(anchors(text), heading) {
					t.Errorf("%s: %s has no heading %q", page, linked, heading)
				}
			case info.IsDir():
				if _, err := os.Stat(filepath.Join("../..", linked, "README.md")); err != nil {
					t.Errorf("%s: %v", page, err)
				}
			}
		}
	}
}

var headingLine = regexp.MustCompile(`(?m)^#+ (.+)$`)

// anchors returns the names by which GitHub links to the headings of a page.
func anchors(text string) []string {
	var all []string
	for _, m := range headingLine.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.ReplaceAll(strings.ToLower(m[1]), " ", "-"))
	}
	return all
}

// TestReadmeTables checks that the tables of data/README.md match their origins: the
// rules of the gate and the JSON Schemas. UPDATE=1 writes them again.
func TestReadmeTables(t *testing.T) {
	path, page := readPage(t, "data/README.md")
	made := replaceBetween(t, page, "<!-- gate: made by UPDATE=1 go test ./cmd/briefing -->\n", ruleTable())
	made = replaceBetween(t, made, "<!-- keys: made by UPDATE=1 go test ./cmd/briefing -->\n", keyTables(t))
	if made == page {
		return
	}
	if os.Getenv("UPDATE") != "1" {
		t.Errorf("tables of %s are not what the program has; UPDATE=1 go test puts them in", path)
	} else if err := os.WriteFile(path, []byte(made), 0o666); err != nil {
		t.Error(err)
	}
}

// replaceBetween replaces what is between a mark of a page and the end mark after it.
func replaceBetween(t *testing.T, page, mark, made string) string {
	t.Helper()
	const end = "<!-- end -->"
	before, rest, found := strings.Cut(page, mark)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatalf("there is no place between %q and %q", mark, end)
	}
	return before + mark + made + end + after
}

// ruleTable lists the rules of the gate.
func ruleTable() string {
	var b strings.Builder
	b.WriteString("| rule | severity | why | what to do |\n|---|---|---|---|\n")
	for _, r := range data.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.ID, r.Severity, r.Reason, r.Cure)
	}
	return b.String()
}

// shape is the part of a JSON Schema that the tables need.
type shape struct {
	Description          string           `json:"description"`
	Ref                  string           `json:"$ref"`
	Enum                 []string         `json:"enum"`
	AnyOf                []shape          `json:"anyOf"`
	Items                *shape           `json:"items"`
	Properties           map[string]shape `json:"properties"`
	Required             []string         `json:"required"`
	AdditionalProperties json.RawMessage  `json:"additionalProperties"`
	Defs                 map[string]shape `json:"$defs"`
}

// keyTables lists the keys of the file language and of batch files: a table for each
// mapping with keys of its own.
func keyTables(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, batch := range []bool{false, true} {
		args, name := []string{"schema"}, "the file"
		if batch {
			args, name = []string{"schema", "--batch"}, "a batch file"
		}
		_, out, _ := shell(t.Context(), "", args...)
		var root shape
		if err := json.Unmarshal([]byte(out), &root); err != nil {
			t.Fatal(err)
		}
		w := keyWriter{b: &b, defs: root.Defs, written: map[string]bool{}}
		w.mappings(name, root)
	}
	return b.String()
}

// keyWriter writes the tables of a schema.
type keyWriter struct {
	b       *strings.Builder
	defs    map[string]shape
	written map[string]bool // by their keys: a mapping used twice has one table
}

// mappings writes the table of a shape that has keys, then those of its possible
// values.
func (w *keyWriter) mappings(name string, s shape) {
	if def, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		name, s = "a "+def, w.defs[def]
	}
	keys := slices.Sorted(maps.Keys(s.Properties))
	if list := strings.Join(keys, " "); len(keys) > 0 && !w.written[list] {
		w.written[list] = true
		w.table(name, keys, s)
		of := ", in " + name
		if name == "the file" {
			of = ""
		}
		for _, key := range keys {
			w.mappings("`"+key+":`"+of, s.Properties[key])
		}
	}
	for _, alternative := range s.AnyOf {
		w.mappings(name, alternative)
	}
	if s.Items != nil {
		w.mappings(name, *s.Items)
	}
	var others shape
	if json.Unmarshal(s.AdditionalProperties, &others) == nil {
		w.mappings(name, others)
	}
}

// table writes the keys of one mapping.
func (w *keyWriter) table(name string, keys []string, s shape) {
	fmt.Fprintf(w.b, "### Keys of %s\n\n| key | holds |\n|---|---|\n", name)
	for _, key := range keys {
		holds := s.Properties[key].Description
		if words := s.Properties[key].words(); len(words) > 0 {
			holds += " (`" + strings.Join(words, "`, `") + "`)"
		}
		if slices.Contains(s.Required, key) {
			holds = "**required**: " + holds
		}
		fmt.Fprintf(w.b, "| `%s` | %s |\n", key, strings.ReplaceAll(holds, "|", "\\|"))
	}
	w.b.WriteString("\n")
}

// words returns the words that a value may be, if it is limited to some.
func (s shape) words() []string {
	words := slices.Clone(s.Enum)
	for _, alternative := range s.AnyOf {
		words = append(words, alternative.words()...)
	}
	if s.Items != nil {
		words = append(words, s.Items.words()...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// pageRunner runs a page.
type pageRunner struct {
	t       *testing.T
	printed string // by the last command
}

// picture compares a picture of the README with what the program draws.
func (f *pageRunner) picture(shown, made string) {
	want, err := os.ReadFile(made)
	if err != nil {
		f.t.Fatal(err)
	}
	if got, err := os.ReadFile(shown); err == nil && bytes.Equal(got, want) {
		return
	}
	if os.Getenv("UPDATE") != "1" {
		f.t.Errorf("%s is not %s as the program makes it; UPDATE=1 go test puts it in", shown, made)
	} else if err := os.WriteFile(shown, want, 0o666); err != nil {
		f.t.Error(err)
	}
}

// block runs a block and returns what it should be.
func (f *pageRunner) block(language, body string) string {
	switch {
	case language == "yaml" && strings.HasPrefix(body, "title:"):
		if err := os.WriteFile("file.yaml", []byte(body), 0o666); err != nil {
			f.t.Fatal(err)
		}
	case language == "console":
		return f.session(body)
	case language == "text" && f.printed != "":
		return f.compare(body)
	}
	return body
}

// session runs the commands of a block: its lines that begin with $.
func (f *pageRunner) session(body string) string {
	var played strings.Builder
	for _, part := range strings.SplitAfter("\n"+body, "\n$ ")[1:] {
		part = strings.TrimSuffix(part, "$ ")
		command, shown, _ := strings.Cut(part, "\n")
		played.WriteString("$ " + command + "\n")
		if !f.command(command) || shown == "" {
			continue
		}
		played.WriteString(f.compare(shown))
	}
	return played.String()
}

// withoutFont matches what the program says on a machine without a Chinese font.
var withoutFont = regexp.MustCompile(`(?m)^note: the edition zh is left out: .*\n`)

// command runs a command line and reports whether it was one of the program.
func (f *pageRunner) command(line string) bool {
	words := strings.Fields(line)
	switch {
	case line == "go run ./cmd/briefing":
		words = nil
	case words[0] == "briefing":
		words = words[1:]
	default:
		return false
	}
	var out bytes.Buffer
	run(f.t.Context(), words, nil, &out, &out)
	f.printed = withoutFont.ReplaceAllString(out.String(), "")
	return true
}

// compare returns what the page should show for the last command: what it shows now, if
// that matches.
func (f *pageRunner) compare(shown string) string {
	before, after, dots := strings.Cut(shown, "...\n")
	if shown == f.printed || dots && strings.HasPrefix(f.printed, before) && strings.HasSuffix(f.printed, after) {
		return shown
	}
	if os.Getenv("UPDATE") != "1" {
		f.t.Errorf("the page shows\n%s\nthe program prints\n%s\nUPDATE=1 go test puts it in", shown, f.printed)
	}
	return f.printed
}
