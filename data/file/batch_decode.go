package file

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/batch"
	"briefing/data/internal/pattern"
	"briefing/data/table"
)

// batchDraft is a batch file whose rows are not looked at.
type batchDraft struct {
	template            node
	folder, file        node // patterns of names
	rows, table, matrix node
	editions            []ref
	sizes               []data.Size
}

// batchFields are what the keys of a batch file are read into.
type batchFields struct {
	batch *batch.Batch
	batchDraft
}

func batchRecord() record[batchFields] {
	row := mapShape(idShape(), textShape())
	return record[batchFields]{
		{"template", "name of the briefing file that is built for each row, in the folder of the batch file", true, textShape(), func(d *decoder, n node, b *batchFields) {
			if _, ok := d.line(n); ok {
				b.template = n
			}
		}},
		{"rows", "the rows, each with values of parameters of the template", false, listShape(row), func(d *decoder, n node, b *batchFields) { b.rows = n }},
		{"table", "a CSV file with the rows: its path, or {file, columns, separator}", false, eitherShape(textShape(), tableRecord().shape("A CSV file with a row of values for each briefing.")), func(d *decoder, n node, b *batchFields) { b.table = n }},
		{"matrix", "lists of values by parameter: every combination is a row, except those under exclude", false, matrixShape(row), func(d *decoder, n node, b *batchFields) { b.matrix = n }},
		{"name", "folder of the outputs of a row, with {parameter}, {language} and {size} for what differs: {region}/{period}", true, textShape(), func(d *decoder, n node, b *batchFields) {
			if _, ok := d.line(n); ok {
				b.folder = n
			}
		}},
		{"file", "name of the PDF of a row, without its ending, with the same placeholders: {region}; unless given, that of the template", false, textShape(), func(d *decoder, n node, b *batchFields) {
			if _, ok := d.line(n); ok {
				b.file = n
			}
		}},
		{"formats", "what is written; pdf, png and svg unless given", false, oneOrMore(wordShape(batch.Formats())), func(d *decoder, n node, b *batchFields) {
			for _, r := range d.refs(n) {
				if f, ok := word(d, r.at, "format", batch.Formats()); ok {
					b.batch.Formats = append(b.batch.Formats, f)
				}
			}
		}},
		{"sizes", "sizes of the charts: the outputs are made once for each", false, oneOrMore(&schema{Type: "string", Pattern: `^(slide|half|square|a4|\d+x\d+)$`}), func(d *decoder, n node, b *batchFields) {
			for _, r := range d.refs(n) {
				if size := decodeSize(d, r.at); !size.IsZero() {
					b.sizes = append(b.sizes, size)
				}
			}
		}},
		{"editions", "languages of the editions, as the template has them: the outputs are made once for each", false, oneOrMore(textShape()), func(d *decoder, n node, b *batchFields) { b.editions = d.refs(n) }},
		{"theme", "the theme, instead of that of the template: " + strings.Join(data.ThemeNames(), ", "), false, wordShape(data.ThemeNames()), func(d *decoder, n node, b *batchFields) { b.batch.Theme, _ = word(d, n, "theme", data.ThemeNames()) }},
		{"dpi", fmt.Sprintf("pixels per inch, %d to %d, instead of what charts ask for", data.MinDPI, data.MaxDPI), false, rangeShape(data.MinDPI, data.MaxDPI), func(d *decoder, n node, b *batchFields) { b.batch.DPI = decodeDpi(d, n) }},
		{"embed-fonts", "true: the fonts of the text are put into SVG", false, truthShape(), func(d *decoder, n node, b *batchFields) { b.batch.EmbedFonts, _ = d.truth(n) }},
		{"limit", "how long a row may take: 30s, 2m", false, &schema{Type: "string", Pattern: durationPattern}, func(d *decoder, n node, b *batchFields) { b.batch.Limit = decodeDuration(d, n) }},
	}
}

func matrixShape(row *schema) *schema {
	s := mapShape(idShape(), oneOrMore(textShape()))
	s.Properties = map[string]*schema{excludeKey: listShape(row)}
	s.Properties[excludeKey].Description = "combinations that are no rows: each leaves out all that have its values"
	return s
}

