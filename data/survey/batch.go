package survey

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// parameter is the name of the parameter of a template.
const parameter = "name"

// Batch makes a template and a batch file of a file that Compose has written: a briefing for
// each name in a column, of which first is one.
func Batch(made []byte, templateName, column, first string) (template, batch []byte, err error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(made, &doc); err != nil {
		return nil, nil, err
	}
	root := doc.Content[0]
	dropKey(root, "charts")
	if title := valueOf(root, "title"); title != nil {
		title.SetString(title.Value + ": ${" + parameter + "}")
	}
	var table *yaml.Node
	figures := valueOf(root, "figures")
	for i := 1; i < len(figures.Content); i += 2 {
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
