//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestBatchFromTable makes a batch of a table as an office hands it out, and builds it: a
// briefing for each country.
func TestBatchFromTable(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "une_rt_a.tsv")
	content := "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \t2023 \nA,PC_ACT,AT\t6.0 b\t6.2 \t4.8 \t5.1 \nA,PC_ACT,DE\t3.6 bd\t3.6 \t3.1 e\t3.1 p\n"
	if err := os.WriteFile(table, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "geo")
	template, err := os.ReadFile(filepath.Join(dir, templateName))
	if err != nil {
		t.Fatalf("status %d: %s", got, stderr)
	}
	answered := asked.ReplaceAllString(string(template), "$1: Eurostat")
	if err := os.WriteFile(filepath.Join(dir, templateName), []byte(answered), 0o644); err != nil {
		t.Fatal(err)
	}
	runBatch(t, dir, "--out", "out")
	for _, country := range []string{"AT", "DE"} {
		if pdfs, _ := filepath.Glob(filepath.Join(dir, "out", country, "*.pdf")); len(pdfs) != 1 {
			t.Errorf("%s has %d briefings", country, len(pdfs))
		}
	}
	if got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "geo"); got == int(done) || !strings.Contains(stderr, "exists already") {
		t.Errorf("an existing file: status %d, %s", got, stderr)
	}
	if got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "goe", filepath.Join(dir, "other")); got == int(done) || !strings.Contains(stderr, "freq, unit, geo") {
		t.Errorf("a column that is not there: status %d, %s", got, stderr)
	}
}

// A whole that stands in one row only is none of the others, what the table does not say is
// answered by the flags of import, and pictures name their row.
func TestBatchOfNames(t *testing.T) {
	const heads = "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \n"
	for name, c := range map[string]struct {
		table, by, want string
		not             []string
	}{
		"a whole":          {heads + "A,PC_ACT,EU27_2020\t7.2 \t7.1 \t6.2 \nA,PC_ACT,AT\t6.0 \t6.2 \t4.8 \n", "geo", "title: 'T: ${name}'", []string{"aggregates", "ask:"}},
		"a whole of all":   {"sex,geo,year,n\nF,World,2020,1\nF,World,2021,2\nF,Peru,2020,3\nF,Peru,2021,4\nM,World,2020,5\nM,World,2021,6\nM,Peru,2020,7\nM,Peru,2021,8\n", "sex", "aggregates: World", []string{"ask:"}},
		"measures":         {"series,area,year,n\nRent,North,2020,1\nRent,North,2021,2\nRent,South,2020,3\nRent,South,2021,4\nFood,North,2020,5\nFood,North,2021,6\nFood,South,2020,7\nFood,South,2021,8\n", "series", "series: \"${name}\"", []string{"ask:", "Rent: $", "n-2:"}},
		"codes and labels": {"Code,Country,year,n\nWLD,World,2020,1\nWLD,World,2021,2\nPER,Peru,2020,3\nPER,Peru,2021,4\n", "Code", "Code: \"${name}\"", []string{"aggregates", "ask:"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			table := filepath.Join(dir, "t.csv")
			if err := os.WriteFile(table, []byte(c.table), 0o644); err != nil {
				t.Fatal(err)
			}
			got, stdout, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", c.by, "--title", "T", "--publisher", "P", "--unit", "percent")
			made, _ := os.ReadFile(filepath.Join(dir, templateName))
			if got != int(done) || !strings.Contains(stdout, "now try") || !strings.Contains(string(made), c.want) {
				t.Fatalf("status %d: %s%s\n%s", got, stdout, stderr, made)
			}
			for _, not := range c.not {
				if strings.Contains(string(made), not) {
					t.Errorf("%s in\n%s", not, made)
				}
			}
			if n := strings.Count(string(made), ": ${name}'"); n != 2 {
				t.Errorf("%d titles name the row\n%s", n, made)
			}
			runBatch(t, dir, "--out", "out")
		})
	}
}

// init says what to do where it leaves questions open, and refuses a column that tells the
// figures of a table apart, and answers without a table.
func TestBatchRefused(t *testing.T) {
	dir := t.TempDir()
	table, mixed := filepath.Join(dir, "t.csv"), filepath.Join(dir, "mixed.csv")
	for path, content := range map[string]string{
		table: "city,year,n\nLima,2020,1\nLima,2021,2\nCusco,2020,3\nCusco,2021,4\n",
		mixed: "\"2019\",\"1.4\"\n\"2020\",\"1.6\"\n\"2019 Q1\",\"0.6\"\n\"2019 Q2\",\"0.1\"\n\"2019 Q3\",\"0.5\"\n\"2019 Q4\",\"0.2\"\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args   []string
		status status
		want   string
	}{
		{[]string{"--batch", "--from", mixed, "--by", "period", "--unit", "percent"}, usageFault, "tells the figures of " + mixed + " apart"},
		{[]string{"--batch", "--unit", "percent"}, usageFault, "--unit answers what a table does not say"},
		{[]string{"--batch", "--from", table}, inputFault, "answer the questions in them, then try: briefing batch"},
	} {
		if got, stdout, stderr := shell(t.Context(), "", append([]string{"init"}, c.args...)...); got != int(c.status) || !strings.Contains(stdout+stderr, c.want) || strings.Contains(stdout, "now try") {
			t.Errorf("%v: status %d: %s%s", c.args, got, stdout, stderr)
		}
	}
}

// What is asked in the same words of each figure is one question.
func TestQuestionsCounted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := os.WriteFile(path, []byte("city,Caf\xe9s (number),Share (%)\nLima,1,5\nCusco,2,6\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, made, stderr := shell(t.Context(), "", "import", path, "--publisher", "P", "--title", "T", "--columns", "apart")
	if n := strings.Count(made, "encoding: {ask: "); got != int(inputFault) || n != 2 || !strings.Contains(stderr, "1 question is open") {
		t.Errorf("status %d, %d times: %s\n%s", got, n, stderr, made)
	}
}

// asked matches a question that a file leaves open, with its key.
var asked = regexp.MustCompile(`(?m)([\w-]+):\s*(?:\{\s*)?ask: [^\n}]*\}?`)
