// Package compare lists what differs between an earlier briefing and a later one: its sources,
// figures, numbers, charts and sentences. It takes two datasets that have been read and
// looks at nothing but them, so that what follows from a changed number (a computed
// figure, a chart, a sentence that prints it) is found as a reader would meet it.
package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/sergi/go-diff/diffmatchpatch"

	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
)

// Change is one difference between an earlier briefing and a later one.
type Change struct {
	What Kind
	// Where is the place as faults name it, such as figures.scale.2019.
	Where string
	// Old and New are what stood there and what stands there now; empty where
	// nothing did.
	Old, New string
}

// Kind is what has changed.
type Kind string

// The kinds of changes, in the order that Changes lists them.
const (
	ChangedSource   Kind = "source"
	ChangedFigure   Kind = "figure"   // a figure that is new or gone, or its title or unit
	ChangedNumber   Kind = "number"   // a value, with its qualifier, status, source and disputes
	ChangedChart    Kind = "chart"    // a chart that is new or gone, drawn in another way, or of changed numbers
	ChangedSentence Kind = "sentence" // of the text, titles, captions and notes
)

// Changes lists what differs from one briefing to the next, with all that follows
// from it: computed figures, charts of changed numbers, sentences that print
// them. Within a kind, changes stand in the order of the later briefing, those of
// what is gone last. Briefings that say the same give none.
func Changes(before, after *data.Dataset) []Change {
	d := &differ{before: before, after: after, was: language.Of(before), is: language.Of(after), figures: map[string]bool{}}
	d.sources()
	d.eachFigure()
	d.printed()
	d.charts()
	d.sentences()
	return d.changes
}

// differ collects changes.
type differ struct {
	before, after *data.Dataset
	was, is       *language.Printer // of the two
	changes       []Change
	figures       map[string]bool // ids of those with changed numbers
}

// compare notes a change, unless both are the same.
func (d *differ) compare(what Kind, where, before, after string) bool {
	if before == after {
		return false
	}
	d.changes = append(d.changes, Change{what, where, before, after})
	return true
}

// pairs calls visit with the things of both briefings that have one name, in the
// order of the second and then the first; a missing one is the zero value.
func pairs[T any](before, after []T, name func(T) string, visit func(name string, before, after T, had, has bool)) {
	old := make(map[string]T, len(before))
	for _, x := range before {
		old[name(x)] = x
	}
	seen := make(map[string]bool, len(after))
	for _, x := range after {
		seen[name(x)] = true
		was, had := old[name(x)]
		visit(name(x), was, x, had, true)
	}
	for _, x := range before {
		if !seen[name(x)] {
			var none T
			visit(name(x), x, none, true, false)
		}
	}
}

func (d *differ) sources() {
	print := func(s *data.Source, there bool) string {
		if !there {
			return ""
		}
		return strings.Join(slices.DeleteFunc([]string{s.Publisher, s.Title, s.Date.String(), s.URL, s.Retrieved.String(), s.Note},
			func(text string) bool { return text == "" }), ", ")
	}
	pairs(d.before.Sources, d.after.Sources, func(s *data.Source) string { return s.Key }, func(key string, before, after *data.Source, had, has bool) {
		d.compare(ChangedSource, "sources."+key, print(before, had), print(after, has))
	})
}

func (d *differ) eachFigure() {
	var numbers []Change
	pairs(d.before.Figures, d.after.Figures, func(f *data.Figure) string { return f.ID }, func(id string, before, after *data.Figure, had, has bool) {
		where := "figures." + id
		if !had || !has {
			d.figures[id] = true
			d.compare(ChangedFigure, where, titleOf(before, had), titleOf(after, has))
			return
		}
		d.compare(ChangedFigure, where+".title", before.Title.Plain, after.Title.Plain)
		d.compare(ChangedFigure, where+".unit", d.was.UnitOf(before), d.is.UnitOf(after))
		d.compare(ChangedFigure, where+".note", before.Note.Plain, after.Note.Plain)
		d.compare(ChangedFigure, where+".interval", before.Interval, after.Interval)
		d.compare(ChangedFigure, where+".names", called(d.before, before), called(d.after, after))
		kept := d.changes
		d.changes = nil
		pairs(before.Series, after.Series, func(s *data.Series) string { return s.Name }, func(name string, was, is *data.Series, _, _ bool) {
			d.series(strings.TrimSuffix(where+"."+name, "."), before, after, was, is)
		})
		d.figures[id] = len(d.changes) > 0 || before.Unit != after.Unit
		numbers = append(numbers, d.changes...)
		d.changes = kept
	})
	d.changes = append(d.changes, numbers...)
}

