package check

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/wording"
)

// thousandthOf are units that are thousandths of a named whole.
var thousandthOf = pattern.New(`(?i)^(?:‰|per mill?e?|permille|promille) (?:of|der|des|vom|von|aller) (.+)$`)

// wholeOfUnit is what a unit of percentages or of thousandths says that they are of; empty for none.
func wholeOfUnit(u data.Unit) string {
	if u.Kind == data.UnitPlain && u.Scale == 0 {
		if m := thousandthOf.FindStringSubmatch(u.Noun); m != nil {
			return m[1]
		}
		return ""
	}
	link, of, _ := strings.Cut(u.Noun, " ")
	if u.Kind != data.UnitPercent || slices.Contains([]string{"per", "pro", "je"}, strings.ToLower(link)) {
		return ""
	}
	return of
}

// sharesOfSome looks for shares of the sum of parts that are percentages of a whole already, and
// of which some are left out: percent of all votes, of two parties.
func sharesOfSome(g *gate) {
	for _, f := range g.ds.Figures {
		d := f.Derived
		if d == nil || d.By != data.ShareOfTotal || len(d.From) != 1 || d.Whole != "" || d.PartsSaid {
			continue
		}
		if text, hint := SomeOfWhole(g.say, d.From[0]); text != "" {
			g.found = append(g.found, data.Fault{Rule: data.RulePartsOfWhole, Pos: f.Pos, Path: "figures." + f.ID, Text: text, Hint: hint})
		}
	}
}

// SomeOfWhole says of a figure in percent of a whole, of whose sum something is to be a share, that some of
// the parts are left out; empty where it is not so.
func SomeOfWhole(say *language.Printer, of *data.Figure) (text, hint string) {
	whole := int64(100)
	if wholeOfUnit(of.Unit) == "" || of.Total != nil || of.SharesOf.Parts {
		return "", ""
	}
	switch of.Unit.Kind {
	case data.UnitPlain:
		whole = 1000
	case data.UnitPercent:
	default:
		return "", ""
	}
	for _, c := range columnsOf(of) {
		_, high, ok := c.sum(of.Unit, 0)
		if ok && high != nil && high.Cmp(big.NewRat(99*whole, 100)) < 0 {
			return fmt.Sprintf("%s is in %s, its parts add up to %s of %s%s, and the shares are of that sum", of.ID, say.UnitOf(of), c.said(say), say.Number(data.Int(whole)), c.at(say)),
				fmt.Sprintf("add the parts that %s lacks, or show its numbers themselves, which are shares already; whole: parts says that shares of the parts listed are meant", of.ID)
		}
	}
	return "", ""
}

// A column are the parts of a whole at one key: the series there or, of an only series, all
// categories.
type column struct {
	key    data.Key
	keyed  bool
	values []data.Value
	all    bool // every part has a number
}

// columnsOf are those of a figure.
func columnsOf(f *data.Figure) (all []column) {
	parts := f.Parts()
	if len(f.Series) == 1 && !f.Periods {
		c := column{all: true}
		for _, k := range f.PartKeys() {
			v, ok := data.NumberAt(f.Series[0], k)
			c.values, c.all = append(c.values, v), c.all && ok
		}
		return []column{c}
	}
	for _, k := range f.PartKeys() {
		c := column{key: k, keyed: true, all: true}
		for _, s := range parts {
			v, ok := data.NumberAt(s, k)
			c.values, c.all = append(c.values, v), c.all && ok
		}
		all = append(all, c)
	}
	return all
}

// at says where the column is, for a message.
func (c column) at(say *language.Printer) string {
	if !c.keyed {
		return ""
	}
	return " for " + say.Key(c.key)
}

// sum is that of all parts, times 10^shift, from the least to the most that their rounding leaves; false
// where one has no number.
func (c column) sum(unit data.Unit, shift int) (low, high *big.Rat, ok bool) {
	low, high = new(big.Rat), new(big.Rat)
	for _, v := range c.values {
		a, b := compute.Span(compute.NewInput(v, language.Counts(unit), shift))
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
	}
	return low, high, c.all && len(c.values) > 0 && low != nil
}

