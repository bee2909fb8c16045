package file

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/spelling"
)

// Excerpt is the part of a file that one chart depends on: a small file of its
// own, which builds the same chart again. It travels inside the pictures.
type Excerpt struct{ root *yaml.Node }

// maxExcerpt is up to how many values an excerpt holds: what a picture can
// carry without growing far beyond its pixels.
const maxExcerpt = 10_000

// headKeys are the keys of the head of a file that an excerpt keeps: those that
// the outputs of a chart depend on.
var headKeys = []string{"date", "language", "licence", "fonts", "chart-logo", "gate"}

// Excerpt returns what a chart of the dataset depends on, with the size and the
// resolution (pixels per inch) that it is drawn at. Values from CSV files stand
// in it; fonts and the logo are still named by their paths. It reports false where there are
// more than 10,000 values: then the excerpt says where they came from instead,
// and cannot be built.
func ExcerptOf(ds *data.Dataset, c *data.Chart, size data.Size, dpi int) (Excerpt, bool) {
	figures, sources := originOf(ds).dependencies(c.ID)
	e := excerpt{Dataset: ds, chart: c, figures: figures}
	root := mapping()
	put(root, "title", titleNode(ds, c))
	if ds.Author.Plain != "" {
		put(root, "author", text(ds.Author.Plain))
	}
	for _, key := range headKeys {
		n := lookup(originOf(ds).head, key)
		switch {
		case key == "language" && ds.Tag != "":
			put(root, key, text(ds.Tag))
		case n != nil && (key != "fonts" || len(n.Content) > 0):
			put(root, key, n)
		}
	}
	switch {
	case ds.Theme.Written != "":
		put(root, "theme", jsonNode(ds.Theme.Written))
	case ds.Theme.Base != "":
		put(root, "theme", text(ds.Theme.Base))
	}
	cited := mapping()
	for _, s := range ds.Sources {
		if sources[s.Key] {
			put(cited, s.Key, sourceNode(ds, s))
		}
	}
	if len(cited.Content) > 0 {
		put(root, "sources", cited)
	}
	if n := e.values(); n > maxExcerpt {
		put(root, "omitted", e.omitted(n))
		return Excerpt{unfilled(root)}, false
	}
	names := nameNodes(ds, figures)
	putHeadings(names, c)
	if len(names.Content) > 0 {
		put(root, "names", names)
	}
	if groups := groupingNodes(ds, figures); len(groups.Content) > 0 {
		put(root, "groups", groups)
	}
	chart := e.chartNode(size, dpi)
	put(root, "figures", e.figureNodes(chart == nil))
	if chart != nil {
		charts := mapping()
		put(charts, c.ID, chart)
		put(root, "charts", charts)
	}
	return Excerpt{unfilled(root)}, true
}

// sourceNode is a source as the file has it, with its date where that stands in a table,
// and its language where an edition does not translate it.
func sourceNode(ds *data.Dataset, s *data.Source) *yaml.Node {
	n := originOf(ds).sources[s.Key]
	if date := lookup(n, "date"); isMapping(date) {
		own := *n
		own.Content = slices.Clone(n.Content)
		own.Content[slices.Index(own.Content, date)] = text(s.Date.String())
		n = &own
	}
	if foreign := cmp.Or(s.PublisherLanguage, s.TitleLanguage); foreign != "" && lookup(n, "language") == nil {
		own := *n
		own.Content = append(slices.Clone(n.Content), text("language"), text(foreign))
		return &own
	}
	return n
}

// nameNodes are what the names in some figures are called, where that is not the
// name itself.
func nameNodes(ds *data.Dataset, figures map[string]bool) *yaml.Node {
	names := mapping()
	for name, called := range Translations(ds, figures) {
		names.Content = append(names.Content, text(name), text(called))
	}
	return names
}

// putHeadings adds to names what the language calls the headings over rows of a chart.
func putHeadings(names *yaml.Node, c *data.Chart) {
	for _, g := range c.Groups {
		if g.Name != "" && g.Name != g.Heading.Plain {
			put(names, g.Name, text(g.Heading.Plain))
		}
	}
}

// Translations yields the names of series and categories in some figures, by their
// ids, that the language of the dataset calls something else, once each, and what it
// calls them.
func Translations(ds *data.Dataset, figures map[string]bool) iter.Seq2[string, string] {
	return func(yield func(name, called string) bool) {
		if len(ds.Names) == 0 {
			return
		}
		printer, seen := language.Of(ds), map[string]bool{}
		for name := range namesIn(ds, figures) {
			if called := printer.Name(name); called != name && !seen[name] {
				seen[name] = true
				if !yield(name, called) {
					return
				}
			}
		}
	}
}