// printed compares the numbers that the briefing sets large, and the sums of its
// tables.
func (d *differ) printed() {
	type number struct{ where, text string }
	list := func(say *language.Printer, ds *data.Dataset) []number {
		var all []number
		counts := map[string]int{}
		eachPrinted(say, ds.Briefing, func(where, text string) {
			if counts[where]++; counts[where] > 1 {
				where += fmt.Sprintf(" (%d)", counts[where])
			}
			all = append(all, number{where, strings.ReplaceAll(text, "\u00a0", " ")})
		})
		return all
	}
	pairs(list(d.was, d.before), list(d.is, d.after), func(n number) string { return n.where }, func(where string, was, is number, _, _ bool) {
		d.compare(ChangedNumber, where, was.text, is.text)
	})
}

// eachPrinted calls visit with each number that blocks print apart from texts,
// charts and values of tables, and its place.
func eachPrinted(say *language.Printer, blocks []data.Block, visit func(where, text string)) {
	for _, b := range blocks {
		for _, n := range b.Numbers {
			visit(strings.TrimSuffix("briefing.key-numbers."+n.Figure.ID+"."+n.Series.Name, "."), say.InText(n.Value, n.Figure.Unit))
		}
		for i, total := range b.Totals {
			visit(strings.TrimSuffix("briefing.table."+b.Figure.ID+".total."+b.Figure.Series[i].Name, "."), say.InText(total, b.Figure.Unit))
		}
		for _, column := range b.Columns {
			eachPrinted(say, column, visit)
		}
	}
}

// called lists what the names of a figure are called, where that is not the name
// itself.
func called(ds *data.Dataset, f *data.Figure) string {
	var pairs []string
	for name, called := range file.Translations(ds, map[string]bool{f.ID: true}) {
		pairs = append(pairs, name+": "+called)
	}
	return strings.Join(pairs, ", ")
}

func titleOf(f *data.Figure, there bool) string {
	if !there {
		return ""
	}
	return f.Title.Plain
}

// series compares the values of a series at all keys; either may be nil.
func (d *differ) series(where string, f, g *data.Figure, before, after *data.Series) {
	keys := func(s *data.Series) []data.Key {
		if s == nil {
			return nil
		}
		return s.Keys
	}
	pairs(keys(before), keys(after), data.Key.String, func(key string, k, l data.Key, had, has bool) {
		var was, is string
		if had {
			was = valueText(d.was, f, before, k)
		}
		if has {
			is = valueText(d.is, g, after, l)
		}
		if had && has && becameConfidential(before, k, after, l) {
			was = withheld
		}
		d.compare(ChangedNumber, where+"."+key, was, is)
	})
}

// becameConfidential reports whether a number was published that may not be now.
func becameConfidential(before *data.Series, k data.Key, after *data.Series, l data.Key) bool {
	_, published := data.NumberAt(before, k)
	v, _ := after.At(l)
	return published && v.Confidential()
}

// valueText prints all that a figure says at a key: the value with its status,
// sources, note and disputes.
func valueText(say *language.Printer, f *data.Figure, s *data.Series, k data.Key) string {
	v, _ := s.At(k)
	text := say.InText(v, f.Unit)
	if reason, missing := v.Missing(); missing {
		text += ": " + reason
	}
	for _, doubt := range language.Doubts(say, v, data.AllMarks) {
		if !strings.Contains(text, doubt) {
			text += ", " + doubt
		}
	}
	if i := v.Interval(); i != nil {
		text += fmt.Sprintf(" (%s to %s, %s)", i.Low, i.High, f.Interval)
	}
	for _, l := range v.Levels() {
		text += fmt.Sprintf(" (%s: %s to %s)", l.Name, l.Low, l.High)
	}
	keys := keysOf(s.SourcesOf(v))
	for _, other := range v.Disputes() {
		by := keysOf(other.Sources)
		text += fmt.Sprintf("; %s [%s]", say.Value(other.Value, f.Unit), by)
	}
	if note := v.Note().Plain; note != "" {
		text += "; " + note
	}
	return strings.ReplaceAll(text, "\u00a0", " ") + " [" + keys + "]"
}

func keysOf(sources []*data.Source) string {
	keys := make([]string, len(sources))
	for i, s := range sources {
		keys[i] = s.Key
	}
	return strings.Join(keys, "; ")
}

