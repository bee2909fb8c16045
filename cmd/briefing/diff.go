package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
	"briefing/data/compare"
	"briefing/data/file"
)

func newDiff(s *session) *cobra.Command {
	asJSON := false
	var edition editionFlag
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "List what has changed from one briefing to a later one",
		Long: `diff compares a briefing with a later one, each a YAML file or a PDF that build has
written, and lists the sources, numbers, charts and sentences that differ, with
all that follows from a changed number: computed figures, charts that show it,
sentences that print it. One of the two may be -, standard input; each may be a
pipe that the shell makes, as with <(...).

Both are compared in one language: the one that --edition names, or that of a PDF,
or the main one of the files.

Exit status: 0 nothing differs, 1 something does or a file is at fault, 2 the
command line is at fault.`,
		Example: `  briefing diff 2025.yaml 2026.yaml
  briefing diff --json archive/report.pdf report.yaml`,
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) != 2 {
				return &usageError{fmt.Sprintf("diff compares two files, not %d", len(files)), "write briefing diff OLD NEW"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			s.fail(s.diff(cmd.Context(), files[0], files[1], edition, asJSON))
			return nil
		},
	}
	cmd.Flags().Var(&edition, "edition", "language of the edition that is compared (default the main one)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the changes as JSON, one object per line")
	return cmd
}

// differenceError means that two editions differ; the changes have been printed.
type differenceError struct{ changes int }

func (e *differenceError) Error() string { return count(e.changes, "change") }

func (s *session) diff(ctx context.Context, before, after string, edition editionFlag, asJSON bool) error {
	if len(edition) > 1 {
		return &usageError{"diff compares one edition", "call it for each"}
	}
	changes, err := await(ctx, before, func() ([]compare.Change, error) { return s.changes(before, after, edition) })
	if err != nil {
		return err
	}
	for _, c := range changes {
		if asJSON {
			printChangeJSON(s.stdout, c)
		} else {
			printChange(s.stdout, c)
		}
	}
	if len(changes) > 0 {
		return &differenceError{len(changes)}
	}
	return nil
}

// changes are those from one file to a later one.
func (s *session) changes(before, after string, edition editionFlag) ([]compare.Change, error) {
	var files [2]compared
	for i, file := range []string{before, after} {
		content, err := s.readOutput(file)
		if err != nil {
			return nil, err
		}
		if files[i], err = newCompared(file, content); err != nil {
			return nil, err
		}
	}
	tag := cmp.Or(files[0].language, files[1].language)
	if len(edition) > 0 {
		tag = edition[0]
	}
	var editions [2]*data.Dataset
	for i, of := range files {
		var err error
		if editions[i], err = of.load(tag); err != nil {
			return nil, err
		}
	}
	return compare.Changes(editions[0], editions[1]), nil
}

// compared is one of the two files to compare: a YAML file, or a PDF with that file
// inside and the language it is in.
type compared struct {
	file     string
	content  []byte
	stored   *stored // nil for a YAML file
	language string
}

func newCompared(file string, content []byte) (compared, error) {
	if !bytes.HasPrefix(content, []byte("%PDF")) {
		return compared{file: file, content: content}, nil
	}
	st, err := readStored(content)
	if err != nil {
		return compared{}, &storedError{file, err.Error()}
	}
	st.File = file
	if err := st.parse(); err != nil {
		return compared{}, err
	}
	return compared{file, nil, st, st.edition}, nil
}

// load loads the file in the language of an edition.
func (c compared) load(tag string) (*data.Dataset, error) {
	if c.stored != nil {
		st := *c.stored
		st.edition = tag
		_, ds, err := st.load(&inspectOptions{})
		return ds, err
	}
	src, err := newSource(c.file)
	if disk.IsDescriptor(c.file) {
		src, err = standardInputSource("fd-"+filepath.Base(c.file)), nil
	}
	if err != nil {
		return nil, err
	}
	file, err := src.load(bytes.NewReader(c.content), []string{tag}, file.Options{})
	switch {
	case err != nil:
		return nil, err
	case len(file.missing) > 0:
		return nil, file.missing[0]
	}
	return file.editions[0], nil
}

func printChange(w io.Writer, c compare.Change) {
	c.Where, c.Old, c.New = data.Printable(c.Where), data.Printable(c.Old), data.Printable(c.New)
	switch {
	case c.What == compare.ChangedChart && c.Old == "" && c.New != "":
		fmt.Fprintf(w, "%s %s: %s\n", c.What, c.Where, c.New)
	case c.Old == "":
		fmt.Fprintf(w, "%s %s\n  + %s\n", c.What, c.Where, c.New)
	case c.New == "":
		fmt.Fprintf(w, "%s %s\n  - %s\n", c.What, c.Where, c.Old)
	default:
		fmt.Fprintf(w, "%s %s\n  - %s\n  + %s\n", c.What, c.Where, c.Old, c.New)
	}
}

// changeEvent is a compare.Change in JSON.
type changeEvent struct {
	Event string       `json:"event"`
	What  compare.Kind `json:"what"`
	Where string       `json:"where"`
	Old   string       `json:"old,omitempty"`
	New   string       `json:"new,omitempty"`
}

func printChangeJSON(w io.Writer, c compare.Change) {
	newEvents(w).to.Encode(changeEvent{"change", c.What, c.Where, c.Old, c.New})
}
