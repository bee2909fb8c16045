package batch

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
)

// indexName is the page that lists the web pages of all rows, beside their folders.
const indexName = "index.html"

// The most rows that the index lists, and the most of them under each heading: a reader looks
// for one, or for what needs attention. The report has all.
const (
	maxIndexed = 20_000
	maxNoticed = 500
)

// index gathers what the index says of rows. It is nil where rows have no web pages.
type index struct {
	day                    string // on which the run began
	all                    []string
	changed, failed, stale noticed
	rows                   int
}

// noticed are the rows under a heading.
type noticed struct {
	listed []string
	more   int
}

func (n *noticed) add(line string) {
	if len(n.listed) == maxNoticed {
		n.more++
		return
	}
	n.listed = append(n.listed, line)
}

// seesAll reports whether a run writes what is of all rows: a shard has only some of them.
func seesAll(r *run) bool { return !r.DryRun && (r.Merge > 0 || r.Shard.whole()) }

// newIndex returns the index of a run; nil if it makes none.
func newIndex(r *run) *index {
	if !seesAll(r) || !slices.Contains(r.Setting.Formats, "html") {
		return nil
	}
	return &index{day: r.started.UTC().Format(time.DateOnly)}
}

// row adds a row to the index. It has changed if its page was written on the day of the run, also
// by one before that was killed.
func (x *index) row(report *RowReport) {
	x.rows++
	link, changed := html.EscapeString(report.Row), report.State == Built
	if p := report.page; p != nil {
		to := (&url.URL{Path: report.Row + "/" + p.Name}).EscapedPath()
		link = fmt.Sprintf(`<a href="./%s">%s</a>`, html.EscapeString(to), link)
		changed = changed || time.Unix(0, p.Time).UTC().Format(time.DateOnly) == x.day
	}
	what := ""
	switch report.State {
	case Failed, InQuarantine, Missing:
		what = report.Error
		if report.Stale {
			what += "; the page is that of before"
		}
		x.failed.add(item(link, what))
	case Built:
		what = report.Changes.String()
	}
	if changed && what == "" {
		what = "changed"
	}
	if changed {
		x.changed.add(item(link, what))
	}
	if old := strings.Join(report.OldFigures, ", "); old != "" {
		what = strings.TrimPrefix(what+"; older than the limit: "+old, "; ")
		x.stale.add(item(link, old))
	}
	if len(x.all) < maxIndexed {
		x.all = append(x.all, item(link, what))
	}
}

// pageOf is the web page among the outputs of a row; nil for none.
func pageOf(outputs []publish.File) *publish.File {
	for _, o := range outputs {
		if strings.HasSuffix(o.Name, ".html") && !strings.HasSuffix(o.Name, ".chart.html") {
			return &o
		}
	}
	return nil
}

func item(link, what string) string {
	if what == "" {
		return "<li>" + link + "</li>\n"
	}
	return "<li>" + link + " <span>" + html.EscapeString(what) + "</span></li>\n"
}

//go:embed index.css
var indexSheet string

// indexScript shows only the rows that have the words of the search. Without it the index is a
// plain list.
//
//go:embed index.js
var indexScript string

// page is the index as HTML.
func (x *index) page(batch, program string) []byte {
	var b bytes.Buffer
	title := html.EscapeString("Briefings of " + batch)
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="%s">
<title>%s</title>
<style>%s</style>
</head>
<body>
<header>
<h1>%s</h1>
<p>%d in all, as of %s</p>
</header>
<main>
`, policyHash(indexSheet), policyHash(indexScript), html.EscapeString(program), title, indexSheet, title, x.rows, x.day)
	x.changed.section(&b, "changed", "Changed on "+x.day)
	x.failed.section(&b, "failed", "Failed")
	x.stale.section(&b, "stale", "With figures older than their limit")
	b.WriteString("<section aria-labelledby=\"all\">\n<h2 id=\"all\">All</h2>\n<p class=\"search\" hidden><label for=\"words\">Search</label> <input type=\"search\" id=\"words\" autocomplete=\"off\"> <span role=\"status\"></span></p>\n")
	list(&b, x.all, x.rows-len(x.all))
	b.WriteString("</section>\n</main>\n<script>" + indexScript + "</script>\n</body>\n</html>\n")
	return b.Bytes()
}

// section lists rows under a heading; nothing for none.
func (n *noticed) section(b *bytes.Buffer, id, title string) {
	if len(n.listed) == 0 {
		return
	}
	fmt.Fprintf(b, "<section aria-labelledby=%q>\n<h2 id=%q>%s: %d</h2>\n", id, id, html.EscapeString(title), len(n.listed)+n.more)
	list(b, n.listed, n.more)
	b.WriteString("</section>\n")
}

func list(b *bytes.Buffer, items []string, more int) {
	b.WriteString("<ul>\n")
	for _, line := range items {
		b.WriteString(line)
	}
	b.WriteString("</ul>\n")
	if more > 0 {
		fmt.Fprintf(b, "<p>%d more are in report.json</p>\n", more)
	}
}

func policyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// mostIndexHead is how far into an index its generator is named.
const mostIndexHead = 1 << 10

// writeIndex puts the index beside the folders of the rows, whole or not at all; one whose bytes
// would be the same is left alone. What is there and is no index of a batch stays.
func writeIndex(r *run) error {
	name := indexName
	if r.generation != nil {
		name = path.Join(r.generation.today, indexName)
	}
	if r.index == nil {
		return dropIndex(r, name)
	}
	page := r.index.page(filepath.Base(r.File), r.Setting.Program)
	full := filepath.Join(r.Out, filepath.FromSlash(name))
	before, err := disk.ReadFile(full, int64(len(page))+mostIndexHead)
	if !errors.Is(err, fs.ErrNotExist) && !isIndex(before) {
		r.note(full + " is no index that a batch wrote: it stays, and none is written")
		return nil
	}
	same := err == nil && bytes.Equal(before, page)
	r.indexed = &publish.File{Name: name, Kind: "index", Size: int64(len(page)), Sum: sha256.Sum256(page), Written: !same}
	if same {
		return nil
	}
	return explainOut(r.Out, replace(r.root, name, func(to io.Writer) error {
		_, err := to.Write(page)
		return err
	}))
}

// dropIndex removes or lists an index of runs that made web pages, when this one makes none.
func dropIndex(r *run, name string) error {
	if !seesAll(r) {
		return nil
	}
	if page, _ := disk.ReadFile(filepath.Join(r.Out, filepath.FromSlash(name)), mostIndexHead); !isIndex(page) {
		return nil
	}
	if !r.prunes() {
		r.sum.Orphans++
		r.orphans = listed(r.orphans, name)
		return nil
	}
	r.sum.Pruned++
	r.pruned = listed(r.pruned, name)
	return r.root.Remove(name)
}

// isIndex reports whether a page begins as the index of a batch.
func isIndex(page []byte) bool {
	return bytes.Contains(page[:min(len(page), mostIndexHead)], []byte(`<meta name="generator" content="briefing `))
}
