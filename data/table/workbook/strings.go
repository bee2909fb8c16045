package workbook

import (
	"bytes"

	"briefing/data"
	"briefing/data/table/workbook/xmltoken"
)

// texts reads texts that may be in several pieces of different looks.
type texts struct {
	raw  []byte // what the piece at hand holds
	long bool   // a piece was longer than may be
}

// appendRich appends the text inside the element that has just begun, si or is, and reads
// to its end: what stands in t and in the pieces r, but not how to pronounce it.
func (x *texts) appendRich(dst []byte, s *xmltoken.Scanner, most int) (text []byte, whole bool, err error) {
	start := len(dst)
	x.long = false
	err = s.Children(func() error {
		piece, raised, err := x.piece(s, most)
		switch {
		case err != nil:
			return err
		case len(dst)-start+len(piece) > most:
			x.long = true
		case raised && len(dst) > start:
			dst = appendRaised(dst, piece)
		default:
			dst = append(dst, piece...)
		}
		return nil
	})
	return dst, !x.long, err
}

// piece is the text of the element that has just begun, and whether it is written above
// the line.
func (x *texts) piece(s *xmltoken.Scanner, most int) (text []byte, raised bool, err error) {
	x.raw = x.raw[:0]
	switch {
	case s.Is(inMain, "t"):
		err = x.content(s, most)
	case s.Is(inMain, "r"):
		err = s.Children(func() error {
			switch {
			case s.Is(inMain, "rPr"):
				return s.Children(func() error {
					raised = raised || s.Is(inMain, "vertAlign") && string(s.Attr("val")) == "superscript"
					return nil
				})
			case s.Is(inMain, "t"):
				return x.content(s, most)
			}
			return nil
		})
	}
	return decodeEscapes(x.raw), raised, err
}

// content reads the text of the element t; blanks at its ends count only where it says so.
func (x *texts) content(s *xmltoken.Scanner, most int) error {
	preserve := string(s.Attr("xml:space")) == "preserve"
	from := len(x.raw)
	var whole bool
	var err error
	x.raw, whole, err = appendContent(x.raw, s, most)
	x.long = x.long || !whole
	if !preserve {
		trimmed := bytes.Trim(x.raw[from:], " \t\r\n")
		x.raw = append(x.raw[:from], trimmed...)
	}
	return err
}

// arena keeps many short texts in a few long ones.
type arena struct {
	texts []string
	ends  []int // of those in buf
	buf   []byte
	bytes int64
}

const arenaBlock = 64 << 10

func (a *arena) add(text []byte) {
	a.buf = append(a.buf, text...)
	a.ends = append(a.ends, len(a.buf))
	a.bytes += int64(len(text)) + 24 // and what refers to it
	if len(a.buf) > arenaBlock {
		a.flush()
	}
}

func (a *arena) flush() {
	block, from := string(a.buf), 0
	for _, end := range a.ends {
		a.texts = append(a.texts, block[from:end])
		from = end
	}
	a.buf, a.ends = a.buf[:0], a.ends[:0]
}

// readShared reads the texts that cells refer to by their numbers.
func (b *excel) readShared(part string) ([]string, error) {
	if part == "" {
		return nil, nil
	}
	in, err := b.open(part, b.limits.part)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	s := xmltoken.New(in, excelSpaces)
	all := &arena{}
	if err = s.Root(); err == nil {
		err = b.addShared(s, all)
	}
	if err == nil {
		err = s.Finish()
	}
	if err != nil {
		return nil, b.wrap(err, data.Printable(part))
	}
	all.flush()
	return all.texts, nil
}

func (b *excel) addShared(s *xmltoken.Scanner, all *arena) error {
	var x texts
	var rich, line []byte
	return s.Children(func() error {
		var whole bool
		var err error
		rich, whole, err = x.appendRich(rich[:0], s, b.limits.cell)
		if err != nil {
			return err
		}
		line = appendLine(line[:0], rich)
		all.add(line)
		switch {
		case !whole:
			return b.fault("a text of its cells is longer than %s", sizeOf(int64(b.limits.cell)))
		case all.bytes > b.limits.strings:
			return b.fault("the texts of its cells are longer than %s", sizeOf(b.limits.strings))
		}
		return nil
	})
}
