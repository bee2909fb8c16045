package report

import (
	"cmp"
	"errors"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
)

// located gives a failure of the container its place in the file.
func (d *Document) located(err error) error {
	var e *pdf.ContainerError
	if !errors.As(err, &e) {
		return err
	}
	pos := d.laid.TitlePos
	switch {
	case e.Picture > 0 && d.doc.Logo != nil:
		pos = d.doc.Logo.Pos
	case e.Page > 0 && e.Page <= len(d.laid.Pages):
		for _, b := range d.laid.Pages[e.Page-1] {
			if b.Block != nil {
				pos = *b.Block
				break
			}
		}
	}
	return data.Faults{doc.Failure(pos, cmp.Or(e.Cause, err))}
}
