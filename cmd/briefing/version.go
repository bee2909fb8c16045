package main

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"
)

func newVersion(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of what shapes its outputs",
		Long: `version prints the version of the program, of Go, and of the modules that the
bytes of the outputs depend on.`,
		Example: `  briefing version`,
		Args:    maxArgs(0),
		Run:     func(*cobra.Command, []string) { s.printVersion() },
	}
}

func (s *session) printVersion() {
	fmt.Fprintf(s.stdout, "briefing %s\n%s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return
	}
	for _, m := range info.Deps {
		if slices.Contains(shapingModules(), m.Path) {
			fmt.Fprintf(s.stdout, "%s %s\n", m.Path, m.Version)
		}
	}
}

// otherVersion reports whether an output names another version of the program as its
// producer. An output that names none had the name removed.
func otherVersion(made string) bool {
	return made != producer && regexp.MustCompile(`^briefing \d+\.\d+\.\d+$`).MatchString(made)
}

// shapingModules are the modules that shape numbers, letters, lines and pages.
func shapingModules() []string {
	return []string{
		"codeberg.org/go-fonts/liberation",
		"eliasnaur.com/font",
		"github.com/jung-kurt/gofpdf",
		"github.com/klauspost/compress",
		"github.com/rivo/uniseg",
		"github.com/yuin/goldmark",
		"golang.org/x/image",
		"golang.org/x/text",
		"gonum.org/v1/plot",
	}
}
