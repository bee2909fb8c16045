package format

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"briefing/data"
)

// what is how a content is opened.
type what uint8

const (
	delimited what = iota // anything that nothing else is
	refused
	gzipped
	zipped
	sheets   // a workbook in a zip file
	compound // what Office was before 2007, and what it locks today
	jsonText
	columns // Parquet
)

// kind is what a content is. Where it is refused it has a name and the way to a table.
type kind struct {
	what       what
	name, hint string
}

// The ways out.
const (
	saveAs     = "open it in a spreadsheet and save it as .xlsx or CSV (UTF-8)"
	download   = "where it was downloaded, choose CSV, JSON-stat or Excel (.xlsx)"
	unpackIt   = "unpack it, and name the file in it"
	exportIt   = "export the table as CSV (UTF-8) or Parquet with the program it is from"
	notTable   = "name a file with a table: CSV, .xlsx, .ods, JSON or Parquet"
	typeItIn   = "look for the table behind it (CSV, .xlsx); a table in a PDF is for the eye"
	followLink = "it may be a page in place of the file: follow its link to the download, and choose CSV or Excel (.xlsx)"
)

// magic is what files of a kind begin with.
type magic struct {
	begin string
	kind  kind
}

// magics are the kinds that are known by their first bytes.
func magics() []magic {
	no := func(name, hint string) kind { return kind{refused, name, hint} }
	return []magic{
		{"\x1f\x8b", kind{what: gzipped}},
		{"PK\x03\x04", kind{what: zipped}},
		{"PK\x05\x06", kind{what: zipped}},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kind{what: compound}},
		{"PAR1", kind{what: columns}},
		{"PARE", no("a Parquet file that is encrypted", "export it again without a key")},
		{"\x09\x08\x10\x00", oldWorkbook()},
		{"\x09\x08\x08\x00", oldWorkbook()},
		{"\x09\x04\x06\x00", oldWorkbook()},
		{"\x09\x02\x06\x00", oldWorkbook()},
		{"%PDF-", no("a PDF", typeItIn)},
		{"{\\rtf", no("a text with fonts (RTF)", saveAs)},
		{"7z\xbc\xaf\x27\x1c", no("an archive of 7-Zip", unpackIt)},
		{"Rar!\x1a\x07", no("a RAR archive", unpackIt)},
		{"BZh91AY&SY", no("packed with bzip2", unpackIt)},
		{"\xfd7zXZ\x00", no("packed with xz", unpackIt)},
		{"\x28\xb5\x2f\xfd", no("packed with zstd", unpackIt)},
		{"\x89PNG\r\n", no("a picture (PNG)", notTable)},
		{"\xff\xd8\xff", no("a picture (JPEG)", notTable)},
		{"GIF87a", no("a picture (GIF)", notTable)},
		{"GIF89a", no("a picture (GIF)", notTable)},
		{"II*\x00", no("a picture (TIFF)", notTable)},
		{"MM\x00*", no("a picture (TIFF)", notTable)},
		{"MZ\x90\x00", no("a program", notTable)},
		{"\x7fELF", no("a program", notTable)},
		{"\xcf\xfa\xed\xfe", no("a program", notTable)},
		{"SQLite format 3\x00", no("a database of SQLite", exportIt)},
		{"ARROW1\x00\x00", no("an Arrow file", exportIt)},
		{"FEA1\x00\x00", no("a Feather file", exportIt)},
		{"\x89HDF\r\n", no("an HDF5 or NetCDF file", exportIt)},
		{"CDF\x01", no("a NetCDF file", exportIt)},
		{"CDF\x02", no("a NetCDF file", exportIt)},
		{"$FL2@", no("a data file of SPSS", exportIt)},
		{"$FL3@", no("a data file of SPSS", exportIt)},
		{"<stata_dta>", no("a data file of Stata", exportIt)},
		{"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60", no("a data file of SAS", exportIt)},
		{"RDX2\n", no("a data file of R", exportIt)},
		{"RDX3\n", no("a data file of R", exportIt)},
		{"version https://git-lfs.github.com/spec/", no("a pointer of Git LFS, not the file itself", "run git lfs pull")},
	}
}

func oldWorkbook() kind { return kind{refused, "a workbook of Excel 97 to 2003 (.xls)", saveAs} }

// kindOf tells a content by its beginning.
func kindOf(head []byte) kind {
	for _, m := range magics() {
		if bytes.HasPrefix(head, []byte(m.begin)) {
			return m.kind
		}
	}
	return textKind(decoded(head))
}

// decoded is the beginning of a text in UTF-8, as far as a byte-order mark says how.
func decoded(head []byte) string {
	text, _, err := transform.Bytes(unicode.BOMOverride(encoding.Nop.NewDecoder()), head)
	if err != nil {
		text = head
	}
	return strings.TrimLeft(string(text), " \t\r\n\f")
}

// textKind tells what a text is that may be no table.
func textKind(text string) kind {
	switch {
	case text == "":
	case text[0] == '<':
		return markupKind(text)
	case isJSON(text):
		return kind{what: jsonText}
	case isPCAxis(text):
		return kind{refused, "a PC-Axis file (.px)", download}
	}
	return kind{}
}

