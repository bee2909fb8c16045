package compute

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// findGroups finds out whether the categories or the series of a figure belong to the
// groups.
func findGroups(d *derivation) bool {
	g, groups := d.From[0], d.Grouping
	named := func(name string) bool { _, ok := groups.GroupOf(name); return ok && name != "" }
	byKey := slices.ContainsFunc(g.Keys, func(k data.Key) bool { return named(k.Name) })
	bySeries := slices.ContainsFunc(g.Series, func(s *data.Series) bool { return named(s.Name) })
	switch {
	case byKey && bySeries && !groups.All():
		d.refuse(OfOver, fmt.Sprintf("series and categories of %s belong to groups of %s", g.ID, groups.Name), "name only the ones, or only the others, in the groups")
	case !byKey && !bySeries:
		d.refuse(OfOver, fmt.Sprintf("no name of %s belongs to a group of %s", g.ID, groups.Name), "write the names in one way in both")
	default:
		d.over.Groups, d.over.Series = groups, !byKey
		return d.groupsStandAlone()
	}
	return false
}

// groupsStandAlone refuses a name that belongs to no group and is called as one is: there
// would be two of that name.
func (d *derivation) groupsStandAlone() bool {
	g, names := d.From[0], data.KeyNames(d.From[0].PartKeys())
	if d.over.Series {
		names = nil
		for _, s := range g.Parts() {
			names = append(names, s.Name)
		}
	}
	own := called(d.say, names)
	for _, group := range d.over.Groups.Groups {
		name, has := own[d.say.Name(group.Name)]
		if _, member := d.over.Groups.GroupOf(group.Name); member || d.Matched || !has {
			continue
		}
		d.refuseInput(0, fmt.Sprintf("%s has %q, which belongs to no group of %s, but is the name of one", g.ID, name, d.over.Groups.Name),
			fmt.Sprintf("write aggregates: [%s] into %s if it is a whole, or name the group otherwise", name, g.ID))
		return false
	}
	return true
}

// overGroups puts the members of each group together.
func overGroups(d *derivation) []*data.Series {
	if d.over.Groups.All() && d.countsTwice(d.From[0]) {
		return nil
	}
	if d.over.Series {
		return groupsOfSeries(d)
	}
	return groupsOfKeys(d)
}

// groupsOfKeys gives each group a category.
func groupsOfKeys(d *derivation) []*data.Series {
	g := d.From[0]
	members, none := d.members(data.KeyNames(g.PartKeys()))
	var out []*data.Series
	for _, s := range g.Series {
		t := d.like(s)
		for i, group := range d.over.Groups.Groups {
			parts := make([]part, len(members[i]))
			for j, name := range members[i] {
				parts[j] = part{s, data.CategoryKey(name)}
			}
			if len(parts) > 0 {
				t.Add(data.CategoryKey(group.Name), d.together(parts, func(p part) string { return d.say.Key(p.key) }))
			}
		}
		for _, name := range none {
			t.Add(data.CategoryKey(name), Missing(d.say.Say(language.WordReasonNoGroup)))
		}
		out = append(out, t)
	}
	return out
}

// groupsOfSeries gives each group a series.
func groupsOfSeries(d *derivation) []*data.Series {
	g := d.From[0]
	byName := map[string]*data.Series{}
	var names []string
	for _, s := range g.Parts() {
		byName[s.Name] = s
		names = append(names, s.Name)
	}
	members, none := d.members(names)
	var out []*data.Series
	for i, group := range d.over.Groups.Groups {
		parts := make([]part, len(members[i]))
		for j, name := range members[i] {
			if parts[j].series = byName[name]; parts[j].series == nil {
				parts[j].series = &data.Series{Name: name}
			}
		}
		if t := (&data.Series{Name: group.Name}); len(parts) > 0 {
			for _, k := range g.Keys {
				for j := range parts {
					parts[j].key = k
				}
				t.Add(k, d.together(parts, func(p part) string { return d.say.Name(p.series.Name) }))
			}
			out = append(out, t)
		}
	}
	for _, name := range none {
		t := &data.Series{Name: name}
		for _, k := range byName[name].Keys {
			t.Add(k, Missing(d.say.Say(language.WordReasonNoGroup)))
		}
		out = append(out, t)
	}
	return out
}

// members sorts names into the groups, in their order. Members of a group that are not
// among them are kept, since it lacks them, and those that belong to no group are
// returned, too, unless names that do not match are left out.
func (d *derivation) members(names []string) (of [][]string, none []string) {
	g, groups := d.From[0], d.over.Groups
	of = make([][]string, len(groups.Groups))
	known, wholes := called(d.say, names), called(d.say, g.Aggregates)
	for _, name := range names {
		if i, ok := groups.GroupOf(name); ok {
			of[i] = append(of[i], name)
			continue
		}
		d.unmatched = append(d.unmatched, data.Unmatched{Name: name})
		if !d.Matched {
			none = append(none, name)
		}
	}
	for i, group := range groups.Groups {
		for _, name := range group.Members {
			as := d.say.Name(name)
			_, has := known[as]
			if _, whole := wholes[as]; has || whole {
				continue
			}
			known[as] = name
			d.lacks(g, name)
			if !d.Matched {
				of[i] = append(of[i], name)
			}
		}
	}
	return of, none
}
