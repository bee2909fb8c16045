package file

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// exportColumns are the columns of WriteCSV. A file's own csv: can read key,
// series, value, status, source, note and the ends of the interval again.
var exportColumns = []string{"key", "series", "value", "number", "upper", "is", "status", "unit", "source", "sources", "note", "disputed", "disputed by", "computed", "interval low", "interval high", "interval"}

// plainSpaces writes spaces that do not break as others, for programs.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// noteColumn is the place of the note among them.
const noteColumn = 10

// WriteCSV writes the numbers of a chart of the dataset as CSV (RFC 4180,
// UTF-8), a row for each value, in the unit beside it: as a file writes it, and taken apart
// for programs, with a decimal point and without separators in every language. A
// missing value has its reason as its note, and a value whose key does not say it the time
// that it is of; several sources, and several
// numbers that others give, are separated by semicolons. Errors are those of w.
func WriteCSV(ds *data.Dataset, w io.Writer, c *data.Chart) error {
	out := csv.NewWriter(w)
	if err := out.Write(exportColumns); err != nil {
		return err
	}
	say := language.Of(ds)
	for _, s := range language.Tabled(c, say) {
		for i, v := range s.Values {
			v, unit := say.Measured(v.Shown(), s.Figure)
			row := exportRow(s, keyInData(say, s.Keys[i]), v, plainSpaces.Replace(unit))
			row[noteColumn] = strings.Join(nonEmpty(timeIn(say, c, s.Keys[i]), row[noteColumn]), "; ")
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// timeIn is the time that a value of a chart is of, where its key does not say it: the period of
// all of them, or what one is that runs from the start of its year, or is of several months.
func timeIn(say *language.Printer, c *data.Chart, k data.Key) string {
	if k.Period.RunsFromStart() || k.Period.Rolls() > 0 {
		return say.Key(k)
	}
	return say.Period(c.Selected.OnlyAt())
}

func exportRow(s data.Plotted, key string, v data.Value, unit string) []string {
	more := v.Detail()
	number, upper, note := v.Number.String(), "", v.Note().Plain
	switch v.Is {
	case data.Absent:
		number, note = "", more.Missing
	case data.Between:
		upper = v.High().String()
	}
	keys, cited := exportSources(s.SourcesOf(v))
	var disputed, by []string
	for _, d := range v.Disputes() {
		_, source := exportSources(d.Sources)
		disputed, by = append(disputed, written(d.Value.Shown())), append(by, source)
	}
	low, high, interval := "", "", ""
	if i := v.Interval(); i != nil {
		low, high, interval = i.Low.String(), i.High.String(), s.Figure.Interval
		if levels := v.Levels(); levels != nil {
			low, high, interval = exportLevels(levels)
		}
	}
	return []string{key, s.Label, written(v), number, upper, qualifierWord(v.Is), statusText(v), unit,
		keys, cited, note, strings.Join(disputed, "; "), strings.Join(by, "; "), more.Computed, low, high, interval}
}

// exportLevels are the ends and the names of several intervals, as lists.
func exportLevels(levels []data.NamedInterval) (low, high, names string) {
	var l, h, n []string
	for _, one := range levels {
		l, h, n = append(l, one.Low.String()), append(h, one.High.String()), append(n, one.Name)
	}
	return strings.Join(l, "; "), strings.Join(h, "; "), strings.Join(n, "; ")
}

// statusText is the status of a value with its marks, as a column of a CSV file may have
// them: final, or provisional; low reliability.
func statusText(v data.Value) string {
	return strings.Join(append([]string{string(statusWords[v.Status])}, wordsOfMarks(v.Marks)...), "; ")
}

// keyInData is a key for programs: a name in the language, a period as the file
// writes it.
func keyInData(p *language.Printer, k data.Key) string {
	if k.Period.IsZero() {
		return p.Name(k.Name)
	}
	return k.String()
}

// exportSources returns the keys of sources, and the sources in full.
func exportSources(sources []*data.Source) (keys, full string) {
	var k, f []string
	for _, s := range sources {
		k = append(k, s.Key)
		f = append(f, strings.Join(nonEmpty(s.Publisher, s.Title, s.Date.String(), s.URL), ", "))
	}
	return strings.Join(k, "; "), strings.Join(f, "; ")
}

// written is a value as the file writes it; empty for a missing one.
func written(v data.Value) string {
	switch v.Is {
	case data.Absent:
		return ""
	case data.Exact:
		return v.Number.String()
	case data.Between:
		return fmt.Sprintf("between %s and %s", v.Number, v.High())
	}
	return qualifierWord(v.Is) + " " + v.Number.String()
}

// qualifierWord is the word of the file for a qualifier; empty for an exact
// number.
func qualifierWord(is data.Qualifier) string {
	switch is {
	case data.Between:
		return "between"
	case data.Absent:
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