// isJSON reports whether a text begins an object, or an array of them, of arrays or of
// texts. What begins with a note in brackets does not.
func isJSON(text string) bool {
	rest := strings.TrimLeft(text[1:], " \t\r\n")
	switch {
	case text[0] == '{':
		return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}")
	case text[0] == '[':
		return rest != "" && strings.ContainsRune(`{["]`, rune(rest[0]))
	}
	return false
}

// isPCAxis reports whether a text is of lines such as CHARSET="ANSI"; one of which says what
// stands at the side or on top.
func isPCAxis(text string) bool {
	keyword := strings.TrimLeft(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
	if len(keyword) == len(text) || keyword == "" || !strings.ContainsRune("=([", rune(keyword[0])) {
		return false
	}
	for _, sign := range []string{"CHARSET=\"", "AXIS-VERSION=\"", "\nSTUB=\"", "\nHEADING=\"", "\nMATRIX=\"", ";STUB=\""} {
		if strings.Contains("\n"+text, sign) {
			return true
		}
	}
	return false
}

// markupKind tells what a text is that begins with a tag; a table may begin with a sign for
// less than.
func markupKind(text string) kind {
	lower := strings.ToLower(text)
	has := func(signs ...string) bool {
		for _, sign := range signs {
			if strings.Contains(lower, sign) {
				return true
			}
		}
		return false
	}
	begins := func(sign string) bool { return strings.HasPrefix(lower, sign) }
	switch {
	case has("sdmx.org/resources/sdmxml", "<mes:", "<message:"):
		return kind{refused, "an SDMX-ML file", "where it was downloaded, choose SDMX-CSV, JSON-stat or CSV; of an address, ask for format=csvfile or Accept: application/vnd.sdmx.data+csv"}
	case has("urn:schemas-microsoft-com:office:spreadsheet"):
		return kind{refused, "a workbook as XML of Excel 2003", saveAs}
	case has("urn:oasis:names:tc:opendocument"):
		return kind{refused, "a flat OpenDocument file (.fods)", "open it in a spreadsheet and save it as .ods, .xlsx or CSV (UTF-8)"}
	case begins("<!doctype html"), begins("<html"), begins("<table"), begins("<head"), begins("<meta"), begins("<body"), begins("<style"), begins("<?xml") && has("<html"), begins("<!--") && has("<html"):
		return webPage(text, lower)
	case begins("<svg"), begins("<?xml") && has("<svg"):
		return kind{refused, "a picture (SVG)", notTable}
	case begins("<?xml"), begins("<!doctype"), begins("<!--"):
		return kind{refused, "an XML file", download}
	case len(lower) > 1 && (isLetter(lower[1]) && strings.IndexByte(lower, '>') > 0 && has("</", "/>")):
		return kind{refused, "an XML file", download}
	}
	return kind{}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// longestTitle is how much of the title of a web page is shown.
const longestTitle = 80

// webPage names a page of HTML by its title; one with a table was saved as a table.
func webPage(text, lower string) kind {
	if strings.Contains(lower, "<table") {
		return kind{refused, "HTML saved as a table", "open it in a spreadsheet and save it as .xlsx or CSV (UTF-8), or choose CSV where it was downloaded"}
	}
	name := "a web page"
	if from := strings.Index(lower, "<title>"); from >= 0 && len(lower) == len(text) {
		title, _, closed := strings.Cut(text[from+len("<title>"):], "<")
		if title = data.OneLine(title); closed && title != "" && utf8.ValidString(title) {
			name += ` ("` + data.Printable(data.Clip(title, longestTitle)) + `")`
		}
	}
	return kind{refused, name, followLink}
}

// archiveKind tells a workbook, or another document, from an archive of files.
func archiveKind(z *zip.Reader) kind {
	for _, f := range z.File {
		switch f.Name {
		case "xl/workbook.bin":
			return kind{refused, "a binary workbook of Excel (.xlsb)", saveAs}
		case "word/document.xml":
			return kind{refused, "a document of Word", notTable}
		case "ppt/presentation.xml":
			return kind{refused, "a presentation", notTable}
		case "Index/Document.iwa", "index.zip":
			return kind{refused, "a document of Apple Numbers, Pages or Keynote", "export it there as Excel (.xlsx) or CSV"}
		case "mimetype":
			return openDocument(f)
		case "doc.kml":
			return kind{refused, "a map (KMZ)", notTable}
		}
	}
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" || strings.HasPrefix(f.Name, "xl/") {
			return kind{what: sheets}
		}
	}
	return kind{what: zipped}
}

// openDocument tells what a document is by its own word for it.
func openDocument(f *zip.File) kind {
	in, err := f.Open()
	if err != nil {
		return kind{what: zipped}
	}
	defer in.Close()
	var b [128]byte
	n, _ := io.ReadFull(in, b[:])
	switch mime := string(b[:n]); {
	case strings.Contains(mime, "opendocument.spreadsheet"):
		return kind{what: sheets}
	case strings.Contains(mime, "opendocument"):
		return kind{refused, "an OpenDocument file that is no spreadsheet", notTable}
	}
	return kind{refused, "an archive of " + data.Printable(strings.TrimSpace(string(b[:n]))), notTable}
}
