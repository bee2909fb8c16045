package pdf_test

import (
	"bytes"
	"fmt"
	"image/color"
	"log"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

func Example() {
	fonts := typeset.Default()
	d := pdf.New(fonts, pdf.Info{Title: "A briefing", Language: "en"})
	p := d.AddPage(595.276, 841.89) // A4
	title, err := fonts.Shape("Over half of GDP", typeset.Style{Size: 24, Bold: true})
	if err != nil {
		log.Fatal(err)
	}
	p.Text(d.Root().Child(page.H1), title, 72, 100, color.Black)
	p.Rect(nil, 72, 110, 451, 0.5, color.Gray{0x80})
	p.Dest("top", 76)
	d.Outline(1, "Over half of GDP", "top")

	var file bytes.Buffer
	if err := d.Write(&file); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s\n", file.Bytes()[:8])
	// Output: %PDF-1.7
}
