package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"briefing/data"
	"briefing/data/survey"
)

// comment is what the printed file begins with.
func comment(looked []*lookedAt) string {
	lines := []string{"Keep this file in the folder of the tables that it reads.",
		"A figure that no chart names gets a chart of its own; chart: false in the figure prevents that.", "What was found out about them:"}
	for _, l := range looked {
		lines = append(lines, fmt.Sprintf("  %s: %s, %s", data.Printable(l.file.Name), l.file.Format, plural(l.survey.Count, "row", "rows")))
		for _, f := range l.told {
			key := f.Key
			if key == "key" {
				key = "names in one column" // key: of table: is another thing
			}
			line := key + ": " + f.Text
			if f.Why != "" {
				line += " (" + f.Why + ")"
			}
			lines = append(lines, "    "+data.Clip(data.Printable(line), maxCommentLine))
		}
		for _, u := range l.plan.Unread() {
			lines = append(lines, "    "+data.Clip(data.Printable("not read: "+l.survey.NameOf(u.Column)+": "+u.Why), maxCommentLine))
		}
	}
	return strings.Join(lines, "\n")
}

// maxCommentLine is how long a line of the comment is, in characters.
const maxCommentLine = 120

// print shows what was found as a table.
func (l *lookedAt) print(w io.Writer) {
	fmt.Fprintf(w, "%s: %s, %s\n", data.Printable(l.file.Name), l.file.Format, plural(l.survey.Count, "row", "rows"))
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "  COLUMN\tIS\tTEXTS\t")
	for _, c := range l.survey.Columns {
		fmt.Fprintf(tab, "  %s\t%s\t%s\t\n", data.Clip(data.Printable(c.Head), maxShownHead), c.Role.Word(), shownTexts(c))
	}
	tab.Flush()
}

// maxShownHead is how many characters of a head are shown.
const maxShownHead = 40

// shownTexts are a few of the texts of a column.
func shownTexts(c survey.Column) string {
	if !c.ShowsTexts() {
		return ""
	}
	few := strings.Join(c.Texts[:min(len(c.Texts), 3)], ", ")
	if more := len(c.Texts) - 3; more > 0 {
		few += fmt.Sprintf(", ... (%d)", len(c.Texts))
	}
	return data.Clip(data.Printable(few), maxShownHead)
}

// The events of import, in JSON.
type (
	foundEvent struct {
		Event string `json:"event"` // found
		File  string `json:"file"`
		Key   string `json:"key"`
		Text  string `json:"text"`
		At    string `json:"at,omitempty"`
	}
	columnEvent struct {
		Event    string   `json:"event"` // column
		File     string   `json:"file"`
		Head     string   `json:"head"`
		Is       string   `json:"is"`
		Distinct int      `json:"distinct"` // 0 for numbers: how many differ would tell of those that are confidential
		Texts    []string `json:"texts"`    // the first of them; none of numbers
		Numbers  int      `json:"numbers"`
	}
	questionEvent struct {
		Event    string      `json:"event"` // question
		File     string      `json:"file"`
		Key      string      `json:"key"`
		Text     string      `json:"text"`
		Readings [][2]string `json:"readings,omitempty"`
	}
	fileEvent struct {
		Event string `json:"event"` // file
		Text  string `json:"text"`
	}
)

// printSurveys prints what was found, what is asked, and the file.
func printSurveys(w io.Writer, looked []*lookedAt, text []byte) error {
	to := newEvents(w).to
	for _, l := range looked {
		for _, f := range l.told {
			at := ""
			if f.At != (data.Pos{}) {
				at = f.At.String()
			}
			to.Encode(foundEvent{"found", l.file.Name, f.Key, f.Text, at})
		}
		for _, c := range l.survey.Columns {
			to.Encode(columnEvent{"column", l.file.Name, c.Head, c.Role.Word(), distinctTexts(&c), listedTexts(&c), c.Numbers})
		}
		for _, u := range l.plan.Unread() {
			to.Encode(foundEvent{"found", l.file.Name, "unread", l.survey.NameOf(u.Column) + ": " + u.Why, ""})
		}
		for _, q := range l.plan.Asked {
			to.Encode(questionEvent{"question", l.file.Name, q.Key, q.What, q.Readings})
		}
	}
	return to.Encode(fileEvent{"file", string(text)})
}

// distinctTexts is how many different texts a column has; 0 for one of numbers.
func distinctTexts(c *survey.Column) int {
	if !c.ShowsTexts() {
		return 0
	}
	return len(c.Texts)
}

// listedTexts are the first texts of a column; none of numbers.
func listedTexts(c *survey.Column) []string {
	if !c.ShowsTexts() {
		return []string{}
	}
	return c.Texts[:min(len(c.Texts), maxShownTexts)]
}

// maxShownTexts is how many texts of a column JSON has.
const maxShownTexts = 20
