package file

import (
	"iter"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// uses are the ids of the figures and the keys of the sources that a chart or
// a figure refers to, in values, texts and options alike. A nil *uses counts
// nothing.
type uses struct {
	figures, sources []string
	functions        []string // of texts
}

// function notes that a text calls a function.
func (u *uses) function(name string) {
	if u != nil && !slices.Contains(u.functions, name) {
		u.functions = append(u.functions, name)
	}
}

func (u *uses) figure(id string) {
	if u != nil && !slices.Contains(u.figures, id) {
		u.figures = append(u.figures, id)
	}
}

func (u *uses) source(key string) {
	if u != nil && !slices.Contains(u.sources, key) {
		u.sources = append(u.sources, key)
	}
}

// enter begins the resolving of a chart or figure: what is followed from now on
// is used by it. The function returned ends it.
func (r *resolver) enter(name string) (leave func()) {
	before := r.user
	if r.uses[name] == nil {
		r.uses[name] = &uses{}
	}
	r.user = r.uses[name]
	return func() { r.user = before }
}

// origin is what the parts of a dataset were read from.
type origin struct {
	head    *yaml.Node
	sources map[string]*yaml.Node
	figures map[string]*figureDraft
	charts  map[string]*chartDraft
	uses    map[string]*uses
}

func (r *resolver) origin() *origin {
	charts := make(map[string]*chartDraft, len(r.draft.charts))
	for _, c := range r.draft.charts {
		charts[c.id] = c
	}
	return &origin{r.draft.head, r.draft.sourceNodes, r.drafts, charts, r.uses}
}

// dependencies returns all figures and sources that a chart depends on, through
// its figures too.
func (o *origin) dependencies(chart string) (figures, sources map[string]bool) {
	figures, sources = map[string]bool{}, map[string]bool{}
	for u := range withDependencies(o.uses, o.uses["chart "+chart]) {
		for _, s := range u.sources {
			sources[s] = true
		}
		for _, f := range u.figures {
			figures[f] = true
		}
	}
	return figures, sources
}

// FiguresOf implements Origin.
func (o *origin) FiguresOf(chart string) map[string]bool {
	figures, _ := o.dependencies(chart)
	return figures
}

// originOf is what a dataset that was loaded from a file was read from.
func originOf(ds *data.Dataset) *origin { return ds.Origin.(*origin) }

// withDependencies yields uses, and those of every figure that they depend on.
func withDependencies(all map[string]*uses, waiting ...*uses) iter.Seq[*uses] {
	return func(yield func(*uses) bool) {
		seen := map[string]bool{}
		for len(waiting) > 0 {
			u := waiting[0]
			waiting = waiting[1:]
			if u == nil {
				continue
			}
			if !yield(u) {
				return
			}
			for _, f := range u.figures {
				if !seen[f] {
					seen[f] = true
					waiting = append(waiting, all["figure "+f])
				}
			}
		}
	}
}
