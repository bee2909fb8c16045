package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

//go:embed starter.yaml
var starter []byte

// starterBatch is a batch with its template and its tables.
//
//go:embed starter-batch
var starterBatch embed.FS

func newInit(s *session) *cobra.Command {
	many := false
	var of batchOf
	answers := pflag.NewFlagSet("answers", pflag.ContinueOnError)
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a commented starter file that builds",
		Long: `init writes a starter file into the folder DIR (by default the one you are in),
named after the folder. Its comments explain the file language. An existing file
is never overwritten. With --batch it writes an example of many briefings from one
template: batch.yaml, and the files that it names. With --from it makes the batch of a
table as an office hands it out: a briefing for each name in a column. What the table
does not say is answered by the flags of import: --unit, --publisher and others.`,
		Example: `  briefing init demo
  briefing build demo/demo.yaml
  briefing init --batch many
  briefing batch many/batch.yaml
  briefing init --batch --from data/une_rt_a.tsv --by geo`,
		Args: maxArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if of.table != "" && many {
				return s.writeBatchOf(cmd.Context(), append(args, "")[0], of)
			}
			given := ""
			answers.VisitAll(func(f *pflag.Flag) {
				if f.Changed {
					given = f.Name
				}
			})
			switch {
			case of.table != "" || of.column != "":
				return &usageError{"--from and --by are of a batch", "write --batch --from FILE"}
			case given != "":
				return &usageError{"--" + given + " answers what a table does not say", "write --batch --from FILE"}
			}
			dir := append(args, ".")[0]
			if many {
				return s.writeStarterBatch(cmd.Context(), dir)
			}
			return s.writeStarter(cmd.Context(), dir)
		},
	}
	of.how.flags(answers)
	answers.VisitAll(func(f *pflag.Flag) { f.Hidden = true }) // the help of import explains them
	cmd.Flags().AddFlagSet(answers)
	cmd.Flags().BoolVar(&many, "batch", false, "write an example of a batch")
	cmd.Flags().StringVar(&of.table, "from", "", "with --batch: a table, in whose folder the batch is written unless DIR is named")
	cmd.Flags().StringVar(&of.column, "by", "", "with --from: the column with the names")
	return cmd
}

// starterBatchMain is the batch file in it.
const starterBatchMain = "batch.yaml"

func (s *session) writeStarterBatch(ctx context.Context, dir string) error {
	if isFile(dir) {
		return &usageError{dir + " is a file", "name a folder"}
	}
	folder, err := fs.Sub(starterBatch, "starter-batch")
	if err != nil {
		return err
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return err
	}
	var files []publish.File
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if err := isFree(path); err != nil {
			return err
		}
		content, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			return err
		}
		files = append(files, publish.NewFile(e.Name(), content))
	}
	if _, err := publish.Write(ctx, dir, ".", files); err != nil {
		return err
	}
	main := data.Printable(filepath.Join(dir, starterBatchMain))
	fmt.Fprintf(s.stdout, "wrote %s and what it names\nnow try: briefing batch %s\n", main, main)
	return nil
}

// validName matches names that files and folders may have on every system.
const validName = `^[\p{L}\p{N}_][\p{L}\p{N}_-]*$`

func (s *session) writeStarter(ctx context.Context, dir string) error {
	if isFile(dir) {
		return &usageError{dir + " is a file", "name a folder"}
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	name := filepath.Base(whole)
	if !regexp.MustCompile(validName).MatchString(name) {
		name = "briefing"
	}
	path := filepath.Join(dir, name+".yaml")
	if err := isFree(path); err != nil {
		return err
	}
	if _, err := publish.Write(ctx, dir, ".", []publish.File{publish.NewFile(name+".yaml", starter)}); err != nil {
		return err
	}
	shown := data.Printable(path)
	fmt.Fprintf(s.stdout, "wrote %s\nnow try: briefing build %s\n", shown, shown)
	return nil
}

// isFree returns an error if there is something at a path, or that cannot be told.
func isFree(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return &usageError{path + " exists already", "edit it, or name another folder"}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}
