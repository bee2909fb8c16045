package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/survey"
	"briefing/data/table"
	tableshape "briefing/data/table/shape"
	"github.com/spf13/cobra"
)

// importOptions holds the flags of import.
type importOptions struct {
	answers survey.Answers
	shape   tableshape.Shape
	cells   string // the range, and the lines of the heads, as they are written
	head    string
	// fallback is a family of fonts.
	fallback string
	against  string
	rules    []table.Rule     // which numbers may not be published, beside those that their flags tell of
	prefer   tableshape.Shape // what answers questions, where it is among their readings
	json     bool
}

func newImport(s *session) *cobra.Command {
	opt := &importOptions{}
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Look at a table as an office hands it out, and print a file that reads it",
		Long: `import looks at tables as statistical offices hand them out (CSV in any dialect,
Excel and OpenDocument workbooks, SDMX-CSV, JSON-stat, JSON, Parquet; also zipped)
and prints a YAML file that reads them as they are. The file has everything pinned
that was found: heads, periods, codes, units, sources. Save it in the folder of the
tables, and build it.

What a table does not say stands in the file as a question, {ask: ...}. Answer it
there, or by a flag: --unit, --publisher, --decimal and others. Exit status 1 while
one is open.

With --against it compares a table with the one that a file reads already, and lists
what has changed, each thing for what it is: the file and its layout, columns that
have another name, codes, units, scales, periods, numbers that were revised.

Exit status: 0 the file is complete, or nothing has changed; 1 a question is open,
something has changed, or a table is at fault; 2 the command line is at fault.`,
		Example: `  briefing import une_rt_a.tsv --title Unemployment > unemployment.yaml
  briefing build unemployment.yaml
  briefing import --against unemployment.yaml une_rt_a-june.tsv`,
		Args: func(_ *cobra.Command, files []string) error {
			switch {
			case len(files) == 0:
				return &usageError{"import needs a FILE", "name a table: a CSV file, a workbook, ..."}
			case len(files) > 1 && opt.against != "":
				return &usageError{"--against compares one FILE", "call it for each"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			if opt.against != "" {
				s.fail(s.compareTables(cmd.Context(), opt.against, files[0], opt))
				return nil
			}
			s.fail(s.importTables(cmd.Context(), files, opt))
			return nil
		},
	}
	f := cmd.Flags()
	opt.flags(f)
	f.StringVar(&opt.against, "against", "", "a YAML file: list what has changed in the table that it reads")
	f.BoolVar(&opt.json, "json", false, "print what was found as JSON, one object per line")
	return cmd
}

// openQuestions means that a file was printed which leaves questions open.
type openQuestions struct{ asked []survey.Asked }

func (e *openQuestions) Error() string {
	var flags []string
	for _, q := range e.asked {
		if name := "--" + q.Key; !slices.Contains(flags, name) && q.Key != "confidential" && q.Key != "names" {
			flags = append(flags, name)
		}
	}
	said := plural(e.count(), "question is", "questions are") + " open: answer in the file, in place of {ask: ...}"
	if places := len(e.asked); places > e.count() {
		said += fmt.Sprintf(", which stands there %d times", places)
	}
	if flags == nil {
		return said
	}
	return said + ", or by " + strings.Join(flags, ", ")
}

// count is how many questions these are: what is asked of each figure in the same words is one.
func (e *openQuestions) count() int {
	met := map[string]bool{}
	for _, q := range e.asked {
		met[fmt.Sprint(q)] = true
	}
	return len(met)
}

// plural prints a number with one of two nouns.
func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// importTables prints the file that reads some tables.
func (s *session) importTables(ctx context.Context, files []string, opt *importOptions) error {
	var plans []*survey.Plan
	var looked []*lookedAt
	for _, path := range files {
		l, err := await(ctx, path, func() (*lookedAt, error) { return lookAt(path, opt) })
		if err != nil {
			return err
		}
		defer l.in.Close()
		plans, looked = append(plans, l.plan), append(looked, l)
		if unit := l.plan.RepeatedUnit(); unit != "" {
			s.reporter.note("--unit is not needed: " + path + " says itself that it counts in " + data.Printable(unit))
		}
		if folder := filepath.Dir(path); folder != "." {
			s.reporter.note("save the file in " + folder + ", where the table is")
		}
	}
	if err := opt.checkUnits(looked); err != nil {
		return err
	}
	if err := checkCodes(looked, opt.answers.Codes); err != nil {
		return err
	}
	setFonts(plans, opt.fallback)
	text, err := survey.Compose(plans, comment(looked))
	if err != nil {
		return err
	}
	if opt.json {
		err = printSurveys(s.stdout, looked, text)
	} else {
		if isTerminal(s.stderr) {
			for _, l := range looked {
				l.print(s.stderr)
			}
		}
		_, err = s.stdout.Write(text)
	}
	var asked []survey.Asked
	for _, p := range plans {
		asked = append(asked, p.Asked...)
	}
	if err == nil && asked != nil {
		return &openQuestions{asked}
	}
	return err
}
