package data

import "slices"

// IsAggregate reports whether a name, of a series or of a category, is that of a whole
// which stands beside its parts.
func (f *Figure) IsAggregate(name string) bool {
	return name != "" && slices.Contains(f.Aggregates, name)
}

// SharesOf says what the shares of a figure are of, where its parts do not add up to one of its
// aggregates: that aggregate, or their own sum. It is zero where the file does not say so.
type SharesOf struct {
	Aggregate string
	Parts     bool
}

// Parts are the series of the figure that are no aggregates.
func (f *Figure) Parts() []*Series {
	if len(f.Aggregates) == 0 {
		return f.Series
	}
	return slices.DeleteFunc(slices.Clone(f.Series), func(s *Series) bool { return f.IsAggregate(s.Name) })
}

// PartKeys are the keys of the figure that are no aggregates.
func (f *Figure) PartKeys() []Key {
	if len(f.Aggregates) == 0 {
		return f.Keys
	}
	return slices.DeleteFunc(slices.Clone(f.Keys), func(k Key) bool { return f.IsAggregate(k.Name) })
}

// InheritAggregates takes over, from the figures that a computed one comes from, the
// names of wholes that it has itself, also where it has them under another name that is
// called the same. The name of a group is none of them: a whole that is called Europe, too,
// is not in the sum of the countries of Europe.
func (f *Figure) InheritAggregates(called func(name string) string) {
	own := f.named(called)
	for _, from := range f.Derived.From {
		for _, name := range from.Aggregates {
			if has, ok := own[called(name)]; ok && !f.IsAggregate(has) {
				f.Aggregates = append(f.Aggregates, has)
			}
		}
		if f.SharesOf == (SharesOf{}) && (from.SharesOf.Parts || f.IsAggregate(from.SharesOf.Aggregate)) {
			f.SharesOf = from.SharesOf
		}
	}
}

// named are the series and the categories of the figure, but for groups that it puts
// together, by what they are called.
func (f *Figure) named(called func(name string) string) map[string]string {
	own := map[string]string{}
	grouped := f.Derived.Over.Groups != nil
	if !f.Periods && !(grouped && !f.Derived.Over.Series) {
		for _, k := range f.Keys {
			own[called(k.Name)] = k.Name
		}
	}
	if !(grouped && f.Derived.Over.Series) {
		for _, s := range f.Series {
			own[called(s.Name)] = s.Name
		}
	}
	return own
}
