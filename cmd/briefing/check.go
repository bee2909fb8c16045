package main

import (
	"context"

	"github.com/spf13/cobra"

	"briefing/data"
)

func newCheck(s *session) *cobra.Command {
	opt, fresh := newOptions(), false
	cmd := &cobra.Command{
		Use:   "check [FILE...]",
		Short: "Report every fault and warning of files, and write nothing",
		Long: `check reads each FILE, lays out its charts and its briefing as build would, and
reports every fault and warning of all its editions, each with its place in the
file and what to write instead, and how it reads the tables of offices. It writes
nothing. A FILE of - is standard input.
With --fresh it only checks the age of their figures.`,
		Example: `  briefing check demo/demo.yaml
  briefing check --json --date 2026-12-31 regions/*.yaml
  briefing check --fresh regions/*.yaml`,
		RunE: func(cmd *cobra.Command, files []string) error {
			ctx := cmd.Context()
			look := (*session).checkOne
			if fresh {
				look = (*session).checkAge
			}
			return s.eachFile(ctx, files, opt, false, func(one *session, src source) error { return look(one, ctx, src, opt) })
		},
	}
	opt.checkFlags(cmd.Flags())
	cmd.Flags().BoolVar(&fresh, "fresh", false, "only check whether figures are older than their limits: exit status 3")
	return cmd
}

// checkAge reports figures that are older than their limits; of a file without faults
// it reports nothing else.
func (s *session) checkAge(ctx context.Context, src source, opt *options) error {
	return s.eachEdition(ctx, src, opt, func(ds *data.Dataset) error {
		s.reportWarnings(src.folder, nil, ds.Stale)
		return nil
	})
}

func (s *session) checkOne(ctx context.Context, src source, opt *options) error {
	return s.eachEdition(ctx, src, opt, func(ds *data.Dataset) error {
		_, err := s.draw(ctx, src, ds, opt, false)
		if len(ds.Editions) == 0 || ds.Tag == ds.Editions[0] {
			s.faults(isTold, inFolder(src.folder, ds.Told))
		}
		return err
	})
}
