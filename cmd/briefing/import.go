package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"briefing/data/flag"
	"briefing/data/language"
	"briefing/data/survey"
	tableshape "briefing/data/table/shape"
)

// importOptions holds the flags of import.
type importOptions struct {
	answers survey.Answers
	shape   tableshape.Shape
	cells   string // the range
	against string
	json    bool
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
what has changed: columns, codes, units, periods, numbers that were revised.`,
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
			return opt.parse()
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
	opt.flags(cmd.Flags())
	return cmd
}

func (o *importOptions) flags(f *pflag.FlagSet) {
	a := &o.answers
	f.StringArrayVar(&a.Units, "unit", nil, "what the numbers are counted in: percent; or COLUMN=percent\nfor one of several columns; may be given several times")
	f.StringVar(&a.Publisher, "publisher", "", "who published the table")
	f.StringVar(&a.Source, "source", "", "the title of what was published")
	f.StringVar(&a.Date, "date", "", "when it was published: 2026-11-29")
	f.StringVar(&a.URL, "url", "", "its address")
	f.StringVar(&a.Licence, "licence", "", "what others may do with it: CC BY 4.0")
	f.StringVar(&a.Title, "title", "", "what the briefing is about")
	f.StringVar(&a.Language, "language", "", "BCP 47 tag of the language of the briefing")
	f.StringVar(&a.Key, "key", "", "the column of the periods or names")
	f.StringVar(&a.Series, "series", "", "the column of the names of the series")
	f.StringSliceVar(&a.Values, "value", nil, "the columns of the numbers, separated by commas")
	f.StringArrayVar(&a.Where, "where", nil, "COLUMN=TEXT: only the rows with that text; may be given several times")
	f.StringVar(&a.Interval, "interval", "", "what lower and upper ends are: 95% confidence")
	f.StringVar(&a.Codes, "codes", "", "whose codes stand at the numbers: "+strings.Join(flag.Names(), ", "))
	f.StringVar((*string)(&a.Dates), "dates", "", "what comes first in 01/02/2024: day-first or month-first")
	f.StringVar(&a.Period, "period", "", "how long the periods are: year, fiscal-year, quarter, month, week, day")
	f.StringVar(&o.shape.Sheet, "sheet", "", "the sheet of a workbook")
	f.StringVar(&o.cells, "range", "", "the cells of the table: B4:H30")
	f.IntSliceVar(&o.shape.Head, "head", nil, "the lines of the heads, separated by commas")
	f.StringSliceVar(&o.shape.Fill, "fill", nil, "the columns whose empty cells have the text above, separated by\ncommas; none: no column")
	f.StringVar(&o.shape.Across, "across", "", "what stands across, in the heads: year")
	f.StringVar(&o.shape.Decimal, "decimal", "", `the decimal sign: "." or ","`)
	f.StringVar(&o.shape.Thousands, "thousands", "", "the sign between groups of digits")
	f.StringVar((*string)(&o.shape.Brackets), "brackets", "", "what (3.2) is: negative or uncertain")
	f.StringVar(&o.shape.Encoding, "encoding", "", "the encoding of a text file: gb18030, windows-1252")
	f.StringVar(&o.shape.Separator, "separator", "", "what separates its cells: comma, semicolon, tab")
	f.StringVar(&o.against, "against", "", "a YAML file: list what has changed in the table that it reads")
	f.BoolVar(&o.json, "json", false, "print what was found as JSON, one object per line")
}

// parse reads the flags that have parts.
func (o *importOptions) parse() error {
	for _, said := range o.answers.Units {
		unit := said[strings.LastIndexByte(said, '=')+1:]
		if _, hint := language.ParseUnit(unit); hint != "" {
			return &usageError{fmt.Sprintf("--unit %s looks like a misspelt unit", said), hint}
		}
	}
	for _, said := range o.answers.Where {
		if !strings.Contains(said, "=") {
			return &usageError{fmt.Sprintf("--where %s names no text", said), "write --where COLUMN=TEXT"}
		}
	}
	if o.cells != "" {
		r, ok := tableshape.ParseRange(o.cells)
		if !ok {
			return &usageError{fmt.Sprintf("--range %s is no range of cells", o.cells), "write --range B4:H30"}
		}
		o.shape.Range = r
	}
	return nil
}

// openQuestions means that a file was printed which leaves questions open.
type openQuestions struct{ asked []survey.Asked }

func (e *openQuestions) Error() string {
	var flags []string
	for _, q := range e.asked {
		if name := "--" + q.Key; !slices.Contains(flags, name) && q.Key != "confidential" {
			flags = append(flags, name)
		}
	}
	said := plural(len(e.asked), "question is", "questions are") + " open: answer in the file, in place of {ask: ...}"
	if flags == nil {
		return said
	}
	return said + ", or by " + strings.Join(flags, ", ")
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
		if folder := filepath.Dir(path); folder != "." {
			s.reporter.note("save the file in " + folder + ", where the table is")
		}
	}
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
