package doc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// keyNumbers makes the numbers of a block.
func (b *builder) keyNumbers(from *data.Block) *KeyNumbers {
	k := &KeyNumbers{at: at(from.Pos)}
	for _, n := range from.Numbers {
		made := KeyNumber{Of: data.Number{Figure: n.Figure, Series: n.Series.Name, Key: n.Key}}
		if n.Sparkline {
			made.Sparkline = &n
			all := slices.Concat(b.words.entries(n.Sources), b.words.entries(n.TrendSources()))
			if len(byNumber(all)) != len(byNumber(b.words.entries(n.Sources))) {
				made.TrendSources = withSources(b.say.Say(language.WordTrendSources), from.Pos, all)
			}
		}
		made.Printed = b.printed(n, from.Numbers)
		k.Numbers = append(k.Numbers, made)
	}
	return k
}

// printed prints a key number that stands among others: compact, and in greater scales.
// One counted out of a whole has one form only.
func (b *builder) printed(n data.KeyNumber, among []data.KeyNumber) []PrintedNumber {
	v, u := n.Value, n.Figure.Unit
	if n.Figure.Of != nil {
		return []PrintedNumber{b.printedAs(n, v, u)}
	}
	together := func() (all []data.Value) {
		for _, other := range among {
			if other.Figure.Unit == n.Figure.Unit {
				all = append(all, other.Value)
			}
		}
		return all
	}
	v, u = language.NewCompact(b.say, u, together).Value(v)
	out := []PrintedNumber{b.printedAs(n, v, u)}
	for v, u, ok := b.say.Greater(v, u); ok; v, u, ok = b.say.Greater(v, u) {
		out = append(out, b.printedAs(n, v, u))
	}
	return out
}

func (b *builder) printedAs(n data.KeyNumber, v data.Value, u data.Unit) PrintedNumber {
	h, noun := PrintedNumber{}, ""
	if n.Figure.Of != nil && v.Is != data.Absent {
		h.Number = b.say.OfWhole(v, n.Figure.Of.Count)
		if words := language.OfWholeInWords(b.say, v, n.Figure.Of.Count, n.Figure.Unit); words != h.Number {
			h.InWords = words
		}
	} else {
		h.Number, noun = b.say.Short(v, u)
		if v.Is != data.Absent && !language.SaysWhole(b.say, b.texts.line(n.Label).Text, u) {
			noun = language.WholeBeside(b.say, u) // 4.2%: of GDP
		}
	}
	if inNumber(noun) {
		h.Number, noun = h.Number+noun, ""
	}
	doubts := b.words.doubts(v, language.WordDisputedBy, func(other data.Value) string { return b.say.ShortLabel(other, u) })
	text, long := b.label(n, noun, doubts), b.say.Unit(u)
	if words, whole := strings.CutSuffix(b.say.Value(v, u), noun); whole && n.Figure.Of == nil && v.Is != data.Absent {
		if words = strings.TrimRight(words, " \u00a0\u202f"); nonBreaking(words) != nonBreaking(h.Number) {
			h.InWords = words
		}
		long = noun // its scale is that of the number
	} else if u.Kind == data.UnitPercent {
		long = noun
	}
	beside := Run{Pos: n.Label.Pos}
	switch full := b.say.Value(v, u); {
	case noun == "" || !strings.HasPrefix(text, noun):
		noun = ""
	case n.Figure.Of == nil && v.Is != data.Absent && (strings.HasSuffix(full, noun) || strings.HasSuffix(full, b.say.Unit(u))):
		h.InWords, beside.Silent = full, true // a number and its unit are heard as one
		noun += text[len(noun) : len(text)-len(strings.TrimLeft(text[len(noun):], ",， \u00a0"))]
	case long == noun:
		noun = ""
	default:
		beside.Long = long
	}
	var r inlineBuilder
	r.write(noun, beside)
	r.writeNaming(text[len(noun):], Run{Pos: n.Label.Pos}, b.words.named(v))
	h.Label = spelledOut(b.say, r.citing(b.words.entries(n.Sources)))
	return h
}

// inNumber reports whether what a number counts is a part of it where it is printed large, as in
// 53.9万亿元: a Chinese word of one or two characters.
func inNumber(noun string) bool {
	const most = 2
	first, _ := utf8.DecodeRuneInString(noun)
	return Wide(first) && utf8.RuneCountInString(noun) <= most
}

// label says what a key number counts, and how far it can be trusted.
func (b *builder) label(n data.KeyNumber, noun string, doubts []string) string {
	label := b.texts.line(n.Label).Text
	switch {
	case label == "":
		label = noun
	case noun != "":
		label = b.say.Say(language.WordMeasured, "noun", noun, "label", label)
	}
	if len(doubts) > 0 {
		label = b.say.Say(language.WordAside, "text", label, "aside", b.words.joined(doubts))
	}
	return label
}
