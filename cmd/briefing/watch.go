package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"

	"github.com/spf13/cobra"

	"briefing/cmd/briefing/internal/watch"
	"briefing/data"
)

func newWatch(s *session) *cobra.Command {
	opt, port, build := newOptions(), portFlag(0), false
	cmd := &cobra.Command{
		Use:   "watch FILE",
		Short: "Show a briefing in a browser while its file is being written",
		Long: `watch prints the address of a page, for a browser on the same machine, that shows
the briefing of FILE beside its faults and warnings. Whenever the file, or a table,
a font or a picture that it names, is saved, the page shows what has changed, and
stays where it is. While the file has faults, the page keeps the last state without.
On the page can be chosen whether the web page, the pages of the PDF or the charts
are shown, and the edition, the values of parameters, the theme and the size; the flags
say how it begins.

Of a batch file it shows one row, which can be chosen, too.

Nobody else can read the page: it is served on the loopback address alone, under a
path that nobody can guess, and to no other page in the browser. Nothing is written
to disk, unless --build asks for it. The program ends with Ctrl-C, with its
terminal, or with its standard input where that is a pipe.`,
		Example: `  briefing watch demo/demo.yaml
  briefing watch --port 8080 --edition zh demo/demo.yaml`,
		Args: exactArgs(1, "the file"),
		RunE: func(cmd *cobra.Command, files []string) error {
			now := func() data.Period { return newOptions().today.Period }
			if cmd.Flags().Changed("date") {
				now = func() data.Period { return opt.today.Period }
			}
			return s.watch(cmd.Context(), files[0], port, opt, build, now)
		},
	}
	opt.buildFlags(cmd.Flags())
	cmd.Flags().BoolVar(&build, "build", false, "also write what build writes, whenever the file is saved without faults")
	cmd.Flags().Var(&port, "port", "port to listen on (default any that is free)")
	cmd.Flags().Lookup("port").DefValue = ""
	return cmd
}

// watch serves the page of a file until the program is asked to stop.
func (s *session) watch(ctx context.Context, path string, port portFlag, opt *options, build bool, now func() data.Period) error {
	if path == standardInput {
		return &usageError{"standard input cannot be watched", "name a file"}
	}
	src, err := newSource(path)
	if err != nil {
		return err
	}
	server, err := watch.Listen(port.String(), newWatched(src, opt, now))
	if errors.Is(err, syscall.EADDRINUSE) {
		return &usageError{fmt.Sprintf("port %s is in use", &port), "leave --port out, and any that is free is taken"}
	}
	if err != nil {
		return err
	}
	if build {
		server.Also = func(ctx context.Context) { newSession(s.stdin, s.stdout, s.stderr).build(ctx, []string{path}, opt) }
	}
	s.announce(path, server.Address(), opt.json)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		if untilClosed(s.stdin) {
			cancel()
		}
	}()
	if err := server.Run(ctx); err != nil {
		return err
	}
	if cause := context.Cause(ctx); isError[signalError](cause) {
		return cause
	}
	return nil
}

// announce prints the address of the page.
func (s *session) announce(path, address string, json bool) {
	if json {
		newEvents(s.stdout).to.Encode(textEvent{"listening", address, ""})
		return
	}
	fmt.Fprintf(s.stdout, "watching %s: open %s\n", data.Printable(path), address)
}

// untilClosed waits for the end of standard input where that is a pipe, which whoever started
// the program holds open. It reports false at once for anything else.
func untilClosed(stdin io.Reader) bool {
	f, ok := stdin.(*os.File)
	if !ok {
		return false
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		return false
	}
	io.Copy(io.Discard, nonBlocking(f))
	return true
}

// portFlag is the flag for a port; 0 for any that is free.
type portFlag int

// Set parses a number from 1 to 65535.
func (p *portFlag) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 65535 {
		return fmt.Errorf("%q is not a port; write a number from 1 to 65535", text)
	}
	*p = portFlag(n)
	return nil
}

// String returns the number.
func (p *portFlag) String() string { return strconv.Itoa(int(*p)) }

// Type names the value in the help.
func (p *portFlag) Type() string { return "N" }
