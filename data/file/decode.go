package file

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/spelling"
)

// decoder turns nodes into drafts: everything of the file that can be known
// without looking elsewhere in it. Names stay names; the resolver follows them.
type decoder struct {
	*reader
	including []string // the files on the way to the one being decoded
	// partial says that an included file could not be read: names may stand
	// for things in it.
	partial bool
	// asked says that the file leaves a question open.
	asked bool
	fileLanguages
	// values are those of the parameters by name; empty for broken ones.
	values map[string]string
	filled int // bytes of such values in the file so far
}

// textDraft is a text whose references are not filled in.
type textDraft struct {
	raw string
	at  node
	// markdown says that the lines stay as they are; fillings are the values of
	// the parameters in them.
	markdown bool
	fillings map[string]string
}

// textDraft reads a text of one line that a reader meets, in the language that is
// read.
func (d *decoder) textDraft(n node) textDraft {
	n, ok := d.inLanguage(n, d.editions)
	if !ok {
		return textDraft{}
	}
	s, ok := d.line(n)
	if !ok {
		return textDraft{}
	}
	return textDraft{raw: s, at: n}
}

// markdown reads a text whose lines stay as they are, such as Markdown, in the
// language that is read.
func (d *decoder) markdown(n node) textDraft {
	t := d.textDraft(n)
	if t.at.Node != nil {
		t.raw, t.markdown, t.fillings = t.at.Value, true, d.values
	}
	return t
}

// fileDraft is a whole file with what it includes.
type fileDraft struct {
	title, subtitle, author, issue textDraft
	language                       ref
	names                          map[string]string // what names of categories and series are called
	named                          []node            // the keys of names, in the main file
	date                           data.Period
	theme                          data.Theme
	fonts                          data.FontFiles
	logo, chartLogo                *data.File
	licence                        string
	address                        string
	layout                         data.Layout
	cover                          data.Cover
	tables                         tablePlace // of all charts whose blocks say nothing else
	lists                          []data.List
	appendix                       node       // zero for none
	head                           *yaml.Node // the whole main file
	groupings                      []*groupingDraft
	nameTables                     []*pairsDraft
	sources                        []*data.Source
	sourceNodes                    map[string]*yaml.Node
	stamps                         stamps
	figures                        []*figureDraft
	charts                         []*chartDraft
	blocks                         []blockDraft
	hasBriefing                    bool
	waivers                        []data.Waiver
	ids                            map[string]data.Pos // sources, figures and charts, folded
}

