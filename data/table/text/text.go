package text

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/table/grid"
)

// Options are what is said of a file. What is empty is found.
type Options struct {
	Encoding  string // one of Encodings, or another name of one
	Separator string // one of table.SeparatorWords
}

// file is a file as it was decided to be read.
type file struct {
	name      string
	open      func() (io.ReadCloser, error)
	coding    coding
	said      bool // the file's user has said the encoding, or its mark does
	mark      int  // bytes of the byte-order mark
	end       byte
	separator rune
	headed    bool // the first line says the separator
	found     []grid.Finding
}

// Open decides how a file is read. It is read from its beginning each time that open is
// called: it may be unpacked meanwhile. An error is a [grid.Error], or one of reading.
func Open(name string, open func() (io.ReadCloser, error), opt Options) (*grid.File, error) {
	f := &file{name: name, open: open}
	head, err := f.head()
	if err != nil {
		return nil, err
	}
	if err := f.decode(head, opt.Encoding); err != nil {
		return nil, err
	}
	sample, err := f.sample(head)
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimSpace(sample)) == 0 {
		return nil, &grid.Error{At: data.Pos{File: name}, Text: "the file is empty", Hint: "it has no rows"}
	}
	if err := f.separate(sample, opt.Separator); err != nil {
		return nil, err
	}
	kind := "CSV"
	if f.separator != ',' {
		kind = "text with a " + word(f.separator) + " between cells"
	}
	return &grid.File{Name: name, Format: kind, Sheets: []grid.Sheet{{Open: f.rows}}, Found: f.found}, nil
}

// head is the beginning of the file.
func (f *file) head() ([]byte, error) {
	in, err := f.open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	head := make([]byte, blockSize)
	n, err := io.ReadFull(in, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// decode decides on the encoding. A mark is believed before what is said: a file that comes
// anew each night may be exported in another one.
func (f *file) decode(head []byte, said string) error {
	c, near, named := codingNamed(said)
	marked, mark, hasMark := marked(head)
	sixteen, isSixteen := sixteen(head)
	switch {
	case said != "" && !named:
		hint := "it is one of " + strings.Join(Encodings(), ", ")
		if near != "" {
			hint = "did you mean " + near + "?"
		}
		return &grid.Error{At: data.Pos{File: f.name}, Text: fmt.Sprintf("there is no encoding %q", said), Hint: hint}
	case hasMark:
		f.coding, f.mark, f.said = marked, mark, true
		f.find("encoding", marked.name, "by its byte-order mark", data.Pos{})
	case isSixteen: // and nothing else, whatever is said
		f.coding, f.said = sixteen, true
		f.find("encoding", sixteen.name, "by its zero bytes", data.Pos{})
	case said != "":
		f.coding, f.said = c, true
		if multibyte(head) && c.with != nil {
			f.find("encoding", c.name, "as said, though the file is "+utf8Name+" as well", data.Pos{})
		}
	case multibyte(head):
		f.find("encoding", utf8Name, "by its characters", data.Pos{})
	}
	return nil
}

// multibyte reports whether the beginning of a file has characters that are not ASCII, and
// all of them UTF-8.
func multibyte(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && len(head) == blockSize && !utf8.Valid(head); cut++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && !isASCII(head)
}

func (f *file) find(key, what, why string, at data.Pos) {
	f.found = append(f.found, grid.Finding{Key: key, Text: what, Why: why, At: at})
}

// sample is the beginning of the file in UTF-8. Bytes that are not of the encoding are an
// error even there: how the rows are parted is not decided without the encoding.
func (f *file) sample(head []byte) ([]byte, error) {
	whole := len(head) < blockSize
	d := newDecoder(bytes.NewReader(head[f.mark:]), f.coding)
	f.end = '\n'
	r := &rows{file: f, in: d, end: 0xff, buf: make([]byte, 4*len(head)+2*utf8.UTFMax)}
	for r.err == nil {
		var n int
		n, r.err = d.Read(r.buf[r.stop:])
		r.stop += n
	}
	sample := r.buf[:r.stop]
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		f.end = '\r'
	}
	r.end = f.end
	if why, ok := r.err.(flaw); ok && (why != cutShort || whole) {
		if !d.strict && bytes.IndexByte(head, 0) >= 0 {
			r.err = zeroByte // no other encoding reads it either
		}
		return nil, r.failed()
	}
	if i := bytes.LastIndexByte(sample, f.end); i >= 0 && !whole {
		sample = sample[:i+1]
	}
	return sample, nil
}

// separate decides on the separator: what is said, what the first line says, what is found.
func (f *file) separate(sample []byte, said string) error {
	first, headed := saidFirst(sample)
	f.headed = headed
	var err error
	switch {
	case said != "":
		f.separator, err = f.separatorNamed(said)
	case headed:
		f.separator = first
		f.find("separator", word(first), "as the first line says", data.Pos{File: f.name, Line: 1, Col: 1})
	default:
		if f.separator, err = f.separatorOf(sample); err == nil {
			f.foundSeparator(sample)
		}
	}
	return err
}

// foundSeparator says what was found, by the first row that it parts.
func (f *file) foundSeparator(sample []byte) {
	p := f.part(sample, f.separator)
	if p.alike == 0 {
		f.find("separator", word(f.separator), "though there is one column", data.Pos{})
		return
	}
	f.find("separator", word(f.separator), fmt.Sprintf("%d cells in %d of the first %d rows", p.width, p.alike, p.rows), data.Pos{File: f.name, Line: p.from, Col: 1})
}

// rows opens the file from its beginning.
func (f *file) rows() (grid.Rows, error) {
	in, err := f.open()
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, in, int64(f.mark)); err != nil {
		in.Close()
		return nil, err
	}
	r := &rows{file: f, from: in, in: newDecoder(in, f.coding), separator: byte(f.separator), end: f.end}
	if f.headed {
		if err := r.skipLine(); err != nil {
			in.Close()
			return nil, err
		}
	}
	return r, nil
}

// undecoded is the error of bytes that are no text of the encoding.
func (f *file) undecoded(at data.Pos, why flaw, around []byte) error {
	name := f.coding.name
	if name == "" {
		name = utf8Name
	}
	e := &grid.Error{At: at}
	switch {
	case why == zeroByte:
		e.Text, e.Hint = "a zero byte, which no text has", "is it a table? save it as CSV or as a workbook"
		return e
	case why == cutShort && f.said:
		e.Text, e.Hint = "the file ends in the middle of a character of "+name, "it may be cut off: get it again"
		return e
	case why == cutShort:
		e.Text = "the file ends in the middle of a character of " + name + ", or is in another encoding"
	case f.said:
		e.Text = "bytes that are no character of " + name
	default:
		e.Text = "the encoding of the file is not known: it is not " + name
	}
	if f.coding.with != nil { // around is decoded already
		around, _ = f.head()
	}
	if e.Hint, e.Readings = askEncoding(around); e.Hint == "" {
		e.Hint = "the file may be damaged: get it again"
	} else {
		e.Key = "encoding"
	}
	return e
}
