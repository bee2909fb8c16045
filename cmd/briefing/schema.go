package main

import (
	"github.com/spf13/cobra"

	"briefing/data/file"
)

func newSchema(s *session) *cobra.Command {
	many := false
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the files, for editors",
		Long: `schema prints the JSON Schema (draft 2020-12) of the YAML files. An editor with a
YAML language server completes keys and marks mistakes with it when the file
begins with the line
  # yaml-language-server: $schema=briefing.schema.json
With --batch it prints the schema of the files that batch reads.`,
		Example: `  briefing schema > briefing.schema.json
  briefing schema --batch > batch.schema.json`,
		Args: maxArgs(0),
		RunE: func(*cobra.Command, []string) error {
			schema := file.Schema
			if many {
				schema = file.BatchSchema
			}
			_, err := s.stdout.Write(schema())
			return err
		},
	}
	cmd.Flags().BoolVar(&many, "batch", false, "print the schema of batch files")
	return cmd
}
