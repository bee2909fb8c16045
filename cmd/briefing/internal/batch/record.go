package batch

import (
	"strconv"
	"strings"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// Setting is what holds for all rows of a run and can change their bytes.
type Setting struct {
	Program  string   `json:"program"` // its name and version
	Template string   `json:"template"`
	Formats  []string `json:"formats"`
	Theme    string   `json:"theme,omitempty"` // instead of the template's
	DPI      int      `json:"dpi,omitempty"`   // pixels per inch; 0: what the charts ask for
	Embed    bool     `json:"embedFonts,omitempty"`
}

// words are the setting as the journal has it.
func (s Setting) words() []string {
	return []string{s.Program, s.Template, strings.Join(s.Formats, ","), s.Theme, strconv.Itoa(s.DPI), strconv.FormatBool(s.Embed)}
}

// settingOf reads what words has written.
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
	// From is the first day on which it is older than that: 2026-11-25.
	From string `json:"staleFrom"`
}

// Input is a thing that the outputs of a row depend on, with its checksum.
type Input struct {
	Name string      `json:"name"`
	Used string      `json:"used,omitempty"` // see data.InputRef
	Sum  publish.Sum `json:"sha256"`
}

func (in Input) ref() data.InputRef { return data.InputRef{Name: in.Name, Used: in.Used} }

// Inputs are the dependencies of a dataset.
func Inputs(ds *data.Dataset) []Input {
	list := make([]Input, len(ds.Depends))
	for i, d := range ds.Depends {
		list[i] = Input{d.Name, d.Used, d.Sum}
	}
	return list
}

// AgeLimits are the limits on the age of the figures of a dataset.
func AgeLimits(ds *data.Dataset) []AgeLimit {
	var list []AgeLimit
	for _, f := range ds.Fresh {
		list = append(list, AgeLimit{f.Figure, f.StaleFrom.String()})
	}
	return list
}

// builtRow is what the journal knows of a row that was built.
type builtRow struct {
	name      string
	key       publish.Sum
	setting   Setting
	choice    choiceHash
	ageLimits []AgeLimit
	inputs    []Input
	outputs   []publish.File
	left      []publish.File // files that it had before and does not make any more
}

// staleFigures are the figures of the row that are older than their limit on a day.
func staleFigures(fresh []AgeLimit, today string) []string {
	var ids []string
	for _, f := range fresh {
		if f.From <= today {
			ids = append(ids, f.Figure)
		}
	}
	return ids
}
