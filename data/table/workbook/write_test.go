package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// parts are those of a workbook, by their names.
type parts map[string]string

// zipped packs parts.
func (p parts) zipped() []byte { return p.packed(zip.Deflate) }

// stored packs parts as they are.
func (p parts) stored() []byte { return p.packed(zip.Store) }

func (p parts) packed(method uint16) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = io.WriteString(w, p[name])
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const (
	transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	mainSpace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// relationsTo are relations: kind, target, kind, target. Their ids are r1, r2.
func relationsTo(pairs ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="%s/%s" Target="%s"/>`, i/2+1, transitional, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

// excelParts are a workbook of Excel with one sheet, by what stands inside its element
// worksheet, inside that of the styles, and the shared texts.
func excelParts(sheet, styles string, shared ...string) parts {
	return parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                relationsTo("officeDocument", "xl/workbook.xml"),
		"xl/_rels/workbook.xml.rels": relationsTo("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml", "sharedStrings", "sharedStrings.xml"),
		"xl/workbook.xml":            `<workbook xmlns="` + mainSpace + `" xmlns:r="` + transitional + `"><sheets><sheet name="Table 1" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/styles.xml":              `<styleSheet xmlns="` + mainSpace + `">` + styles + `</styleSheet>`,
		"xl/sharedStrings.xml":       `<sst xmlns="` + mainSpace + `">` + strings.Join(shared, "") + `</sst>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="` + mainSpace + `">` + sheet + `</worksheet>`,
	}
}

// rows are a sheet's data.
func rows(inside string) string { return "<sheetData>" + inside + "</sheetData>" }

// opened opens a workbook.
func opened(t *testing.T, p parts) *grid.File {
	t.Helper()
	b := p.zipped()
	f, err := Open("b.xlsx", bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// printed prints a sheet: a line for each row, cells between bars, as text or text=number.
func printed(s grid.Sheet) (string, error) {
	rows, err := s.Open()
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for {
		row, err := rows.Next()
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return b.String(), err
		}
		fmt.Fprintf(&b, "%d", row.Line)
		if row.Hidden {
			b.WriteString(" hidden")
		}
		for _, c := range row.Cells {
			b.WriteString("|" + printedCell(c))
		}
		b.WriteString("\n")
	}
}

func printedCell(c grid.Cell) string {
	text := c.Text
	if c.Number != "" && c.Number != c.Text {
		text += "=" + c.Number
	} else if c.Number != "" {
		text = "=" + text
	}
	if c.Hidden {
		text += " hidden"
	}
	if c.Wide > 0 {
		text += fmt.Sprintf(" %dx%d", c.Wide, c.High)
	}
	if c.Note != "" {
		text += " {" + c.Note + "}"
	}
	return text
}