// fileFields is the table of the main file.
func fileFields() record[fileDraft] {
	head := record[fileDraft]{
		{"title", "what the briefing is about", true, translatedShape(), func(d *decoder, n node, f *fileDraft) { f.title = d.textDraft(n) }},
		{"subtitle", "a line below the title", false, translatedShape(), func(d *decoder, n node, f *fileDraft) { f.subtitle = d.textDraft(n) }},
		{"author", "who is responsible for the briefing", false, translatedShape(), func(d *decoder, n node, f *fileDraft) { f.author = d.textDraft(n) }},
		{"date", "the briefing's date: 2026, 2026-11 or 2026-11-23", false, periodShape(), func(d *decoder, n node, f *fileDraft) { f.date, _ = d.period(n) }},
		{"edition", "which edition this is, in words on the cover: Figures of 2019", false, translatedShape(), func(d *decoder, n node, f *fileDraft) { f.issue = d.textDraft(n) }},
		{"language", "BCP 47 tag of the language; en unless given", false, wordShape(language.Languages()), func(d *decoder, n node, f *fileDraft) { f.language, _ = d.ref(n) }},
		{"editions", "BCP 47 tags of the languages that the briefing is published in, the main one first; every text is given in each: {en: ..., zh: ...}", false, listShape(&schema{Type: "string", Pattern: `^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`}), func(*decoder, node, *fileDraft) {}}, // read before
		{"theme", "the theme: " + strings.Join(data.ThemeNames(), ", ") + ", the path of a file with one, or {base, accent, ...}", false, themeShape(), func(d *decoder, n node, f *fileDraft) { f.theme = decodeTheme(d, n) }},
		{"fonts", "the user's own TrueType fonts, by path or by family", false, fontsShape(),
			func(d *decoder, n node, f *fileDraft) { f.fonts = decodeFonts(d, n) }},
		{"parameters", "names that stand for values chosen when the file is built: ${name}", false, mapShape(idShape(), parameterRecord().shape("A value to be chosen.")), func(*decoder, node, *fileDraft) {}}, // read before
		{"gate", "rules of the publication gate that are switched off, by id, each {off: why}", false, gateShape(), func(d *decoder, n node, f *fileDraft) { f.waivers = decodeGate(d, n) }},
		{"licence", "what others may do with the briefing and its pictures: CC BY 4.0", false, textShape(), func(d *decoder, n node, f *fileDraft) { f.licence, _ = d.line(n) }},
		{"address", "the address under which the folders of outputs are published, http or https: web pages then name their own, and those of other editions", false, addressShape(), func(d *decoder, n node, f *fileDraft) { f.address = decodeUrl(d, n) }},
		{"layout", "the pages of the PDF: a4 unless given, letter, or deck, slides of 16 to 9 with a chart each", false, wordShape(data.Layouts()), func(d *decoder, n node, f *fileDraft) { f.layout, _ = word(d, n, "layout", data.Layouts()) }},
		{"cover", "how the PDF begins: plain, a cover page, unless given; band, a cover whose title stands on the accent colour; none, the title above the text", false, wordShape(data.Covers()),
			func(d *decoder, n node, f *fileDraft) { f.cover, _ = word(d, n, "cover", data.Covers()) }},
		{"data-table", "the data tables of all charts: true, each below its chart, unless given; false, none; end, all at the end of the briefing; a block may say otherwise", false, tablePlaceShape(), func(d *decoder, n node, f *fileDraft) { f.tables = decodeTablePlace(d, n) }},
		{"lists", "lists of figures and of tables that follow the contents: figures, tables, or both", false, oneOrMore(wordShape(data.Lists())), func(d *decoder, n node, f *fileDraft) { f.lists = decodeLists(d, n) }},
		{"appendix", "methods: how each computed number came about, and which values to take with care, before the sources", false, wordShape(appendices), func(d *decoder, n node, f *fileDraft) {
			if _, ok := word(d, n, "appendix", appendices); ok {
				f.appendix = n
			}
		}},
		{"logo", "path of a PNG or JPEG picture for the cover", false, textShape(), func(d *decoder, n node, f *fileDraft) { f.logo = decodeAttachment(d, n) }},
		{"chart-logo", "path of a PNG picture for the foot of every chart", false, textShape(), func(d *decoder, n node, f *fileDraft) { f.chartLogo = decodeAttachment(d, n) }},
	}
	rest := record[fileDraft]{
		{"briefing", "the blocks in their order; unless given: cover, key numbers, a section for each figure, sources", false, listShape(refShape("block")),
			func(d *decoder, n node, f *fileDraft) { f.hasBriefing = true; f.blocks = decodeBlocks(d, n) }},
	}
	return slices.Concat(head, sharedRecord(), rest)
}

// sharedFields is the table of what an included file may hold too.
func sharedFields() record[fileDraft] {
	return record[fileDraft]{
		{"include", "path of a file with more sources, figures and charts, or a list of paths", false, oneOrMore(textShape()), func(d *decoder, n node, f *fileDraft) { decodeInclude(d, n, f) }},
		{"sources", "where the figures come from, by key", false, mapShape(idShape(), sourceRecord().shape("Where figures come from.")),
			func(d *decoder, n node, f *fileDraft) { decodeSources(d, n, f) }},
		{"names", "what the names of categories and series are called in the texts, by name; in each language where there are editions: {Beijing: {zh: 北京}}", false, mapShape(&schema{MinLength: 1}, translatedShape()), func(d *decoder, n node, f *fileDraft) { decodeNames(d, n, f) }},
		{"names-from", "what the names of categories and series are called, out of a CSV file: {file, key, name}, or a list of such", false, oneOrMore(nameTableRecord().shape("Names from a CSV file.")), func(d *decoder, n node, f *fileDraft) { decodeNameTables(d, n, f) }},
		{"groups", "which names of series or categories belong together, by name of the grouping: {region: {North: [Norway, Sweden]}}, or from a CSV file: {region: {file, key, group}}; sums, means and the like are over: a grouping. {world: {World: all}} has all names in one group", false, groupsShape(), func(d *decoder, n node, f *fileDraft) { decodeGroups(d, n, f) }},
		{"figures", "what was measured, by id", false, mapShape(idShape(), refShape("figure")), func(d *decoder, n node, f *fileDraft) { decodeFigures(d, n, f) }},
		{"charts", "what the charts show, by id; a figure without one gets a chart that follows from its data", false, mapShape(idShape(), chartRecord().shape("What a chart shows.")),
			func(d *decoder, n node, f *fileDraft) { decodeCharts(d, n, f) }},
	}
}

