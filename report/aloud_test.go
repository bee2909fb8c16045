package report

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/recorder"

	"briefing/charts"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// TestReadAloud reads files as a program does that follows their structure: the
// headings in order, every word whole and separate from the next, each chart as its
// labels, and no running header or footer.
func TestReadAloud(t *testing.T) {
	for name, d := range map[string]*Document{"shipped": document(t, reporttest.Shipped(t)), "small": layout(t, small), "prose": layout(t, prose), "deck": layout(t, prose+"layout: deck\n")} {
		t.Run(name, func(t *testing.T) {
			out := aloud(t, d)
			level := 0
			for _, m := range regexp.MustCompile(`(?m)^ *H(\d)`).FindAllStringSubmatch(out, -1) {
				next := int(m[1][0] - '0')
				if next > level+1 {
					t.Errorf("a heading of level %d follows one of level %d", next, level)
				}
				level = next
			}
			spoken := map[string]bool{}
			var figures [][]string
			for _, p := range d.laid.Pages {
				for _, b := range p {
					if b.Kind == page.BoxChart {
						figures = append(figures, labels(b.Chart))
					}
				}
				for _, w := range wordsOf(p) {
					spoken[w] = true
				}
			}
			figure := -1 // how far the figure that is being read is indented; its caption is deeper
			for line := range strings.Lines(out) {
				text, found := strings.CutPrefix(strings.TrimSpace(line), `"`)
				indent := len(line) - len(strings.TrimLeft(line, " "))
				if !found {
					if strings.Contains(line, "Figure") {
						figure = indent
					} else if indent <= figure {
						figure = -1
					}
					continue
				}
				words := strings.Fields(strings.TrimSuffix(text, `"`))
				if indent == figure+2 && figure >= 0 {
					if i := slices.IndexFunc(figures, func(f []string) bool { return slices.Equal(f, words) }); i < 0 {
						t.Errorf("a figure is read as %q", words)
					}
					continue
				}
				for _, w := range words {
					if !spoken[w] {
						t.Errorf("%q is read, which nothing says", w)
					}
				}
			}
			if len(figures) > 0 && !strings.Contains(out, "Figure") {
				t.Error("no figure")
			}
			for _, running := range []string{"Sources are listed on page", " / "} {
				if strings.Contains(out, running) {
					t.Errorf("the running line %q is read", running)
				}
			}
		})
	}
}

// wordsOf returns the words of a page, each box by itself and those that touch on a
// line together: a word in two styles.
func wordsOf(p page.Page) []string {
	var out []string
	var line strings.Builder
	var before page.Box
	for _, b := range p {
		if b.Kind != page.BoxText || b.Element == nil {
			continue
		}
		out = append(out, strings.Fields(b.Line.Text)...)
		if b.Y != before.Y || b.X-before.X-before.W > 0.01 {
			line.WriteByte(' ')
		}
		line.WriteString(b.Line.Text)
		before = b
	}
	return append(out, strings.Fields(line.String())...)
}

// labels are the words that a chart draws, in order.
func labels(c *charts.Chart) []string {
	var r recorder.Canvas
	c.Draw(&r)
	var out []string
	for _, a := range r.Actions {
		if s, ok := a.(*recorder.FillString); ok {
			out = append(out, strings.Fields(s.String)...)
		}
	}
	return out
}

// aloud returns the text of a document by its structure.
func aloud(t *testing.T, d *Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "briefing.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return tool(t, "pdfinfo", "-struct-text", file)
}
