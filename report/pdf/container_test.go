package pdf

import (
	"errors"
	"image"
	"testing"
)

// TestContainerFailure gives damaged pictures to gofpdf, which panics on some and
// returns errors for others: each must become an error that names the picture.
func TestContainerFailure(t *testing.T) {
	d := smallDocument(t)
	d.image(image.NewGray(image.Rect(0, 0, 40, 30)))
	whole := d.images.files[0]
	failed := 0
	for cut := 0; cut < len(whole); cut += 1 + len(whole)/200 {
		d.images.files = [][]byte{whole[:cut]}
		_, err := d.assemble()
		e, ok := errors.AsType[*ContainerError](err)
		if err != nil && !ok {
			t.Errorf("cut to %d bytes: %v", cut, err)
		}
		if ok && e.Picture == 1 {
			failed++
		}
	}
	if failed == 0 {
		t.Error("gofpdf takes every damaged picture")
	}
}
