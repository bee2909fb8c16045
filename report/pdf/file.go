package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"strconv"
)

// number numbers the objects that can be reached from the trailer, in order of
// discovery, and returns them. It leaves out the others.
func number(trailer dict) []*object {
	var found []*object
	visit := func(o *object) {
		if n := o.num; n < 1 || n > len(found) || found[n-1] != o {
			found = append(found, o)
			o.num = len(found)
		}
	}
	references(trailer, visit)
	for i := 0; i < len(found); i++ {
		references(found[i].value, visit)
	}
	return found
}

// position is where an object is: at an offset in the file or, with a holder, at an
// index in an object stream.
type position struct{ holder, at int }

// serialise writes the file. Objects that are not streams are packed together (ISO
// 32000-1, 7.5.7), which halves the size of a file with a structure tree; for the same
// reason the cross-reference table is a stream. The identifier is a hash of all
// objects.
func serialise(trailer dict, standard Standard) []byte {
	objects := number(trailer)
	places := make([]position, len(objects)+1)
	holders := pack(objects, places)
	places = append(places, make([]position, len(holders)+1)...)
	objects = append(objects, holders...)
	out := make([]byte, 0, size(objects))
	version := "1.7"
	if standard == UA2 {
		version = "2.0"
	}
	out = append(out, "%PDF-"+version+"\n%\xE2\xE3\xCF\xD3\n"...) // bytes that mark the file as binary
	for _, o := range objects {
		if o.stream != nil {
			places[o.num].at = len(out)
			out = o.define(out)
		}
	}
	sum := sha256.Sum256(out)
	start := len(out)
	places[len(places)-1].at = start
	table := tableOf(places)
	maps.Copy(dictOf(table), trailer)
	id := bytestr(sum[:16])
	dictOf(table)["ID"] = array{id, id}
	return fmt.Appendf(table.define(out), "startxref\n%d\n%%%%EOF\n", start)
}

// size estimates how many bytes the file of the objects has.
func size(objects []*object) int {
	n := 1 << 12
	for _, o := range objects {
		if o.stream != nil {
			n += len(o.stream) + 200
		}
	}
	return n + 4*len(objects)
}

// perHolder is the most objects packed into one stream: a reader unpacks all of them to
// get at one.
const perHolder = 200

// pack packs the objects that are not streams into object streams, which it numbers
// after all others and returns. It fills in where each object is.
func pack(objects []*object, places []position) []*object {
	var holders []*object
	held := make([]*object, 0, perHolder)
	var stream objectStream
	flush := func() {
		if len(held) > 0 {
			holders = append(holders, stream.of(held))
			held = held[:0]
		}
	}
	for _, o := range objects {
		if o.stream != nil {
			continue
		}
		places[o.num] = position{holder: len(objects) + len(holders) + 1, at: len(held)}
		if held = append(held, o); len(held) == perHolder {
			flush()
		}
	}
	flush()
	for i, h := range holders {
		h.num = len(objects) + i + 1
	}
	return holders
}

// objectStream is the memory in which object streams are made, one after the other.
type objectStream struct{ index, body []byte }

// of returns an object stream: pairs of number and offset, then the objects.
func (s *objectStream) of(objects []*object) *object {
	index, body := s.index[:0], s.body[:0]
	for _, o := range objects {
		index = append(strconv.AppendInt(index, int64(o.num), 10), ' ')
		index = append(strconv.AppendInt(index, int64(len(body)), 10), ' ')
		body = append(o.value.append(body), '\n')
	}
	holder := &object{value: dict{"Type": name("ObjStm"), "N": integer(len(objects)), "First": integer(len(index))}}
	index = append(index, body...)
	s.index, s.body, holder.stream = index, body, index
	if compress(holder); len(holder.stream) == len(index) {
		s.index = nil // it is the stream
	}
	return holder
}

// tableOf returns the cross-reference stream (ISO 32000-1, 7.5.8), which is itself the
// last position. Every row is written as its difference from the row before, which is
// similar.
func tableOf(places []position) *object {
	last := places[len(places)-1].at
	offset := 1
	for last>>(8*offset) > 0 {
		offset++
	}
	width := 1 + offset + 1
	row, before := make([]byte, width), make([]byte, width)
	var rows []byte
	for num, p := range places {
		p.row(row, num)
		rows = append(rows, 2) // the predictor Up
		for i := range row {
			rows = append(rows, row[i]-before[i])
		}
		row, before = before, row
	}
	return &object{
		num:    len(places) - 1,
		stream: deflate(rows),
		value: dict{
			"Type": name("XRef"), "Size": integer(len(places)), "W": array{integer(1), integer(offset), integer(1)},
			"Filter":      name("FlateDecode"),
			"DecodeParms": dict{"Predictor": integer(12), "Columns": integer(width)},
		},
	}
}

// row writes the kind of a position, its offset or holder, and its index. Object 0
// heads the list of free objects and is the only one in it.
func (p position) row(b []byte, num int) {
	kind, middle, index := 1, p.at, 0
	switch {
	case num == 0:
		kind, middle, index = 0, 0, 255
	case p.holder > 0:
		kind, middle, index = 2, p.holder, p.at
	}
	b[0], b[len(b)-1] = byte(kind), byte(index)
	for i := len(b) - 2; i > 0; i-- {
		b[i] = byte(middle)
		middle >>= 8
	}
}
