package data

// Grouping puts names into groups: countries into regions.
type Grouping struct {
	Name   string
	Groups []Group // in order
	of     map[string]int
}

// Group is some names that belong together.
type Group struct {
	Name    string
	Members []string
	All     bool // every name belongs to it
}

// NewGrouping returns a grouping in which no name belongs to two groups.
func NewGrouping(name string, groups []Group) *Grouping {
	g := &Grouping{Name: name, Groups: groups, of: map[string]int{}}
	for i, group := range groups {
		for _, member := range group.Members {
			g.of[member] = i
		}
	}
	return g
}

// GroupOf returns which of the groups a name belongs to; false for none.
func (g *Grouping) GroupOf(name string) (i int, ok bool) {
	if g.All() {
		return 0, true
	}
	i, ok = g.of[name]
	return i, ok
}

// All reports whether the only group is one of every name.
func (g *Grouping) All() bool { return len(g.Groups) == 1 && g.Groups[0].All }
