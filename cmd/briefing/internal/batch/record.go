package batch

import (
	"strconv"
	"strings"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// Setting is what applies to all rows of a run and can change their bytes.
type Setting struct {
	Program    string   `json:"program"` // name and version
	Template   string   `json:"template"`
	Formats    []string `json:"formats"`
	Theme      string   `json:"theme,omitempty"` // instead of the template's
	DPI        int      `json:"dpi,omitempty"`   // pixels per inch; 0 for the charts' own
	EmbedFonts bool     `json:"embedFonts,omitempty"`
}

// words returns the setting as the words of a journal line.
func (s Setting) words() []string {
	return []string{s.Program, s.Template, strings.Join(s.Formats, ","), s.Theme, strconv.Itoa(s.DPI), strconv.FormatBool(s.EmbedFonts)}
}

// settingOf reads what words returns.
func settingOf(w []string) (Setting, bool) {
	if len(w) != len(Setting{}.words()) {
		return Setting{}, false
	}
	dpi, err := strconv.Atoi(w[4])
	return Setting{w[0], w[1], strings.Split(w[2], ","), w[3], dpi, w[5] == "true"}, err == nil
}

// AgeLimit is a figure with a limit on its age.
type AgeLimit struct {
	Figure string `json:"figure"`
	// From is the first day on which it is too old, such as 2026-11-25.
	From string `json:"staleFrom"`
}

// Input is something the outputs of a row depend on, with its checksum.
type Input struct {
	Name string      `json:"name"`
	Used string      `json:"used,omitempty"` // see data.InputRef
	Sum  publish.Sum `json:"sha256"`
}

func (in Input) ref() data.InputRef { return data.InputRef{Name: in.Name, Used: in.Used} }

// Inputs returns what a dataset depends on.
func Inputs(ds *data.Dataset) []Input {
	list := make([]Input, len(ds.Depends))
	for i, d := range ds.Depends {
		list[i] = Input{d.Name, d.Used, d.Sum}
	}
	return list
}

// AgeLimits returns the limits on the age of the figures of a dataset.
func AgeLimits(ds *data.Dataset) []AgeLimit {
	var list []AgeLimit
	for _, f := range ds.Fresh {
		list = append(list, AgeLimit{f.Figure, f.StaleFrom.String()})
	}
	return list
}

// builtRow is what the journal knows about a row that was built.
type builtRow struct {
	name      string
	key       publish.Sum
	setting   Setting
	choice    choiceHash
	ageLimits []AgeLimit
	inputs    []Input
	outputs   []publish.File
	left      []publish.File // files it had before and no longer makes
}

// staleFigures returns the figures that are older than their limits on a day.
func staleFigures(fresh []AgeLimit, today string) []string {
	var ids []string
	for _, f := range fresh {
		if f.From <= today {
			ids = append(ids, f.Figure)
		}
	}
	return ids
}