// periodShape is a period in one of many spellings, all of which have a year.
func periodShape() *schema {
	return patternShape(`\d{4}`)
}

// period reads a period that stands by itself.
func (d *decoder) period(n node) (data.Period, bool) {
	s, ok := d.line(n)
	if !ok {
		return data.Period{}, false
	}
	p, err := spelling.One(s)
	if err != nil {
		problem := data.ProblemOf(err)
		d.fault(n, problem.Text, problem.Hint)
	}
	return p, err == nil
}

// firstPeriod is the period of the first of some keys; zero where there is none.
func firstPeriod(keys []data.Key) data.Period {
	if len(keys) == 0 {
		return data.Period{}
	}
	return keys[0].Period
}

// periodLike reads a period that is told to belong to others.
func (d *decoder) periodLike(n node, like data.Period) (data.Period, bool) {
	if s, ok := d.line(n); ok {
		if p, ok := spelling.Like(s, like); ok {
			return p, true
		}
	}
	return d.period(n)
}

// decodeAttachment reads a font or a logo.
func decodeAttachment(d *decoder, n node) *data.File {
	if _, ok := d.line(n); !ok {
		return nil
	}
	content, ok := d.attachment(n, maxAttachment)
	if !ok {
		return nil
	}
	return &data.File{Name: n.Value, Data: content, Pos: n.pos()}
}

// decodeInclude decodes other files into the same draft.
func decodeInclude(d *decoder, n node, f *fileDraft) {
	for _, r := range d.refs(n) {
		if slices.Contains(d.including, r.name) {
			d.fault(r.at, fmt.Sprintf("%q includes itself", r.name), "remove the include")
			continue
		}
		if slices.Contains(d.files, r.name) {
			d.fault(r.at, fmt.Sprintf("%q is included twice", r.name), "remove one include")
			continue
		}
		if len(d.including) > maxNesting {
			d.fault(r.at, fmt.Sprintf("included more than %d deep", maxNesting), "")
			continue
		}
		root := d.included(r.at)
		if root == nil {
			d.partial = true
			continue
		}
		d.including = append(d.including, r.name)
		sharedRecord().decode(d, node{Node: root, file: r.name}, "an included file", f)
		d.including = d.including[:len(d.including)-1]
	}
}

// included reads and parses a file named under include. Nil with a fault when
// it cannot be used.
func (d *decoder) included(n node) *yaml.Node {
	content, ok := d.attachment(n, maxFileSize)
	if !ok {
		return nil
	}
	root := d.document(n.Value, content)
	if root != nil {
		d.fill(node{Node: root, file: n.Value})
	}
	return root
}

// sourceDraft is a source, and where its date stands if not in the file.
type sourceDraft struct {
	*data.Source
	stamp *stampDraft
}

func sourceFields() record[sourceDraft] {
	return record[sourceDraft]{
		{"publisher", "who published it", true, translatedShape(), func(d *decoder, n node, s *sourceDraft) { s.Publisher, s.PublisherLanguage = ownWords(d, n) }},
		{"title", "its title, or what it is about", true, translatedShape(), func(d *decoder, n node, s *sourceDraft) { s.Title, s.TitleLanguage = ownWords(d, n) }},
		{"language", "BCP 47 tag of the language of its publisher and title, where it is not that of the briefing", false, &schema{Type: "string", Pattern: `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`}, func(d *decoder, n node, s *sourceDraft) { s.Language = decodeLanguageTag(d, n) }},
		{"date", "when it was published: 2020, 2020-09 or 2020-09-07; or {column} where each row of a table says it", false,
			eitherShape(periodShape(), stampRecord().shape("Where the date stands in a table.")), decodeSourceDate},
		{"url", "its address, http or https", false, addressShape(), func(d *decoder, n node, s *sourceDraft) { s.URL = decodeUrl(d, n) }},
		{"retrieved", "the day it was read: 2026-11-23", false, patternShape(`^\d{4}-\d{2}-\d{2}$`), func(d *decoder, n node, s *sourceDraft) {
			p, ok := d.period(n)
			if ok && p.Granularity() != data.Day {
				d.fault(n, fmt.Sprintf("%q is not a day", n.Value), "write the day as 2026-11-23")
			}
			s.Retrieved = p
		}},
		{"note", "a remark on the source", false, translatedShape(), func(d *decoder, n node, s *sourceDraft) { s.Note, _ = d.phrase(n) }},
	}
}

