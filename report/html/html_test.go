package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"briefing/charts"
	"briefing/data"
	"briefing/data/file"
	"briefing/report/doc"
	"briefing/report/reporttest"
)

// made makes the page of a dataset.
func made(t testing.TB, ds *data.Dataset) (*doc.Document, []byte) {
	t.Helper()
	fonts, err := charts.Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	d, faults := doc.New(ds)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p, err := New(ds, d, fonts, Options{Producer: "briefing", CSV: func(w io.Writer, c *data.Chart) error { return file.WriteCSV(ds, w, c) }})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return d, b.Bytes()
}

// pages are those of the fixtures and of the shipped briefing, by name.
func pages(t *testing.T, look func(t *testing.T, d *doc.Document, content []byte, root *html.Node)) {
	for _, name := range []string{"small", "forms", "prose", "shipped"} {
		t.Run(name, func(t *testing.T) {
			ds := reporttest.Shipped(t)
			if name != "shipped" {
				ds = reporttest.Load(t, reporttest.Fixture(name))
			}
			d, content := made(t, ds)
			root, err := html.Parse(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			look(t, d, content, root)
		})
	}
}

// all are the elements of some tags, in their order; without tags, all elements.
func all(root *html.Node, tags ...string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (tags == nil || slices.Contains(tags, n.Data)) {
			found = append(found, n)
		}
	}
	return found
}

func value(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// Each place has one name, and each link and description leads to one that is there.
func TestPlaces(t *testing.T) {
	pages(t, func(t *testing.T, _ *doc.Document, _ []byte, root *html.Node) {
		known := map[string]bool{}
		for _, n := range all(root) {
			if id := value(n, "id"); id != "" {
				if known[id] {
					t.Errorf("two places are named %q", id)
				}
				known[id] = true
			}
		}
		for _, n := range all(root) {
			to, local := strings.CutPrefix(value(n, "href"), "#")
			if local && !known[to] {
				t.Errorf("a link leads to %q", to)
			}
			for _, name := range []string{"aria-labelledby", "aria-describedby"} {
				if to := value(n, name); to != "" && !known[to] {
					t.Errorf("%s is %q", name, to)
				}
			}
		}
	})
}

// The page has one title, no level of headings is skipped, and each picture has a name.
func TestStructure(t *testing.T) {
	pages(t, func(t *testing.T, d *doc.Document, _ []byte, root *html.Node) {
		last, titles := 0, 0
		for _, h := range all(root, "h1", "h2", "h3", "h4", "h5", "h6") {
			level := int(h.Data[1] - '0')
			if level == 1 {
				titles++
			}
			if level > last+1 {
				t.Errorf("%q is of level %d after %d", text(h), level, last)
			}
			last = level
		}
		if titles != 1 {
			t.Errorf("%d titles", titles)
		}
		pictures := 0
		for _, svg := range all(root, "svg") {
			pictures++
			if value(svg, "role") != "img" || value(svg, "aria-label") == "" {
				t.Error("a picture without a name")
			}
		}
		if charts := len(all(root, "figure")); pictures < 2*charts {
			t.Errorf("%d pictures of %d charts", pictures, charts)
		}
		if lang := value(all(root, "html")[0], "lang"); lang != d.Language {
			t.Errorf("the page is in %q", lang)
		}
	})
}

// Nothing is fetched, and only what the policy names can run.
func TestOneFile(t *testing.T) {
	pages(t, func(t *testing.T, _ *doc.Document, content []byte, root *html.Node) {
		for _, n := range all(root) {
			for _, a := range n.Attr {
				fetches := a.Key == "src" || a.Key == "srcset" || a.Key == "href" && n.Data != "a"
				if fetches && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s %s=%q> is against the policy", n.Data, a.Key, a.Val)
				}
			}
		}
		if found := regexp.MustCompile(`(?i)url\((['"]?)(http|//)|@import`).Find(content); found != nil {
			t.Errorf("the style sheet fetches: %s", found)
		}
	})
}

