package file

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// suggestName is suggest for the name of a series or a category. The file calls a code by a name under
// names:, and every reader knows countries by theirs; the code itself is what a file refers to.
func suggestName(r *resolver, name string, known []string) string {
	called := namesOfCodes(r, known)
	code, near := called[name], ""
	if code == "" {
		near = language.Nearest(name, slices.Concat(known, keysOf(called)))
		if code = called[near]; code != "" {
			name = near
		}
	}
	if code != "" && !slices.Contains(known, name) {
		return fmt.Sprintf("write %q, which stands for %s", code, name)
	}
	return r.decoder.suggest(name, known)
}

// maxCalled is how many names are looked at for what they are called: there are fewer countries.
const maxCalled = 1000

// namesOfCodes are what some names are called, by the file and, of codes of countries, by the language
// of the briefing and by English. The file goes before the languages.
func namesOfCodes(r *resolver, known []string) map[string]string {
	called := map[string]string{}
	known = known[:min(len(known), maxCalled)]
	for _, name := range known {
		if as := r.printer.Name(name); as != name {
			called[as] = name
		}
	}
	for _, name := range known {
		for _, as := range language.CountryNames(name, r.printer.Language()) {
			if called[as] == "" && !slices.Contains(known, as) {
				called[as] = name
			}
		}
	}
	return called
}

// reordered is a reference with its series after its keys, where the file has it before them; empty where
// it has not. rest are the texts after the figure.
func reordered(r *resolver, form string, fig *data.Figure, rest []string) string {
	function := strings.Fields(form)[1]
	names := data.SeriesNames([]*data.Figure{fig})
	called := namesOfCodes(r, names)
	for i, text := range rest[:max(len(rest)-1, 0)] {
		name := text
		if called[name] != "" {
			name = called[name]
		}
		s, ok := fig.SeriesNamed(name)
		if !ok || name == "" {
			continue
		}
		keys := slices.Delete(slices.Clone(rest), i, i+1)
		if slices.ContainsFunc(keys, func(k string) bool { _, ok := keyIn(s.Keys, fig.Periods, k); return !ok }) {
			continue
		}
		quoted := []string{"{{", function}
		for _, text := range append(append([]string{fig.ID}, keys...), name) {
			quoted = append(quoted, fmt.Sprintf("%q", text))
		}
		return strings.Join(append(quoted, "}}"), " ")
	}
	return ""
}

// whichSeries is what to write where a reference names a series that its figure does not have, or none.
func whichSeries(r *resolver, form string, fig *data.Figure, rest []string, series string) string {
	if right := reordered(r, form, fig, rest); right != "" {
		return "write the series after the key: " + right
	}
	names := data.SeriesNames([]*data.Figure{fig})
	if n := len(rest); series == "" && n == 2 && slices.Contains(names, rest[0]) && slices.Contains(names, rest[1]) && len(fig.Keys) > 0 {
		function, _, _ := strings.Cut(strings.Trim(form, "{ "), " ")
		return fmt.Sprintf("to compare two series, write the key before them: {{ %s %q %q %q %q }}", function, fig.ID, fig.Keys[len(fig.Keys)-1], rest[0], rest[1])
	}
	if series == "" && len(rest) > 0 && slices.Contains(names, rest[len(rest)-1]) {
		return fmt.Sprintf("%q is a series: write the key before it, as in %s, or {{ latest %q %q }}", rest[len(rest)-1], form, fig.ID, rest[len(rest)-1])
	}
	hint := suggestName(r, series, names)
	if strings.HasPrefix(hint, "write ") {
		return hint
	}
	return hint + "; write " + form
}
