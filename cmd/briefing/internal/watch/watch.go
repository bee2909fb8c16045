// Package watch shows a briefing in a browser while its file is being written: a server on
// the loopback address, and a page that holds what the briefing is now beside what is wrong
// with it.
//
// A Follower tells when a file may have changed. A Maker makes what is seen of the files as
// they are then. A Server sends each page that is open what changed for it, as server-sent
// events. It answers only who knows its address, a random path, and asks from its own page.
package watch

import (
	"io"
	"strings"

	"briefing/data"
)

// Choice is what a page shows: which edition, and so on. Empty parts stand for what the
// file says.
type Choice struct {
	View    View
	Edition string
	Theme   string
	Size    string
	Row     string            // of a batch
	Set     map[string]string // values of parameters
}

// View is a way to look at a briefing.
type View string

// The views.
const (
	WebView   View = "web"    // as the web page
	PageView  View = "pages"  // the pages of the PDF as pictures
	ChartView View = "charts" // its charts as pictures
)

// Maker makes what is seen.
type Maker interface {
	// Make makes what is seen under a choice of the files as they are now. Several
	// goroutines may call it.
	Make(c Choice) *Seen
}

// Seen is what a briefing is at some moment.
type Seen struct {
	Title string
	// Whole reports that there is a briefing: it has no faults that keep it from being made.
	Whole bool
	// Document is the briefing as a web page, and Pictures are its charts, each where the
	// choice asks for it.
	Document []byte
	Pictures []Picture
	Remarks  []Remark
	// Rest looks at what the choice does not ask for, and returns all remarks; nil where Remarks
	// are all.
	Rest   func() []Remark
	Offers Offers
	// Ask says where a number comes from, which the document or a picture names; nil if it is
	// gone.
	Ask func(name string) *Answer
	// Files are what it was made of, and what was looked for in vain.
	Files []File
}

// Picture is a picture that is drawn when it is looked at.
type Picture struct {
	ID     string `json:"id"`
	Alt    string `json:"alt"`
	Width  int    `json:"width"`  // pixels
	Height int    `json:"height"` // pixels
	// Print tells it apart from any other: two of one print are the same.
	Print  string                `json:"print"`
	Draw   func(io.Writer) error `json:"-"`
	Places func() []Place        `json:"-"`
}

// Place is where a picture shows a number: from its left and upper end, in parts of its width
// and height.
type Place struct {
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	W    float64 `json:"w"`
	H    float64 `json:"h"`
	Text string  `json:"text"`
	At   string  `json:"at"` // its name, to ask by
}

// Answer is where a number comes from.
type Answer struct {
	Number   string   `json:"number"`
	What     string   `json:"what"`
	Computed string   `json:"computed,omitempty"`
	Lines    []Line   `json:"lines,omitempty"`
	Sources  []Source `json:"sources,omitempty"`
	Notes    []string `json:"notes,omitempty"`
	// From are numbers that it was made of.
	From []Origin `json:"from,omitempty"`
}

// Line is a line of a file.
type Line struct {
	Place string `json:"place"`
	Text  string `json:"text"`
	Caret string `json:"caret,omitempty"`
}

// Source is where a number was published.
type Source struct {
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

// Origin is a number by its name.
type Origin struct {
	At   string `json:"at"`
	Text string `json:"text"`
}

// Remark is a fault or a warning.
type Remark struct {
	Kind  string `json:"kind"` // fault, warning or stale
	Place string `json:"place"`
	Path  string `json:"path,omitempty"`
	Text  string `json:"text"`
	Rule  string `json:"rule,omitempty"`
	Hint  string `json:"hint,omitempty"`
	Line  string `json:"line,omitempty"`
	Caret string `json:"caret,omitempty"` // below the line
}

// Offers are what can be chosen.
type Offers struct {
	Editions   []Option    `json:"editions,omitempty"`
	Parameters []Parameter `json:"parameters,omitempty"`
	Themes     []Option    `json:"themes,omitempty"`
	Sizes      []Option    `json:"sizes,omitempty"`
	Rows       []Option    `json:"rows,omitempty"`
}

// Option is one of several that can be chosen.
type Option struct {
	Value string `json:"value"`
	Name  string `json:"name"`
}

// Parameter is a parameter of the file, with its values where these are few.
type Parameter struct {
	Name   string   `json:"name"`
	Value  string   `json:"value"`
	Values []Option `json:"values,omitempty"`
}

// Fault makes a remark of a fault.
func Fault(kind string, f data.Fault) Remark {
	f = f.Printable()
	r := Remark{Kind: kind, Place: f.Pos.String(), Path: f.Path, Text: f.Text, Rule: f.Rule, Hint: f.Hint}
	if f.Row != (data.Pos{}) {
		r.Place = f.Row.String() + ": " + r.Place
	}
	r.Line, r.Caret, _ = strings.Cut(f.Caret(), "\n")
	return r
}
