package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"briefing/data/compare"
	"briefing/data/file"
	"briefing/data/survey"
	tableshape "briefing/data/table/shape"
)

// compareTables lists what has changed in a table from the one that a file reads.
func (s *session) compareTables(ctx context.Context, before, after string, opt *importOptions) error {
	path, shape, err := tableReadBy(before, after)
	if err != nil {
		return err
	}
	how := *opt
	how.rules, how.shape = shape.Rules, shape
	how.shape.Rules = nil // the columns are found by all numbers
	old, err := await(ctx, path, func() (*lookedAt, error) { return lookAt(path, &how) })
	if err != nil {
		return err
	}
	defer old.in.Close()
	now, err := await(ctx, after, func() (*lookedAt, error) { return lookAgain(after, old, &how, opt.shape) })
	if err != nil {
		return err
	}
	defer now.in.Close()
	changes, full := survey.Changes(old.version(), now.version(), slices.Concat(how.rules, old.plan.Rules(), now.plan.Rules()))
	if err := cmp.Or(old.failed, now.failed); err != nil {
		return err
	}
	for _, c := range changes {
		if opt.json {
			newEvents(s.stdout).to.Encode(changeEvent{"change", compare.Kind(c.What), c.Where, c.Old, c.New})
		} else {
			printChange(s.stdout, compare.Change{What: compare.Kind(c.What), Where: c.Where, Old: c.Old, New: c.New})
		}
	}
	if full {
		s.reporter.note("the tables have more numbers than are compared")
	}
	if len(changes) > 0 {
		return &differenceError{len(changes)}
	}
	return nil
}

// lookAgain looks at a later table: as at any table, with what the file says where that is a
// question, or else in the very way that the file says. It takes that in which more of the
// earlier columns are found again.
func lookAgain(file string, old *lookedAt, how *importOptions, said tableshape.Shape) (*lookedAt, error) {
	fresh := *how
	fresh.shape, fresh.prefer = said, how.shape
	now, err := lookAt(file, &fresh)
	if err == nil && old.found(now) == len(old.survey.Heads) {
		return now, nil
	}
	same, sameErr := lookAt(file, how)
	switch {
	case sameErr != nil:
		return now, err
	case err != nil:
		return same, nil
	case old.found(same) > old.found(now):
		now, same = same, now
	}
	same.in.Close()
	return now, nil
}

// found is how many columns another table has, too.
func (l *lookedAt) found(o *lookedAt) int {
	n := 0
	for _, head := range l.survey.Heads {
		if slices.Contains(o.survey.Heads, head) {
			n++
		}
	}
	return n
}

// version is the table as it is compared.
func (l *lookedAt) version() survey.Version {
	layout := map[string]string{}
	for key, value := range l.read {
		layout[key] = fmt.Sprint(value)
	}
	return survey.Version{Survey: l.survey, Format: l.file.Format, Layout: layout, About: l.plan.About}
}

// tableReadBy is the table that a YAML file reads, and how: the only one, or that with the
// name of the later one.
func tableReadBy(before, after string) (string, tableshape.Shape, error) {
	src, err := newSource(before)
	if err != nil {
		return "", tableshape.Shape{}, err
	}
	fsys, release, err := src.open()
	if err != nil {
		return "", tableshape.Shape{}, err
	}
	defer release()
	all, err := file.TablesRead(fsys, src.name)
	if err != nil {
		return "", tableshape.Shape{}, src.located(err)
	}
	if named := slices.DeleteFunc(slices.Clone(all), func(r file.TableRead) bool { return filepath.Base(r.File) != filepath.Base(after) }); len(named) > 0 {
		all = named
	}
	if len(all) == 0 {
		return "", tableshape.Shape{}, &usageError{before + " reads no table", "name a file with table: or csv:"}
	}
	if slices.ContainsFunc(all, func(r file.TableRead) bool { return r.File != all[0].File }) {
		return "", tableshape.Shape{}, &usageError{before + " reads several tables", "give the later one the name of the one that it replaces, in another folder"}
	}
	return filepath.Join(src.folder, filepath.FromSlash(all[0].File)), all[0].Shape, nil
}
