package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/table"
)

// groupingDraft is a grouping whose file is not read.
type groupingDraft struct {
	name   string
	at     node // the name in the file
	groups []data.Group
	table  *pairsDraft // nil where the file lists the groups itself
	made   *data.Grouping
	looked bool
}

// allMembers is the word for a group of every name.
const allMembers = "all"

// reservedOvers are what values are put together over without a grouping.
var reservedOvers = []string{"series", "previous", "year", "half-year", "quarter", "month", "week", "day", "fiscal-year"}

func groupsShape() *schema {
	return mapShape(idShape(), eitherShape(mapShape(&schema{MinLength: 1}, oneOrMore(textShape())), groupTableRecord().shape("Groups from a CSV file.")))
}

func groupTableFields() record[pairsDraft] {
	return pairsFields(field[pairsDraft]{"group", "name of the column with the group of each", true, textShape(), func(d *decoder, n node, p *pairsDraft) { p.value, _ = d.ref(n) }})
}

// decodeGroups reads which names belong together.
func decodeGroups(d *decoder, n node, f *fileDraft) {
	for key, child := range d.filledMapping(n, "groups") {
		name, ok := decodeId(d, key)
		switch {
		case !ok:
			continue
		case slices.Contains(reservedOvers, name):
			d.fault(key, fmt.Sprintf("%q is what over: means without groups", name), "give the grouping another name")
			continue
		case slices.ContainsFunc(f.groupings, func(g *groupingDraft) bool { return g.name == name }):
			d.fault(key, fmt.Sprintf("the grouping %q is there already", name), "give each a name of its own")
			continue
		}
		g := &groupingDraft{name: name, at: key}
		if file := lookup(child.Node, "file"); file != nil && file.Kind == yaml.ScalarNode {
			g.table = &pairsDraft{at: child, separator: ','}
			groupTableRecord().decode(d, child, "groups from a file", g.table)
		} else {
			g.groups, _ = decodeMembers(d, child)
		}
		f.groupings = append(f.groupings, g)
	}
}

// decodeMembers reads the members of each group, and where they stand.
func decodeMembers(d *decoder, n node) (groups []data.Group, members []ref) {
	belongs := map[string]string{}
	seen := map[string]data.Pos{}
	for key, child := range d.filledMapping(n, "the groups") {
		if !freshName(d, key, seen) {
			continue
		}
		group := data.Group{Name: table.OneLine(key.Value)}
		for _, member := range d.refs(child) {
			name := table.OneLine(member.name)
			if name == allMembers && child.Kind == yaml.ScalarNode {
				group.All = true
				continue
			}
			if other, taken := belongs[name]; taken {
				d.fault(member.at, fmt.Sprintf("%q belongs to %q already", name, other), "let each name belong to one group")
				continue
			}
			belongs[name] = group.Name
			group.Members, members = append(group.Members, name), append(members, ref{name, member.at})
		}
		groups = append(groups, group)
	}
	if all := slices.IndexFunc(groups, func(g data.Group) bool { return g.All }); all >= 0 && len(groups) > 1 {
		d.fault(n, fmt.Sprintf("%q has all names, and there are other groups", groups[all].Name), "list the names of each group, or keep one")
	}
	return groups, members
}

// groupingNamed returns the grouping of a name; nil where there is none, or where it is
// at fault.
func groupingNamed(r *resolver, name string) (g *data.Grouping, sound bool) {
	i := slices.IndexFunc(r.draft.groupings, func(g *groupingDraft) bool { return g.name == name })
	if i < 0 {
		return nil, true
	}
	draft := r.draft.groupings[i]
	if !draft.looked {
		draft.looked = true
		sound := r.sound(func() {
			if draft.table != nil {
				draft.groups = tableGroups(r, draft.table)
			}
		})
		if sound && len(draft.groups) > 0 && oneGroupEach(r, draft) {
			draft.made = data.NewGrouping(name, draft.groups, r.draft.names)
		}
	}
	return draft.made, draft.made != nil
}

// oneGroupEach refuses two names in two groups that are called the same.
func oneGroupEach(r *resolver, draft *groupingDraft) bool {
	type member struct{ name, group string }
	met := map[string]member{}
	for _, group := range draft.groups {
		for _, name := range group.Members {
			as := r.printer.Name(name)
			if other, taken := met[as]; taken && other.group != group.Name {
				r.fault(draft.at, fmt.Sprintf("%q of %q and %q of %q are both called %q", other.name, other.group, name, group.Name, as), "let each name belong to one group")
				return false
			}
			met[as] = member{name, group.Name}
		}
	}
	return true
}

// tableGroups reads groups out of a CSV file, in the order of their first rows. A name
// may stand in many rows, always in one group.
func tableGroups(r *resolver, p *pairsDraft) []data.Group {
	var groups []data.Group
	nth, belongs := map[string]int{}, map[string]int{}
	p.read(r.decoder, func(name, group string, at node) bool {
		i, known := nth[group]
		if !known {
			i = len(groups)
			nth[group] = i
			groups = append(groups, data.Group{Name: group})
		}
		if other, taken := belongs[name]; taken && other != i {
			r.fault(at, fmt.Sprintf("%q belongs to %q already, in a row above", name, groups[other].Name), "let each name belong to one group")
			return false
		} else if !taken {
			belongs[name] = i
			groups[i].Members = append(groups[i].Members, name)
		}
		return true
	})
	return groups
}

// groupsNode is a grouping as a file without tables writes it.
func groupsNode(g *data.Grouping) *yaml.Node {
	out := mapping()
	for _, group := range g.Groups {
		members := &yaml.Node{Kind: yaml.SequenceNode}
		for _, name := range group.Members {
			members.Content = append(members.Content, text(name))
		}
		if group.All {
			members = text(allMembers)
		}
		put(out, group.Name, members)
	}
	return out
}

// groupingNodes are the groupings that some figures are computed over, and charts that show
// them have headings of.
func groupingNodes(ds *data.Dataset, figures map[string]bool) *yaml.Node {
	out := mapping()
	for _, f := range ds.Figures {
		if figures[f.ID] && f.Derived != nil && f.Derived.Over.Groups != nil {
			put(out, f.Derived.Over.Groups.Name, groupsNode(f.Derived.Over.Groups))
		}
	}
	for _, c := range ds.Charts {
		if g := c.Grouping; g != nil && figures[c.Figures[0].ID] && lookup(out, g.Name) == nil {
			put(out, g.Name, groupsNode(g))
		}
	}
	return out
}
