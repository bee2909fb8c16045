package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strconv"
)

// imageUses are the pictures of a document, each stored once.
type imageUses struct {
	files [][]byte // opaque RGB as PNG, in order of first use
	byKey map[[sha256.Size]byte]int
}

// imageName is the resource name of the picture with a 1-based index.
func imageName(index int) name { return name("I" + strconv.Itoa(index)) }

// maxPixels limits the size of a picture: 64 million pixels are 8,000 by 8,000.
const maxPixels = 64 << 20

// image stores a picture and returns its 1-based index, or 0 for a picture without
// pixels. It composes the picture over white and encodes it again, so that gofpdf reads
// only what this package has encoded.
func (d *Document) image(img image.Image) int {
	if img == nil || img.Bounds().Empty() {
		d.fail("a picture has no pixels")
		return 0
	}
	size := img.Bounds().Size()
	if size.X > maxPixels/size.Y {
		d.fail("a picture is %d by %d pixels; at most %d million fit", size.X, size.Y, maxPixels>>20)
		return 0
	}
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	key := sha256.Sum256(binary.BigEndian.AppendUint64(flat.Pix[:len(flat.Pix):len(flat.Pix)], uint64(size.X)))
	if index, ok := d.images.byKey[key]; ok {
		return index
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, flat); err != nil {
		d.fail("a picture cannot be encoded: %w", err)
		return 0
	}
	if d.images.byKey == nil {
		d.images.byKey = map[[sha256.Size]byte]int{}
	}
	d.images.files = append(d.images.files, buf.Bytes())
	d.images.byKey[key] = len(d.images.files)
	return len(d.images.files)
}
