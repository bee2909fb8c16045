package charts

import (
	"io"
	"math"

	"gonum.org/v1/plot/vg"

	"briefing/charts/raster"
	"briefing/data/file"
)

// Excerpt returns the part of the file that the chart shows: what every output
// carries. See [data.Dataset.Excerpt].
func (c *Chart) Excerpt() file.Excerpt {
	e, _ := file.ExcerptOf(c.ds, c.plan.chart, c.size, c.dpi)
	return e
}

// WritePNG writes the chart as a PNG picture of exactly so many pixels, at so
// many pixels an inch, with title, alt text, sources, licence and data in it. A
// picture of another shape than the chart's is filled in both directions. Where
// the theme is transparent, it has an alpha channel and no paper. Errors are those
// of an impossible size, and of w.
func (c *Chart) WritePNG(w io.Writer, width, height int, dpi float64) error {
	cv := raster.New(width, height, dpi, c.plan.theme.Paper, c.plan.fonts)
	if c.plan.theme.Transparent {
		cv = raster.NewTransparent(width, height, dpi, c.plan.fonts)
	}
	defer cv.Release()
	c.drawScaled(cv, float64(width)*72/dpi, float64(height)*72/dpi)
	return cv.EncodePNG(w, c.meta())
}

// drawScaled draws the chart on a canvas of another size in points.
func (c *Chart) drawScaled(cv vg.Canvas, width, height float64) {
	x, y := width/c.scene.width, height/c.scene.height
	if math.Abs(x-1) > 1e-9 || math.Abs(y-1) > 1e-9 {
		cv.Scale(x, y)
	}
	c.Draw(cv)
}

// meta is the description stored in the picture.
func (c *Chart) meta() raster.Meta {
	texts := []raster.TextEntry{
		{Keyword: "Title", Language: c.language, Text: c.Title()},
		{Keyword: "Description", Language: c.language, Text: c.Description(Standing{})},
	}
	if credit := c.plan.credits.credit(); credit != "" {
		texts = append(texts, raster.TextEntry{Keyword: "Source", Language: c.language, Text: credit})
	}
	if c.ds.Licence != "" {
		texts = append(texts, raster.TextEntry{Keyword: "Copyright", Language: c.language, Text: c.ds.Licence})
	}
	if c.producer != "" {
		texts = append(texts, raster.TextEntry{Keyword: producerKeyword, Text: c.producer})
	}
	return raster.Meta{Text: append(texts, raster.TextEntry{Keyword: dataKeyword, Text: string(c.Excerpt().JSON())})}
}