// durationPattern is what a time looks like.
const durationPattern = `^[1-9]\d*(ms|s|m|h)$`

var durationForm = pattern.New(durationPattern)

// decodeDuration reads a time such as 30s.
func decodeDuration(d *decoder, n node) time.Duration {
	s, ok := d.line(n)
	if !ok {
		return 0
	}
	t, err := time.ParseDuration(s)
	if err != nil || !durationForm.MatchString(s) || t > batch.MaxLimit {
		d.fault(n, fmt.Sprintf("%q is not a time that a row may take", s), "write a number with s, m or h, up to 24h: 30s")
		return 0
	}
	return t
}

// tableDraft says where the rows of a CSV file are and what its columns hold.
type tableDraft struct {
	at        node
	file      node
	columns   map[string]ref // heads by parameter; nil: each head is a parameter
	keys      map[string]node
	separator rune
	secrecy   *secrecyDraft // which values may not be published
	withheld  *table.Withholding
	layout    *layoutDraft // of a table as an office hands it out; nil for a CSV file
	where     []whereDraft
}

// office is what is said of the layout of the table.
func (t *tableDraft) office() *layoutDraft {
	if t.layout == nil {
		t.layout = &layoutDraft{}
	}
	return t.layout
}

func tableRecord() record[tableDraft] {
	layout := layoutFields((*tableDraft).office)
	layout = slices.DeleteFunc(layout, func(f field[tableDraft]) bool { return f.name == "separator" })
	return append(layout, record[tableDraft]{
		{"where", "names of columns, each with a text, a list of texts, or a mapping: only the rows with these are read", false, mapShape(&schema{MinLength: 1}, conditionShape()), func(d *decoder, n node, t *tableDraft) {
			t.office().wrong = !d.sound(func() { t.where = decodeConditions(d, n) }) || t.layout.wrong
		}},
		{"file", "path of the CSV file, inside the folder of this file; its first row has the names of the columns", true, textShape(), func(d *decoder, n node, t *tableDraft) {
			if _, ok := d.line(n); ok {
				t.file = n
			}
		}},
		{"columns", "parameters, each with the name of its column; every column is a parameter unless given", false, mapShape(idShape(), textShape()), func(d *decoder, n node, t *tableDraft) {
			t.columns, t.keys = map[string]ref{}, map[string]node{}
			for key, child := range d.filledMapping(n, "columns") {
				if r, ok := d.ref(child); ok {
					t.columns[key.Value], t.keys[key.Value] = r, key
				}
			}
		}},
		{"confidential", "the column that says which numbers may not be published, what its codes mean, and of: the parameters that it is about: {column: CONF_STATUS, codes: sdmx, of: revenue}", false, secrecyRecord().shape("Which values of the rows may not be published."), func(d *decoder, n node, t *tableDraft) {
			if t.secrecy = decodeSecrecy(d, n); t.secrecy.of == nil {
				d.fault(n, "confidential does not say which parameters it is about", "add of: and their names")
			}
		}},
		{"separator", "what separates the cells; a comma unless given", false, wordShape(table.SeparatorWords()), func(d *decoder, n node, t *tableDraft) { t.separator = decodeSeparator(d, n) }},
	}...)
}

// decodeSeparator reads the word for what stands between cells.
func decodeSeparator(d *decoder, n node) rune {
	w, ok := word(d, n, "separator", table.SeparatorWords())
	if !ok {
		return ','
	}
	return table.Separators()[slices.Index(table.SeparatorWords(), w)]
}