// TestPolicy: a page runs one script, of less than 12 KB, and a browser runs and styles by nothing but
// what the hashes of its policy name.
func TestPolicy(t *testing.T) {
	const most = 12 << 10
	if len(script) >= most {
		t.Errorf("the script has %d bytes", len(script))
	}
	pages(t, func(t *testing.T, _ *doc.Document, _ []byte, root *html.Node) {
		hashes := map[string]string{}
		for _, n := range all(root, "script", "style") {
			if value(n, "type") == "" {
				if hashes[n.Data] != "" {
					t.Errorf("a second <%s>", n.Data)
				}
				sum := sha256.Sum256([]byte(text(n)))
				hashes[n.Data] = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			}
		}
		want := "default-src 'none'; style-src " + hashes["style"] + "; script-src " + hashes["script"] + "; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
		for _, n := range all(root, "meta") {
			if value(n, "http-equiv") == "Content-Security-Policy" {
				if got := value(n, "content"); got != want {
					t.Errorf("the policy is\n%s, want\n%s", got, want)
				}
				want = ""
			}
			if n.Parent.Data != "head" {
				t.Error("a policy that browsers do not read")
			}
		}
		if want != "" {
			t.Error("no policy")
		}
	})
}

// Each colour of a chart is declared for the day and for the night.
func TestInks(t *testing.T) {
	pages(t, func(t *testing.T, _ *doc.Document, content []byte, _ *html.Node) {
		used := map[string]bool{}
		for _, m := range regexp.MustCompile(`var\(--([a-z]+\d*)\)`).FindAllSubmatch(content, -1) {
			used[string(m[1])] = true
		}
		if len(used) < 6 {
			t.Errorf("only %d colours", len(used))
		}
		for name := range used {
			if n := bytes.Count(content, []byte("--"+name+":#")); n != 2 {
				t.Errorf("%s is declared %d times", name, n)
			}
		}
	})
}

// Every cell of every table of the document stands in the page, in its order, and so does
// every number in the file that comes with a chart.
func TestNumbers(t *testing.T) {
	pages(t, func(t *testing.T, d *doc.Document, _ []byte, root *html.Node) {
		var want, got []string
		if len(d.Sources) == 0 {
			t.Fatal("no document")
		}
		collect := func(table doc.DataTable) {
			for _, r := range table.Records {
				want = append(want, r.Key)
				for _, c := range r.Cells {
					want = append(want, c.Text)
				}
			}
		}
		eachBlock(d.Blocks, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Figure:
				if b.Data != nil {
					collect(*b.Data)
				}
			case *doc.Table:
				collect(b.Data)
			}
		})
		for _, table := range all(root, "table") {
			if value(table, "class") != "data" {
				continue // a table of the text
			}
			for _, row := range all(all(table, "tbody")[0], "tr") {
				for i, cell := range all(row, "th", "td") {
					if links := all(cell, "a"); i == 0 || strings.HasPrefix(value(cell, "class"), "n") && len(links) == 0 && text(cell) != "" || value(cell, "class") == "n none" {
						got = append(got, unmarked.ReplaceAllString(text(cell), ""))
					}
				}
			}
		}
		if !slices.Equal(dropEmpty(got), dropEmpty(want)) {
			t.Errorf("%d cells, want %d:\n%q\n%q", len(got), len(want), got, want)
		}
		files := 0
		for _, a := range all(root, "a") {
			if value(a, "download") == "" {
				continue
			}
			_, encoded, _ := strings.Cut(value(a, "href"), "base64,")
			content, err := base64.StdEncoding.DecodeString(encoded)
			if err != nil || !bytes.HasPrefix(content, []byte("chart,")) && !bytes.Contains(content, []byte("\n")) {
				t.Errorf("the file %s: %v", value(a, "download"), err)
			}
			files++
		}
		if figures := len(all(root, "figure")); files != figures {
			t.Errorf("%d files of %d charts", files, figures)
		}
	})
}

func dropEmpty(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" })
}

