package workbook

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shown are what cells show, by their number and format, and the number behind it.
// The texts are those of Excel; dates are in the form of ISO 8601.
var shown = []struct{ code, number, text, value string }{
	{"General", "0", "0", "0"},
	{"General", "1234.5", "1234.5", "1234.5"},
	{"General", "-0.25", "-0.25", "-0.25"},
	{"General", "12345678901", "12345678901", "12345678901"},
	{"General", "123456789012", "1.23457E+11", "123456789012"},
	{"General", "1234.567890123", "1234.56789", "1234.567890123"},
	{"General", "0.1234567890123", "0.123456789", "0.1234567890123"},
	{"General", "0.000012", "0.000012", "0.000012"},
	{"General", "0.0000123456789", "1.23457E-05", "0.0000123456789"},
	{"General", "0.30000000000000004", "0.3", "0.3"},
	{"General", "9007199254740991", "9.0072E+15", "9007199254740991"},
	{`0.0_ ;[Red]\-0.0\ `, "-12.5", "-12.5", "-12.5"},
	{`#\ ##0.0`, "12345.6", "12 345.6", "12345.6"},
	{`yyyy\-mm\-dd;@`, "45016", "2023-03-31", ""},
	{`[$-F800]dddd, mmmm dd, yyyy`, "45016", "2023-03-31", ""},
	{`General" p"`, "12.5", "12.5 p", "12.5"},
	{"0", "2.5", "3", "2.5"},
	{"0", "-2.5", "-3", "-2.5"},
	{"0.0", "0.05", "0.1", "0.05"},
	{"0.00", "2.675", "2.68", "2.675"},
	{"0.00", "1E-20", "0.00", "0"},
	{"0.00", "999.995", "1000.00", "999.995"},
	{"000", "7", "007", "7"},
	{"#", "0", "", ""},
	{"#.##", "0.5", ".5", "0.5"},
	{"0.##", "5", "5.", "5"},
	{".00", "12.5", "12.50", "12.5"},
	{"0.0??", "1.5", "1.5", "1.5"},
	{"#,##0", "1234567", "1,234,567", "1234567"},
	{"#,##0.00", "-1234.5", "-1,234.50", "-1234.5"},
	{"#,##0", "999", "999", "999"},
	{"#,##0", "999999.5", "1,000,000", "999999.5"},
	{"0,000", "12", "0,012", "12"},
	{"0.0,", "1234567", "1234.6", "1234.567"},
	{`#,##0.0,,"M"`, "1234567890", "1,234.6M", "1234.56789"},
	{`[>=1000000]0.0,,"M";[>=1000]0.0,"K";0`, "3200000", "3.2M", "3200000"},
	{`[>=1000000]0.0,,"M";[>=1000]0.0,"K";0`, "5400", "5.4K", "5400"},
	{`[>=1000000]0.0,,"M";[>=1000]0.0,"K";0`, "12", "12", "12"},
	{`0.0,;-0.0,;0`, "-5400", "-5.4", "-5.4"},
	{`0.0,;-0.0,;0`, "0", "0", "0"},
	{"0%", "0.125", "13%", "12.5"},
	{"0.0%", "0.123456", "12.3%", "12.3456"},
	{"0.0%", "-0.07", "-7.0%", "-7"},
	{`0.0" [p]"`, "6", "6.0 [p]", "6"},
	{`0.0" a;b"`, "6", "6.0 a;b", "6"},
	{`0.0\ \b`, "6", "6.0 b", "6"},
	{`#,##0;-#,##0;"–"`, "0", "–", ""},
	{`#,##0;-#,##0;"–"`, "-1200", "-1,200", "-1200"},
	{`0.0;(0.0)`, "-3.21", "(3.2)", "-3.21"},
	{`0.0_);(0.0)`, "3.21", "3.2", "3.21"},
	{`_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`, "1234.5", "1,234.50", "1234.5"},
	{`_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`, "0", "-", ""},
	{`_-[$€-407]* #,##0.00_-`, "5", "€ 5.00", "5"},
	{`[$€-407] #,##0`, "-5000", "-€ 5,000", "-5000"},
	{`#,##0.00 [$€-407]`, "5", "5.00 €", "5"},
	{`[$-407]0.0`, "5", "5.0", "5"},
	{`[Red]0.0;[Blue]-0.0`, "-5", "-5.0", "-5"},
	{`[<1]0.00;[>=100]0;0.0`, "0.5", "0.50", "0.5"},
	{`[<1]0.00;[>=100]0;0.0`, "250.4", "250", "250.4"},
	{`[<1]0.00;[>=100]0;0.0`, "50", "50.0", "50"},
	{`[<5]"<5";0`, "3", "<5", ""},
	{`[<5]"<5";0`, "12", "12", "12"},
	{`[=0]"nil";0.0`, "0", "nil", ""},
	{`0;;`, "-4", "", ""},
	{`;;;`, "4", "", ""},
	{"0.00E+00", "12345.678", "1.23E+04", "12345.678"},
	{"0.0E-0", "0.00012", "1.2E-4", "0.00012"},
	{"##0.0E+0", "12345", "12.3E+3", "12345"},
	{"0.0E+0", "9.96", "1.0E+1", "9.96"},
	{"# ?/?", "1.5", "1 1/2", "1.5"},
	{"# ??/??", "3.14159265358979", "3 14/99", "3.14159265358979"},
	{"# ???/???", "3.14159265358979", "3 16/113", "3.14159265358979"},
	{"# ?/8", "0.5", "4/8", "0.5"},
	{"?/?", "1.25", "5/4", "1.25"},
	{"# ?/?", "4", "4", "4"},
	{"000-00-0000", "123456789", "123-45-6789", "123456789"},
	{`"Q"0`, "3", "Q3", "3"},
	{"@", "3.5", "3.5", "3.5"},
	{"0 kg", "5", "5 kg", "5"},
	{"yyyy-mm-dd", "45016", "2023-03-31", ""},
	{"m/d/yyyy", "45016.75", "2023-03-31", ""},
	{`dd"."mm"."yy`, "45016", "2023-03-31", ""},
	{"mmm yyyy", "45016", "2023-03", ""},
	{"mmm-yy", "45016", "2023-03", ""},
	{"yyyy", "45016", "2023", ""},
	{`"FY "yyyy`, "45016", "FY 2023", ""},
	{`yyyy" (p)"`, "45016", "2023 (p)", ""},
	{`yyyy"年"m"月"`, "45016", "2023-03", ""},
	{`[$-407]d. mmmm yyyy`, "45016", "2023-03-31", ""},
	{"d-mmm", "45016", "31-Mar", ""},
	{"mmmm", "45016", "March", ""},
	{"dddd", "45016", "Friday", ""},
	{"yyyy-mm-dd hh:mm", "45016.604166666664", "2023-03-31T14:30", ""},
	{"yyyy-mm-dd hh:mm:ss", "45016", "2023-03-31", ""},
	{"h:mm AM/PM", "0.604166666666667", "14:30", ""},
	{"h:mm:ss.00", "0.5000014", "12:00:00.12", ""},
	{"[h]:mm", "1.14583333333333", "27:30", ""},
	{"mm:ss", "0.0104166666666667", "15:00", ""},
	{"yyyy-mm-dd", "59", "1900-02-28", ""},
	{"yyyy-mm-dd", "60", "1900-02-29", ""},
	{"yyyy-mm-dd", "61", "1900-03-01", ""},
	{"yyyy-mm-dd", "1", "1900-01-01", ""},
	{"yyyy-mm-dd", "-1", "########", ""},
}

