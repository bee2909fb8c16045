package batch

import (
	"bytes"
	"cmp"
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
	"briefing/data"
	"briefing/data/language"
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
	say                    *language.Printer
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
	say, err := language.New(cmp.Or(r.Batch.Language, language.StandardLanguage))
	if err != nil { // the rows have that as a fault
		say, _ = language.New(language.StandardLanguage)
	}
	return &index{say: say, day: r.started.UTC().Format(time.DateOnly)}
}

// dayInWords is the day of the run as a reader of the page reads it.
func (x *index) dayInWords() string {
	day, ok := data.ParsePeriod(x.day)
	if !ok {
		return x.day
	}
	return x.say.Period(day)
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
	var said []remark
	switch report.State {
	case Failed, InQuarantine, Missing:
		said = append(said, remark{report.Error, true})
		if report.Stale {
			said = append(said, remark{x.say.Say(language.WordIndexOldPage), false})
		}
		x.failed.add(x.item(link, said))
	case Built:
		if what := report.Changes.String(); what != "" {
			said = append(said, remark{what, true})
		}
	}
	if changed && said == nil {
		said = append(said, remark{x.say.Say(language.WordIndexRowChanged), false})
	}
	if changed {
		x.changed.add(x.item(link, said))
	}
	if old := strings.Join(report.OldFigures, ", "); old != "" {
		said = append(said, remark{x.say.Say(language.WordIndexOlder, "figures", old), false})
		x.stale.add(x.item(link, []remark{{old, false}}))
	}
	if len(x.all) < maxIndexed {
		x.all = append(x.all, x.item(link, said))
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

// remark is what the index says of a row: in its language, or as the program says it elsewhere, in
// English.
type remark struct {
	text    string
	english bool
}

// item is a row of a list.
func (x *index) item(link string, said []remark) string {
	var b strings.Builder
	b.WriteString("<li>" + link)
	for i, r := range said {
		if r.text == "" {
			continue
		}
		b.WriteString([2]string{" ", "; "}[min(i, 1)])
		b.WriteString("<span")
		if r.english && x.say.Language() != language.StandardLanguage {
			b.WriteString(` lang="en"`)
		}
		b.WriteString(">" + html.EscapeString(r.text) + "</span>")
	}
	b.WriteString("</li>\n")
	return b.String()
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
	say := func(w language.Word, args ...string) string { return html.EscapeString(x.say.Say(w, args...)) }
	title := say(language.WordIndexTitle, "batch", batch)
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="%s">
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
<p>%s</p>
</header>
<main>
`, x.say.Language(), policyHash(indexSheet), policyHash(indexScript), html.EscapeString(program), title, indexSheet, title, say(language.WordIndexCount, "n", x.number(x.rows), "day", x.dayInWords()))
	x.section(&b, "changed", language.WordIndexChanged, &x.changed)
	x.section(&b, "failed", language.WordIndexFailed, &x.failed)
	x.section(&b, "stale", language.WordIndexStale, &x.stale)
	fmt.Fprintf(&b, "<section aria-labelledby=\"all\">\n<h2 id=\"all\">%s</h2>\n<p class=\"search\" hidden><label for=\"words\">%s</label> <input type=\"search\" id=\"words\" autocomplete=\"off\"> <span role=\"status\" data-found=\"%s\"></span></p>\n",
		say(language.WordIndexAll), say(language.WordIndexSearch), say(language.WordIndexFound, "n", "{n}", "all", "{all}"))
	x.list(&b, x.all, x.rows-len(x.all))
	b.WriteString("</section>\n</main>\n<script>" + indexScript + "</script>\n</body>\n</html>\n")
	return b.Bytes()
}

func (x *index) number(n int) string { return x.say.Number(data.Int(int64(n))) }

// section lists rows under a heading; nothing for none.
func (x *index) section(b *bytes.Buffer, id string, title language.Word, of *noticed) {
	if len(of.listed) == 0 {
		return
	}
	named := x.say.Say(language.WordLabelled, "label", x.say.Say(title, "day", x.dayInWords()), "text", x.number(len(of.listed)+of.more))
	fmt.Fprintf(b, "<section aria-labelledby=%q>\n<h2 id=%q>%s</h2>\n", id, id, html.EscapeString(named))
	x.list(b, of.listed, of.more)
	b.WriteString("</section>\n")
}

func (x *index) list(b *bytes.Buffer, items []string, more int) {
	b.WriteString("<ul>\n")
	for _, line := range items {
		b.WriteString(line)
	}
	b.WriteString("</ul>\n")
	if more > 0 {
		fmt.Fprintf(b, "<p>%s</p>\n", html.EscapeString(x.say.Say(language.WordIndexMore, "n", x.number(more))))
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
