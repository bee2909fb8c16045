package main

import (
	"context"

	"github.com/spf13/cobra"

	"briefing/data"
)

func newCheck(s *session) *cobra.Command {
	opt := newOptions()
	cmd := &cobra.Command{
		Use:   "check [FILE...]",
		Short: "Report every fault and warning of files, and write nothing",
		Long: `check reads each FILE, lays out its charts and its briefing as build would, and
reports every fault and warning of all its editions, each with its place in the
file and what to write instead. It writes nothing. A FILE of - is standard input.`,
		Example: `  briefing check demo/demo.yaml
  briefing check --json --date 2026-12-31 regions/*.yaml`,
		RunE: func(cmd *cobra.Command, files []string) error {
			ctx := cmd.Context()
			return s.each(ctx, files, opt, false, func(src source) error { return s.checkOne(ctx, src, opt) })
		},
	}
	opt.checkFlags(cmd.Flags())
	return cmd
}

func (s *session) checkOne(ctx context.Context, src source, opt *options) error {
	return s.eachEdition(ctx, src, opt, func(ds *data.Dataset) error {
		_, err := s.draw(ctx, src, ds, opt, false)
		return err
	})
}
