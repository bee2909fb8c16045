package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefing/charts/raster"
)

// Stored is what a picture says about its chart.
type Stored struct {
	Title    string
	Alt      string // in a sentence; SVG only
	Long     string // what it shows at length
	Language string // BCP 47 tag
	Credit   string // the sources, as the footer names them; PNG only
	Licence  string // PNG only; the data has it, too
	Producer string // name and version of the program that drew it
	Data     []byte // JSON, see [Chart.Excerpt]; nil when there is none
}

// The keywords of texts of a PNG: that with the data, and that which names the
// program, for which the PNG specification has a keyword.
const (
	dataKeyword     = "Data"
	producerKeyword = "Software"
)

// titleAttribute is the attribute of the root of an SVG with the chart's title: its element title
// is what a screen reader says.
const titleAttribute = "data-title"

// producerAttribute is the attribute of the root of an SVG that names the program.
const producerAttribute = "data-producer"

// ReadPNG returns what a PNG picture says about its chart. It fails if the file
// is not a PNG or is damaged.
func ReadPNG(content []byte) (Stored, error) {
	texts, err := raster.ReadTexts(content)
	if err != nil {
		return Stored{}, err
	}
	var s Stored
	for _, t := range texts {
		switch t.Keyword {
		case "Title":
			s.Title, s.Language = t.Text, t.Language
		case "Description":
			s.Long = t.Text
		case "Source":
			s.Credit = t.Text
		case "Copyright":
			s.Licence = t.Text
		case producerKeyword:
			s.Producer = t.Text
		case dataKeyword:
			s.Data = []byte(t.Text)
		}
	}
	return s, nil
}

// ReadSVG returns what an SVG picture says about its chart: the title,
// description and metadata of its root. It fails if the file is not an SVG or
// is damaged.
func ReadSVG(content []byte) (Stored, error) {
	var s Stored
	d := xml.NewDecoder(bytes.NewReader(content))
	depth, element, rooted := 0, "", false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && rooted {
			return s, nil
		}
		if err != nil {
			return Stored{}, fmt.Errorf("the SVG is damaged: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if depth == 1 {
				rooted = t.Name.Local == "svg"
				s.Language, s.Producer = attribute(t, "lang"), attribute(t, producerAttribute)
				s.Title = attribute(t, titleAttribute)
			}
			if !rooted {
				return Stored{}, errors.New("it is not an SVG document")
			}
			element = t.Name.Local
		case xml.EndElement:
			depth--
			element = ""
		case xml.CharData:
			if depth != 2 {
				continue
			}
			switch element {
			case "title":
				s.Alt += string(t)
			case "desc":
				s.Long += string(t)
			case "metadata":
				s.Data = append(s.Data, t...)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
