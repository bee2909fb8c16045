package batch

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// breaks are what goes wrong with a message of a renderer: what is written in its place, and
// whether the renderer is dead then.
var breaks = map[string]func(line string) (instead string, dead bool){
	"dies before":    func(string) (string, bool) { return "", true },
	"dies within":    func(line string) (string, bool) { return line[:len(line)/2], true },
	"dies after":     func(line string) (string, bool) { return line, true },
	"no JSON":        func(string) (string, bool) { return "Segmentation fault\n", false },
	"other JSON":     func(string) (string, bool) { return "[1]\n", false },
	"nothing said":   func(string) (string, bool) { return "{}\n", false },
	"an empty one":   func(line string) (string, bool) { return numberOnly(line) + "}\n", false },
	"another stage":  func(line string) (string, bool) { return numberOnly(line) + `,"Stage":7}` + "\n", false },
	"nothing drawn":  func(line string) (string, bool) { return numberOnly(line) + `,"Result":{}}` + "\n", false },
	"sums unasked":   func(line string) (string, bool) { return line + `{"Number":0,"Sums":[{}]}` + "\n", false },
	"another number": func(line string) (string, bool) { return `{"Number":99,"Stage":1}` + "\n" + line, false },
	"said twice":     func(line string) (string, bool) { return line + line, false },
	"not written":    nil,
	neverEnds:        nil,
}

// neverEnds is a message that is written for ever.
const neverEnds = "never ends"

// numberOnly is the beginning of a message, with the number of its job.
func numberOnly(line string) string {
	head, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ",")
	return strings.TrimSuffix(head, "}")
}

// brokenPipe is the output of a renderer of which one message goes wrong: the nth of the first
// renderer of a run, or of each.
type brokenPipe struct {
	to       io.Writer
	how      string
	nth      int
	mark     string // a file that the first leaves; empty: each is broken
	messages int
}

func (b *brokenPipe) Write(line []byte) (int, error) {
	if b.messages++; b.messages != b.nth || !b.isFirst() {
		return b.to.Write(line)
	}
	how := breaks[b.how]
	if b.how == neverEnds {
		return writeForever(b.to, numberOnly(string(line))+`,"Result":{"Failure":{"Text":"`)
	}
	if how == nil {
		return 0, errors.New("input/output error")
	}
	instead, dead := how(string(line))
	if _, err := io.WriteString(b.to, instead); err != nil {
		return 0, err
	}
	if dead {
		os.Exit(3)
	}
	return len(line), nil
}

// writeForever writes a message that never ends, until nobody reads it.
func writeForever(to io.Writer, begin string) (int, error) {
	_, err := io.WriteString(to, begin)
	for err == nil {
		_, err = io.WriteString(to, strings.Repeat("x", 1<<16))
	}
	return 0, err
}

func (b *brokenPipe) isFirst() bool {
	if b.mark == "" {
		return true
	}
	f, err := os.OpenFile(b.mark, os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// renderBroken is a renderer of which a message goes wrong.
func renderBroken(how, nth, mark string) int {
	n, _ := strconv.Atoi(nth)
	if err := Serve(os.Stdin, &brokenPipe{to: os.Stdout, how: how, nth: n, mark: mark}, openToyHandlers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// TestBroken breaks each message of a renderer in each way: another does the rest, every row is
// drawn, and reported once.
func TestBroken(t *testing.T) {
	t.Parallel()
	p, dir := newProject(t, 2), inMemory(t)
	want := p.fromScratch()
	for how := range breaks {
		struck := 0
		for nth := 1; ; nth++ {
			p.out = filepath.Join(dir, fmt.Sprint(how, nth))
			mark := p.out + ".mark"
			sum, _ := p.mustRun(func(c *Config) {
				c.Limit = 10 * time.Second // a busy machine starts a renderer in seconds
				c.Renderer = func() *exec.Cmd { return Self(brokenArg, how, fmt.Sprint(nth), mark) }
			})
			if !sum.Complete() || !maps.Equal(p.outputs(), want) {
				t.Errorf("%s, message %d: %+v", how, nth, sum)
			}
			if _, err := os.Stat(mark); err != nil {
				break // there are fewer messages
			}
			struck++
		}
		if struck < 6 {
			t.Errorf("%s: only %d messages were broken", how, struck)
		}
	}
}

// TestAlwaysBroken breaks a message of each renderer: the run ends, no row is lost or reported
// twice, and it is not called complete.
func TestAlwaysBroken(t *testing.T) {
	t.Parallel()
	for how, isHarmless := range map[string]bool{"dies before": false, "dies within": false, "no JSON": false, "nothing said": false, "not written": false, "said twice": true} {
		for nth := 1; nth <= 3; nth++ {
			p := newProject(t, 2)
			sum, rows, err := p.run(func(c *Config) {
				c.Renderer = func() *exec.Cmd { return Self(brokenArg, how, fmt.Sprint(nth), "") }
			})
			reported := map[string]bool{}
			for _, r := range rows {
				reported[r.Row] = true
			}
			if len(reported) != len(rows) || sum.reported()+sum.Left != sum.Rows || isHarmless != (err == nil && sum.Complete()) {
				t.Errorf("%s, message %d: %v, %d reports of %d rows, %+v", how, nth, err, len(rows), len(reported), sum)
			}
		}
	}
}

// TestEndlessAnswer checks that renderers whose answers never end are given up, and that the run
// says so.
func TestEndlessAnswer(t *testing.T) {
	t.Parallel()
	const want = "it gave an answer of more than 16 MiB"
	for nth := 1; nth <= 3; nth++ {
		p := newProject(t, 2)
		_, rows, err := p.run(func(c *Config) {
			c.Renderer = func() *exec.Cmd { return Self(brokenArg, neverEnds, fmt.Sprint(nth), "") }
		})
		said := fmt.Sprint(err)
		for _, r := range rows {
			said += r.Error
		}
		if !strings.Contains(said, want) {
			t.Errorf("message %d: %s", nth, said)
		}
	}
}

// TestRendererNotStarted starts none: it is the machine that is at fault, and no row.
func TestRendererNotStarted(t *testing.T) {
	t.Parallel()
	for name, command := range map[string]func() *exec.Cmd{
		"not there":      func() *exec.Cmd { return exec.Command(filepath.Join(t.TempDir(), "none")) },
		"not executable": func() *exec.Cmd { return exec.Command(t.TempDir()) },
		"not a renderer": falseCommand,
	} {
		p := newProject(t, 2)
		sum, rows, err := p.run(func(c *Config) { c.Renderer = command })
		if err == nil || !strings.Contains(err.Error(), "renderer") || len(rows) != 0 || sum.Left == 0 || sum.Left != sum.Rows {
			t.Errorf("%s: %v, %d rows, %+v", name, err, len(rows), sum)
		}
		if p.mustRun(nil); len(p.outputs()) == 0 {
			t.Errorf("%s: the next run does not do the rest", name)
		}
	}
}
