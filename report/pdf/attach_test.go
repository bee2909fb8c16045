package pdf_test

import (
	"bytes"
	"image/color"
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

var attachments = []pdf.Attachment{
	{Name: "main.yaml", Type: "application/yaml", Relation: pdf.Source, Description: "Größe (wide)", Data: []byte(strings.Repeat("title: T\n", 100))},
	{Name: "data/数据.csv", Type: "text/csv", Relation: pdf.Supplement, Data: []byte("a,b\n1,2\n")},
	{Name: "empty.csv", Type: "text/csv", Relation: pdf.Supplement},
}

// attachedSample returns a document with a figure and attachments.
func attachedSample() *pdf.Document {
	d := pdf.New(typeset.Default(), pdf.Info{Title: "A (title) with 字", Language: "en"})
	p := d.AddPage(300, 200)
	for _, alt := range []string{"The first figure", "Zweite Abbildung: 中"} {
		figure := d.Root().Child(page.Sect).Child(page.Figure)
		figure.Alt = alt
		p.Rect(figure, 10, 10, 50, 50, color.Black)
	}
	for _, a := range attachments {
		d.Attach(a)
	}
	return d
}

func TestAttachmentsAreReadBack(t *testing.T) {
	got, err := pdf.Read(encode(t, attachedSample()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "A (title) with 字" || strings.Join(got.Alts, "; ") != "The first figure; Zweite Abbildung: 中" || len(got.Attachments) != len(attachments) {
		t.Fatalf("got %+v", got)
	}
	for i, a := range got.Attachments {
		want := attachments[i]
		if a.Name != want.Name || a.Type != want.Type || a.Relation != want.Relation || a.Description != want.Description || !bytes.Equal(a.Data, want.Data) {
			t.Errorf("attachment %d: %+v, want %+v", i, a, want)
		}
	}
}

func TestOtherProgramsReadTheAttachments(t *testing.T) {
	path := save(t, attachedSample())
	run(t, "qpdf", "--check", path)
	list := run(t, "pdfdetach", "-list", path)
	for _, a := range attachments {
		if !strings.Contains(list, a.Name) {
			t.Errorf("pdfdetach does not list %s:\n%s", a.Name, list)
		}
	}
	if got := run(t, "qpdf", "--show-attachment=main.yaml", path); got != string(attachments[0].Data) {
		t.Errorf("qpdf reads %q", got)
	}
}

func TestAttachmentFaults(t *testing.T) {
	for _, name := range []string{"", "main.yaml", "a\x00b"} {
		d := attachedSample()
		d.Attach(pdf.Attachment{Name: name})
		if err := d.Write(new(bytes.Buffer)); err == nil {
			t.Errorf("an attachment named %q is written", name)
		}
	}
}

func TestReadDamagedFiles(t *testing.T) {
	content := encode(t, attachedSample())
	for n := range content {
		if _, err := pdf.Read(content[:n]); err == nil {
			t.Fatalf("a file cut off at byte %d is read", n)
		}
	}
	for n := 0; n < len(content); n += 3 { // some changes do no harm; the others must only give errors
		changed := bytes.Clone(content)
		changed[n] ^= 0x41
		_, _ = pdf.Read(changed)
	}
}

func FuzzReadPDF(f *testing.F) {
	f.Add(encode(f, attachedSample()))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n[[[[<</A 1 0 R>>]]]]\nendobj\nstartxref\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := pdf.Read(content)
		if err != nil && (c.Title != "" || c.Attachments != nil) {
			t.Errorf("%v, and still %+v", err, c)
		}
	})
}
