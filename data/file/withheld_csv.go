package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data/table"
)

// secrecyDraft says which column of a CSV file tells what may be published, and how.
type secrecyDraft struct {
	at     node
	column ref
	codes  secrecyCodes
	of     []ref // the columns that it is about; nil: those of the numbers
}

// secrecyCodes are what the texts of such a column mean. An empty cell means that
// the number may be published.
type secrecyCodes struct {
	name           string // what they are called; empty for those of the file
	public, secret []string
}

// secrecyOfSDMX are those of the code list CL_CONF_STATUS, version 1.3. An observation under
// embargo (E) is withheld: whether the time has elapsed the file does not say.
func secrecyOfSDMX() secrecyCodes {
	return secrecyCodes{"sdmx", []string{"F"}, []string{"A", "C", "D", "E", "G", "M", "N", "O", "S", "T", "X"}}
}

// secrecyWords are what an own code can mean.
var secrecyWords = []string{"public", table.Confidential}

func secrecyFields() record[secrecyDraft] {
	own := mapShape(&schema{MinLength: 1}, wordShape(secrecyWords))
	return record[secrecyDraft]{
		{"column", "name of the column", true, textShape(), func(d *decoder, n node, f *secrecyDraft) { f.column, _ = d.ref(n) }},
		{"codes", "what its texts mean: sdmx, for those of CL_CONF_STATUS (F, C, N, ...), or each with public or confidential: {y: confidential, n: public}. An empty cell is public", true,
			eitherShape(wordShape([]string{secrecyOfSDMX().name}), own), func(d *decoder, n node, f *secrecyDraft) { f.codes = decodeSecrecyCodes(d, n) }},
		{"of", "names of the columns that it is about, if not those of the numbers", false, oneOrMore(textShape()), func(d *decoder, n node, f *secrecyDraft) { f.of = d.refs(n) }},
	}
}

func decodeSecrecyCodes(d *decoder, n node) secrecyCodes {
	var codes secrecyCodes
	if n.Kind != yaml.MappingNode {
		if _, ok := word(d, n, "list of codes", []string{secrecyOfSDMX().name}); ok {
			return secrecyOfSDMX()
		}
		return codes
	}
	for key, child := range d.filledMapping(n, "codes") {
		w, ok := word(d, child, "meaning of a code", secrecyWords)
		switch {
		case !ok:
		case w == table.Confidential:
			codes.secret = append(codes.secret, table.OneLine(key.Value))
		default:
			codes.public = append(codes.public, table.OneLine(key.Value))
		}
	}
	return codes
}

// decodeSecrecy reads what confidential: says of a CSV file.
func decodeSecrecy(d *decoder, n node) *secrecyDraft {
	f := &secrecyDraft{at: n}
	if !secrecyRecord().sound(d, n, "confidential", f) {
		f.codes = secrecyCodes{} // all flags mark their rows
	}
	return f
}

// rule withholds the columns of a flag. A code that is not known marks its row, too, beside
// the fault that it is.
func (f *secrecyDraft) rule(hidden, empty []ref) table.Rule {
	r := table.Rule{Flag: f.column.name, Public: slices.Sorted(slices.Values(f.codes.public)), Hidden: headsOf(hidden), Empty: headsOf(empty)}
	if !slices.Contains(f.codes.secret, "") {
		r.Public = append([]string{""}, r.Public...)
	}
	return r
}

// headsOf are the names of columns in order, once each.
func headsOf(columns []ref) []string {
	var heads []string
	for _, r := range columns {
		if r.name != "" && !slices.Contains(heads, r.name) {
			heads = append(heads, r.name)
		}
	}
	slices.Sort(heads)
	return heads
}

// unknown says what is wrong with a flag, and what to write; empty for nothing.
func (f *secrecyDraft) unknown(d *decoder, flag string) (text, hint string) {
	known := slices.Concat(f.codes.public, f.codes.secret)
	if flag == "" || slices.Contains(known, flag) || known == nil { // a fault is recorded
		return "", ""
	}
	if f.codes.name != "" {
		return fmt.Sprintf("%q is not a code of %s", flag, f.codes.name), d.suggest(flag, known)
	}
	return fmt.Sprintf("the codes do not say what %q means", flag), "add it below codes:, as public or as confidential"
}

// withhold says what may not be published of each CSV file, before any is read: what one
// figure calls confidential none reads.
func (r *resolver) withhold() {
	for _, f := range r.draft.figures {
		c := f.csv
		if c == nil || c.file.Node == nil {
			continue
		}
		rules := c.rules()
		if rules == nil {
			continue
		}
		for _, name := range (tableUses{r}).namesOf(c) {
			withholdOf(r.reader, name, c.separator, rules)
		}
		tableUses{r}.refuseOtherWay(c)
	}
}

// withholdOf adds rules to those of a file.
func withholdOf(r *reader, name string, separator rune, rules []table.Rule) {
	if r.withheld == nil {
		r.withheld = map[string]*table.Withholding{}
	}
	w := r.withheld[name]
	if w == nil {
		w = &table.Withholding{Separator: separator}
		r.withheld[name] = w
	}
	addRules(w, rules)
}

// addRules adds those that are not known yet.
func addRules(w *table.Withholding, rules []table.Rule) {
	for _, rule := range rules {
		if !slices.ContainsFunc(w.Rules, func(known table.Rule) bool {
			return known.Flag == rule.Flag && slices.Equal(known.Secret, rule.Secret) && slices.Equal(known.Others, rule.Others) &&
				slices.Equal(known.Public, rule.Public) && slices.Equal(known.Hidden, rule.Hidden) && slices.Equal(known.Empty, rule.Empty)
		}) {
			w.Rules = append(w.Rules, rule)
		}
	}
}

// rules say what a flag withholds, and what codes at the numbers do.
func (c *csvDraft) rules() (rules []table.Rule) {
	numbers, about := append(slices.Clone(c.columns), c.value), []ref{c.low, c.high, c.note}
	if c.secrecy != nil {
		hidden := numbers
		if c.secrecy.of != nil {
			hidden = c.secrecy.of
		}
		rules = append(rules, c.secrecy.rule(hidden, about))
	}
	secret, others := c.codes.Secret()
	if secret == nil {
		return rules
	}
	for _, s := range c.status {
		rules = append(rules, table.Rule{Flag: s.name, Secret: secret, Others: others, Hidden: headsOf(numbers), Empty: headsOf(about)})
	}
	for _, n := range headsOf(numbers) { // beside the number
		rules = append(rules, table.Rule{Flag: n, Secret: secret, Others: others, Hidden: []string{n}, Empty: headsOf(about)})
	}
	return rules
}

// checkFlag checks that the flag of a row is known.
func (r *csvReader) checkFlag(cells []string) {
	if r.flag < 0 {
		return
	}
	if text, hint := r.draft.secrecy.unknown(r.decoder, strings.TrimSpace(cells[r.flag])); text != "" {
		r.cellFault(r.flag, text, hint)
	}
}
