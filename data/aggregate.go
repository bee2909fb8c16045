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
// names of wholes that it has itself. The name of a group is none of them: a whole that is
// called Europe, too, is not in the sum of the countries of Europe.
func (f *Figure) InheritAggregates() {
	for _, from := range f.Derived.From {
		for _, name := range from.Aggregates {
			if f.has(name) && !f.IsAggregate(name) {
				f.Aggregates = append(f.Aggregates, name)
			}
		}
		if f.SharesOf == (SharesOf{}) && (from.SharesOf.Parts || f.IsAggregate(from.SharesOf.Aggregate)) {
			f.SharesOf = from.SharesOf
		}
	}
}

// has reports whether a series or a category of the figure, but for groups that it puts
// together, has a name.
func (f *Figure) has(name string) bool {
	grouped := f.Derived.Over.Groups != nil
	inSeries := slices.ContainsFunc(f.Series, func(s *Series) bool { return s.Name == name })
	inKeys := !f.Periods && slices.Contains(f.Keys, CategoryKey(name))
	return inSeries && !(grouped && f.Derived.Over.Series) || inKeys && !(grouped && !f.Derived.Over.Series)
}
