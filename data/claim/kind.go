package claim

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language/sense"
	"briefing/data/wording"
)

// kindsSaid holds what a sentence with numbers of one figure says of them, real or nominal, primary or final
// energy, against what that is computed from.
func kindsSaid(c *checker, s sentence) {
	var said strings.Builder
	first := token{nth: -1}
	for _, t := range s {
		switch {
		case t.kind == word || t.kind == stop:
			said.WriteString(t.text + " ")
		case t.part != nil && len(t.part.Of) > 0 && first.nth < 0:
			first = t
		case t.part != nil && len(t.part.Of) > 0 && t.part.Of[0].Figure != first.part.Of[0].Figure:
			return // one of them may be meant
		}
	}
	if first.nth < 0 {
		return
	}
	text, f := strings.TrimSpace(said.String()), first.part.Of[0].Figure
	if c.say.Language() == "zh" {
		text = strings.ReplaceAll(text, " ", "")
	}
	if own, others, unlike := wording.UnlikeBasis(f, text); unlike {
		c.tell(first, data.RuleOtherTitle, fmt.Sprintf("the text says %s, and what it refers to is %s", own, others), fmt.Sprintf("refer to numbers that are %s, or correct the text", own))
	} else if of := wording.UnsaidPrices(f, text); of != nil {
		c.tell(first, data.RuleOtherTitle, fmt.Sprintf("the text says real, and nothing says that %s is at constant prices", of.ID), wording.AskPrices(of))
	}
	if o, found := wording.Opposed(text, f, f.Title.Plain, true); found {
		c.tell(first, data.RuleOtherTitle, fmt.Sprintf("the text says %s, and what it refers to is %s", o.Own, o.Other), "refer to numbers of what the text says, or correct it")
	}
}

// basesSaid looks for times that a sentence says are 100, and that are not the base of the index that its
// numbers are of: 2015 = 100.
func basesSaid(c *checker, s sentence) {
	for i, t := range s {
		base := ""
		if t.kind == value && len(t.part.Of) > 0 {
			base = compute.BaseOf(t.part.Of[0].Figure)
		}
		said := timeOfHundred(s)
		if base == "" || said == "" || strings.HasPrefix(base, said) || strings.HasPrefix(said, base) {
			continue
		}
		c.tell(s[i], data.RuleOtherTitle, fmt.Sprintf("the text says that %s is 100, and the base of %s is %s", said, t.part.Of[0].Figure.ID, base), fmt.Sprintf("say %s, or refer to an index with the base %s", base, said))
		return
	}
}

// timeOfHundred is the time that a sentence says is 100; empty for none.
func timeOfHundred(s sentence) string {
	for i, t := range s {
		if t.kind != number || t.text != "100" || i+1 < len(s) && !s[i+1].clause() {
			continue
		}
		j := i - 1
		for ; j >= 0 && (s[j].sense == sense.Is || s[j].sense == sense.Filler || s[j].text == "年" || s[j].text == "equals"); j-- {
		}
		if j >= 0 && s[j].kind == moment {
			return s[j].period.String()
		}
	}
	return ""
}
