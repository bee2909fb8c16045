package file

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/data"
)

// The files in testdata/faults carry the faults they have: behind a line,
//
//	# want COL "text" COL "text"
//
// and in the first line, for places that cannot carry a comment,
//
//	want LINE:COL "text" FILE:LINE:COL "text"
//
// The set must be exact.
var (
	wantComment = regexp.MustCompile(`(?:^| )#? ?want (.*)$`)
	wantItem    = regexp.MustCompile(`(?:([^\s":]+\.\w+):)?(?:(\d+):)?(\d+) ("(?:[^"\\]|\\.)*")`)
)

func wantedFaults(t *testing.T, name, content string) []string {
	t.Helper()
	var wanted []string
	for i, line := range strings.Split(content, "\n") {
		m := wantComment.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for _, item := range wantItem.FindAllStringSubmatch(m[1], -1) {
			file, at := name, strconv.Itoa(i+1)
			if item[1] != "" {
				file = item[1]
			}
			if item[2] != "" {
				at = item[2]
			}
			text, err := strconv.Unquote(item[4])
			if err != nil {
				t.Fatalf("%s:%d: %v", name, i+1, err)
			}
			wanted = append(wanted, fmt.Sprintf("%s:%s:%s: %s", file, at, item[3], text))
		}
	}
	return wanted
}

func faultFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/faults", err)
	}
	return files
}

func TestFaults(t *testing.T) {
	total := 0
	for _, file := range faultFiles(t) {
		name := filepath.Base(file)
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wanted := wantedFaults(t, name, string(content))
		total += len(wanted)
		t.Run(name, func(t *testing.T) {
			ds, err := Load(os.DirFS("../testdata/faults"), name, Options{Today: day(t, "2026-11-23")})
			faults, ok := err.(data.Faults)
			if ds != nil || !ok || len(faults) == 0 {
				t.Fatalf("Load gave a dataset or no faults: %v", err)
			}
			var got []string
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%s: %s", f.Pos, f.Text))
				checkForm(t, f)
			}
			slices.Sort(wanted)
			slices.Sort(got)
			for _, g := range got {
				if !slices.Contains(wanted, g) {
					t.Errorf("not wanted: %s", g)
				}
			}
			for _, w := range wanted {
				if !slices.Contains(got, w) {
					t.Errorf("not found: %s", w)
				}
			}
			if len(got) != len(wanted) {
				t.Errorf("%d faults, want %d", len(got), len(wanted))
			}
		})
	}
	if total < 60 {
		t.Errorf("only %d faults are tried", total)
	}
}

// checkForm holds a fault to the style of messages.
func checkForm(t *testing.T, f data.Fault) {
	t.Helper()
	if strings.HasSuffix(f.Text, ".") || f.Text == "" {
		t.Errorf("%s: a message has no full stop: %q", f.Pos, f.Text)
	}
	if f.Pos.Line > 0 && !strings.HasSuffix(f.Pos.File, ".csv") && f.Line != "" {
		if n := len([]rune(f.Line)); f.Pos.Col > n+1 {
			t.Errorf("%s: the column lies behind the line of %d characters", f.Pos, n)
		}
	}
}

func TestFaultsComeInInputOrder(t *testing.T) {
	_, err := Load(os.DirFS("../testdata/faults"), "figures.yaml", Options{})
	faults, _ := err.(data.Faults)
	for i := 1; i < len(faults); i++ {
		a, b := faults[i-1].Pos, faults[i].Pos
		if a.Line > b.Line || a.Line == b.Line && a.Col > b.Col {
			t.Errorf("%s comes before %s", a, b)
		}
	}
}

func day(t *testing.T, s string) data.Period {
	t.Helper()
	p, ok := data.ParsePeriod(s)
	if !ok {
		t.Fatalf("%q is not a period", s)
	}
	return p
}
