package html

import (
	"bytes"
	"encoding/base64"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"briefing/charts"
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// layout is a chart on screens of some width.
type layout struct {
	class   string
	width   float64   // points, of which an inch of a screen has 72
	heights []float64 // as parts of the width: the first at which the chart fits
}

// layouts are those of every chart: the style sheet shows one of them. Each is as wide as the
// text is where its type has the size that it says: 768 pixels on a desk, 328 of the 360 of a phone.
var layouts = [...]layout{
	{"wide", 576, []float64{0.56, 0.7, 0.85, 1.1, 1.3}},
	{"narrow", 246, []float64{0.9, 1.1, 1.4, 1.8, 2.4, 3.2}},
}

// figure is a chart and the text beside it, if any, in the order in which they are read.
func (p *page) figure(f *doc.Figure) *html.Node {
	switch {
	case f.Beside == nil:
		return p.chart(f)
	case f.Side == data.SideLeft:
		return element("div", class("side"), element("div", p.prose(f.Beside.Passages)), p.chart(f))
	}
	return element("div", class("side"), p.chart(f), element("div", p.prose(f.Beside.Passages)))
}

// chart is a chart with its caption, its texts and its numbers.
func (p *page) chart(f *doc.Figure) *html.Node {
	if p.opt.Embedded {
		f = p.unnumbered(f)
	}
	out := element("figure", class("chart"), stepWords(p, f.Caption.Label))
	markup, notes, long := p.drawn(f)
	title := p.caption("figcaption", doc.Caption{Label: f.Caption.Label, Lead: f.Caption.Lead, Text: f.Title})
	if p.opt.Embedded {
		title = element("figcaption", element("h1", f.Title.Text))
	}
	out.AppendChild(title)
	out.AppendChild(raw(markup))
	if notes != "" {
		out.AppendChild(element("p", class("heard"), p.words(doc.InLanguages(p.say, notes))))
	}
	if f.Remark.Text != "" {
		out.AppendChild(element("p", class("notes"), f.Remark.Text))
	}
	all := element("div")
	addPlaces(all, f.Anchors) // before the figure, in which the caption comes first
	all.AppendChild(out)
	all.AppendChild(p.inWords(f, long))
	return all
}

// unnumbered is a figure that is called by its title: whatever a page of it alone stands in may have
// figures of its own.
func (p *page) unnumbered(f *doc.Figure) *doc.Figure {
	named, title := *f, p.say.Say(language.WordQuoted, "text", f.Title.Text)
	for _, c := range []*doc.Caption{&named.Caption, &named.DataCaption} {
		c.Label, c.Lead = strings.Replace(c.Label, f.Caption.Label, title, 1), strings.Replace(c.Lead, f.Caption.Label, title, 1)
	}
	return &named
}

// addPlaces adds the places that links lead to.
func addPlaces(to *html.Node, anchors []string) {
	for _, a := range anchors {
		to.AppendChild(element("span", attr{"id", placeOf(a)}))
	}
}

// placeOf is the id of a place: some anchors of a document begin as the links to them do.
func placeOf(anchor string) string { return strings.TrimPrefix(anchor, "#") }

// drawn is a chart in its layouts, the notes in its foot as they are heard, and its long text, which its data may
// follow. A chart that does not fit a narrow
// screen is shown there as on a wide one, to be scrolled.
func (p *page) drawn(f *doc.Figure) (markup []byte, notes, long string) {
	var b bytes.Buffer
	chart, told := f.Chart, told(p, f.Data)
	all, err := p.opt.Kept.chart(printOf(p, chart), func() ([]laidOut, error) { return p.layouts(chart) })
	if err != nil {
		p.refuse(err, chart.Pos)
		return nil, "", ""
	}
	for _, l := range all {
		if err := p.inline.Chart(&b, l.day, l.night, l.class, l.day.Alt(), told); err != nil {
			p.refuse(err, chart.Pos) // a buffer takes all
		}
	}
	wide := all[0].day // the narrow one may have less
	return b.Bytes(), wide.NotesHeard(), wide.Description(charts.Standing{AfterAlt: true, WithTable: f.Data != nil, Noted: true})
}

// stepWords are what the script says of the numbers of a figure, as it fills them in.
func stepWords(p *page, figure string) []attr {
	return []attr{
		{"data-steps", p.say.Say(language.WordStep, "figure", figure)},
		{"data-said", p.say.Say(language.WordLabelled, "label", "{key}", "text", "{value}")},
		{"data-said-of", p.say.Say(language.WordSeen, "series", "{series}", "key", "{key}", "value", "{value}")},
		{"data-place", p.say.Say(language.WordPlaceOf, "n", "{n}", "all", "{all}")},
		{"data-end", p.say.Say(language.WordNoFurther)},
		{"data-between", p.say.Say(language.WordDetails)},
	}
}

// told is what the table of a chart says of each number, and of each that is missing, series
// by series: nobody who steps through the chart hears less than who reads the table.
func told(p *page, t *doc.DataTable) []charts.Told {
	if t == nil {
		return nil
	}
	var all []charts.Told
	for i, column := range t.Columns {
		for _, r := range t.Records {
			c := r.Cells[i]
			if c.Missing && !c.HasKey && !c.Due {
				continue // nothing was, as far as is known
			}
			text, more := toldText(p, t, c), ""
			if doubts := c.DoubtsHeard(p.say); c.Missing && doubts != "" {
				text = doubts // which say that there is no value
			} else if doubts != "" {
				more = p.say.Say(language.WordItems) + doubts
			}
			all = append(all, charts.Told{Series: column, Key: r.Key, Text: text, More: more, Of: c.Of})
		}
	}
	return all
}

// toldText is the value of a cell with its unit.
func toldText(p *page, t *doc.DataTable, c doc.Cell) string {
	if c.Missing {
		return c.Text
	}
	if c.Of.Figure != nil {
		if s, ok := c.Of.Figure.SeriesNamed(c.Of.Series); ok {
			if v, ok := data.NumberAt(s, c.Of.Key); ok {
				return p.say.WithInterval(v, c.Of.Figure.Unit)
			}
		}
	}
	if t.Unit == "" {
		return c.Text
	}
	return p.say.Say(language.WordTitleUnit, "title", c.Text, "unit", t.Unit)
}

// laidOut is a chart in a layout, by day and by night.
type laidOut struct {
	class      string
	day, night *charts.Chart
}

// layouts lays a chart out for all screens that it fits. The error is that of the wide one.
func (p *page) layouts(chart *data.Chart) ([]laidOut, error) {
	var all []laidOut
	for i, l := range layouts {
		opt := charts.Options{Fonts: p.fonts, Logo: p.logo, Numbers: p.doc.SourceNumbers, OnPage: true, InText: true, Asked: true, Width: l.width}
		day, err := layOut(&p.fitters[i], chart, l, &opt)
		for _, less := range lessRoom(chart) {
			if err != nil && i > 0 {
				chart = less
				day, err = layOut(&p.fitters[i], chart, l, &opt)
			}
		}
		switch {
		case err != nil && i == 0:
			return nil, err
		case err != nil:
			all[0].class += " only"
			return all, nil
		}
		opt.Night = true
		night, err := charts.New(p.ds, chart, opt)
		if err != nil {
			night = day
		}
		all = append(all, laidOut{l.class, day, night})
	}
	return all, nil
}

// eitherWay are the kinds of charts that are upright, or go across where their names are long, by those
// that are upright: on a narrow screen names have less room.
var eitherWay = map[data.Kind]data.Kind{data.KindVertical: data.KindBar, data.KindRangeUp: data.KindRange}

// lessRoom are forms of a chart for a narrow screen that it does not fit: its names beside the bars, and without the
// sums of two sides, which its long text has.
func lessRoom(chart *data.Chart) (forms []*data.Chart) {
	if other, ok := eitherWay[chart.Kind]; ok {
		turned := *chart
		turned.Kind = other
		forms = append(forms, &turned)
	}
	if len(chart.SideSums) > 1 {
		bare := *chart
		bare.SideSums = nil
		forms = append(forms, &bare)
	}
	return forms
}

// layOut lays a chart out at the first height of a layout at which it fits, which the options
// then have.
func layOut(fitter *charts.Fitter, chart *data.Chart, l layout, opt *charts.Options) (*charts.Chart, error) {
	if !chart.Size.IsZero() && l.class == "wide" {
		w, h := chart.Size.Points(data.DefaultDPI)
		opt.Height = l.width * h / w
		return fitter.New(chart, *opt)
	}
	heights := make([]float64, len(l.heights))
	for i, part := range l.heights {
		heights[i] = l.width * part
	}
	drawn, err := fitter.AtFirst(chart, opt, heights...)
	if err == nil && drawn.Spare() > 0 {
		return fitter.AtFirst(chart, opt, opt.Height-drawn.Spare(), opt.Height)
	}
	return drawn, err
}

// caption is the label of a figure or table and its text.
func (p *page) caption(tag string, c doc.Caption) *html.Node {
	return element(tag, element("b", c.Lead), c.Between(), c.Text.Text)
}

// inWords is what the chart says in words, and its numbers: folded, as most see the chart.
func (p *page) inWords(f *doc.Figure, long string) *html.Node {
	out := element("details", element("summary", p.say.Say(language.WordInWords, "figure", f.Caption.Label)), element("p", class("description"), p.words(doc.InLanguages(p.say, long))))
	if f.Data != nil {
		var caption *html.Node // to be seen where it says more than the summary does
		if f.DataCaption.Text.Text != "" {
			caption = p.caption("caption", f.DataCaption)
		}
		for _, n := range p.dataTable(*f.Data, caption, f.DataCaption.Label, p.placeFor(out, f.Caption.Label)) {
			out.AppendChild(n)
		}
	}
	if link := download(p, f); link != nil {
		out.AppendChild(element("p", link))
	}
	return out
}

// download is a link to the numbers of a chart as a file, which stands in the page.
func download(p *page, f *doc.Figure) *html.Node {
	if p.opt.CSV == nil {
		return nil
	}
	var b bytes.Buffer
	if err := p.opt.CSV(&b, f.Chart); err != nil {
		p.refuse(err, f.Chart.Pos)
		return nil
	}
	made := numbersFile{f.Chart.ID + ".csv", f.Title.Text, b.Bytes()}
	if !p.opt.Live && !slices.ContainsFunc(p.files, func(known numbersFile) bool { return known.name == made.name }) {
		p.files = append(p.files, made)
	}
	size := p.say.Number(data.Int(int64((b.Len()+1023)/1024))) + "\u00a0KB"
	return element("a", attr{"download", made.name}, attr{"href", made.embedded()},
		p.say.Say(language.WordDownload, "figure", f.Caption.Label, "type", "CSV", "size", size))
}

// numbersFile is a file with the numbers of a chart, and what the chart says.
type numbersFile struct {
	name, title string
	content     []byte
}

// embedded is an address that has the whole file.
func (f numbersFile) embedded() string {
	return "data:text/csv;charset=utf-8;base64," + base64.StdEncoding.EncodeToString(f.content)
}

// keyNumbers are large numbers in a row.
func (p *page) keyNumbers(k *doc.KeyNumbers) *html.Node {
	list := element("ul", class("numbers"))
	for i := range k.Numbers {
		n := &k.Numbers[i]
		large := element("p", largeClass(n.Printed[0].Number), n.Printed[0].Number)
		if long := n.Printed[0].InWords; long != "" {
			large = element("p", largeClass(n.Printed[0].Number), heardAs(long, shortForm(long, n.Printed[0].Number)))
		}
		p.trace(large, n.Of.String())
		item := element("li", large, element("p", class("label"), p.words(n.Printed[0].Label)))
		if n.Sparkline != nil {
			item.AppendChild(raw(sparkline(p, n)))
		}
		if n.TrendSources != nil {
			item.AppendChild(element("p", class("label"), p.words(n.TrendSources)))
		}
		list.AppendChild(item)
	}
	return list
}

// longestLarge is how many letters wide a large number may be that stands in one line on a phone.
const longestLarge = 11

// largeClass is the class of a large number.
func largeClass(number string) attr {
	wide := 0
	for _, r := range number {
		wide++
		if doc.Wide(r) {
			wide++
		}
	}
	if wide > longestLarge {
		return class("large long")
	}
	return class("large")
}

// sparkline is the small line of a key number.
func sparkline(p *page, n *doc.KeyNumber) []byte {
	var drawn [2]*charts.Chart
	for i, night := range []bool{false, true} {
		var err error
		opt := charts.Options{Width: 115, Height: 36, Fonts: p.fonts, OnPage: true, Night: night}
		if drawn[i], err = charts.Sparkline(p.ds, *n.Sparkline, opt); err != nil {
			p.refuse(err, n.Sparkline.Figure.Pos)
			return nil
		}
	}
	var b bytes.Buffer
	if err := p.inline.Chart(&b, drawn[0], drawn[1], "spark", drawn[0].Alt(), nil); err != nil {
		p.refuse(errors.New("the sparkline cannot be written"), n.Sparkline.Figure.Pos)
	}
	return b.Bytes()
}

// table is the data of a figure as a block of its own.
func (p *page) table(t *doc.Table) *html.Node {
	out := element("div", class("table"))
	addPlaces(out, t.Anchors)
	place := p.placeFor(out, t.Caption.Label)
	for _, n := range p.dataTable(t.Data, p.caption("caption", t.Caption), t.Caption.Label, place) {
		out.AppendChild(n)
	}
	heat := t.Data.Heat
	if p.day.Copied {
		heat = t.Data.HeatGrey
	}
	for _, note := range []string{heat, t.Notes.Text} {
		if note != "" {
			out.AppendChild(element("p", class("notes"), note))
		}
	}
	return out
}

// dataTable is values as a table: keys in the first column, which heads its rows. Below it stand the
// remarks, where few values have any, and the sources, where all rows have the same.
func (p *page) dataTable(t doc.DataTable, caption *html.Node, label string, place tablePlace) []*html.Node {
	p.inTable = &place
	defer func() { p.inTable = nil }()
	remarks, sources := make([]string, len(t.Records)), make([][]*doc.Source, len(t.Records))
	anyRemark, anySource := false, false
	for i, r := range t.Records {
		remarks[i], sources[i] = t.Status(r), r.Sources()
		anyRemark, anySource = anyRemark || remarks[i] != "", anySource || len(sources[i]) > 0
	}
	below := t.RemarksBelow()
	anyRemark, anySource = anyRemark && !below, anySource && t.SourcesOfAll() == nil
	head := func(text, name string) *html.Node {
		return element("th", attr{"scope", "col"}, class(name), p.words(t.Words(text)))
	}
	heads := element("tr", head(t.Headers.Keys, ""))
	for _, name := range t.Columns {
		if name == "" {
			name = t.Headers.Values
		}
		heads.AppendChild(head(name, "n"))
	}
	if anyRemark {
		heads.AppendChild(head(t.Headers.Remarks, "remark"))
	}
	if anySource {
		heads.AppendChild(head(t.Headers.Sources, "n"))
	}
	body := element("tbody")
	for i, r := range t.Records {
		row := element("tr", element("th", attr{"scope", "row"}, class(strings.TrimSpace(unbroken(r.Key))), p.words(t.Words(r.Key))))
		if r.Total {
			row.Attr = append(row.Attr, html.Attribute{Key: "class", Val: "total"})
		}
		for _, c := range r.Cells {
			name := "n"
			if c.Missing {
				name = "n none"
			}
			name += unbroken(c.Text)
			if c.Shaded {
				name += " " + p.heatClass(t.Sided, c.Shade)
			}
			cell := element("td", class(name), c.Text)
			if c.InWords != "" {
				cell = element("td", class(name), heardAs(c.InWords, shortForm(c.InWords, c.Text)))
			}
			if below && c.Flag != "" {
				for _, n := range heardAs(t.Flagged(c.Flag), element("span", "*")) {
					cell.AppendChild(n)
				}
			}
			p.trace(cell, c.Of.String())
			row.AppendChild(cell)
		}
		if anyRemark {
			row.AppendChild(element("td", p.words(t.Words(remarks[i], r))))
		}
		if anySource {
			cell := element("td", class("n"))
			for nth, s := range sources[i] {
				if nth > 0 {
					appendText(cell, p.say.Say(language.WordCitationBetween))
				}
				p.citeInTable(s, place)
				cell.AppendChild(sourceLink(s, s.Name))
			}
			row.AppendChild(cell)
		}
		body.AppendChild(row)
	}
	name := "data"
	if t.Heat != "" {
		name = "data heat"
	}
	if caption == nil {
		caption = element("caption", class("heard"), label)
	}
	all := []*html.Node{scrolled(element("table", class(name), caption, element("thead", heads), body))}
	if below {
		all = append(all, element("p", class("notes"), heardAs("", element("span", "* ")), p.words(t.Words(t.RemarksOn(), t.Records...))))
	}
	if credit := t.Credit(); credit != nil {
		all = append(all, element("p", class("notes"), p.words(credit)))
	}
	return all
}

// longestUnbroken is how many characters the text of a cell may have that is never broken into lines,
// as "Apr 2021" or "more than 50".
const longestUnbroken = 14

// unbroken is the class of such a text, after others.
func unbroken(text string) string {
	if utf8.RuneCountInString(text) > longestUnbroken {
		return ""
	}
	return " short"
}

// scrolled is a table that a narrow screen shows a part of: whoever has no mouse can reach it, and
// then move what it stands in by keys. That has no name of its own: the caption would be heard twice.
func scrolled(table *html.Node) *html.Node {
	table.Attr = append(table.Attr, html.Attribute{Key: "tabindex", Val: "0"})
	return element("div", class("scroll"), table)
}

// dataset describes the briefing to search engines: https://schema.org/Dataset.
func (p *page) dataset() (*html.Node, error) {
	content, err := record(p)
	if err != nil {
		return nil, err
	}
	return element("script", attr{"type", "application/ld+json"}, strings.ReplaceAll(string(content), "</", `<\/`)), nil
}
