package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagFault turns a flag error into the program's own wording.
func flagFault(cmd *cobra.Command, err error) error {
	see := fmt.Sprintf("see `%s --help`", cmd.CommandPath())
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return &usageError{"unknown flag -" + name, see}
		}
		return &usageError{"unknown flag --" + name, suggestName("--", nearest(name, flagNames(cmd)), see)}
	}
	if missing, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return &usageError{fmt.Sprintf("--%s needs a value", missing.GetFlag().Name), see}
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return &usageError{fmt.Sprintf("--%s: %v", invalid.GetFlag().Name, invalid.Unwrap()), ""}
	}
	return &usageError{err.Error(), see}
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// suggestName suggests another name, or says where to look.
func suggestName(before, name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return fmt.Sprintf("did you mean %s%s?", before, name)
}

// nearest returns the known word that is closest to a mistyped one, or "" if none is
// close.
func nearest(word string, known []string) string {
	best, least := "", 2+len(word)/4
	for _, k := range slices.Sorted(slices.Values(known)) {
		d := levenshtein.ComputeDistance(strings.ToLower(word), k)
		if d < least {
			best, least = k, d
		}
	}
	return best
}

// unknownCommand is the error for `briefing WORD`: a mistyped command, or a file
// without a command.
func unknownCommand(root *cobra.Command, word string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	hint := suggestName("", nearest(word, names), "see `briefing --help`")
	if strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".yml") || word == standardInput {
		hint = fmt.Sprintf("did you mean `briefing build %s`?", word)
	}
	return &usageError{fmt.Sprintf("unknown command %q", word), hint}
}

// maxArgs checks that a command gets at most n arguments.
func maxArgs(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return &usageError{fmt.Sprintf("%q is one argument too many", args[n]), fmt.Sprintf("see `%s --help`", cmd.CommandPath())}
	}
}
