package report

import (
	"cmp"
	"errors"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
)

// contained composes what stands at a place of the file, and notes the place in
// its boxes. A panic is a fault there, so that the others are found all the same.
func (c *composer) contained(pos data.Pos, compose func() []item) (items []item) {
	defer func() {
		if r := recover(); r != nil {
			items = nil
			c.faults = append(c.faults, doc.Failure(pos, r))
		}
	}()
	items = compose()
	belong(items, &pos)
	return items
}

// belong notes the block that items belong to, unless one inside of it is known.
func belong(items []item, pos *data.Pos) {
	for _, it := range items {
		for i := range it.boxes {
			if it.boxes[i].block == nil {
				it.boxes[i].block = pos
			}
		}
		belong(it.foot, pos)
	}
}

// places are where faults of a document stand that belong to no block.
type places struct{ title, logo data.Pos }

func placesOf(ds *data.Dataset) places {
	p := places{title: ds.Title.Pos, logo: ds.Title.Pos}
	if ds.Logo != nil {
		p.logo = ds.Logo.Pos
	}
	return p
}

// located gives a failure of the container its place in the file.
func (d *Document) located(err error) error {
	var e *pdf.ContainerError
	if !errors.As(err, &e) {
		return err
	}
	pos := d.places.title
	switch {
	case e.Picture > 0:
		pos = d.places.logo
	case e.Page > 0 && e.Page <= len(d.pages):
		for _, b := range d.pages[e.Page-1] {
			if b.block != nil {
				pos = *b.block
				break
			}
		}
	}
	return data.Faults{doc.Failure(pos, cmp.Or(e.Cause, err))}
}