// said is the sum as a message shows it.
func (c column) said(say *language.Printer) string {
	sum := 0.0
	for _, v := range c.values {
		sum += v.Number.Float()
	}
	text := strconv.FormatFloat(sum, 'f', 1, 64)
	n, err := data.ParseDecimal(strings.TrimSuffix(text, ".0"))
	if err != nil {
		return text
	}
	return say.Number(n)
}

var (
	// ofAll are words of the title of a total, and byParts what stands after what a figure is of.
	ofAll   = pattern.New(`(?i)\b(?:total|overall|all|whole|altogether|gesamt\w*|insgesamt|alle[rs]?|zusammen)\b|总`)
	byParts = pattern.New(`(?i)(?:,| by | nach | according to ).*$`)
)

// aboveTotal looks for sums, shares and stacks of parts that are together above a total that the file
// has in a figure of its own: what is in two of the parts is counted twice.
func aboveTotal(g *gate) {
	warn := func(pos data.Pos, path string, of *data.Figure) {
		if text := aboveItsTotal(g, of); text != "" {
			g.found = append(g.found, data.Fault{Rule: data.RuleUnsaidWhole, Pos: pos, Path: path, Text: text,
				Hint: "leave out what is a part of another part, or write aggregates: with the name of what holds others into " + of.ID})
		}
	}
	for _, f := range g.ds.Figures {
		d := f.Derived
		if len(addedUp(f)) > 0 && d.Over.Groups == nil && d.From[0].Derived == nil {
			warn(f.Pos, "figures."+f.ID, d.From[0])
		}
	}
	for _, c := range g.ds.Charts {
		if c.Kind.Stacks() && len(c.Figures) == 1 && c.Figures[0].Derived == nil && len(c.Series) == len(c.Figures[0].Parts()) {
			warn(c.Pos, "charts."+c.ID, c.Figures[0])
		}
	}
}

// aboveItsTotal says that the parts of a figure are together above a total of the file.
func aboveItsTotal(g *gate, f *data.Figure) string {
	if !f.IsAmount() || len(f.Parts()) < 2 && f.Periods {
		return ""
	}
	for _, total := range g.ds.Figures {
		if total == f || total.Derived != nil || len(total.Series) != 1 || total.Periods != f.Periods || !total.IsAmount() || !isTotalOf(total, f) {
			continue
		}
		for _, c := range columnsOf(f) {
			whole, ok := data.NumberAt(total.Series[0], c.key)
			if low, _, known := c.sum(f.Unit, f.Unit.Scale-total.Unit.Scale); ok && known && c.keyed && f.Periods && aboveOf(low, whole) {
				return fmt.Sprintf("the parts of %s add up to %s%s, more than %s, %q, which is %s", f.ID, c.said(g.say), c.at(g.say), total.ID, total.Title.Plain, g.say.Label(whole, total.Unit))
			}
		}
	}
	return ""
}

// isTotalOf reports whether a figure is by its title the total of what another has the parts of, as one
// source has them.
func isTotalOf(total, f *data.Figure) bool {
	title := total.Title.Plain
	if !ofAll.MatchString(title) || !compute.Alike(total.Unit, f.Unit) || !slices.ContainsFunc(total.Sources, func(s *data.Source) bool { return slices.Contains(f.Sources, s) }) {
		return false
	}
	of := wording.Stems(byParts.ReplaceAllString(ofAll.ReplaceAllString(title, " "), ""))
	in := wording.Stems(byParts.ReplaceAllString(f.Title.Plain, ""))
	n := wording.Common(of, in)
	return n > 0 && n == len(of)
}

// aboveOf reports whether a sum is above a total by more than both may be rounded.
func aboveOf(sum *big.Rat, total data.Value) bool {
	if total.Is != data.Exact && total.Is != data.About {
		return false
	}
	all := total.High().Rat()
	return sum.Cmp(all.Mul(all, big.NewRat(101, 100))) > 0
}