// formatted is a workbook with a row for each of them: its number by its format.
func formatted() parts {
	var b strings.Builder
	var codes []string
	for i, c := range shown {
		codes = append(codes, c.code)
		fmt.Fprintf(&b, `<row r="%d"><c r="A%[1]d"><v>%[1]d</v></c><c r="B%[1]d" s="%[1]d"><v>%[2]s</v></c></row>`, i+1, c.number)
	}
	return excelParts(rows(b.String()), styled(codes...))
}

// TestShown checks what cells of each format show, and the number behind it.
func TestShown(t *testing.T) {
	rows, err := opened(t, formatted()).Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range shown {
		row, err := rows.Next()
		if err != nil {
			t.Fatal(err)
		}
		text, number := "", ""
		if len(row.Cells) > 1 {
			text, number = row.Cells[1].Text, row.Cells[1].Number
		}
		if text != c.text || number != c.value {
			t.Errorf("%s by %s: %q and %q, want %q and %q", c.number, c.code, text, number, c.text, c.value)
		}
	}
	if _, err := rows.Next(); err != io.EOF {
		t.Error(err)
	}
}

// office are what LibreOffice shows where it differs: dates are not as ISO 8601 writes
// them there, and some formats it reads otherwise than Excel.
var office = map[string]string{
	"General of 123456789012":     "123456789012", // Excel shows what fits in eleven characters
	"General of 1234.567890123":   "1234.567890123",
	"General of 0.1234567890123":  "0.1234567890123",
	"General of 0.0000123456789":  "0.0000123456789",
	"General of 9007199254740991": "9007199254740991",

	"0.## of 5":                   "5", // Excel shows the point
	"_-[$€-407]* #,##0.00_- of 5": "€5.00",
	"[$-407]0.0 of 5":             "5,0", // in the manner of the language
	"0 kg of 5":                   "5",   // g is an era, which numbers have not

	"[$-F800]dddd, mmmm dd, yyyy of 45016":   "Friday, March 31, 2023",
	"m/d/yyyy of 45016.75":                   "3/31/2023",
	`dd"."mm"."yy of 45016`:                  "31.03.23",
	"mmm yyyy of 45016":                      "Mar 2023",
	"mmm-yy of 45016":                        "Mar-23",
	`yyyy"年"m"月" of 45016`:                   "2023年3月",
	"[$-407]d. mmmm yyyy of 45016":           "31. März 2023",
	"h:mm AM/PM of 0.604166666666667":        "2:30 PM",
	"yyyy-mm-dd hh:mm:ss of 45016":           "2023-03-31 00:00:00",
	"yyyy-mm-dd hh:mm of 45016.604166666664": "2023-03-31 14:30",

	// Excel has a 29 February 1900, and no days before 1900.
	"yyyy-mm-dd of 59": "1900-02-27",
	"yyyy-mm-dd of 60": "1900-02-28",
	"yyyy-mm-dd of 1":  "1899-12-31",
	"yyyy-mm-dd of -1": "1899-12-29",
}

