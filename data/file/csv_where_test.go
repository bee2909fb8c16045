package file

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"briefing/data/table"
)

// The rows of a selection, as they stand in the file, are those that encoding/csv
// finds, and the selection of the part is the part.
func FuzzSelection(f *testing.F) {
	for _, content := range []string{
		regionRows,
		"a,b\n1,2\n1,\"3\n4\"\n\n\r\n1,5\n2,\"x\"\n1,6",
		"\n\na,b\r\n\r\n1,2\r\n\"1\",3\r\n \"1\",4\r\n",
		"\ufeff\"a\",b\n1 ,2\n\"1\r\n\",2\n",
		"a,b\n1,2\r\n\"\n1\",2\n\n\n\"1\n\n\",3",
	} {
		f.Add(content, "a", "1")
		f.Add(content, "region", "Tian jin")
	}
	f.Fuzz(func(t *testing.T, content, column, text string) {
		wanted := table.Selection{Separator: ',', Conditions: []table.Condition{{Column: column, Text: table.OneLine(text)}}}
		index := table.NewIndex([]byte(content), ',', wanted.Columns())
		if index.Err != nil || !slices.Contains(index.Heads, column) {
			return
		}
		part := &table.UsedPart{Head: index.Head, Content: index.Content, Rows: index.Find(wanted)}
		if want := filtered(content, column, table.OneLine(text)); want != nil {
			if got := filtered(string(part.Text()), column, table.OneLine(text)); !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("got %q, want %q, of %q", got, want, content)
			}
			if all, err := readAll(string(part.Text())); err == nil && len(all) != len(want)+1 {
				t.Errorf("the part %q of %q has %d rows, want %d", part.Text(), content, len(all), len(want)+1)
			}
		}
		again := table.NewIndex(part.Text(), ',', wanted.Columns())
		same := &table.UsedPart{Head: again.Head, Content: again.Content, Rows: again.Find(wanted)}
		if again.Err != nil || string(same.Text()) != string(part.Text()) {
			t.Errorf("the part %q of %q gives %q: %v", part.Text(), content, same.Text(), again.Err)
		}
		lines := strings.Split(content, "\n")
		for i, line := range strings.SplitAfter(string(part.Text()), "\n") {
			if numbers := part.Lines(); line != "" && strings.TrimSuffix(line, "\n") != lines[numbers[i]-1] {
				t.Errorf("line %d of the part %q is %q, not line %d of %q", i+1, part.Text(), line, numbers[i], content)
			}
		}
	})
}

func readAll(content string) ([][]string, error) {
	return csv.NewReader(strings.NewReader(strings.TrimPrefix(content, "\ufeff"))).ReadAll()
}

// filtered are the rows of a CSV file with a text in a column; nil where
// encoding/csv cannot read it.
func filtered(content, column, text string) [][]string {
	all, err := readAll(content)
	if err != nil || len(all) == 0 {
		return nil
	}
	at := slices.IndexFunc(all[0], func(head string) bool { return strings.TrimSpace(head) == column })
	if at < 0 {
		return nil
	}
	found := [][]string{}
	for _, row := range all[1:] {
		if table.OneLine(row[at]) == text {
			found = append(found, row)
		}
	}
	return found
}
