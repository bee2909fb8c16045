package html

import "golang.org/x/net/html"

// attr is an attribute of an element.
type attr struct{ name, value string }

// class is the attribute that style sheets choose by.
func class(name string) attr { return attr{"class", name} }

// element makes an element of attributes, texts, nodes and lists of nodes, in their order.
func element(tag string, content ...any) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: tag}
	for _, c := range content {
		switch c := c.(type) {
		case attr:
			n.Attr = append(n.Attr, html.Attribute{Key: c.name, Val: c.value})
		case []attr:
			for _, a := range c {
				n.Attr = append(n.Attr, html.Attribute{Key: a.name, Val: a.value})
			}
		case string:
			if c != "" {
				n.AppendChild(&html.Node{Type: html.TextNode, Data: c})
			}
		case *html.Node:
			if c != nil {
				n.AppendChild(c)
			}
		case []*html.Node:
			for _, child := range c {
				n.AppendChild(child)
			}
		}
	}
	return n
}

// raw is markup as it is.
func raw(markup []byte) *html.Node { return &html.Node{Type: html.RawNode, Data: string(markup)} }
