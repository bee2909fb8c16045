package workbook

import (
	"path"
	"strconv"
	"strings"
	"sync"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook/numfmt"
	"briefing/data/table/workbook/xmltoken"
)

// The namespaces of workbooks of Excel, by their places in excelSpaces.
const (
	inMain xmltoken.Space = iota + 1
	inRelations
	inPackage
	inTypes
	inCore
	inDublinCore
	inTerms
	inThreads
)

// excelSpaces are their addresses: of the older kind, and of the kind called strict.
var excelSpaces = []string{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main http://purl.oclc.org/ooxml/spreadsheetml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships http://purl.oclc.org/ooxml/officeDocument/relationships",
	"http://schemas.openxmlformats.org/package/2006/relationships",
	"http://schemas.openxmlformats.org/package/2006/content-types",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
	"http://purl.org/dc/elements/1.1/",
	"http://purl.org/dc/terms/",
	"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments",
}

// mostIndents is how far a text is indented at most, in the steps of Excel.
const mostIndents = 250

// The bounds of what formats a workbook has.
const (
	mostFormats     = 5000
	mostFormatBytes = 1 << 20
)

// excel is a workbook of Excel.
type excel struct {
	*container
	calendar numfmt.Calendar
	styles   []*numfmt.Format // of cells, by their numbers
	indents  []uint8          // by the numbers of styles
	shared   func() ([]string, error)
}

// relation says which part another refers to.
type relation struct{ id, kind, target string }

// openExcel reads the list of the sheets and the formats.
func openExcel(c *container) (*grid.File, error) {
	top, err := c.relations("")
	if err != nil {
		return nil, err
	}
	main := find(top, "officeDocument")
	switch {
	case main == "":
		return nil, c.faultAt(data.Pos{}, "give a workbook, .xlsx or .ods", "it is a zip file, but no workbook")
	case strings.HasSuffix(main, ".bin"):
		return nil, c.faultAt(data.Pos{}, "open it in a spreadsheet program and save it as .xlsx", "it is a workbook in the format .xlsb")
	case !c.has(main):
		return nil, c.fault("it has no part %s", data.Printable(main))
	}
	related, err := c.relations(main)
	if err != nil {
		return nil, err
	}
	book := &excel{container: c}
	book.shared = sync.OnceValues(func() ([]string, error) { return book.readShared(find(related, "sharedStrings")) })
	if err := book.readStyles(find(related, "styles")); err != nil {
		return nil, err
	}
	file := &grid.File{Name: c.name, Format: "Excel workbook"}
	if err := book.readSheets(main, related, file); err != nil {
		return nil, err
	}
	file.About, err = c.properties(find(top, "core-properties"), excelSpaces, excelProperties)
	return file, err
}

