package file

import (
	"io"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table"
)

// rhythmKey is what the rhythm of a whole table is found for: the columns of its keys, of
// its series and of its first numbers, and how its keys are read.
type rhythmKey struct {
	index              *table.Index // by the columns that where: names
	key, series, value string
	said               spelling.Said
}

// tableRhythm is the rhythm of the whole table that where: chooses rows of: the few that it
// chooses may skip what the others have. It is unknown where the table cannot be read.
func tableRhythm(r *resolver, f *figureDraft) data.Rhythm {
	c := f.csv
	if c.where == nil || f.rhythm.at.Node != nil {
		return data.Rhythm{}
	}
	index, err := r.decoder.cache.index(c.name(), r.decoder.withheld[c.name()], c.selection())
	if err != nil {
		return data.Rhythm{}
	}
	key := rhythmKey{index: index, key: c.key.name, series: c.series.name, value: c.value.name, said: f.said()}
	if c.columns != nil {
		key.value = c.columns[0].name
	}
	return r.decoder.cache.rhythm(key, c.separator)
}

// rhythm finds the rhythm of a table, once.
func (s *FileCache) rhythm(key rhythmKey, separator rune) data.Rhythm {
	return once(s, &s.rhythms, key, func() (found data.Rhythm) {
		if series := key.read(separator); len(series) > 0 {
			found = data.NewTimetable(series).Rhythm
		}
		return found
	})
}

// read returns the keys of the numbers of each series of a table, in order of time; nil where
// they are no periods.
func (k rhythmKey) read(separator rune) []*data.Series {
	var all [][]data.Key
	names := map[string]int{}
	for _, rows := range k.index.Rows {
		part := &table.UsedPart{Head: k.index.Head, Content: k.index.Content, Rows: rows}
		clear(names)
		for name, key := range k.keysIn(part.Reader(separator)) {
			at, known := names[name]
			if !known {
				at = len(all)
				names[name] = at
				all = append(all, nil)
			}
			all[at] = append(all[at], key)
		}
	}
	series := make([]*data.Series, len(all))
	for i, keys := range all {
		verdict := spelling.Decide(keys, k.said)
		if !verdict.Periods || len(verdict.Troubles) > 0 || !keys[0].Period.LikeWith(all[0][0].Period) {
			return nil
		}
		series[i] = data.SeriesOfKeys(keys)
	}
	return series
}

// keysIn yields the name of the series and the key of each row that has a number.
func (k rhythmKey) keysIn(rows *table.Rows) func(yield func(string, data.Key) bool) {
	return func(yield func(string, data.Key) bool) {
		if rows.Next() != nil {
			return
		}
		place := map[string]int{}
		for i, head := range rows.Texts() {
			place[strings.TrimSpace(head)] = i
		}
		key, keyed := place[k.key]
		value, valued := place[k.value]
		name, named := place[k.series]
		for keyed && valued {
			switch err := rows.Next(); {
			case err == io.EOF || err != nil:
				return
			case !rows.HasDigit(value):
				continue
			}
			of := ""
			if named {
				of = rows.Text(name)
			}
			if !yield(of, keyOf(table.OneLine(rows.Text(key)))) {
				return
			}
		}
	}
}
