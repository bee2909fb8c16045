package main

import (
	"encoding/json"
	"io"

	"briefing/cmd/briefing/internal/batch"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// manifestName is the file that describes the others in its folder.
const manifestName = "manifest.json"

// manifestVersion counts the changes to the manifest that a reader must know about:
// keys that are gone or mean something else. New keys do not count.
const manifestVersion = 1

// producer is the program that made the outputs, as they name it.
const producer = "briefing " + version

// manifest describes the outputs of one file. Like them it depends only on the input,
// the flags and the version of the program: it contains no time, host or path.
type manifest struct {
	Version  int    `json:"version"`
	Producer string `json:"producer"`
	Name     string `json:"name"`
	Title    string `json:"title"`
	Date     string `json:"date,omitempty"` // the briefing's own
	Language string `json:"language"`       // BCP 47
	// Editions are the languages that the file is published in, the main one first.
	Editions []string `json:"editions,omitempty"`
	Inputs   []input  `json:"inputs"` // the main file first
	// Parameters are the chosen values by name.
	Parameters map[string]string `json:"parameters,omitempty"`
	Outputs    []entry           `json:"outputs"`
	Warnings   []batch.Remark    `json:"warnings"`
	Waived     []waiver          `json:"waived,omitempty"` // rules of the gate that the file turns off
	Stale      []batch.Remark    `json:"stale"`            // figures older than their limits on the day of the run
}

// input is a file that was read; its name is relative to the main file.
type input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	// Used says which rows of a CSV file were used, if not all; the checksum is then of
	// the header and those rows.
	Used string `json:"used,omitempty"`
	// Of is the file that a table was read out of, and Read how, in keys of the file language.
	Of   string `json:"of,omitempty"`
	Read string `json:"read,omitempty"`
	// Withheld says that the file holds numbers that may not be published; the checksum
	// is of the file without them, as the PDF has it attached.
	Withheld bool `json:"withheld,omitempty"`
}

// entry describes one output.
type entry struct {
	File string `json:"file"`
	Kind format `json:"kind"`
	description
	Bytes  int64       `json:"bytes"`
	SHA256 publish.Sum `json:"sha256"`
}

// description is what an output shows.
type description struct {
	Chart   string     `json:"chart,omitempty"` // its id in the file
	Title   string     `json:"title"`
	Alt     string     `json:"alt,omitempty"`         // in a sentence
	Long    string     `json:"description,omitempty"` // what the chart shows at length
	Key     string     `json:"keySentence,omitempty"` // the one sentence that says most about the data
	Width   int        `json:"width,omitempty"`       // pixels
	Height  int        `json:"height,omitempty"`      // pixels
	DPI     float64    `json:"dpi,omitempty"`         // pixels per inch
	Pages   int        `json:"pages,omitempty"`
	Sources []citation `json:"sources"`
}

// citation is a source as an output cites it.
type citation struct {
	Number    int    `json:"number"`
	Key       string `json:"key"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
}

// citations numbers the sources of an output from 1.
func citations(sources []*data.Source) []citation {
	list := make([]citation, len(sources))
	for i, s := range sources {
		list[i] = citation{i + 1, s.Key, s.Publisher, s.Title, s.Date.String(), s.URL}
	}
	return list
}

func newManifest(d *drawing) manifest {
	m := manifest{
		Version:  manifestVersion,
		Producer: producer,
		Name:     d.ds.Name,
		Title:    d.ds.Title.Plain,
		Date:     d.ds.Date.String(),
		Language: d.ds.Language,
		Editions: d.ds.Editions,
		Inputs:   make([]input, len(d.ds.Inputs)),
		Outputs:  make([]entry, len(d.outputs)),
		Warnings: batch.Remarks(d.warnings),
		Stale:    batch.Remarks(d.ds.Stale),
	}
	for i, in := range d.ds.Inputs {
		m.Inputs[i] = input{in.Name, in.SHA256, in.Used, in.Of, in.Read, in.Withheld}
	}
	for _, p := range d.ds.Parameters {
		if m.Parameters == nil {
			m.Parameters = map[string]string{}
		}
		m.Parameters[p.Name] = p.Value
	}
	for _, w := range d.ds.Waivers {
		m.Waived = append(m.Waived, waiver(w))
	}
	for i, o := range d.outputs {
		m.Outputs[i] = entry{o.Name, format(o.Kind), o.description, o.Size, o.Sum}
	}
	return m
}

// waiver is a rule of the gate that is turned off, and why.
type waiver struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

// output returns the manifest as the last of the outputs it describes.
func (m manifest) output() (output, error) {
	return newOutput(manifestName, manifestFormat, description{}, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(m)
	})
}
