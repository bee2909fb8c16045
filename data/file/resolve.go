package file

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"text/template"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/spelling"
)

// resolver follows the names in a draft and computes what it asks for. It goes
// on after a fault wherever it can, so that one run finds them all; of what
// depends on a broken thing it looks at all that the fault leaves sure.
type resolver struct {
	*reader
	decoder *decoder
	draft   *fileDraft
	ds      *data.Dataset
	printer *language.Printer
	sources map[string]*data.Source
	drafts  map[string]*figureDraft
	figures map[string]*data.Figure
	// damaged are figures with a fault whose series and keys are known all the
	// same, so that what names them can be looked at. Numbers at fault are
	// absent in them.
	damaged map[string]*data.Figure
	pending []pendingText
	// copies are texts that charts have copies of, in the order in which they were made.
	copies []textCopy
	// computing are the derived figures on the way to the one being computed.
	computing []string
	today     data.Period
	// uses are the figures and sources that each chart and figure refers to; user
	// is what is being resolved, nil for what is neither.
	uses map[string]*uses
	user *uses
	// textUses is what the texts of the head and of the briefing refer to.
	textUses uses
	amounts  *amounts
	// shown are the anchors that texts can refer to.
	shown map[string]bool

	texts  *expander
	charts *chartResolver
	blocks *blockResolver
	order  *sourceOrder
}

// expander fills in the references of texts.
type expander struct {
	base *resolver
	// unsure says that the file had faults before its texts were filled in: what a
	// text refers to may be one of them.
	unsure bool
	// templates has the functions that texts may call; nil until one does.
	templates *template.Template
	// answerPart is what the last function of a text made.
	answerPart data.Part
	// watch are the numbers that texts should refer to; nil until one is looked for.
	watch map[watched]figureEntry
	// about are those rounded to some digits, as texts say large ones.
	about map[int]map[data.Decimal]figureEntry
	// nouns are what the figures are measured in; nil until one is looked for.
	nouns map[string]bool
	// quoted and answered are the disputed values of which the text that is being
	// filled in prints the number, and the other one.
	quoted, answered []quotation
	nth              int // of the reference that is being filled in
	// shares are those of figures that texts print shares of.
	shares  map[*data.Figure]shares
	chained string       // why a share in the text that is being filled in is none
	someOf  data.Problem // that a share in the text is of some parts only of the whole that its figure is a percentage of
}

// chartResolver makes charts of their drafts.
type chartResolver struct{ base *resolver }

// blockResolver makes the blocks of the briefing and of its appendix.
type blockResolver struct{ base *resolver }

// sourceOrder puts the sources in order of first use.
type sourceOrder struct {
	base *resolver
	// cited are the sources that something rests on.
	cited map[*data.Source]bool
}

// pendingText is a text to be filled in once every number is known.
type pendingText struct {
	draft textDraft
	into  *data.Text
	user  *uses
}

func (r *resolver) later(draft textDraft, into *data.Text) {
	if draft.at.Node != nil {
		r.pending = append(r.pending, pendingText{draft, into, r.user})
	}
}

func (r *resolver) resolve() {
	readNameTables(r.decoder, r.draft)
	r.head()
	tableUses{r}.layouts()
	tableUses{r}.choose()
	r.withhold()
	for _, s := range r.draft.sources {
		r.sources[s.Key] = s
	}
	r.ds.Sources = r.draft.sources
	for _, f := range r.draft.figures {
		r.drafts[f.id] = f
	}
	for _, f := range r.draft.figures {
		if fig := r.figure(f); fig != nil {
			r.ds.Figures = append(r.ds.Figures, fig)
		}
	}
	r.draft.stamps.date(r, r.ds.Sources)
	for _, f := range r.draft.figures {
		leave := r.enter("figure " + f.id)
		r.check(f)
		r.checkNames(f)
		leave()
	}
	r.usedNames()
	r.charts.charts()
	r.blocks.briefing()
	r.texts.expandAll()
	if len(r.faults) == 0 { // otherwise parts are missing
		r.finishTexts()
		r.order.citeSources()
		r.ds.Appendix = r.blocks.appendix()
		r.passGate()
		r.ds.Origin = r.origin()
	}
}