// namesIn yields the names of series and categories in some figures.
func namesIn(ds *data.Dataset, figures map[string]bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range ds.Figures {
			if !figures[f.ID] {
				continue
			}
			for _, s := range f.Series {
				if !yield(s.Name) {
					return
				}
			}
			for _, k := range f.Keys {
				if !f.Periods && !yield(k.Name) {
					return
				}
			}
		}
	}
}

// titleNode is the title of a chart as the file writes it: its own, or that of
// its figure.
func titleNode(ds *data.Dataset, c *data.Chart) *yaml.Node {
	if d := originOf(ds).charts[c.ID]; d != nil {
		if own := lookup(d.at.Node, "title"); own != nil {
			return own
		}
	}
	return lookup(originOf(ds).figures[c.Figures[0].ID].at.Node, "title")
}

// excerpt is an Excerpt while it is made.
type excerpt struct {
	*data.Dataset
	chart   *data.Chart
	figures map[string]bool // ids of those that the chart depends on
}

// values counts the values that the excerpt would hold.
func (e excerpt) values() int {
	n := 0
	for _, f := range e.Figures {
		if e.figures[f.ID] && f.Derived == nil {
			for _, s := range f.Series {
				n += len(s.Values)
			}
		}
	}
	return n
}

// omitted says how many values are left out, and what files they came from.
func (e excerpt) omitted(values int) *yaml.Node {
	n := mapping()
	put(n, "values", countNode(values))
	from := mapping()
	for _, in := range e.Inputs {
		put(from, in.Name, text(in.SHA256))
	}
	put(n, "sha256", from)
	return n
}

// chartNode is the chart as the file has it, with its size. Nil for one by
// convention at the usual size.
func (e excerpt) chartNode(size data.Size, dpi int) *yaml.Node {
	out := mapping()
	if d := originOf(e.Dataset).charts[e.chart.ID]; d != nil {
		out.Content = append(out.Content, d.at.Content...)
	} else if size == data.Slide() && dpi == data.DefaultDPI {
		return nil
	} else {
		put(out, "figure", text(e.chart.ID))
	}
	if lookup(out, "size") != nil || size != data.Slide() {
		put(out, "size", text(size.String()))
	}
	if lookup(out, "dpi") != nil || dpi != data.DefaultDPI {
		put(out, "dpi", countNode(dpi))
	}
	return out
}

// figureNodes are the figures in the order of the file. Those that the chart
// does not show have no chart of their own.
func (e excerpt) figureNodes(conventional bool) *yaml.Node {
	all := mapping()
	for _, f := range e.Figures {
		if !e.figures[f.ID] {
			continue
		}
		out := figureNode(f, originOf(e.Dataset).figures[f.ID])
		if !conventional || f.ID != e.chart.ID {
			put(out, "chart", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "false"})
		}
		put(all, f.ID, out)
	}
	return all
}

// figureNode is a figure as the file has it, with the values of its CSV file.
func figureNode(f *data.Figure, draft *figureDraft) *yaml.Node {
	out := mapping()
	for i := 0; i+1 < len(draft.at.Content); i += 2 {
		switch key := draft.at.Content[i].Value; {
		case key == "csv" || key == "table":
			putTable(out, f, draft)
		case key == "unit" && draft.unitStated != data.Unit{}:
			put(out, key, text(inEnglish().Unit(draft.unitStated)))
		case key == "unit" && draft.scaleRead != "":
			put(out, key, scaledUnit(draft.at.Content[i+1], draft.scaleRead))
		default:
			put(out, key, draft.at.Content[i+1])
		}
	}
	return out
}

// readAgain reports whether the periods of a figure are read as they are, when they are
// written as they are printed: 2006-07 and 2007-08 may be fiscal years.
func readAgain(f *data.Figure, draft *figureDraft) bool {
	keys := make([]data.Key, len(f.Keys))
	for i, k := range f.Keys {
		keys[i] = keyOf(k.String())
	}
	v := spelling.Decide(keys, draft.said())
	return len(v.Troubles) == 0 && slices.Equal(keys, f.Keys)
}

// putTable puts the values of a CSV file as the file itself would write them.
func putTable(out *yaml.Node, f *data.Figure, draft *figureDraft) {
	if draft.placesRead {
		put(out, "decimals", text(strconv.Itoa(draft.precision.Places)))
	}
	if draft.unitRead != "" {
		put(out, "unit", text(strings.TrimSpace(draft.scaleRead+" "+draft.unitRead)))
	}
	years := f.Periods && f.Keys[0].Period.Granularity() == data.Year // as the column may have said
	if f.Periods && draft.length == data.NoPeriod && (years && draft.keys == "" && codeWords.MatchString(draft.title.raw) || !readAgain(f, draft)) {
		put(out, "period", text(spelling.Word(f.Keys[0].Period.Granularity())))
	}
	if len(f.Series) == 1 && f.Series[0].Name == "" {
		put(out, "values", valueNodes(f.Series[0], draft))
		return
	}
	series := mapping()
	for _, s := range f.Series {
		put(series, s.Name, valueNodes(s, draft))
	}
	put(out, "series", series)
}

