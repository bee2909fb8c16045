package workbook

import (
	"io"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook/xmltoken"
)

// The namespaces of workbooks of LibreOffice, by their places in odsSpaces.
const (
	inOffice xmltoken.Space = iota + 1
	inTable
	inText
	inStyle
	inNumber
	inFormat
	inManifest
	inODSDublinCore
)

// odsSpaces are their addresses.
var odsSpaces = []string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
	"http://purl.org/dc/elements/1.1/",
}

// odsProperties are what a workbook of LibreOffice says of itself.
var odsProperties = []property{
	{inODSDublinCore, "title", "title"},
	{inODSDublinCore, "subject", "note"},
	{inODSDublinCore, "description", "note"},
	{inODSDublinCore, "creator", "author"},
	{inODSDublinCore, "date", "modified"},
}

// odsContent is the part that holds the sheets.
const odsContent = "content.xml"

// mostSheets is how many sheets a workbook may have.
const mostSheets = 10_000

// ods is a workbook in the format OpenDocument.
type ods struct {
	*container
	styles *odsStyles
}

// openODS reads the list of the sheets and the formats.
func openODS(c *container) (*grid.File, error) {
	if err := c.checkManifest(); err != nil {
		return nil, err
	}
	book := &ods{container: c, styles: newODSStyles(c)}
	if c.has("styles.xml") {
		err := c.read("styles.xml", odsSpaces, func(s *xmltoken.Scanner) error { return s.Children(book.styles.visit(s)) })
		if err != nil {
			return nil, err
		}
	}
	file := &grid.File{Name: c.name, Format: "OpenDocument workbook"}
	if err := book.readSheets(file); err != nil {
		return nil, err
	}
	var err error
	file.About, err = c.properties("meta.xml", odsSpaces, odsProperties)
	return file, err
}

// checkManifest refuses a workbook whose parts are encrypted.
func (c *container) checkManifest() error {
	const manifest = "META-INF/manifest.xml"
	if !c.has(manifest) {
		return nil
	}
	return c.read(manifest, odsSpaces, func(s *xmltoken.Scanner) error {
		return s.Children(func() error { // each part
			return s.Children(func() error {
				if s.Is(inManifest, "encryption-data") {
					return c.encrypted()
				}
				return nil
			})
		})
	})
}

// readSheets reads where each sheet begins. Formats stand before the first.
func (b *ods) readSheets(file *grid.File) error {
	in, err := b.open(odsContent, b.limits.part)
	if err != nil {
		return err
	}
	defer in.Close()
	s := xmltoken.New(in, odsSpaces)
	if err = s.Root(); err == nil {
		err = s.Children(func() error {
			if !s.Is(inOffice, "body") {
				return b.styles.visit(s)()
			}
			return s.Children(func() error {
				if !s.Is(inOffice, "spreadsheet") {
					return b.faultAt(data.Pos{}, "give a workbook, .xlsx or .ods", "it is an OpenDocument file, but no workbook")
				}
				return s.Children(func() error { return b.addSheet(s, file) })
			})
		})
	}
	if err == nil {
		err = s.Finish()
	}
	switch {
	case err != nil:
		return b.wrap(err, odsContent)
	case len(file.Sheets) == 0:
		return b.fault("it has no sheet with cells")
	}
	return nil
}

// addSheet adds the sheet that has just begun.
func (b *ods) addSheet(s *xmltoken.Scanner, file *grid.File) error {
	if !s.Is(inTable, "table") {
		return nil
	}
	if len(file.Sheets) >= mostSheets {
		return b.fault("it has more than %d sheets", mostSheets)
	}
	sheet := &odsSheet{book: b, name: string(appendLine(nil, s.AttrIn(inTable, "name"))), from: s.Offset(), inside: s.Continue(nil)}
	hidden := b.styles.hidden[string(s.AttrIn(inTable, "style-name"))]
	file.Sheets = append(file.Sheets, grid.Sheet{Name: sheet.name, Hidden: hidden, Open: sheet.open})
	return nil
}

// odsSheet is a sheet: a piece of the part that holds them all.
type odsSheet struct {
	book   *ods
	name   string
	from   int64             // where its rows begin
	inside *xmltoken.Scanner // what is known there
}

func (sh *odsSheet) fault(format string, args ...any) *grid.Error {
	return sh.book.faultAt(data.Pos{Sheet: sh.name}, saveAgain, format, args...)
}

// wrap gives an error the place of the sheet.
func (sh *odsSheet) wrap(err error) error {
	return sh.book.wrapIn(sh.name, err)
}

// open begins to read the rows.
func (sh *odsSheet) open() (grid.Rows, error) {
	in, err := sh.book.open(odsContent, sh.book.limits.part)
	if err != nil {
		return nil, sh.wrap(err)
	}
	if _, err := io.CopyN(io.Discard, in, sh.from); err != nil {
		in.Close()
		return nil, sh.wrap(err)
	}
	r := &odsRows{sheet: sh, in: in, s: sh.inside.Continue(in), row: rowBuilder{c: sh.book.container, sheet: sh.name}}
	r.depth = r.s.Depth()
	return r, nil
}
