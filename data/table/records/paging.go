package records

import (
	"fmt"
	"strconv"
	"strings"
)

// paging is what an object says of the part of a table that it holds: services hand out long
// tables in pages.
type paging struct {
	page, pages int64
	more        bool // there is a next page
	at          place
}

// take reads what a key says.
func (p *paging) take(key string, t token) {
	word := strings.Map(func(r rune) rune {
		if strings.ContainsRune("_-@. ", r) {
			return -1
		}
		return r
	}, strings.ToLower(key))
	said := string(t.text)
	switch word {
	case "page", "currentpage", "pagenumber", "pageno":
		p.page, _ = strconv.ParseInt(said, 10, 64)
	case "pages", "totalpages", "pagecount", "numpages", "lastpage", "pagetotal":
		p.pages, _ = strconv.ParseInt(said, 10, 64)
	case "next", "nextpage", "nextpageurl", "odatanextlink", "nextlink":
		p.more = p.more || t.kind == text && said != "" || t.kind == number
	case "hasmore", "hasnext", "hasnextpage", "exceededtransferlimit":
		p.more = p.more || said == "true"
	default:
		return
	}
	if p.at == (place{}) {
		p.at = t.at
	}
}

// part says which part of a table this is; empty where it is all of it, so far as is said.
func (p *paging) part() string {
	switch {
	case p.pages > 1:
		return fmt.Sprintf("page %d of %d", max(p.page, 1), p.pages)
	case p.more:
		return "a page that another follows"
	}
	return ""
}
