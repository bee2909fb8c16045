package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"briefing/data"
)

func newDiff(s *session) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "List what has changed from one edition of a briefing to the next",
		Long: `diff compares two editions of a briefing, each a YAML file or a PDF that build has
written, and lists the sources, numbers, charts and sentences that differ, with
all that follows from a changed number: computed figures, charts that show it,
sentences that print it. One of the two may be -, standard input.

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
			s.fail(s.diff(cmd.Context(), files[0], files[1], asJSON))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the changes as JSON, one object a line")
	return cmd
}

// differenceError says that two editions differ, which has been printed.
type differenceError struct{ changes int }

func (e *differenceError) Error() string { return count(e.changes, "change") }

func (s *session) diff(ctx context.Context, before, after string, asJSON bool) error {
	var editions [2]*data.Dataset
	for i, file := range []string{before, after} {
		ds, err := await(ctx, file, func() (*data.Dataset, error) { return s.edition(file) })
		if err != nil {
			return err
		}
		editions[i] = ds
	}
	changes := data.Diff(editions[0], editions[1])
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

// edition loads a YAML file, or the file in a PDF.
func (s *session) edition(file string) (*data.Dataset, error) {
	content, err := s.readOutput(file)
	if err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(content, []byte("%PDF")) {
		src, err := newSource(file)
		if err != nil {
			return nil, err
		}
		return src.load(bytes.NewReader(content), data.Options{})
	}
	st, err := readStored(content)
	if err != nil {
		return nil, &storedError{file, err.Error()}
	}
	_, ds, err := st.load(&inspectOptions{})
	return ds, err
}

func printChange(w io.Writer, c data.Change) {
	switch {
	case c.What == data.ChangedChart && c.Old == "" && c.New != "":
		fmt.Fprintf(w, "%s %s: %s\n", c.What, c.Where, c.New)
	case c.Old == "":
		fmt.Fprintf(w, "%s %s\n  + %s\n", c.What, c.Where, c.New)
	case c.New == "":
		fmt.Fprintf(w, "%s %s\n  - %s\n", c.What, c.Where, c.Old)
	default:
		fmt.Fprintf(w, "%s %s\n  - %s\n  + %s\n", c.What, c.Where, c.Old, c.New)
	}
}

// changeEvent is a data.Change in JSON.
type changeEvent struct {
	Event string          `json:"event"`
	What  data.ChangeKind `json:"what"`
	Where string          `json:"where"`
	Old   string          `json:"old,omitempty"`
	New   string          `json:"new,omitempty"`
}

func printChangeJSON(w io.Writer, c data.Change) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.Encode(changeEvent{"change", c.What, c.Where, c.Old, c.New})
}
