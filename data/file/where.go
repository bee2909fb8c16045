package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/table"
)

// whereDraft is a condition with its place in the file.
type whereDraft struct {
	condition table.Condition
	listed    bool // with other texts, or with not
	key, at   node // the head, and the text
}

// selection is what where: asks for.
func (c *csvDraft) selection() table.Selection {
	s := table.Selection{Separator: c.separator}
	for _, w := range c.where {
		s.Conditions = append(s.Conditions, w.condition)
	}
	return s
}

// rangeDraft are conditions on one column other than one text.
type rangeDraft struct {
	column   string
	key      node
	where    []whereDraft
	from, to *table.Bound
}

func rangeFields() record[rangeDraft] {
	return record[rangeDraft]{
		{"not", "the texts, or the text, that the cell is not", false, oneOrMore(textShape()), func(d *decoder, n node, r *rangeDraft) { r.texts(d, n, table.IsNot) }},
		{"period", "the length of the periods that the cells are, in a table with several", false, wordShape(lengthWords()), func(d *decoder, n node, r *rangeDraft) {
			if w, ok := word(d, n, "length of a period", lengthWords()); ok {
				r.add(w, table.Lasting, true, n)
			}
		}},
		{"from", "the number or period that the cell is not below", false, textShape(), func(d *decoder, n node, r *rangeDraft) { r.from = r.bound(d, n, table.From) }},
		{"to", "the number or period that the cell is not above", false, textShape(), func(d *decoder, n node, r *rangeDraft) { r.to = r.bound(d, n, table.UpTo) }},
	}
}

// conditionShape is a text, a list of texts, or what a cell is not or lies between.
func conditionShape() *schema {
	return eitherShape(oneOrMore(textShape()), rangeRecord().shape("What the cells are not, or lie between."))
}

// decodeConditions reads what where: asks for.
func decodeConditions(d *decoder, n node) []whereDraft {
	var all []whereDraft
	seen := map[string]data.Pos{}
	for key, child := range d.filledMapping(n, "where") {
		if !freshName(d, key, seen) {
			continue
		}
		r := &rangeDraft{column: table.OneLine(key.Value), key: key}
		switch child.Kind {
		case yaml.MappingNode:
			if rangeRecord().decode(d, child, "where", r); len(child.Content) == 0 {
				d.fault(child, "the condition is empty", "write not:, period:, or from: and to:")
			}
			r.checkEnds(d, child)
		case yaml.SequenceNode:
			r.texts(d, child, table.Is)
		default:
			if text, ok := d.line(child); ok {
				r.add(text, table.Is, false, child)
			}
		}
		all = append(all, r.where...)
	}
	return all
}

func (r *rangeDraft) add(text string, relation table.Relation, listed bool, at node) {
	r.where = append(r.where, whereDraft{table.Condition{Column: r.column, Text: text, Relation: relation}, listed, r.key, at})
}

// texts reads a text, or a list of texts.
func (r *rangeDraft) texts(d *decoder, n node, relation table.Relation) {
	items := d.list(n)
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.fault(n, "the list is empty", "write a text for each kind of row")
	}
	for _, item := range items {
		text, ok := d.line(item)
		if !ok {
			continue
		}
		if slices.ContainsFunc(r.where, func(w whereDraft) bool { return w.condition.Text == text && w.condition.Relation == relation }) {
			d.fault(item, fmt.Sprintf("%q is named twice", text), "remove one")
			continue
		}
		r.add(text, relation, true, item)
	}
}

// bound reads the end of a range.
func (r *rangeDraft) bound(d *decoder, n node, relation table.Relation) *table.Bound {
	text, ok := d.line(n)
	if !ok {
		return nil
	}
	b, ok := table.ParseBound(text)
	if !ok {
		d.fault(n, fmt.Sprintf("%q is neither a number nor a period", text), "write the texts of the rows as a list")
		return nil
	}
	r.add(text, relation, true, n)
	return &b
}

// checkEnds checks that the two ends of a range are of one kind, in order.
func (r *rangeDraft) checkEnds(d *decoder, n node) {
	if r.from == nil || r.to == nil {
		return
	}
	if !r.from.Alike(*r.to) {
		d.fault(n, "the range runs from a number to a period, or the other way round", "write two numbers, or two periods")
	} else if r.to.Before(*r.from) {
		d.fault(n, "the range ends before it begins", "swap from: and to:")
	}
}

// mostRefused is how many conditions are refused that no cell meets.
const mostRefused = 10

// checkConditions refuses texts that no cell of their column is, among others that some
// are: a sum over a list would lack what is misspelt, and no one would see it. It refuses
// cells of which nobody knows whether they lie in a range.
func checkConditions(d *decoder, c *csvDraft, index *table.Index) bool {
	refused := 0
	for _, w := range c.where {
		if w.condition.Relation != table.Is && w.condition.Relation != table.IsNot || !w.listed {
			continue
		}
		known, all := cellsOf(d, c, w.condition.Column)
		if !all || slices.Contains(known, w.condition.Text) {
			continue
		}
		if refused++; refused <= mostRefused {
			d.fault(w.at, fmt.Sprintf("no row of %s has %q as its %s", c.file.Value, w.condition.Text, w.condition.Column), d.suggestRow(w.condition.Text, known))
		}
	}
	if refused > 0 {
		return false
	}
	at, odd, found := index.Incomparable(c.selection())
	if found {
		column := slices.Index(index.Heads, odd.Column)
		d.met(c.file.Value)
		d.fault(c.placeOf(at, column), fmt.Sprintf("%q cannot be compared with %s, the end of a range of %s", table.OneLine(at.Text(column)), odd.Text, odd.Column),
			"leave such rows out with not: in the same condition, or list the texts of the rows that are wanted")
	}
	return !found
}

// suggestRow says which text was probably meant that a row should have, or that the row is
// gone: that of a neighbour by its name must not take its place.
func (d *decoder) suggestRow(text string, known []string) string {
	hint := d.suggest(text, known)
	if strings.HasPrefix(hint, "write ") {
		return "if it is misspelt, " + hint + "; otherwise the table has lost the row"
	}
	return hint
}

// refuseSelection says why no row meets the conditions.
func refuseSelection(d *decoder, c *csvDraft) {
	texts := make([]string, len(c.where))
	for i, w := range c.where {
		if texts[i] = conditionText(w.condition); w.condition.Relation != table.Is {
			continue
		}
		known, all := cellsOf(d, c, w.condition.Column)
		if all && !slices.Contains(known, w.condition.Text) {
			d.fault(w.at, fmt.Sprintf("no row of %s has %q as its %s", c.file.Value, w.condition.Text, w.condition.Column), d.suggestRow(w.condition.Text, known))
			return
		}
	}
	d.fault(c.where[0].at, fmt.Sprintf("no row of %s has %s", c.file.Value, strings.Join(texts, " and ")), "add the row, or ask for another")
}

func conditionText(c table.Condition) string {
	return fmt.Sprintf(map[table.Relation]string{table.Is: "%q as its %s", table.IsNot: "another text than %q as its %s", table.From: "at least %q as its %s", table.UpTo: "at most %q as its %s", table.Lasting: "a %s as its %s"}[c.Relation], c.Text, c.Column)
}