// valueNodes are in the unit that the file names.
func valueNodes(s *data.Series, draft *figureDraft) *yaml.Node {
	out := mapping()
	for i, v := range s.Values {
		v, _ = v.Divided(-draft.precision.Up) // it was divided before, and so has room
		put(out, s.Keys[i].String(), valueNode(v, draft.status))
	}
	return out
}

// valueNode writes a value that came from a CSV file: as a scalar where that
// says all.
func valueNode(v data.Value, usual data.Status) *yaml.Node {
	more, out := v.Detail(), mapping()
	if v.Is == data.Absent {
		put(out, "missing", text(more.Missing))
		if more.Confidential {
			put(out, "confidential", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
		}
	} else {
		put(out, "value", valueText(v))
	}
	if v.Status != usual {
		put(out, "status", text(string(statusWords[v.Status])))
	}
	if v.Marks != 0 {
		put(out, "mark", markNode(v.Marks))
	}
	if more.Sources != nil {
		keys := &yaml.Node{Kind: yaml.SequenceNode}
		for _, s := range more.Sources {
			keys.Content = append(keys.Content, text(s.Key))
		}
		put(out, "source", keys)
	}
	if i := more.Interval; i != nil {
		put(out, "interval", &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{numberNode(i.Low), numberNode(i.High)}})
	}
	if v.Note().Plain != "" {
		put(out, "note", text(v.Note().Plain))
	}
	if v.Is != data.Absent && len(out.Content) == 2 {
		return out.Content[1]
	}
	return out
}

func valueText(v data.Value) *yaml.Node {
	n := text(written(v))
	if v.Is == data.Exact {
		n.Tag = "!!float"
	}
	return n
}

func numberNode(d data.Decimal) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: d.String()}
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"} }

func text(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

func countNode(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

// put sets a key of a mapping.
func put(m *yaml.Node, key string, value *yaml.Node) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			m.Content = append([]*yaml.Node(nil), m.Content...) // may be shared with the file
			m.Content[i+1] = value
			return
		}
	}
	m.Content = append(m.Content, text(key), value)
}

// JSON returns the excerpt as one line of JSON, which YAML reads too. Numbers
// keep their decimals.
func (e Excerpt) JSON() []byte { return appendJSON(nil, e.root) }

func appendJSON(b []byte, n *yaml.Node) []byte {
	switch n.Kind {
	case yaml.MappingNode:
		b = append(b, '{')
		for i := 0; i+1 < len(n.Content); i += 2 {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, n.Content[i].Value), ':')
			b = appendJSON(b, n.Content[i+1])
		}
		return append(b, '}')
	case yaml.SequenceNode:
		b = append(b, '[')
		for i, item := range n.Content {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, item)
		}
		return append(b, ']')
	}
	switch tag := n.ShortTag(); {
	case tag == "!!null":
		return append(b, "null"...)
	case tag == "!!bool" && (n.Value == "true" || n.Value == "false"), (tag == "!!int" || tag == "!!float") && jsonNumber.MatchString(n.Value):
		return append(b, n.Value...)
	}
	return appendString(b, n.Value)
}

var jsonNumber = pattern.New(`^-?(0|[1-9]\d*)(\.\d+)?$`)

// appendString appends a string of JSON without <, > and &, so that it can stand
// in XML as it is.
func appendString(b []byte, s string) []byte {
	quoted, _ := json.Marshal(s) // cannot fail for a string
	return append(b, quoted...)
}

// ParseExcerpt reads what JSON has written. The error says what keeps a damaged
// text from being one.
func ParseExcerpt(content []byte) (Excerpt, error) {
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(content))
	if !json.Valid(content) {
		return Excerpt{}, errors.New("the data is damaged: it is not JSON")
	}
	if _, large := tooMany(content); large {
		return Excerpt{}, errors.New("the data is damaged: no excerpt is so large")
	}
	if err := decodeSafely(dec, &doc); err != nil {
		return Excerpt{}, fmt.Errorf("the data is damaged: %w", err)
	}
	if err := decodeSafely(dec, new(yaml.Node)); err != io.EOF || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return Excerpt{}, errors.New("the data is damaged: it is not a mapping")
	}
	if !restyle(doc.Content[0], 1) {
		return Excerpt{}, fmt.Errorf("the data is damaged: it is nested more than %d deep", maxNesting)
	}
	return Excerpt{doc.Content[0]}, nil
}

