package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"briefing/cmd/briefing/internal/batch"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// events is the reporter for programs: it prints one JSON object a line on standard
// output. Every object names its event; a reader should skip events and keys that it
// does not know.
type events struct{ to *json.Encoder }

func newEvents(w io.Writer) *events {
	e := json.NewEncoder(printableJSON{w})
	e.SetEscapeHTML(false)
	return &events{e}
}

// printableJSON is a writer for JSON that may be shown on a terminal: it escapes what
// JSON leaves as it is and data.Printable would not print.
type printableJSON struct{ to io.Writer }

func (j printableJSON) Write(p []byte) (int, error) {
	if text := string(bytes.TrimSuffix(p, []byte("\n"))); data.Printable(text) == text {
		return j.to.Write(p)
	}
	var b strings.Builder
	for _, r := range string(p) {
		if s := string(r); r == '\n' || data.Printable(s) == s {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	_, err := io.WriteString(j.to, b.String())
	return len(p), err
}

// faultEvent is a fault, a warning or a stale figure.
type faultEvent struct {
	Event faultKind `json:"event"`
	batch.Remark
}

func (e *events) fault(kind faultKind, f data.Fault) {
	e.to.Encode(faultEvent{kind, batch.NewRemark(f)})
}

type textEvent struct {
	Event string `json:"event"`
	Text  string `json:"text"`
	Hint  string `json:"hint,omitempty"`
}

func (e *events) problem(err error) {
	if usage, ok := errors.AsType[*usageError](err); ok {
		e.to.Encode(textEvent{"failure", usage.text, usage.hint})
		return
	}
	e.to.Encode(textEvent{"failure", err.Error(), ""})
}

func (e *events) note(text string) { e.to.Encode(textEvent{"note", text, ""}) }

type outputEvent struct {
	Event  string      `json:"event"`
	Path   string      `json:"path"`
	Kind   string      `json:"kind"`
	Chart  string      `json:"chart,omitempty"`
	Bytes  int64       `json:"bytes"`
	SHA256 publish.Sum `json:"sha256"`
	// Written is false if the same bytes were there already.
	Written bool `json:"written"`
}

func (e *events) output(path string, o output) {
	e.to.Encode(outputEvent{"output", filepath.ToSlash(path), o.Kind, o.Chart, o.Size, o.Sum, o.Written})
}

type summaryEvent struct {
	Event     string `json:"event"`
	Status    status `json:"status"`
	Files     int    `json:"files"`
	Written   int    `json:"written"`
	Unchanged int    `json:"unchanged"`
	Faults    int    `json:"faults"`
	Warnings  int    `json:"warnings"`
	Stale     int    `json:"stale"`
	Failures  int    `json:"failures"`
}

func (e *events) summary(c counts, s status, _ bool) {
	e.to.Encode(summaryEvent{"summary", s, c.files, c.written, c.unchanged, c.faults, c.warnings, c.stale, c.failing})
}

func (e *events) progress(string, int) *progress { return &progress{} }
