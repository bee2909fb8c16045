package report

import (
	"io"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/html"
	"briefing/report/page"
	"briefing/report/pdf"
)

// WriteChart writes a chart of the dataset as a PDF of one page of its size: a
// figure with its alt text, and the file that builds it again attached. The
// same chart gives the same bytes. Errors are those of w.
func WriteChart(w io.Writer, ds *data.Dataset, chart *charts.Chart, opt Options) error {
	info := pdf.Info{
		Title:    chart.Title(),
		Author:   ds.Author.Plain,
		Subject:  chart.Subtitle(),
		Language: ds.Language,
		Producer: opt.Producer,
		Rights:   ds.Licence,
		Standard: opt.Standard,
	}
	if !ds.Date.IsZero() {
		info.Date = ds.Date.Start()
	}
	stored, err := storedIn(chart)
	if err != nil {
		return err
	}
	doc := pdf.New(chart.Fonts(), info)
	width, height := chart.Size()
	p := doc.AddPage(width, height)
	p.Rect(nil, 0, 0, width, height, chart.Paper())
	figure := doc.Root().Child(page.Figure)
	figure.Alt = chart.Alt()
	canvas := p.Canvas(figure, 0, 0, width, height)
	chart.Draw(canvas)
	canvas.Close()
	words := doc.Root().Child(page.P) // as below the charts of a briefing
	words.Actual = chart.Description(charts.Standing{AfterAlt: true})
	space, err := chart.Fonts().Shape(" ", typeset.Style{Size: 8})
	if err != nil {
		return err
	}
	p.Text(words, space, 0, height, chart.Paper())
	doc.Attach(stored)
	return doc.Write(w)
}

// WriteChartHTML writes a chart of the dataset as a page of HTML that can stand in another:
// the chart, its texts, its numbers and its sources. Chart is what chart lays out.
// Errors are those of w, and data.Faults where the chart fits no screen.
func WriteChartHTML(w io.Writer, ds *data.Dataset, shown *data.Chart, drawn *charts.Chart, opt Options) error {
	alone := *ds
	alone.Title, alone.Subtitle, alone.Cited, alone.Editions, alone.Lists, alone.Appendix = shown.Title, shown.Subtitle, drawn.Sources(), nil, nil, nil
	alone.Layout = data.LayoutA4
	alone.Sources, alone.Charts = alone.Cited, []*data.Chart{shown}
	alone.Briefing = []data.Block{{Kind: data.BlockChart, Chart: shown, Table: true, Pos: shown.Pos}}
	d, faults := doc.New(&alone)
	if len(faults) > 0 {
		return faults
	}
	page, err := html.New(&alone, d, drawn.Fonts(), html.Options{Producer: opt.Producer, CSV: opt.CSV, Embedded: true})
	if err != nil {
		return err
	}
	return page.Write(w)
}

// storedIn is the file that builds a chart again or, where its values are too
// many, the JSON object that says where they came from.
func storedIn(chart *charts.Chart) (pdf.Attachment, error) {
	e := chart.Excerpt()
	if e.Omitted() != "" {
		return pdf.Attachment{Name: chart.ID() + ".json", Type: "application/json", Relation: pdf.Data, Data: e.JSON()}, nil
	}
	file, err := e.YAML()
	return pdf.Attachment{Name: chart.ID() + ".yaml", Type: "application/yaml", Relation: pdf.Data, Data: file}, err
}
