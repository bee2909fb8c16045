package data

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// exportColumns are the columns of WriteCSV. A file's own csv: can read key,
// series, value, status, source, note and the ends of the interval again.
var exportColumns = []string{"key", "series", "value", "number", "upper", "is", "status", "unit", "source", "sources", "note", "disputed", "disputed by", "computed", "interval low", "interval high", "interval"}

// WriteCSV writes the numbers behind a chart of the dataset as CSV (RFC 4180,
// UTF-8), a row for each value: as the file writes it, and taken apart for
// programs, with a decimal point and without separators in every language. A
// missing value has its reason as its note; several sources, and several
// numbers that others give, are separated by semicolons. Errors are those of w.
func (ds *Dataset) WriteCSV(w io.Writer, c *Chart) error {
	out := csv.NewWriter(w)
	if err := out.Write(exportColumns); err != nil {
		return err
	}
	for _, s := range c.Tabled(PrinterOf(ds)) {
		unit := strings.ReplaceAll(PrinterOf(ds).UnitOf(s.Figure), "\u00a0", " ")
		for i, v := range s.Values {
			if err := out.Write(exportRow(s, PrinterOf(ds).keyInData(s.Keys[i]), v, unit)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func exportRow(s Plotted, key string, v Value, unit string) []string {
	more := v.Detail()
	number, upper, note := v.Number.String(), "", more.Note.Plain
	switch v.Is {
	case Absent:
		number, note = "", more.Missing
	case Between:
		upper = v.High().String()
	}
	keys, cited := exportSources(s.SourcesOf(v))
	var disputed, by []string
	for _, d := range v.Disputes() {
		_, source := exportSources(d.Sources)
		disputed, by = append(disputed, written(d.Value)), append(by, source)
	}
	low, high, interval := "", "", ""
	if i := v.Interval(); i != nil {
		low, high, interval = i.Low.String(), i.High.String(), s.Figure.Interval
	}
	return []string{key, s.Label, written(v), number, upper, qualifierWord(v.Is), string(statusWords[v.Status]), unit,
		keys, cited, note, strings.Join(disputed, "; "), strings.Join(by, "; "), more.Computed, low, high, interval}
}

// keyInData is a key for programs: a name in the language, a period as the file
// writes it.
func (p *Printer) keyInData(k Key) string {
	if k.Period.IsZero() {
		return p.Name(k.Name)
	}
	return k.String()
}

// exportSources returns the keys of sources, and the sources in full.
func exportSources(sources []*Source) (keys, full string) {
	var k, f []string
	for _, s := range sources {
		k = append(k, s.Key)
		f = append(f, strings.Join(nonEmpty(s.Publisher, s.Title, s.Date.String(), s.URL), ", "))
	}
	return strings.Join(k, "; "), strings.Join(f, "; ")
}

// written is a value as the file writes it; empty for a missing one.
func written(v Value) string {
	switch v.Is {
	case Absent:
		return ""
	case Exact:
		return v.Number.String()
	case Between:
		return fmt.Sprintf("between %s and %s", v.Number, v.High())
	}
	return qualifierWord(v.Is) + " " + v.Number.String()
}

// qualifierWord is the word of the file for a qualifier; empty for an exact
// number.
func qualifierWord(is Qualifier) string {
	switch is {
	case Between:
		return "between"
	case Absent:
		return "missing"
	}
	for _, q := range qualifierWords {
		if q.is == is {
			return q.word
		}
	}
	return ""
}

func nonEmpty(texts ...string) []string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}
