package language

import (
	"slices"
	"strings"

	"briefing/data"
)

// mostNames is how many names of what is left out are listed.
const mostNames = 5

// selectionNotes are sentences on what a chart shows of its figures.
type selectionNotes struct {
	*data.Selection
	say   *Printer
	notes []string
}

// SelectionNotes say what of its figures a chart shows, in sentences, where that is not
// all. What stands apart is said by where it stands, and is in SelectionAside.
func SelectionNotes(p *Printer, c *data.Chart) []string {
	if c.Selected == nil {
		return nil
	}
	n := &selectionNotes{Selection: c.Selected, say: p}
	n.time()
	if n.Between {
		n.add(WordNoteBetween, endsOf(p, c)...)
	}
	n.rank()
	n.list(WordNoteTied, n.Tied)
	n.list(WordNoteOpen, n.Open)
	n.rest()
	n.list(WordNoteWholes, n.Wholes)
	return n.notes
}

// SelectionAside says which names stand apart; empty where none does.
func SelectionAside(p *Printer, c *data.Chart) string {
	if c.Selected == nil {
		return ""
	}
	n := &selectionNotes{say: p}
	n.list(WordNoteApart, data.KeyNames(c.Selected.Apart))
	return strings.Join(n.notes, "")
}

func (n *selectionNotes) add(w Word, args ...string) {
	n.notes = append(n.notes, n.say.Say(w, args...))
}

func (n *selectionNotes) count(number int) string { return n.say.Number(data.Int(int64(number))) }

// time says which time the chart shows.
func (n *selectionNotes) time() {
	from, to := n.say.Period(n.From), n.say.Period(n.To)
	switch {
	case n.Before && n.After:
		n.add(WordNoteOutside, "from", from, "to", to)
	case n.Before:
		n.add(WordNoteBefore, "from", from)
	case n.After:
		n.add(WordNoteAfter, "to", to)
	}
	if len(n.InForce) > 0 {
		keys := make([]string, len(n.InForce))
		for i, p := range n.InForce {
			keys[i] = n.say.Period(p)
		}
		n.add(WordNoteInForce, "keys", ListSome(n.say, keys[:min(len(keys), mostNames)], max(len(keys)-mostNames, 0)))
	}
	switch {
	case n.Each:
		n.add(WordNoteEach, "key", n.say.Period(n.At))
	case !n.At.IsZero():
		n.add(WordNoteAt, "key", n.say.Period(n.At))
	}
	if n.Newer > 0 {
		n.add(WordNoteNewer, "n", n.count(n.Newer), "all", n.count(n.Of), "key", n.say.Period(n.Later))
	}
}

// rank says how many names the chart shows of how many.
func (n *selectionNotes) rank() {
	out := len(n.LeftOut) + n.Valueless
	if !n.Ranks() || out == 0 {
		return
	}
	all, left := n.count(n.Shown+out), n.count(out)
	switch {
	case n.Bottom == 0:
		n.add(WordNoteTop, "n", n.count(n.Top), "all", all, "left", left)
	case n.Top == 0:
		n.add(WordNoteBottom, "n", n.count(n.Bottom), "all", all, "left", left)
	default:
		n.add(WordNoteTopBottom, "n", n.count(n.Top), "m", n.count(n.Bottom), "all", all, "left", left)
	}
	n.list(WordNoteBeside, n.Beside)
	if !n.RankedAt.IsZero() {
		n.add(WordNoteRanked, "key", n.say.Period(n.RankedAt))
	}
}

// endsOf are the first and the last period of a chart, for a text.
func endsOf(p *Printer, c *data.Chart) []string {
	return []string{"from", p.Key(c.Keys[0]), "to", p.Key(c.Keys[len(c.Keys)-1])}
}

// ShownInBrief is a clause on a chart that shows but the highest or lowest of its names, or but the first
// and the last period; empty for others.
func ShownInBrief(p *Printer, c *data.Chart) string {
	s := c.Selected
	if s != nil && s.Between {
		return p.Say(WordAltBetween, endsOf(p, c)...)
	}
	if !s.Ranks() {
		return ""
	}
	n := &selectionNotes{Selection: s, say: p}
	all := n.count(n.Shown + len(n.LeftOut))
	switch {
	case len(n.LeftOut) == 0:
		return ""
	case n.Bottom == 0:
		return p.Say(WordAltTop, "n", n.count(n.Top), "all", all)
	case n.Top == 0:
		return p.Say(WordAltBottom, "n", n.count(n.Bottom), "all", all)
	}
	return p.Say(WordAltTopBottom, "n", n.count(n.Top), "m", n.count(n.Bottom), "all", all)
}

// rest says what the sum of the others is, which of them have no rank, and which have a
// value of another period than most.
func (n *selectionNotes) rest() {
	var outside, unranked, other []string
	for _, name := range n.Unranked {
		if slices.Contains(n.RestOf, name) {
			unranked = append(unranked, name)
		} else {
			outside = append(outside, name)
		}
	}
	for _, called := range n.Called {
		if slices.Contains(n.RestOf, called) {
			other = append(other, called)
		}
	}
	slices.Sort(other)
	if n.RestOfWhole != "" {
		n.add(WordNoteRestOfWhole, "name", n.Rest, "whole", n.say.Name(n.RestOfWhole))
	} else if n.Rest != "" {
		n.add(WordNoteRest, "name", n.Rest, "n", n.count(len(n.RestOf)))
	}
	n.list(WordNoteRestOther, other, "name", n.Rest)
	n.list(WordNoteNotRanked, unranked)
	n.list(WordNoteUnranked, outside)
}

// list adds a sentence on names of categories or series, the first of many; nothing on
// none.
func (n *selectionNotes) list(w Word, all []string, args ...string) {
	if len(all) == 0 {
		return
	}
	names := make([]string, min(len(all), mostNames))
	for i := range names {
		names[i] = n.say.Name(all[i])
	}
	list := n.say.List(names)
	if more := len(all) - len(names); more > 0 {
		list += n.say.lang.comma + n.say.Say(WordMethodMore, "n", n.count(more))
	}
	n.add(w, append(args, "names", list)...)
}
