package html

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Place is where a page is published, below the address that its file names.
type Place struct {
	// Path is that of the page: FOLDER/NAME.html; empty: where build puts the page of a file.
	Path string
	// Alone says that nobody knows where the pages of other editions are.
	Alone bool
	// Picture is a picture in the folder of the page that stands for it where it is shared.
	Picture Picture
	// CSV says that the numbers of each chart are in that folder as a file, CHART.csv.
	CSV bool
}

// Picture is a picture of a chart.
type Picture struct {
	Name          string // of its file; empty for none
	Alt           string
	Width, Height int // pixels
}

// usualPath is where build puts the page of an edition.
func usualPath(name string) string { return name + "/" + name + ".html" }

// pathOf is where the page is, below the address.
func pathOf(p *page) string {
	if p.opt.Place.Path != "" {
		return p.opt.Place.Path
	}
	return usualPath(p.ds.Name)
}

// folderOf is the folder of the page, below the address.
func folderOf(p *page) string { return pathOf(p)[:strings.LastIndex(pathOf(p), "/")+1] }

// addressOf is the address of a path in full; empty where the file names none.
func addressOf(p *page, path string) string {
	if p.ds.Address == "" {
		return ""
	}
	return strings.TrimRight(p.ds.Address, "/") + "/" + (&url.URL{Path: path}).EscapedPath()
}

// edition is a page in some language.
type edition struct{ tag, path string }

// editionPages are the pages of all editions, the main one first; nil where there is one, or
// where nobody knows.
func editionPages(p *page) []edition {
	if len(p.ds.Editions) < 2 || p.opt.Place.Alone {
		return nil
	}
	main := p.ds.Name
	if p.ds.Tag != p.ds.Editions[0] {
		main = strings.TrimSuffix(main, "-"+p.ds.Tag)
	}
	var all []edition
	for i, tag := range p.ds.Editions {
		name := main
		if i > 0 {
			name += "-" + tag
		}
		all = append(all, edition{tag, usualPath(name)})
	}
	return all
}

// published says where the page is, and its other editions, and how it is shown where it is
// shared (Open Graph); nothing where the file names no address.
func published(p *page) []*html.Node {
	own := addressOf(p, pathOf(p))
	if own == "" || p.opt.Embedded || p.opt.Live {
		return nil
	}
	all := []*html.Node{element("link", attr{"rel", "canonical"}, attr{"href", own})}
	for i, e := range editionPages(p) {
		link := func(language string) *html.Node {
			return element("link", attr{"rel", "alternate"}, attr{"hreflang", language}, attr{"href", addressOf(p, e.path)})
		}
		if all = append(all, link(e.tag)); i == 0 {
			all = append(all, link("x-default"))
		}
	}
	graph := func(property, content string) {
		if content != "" {
			all = append(all, element("meta", attr{"property", "og:" + property}, attr{"content", content}))
		}
	}
	graph("type", "article")
	graph("url", own)
	graph("title", p.doc.Title.Text)
	graph("description", p.doc.Subtitle.Text)
	if picture := p.opt.Place.Picture; picture.Name != "" {
		graph("image", addressOf(p, folderOf(p)+picture.Name))
		graph("image:width", strconv.Itoa(picture.Width))
		graph("image:height", strconv.Itoa(picture.Height))
		graph("image:alt", picture.Alt)
	}
	return all
}