func (r *resolver) head() {
	f := r.draft
	r.ds.Date, r.ds.Theme, r.ds.Fonts, r.ds.Logo, r.ds.ChartLogo, r.ds.Waivers, r.ds.Layout = f.date, f.theme, f.fonts, f.logo, f.chartLogo, f.waivers, cmp.Or(f.layout, data.LayoutA4)
	r.ds.Address = f.address
	r.ds.Licence, r.ds.Cover, r.ds.Lists = f.licence, cmp.Or(f.cover, data.CoverPlain), f.lists
	r.later(f.title, &r.ds.Title)
	r.later(f.subtitle, &r.ds.Subtitle)
	r.later(f.author, &r.ds.Author)
	r.later(f.issue, &r.ds.Issue)
	r.ds.Language, r.ds.Names = language.StandardLanguage, f.names
	if tag := cmp.Or(r.decoder.edition, f.language.name); tag != "" {
		if p, err := language.New(tag); err != nil {
			r.problem(f.language.at, err)
		} else {
			r.ds.Language = p.Language()
		}
	}
	r.printer = language.Of(r.ds)
}

// sourcesOf follows the keys of sources.
func (r *resolver) sourcesOf(refs []ref) []*data.Source {
	var found []*data.Source
	for _, ref := range refs {
		r.user.source(ref.name)
		s := r.sources[ref.name]
		if s == nil {
			r.unknown(ref, "source", keysOf(r.sources))
			continue
		}
		found = append(found, s)
	}
	return found
}

// unknown reports a name that stands for nothing, unless it may stand in an
// included file that could not be read.
func (r *resolver) unknown(name ref, what string, known []string) {
	if !r.decoder.partial {
		r.fault(name.at, fmt.Sprintf("there is no %s %q", what, name.name), r.decoder.suggest(name.name, known))
	}
}

