package data

// Grouping puts names into groups: countries into regions.
type Grouping struct {
	Name   string
	Groups []Group // in order
	of     map[string]int
	called map[string]string // what names are called, where that is something else
}

// Group is some names that belong together.
type Group struct {
	Name    string
	Members []string
	All     bool // every name belongs to it
}

// NewGrouping returns a grouping in which no name belongs to two groups. Names that are
// called the same are one: DE is a member where Germany is, if DE is called Germany.
func NewGrouping(name string, groups []Group, called map[string]string) *Grouping {
	g := &Grouping{Name: name, Groups: groups, of: map[string]int{}, called: called}
	for i, group := range groups {
		for _, member := range group.Members {
			g.of[g.call(member)] = i
		}
	}
	return g
}

// GroupOf returns which of the groups a name belongs to; false for none.
func (g *Grouping) GroupOf(name string) (i int, ok bool) {
	if g.All() {
		return 0, true
	}
	i, ok = g.of[g.call(name)]
	return i, ok
}

func (g *Grouping) call(name string) string {
	if as, ok := g.called[name]; ok {
		return as
	}
	return name
}

// All reports whether the only group is one of every name.
func (g *Grouping) All() bool { return len(g.Groups) == 1 && g.Groups[0].All }