// addressShape is that of an address.
func addressShape() *schema { return &schema{Type: "string", Pattern: `^https?://`} }

// decodeUrl reads an address that a reader can open.
func decodeUrl(d *decoder, n node) string {
	s, ok := d.line(n)
	if !ok {
		return ""
	}
	if !IsAddress(s) {
		d.fault(n, fmt.Sprintf("%q is not a web address", s), "write it in full, beginning with http:// or https://")
		return ""
	}
	return s
}

// IsAddress reports whether a text is an address that a reader can open.
func IsAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " <>\"")
}

func decodeSources(d *decoder, n node, f *fileDraft) {
	for key, child := range d.filledMapping(n, "sources") {
		id, ok := decodeId(d, key)
		if !ok {
			continue
		}
		name := "source " + data.Folded(id)
		if first, taken := f.ids[name]; taken {
			d.fault(key, fmt.Sprintf("the source %q is in %s already", id, first), "give each source a key of its own")
			continue
		}
		f.ids[name] = key.pos()
		s := &sourceDraft{Source: &data.Source{Key: id, Pos: key.pos()}}
		f.sources = append(f.sources, s.Source)
		f.sourceNodes[id] = child.Node
		if sourceRecord().decode(d, child, "a source", s) {
			decodeSourceLanguage(d, child, s.Source)
		}
		if s.stamp != nil {
			f.stamps[id] = s.stamp
		}
	}
}

// claim takes an id for a figure or a chart. The file names of charts must
// differ on every file system, so ids that differ only by case are refused.
func (d *decoder) claim(key node, what string, f *fileDraft) (string, bool) {
	id, ok := decodeId(d, key)
	if !ok {
		return "", false
	}
	name := what + " " + data.Folded(id)
	if first, taken := f.ids[name]; taken {
		d.fault(key, fmt.Sprintf("the %s %q is in %s already, perhaps with other capitals", what, id, first), "give each an id of its own")
		return "", false
	}
	f.ids[name] = key.pos()
	return id, true
}

// freshDraft is how old a figure may be.
type freshDraft struct {
	days     int
	ofSource bool // measured from its newest source, not from its latest period
}

func daysShape() *schema { return &schema{Type: "string", Pattern: `^[1-9]\d*d$`} }

var freshWords = []string{"value", "source"}

func freshFields() record[freshDraft] {
	return record[freshDraft]{
		{"limit", "how old, in days: 10d", true, daysShape(), func(d *decoder, n node, f *freshDraft) { f.days, _ = decodeDays(d, n) }},
		{"of", "what is to be no older: value, its latest period, unless given; or source, the date of its newest source", false, wordShape(freshWords), func(d *decoder, n node, f *freshDraft) {
			w, _ := word(d, n, "thing that is fresh", freshWords)
			f.ofSource = w == "source"
		}},
	}
}

func decodeFresh(d *decoder, n node) (f freshDraft) {
	if n.Kind == yaml.MappingNode {
		freshRecord().decode(d, n, "fresh", &f)
	} else {
		f.days, _ = decodeDays(d, n)
	}
	return f
}

// decodeDays reads "400d".
func decodeDays(d *decoder, n node) (int, bool) {
	s, ok := d.line(n)
	if !ok {
		return 0, false
	}
	count, found := strings.CutSuffix(s, "d")
	days, err := strconv.Atoi(count)
	if !found || err != nil || !data.AllDigits(count) || count[0] == '0' || days > 36500 {
		d.fault(n, fmt.Sprintf("%q is not a number of days", s), "write a number and d, such as 400d")
		return 0, false
	}
	return days, true
}

func isMapping(n *yaml.Node) bool { return n != nil && n.Kind == yaml.MappingNode }
