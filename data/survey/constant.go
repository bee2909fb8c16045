package survey

import (
	"slices"
	"strings"
)

// What a column has in each row belongs to the numbers as much as what tells rows apart: rice
// is what was harvested, and Albania is where.

// namingHeads are what offices call the columns whose only text belongs into the title, beside
// places.
var namingHeads = []string{"item", "product", "products", "commodity", "commodity name", "crop", "series", "element", "partner", "reporter", "industry", "sector", "type of employee", "north american industry classification system (naics)", "characteristic", "labour force characteristics", "merkmal", "produkt", "produit", "producto", "prodotto", "指标", "产品"}

// restrictingHeads are what they call those whose only text is a remark.
var restrictingHeads = []string{"sex", "gender", "age", "age group", "age class", "classif", "education", "education level", "marital status", "citizenship", "area type", "seasonal adjustment", "adjustment", "prices", "valuation", "type of prices", "geschlecht", "alter", "altersgruppe", "sexe", "âge", "sexo", "edad", "sesso", "età", "性别", "年龄"}

// maxRemark is how long a text of a remark is, in bytes.
const maxRemark = 120

// constants are the columns with one text throughout whose heads are of some kind.
func (p *Plan) constants(is func(head string) bool) (columns []int) {
	s := p.Survey
	for i := range s.Columns {
		c := &s.Columns[i]
		if len(c.Texts) == 1 && c.Filled == s.Count && !c.Many && (c.Role == Constant || c.Role == Dimension || c.Role == Label) && is(c.Head) && isWords(c.Texts[0]) && len(c.Texts[0]) <= maxRemark && !isCodeHead(c.Head) {
			columns = append(columns, i)
		}
	}
	return columns
}

// named are the texts that a title names: what is the same in all rows, and not in it already.
func (p *Plan) named(f *Figure, title string) (texts []string) {
	said := strings.ToLower(title)
	if f.Series >= 0 && f.found.timed && len(f.found.names) == 1 {
		texts = append(texts, plainTitle(f.found.names[0])) // the only line has no label
	}
	for _, i := range p.constants(func(head string) bool { return isPlace(head) || isCalled(head, namingHeads) }) {
		text := plainTitle(p.Survey.Columns[i].Texts[0])
		if strings.EqualFold(text, "total") {
			continue
		}
		if i != f.Key && i != f.Series && !f.chooses(i) && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" || strings.Contains(said, strings.ToLower(text)) })
}

// remark is what is the same in all rows of a figure, and does not stand in its title.
func (p *Plan) remark(f *Figure) string {
	var said []string
	for _, i := range p.constants(func(head string) bool { return isCalled(head, restrictingHeads) }) {
		if c := p.Survey.Columns[i]; i != f.Key && i != f.Series && !f.chooses(i) {
			said = append(said, c.Head+": "+c.Texts[0])
		}
	}
	return strings.Join(said, "; ")
}
