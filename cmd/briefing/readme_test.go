package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fence is a block of code of the README: its language and its lines.
var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// TestReadme runs what the README shows. A block of
//
//   - yaml that begins with title: is written to file.yaml,
//   - console is run command by command, and what the README prints below a
//     command must be what it prints, standard error included; commands of the
//     Go tool other than `go run ./cmd/briefing` are left to .ci/run,
//   - text is what the last command printed.
//
// A line of three dots stands for any lines. UPDATE=1 puts in what is printed.
func TestReadme(t *testing.T) {
	path, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir()) // the commands write here
	f := follower{t: t}
	played := fence.ReplaceAllStringFunc(string(content), func(block string) string {
		m := fence.FindStringSubmatch(block)
		return "```" + m[1] + "\n" + f.block(m[1], m[2]) + "```"
	})
	f.picture(filepath.Join(filepath.Dir(path), "charts/testdata/readme-chart.png"), "out/digital-economy/regions.png")
	if os.Getenv("UPDATE") == "1" && played != string(content) {
		if err := os.WriteFile(path, []byte(played), 0o666); err != nil {
			t.Error(err)
		}
	}
}

// follower does what the README says.
type follower struct {
	t       *testing.T
	printed string // by the last command
}

// picture holds a picture of the README to the one that the program makes.
func (f *follower) picture(shown, made string) {
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

// block plays a block and returns what it should be.
func (f *follower) block(language, body string) string {
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

// session runs the commands of a block, the lines that begin with $.
func (f *follower) session(body string) string {
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

// withoutFont is what the program says on a machine without a Chinese font.
var withoutFont = regexp.MustCompile(`(?m)^note: the edition zh is left out: .*\n`)

// command runs a command line and reports whether it was one of the program.
func (f *follower) command(line string) bool {
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

// compare returns what should be shown for the last command: what is, if it
// fits.
func (f *follower) compare(shown string) string {
	before, after, dots := strings.Cut(shown, "...\n")
	if shown == f.printed || dots && strings.HasPrefix(f.printed, before) && strings.HasSuffix(f.printed, after) {
		return shown
	}
	if os.Getenv("UPDATE") != "1" {
		f.t.Errorf("the README shows\n%s\nthe program prints\n%s\nUPDATE=1 go test puts it in", shown, f.printed)
	}
	return f.printed
}
