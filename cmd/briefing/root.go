package main

import "github.com/spf13/cobra"

const about = `briefing turns a YAML file of sourced figures into honest charts and a PDF
briefing. Without a command it builds the briefing that comes with it, on
China's digital economy.`

const exitStatuses = `Exit status:
  0   done
  1   a file is at fault: correct it, the same call will fail again
  2   the command line is at fault; nothing was done
  3   done, but figures are older than their limit
  4   an output was made by another version, and cannot be verified
  75  the machine is at fault (disk full, read-only, not permitted): try later
  128 + n on signal n
With several files all are tried, and the most serious of 75, 1, 4, 3 and 0 wins.`

// newRoot returns the command line of a session.
func newRoot(s *session) *cobra.Command {
	opt := newOptions()
	root := &cobra.Command{
		Use:   "briefing",
		Short: "Turn sourced figures into charts and a PDF briefing",
		Long:  about + "\n\n" + exitStatuses,
		Example: `  briefing                          build the shipped briefing into out/digital-economy/
  briefing init demo                write a starter file, demo/demo.yaml
  briefing build demo/demo.yaml     build it into out/demo/`,
		Version: version,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.build(cmd.Context(), nil, opt)
		},
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	opt.buildFlags(root.Flags())
	root.SetVersionTemplate("briefing {{.Version}}\n")
	root.SetFlagErrorFunc(flagFault)
	root.SetIn(s.stdin)
	root.SetOut(s.stdout)
	root.SetErr(s.stderr)
	root.AddCommand(newBuild(s), newCheck(s), newInspect(s), newDiff(s), newInit(s), newImport(s), newBatch(s), newWatch(s), newSchema(s), newVersion(s), newRender(s))
	root.SetHelpCommand(newHelp())
	return root
}

// newHelp returns `briefing help COMMAND`, which prints the same as --help.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print the help of a command",
		Args:  maxArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, _, err := cmd.Root().Find(args)
			if err != nil || len(args) > 0 && about == cmd.Root() {
				return unknownCommand(cmd.Root(), args[0])
			}
			about.InitDefaultHelpFlag() // created lazily, for the command that runs
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}