func eachBlock(blocks []doc.Block, do func(doc.Block)) {
	for _, b := range blocks {
		do(b)
		switch b := b.(type) {
		case *doc.Row:
			for _, f := range b.Figures {
				do(f)
			}
		case *doc.Columns:
			for _, column := range b.Columns {
				eachBlock(column, do)
			}
		}
	}
}

// The same document gives the same page.
func TestSamePage(t *testing.T) {
	ds := reporttest.Shipped(t)
	_, a := made(t, ds)
	if _, b := made(t, ds); !bytes.Equal(a, b) {
		t.Error("two pages differ")
	}
}

// Markup in texts of a file is text in the page.
func TestMarkupIsText(t *testing.T) {
	hostile := `</title><script>alert(1)</script>`
	ds := reporttest.Load(t, fmt.Sprintf("title: %q\nauthor: %[1]q\nsources: {s: {publisher: %[1]q, title: %[1]q, date: 2020, url: 'https://example.org/?a=%%22b'}}\n"+
		"figures: {a: {title: %[1]q, unit: percent, source: s, values: {%[1]q: 1, y: 2}}}\n", hostile))
	_, content := made(t, ds)
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all(root, "script") {
		if value(n, "type") != "application/ld+json" && text(n) != script {
			t.Errorf("a script: %s", text(n))
		}
	}
	if len(all(root, "title")) != 1 || text(all(root, "h1")[0]) != hostile {
		t.Errorf("the title is %q", text(all(root, "h1")[0]))
	}
}

// TestKept holds that a page with charts of a page before is the page without them, and that a
// chart is laid out again when its print or the numbers of sources change.
func TestKept(t *testing.T) {
	ds := reporttest.Shipped(t)
	_, want := made(t, ds)
	fonts, err := charts.Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := doc.New(ds)
	kept, prints := &Kept{}, "first"
	page := func() []byte {
		p, err := New(ds, d, fonts, Options{Producer: "briefing", CSV: func(w io.Writer, c *data.Chart) error { return file.WriteCSV(ds, w, c) },
			Kept: kept, Print: func(c *data.Chart) string { return prints + c.ID }})
		if err != nil {
			t.Fatal(err)
		}
		return p.content
	}
	for range 2 {
		if !bytes.Equal(page(), want) {
			t.Fatal("a page with kept charts is another")
		}
	}
	n := len(kept.charts)
	if n == 0 || n != len(all(mustParse(t, want), "figure")) {
		t.Errorf("%d charts are kept", n)
	}
	prints = "second"
	if page(); len(kept.charts) != 2*n {
		t.Errorf("%d charts are kept of two prints of %d", len(kept.charts), n)
	}
}

func mustParse(t *testing.T, content []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// TestContentsNested: in the list of contents each section stands in the one that it is a part of.
func TestContentsNested(t *testing.T) {
	_, content := made(t, reporttest.Load(t, "title: T\nsources: {a: {publisher: O, title: Y, date: 2024}}\nfigures: {y: {title: S, unit: euros, source: a, values: {2019: 1}}}\nbriefing: [{heading: One}, {heading: Part, level: 2}, {heading: Other, level: 2}, {heading: Two}, {text: 'So.'}]\n"))
	var listed func(list *html.Node) string
	listed = func(list *html.Node) string {
		var out []string
		for li := list.FirstChild; li != nil; li = li.NextSibling {
			entry := text(all(li, "a")[0])
			if below := li.LastChild; below.Data == "ol" {
				entry += " (" + listed(below) + ")"
			}
			out = append(out, entry)
		}
		return strings.Join(out, ", ")
	}
	nav := all(mustParse(t, content), "nav")
	if len(nav) != 1 {
		t.Fatalf("%d lists of links", len(nav))
	}
	if got, want := listed(all(nav[0], "ol")[0]), "1.\u2002One (1.1.\u2002Part, 1.2.\u2002Other), 2.\u2002Two, Sources"; got != want {
		t.Errorf("contents are %q, want %q", got, want)
	}
}

// unmarked is the mark of a value whose remarks stand below the table, as it is heard and seen.
var unmarked = regexp.MustCompile(`[;；] ?[^;；]*\*$`)