// batch decodes a batch file and checks all rows of it. The error is that of a
// value set for all rows.
func (b *batchReader) batch(root node, into *batch.Batch, common map[string]string) error {
	f := &batchFields{batch: into}
	if !batchRecord().decode(b.decoder, root, "the file", f) {
		return nil
	}
	var given []node
	for _, n := range []node{f.rows, f.table, f.matrix} {
		if n.Node != nil {
			given = append(given, n)
		}
	}
	switch {
	case len(given) == 0:
		b.decoder.fault(root, "the file has no rows", "add rows:, table: or matrix: with values of parameters")
	case len(given) > 1:
		b.decoder.fault(given[1], "the rows are in more than one place", "keep one of rows, table and matrix")
	}
	p := &rowMaker{cache: b.decoder.cache, at: root, batchDraft: f.batchDraft}
	p.frame.Sizes = f.sizes
	for _, e := range f.editions {
		p.frame.Editions = append(p.frame.Editions, e.name)
	}
	if f.template.Node == nil || !b.readTemplate(p) || len(given) != 1 {
		return nil
	}
	into.Template = p.template
	if err := b.setForAll(p, common); err != nil {
		return err
	}
	if !b.readRows(p) || !b.compile(p) || len(b.decoder.faults) > 0 {
		return nil
	}
	p.variants = p.frame.Variants()
	into.Language = p.variants[0].Language
	p.count = b.checkRows(p)
	into.Count, into.Rows = p.count, p.yieldRows
	return nil
}

// setForAll makes values set for all rows the defaults of their parameters.
func (b *batchReader) setForAll(p *rowMaker, common map[string]string) error {
	for _, name := range keysOf(common) {
		i := slices.IndexFunc(p.parameters, func(c checked) bool { return c.name == name })
		if i < 0 {
			return &ParameterError{name, data.Problem{Text: p.template + " has no such parameter", Hint: b.decoder.suggest(name, keysOf(b.decoder.values))}}
		}
		value := table.OneLine(common[name])
		if p.parameters[i].confidential {
			value = table.Confidential
		}
		if text, hint := p.parameters[i].refuses(b.decoder, value); text != "" {
			return &ParameterError{name, data.Problem{Text: text, Hint: hint}}
		}
		c := &p.parameters[i]
		c.standard, c.has, c.common = value, true, true
	}
	return nil
}

// readTemplate reads the parameters and the languages that the head of the
// template declares.
func (b *batchReader) readTemplate(p *rowMaker) bool {
	n := p.batchDraft.template
	if strings.Contains(n.Value, "/") {
		b.decoder.fault(n, fmt.Sprintf("the template %q is in another folder", n.Value), "put it beside the batch file")
		return false
	}
	content, ok := b.decoder.attachment(n, maxFileSize)
	if !ok {
		return false
	}
	root := b.decoder.document(n.Value, content)
	if root == nil {
		return false
	}
	if root.Kind != yaml.MappingNode {
		b.decoder.fault(n, fmt.Sprintf("%q is not a briefing file", n.Value), "name a file with a title and figures")
		return false
	}
	p.template = n.Value
	return b.decoder.sound(func() {
		for _, parameter := range b.decoder.declared(node{Node: root, file: n.Value}) {
			if b.decoder.soundDefault(parameter) {
				p.parameters = append(p.parameters, b.newChecked(parameter))
			}
		}
		p.frame.Languages = languagesOf(root)
		b.checkEditions(p)
	})
}

// languagesOf are the editions of a file, the main one first, or its only
// language; none where a parameter decides.
func languagesOf(root *yaml.Node) []string {
	if list := lookup(root, "editions"); list != nil && list.Kind == yaml.SequenceNode {
		var all []string
		for _, item := range list.Content {
			all = append(all, table.OneLine(item.Value))
		}
		return all
	}
	switch n := lookup(root, "language"); {
	case n == nil:
		return []string{"en"}
	case strings.Contains(n.Value, "${"):
		return nil
	default:
		return []string{table.OneLine(n.Value)}
	}
}

// checkEditions checks that the template has the editions asked for.
func (b *batchReader) checkEditions(p *rowMaker) {
	for _, e := range p.editions {
		if !slices.Contains(p.frame.Languages, e.name) {
			b.decoder.fault(e.at, fmt.Sprintf("%s has no edition %q", p.template, e.name), b.decoder.suggest(e.name, p.frame.Languages))
		}
	}
}