func (d *differ) charts() {
	pairs(d.before.Charts, d.after.Charts, func(c *data.Chart) string { return c.ID }, func(id string, before, after *data.Chart, had, has bool) {
		where := "charts." + id
		if !had || !has {
			var was, is string
			if had {
				was = before.Title.Plain
			}
			if has {
				is = after.Title.Plain
			}
			d.compare(ChangedChart, where, was, is)
			return
		}
		changed := d.compare(ChangedChart, where+".kind", string(before.Kind), string(after.Kind))
		if changed {
			return
		}
		figures := d.after.Origin.FiguresOf(id)
		var of []string
		for _, f := range d.after.Figures {
			if figures[f.ID] && d.figures[f.ID] {
				of = append(of, f.ID)
			}
		}
		switch {
		case len(of) > 0:
			d.changes = append(d.changes, Change{ChangedChart, where, "", "shows or says changed numbers: " + strings.Join(of, ", ")})
		case drawn(d.before, before) != drawn(d.after, after):
			d.changes = append(d.changes, Change{ChangedChart, where, "", "is drawn in another way"})
		}
	})
}

// drawn is what a chart is made of, for comparison.
func drawn(ds *data.Dataset, c *data.Chart) string {
	size := c.Size
	if size.IsZero() {
		size = data.Slide()
	}
	e, _ := file.ExcerptOf(ds, c, size, data.DefaultDPI)
	return string(e.JSON())
}

// sentences compares the texts of the briefing, sentence by sentence.
func (d *differ) sentences() {
	type line struct{ where, text string }
	list := func(ds *data.Dataset) []line {
		var lines []line
		eachText(ds, func(where string, t data.Text) {
			for _, s := range sentencesOf(t.Plain) {
				lines = append(lines, line{where, s})
			}
		})
		return lines
	}
	before, after := list(d.before), list(d.after)
	text := func(lines []line) string {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(l.text + "\n")
		}
		return b.String()
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the same result on every machine
	old, now, all := dmp.DiffLinesToRunes(text(before), text(after))
	var gone []line // sentences that the next new ones may stand for
	flush := func() {
		for _, l := range gone {
			d.changes = append(d.changes, Change{ChangedSentence, l.where, l.text, ""})
		}
		gone = nil
	}
	i, j := 0, 0
	for _, part := range dmp.DiffCharsToLines(dmp.DiffMainRunes(old, now, false), all) {
		n := strings.Count(part.Text, "\n")
		switch part.Type {
		case diffmatchpatch.DiffEqual:
			flush()
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			gone = append(gone, before[i:i+n]...)
			i += n
		case diffmatchpatch.DiffInsert:
			for _, l := range after[j : j+n] {
				if len(gone) > 0 && gone[0].where == l.where {
					d.changes = append(d.changes, Change{ChangedSentence, l.where, gone[0].text, l.text})
					gone = gone[1:]
					continue
				}
				d.changes = append(d.changes, Change{ChangedSentence, l.where, "", l.text})
			}
			j += n
		}
	}
	flush()
}

// sentencesOf splits the paragraphs of a text by the Unicode rules (UAX #29).
func sentencesOf(text string) []string {
	var list []string
	for _, s := range strings.Split(text, "\n\n") {
		s = data.OneLine(s)
		for state := -1; s != ""; {
			var sentence string
			sentence, s, state = uniseg.FirstSentenceInString(s, state)
			list = append(list, strings.TrimSpace(sentence))
		}
	}
	return list
}

// eachText calls visit with every text that a reader of the briefing meets, and
// its place.
func eachText(ds *data.Dataset, visit func(where string, t data.Text)) {
	for _, head := range []struct {
		where string
		text  data.Text
	}{{"title", ds.Title}, {"subtitle", ds.Subtitle}, {"author", ds.Author}, {"edition", ds.Issue}} {
		visit(head.where, head.text)
	}
	for _, c := range ds.Charts {
		where := "charts." + c.ID
		visit(where+".title", c.Title)
		visit(where+".subtitle", c.Subtitle)
		visit(where+".note", c.Note)
		for _, a := range c.Annotations {
			visit(where+".annotations", a.Text)
		}
		if c.Compare != nil {
			visit(where+".compare", c.Compare.Label)
		}
		for _, e := range c.Events {
			visit(where+".events", e.Text)
		}
		for _, b := range c.Breaks() {
			visit(where+".breaks", b.Text)
		}
	}
	eachBlockText(ds.Briefing, "briefing", visit)
	eachBlockText(ds.Appendix, "appendix", visit)
}

func eachBlockText(blocks []data.Block, where string, visit func(where string, t data.Text)) {
	for _, b := range blocks {
		visit(where+"."+string(b.Kind)+".title", b.Title)
		visit(where+"."+string(b.Kind), b.Text)
		visit(where+"."+string(b.Kind)+".beside", b.Beside)
		visit(where+"."+string(b.Kind)+".caption", b.Caption)
		for _, n := range b.Numbers {
			visit(where+".key-numbers."+n.Figure.ID, n.Label)
		}
		for _, column := range b.Columns {
			eachBlockText(column, where+".columns", visit)
		}
	}
}
