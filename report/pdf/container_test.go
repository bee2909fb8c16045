package pdf

import (
	"errors"
	"slices"
	"testing"
)

// TestContainerFailure hands damaged fonts and pictures to gofpdf, which panics on
// some and returns errors on others: each is an error that says what it was.
func TestContainerFailure(t *testing.T) {
	d := small(t)
	fonts, err := d.fontUses.subsets()
	if err != nil {
		t.Fatal(err)
	}
	panics := 0
	for cut := 0; cut < len(fonts[0].data); cut += 1 + len(fonts[0].data)/40 {
		damaged := slices.Clone(fonts)
		damaged[0].data = fonts[0].data[:cut]
		_, err := d.contain(damaged)
		var e *ContainerError
		if err != nil && !errors.As(err, &e) {
			t.Errorf("cut to %d bytes: %v", cut, err)
		}
		if e != nil && e.Font == fonts[0].use.face.PostScriptName() {
			panics++
		}
	}
	if panics == 0 {
		t.Error("gofpdf panics on no damaged font any more: contain may be simpler")
	}
	d.images.files = [][]byte{[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")}
	_, err = d.contain(fonts)
	if e, ok := errors.AsType[*ContainerError](err); !ok || e.Picture != 1 && e.Cause == nil {
		t.Errorf("got %v", err)
	}
}
