package workbook

import (
	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook/xmltoken"
)

// property is what a workbook says of itself: where it stands, and the key of a finding.
type property struct {
	space     xmltoken.Space
	name, key string
}

// longestProperty is how much of a property is kept, in bytes.
const longestProperty = 4 << 10

// excelProperties are those of a workbook of Excel.
var excelProperties = []property{
	{inDublinCore, "title", "title"},
	{inDublinCore, "subject", "note"},
	{inDublinCore, "description", "note"},
	{inDublinCore, "creator", "author"},
	{inDublinCore, "identifier", "address"},
	{inTerms, "modified", "modified"},
}

// properties reads what a workbook says of itself, in the order of the file.
func (c *container) properties(part string, spaces []string, known []property) ([]grid.Finding, error) {
	if part == "" || !c.has(part) {
		return nil, nil
	}
	var found []grid.Finding
	err := c.read(part, spaces, func(s *xmltoken.Scanner) error {
		var visit func() error
		visit = func() error {
			for _, p := range known {
				if s.Is(p.space, p.name) {
					text, _, err := appendContent(nil, s, longestProperty)
					if line := string(appendLine(nil, text)); line != "" {
						found = append(found, grid.Finding{Key: p.key, Text: line, At: data.Pos{File: c.name}})
					}
					return err
				}
			}
			return s.Children(visit) // they stand inside office:meta in a workbook of LibreOffice
		}
		return s.Children(visit)
	})
	return found, err
}
