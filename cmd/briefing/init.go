package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"

	"briefing/cmd/briefing/internal/publish"
)

//go:embed starter.yaml
var starter []byte

func newInit(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a commented starter file that builds",
		Long: `init writes a starter file into the folder DIR (by default the one you are in),
named after the folder. Its comments teach the language of the files. A file
that is there already is never overwritten.`,
		Example: `  briefing init demo
  briefing build demo/demo.yaml`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.writeStarter(cmd.Context(), append(args, ".")[0])
		},
	}
}

// fitName is a name that a file and a folder may have on every system.
var fitName = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{N}_-]*$`)

func (s *session) writeStarter(ctx context.Context, dir string) error {
	if isFile(dir) {
		return &usageError{dir + " is a file", "name a folder"}
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	name := filepath.Base(whole)
	if !fitName.MatchString(name) {
		name = "briefing"
	}
	path := filepath.Join(dir, name+".yaml")
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return &usageError{path + " exists already", "edit it, or name another folder"}
	}
	if _, err := publish.Write(ctx, dir, ".", []publish.File{{Name: name + ".yaml", Data: starter}}); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "wrote %s\nnow try: briefing build %s\n", path, path)
	return nil
}