// jsonNode is the node that appendJSON has written.
func jsonNode(written string) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(written), &doc); err != nil || len(doc.Content) == 0 {
		return mapping() // cannot be: JSON is YAML
	}
	return doc.Content[0]
}

// restyle lets the printer choose how nodes are written, and periods stand
// without quotes. It reports false for nodes that are nested too deep.
func restyle(n *yaml.Node, depth int) bool {
	if depth > maxNesting {
		return false
	}
	n.Style = 0
	for i, child := range n.Content {
		if !restyle(child, depth+1) {
			return false
		}
		key := n.Kind == yaml.MappingNode && i%2 == 0
		if p, ok := data.ParsePeriod(child.Value); ok && (key || p.Granularity() == data.Day) && child.Kind == yaml.ScalarNode {
			child.Tag = ""
			child.Tag = child.ShortTag()
		}
	}
	return true
}

// Omitted says why the excerpt cannot be built, when it has no values; empty
// when it has them.
func (e Excerpt) Omitted() string {
	n := lookup(e.root, "omitted")
	if n == nil {
		return ""
	}
	count, from := lookup(n, "values"), lookup(n, "sha256")
	if count == nil || from == nil {
		return "the values were left out"
	}
	var files []string
	for i := 0; i+1 < len(from.Content); i += 2 {
		files = append(files, fmt.Sprintf("%s (SHA-256 %s)", from.Content[i].Value, from.Content[i+1].Value))
	}
	return fmt.Sprintf("its %s values are too many to travel with it; they came from %s", count.Value, strings.Join(files, ", "))
}

// YAML returns the excerpt as a file for people. It does not depend on how the
// file was written that the excerpt is of. The error is that of one nested too
// deep, which no file is that could be loaded.
func (e Excerpt) YAML() ([]byte, error) {
	plain, err := ParseExcerpt(e.JSON())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(plain.root); err != nil {
		return nil, err
	}
	err = enc.Close()
	return b.Bytes(), err
}

// Licence is what others may do with the chart; empty when not given.
func (e Excerpt) Licence() string {
	if n := lookup(e.root, "licence"); n != nil {
		return n.Value
	}
	return ""
}

// Sources are those of the chart, each in a line.
func (e Excerpt) Sources() []string {
	list := lookup(e.root, "sources")
	if !isMapping(list) {
		return nil
	}
	var sources []string
	for i := 1; i < len(list.Content); i += 2 {
		var parts []string
		for _, key := range []string{"publisher", "title", "date", "url"} {
			if n := lookup(list.Content[i], key); n != nil {
				parts = append(parts, n.Value)
			}
		}
		sources = append(sources, strings.Join(parts, ", "))
	}
	return sources
}

// Whole returns the whole dataset as one file: what it includes and the values
// of its CSV files stand in it. Fonts and the logo are still named by their
// paths.
func Whole(ds *data.Dataset) Excerpt {
	root := mapping()
	o := originOf(ds)
	for i := 0; i+1 < len(o.head.Content); i += 2 {
		switch key := o.head.Content[i].Value; key {
		case "include", "parameters", "editions", "names", "names-from", "groups", "sources", "figures", "charts": // parameters are filled in
		case "fonts":
			if fonts := o.head.Content[i+1]; len(fonts.Content) > 0 {
				put(root, key, fonts)
			}
		case "theme":
			put(root, key, jsonNode(ds.Theme.Written))
		default:
			put(root, key, o.head.Content[i+1])
		}
	}
	if ds.Tag != "" {
		put(root, "language", text(ds.Tag))
	}
	sources, figures, charts := mapping(), mapping(), mapping()
	for _, s := range ds.Sources {
		put(sources, s.Key, sourceNode(ds, s))
	}
	all := map[string]bool{}
	for _, f := range ds.Figures {
		all[f.ID] = true
	}
	for _, f := range ds.Figures {
		put(figures, f.ID, figureNode(f, o.figures[f.ID]))
	}
	for _, c := range ds.Charts {
		if d := o.charts[c.ID]; d != nil {
			put(charts, c.ID, d.at.Node)
		}
	}
	names := nameNodes(ds, all)
	for _, c := range ds.Charts {
		putHeadings(names, c)
	}
	for _, part := range []struct {
		key  string
		node *yaml.Node
	}{{"sources", sources}, {"names", names}, {"groups", groupingNodes(ds, all)}, {"figures", figures}, {"charts", charts}} {
		if len(part.node.Content) > 0 {
			put(root, part.key, part.node)
		}
	}
	return Excerpt{unfilled(root)}
}
