package batch

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// Limits of the names of rows. A folder's name stays, with what the program puts
// into the folder, below the 255 bytes of most file systems.
const (
	maxFolderName = 200  // bytes of one folder
	maxRowName    = 1000 // bytes of all
)

// Pattern makes the names of the folders of rows, or of their PDFs: {region}/{period}.
// The zero Pattern makes empty ones.
type Pattern struct {
	*Names
	pieces []piece
}

// Names is what a pattern names.
type Names struct {
	// Key is the key of the batch file that has the pattern.
	Key string
	// Taken is the format of the fault of two rows of one name, with the place of the
	// first and the name.
	Taken string
	// Wrong says what keeps a name from being one on some file system; empty for
	// nothing.
	Wrong func(name string) string

	what    string // that has the name
	example string // what to write instead of a pattern that makes none

}

// Folders are the names of the folders of rows.
func Folders() *Names {
	return &Names{"name", "the outputs of %s are named %q already, perhaps with other capitals", badPath, "a folder", "write a relative path such as {region}/{period}"}
}

// Files are the names of the PDFs of rows, without their ending: of one name they could not
// be told apart outside their folders.
func Files() *Names {
	return &Names{"file", "the PDF of %s is named %q already, perhaps with other capitals", badFile, "a file", "write a name without its ending, such as {region}-{period}"}
}

// piece is a text, or what stands for the value of a column, for the language
// or for the size.
type piece struct {
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

var placeholder = pattern.New(`\{([^{}]*)\}`)

// Placeholders are the names that stand in braces in the text of a pattern.
func Placeholders(text string) []string {
	var all []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.TrimSpace(m[1]))
	}
	return all
}

// Pattern reads the text of a pattern, and checks all of it that does not depend on the
// rows: that what it says itself can be a name, and that it distinguishes the outputs.
func (f *Frame) Pattern(names *Names, text string) (Pattern, []data.Problem) {
	p := Pattern{Names: names}
	var wrong []data.Problem
	from := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		p.add(piece{text: text[from:m[0]]})
		stands, problem := f.placeholder(strings.TrimSpace(text[m[2]:m[3]]))
		if problem.Text != "" {
			wrong = append(wrong, problem)
		}
		p.add(stands)
		from = m[1]
	}
	p.add(piece{text: text[from:]})
	if wrong != nil {
		return p, wrong
	}
	return p, f.check(&p, text)
}

func (p *Pattern) add(next piece) {
	if next.what != pieceText || next.text != "" {
		p.pieces = append(p.pieces, next)
	}
}

// has reports whether the pattern has a placeholder of a kind, and of a column.
func (p *Pattern) has(what pieceKind, column int) bool {
	return slices.ContainsFunc(p.pieces, func(one piece) bool {
		return one.what == what && (what != pieceColumn || one.column == column)
	})
}

// placeholder finds what a placeholder stands for: a column, the language or the
// size.
func (f *Frame) placeholder(name string) (piece, data.Problem) {
	if i := slices.Index(f.Columns, name); i >= 0 {
		return piece{what: pieceColumn, column: i}, data.Problem{}
	}
	switch {
	case name == languageName && len(f.Editions)+len(f.Languages) == 0:
		return piece{}, data.Problem{Text: "the language of the template depends on a parameter", Hint: "write that parameter instead of {language}"}
	case name == languageName:
		return piece{what: pieceLanguage}, data.Problem{}
	case name == sizeName && len(f.Sizes) > 0:
		return piece{what: pieceSize}, data.Problem{}
	case name == sizeName:
		return piece{}, data.Problem{Text: "the pattern holds {size}, and the file names no sizes", Hint: "add sizes:, or remove {size}"}
	}
	return piece{}, data.Problem{Text: fmt.Sprintf("there is no parameter %q", name), Hint: language.Suggest(name, append(slices.Clone(f.Columns), languageName, sizeName))}
}

// check checks that what the pattern says itself can be a name, and that it
// distinguishes what the batch asks for.
func (f *Frame) check(p *Pattern, text string) []data.Problem {
	if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
		return []data.Problem{{Text: "a brace of the pattern has no partner", Hint: "write {parameter}"}}
	}
	if wrong := p.Wrong(placeholder.ReplaceAllString(text, "x")); wrong != "" {
		return []data.Problem{{Text: "the pattern makes no " + strings.TrimPrefix(p.what, "a ") + ": " + wrong, Hint: p.example}}
	}
	var all []data.Problem
	lacks := func(what, placeholder string) {
		all = append(all, data.Problem{Text: "the pattern does not distinguish " + what, Hint: "add {" + placeholder + "}"})
	}
	if len(f.Editions) > 1 && !p.has(pieceLanguage, -1) {
		lacks("the editions", languageName)
	}
	if len(f.Sizes) > 1 && !p.has(pieceSize, -1) {
		lacks("the sizes", sizeName)
	}
	for i, values := range f.Choices {
		if values > 1 && !p.has(pieceColumn, i) {
			lacks("the values of "+f.Columns[i], f.Columns[i])
		}
	}
	return all
}

// Append appends the name of a row with these cells, by column, to b.
func (p *Pattern) Append(b []byte, cells []string, v Variant) []byte {
	for _, one := range p.pieces {
		switch one.what {
		case pieceText:
			b = append(b, one.text...)
		case pieceColumn:
			b = appendCell(b, cells[one.column])
		case pieceLanguage:
			b = append(b, v.Language...)
		case pieceSize:
			b = append(b, v.size...)
		}
	}
	return b
}

// Check checks a name that the pattern made of cells. Where it is none, column is that of
// the value to blame, or -1.
func (p *Pattern) Check(name []byte, cells []string) (column int, wrong data.Problem) {
	if plainName(name) {
		return -1, wrong
	}
	why := p.Wrong(string(name))
	if why == "" {
		return -1, wrong
	}
	return p.culprit(cells), data.Problem{
		Text: fmt.Sprintf("%q cannot be %s: %s", strings.ReplaceAll(string(name), slashInValue, "/"), p.what, why),
		Hint: fmt.Sprintf("choose a value that can be part of the name of %s, or another pattern under %s:", p.what, p.Key),
	}
}

// appendCell appends a value to a name. A slash of it would make folders that the
// pattern does not have: badPath refuses what stands for it.
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
func (p *Pattern) culprit(cells []string) int {
	for _, one := range p.pieces {
		if one.what == pieceColumn && p.Wrong(string(appendCell(nil, cells[one.column]))) != "" {
			return one.column
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

// badPath says what keeps a path from being the folder of a row on some file
// system; empty for nothing.
func badPath(name string) string {
	if len(name) > maxRowName {
		return fmt.Sprintf("it is longer than %d bytes", maxRowName)
	}
	if !utf8.ValidString(name) {
		return "it is not valid UTF-8"
	}
	if first, _, _ := strings.Cut(name, "/"); reportNames.MatchString(first) {
		return fmt.Sprintf("%q is the name of the report, or of the index", first)
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

// reportNames are what the reports and the index of runs are called, in the folder of the rows.
var reportNames = pattern.New(`(?i)^(report(-\d+-of-\d+)?\.json|index\.html)$`)

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
