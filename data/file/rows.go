package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/table"
)

// rowsDraft is how the rows of a chart are grouped: by a grouping of the file, or as the chart
// lists them.
type rowsDraft struct {
	at      node
	name    ref // of the grouping
	listed  []data.Group
	members []ref // of those
}

func rowsShape() *schema {
	return eitherShape(textShape(), listShape(oneOrMore(textShape())), mapShape(&schema{MinLength: 1}, oneOrMore(textShape())))
}

func decodeRows(d *decoder, n node) rowsDraft {
	rows := rowsDraft{at: n}
	switch n.Kind {
	case yaml.MappingNode:
		rows.listed, rows.members = decodeMembers(d, n)
	case yaml.SequenceNode:
		rows.listed, rows.members = decodeSpaced(d, n)
	default:
		rows.name, _ = d.ref(n)
	}
	return rows
}

// decodeSpaced reads the names of groups without headings, which stand apart.
func decodeSpaced(d *decoder, n node) (groups []data.Group, members []ref) {
	nth := map[string]int{}
	for i, item := range d.sequence(n, "groups of rows") {
		var group data.Group
		for _, member := range d.refs(item) {
			name := table.OneLine(member.name)
			if other, taken := nth[name]; taken {
				d.fault(member.at, fmt.Sprintf("%q belongs to group %d already", name, other+1), "let each name belong to one group")
				continue
			}
			nth[name] = i
			group.Members, members = append(group.Members, name), append(members, ref{name, member.at})
		}
		groups = append(groups, group)
	}
	return groups, members
}

// orient checks that the bars of a chart can go the way that the file asks for.
func orient(r *chartResolver, d *chartDraft, c *data.Chart) {
	if c.Orientation = d.stand; d.stand == data.OrientationAuto || c.Kind.Turns() {
		return
	}
	hint := "remove orientation"
	if c.Kind == data.KindVertical || c.Kind == data.KindHorizontal {
		hint += ", or write kind: bar"
	}
	r.base.fault(d.standAt, fmt.Sprintf("%s has no bars that go either way", c.Kind), hint)
}

// resolveRows puts the rows of a chart below headings.
func resolveRows(r *chartResolver, d *chartDraft, c *data.Chart) {
	g := d.groups
	if d.sections != nil {
		headSection(r, d, c)
	}
	if g.at.Node == nil {
		return
	}
	switch {
	case d.sections != nil:
		r.base.fault(g.at, "the figures are the groups of the rows already", "remove facets or groups")
	case !c.Kind.HasRows():
		r.base.fault(g.at, fmt.Sprintf("%s has no rows below each other to group", c.Kind), "remove groups, or write kind: bar-horizontal, bar-stacked, bar-share or dot")
	case c.Periods:
		r.base.fault(g.at, "periods have an order of their own, and belong to no group", "remove groups")
	case c.Orientation == data.Vertical:
		r.base.fault(g.at, "the headings of groups stand over rows, and upright bars have none", "write orientation: horizontal")
	case c.Facets != data.FacetsNone:
		r.base.fault(g.at, "the rows of panels have no groups", "remove facets or groups")
	default:
		if grouping := groupsOfRows(r, g, c); grouping != nil {
			groupRows(r, g, c, grouping)
		}
	}
}

// groupsOfRows are the groups that the file asks for; nil, with a fault, where there are none.
func groupsOfRows(r *chartResolver, g rowsDraft, c *data.Chart) *data.Grouping {
	if g.listed == nil && g.name.name == "" {
		return nil // a fault is recorded
	}
	if g.listed == nil {
		grouping, sound := groupingNamed(r.base, g.name.name)
		if grouping == nil && sound {
			r.base.fault(g.at, fmt.Sprintf("there are no groups called %q", g.name.name), "write the name of one under groups: of the file, or the headings with the names below each")
		}
		c.Grouping = grouping
		return grouping
	}
	for _, member := range g.members {
		if name := member.name; !slices.Contains(c.Keys, data.CategoryKey(c.CallOf(name))) && !c.Selected.LeavesOut(name) {
			r.base.fault(member.at, fmt.Sprintf("the chart has no row %q", name), suggestName(r.base, name, data.KeyNames(c.Keys)))
		}
	}
	return data.NewGrouping("", g.listed, r.base.draft.names)
}

// groupRows sorts the rows of a chart into groups and gives these their headings.
func groupRows(r *chartResolver, g rowsDraft, c *data.Chart, grouping *data.Grouping) {
	own := map[string]string{} // what the figures call a name of the chart
	if c.Selected != nil {
		for name, called := range c.Selected.Called {
			own[called] = name
		}
	}
	place := map[data.Key]int{}
	for _, k := range c.Keys {
		name, ok := own[k.Name]
		if !ok {
			name = k.Name
		}
		place[k] = -1
		if i, grouped := grouping.GroupOf(name); grouped {
			place[k] = i
		}
	}
	groups := make([]data.RowGroup, len(grouping.Groups))
	for i, group := range grouping.Groups {
		if group.Name == "" {
			groups[i].Plain = true
			continue
		}
		groups[i] = data.RowGroup{Name: group.Name, Heading: plain(r.base.printer.Name(group.Name))}
		if _, translated := r.base.draft.names[group.Name]; !translated && len(r.base.decoder.editions) > 1 && hasWords(group.Name) {
			r.base.fault(g.at, fmt.Sprintf("the heading %q has no translation into %s", group.Name, r.base.decoder.editions[1]), fmt.Sprintf("add it to names: at the head of the file, as %s: %s", keyText(group.Name), langHint(r.base.decoder.editions[1:])))
		}
	}
	c.InGroups(groups, func(k data.Key) int { return place[k] })
	if len(c.Groups) == 0 {
		r.base.fault(g.at, "none of the rows of the chart belongs to one of the groups", "name groups that its names belong to")
	}
}