func keysOf[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// figure returns the figure of a draft, computing it on first use. Nil when it
// is broken: see damaged.
func (r *resolver) figure(f *figureDraft) *data.Figure {
	if fig := r.figures[f.id]; fig != nil {
		return fig
	}
	if f.looked {
		return nil
	}
	if r.amounts.over {
		f.looked, f.broken = true, true
		return nil
	}
	defer r.enter("figure " + f.id)()
	f.looked = f.from == nil // derived looks out for circles itself
	var fig *data.Figure
	sound := r.sound(func() {
		if f.from == nil {
			fig = r.sourced(f)
		} else {
			fig = r.derived(f)
		}
		if fig != nil && !r.amounts.count(r, f, fig) {
			return
		}
		r.aggregates(f, fig)
		r.sharesOf(f, fig)
	})
	f.looked = true
	f.broken = f.broken || fig == nil || !sound
	if fig == nil {
		fig = new(data.Figure) // for the faults of the texts
	}
	r.later(f.title, &fig.Title)
	r.later(f.note, &fig.Note)
	switch {
	case !f.broken:
		r.figures[f.id] = fig
		return fig
	case len(fig.Keys) > 0 && fig.Unit != data.Unit{}:
		r.damaged[f.id] = fig
	}
	return nil
}

// figureNamed follows the id of a figure. Nil when there is none, with a fault,
// or when it is broken.
func (r *resolver) figureNamed(name ref) *data.Figure {
	r.user.figure(name.name)
	f := r.drafts[name.name]
	if f == nil {
		r.unknown(name, "figure", keysOf(r.drafts))
		return nil
	}
	return r.figure(f)
}

// known is figureNamed for what only looks at a figure: a broken one too, as
// far as the fault leaves its series and keys sure, and then not whole.
func (r *resolver) known(name ref) (fig *data.Figure, whole bool) {
	if fig := r.figureNamed(name); fig != nil {
		return fig, true
	}
	return r.damaged[name.name], false
}

// sourced builds a figure whose values were read. One whose keys are at fault
// has no keys.
func (r *resolver) sourced(f *figureDraft) *data.Figure {
	fig := &data.Figure{ID: f.id, Unit: f.unit, Of: f.of, Pos: f.key.pos(), Sources: r.sourcesOf(f.sources), Interval: f.interval, Rows: f.rows}
	known := false
	if f.csv != nil {
		known = r.csvSeries(f, fig)
	} else {
		known = r.yamlSeries(f, fig)
	}
	shownPlaces(f)
	r.precise(f, fig, f.csv == nil)
	if known && len(fig.Series) > 0 {
		r.rhythms(f, fig)
		fig.Finish()
		cumulates(r, f, fig)
		rolls(r, f, fig)
	}
	fig.Measures = natureOf(r, f, fig)
	basisOf(f, fig)
	r.breaksOf(f, fig)
	return fig
}

// yamlSeries turns the entries of the file into series. It reports whether
// their keys are known.
func (r *resolver) yamlSeries(f *figureDraft, fig *data.Figure) bool {
	var keys keyTexts
	var nodes []node
	for _, s := range f.series {
		for _, e := range s.entries {
			keys.all = append(keys.all, keyOf(e.key.Value))
			nodes = append(nodes, e.key)
		}
	}
	keys.at = func(i int) node { return nodes[i] }
	all := r.keys(f, fig, keys)
	known := all != nil
	if !known {
		all = make([]data.Key, len(keys.all)) // at fault, as is recorded: look at the rest all the same
	}
	next := 0
	if fig.Periods && !r.once(f, all, nodes) {
		known = false
	}
	for _, s := range f.series {
		out := &data.Series{Name: s.name, Sources: r.sourcesOf(s.sources)}
		r.later(s.note, &out.Note)
		if out.Sources == nil {
			out.Sources = fig.Sources
		}
		out.Keys, out.Values = make([]data.Key, 0, len(s.entries)), make([]data.Value, 0, len(s.entries))
		for _, e := range s.entries {
			v := e.value()
			r.sourceNeeded(f, out, &v, e.key)
			out.Keys = append(out.Keys, all[next])
			out.Values = append(out.Values, r.value(f, &v))
			next++
		}
		fig.Series = append(fig.Series, out)
	}
	return known
}

// once refuses two spellings of one period in a series.
func (r *resolver) once(f *figureDraft, keys []data.Key, nodes []node) bool {
	ok := true
	next := 0
	for _, s := range f.series {
		seen := make(map[data.Key]node, len(s.entries))
		for range s.entries {
			k, at := keys[next], nodes[next]
			if first, twice := seen[k]; twice && !k.Period.IsZero() {
				r.fault(at, fmt.Sprintf("%q is the same period as %q", at.Value, first.Value), fmt.Sprintf("the first is in line %d; remove one", first.Line))
				ok = false
			}
			seen[k] = at
			next++
		}
	}
	return ok
}

// sourceNeeded checks that no number stands without a source.
func (r *resolver) sourceNeeded(f *figureDraft, s *data.Series, v *valueDraft, at node) {
	if s.Sources == nil && v.sources == nil && v.is != data.Absent && f.sources == nil && !f.broken {
		r.faultOf(data.RuleNoSource, at, "the value has no source", "add source: to the figure, the series or the value, with a key of sources:")
	}
}

// value turns a draft into a value.
func (r *resolver) value(f *figureDraft, v *valueDraft) data.Value {
	out := data.Value{Number: v.number, Is: v.is, Status: f.status, Marks: v.marks}
	if v.status != nil {
		out.Status = *v.status
	}
	more := &data.Detail{Pos: v.at.pos(), Upper: v.upper, Missing: v.missing, Blank: v.blank && v.status == nil && v.note.raw == "", Confidential: v.confidential, Sources: r.sourcesOf(v.sources)}
	if v.confidential && v.missing == "" {
		more.Missing = r.printer.Say(language.WordReasonConfidential)
	}
	if v.note.at.Node != nil {
		more.Note = new(data.Text)
		r.later(v.note, more.Note)
	}
	if v.disputes != nil {
		more.Disputes = make([]data.Dispute, len(v.disputes)) // they do not move: notes are filled in later
	}
	for i, d := range v.disputes {
		other := data.Value{Number: d.number, Is: d.is}
		if d.is == data.Between {
			other.More = &data.Detail{Upper: d.upper}
		}
		more.Disputes[i] = data.Dispute{Value: other, Sources: r.sourcesOf(d.by)}
		r.later(d.note, &more.Disputes[i].Note)
	}
	if v.interval != nil {
		more.Interval = &data.Interval{Low: v.interval[0], High: v.interval[1]}
		more.Levels = levelsOf(v.levels)
	}
	out.More = more
	return out
}

// csvSeries turns the rows of a CSV file into series. It reports whether their
// keys are known.
func (r *resolver) csvSeries(f *figureDraft, fig *data.Figure) bool {
	r.draft.stamps.lookFor(f)
	table := readCSV(r.decoder, f.csv)
	statedDates(r, f)
	if table != nil && f.csv.layout == nil { // which asks by itself
		asksForThousands(r, f, table)
	}
	if table == nil {
		return false
	}
	if f.csv.layout != nil && !f.csv.layout.stored {
		r.tables[f.csv.layout.key].tell(r, f.csv)
	}
	fig.Unit = readUnit(r, f, fig.Unit, table.shared)
	checkStatedUnit(r, f, fig.Unit)
	fig.Unit = statedUnit(r, f, fig.Unit)
	checkLines(r, f)
	checkBeside(r, f)
	checkUnits(r, f, fig.Unit)
	sourced := f.sources != nil // or a fault says that they are not known
	if !sourced && f.csv.source.name == "" {
		r.faultOf(data.RuleNoSource, f.csv.at, "the values have no source", "add source: to the figure, or the column of the sources to "+f.csv.called()+":")
	}
	keys := table.keyTexts(f.csv)
	checkInNames(r, f, table, keys)
	all := r.keys(f, fig, keys)
	if len(all) == 0 {
		return false
	}
	if fig.Periods {
		fig.TableRhythm = tableRhythm(r, f)
	}
	next := 0
	for _, name := range table.names {
		rows := table.rows[name]
		out := &data.Series{Name: name, Sources: fig.Sources, Values: rows.values, Plain: len(rows.drafts) == 0, Keys: all[next : next+len(rows.keys) : next+len(rows.keys)]}
		for i := range out.Values {
			if out.Plain && out.Sources != nil && f.status == data.Final {
				break // as most large files
			}
			out.Values[i].Status = f.status
			if draft, ok := rows.drafts[i]; ok {
				r.translateRow(f, &draft)
				out.Values[i] = r.value(f, &draft)
			}
			if !sourced && f.csv.source.name != "" && out.Values[i].Is != data.Absent && rows.drafts[i].sources == nil {
				r.faultOf(data.RuleNoSource, keys.at(next+i), "the value has no source", "fill in the column of the sources, or add source: to the figure")
				break
			}
		}
		r.repeated(f, out, rows)
		next += len(rows.keys)
		fig.Series = append(fig.Series, out)
	}
	return true
}

// repeated refuses a key that a CSV file gives two numbers for.
func (r *resolver) repeated(f *figureDraft, s *data.Series, rows *csvSeries) {
	if s.Ascends() {
		return
	}
	seen := make(map[data.Key]int32, len(s.Keys))
	for i, k := range s.Keys {
		if first, twice := seen[k]; twice {
			at, before := f.csv.linePlace(int(rows.lines[i])), f.csv.linePlace(int(first)).Line
			text, hint := f.csv.twice(r, before, at.Line)
			r.faultAt(at, f.csv.at.path, fmt.Sprintf("%q is in line %d already%s", k, before, text), hint)
			return
		}
		seen[k] = rows.lines[i]
	}
}

// keyTexts are the keys of a figure, each a period where it can be one, and
// where each stands. Millions may come from a CSV file, so a place is made up
// only when it is asked for.
type keyTexts struct {
	all []data.Key
	at  func(i int) node
}

// keyOf is the key of a text: a period wherever it can be one.
func keyOf(text string) data.Key {
	if p, ok := data.ParsePeriod(text); ok {
		return data.PeriodKey(p)
	}
	return data.CategoryKey(text)
}

// keyTexts are the keys of all series, one after the other.
func (t *csvTable) keyTexts(c *csvDraft) keyTexts {
	var keys keyTexts
	var lines []int32
	if len(t.names) == 1 {
		keys.all, lines = t.rows[t.names[0]].keys, t.rows[t.names[0]].lines
	} else {
		for _, name := range t.names {
			keys.all = append(keys.all, t.rows[name].keys...)
			lines = append(lines, t.rows[name].lines...)
		}
	}
	keys.at = func(i int) node {
		n := nodeAt(c.linePlace(int(lines[i])), c.at.path)
		n.Value = keys.all[i].String()
		return n
	}
	return keys
}

// keys decides what the keys of a figure are, and reads them. Nil when there is a fault.
func (r *resolver) keys(f *figureDraft, fig *data.Figure, keys keyTexts) []data.Key {
	verdict := spelling.Decide(keys.all, f.said())
	fig.Periods, fig.Dated = verdict.Periods && len(keys.all) > 0, verdict.Dated
	for _, t := range verdict.Troubles {
		r.fault(keys.at(t.Key), t.Text, t.Hint)
	}
	if verdict.Assumed != "" {
		at := keys.at(0)
		r.told = append(r.told, data.Fault{Pos: at.pos(), Path: at.path, Text: verdict.Assumed})
	}
	if len(verdict.Troubles) > 0 || !r.fiscalYears(f, fig, keys) || fig.Periods && asksForCodes(r, f, keys) {
		return nil
	}
	return keys.all
}

// fiscalYears checks that what the file says of fiscal years is said of such.
func (r *resolver) fiscalYears(f *figureDraft, fig *data.Figure, keys keyTexts) bool {
	if f.fiscalAt.Node == nil || len(keys.all) == 0 { // without values, which is a fault already
		return true
	}
	switch first := keys.all[0].Period; {
	case first.Granularity() == data.Month && fig.Periods: // which a chart of seasons begins its years with
		return true
	case first.Granularity() != data.FiscalYear && !first.FiscalPart():
		r.fault(f.fiscalAt, "the keys are no fiscal years", "remove fiscal:, or add period: fiscal-year")
	case f.fiscal.Begins < 0 && !first.Fiscal().ByOneYear:
		r.fault(f.fiscalAt, fmt.Sprintf("%s begins in the first of its two years", first), "write it without previous")
	default:
		return true
	}
	return false
}
