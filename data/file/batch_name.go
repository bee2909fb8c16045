package file

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/table"
)

// Limits of the names of rows. A folder's name stays, with what the program puts
// into the folder, below the 255 bytes of most file systems.
const (
	maxFolderName = 200  // bytes of one folder
	maxRowName    = 1000 // bytes of all
)

// namePattern makes the names of the folders of rows, or of their PDFs.
type namePattern struct {
	*nameKind
	at     node
	pieces []namePiece
}

// nameKind is what a pattern names.
type nameKind struct {
	key     string                   // of the batch file
	what    string                   // that has the name
	example string                   // what to write instead of a pattern that makes none
	taken   string                   // the fault of two rows of one name, with the place of the first and the name
	wrong   func(name string) string // what keeps a name from being one; empty for nothing
}

// The kinds of names: PDFs of one name could not be told apart outside their folders.
var (
	folderNames = &nameKind{"name", "a folder", "write a relative path such as {region}/{period}", "the outputs of %s are named %q already, perhaps with other capitals", badName}
	fileNames   = &nameKind{"file", "a file", "write a name without its ending, such as {region}-{period}", "the PDF of %s is named %q already, perhaps with other capitals", badFile}
)

// namePiece is a text, or what stands for the value of a column, for the language
// or for the size.
type namePiece struct {
	text   string
	column int // -1 for none
	what   pieceKind
}

type pieceKind uint8

const (
	pieceText pieceKind = iota
	pieceColumn
	pieceLanguage
	pieceSize
)

// The placeholders that are no parameters.
const (
	languageName = "language"
	sizeName     = "size"
)

var placeholder = pattern.Lazy(`\{([^{}]*)\}`)

// compile reads the patterns of the names and checks all of them that does not
// depend on the rows.
func (b *batchReader) compile(p *rowMaker) bool {
	if p.folder.Node == nil {
		return false // a fault is recorded
	}
	p.folders = namePattern{nameKind: folderNames, at: p.folder}
	if !b.compilePattern(p, &p.folders) || p.file.Node == nil {
		return p.file.Node == nil
	}
	p.files = namePattern{nameKind: fileNames, at: p.file}
	return b.compilePattern(p, &p.files)
}

func (b *batchReader) compilePattern(p *rowMaker, n *namePattern) bool {
	text := table.OneLine(n.at.Value)
	from := 0
	return b.decoder.sound(func() {
		for _, m := range placeholder().FindAllStringSubmatchIndex(text, -1) {
			n.add(namePiece{text: text[from:m[0]]})
			n.add(b.placeholder(p, n.at, strings.TrimSpace(text[m[2]:m[3]])))
			from = m[1]
		}
		n.add(namePiece{text: text[from:]})
	}) && b.decoder.sound(func() { b.checkPattern(p, n, text) })
}

func (n *namePattern) add(piece namePiece) {
	if piece.what != pieceText || piece.text != "" {
		n.pieces = append(n.pieces, piece)
	}
}

// has reports whether the pattern has a placeholder of a kind, and of a column.
func (n *namePattern) has(what pieceKind, column int) bool {
	return slices.ContainsFunc(n.pieces, func(piece namePiece) bool {
		return piece.what == what && (what != pieceColumn || piece.column == column)
	})
}

// placeholder finds what a placeholder stands for: a column, the language or the
// size.
func (b *batchReader) placeholder(p *rowMaker, at node, name string) namePiece {
	if i := slices.Index(p.columns, name); i >= 0 {
		return namePiece{what: pieceColumn, column: i}
	}
	switch {
	case name == languageName && len(p.editions)+len(p.languages) == 0:
		b.decoder.fault(at, "the language of the template depends on a parameter", "write that parameter instead of {language}")
	case name == languageName:
		return namePiece{what: pieceLanguage}
	case name == sizeName && len(p.measures) > 0:
		return namePiece{what: pieceSize}
	case name == sizeName:
		b.decoder.fault(at, "the pattern holds {size}, and the file names no sizes", "add sizes:, or remove {size}")
	default:
		b.decoder.fault(at, fmt.Sprintf("there is no parameter %q", name), b.decoder.suggest(name, append(slices.Clone(p.columns), languageName, sizeName)))
	}
	return namePiece{}
}

// checkPattern checks that what the pattern says itself can be a name, and that it
// distinguishes what the file asks for.
func (b *batchReader) checkPattern(p *rowMaker, n *namePattern, text string) {
	at := n.at
	if strings.ContainsAny(placeholder().ReplaceAllString(text, ""), "{}") {
		b.decoder.fault(at, "a brace of the pattern has no partner", "write {parameter}")
		return
	}
	if wrong := n.wrong(placeholder().ReplaceAllString(text, "x")); wrong != "" {
		b.decoder.fault(at, "the pattern makes no "+strings.TrimPrefix(n.what, "a ")+": "+wrong, n.example)
		return
	}
	if len(p.editions) > 1 && !n.has(pieceLanguage, -1) {
		b.decoder.fault(at, "the pattern does not distinguish the editions", "add {language}")
	}
	if len(p.measures) > 1 && !n.has(pieceSize, -1) {
		b.decoder.fault(at, "the pattern does not distinguish the sizes", "add {size}")
	}
	for i, list := range p.lists {
		if len(list) > 1 && !n.has(pieceColumn, i) {
			b.decoder.fault(at, fmt.Sprintf("the pattern does not distinguish the values of %s", p.columns[i]), "add {"+p.columns[i]+"}")
		}
	}
}

// variant is one of the outputs of a row of the table.
type variant struct {
	edition, language string
	size              data.Size
	sizeName          string
}

