package survey

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// parameter is the name of the parameter of a template.
const parameter = "name"

// ReadByName has the figures read for one name of a column each, as a template reads them: what
// the column asks is answered, and wholes that stand only in rows of other names are none. Where
// no name is in all of the figures, it returns their titles.
func (p *Plan) ReadByName(column int) (apart []string) {
	p.mergeBy(column)
	found := make([]namesMet, len(p.Figures))
	for row := range p.Survey.Rows {
		for i, f := range p.Figures {
			if f.meets(row) {
				found[i].add(f, row, column)
			}
		}
	}
	disjoint := false
	for i, f := range p.Figures {
		apart = append(apart, f.Title)
		disjoint = disjoint || slices.ContainsFunc(found[:i], found[i].disjoint)
		f.Aggregates = slices.DeleteFunc(f.Aggregates, func(name string) bool {
			return f.Columns == nil && (found[i].full || len(found[i].by[name]) < len(found[i].all))
		})
		f.Open = slices.DeleteFunc(f.Open, func(c int) bool { return c == column })
	}
	if !disjoint {
		return nil
	}
	return apart
}

// mergeBy makes one figure of those that only the names of a column tell apart, where all of
// them are in one unit.
func (p *Plan) mergeBy(column int) {
	of := func(w Condition) bool { return w.Column == column && w.Period == "" }
	var merged []*Figure
	for _, f := range p.Figures {
		if !slices.ContainsFunc(f.Where, of) {
			return // the others differ in more
		}
		one := *f
		one.Where = slices.DeleteFunc(slices.Clone(f.Where), of)
		one.Title = p.titleOf(&one)
		one.ID = idOf(one.Title)
		same := slices.IndexFunc(merged, one.readsAs)
		switch {
		case same < 0:
			merged = append(merged, &one)
		case merged[same].Unit != one.Unit || merged[same].Stated != one.Stated:
			return
		}
	}
	p.Figures = merged
}

// readsAs reports whether another figure has the same numbers.
func (f *Figure) readsAs(o *Figure) bool {
	return f.Value == o.Value && slices.Equal(f.Columns, o.Columns) && f.Key == o.Key && f.Series == o.Series &&
		slices.EqualFunc(f.Where, o.Where, func(a, b Condition) bool {
			return a.Column == b.Column && a.Text == b.Text && slices.Equal(a.Texts, b.Texts) && a.Period == b.Period
		})
}

// namesMet are the names of a column in the rows of a figure, and by the wholes that these rows
// are of.
type namesMet struct {
	all  map[string]bool
	by   map[string]map[string]bool
	full bool // there are more than are kept
}

// add takes in a row of the figure.
func (n *namesMet) add(f *Figure, row []string, column int) {
	if n.all == nil {
		n.all, n.by = map[string]bool{}, map[string]map[string]bool{}
	}
	name, of := cellOf(row, column), cellOf(row, f.Series)
	if !f.found.timed {
		of = cellOf(row, f.Key)
	}
	if !n.all[name] {
		if n.full = n.full || len(n.all) == maxTexts; n.full {
			return
		}
		n.all[strings.Clone(name)] = true
	}
	if !slices.Contains(f.Aggregates, of) || n.by[of][name] {
		return
	}
	if n.by[of] == nil {
		n.by[strings.Clone(of)] = map[string]bool{}
	}
	n.by[of][strings.Clone(name)] = true
}

// disjoint reports whether two figures have no name in common, as far as all are known.
func (n *namesMet) disjoint(o namesMet) bool {
	if n.full || o.full {
		return false
	}
	for name := range n.all {
		if o.all[name] {
			return false
		}
	}
	return true
}

// Batch makes a template and a batch file of a file that Compose has written: a briefing for
// each name in a column, of which first is one.
func Batch(made []byte, templateName, column, first string) (template, batch []byte, err error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(made, &doc); err != nil {
		return nil, nil, err
	}
	root := doc.Content[0]
	dropKey(root, "charts")
	nameTitle(root)
	var table *yaml.Node
	figures := valueOf(root, "figures")
	for i := 1; i < len(figures.Content); i += 2 {
		nameTitle(figures.Content[i]) // a picture may stand alone
		table = valueOf(figures.Content[i], "table")
		choose(table, column)
	}
	parameters := mapping(entry{parameter, mapping(entry{"default", text(first)}, entry{"about", text("a name in the column " + column)})})
	root.Content = append(root.Content, text("parameters"), parameters)
	if template, err = yaml.Marshal(root); err != nil {
		return nil, nil, err
	}
	rows := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i+1 < len(table.Content); i += 2 {
		switch table.Content[i].Value {
		case "key", "series", "value", "values", "low", "high", "status", "note", "source", "where", "missing", "unit", "scale", "estimates-after", "confidential":
		default:
			rows.Content = append(rows.Content, table.Content[i], table.Content[i+1])
		}
	}
	rows.Content = append(rows.Content, text("columns"), mapping(entry{parameter, text(column)}))
	batch, err = yaml.Marshal(mapping(entry{"template", text(templateName)}, entry{"table", rows}, entry{"name", text("{" + parameter + "}")}, entry{"formats", flow(texts([]string{"pdf", "png"}))}))
	return template, batch, err
}

// nameTitle has the name stand in a title, unless it is a question.
func nameTitle(of *yaml.Node) {
	if title := valueOf(of, "title"); title != nil && title.Kind == yaml.ScalarNode {
		title.SetString(title.Value + ": ${" + parameter + "}")
	}
}

// choose has a table read for one name.
func choose(table *yaml.Node, column string) {
	if series := valueOf(table, "series"); series != nil && series.Value == column {
		dropKey(table, "series")
	}
	where := valueOf(table, "where")
	if where == nil {
		where = &yaml.Node{Kind: yaml.MappingNode}
		table.Content = append(table.Content, text("where"), where)
	}
	dropKey(where, column)
	chosen := scalar("${" + parameter + "}")
	chosen.Style = yaml.DoubleQuotedStyle
	where.Content = append(where.Content, text(column), chosen)
}

// valueOf is the value of a key of a mapping; nil for none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// dropKey leaves a key out of a mapping.
func dropKey(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}
