package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/survey"
)

// batchOf are the files of a batch that is made of a table: a briefing for each name in a
// column.
type batchOf struct {
	table  string // the file, as the user names it
	column string // with the names; empty: that of the series
	how    importOptions
}

// templateName is what the template of such a batch is called.
const templateName = "template.yaml"

// writeBatchOf writes a batch of a table into the folder of the table, or into another one,
// with a copy of it.
func (s *session) writeBatchOf(ctx context.Context, dir string, b batchOf) error {
	l, err := await(ctx, b.table, func() (*lookedAt, error) { return lookAt(b.table, &b.how) })
	if err != nil {
		return err
	}
	defer l.in.Close()
	if err := b.how.checkUnits([]*lookedAt{l}); err != nil {
		return err
	}
	if b.column == "" {
		b.column = l.seriesColumn()
	}
	column := slices.Index(l.survey.Heads, b.column)
	if column < 0 {
		return &usageError{fmt.Sprintf("%s has no column that makes a briefing of each name", b.table), "write --by COLUMN, with one of " + strings.Join(l.survey.Heads, ", ")}
	}
	if apart := l.plan.ReadByName(column); apart != nil {
		return &usageError{fmt.Sprintf("the column %s tells the figures of %s apart (%s): no name in it is in all of them, and a briefing of one would lack the others", b.column, b.table, strings.Join(apart, "; ")), "write --by with another column, or make one briefing by briefing import " + b.table}
	}
	setFonts([]*survey.Plan{l.plan}, b.how.fallback)
	made, err := survey.Compose([]*survey.Plan{l.plan}, comment([]*lookedAt{l}))
	if err != nil {
		return err
	}
	template, batch, err := survey.Batch(made, templateName, b.column, l.firstText(column))
	if err != nil {
		return err
	}
	files := []publish.File{publish.NewFile(starterBatchMain, batch), publish.NewFile(templateName, template)}
	if dir == "" {
		dir = filepath.Dir(b.table)
	} else if content, err := copyOf(b.table); err != nil {
		return err
	} else {
		files = append(files, publish.NewFile(filepath.Base(b.table), content))
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		if err := isFree(path); err != nil {
			return err
		}
	}
	if _, err := publish.Write(ctx, dir, ".", files); err != nil {
		return err
	}
	main := data.Printable(filepath.Join(dir, starterBatchMain))
	if l.plan.Asked != nil {
		fmt.Fprintf(s.stdout, "wrote %s and what it names\nanswer the questions in them, then try: briefing batch %s\nor remove %s and %s, and call init again with the answers\n", main, main, starterBatchMain, templateName)
		return &openQuestions{l.plan.Asked}
	}
	fmt.Fprintf(s.stdout, "wrote %s and what it names\nnow try: briefing batch %s\n", main, main)
	return nil
}

// seriesColumn is the column of the series of the first figure; empty for none.
func (l *lookedAt) seriesColumn() string {
	for _, f := range l.plan.Figures {
		if f.Series >= 0 {
			return l.survey.Heads[f.Series]
		}
	}
	return ""
}

// firstText is a text of a column; empty where it has too many to be known.
func (l *lookedAt) firstText(column int) string {
	if texts := l.survey.Columns[column].Texts; len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// maxCopied is how large a table may be that is copied.
const maxCopied = 64 << 20

func copyOf(path string) ([]byte, error) {
	content, err := disk.ReadFile(path, maxCopied)
	if errors.Is(err, fs.ErrInvalid) {
		return nil, &usageError{path + " is too large to be copied", "leave DIR out: the batch is then written beside the table"}
	}
	return content, err
}