// allVariants are the editions and sizes that each row of the table is built in.
func (p *rowMaker) allVariants() []variant {
	all := []variant{{}}
	if len(p.languages) > 0 {
		all[0].language = p.languages[0]
	}
	if len(p.editions) > 0 {
		all = nil
		for _, e := range p.editions {
			all = append(all, variant{edition: e.name, language: e.name})
		}
	}
	if len(p.measures) == 0 {
		return all
	}
	var sized []variant
	for _, v := range all {
		for _, size := range p.measures {
			v.size, v.sizeName = size, size.String()
			sized = append(sized, v)
		}
	}
	return sized
}

// output is one of the outputs of a row of the table. Its names are valid until the
// next.
type output struct {
	variant
	folder, file []byte // file is empty where the template names it
}

// outputs yields the outputs of a row. A row that cannot have a name has a fault, and
// none.
func (p *rowMaker) outputs(d *decoder, r *tableRow) iter.Seq[output] {
	return func(yield func(output) bool) {
		if r.faulty {
			return
		}
		for _, v := range p.variants {
			r.folder = p.folders.appendName(r.folder[:0], r.cells, v)
			r.file = p.files.appendName(r.file[:0], r.cells, v)
			if !p.folders.check(d, r, r.folder) || len(r.file) > 0 && !p.files.check(d, r, r.file) || !yield(output{v, r.folder, r.file}) {
				return
			}
		}
	}
}

// check checks a name that the pattern made of a row.
func (n *namePattern) check(d *decoder, r *tableRow, name []byte) bool {
	if plainName(name) {
		return true
	}
	wrong := n.wrong(string(name))
	if wrong == "" {
		return true
	}
	d.fault(r.at(n.culprit(r.cells)), fmt.Sprintf("%q cannot be %s: %s", strings.ReplaceAll(string(name), slashInValue, "/"), n.what, wrong),
		fmt.Sprintf("choose a value that can be part of the name of %s, or another pattern under %s:", n.what, n.key))
	return false
}

func (n *namePattern) appendName(b []byte, cells []string, v variant) []byte {
	for _, piece := range n.pieces {
		switch piece.what {
		case pieceText:
			b = append(b, piece.text...)
		case pieceColumn:
			b = appendCell(b, cells[piece.column])
		case pieceLanguage:
			b = append(b, v.language...)
		case pieceSize:
			b = append(b, v.sizeName...)
		}
	}
	return b
}

// appendCell appends a value to a name. A slash of it would make folders that the
// pattern does not have: badName refuses what stands for it.
func appendCell(b []byte, cell string) []byte {
	if strings.Contains(cell, "/") {
		cell = strings.ReplaceAll(cell, "/", slashInValue)
	}
	return append(b, cell...)
}

// slashInValue stands for a slash in a value, which no value can hold.
const slashInValue = "\x00"

// culprit is the column of a value that no name can hold; -1 where none is by
// itself to blame.
func (n *namePattern) culprit(cells []string) int {
	for _, piece := range n.pieces {
		if piece.what == pieceColumn && n.wrong(string(appendCell(nil, cells[piece.column]))) != "" {
			return piece.column
		}
	}
	return -1
}

// plainName reports whether a name surely can be that of a folder: nearly all
// are of this form.
func plainName(name []byte) bool {
	if len(name) > maxFolderName {
		return false
	}
	letters := 0 // of the folder's name
	for _, c := range name {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		case letters > 4 && (c >= '0' && c <= '9' || c == '-' || c == '_'):
			letters++
		case c == '/' && letters > 4:
			letters = 0
		default:
			return false
		}
	}
	return letters > 4
}

// badName says what keeps a path from being the folder of a row on some file
// system; empty for nothing.
func badName(name string) string {
	if len(name) > maxRowName {
		return fmt.Sprintf("it is longer than %d bytes", maxRowName)
	}
	if !utf8.ValidString(name) {
		return "it is not valid UTF-8"
	}
	if first, _, _ := strings.Cut(name, "/"); reportNames().MatchString(first) {
		return fmt.Sprintf("%q is the name of the report", first)
	}
	for folder := range strings.SplitSeq(name, "/") {
		if wrong := badFolder(folder); wrong != "" {
			return wrong
		}
	}
	return ""
}

// badFile says what keeps a name from being that of a PDF, without its ending; empty
// for nothing.
func badFile(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "it is not valid UTF-8"
	case strings.Contains(name, "/"):
		return "it holds a /, and the folder is named under name:"
	case strings.HasSuffix(strings.ToLower(name), ".pdf"):
		return "its ending is added to it"
	case strings.HasSuffix(strings.ToLower(name), ".chart"):
		return "it could be the PDF of a chart"
	}
	return badFolder(name)
}

// reportNames are what the reports of runs are called, in the folder of the rows.
var reportNames = pattern.Lazy(`(?i)^report(-\d+-of-\d+)?\.json$`)

func badFolder(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	odd := strings.IndexFunc(name, func(r rune) bool {
		return r < 0x20 || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) || data.IsControl(r)
	})
	switch {
	case name == "":
		return "a part of it is empty"
	case strings.Contains(name, slashInValue):
		return "a value holds a /"
	case odd >= 0:
		r, _ := utf8.DecodeRuneInString(name[odd:])
		return fmt.Sprintf("it holds %q", r)
	case strings.HasPrefix(name, "."):
		return "a part of it begins with a dot"
	case strings.HasPrefix(name, " ") || strings.HasSuffix(name, " ") || strings.HasSuffix(name, "."):
		return "a part of it begins or ends with a space, or ends with a dot"
	case len(name) > maxFolderName:
		return fmt.Sprintf("a part of it is longer than %d bytes", maxFolderName)
	case data.IsReservedID(stem):
		return fmt.Sprintf("%q is reserved", stem)
	}
	return ""
}
