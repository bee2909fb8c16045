package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"strconv"
)

// number gives the objects that can be reached from the trailer their numbers,
// in order of discovery, and returns them. What cannot be reached is left out.
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

// place is where an object stands: at an offset in the file or, with a holder,
// at an index in an object stream.
type place struct{ holder, at int }

// serialise writes the file. Objects that are not streams are packed together
// (ISO 32000-1, 7.5.7), which halves a file with a structure tree; the table of
// places is a stream for the same reason. The identifier is a hash of all objects.
func serialise(trailer dict) []byte {
	objects := number(trailer)
	places := make([]place, len(objects)+1)
	holders := pack(objects, places)
	places = append(places, make([]place, len(holders)+1)...)
	objects = append(objects, holders...)
	out := make([]byte, 0, size(objects))
	out = append(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...) // bytes that mark the file as binary
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

// size is about how many bytes a file of the objects has.
func size(objects []*object) int {
	n := 1 << 12
	for _, o := range objects {
		if o.stream != nil {
			n += len(o.stream) + 200
		}
	}
	return n + 4*len(objects)
}

// perHolder is the most objects packed into one stream: a reader unpacks all of
// it to get at one.
const perHolder = 200

// pack returns object streams with the objects that are not streams, numbered
// after all others, and notes the place of each.
func pack(objects []*object, places []place) []*object {
	var holders []*object
	held := make([]*object, 0, perHolder)
	flush := func() {
		if len(held) > 0 {
			holders = append(holders, hold(held))
			held = held[:0]
		}
	}
	for _, o := range objects {
		if o.stream != nil {
			continue
		}
		places[o.num] = place{holder: len(objects) + len(holders) + 1, at: len(held)}
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

// hold returns an object stream: pairs of number and offset, then the objects.
func hold(objects []*object) *object {
	index, body := make([]byte, 0, 12*len(objects)), make([]byte, 0, 140*len(objects))
	for _, o := range objects {
		index = append(strconv.AppendInt(index, int64(o.num), 10), ' ')
		index = append(strconv.AppendInt(index, int64(len(body)), 10), ' ')
		body = append(o.value.append(body), '\n')
	}
	holder := &object{
		value:  dict{"Type": name("ObjStm"), "N": integer(len(objects)), "First": integer(len(index))},
		stream: append(index, body...),
	}
	compress(holder)
	return holder
}

// tableOf returns the cross-reference stream (ISO 32000-1, 7.5.8), whose own
// place is the last. Every row is written as its difference to the one before:
// neighbours are alike.
func tableOf(places []place) *object {
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

// row writes the kind of a place, its offset or holder, and its index. Object 0
// heads the list of free objects and is the only one.
func (p place) row(b []byte, num int) {
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