// find is the part that a relation of a kind refers to; empty where there is none.
func find(relations []relation, kind string) string {
	for _, r := range relations {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

// relations reads which parts a part refers to; the empty part is the workbook as a whole.
func (c *container) relations(part string) ([]relation, error) {
	folder, file := path.Split(part)
	from := path.Join(folder, "_rels", file+".rels")
	if !c.has(from) {
		return nil, nil
	}
	var all []relation
	err := c.read(from, excelSpaces, func(s *xmltoken.Scanner) error {
		return s.Children(func() error {
			if s.Is(inPackage, "Relationship") && string(s.Attr("TargetMode")) != "External" {
				all = append(all, relation{string(s.Attr("Id")), path.Base(string(s.Attr("Type"))), target(folder, string(s.Attr("Target")))})
			}
			return nil
		})
	})
	return all, err
}

// target is the name of a part that another in a folder refers to.
func target(folder, name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if !strings.HasPrefix(name, "/") {
		name = path.Join("/", folder, name)
	}
	return strings.TrimPrefix(path.Clean(name), "/")
}

// readSheets reads the list of sheets, and which day dates are counted from.
func (b *excel) readSheets(main string, related []relation, file *grid.File) error {
	parts := map[string]string{}
	for _, r := range related {
		if r.kind == "worksheet" {
			parts[r.id] = r.target
		}
	}
	err := b.read(main, excelSpaces, func(s *xmltoken.Scanner) error {
		if !s.Is(inMain, "workbook") {
			return b.fault("its part %s lists no sheets", data.Printable(main))
		}
		return s.Children(func() error {
			switch {
			case s.Is(inMain, "workbookPr"):
				if isTrue(s.Attr("date1904")) {
					b.calendar = numfmt.From1904
				}
			case s.Is(inMain, "sheets"):
				return s.Children(func() error { return b.addSheet(s, parts, file) })
			}
			return nil
		})
	})
	if err == nil && len(file.Sheets) == 0 {
		return b.fault("it has no sheet with cells")
	}
	return err
}

// addSheet adds the sheet that has just begun, if it has a part with cells; charts that
// are sheets have none.
func (b *excel) addSheet(s *xmltoken.Scanner, parts map[string]string, file *grid.File) error {
	name := string(appendLine(nil, s.Attr("name")))
	hidden := s.Attr("state") != nil && string(s.Attr("state")) != "visible"
	part := parts[string(s.AttrIn(inRelations, "id"))]
	switch {
	case part == "" || !s.Is(inMain, "sheet"):
		return nil
	case len(file.Sheets) >= mostSheets:
		return b.fault("it has more than %d sheets", mostSheets)
	}
	sheet := &excelSheet{book: b, name: name, part: part}
	sheet.extras = sync.OnceValues(sheet.readExtras)
	file.Sheets = append(file.Sheets, grid.Sheet{Name: name, Hidden: hidden, Open: sheet.open})
	return nil
}

// isTrue reads a yes or no.
func isTrue(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// readStyles reads the formats of cells.
func (b *excel) readStyles(part string) error {
	if part == "" {
		return nil
	}
	codes := map[string]string{}
	bytes := 0
	made := map[string]*numfmt.Format{}
	return b.read(part, excelSpaces, func(s *xmltoken.Scanner) error {
		return s.Children(func() error {
			switch {
			case s.Is(inMain, "numFmts"):
				return s.Children(func() error {
					code := string(s.Attr("formatCode"))
					codes[string(s.Attr("numFmtId"))] = code
					if bytes += len(code); len(codes) > mostFormats || bytes > mostFormatBytes {
						return b.fault("it has more than %d formats of numbers", mostFormats)
					}
					return nil
				})
			case s.Is(inMain, "cellXfs"):
				return s.Children(func() error {
					b.styles, b.indents = append(b.styles, format(string(s.Attr("numFmtId")), codes, made)), append(b.indents, 0)
					return s.Children(func() error {
						if n, err := strconv.Atoi(string(s.Attr("indent"))); err == nil && n > 0 && s.Is(inMain, "alignment") {
							b.indents[len(b.indents)-1] = uint8(min(n, mostIndents))
						}
						return nil
					})
				})
			}
			return nil
		})
	})
}

// format is that of a number: one that the workbook defines, or one that every program
// knows.
func format(id string, codes map[string]string, made map[string]*numfmt.Format) *numfmt.Format {
	code, ok := codes[id]
	if !ok {
		n, err := strconv.Atoi(id)
		if err != nil {
			n = 0
		}
		code = numfmt.Builtin(n)
		id = "builtin " + code
	}
	if made[id] == nil {
		made[id] = numfmt.Parse(code)
	}
	return made[id]
}

// style is the format of a cell.
func (b *excel) style(number int) *numfmt.Format {
	if number >= 0 && number < len(b.styles) {
		return b.styles[number]
	}
	return b.general()
}

// general is the format of a cell without one.
func (b *excel) general() *numfmt.Format {
	if len(b.styles) == 0 {
		return generalFormat()
	}
	return b.styles[0]
}

// The formats of cells that have none.
var (
	generalFormat = sync.OnceValue(numfmt.General)
	dateFormat    = sync.OnceValue(func() *numfmt.Format { return numfmt.Parse("yyyy-mm-dd h:mm:ss") })
)