// stored are formats of dates and times that LibreOffice stores as it shows them.
var stored = map[string]bool{"h:mm AM/PM of 0.604166666666667": true, "yyyy-mm-dd of 59": true, "yyyy-mm-dd of 60": true, "yyyy-mm-dd of 1": true, "yyyy-mm-dd of -1": true}

// TestOffice compares what cells of each format show with LibreOffice.
func TestOffice(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "b.xlsx")
	if err := os.WriteFile(file, formatted().zipped(), 0o600); err != nil {
		t.Fatal(err)
	}
	convert(t, dir, file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true")
	b, err := os.ReadFile(filepath.Join(dir, "b.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || len(lines) != len(shown) {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for i, c := range shown {
		want := c.text
		if differs, ok := office[c.code+" of "+c.number]; ok {
			want = differs
		}
		if got := strings.Join(strings.Fields(lines[i][1]), " "); got != want {
			t.Errorf("%s by %s: LibreOffice shows %q, want %q", c.number, c.code, got, want)
		}
	}
}

// TestOfficeODS checks that what LibreOffice makes of the workbook is read as the workbook.
func TestOfficeODS(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "b.xlsx")
	if err := os.WriteFile(file, formatted().zipped(), 0o600); err != nil {
		t.Fatal(err)
	}
	convert(t, dir, file, "ods")
	b, err := os.ReadFile(filepath.Join(dir, "b.ods"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open("b.ods", bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range shown {
		row, err := rows.Next()
		if err != nil {
			t.Fatal(err)
		}
		text, number := "", ""
		if len(row.Cells) > 1 {
			text, number = strings.TrimSpace(row.Cells[1].Text), row.Cells[1].Number
		}
		name, want := c.code+" of "+c.number, c.text
		if differs, ok := office[name]; ok && (c.value != "" || stored[name]) {
			want = differs
		}
		if text != want || number != c.value {
			t.Errorf("%s by %s: %q and %q, want %q and %q", c.number, c.code, text, number, want, c.value)
		}
	}
}

// convert converts a file with LibreOffice. The test is skipped where it is not
// installed, unless BRIEFING_REQUIRE_TOOLS=1.
func convert(t *testing.T, dir, file, to string) {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice takes five seconds")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal("LibreOffice is not installed")
		}
		t.Skip("LibreOffice is not installed")
	}
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
