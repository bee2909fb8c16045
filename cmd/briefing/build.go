package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/report"
)

func newBuild(s *session) *cobra.Command {
	opt := newOptions()
	cmd := &cobra.Command{
		Use:   "build [FILE...]",
		Short: "Write the charts and the PDF briefing of files",
		Long: `build writes, for each FILE, into the folder out/NAME, where NAME is the name of
the file without its ending:

` + briefingLines() + `  CHART.png, CHART.svg   each chart
  CHART.csv              its data, with --format csv
  CHART.chart.pdf        the chart on a page, with --format chart-pdf
  CHART.chart.html       the chart as a web page to embed, with --format chart-html
  manifest.json          what each output of this run shows, its sources, checksums

A file with editions: gives such a folder for each language: the main one is
out/NAME, the others are out/NAME-zh and so on. If a font that an edition needs
is not installed, that edition fails and the others are built; the file may say
that it is skipped instead.

Each output is written completely or not at all, and outputs that would not change
are left alone. Nothing is written for a file with a fault. A FILE of - is standard
input. Without a FILE it builds the briefing that comes with the program.`,
		Example: `  briefing build demo/demo.yaml
  briefing build --format png,svg --size 1200x675 regions/*.yaml
  briefing build --out /srv/briefings --json - < demo/demo.yaml`,
		RunE: func(cmd *cobra.Command, files []string) error { return s.build(cmd.Context(), files, opt) },
	}
	opt.buildFlags(cmd.Flags())
	return cmd
}

// briefingLines lists the files that a whole briefing is written to, for the help.
func briefingLines() string {
	lines := ""
	for _, f := range report.Formats() {
		lines += fmt.Sprintf("  %-23s%s\n", "NAME."+f.Name, f.About)
	}
	return lines
}

// build builds files. The error is one of the command line; what is wrong with a file
// has been reported.
func (s *session) build(ctx context.Context, files []string, opt *options) error {
	return s.eachFile(ctx, files, opt, true, func(one *session, src source) error { return one.buildOne(ctx, src, opt) })
}

func (s *session) buildOne(ctx context.Context, src source, opt *options) error {
	return s.eachEdition(ctx, src, opt, func(ds *data.Dataset) error { return s.buildEdition(ctx, src, ds, opt) })
}

func (s *session) buildEdition(ctx context.Context, src source, ds *data.Dataset, opt *options) error {
	d, err := s.draw(ctx, src, ds, opt, true)
	if err != nil {
		return err
	}
	last, err := newManifest(d).output()
	if err != nil {
		return &bugError{manifestName, err, nil}
	}
	outputs := append(d.outputs, last)
	dir := string(opt.out)
	files, err := publish.Write(ctx, dir, d.ds.Name, filesOf(outputs))
	if files == nil {
		return err
	}
	for i := range outputs {
		outputs[i].File = files[i]
	}
	s.reportPublished(filepath.Join(dir, d.ds.Name), outputs)
	if err != nil {
		return err
	}
	return s.noteOthers(dir, d.ds.Name, files)
}

// reportPublished reports and counts what was written.
func (s *session) reportPublished(folder string, outputs []output) {
	for _, o := range outputs {
		s.reporter.output(filepath.Join(folder, o.Name), o)
		if o.Written {
			s.counts.written++
		} else {
			s.counts.unchanged++
		}
	}
}

// noteOthers reports outputs of other runs in the folder: of charts that are gone, or
// in formats not asked for now. They may be out of date, but deleting them is up to the
// user.
func (s *session) noteOthers(dir, name string, files []publish.File) error {
	endings := []string{".pdf", ".png", ".svg", ".csv"} // of charts
	for _, name := range briefingNames() {
		endings = append(endings, "."+name)
	}
	others, err := publish.Others(dir, name, files, endings...)
	if err != nil || len(others) == 0 {
		return err
	}
	const most = 8
	more := ""
	if n := len(others) - most; n > 0 {
		others, more = others[:most], fmt.Sprintf(" and %d more", n)
	}
	s.reporter.note(fmt.Sprintf("%s holds files that this run did not make: %s%s", filepath.Join(dir, name), strings.Join(others, ", "), more))
	return nil
}
