package pdf

import (
	"bytes"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// A ContainerError is a failure of gofpdf, which no input may cause, and says what
// gofpdf was given: a page, a picture or, while it assembled the file, neither.
type ContainerError struct {
	Page    int // counted from 1
	Picture int // counted from 1, in order of first use
	Cause   error
}

// Error implements error.
func (e *ContainerError) Error() string {
	switch {
	case e.Page > 0:
		return fmt.Sprintf("page %d: %v", e.Page, e.Cause)
	case e.Picture > 0:
		return fmt.Sprintf("picture %d: %v", e.Picture, e.Cause)
	}
	return e.Cause.Error()
}

// Unwrap implements errors.Unwrap.
func (e *ContainerError) Unwrap() error { return e.Cause }

// assemble gives the pages and pictures to gofpdf and returns the file that it makes.
// The pages are still without content, which complete adds: gofpdf would only copy it.
// gofpdf panics where it should return errors, so a panic becomes an error that says
// what gofpdf was given.
//
// gofpdf does not tell the names that it gives to pictures. So an extra last page shows
// every picture in order, and readContainer removes it. The order of gofpdf's objects
// does not matter: they are renumbered later.
func (d *Document) assemble() (out []byte, err error) {
	var handed ContainerError
	defer func() {
		if r := recover(); r != nil {
			handed.Cause = fmt.Errorf("gofpdf failed: %v", r)
			out, err = nil, &handed
		}
	}()
	f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 595, Ht: 842}})
	f.SetCompression(false)                  // complete does it, with reused writers
	f.SetCreationDate(time.Unix(0, 0).UTC()) // removed from the file later; if unset, gofpdf reads the clock
	f.SetModificationDate(time.Unix(0, 0).UTC())
	for i, p := range d.pages {
		handed = ContainerError{Page: i + 1}
		f.AddPageFormat("P", gofpdf.SizeType{Wd: p.width, Ht: p.height})
	}
	f.AddPage()
	for i, png := range d.images.files {
		handed = ContainerError{Picture: i + 1}
		key := string(imageName(i + 1))
		options := gofpdf.ImageOptions{ImageType: "png"}
		f.RegisterImageOptionsReader(key, options, bytes.NewReader(png))
		f.ImageOptions(key, 0, 0, 1, 1, false, options, 0, "")
		if err := f.Error(); err != nil {
			handed.Cause = fmt.Errorf("gofpdf: %w", err)
			return nil, &handed
		}
	}
	handed = ContainerError{}
	var buf bytes.Buffer
	if err := f.Output(&buf); err != nil {
		return nil, &ContainerError{Cause: fmt.Errorf("gofpdf: %w", err)}
	}
	return buf.Bytes(), nil
}

// container is what gofpdf made: its objects, without what this package adds later.
type container struct {
	pages   []*object // the document's own
	images  []*object // in order of first use
	pageSet *object   // the root of the page tree
}

// readContainer finds the parts of gofpdf's file.
func readContainer(data []byte) (*container, error) {
	_, trailer, err := parseObjects(data)
	if err != nil {
		return nil, err
	}
	c := &container{}
	catalog := dictOf(trailer["Root"])
	c.pageSet, _ = catalog["Pages"].(*object)
	kids, _ := dictOf(c.pageSet)["Kids"].(array)
	if len(kids) == 0 {
		return nil, fmt.Errorf("%w: no pages", errObjects)
	}
	for _, k := range kids {
		page, ok := k.(*object)
		if !ok {
			return nil, fmt.Errorf("%w: a page", errObjects)
		}
		c.pages = append(c.pages, page)
	}
	last := len(c.pages) - 1
	scratch := dictOf(c.pages[last])
	c.pages = c.pages[:last]
	return c, c.readPictures(scratch)
}

// readPictures finds the pictures by the order in which the last page draws them.
func (c *container) readPictures(page dict) error {
	pictures := dictOf(dictOf(page["Resources"])["XObject"])
	contents, ok := page["Contents"].(*object)
	if !ok {
		return fmt.Errorf("%w: a page without content", errObjects)
	}
	words := bytes.Fields(contents.stream)
	for i := 1; i < len(words); i++ {
		if string(words[i]) != "Do" {
			continue
		}
		picture, ok := pictures[name(bytes.TrimPrefix(words[i-1], []byte("/")))].(*object)
		if !ok {
			return fmt.Errorf("%w: a picture", errObjects)
		}
		c.images = append(c.images, picture)
	}
	return nil
}

// dictOf returns the dictionary that v is or refers to, or nil.
func dictOf(v value) dict {
	if o, ok := v.(*object); ok && o != nil {
		v = o.value
	}
	d, _ := v.(dict)
	return d
}
