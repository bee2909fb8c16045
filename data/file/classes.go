package file

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
)

// classesDraft is what a file says of the classes of a histogram.
type classesDraft struct {
	at, boundsAt  node
	bounds        []data.Decimal
	from, to      *data.Decimal
	fromAt, toAt  node
	width         *data.Decimal
	widthAt       node
	per           string
	brokenByFault bool
}

func classesFields() record[classesDraft] {
	return record[classesDraft]{
		{"per", "what heights are for, where classes are not equally wide: year of age", false, translatedShape(), func(d *decoder, n node, c *classesDraft) { c.per, _ = d.phrase(n) }},
		{"width", "how wide a class is that heights are for, as 1000 where per is 1,000 euros; 1 unless given", false, numberShape(), func(d *decoder, n node, c *classesDraft) { c.width, c.widthAt = decodeDecimal(d, n), n }},
		{"from", "the number from which the first class is drawn, where it has no beginning", false, numberShape(), func(d *decoder, n node, c *classesDraft) { c.from, c.fromAt = decodeDecimal(d, n), n }},
		{"to", "the number to which the last class is drawn, where it has no end", false, numberShape(), func(d *decoder, n node, c *classesDraft) { c.to, c.toAt = decodeDecimal(d, n), n }},
		{"bounds", "where the classes begin, in the order of the file, and where the last ends; their names say it unless given", false, listShape(numberShape()), func(d *decoder, n node, c *classesDraft) {
			c.boundsAt = n
			for _, item := range d.sequence(n, "numbers") {
				if number := decodeDecimal(d, item); number != nil {
					c.bounds = append(c.bounds, *number)
				}
			}
		}},
	}
}

func decodeClasses(d *decoder, n node) *classesDraft {
	c := &classesDraft{at: n}
	if c.brokenByFault = !classesRecord().sound(d, n, "classes", c); c.brokenByFault {
		return c
	}
	if c.width != nil && c.width.Sign() <= 0 {
		d.fault(c.widthAt, "a class is wider than nothing", "write a number above zero, or remove width:")
		c.brokenByFault = true
	}
	return c
}

// namedClass is a key of a histogram with what its name says, and where faults of it stand.
type namedClass struct {
	key   data.Key
	named spelling.Class
	low   *big.Rat // nil where it is open
	high  *big.Rat
	loose *big.Rat // the upper end if it is read in the other way; nil for none
}

// resolveClasses finds the bounds of the classes of a histogram, and puts its keys in their order.
// It reports false, with faults, where they cannot be known.
func resolveClasses(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	if c.Kind != data.KindHistogram {
		if d.classes != nil {
			r.base.fault(d.classes.at, fmt.Sprintf("%s has no classes", c.Kind), "write kind: histogram, or remove classes:")
		}
		return true
	}
	if c.Facets != data.FacetsNone || c.Periods || len(c.Series) != 1 || len(c.Keys) == 0 || r.base.damaged[c.Figures[0].ID] != nil {
		return true // refused elsewhere
	}
	q := classResolver{r: r, draft: d, chart: c, says: d.classes}
	if q.says == nil {
		q.says = &classesDraft{at: d.kindAt}
	}
	if q.says.brokenByFault {
		return false
	}
	var out *data.Classes
	ok := false
	if q.says.bounds != nil {
		out, ok = q.given()
	} else {
		out, ok = q.read()
	}
	if !ok || !q.heights(out) {
		return false
	}
	c.Classes = out
	return true
}

// classResolver finds the classes of one histogram.
type classResolver struct {
	r     *chartResolver
	draft *chartDraft
	chart *data.Chart
	says  *classesDraft
}

// fault reports what is wrong with a class, at its value.
func (q *classResolver) fault(k data.Key, text, hint string) {
	s := q.chart.Series[0]
	v, _ := s.At(k)
	q.r.base.add(data.Fault{Pos: s.Figure.PosOf(v), Path: s.Figure.PathOf(s.Series, k), Text: text, Hint: hint})
}

// decimalComma reports whether the language of the file writes decimals after a comma.
func (q *classResolver) decimalComma() bool {
	return strings.Contains(q.r.base.printer.Number(data.NewDecimal(15, 1)), ",")
}

// given takes the bounds that the file lists, against which names that say some are held.
func (q *classResolver) given() (*data.Classes, bool) {
	keys, bounds := q.chart.Keys, q.says.bounds
	switch {
	case q.says.from != nil || q.says.to != nil:
		at := q.says.fromAt
		if q.says.from == nil {
			at = q.says.toAt
		}
		q.r.base.fault(at, "bounds: says already where the classes begin and end", "remove from: and to:, or bounds:")
		return nil, false
	case len(bounds) != len(keys)+1:
		q.r.base.fault(q.says.boundsAt, fmt.Sprintf("%d classes have %d bounds, and there are %d", len(keys), len(keys)+1, len(bounds)), "write where each begins, and where the last ends")
		return nil, false
	}
	for i := 1; i < len(bounds); i++ {
		if bounds[i].Cmp(bounds[i-1]) <= 0 {
			q.r.base.fault(q.says.boundsAt, fmt.Sprintf("the bound %s does not lie above %s", bounds[i], bounds[i-1]), "write them from low to high, and the classes in that order")
			return nil, false
		}
	}
	out := &data.Classes{Bounds: bounds}
	for i, k := range keys {
		named, err := spelling.ClassOf(k.Name, q.decimalComma())
		if err != nil {
			continue // it is what bounds are given for
		}
		out.OpenBelow = out.OpenBelow || i == 0 && named.Low == nil
		out.OpenAbove = out.OpenAbove || i == len(keys)-1 && named.High == nil
		if named.Low != nil && named.High == named.Low {
			continue // Group 2
		}
		if end := named.Low; end != nil && (end.Cmp(bounds[i]) < 0 || end.Cmp(bounds[i+1]) >= 0) {
			q.r.base.fault(q.says.boundsAt, fmt.Sprintf("the class %q begins at %s, and its bounds are %s and %s", k.Name, end, bounds[i], bounds[i+1]), "correct the bounds, or remove them")
			return nil, false
		}
		if end := named.High; end != nil && (end.Cmp(bounds[i]) <= 0 && named.HighOut || end.Cmp(bounds[i]) < 0 || end.Cmp(bounds[i+1]) > 0) {
			q.r.base.fault(q.says.boundsAt, fmt.Sprintf("the class %q ends at %s, and its bounds are %s and %s", k.Name, end, bounds[i], bounds[i+1]), "correct the bounds, or remove them")
			return nil, false
		}
	}
	return out, true
}

// read finds the bounds in the names of the classes.
func (q *classResolver) read() (*data.Classes, bool) {
	classes, ok := q.readNames()
	if !ok {
		return nil, false
	}
	slices.SortStableFunc(classes, compareNamed)
	q.discrete(classes)
	out := &data.Classes{}
	if !q.begins(classes, out) || !q.joined(classes, out) || !q.ends(classes, out) {
		return nil, false
	}
	q.chart.Keys = make([]data.Key, len(classes))
	for i, one := range classes {
		q.chart.Keys[i] = one.key
	}
	return out, true
}

// readNames reads the name of each class, with a fault for each that says no bounds.
func (q *classResolver) readNames() (classes []namedClass, ok bool) {
	ok = true
	for _, k := range q.chart.Keys {
		named, err := spelling.ClassOf(k.Name, q.decimalComma())
		if err != nil {
			p := data.ProblemOf(err)
			q.fault(k, p.Text, p.Hint)
			ok = false
			continue
		}
		if named.Low != nil && named.High != nil && named.Low.Cmp(*named.High) > 0 {
			q.fault(k, fmt.Sprintf("the class %q ends before it begins", k.Name), "write the lower number first")
			ok = false
		}
		classes = append(classes, namedClass{key: k, named: named})
	}
	return classes, ok
}

// compareNamed orders classes from low to high: what has no beginning comes first, and what has no
// end last.
func compareNamed(a, b namedClass) int {
	ends := func(c namedClass) (low, high data.Decimal) {
		switch {
		case c.named.Low == nil:
			return *c.named.High, *c.named.High
		case c.named.High == nil:
			return *c.named.Low, *c.named.Low
		}
		return *c.named.Low, *c.named.High
	}
	lowA, highA := ends(a)
	lowB, highB := ends(b)
	open := func(c namedClass) int {
		switch {
		case c.named.Low == nil:
			return -1
		case c.named.High == nil:
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(open(a), open(b)), lowA.Cmp(lowB), highA.Cmp(highB))
}

// discrete finds out whether the numbers of the classes are counted in steps: where one begins
// a step after the one before it ends, as 10–19 does after 0–9, it begins where that one ends, at
// 10, and the last closed one reaches a step beyond its last number.
func (q *classResolver) discrete(classes []namedClass) {
	places := 0
	for _, c := range classes {
		for _, end := range []*data.Decimal{c.named.Low, c.named.High} {
			if end != nil {
				places = max(places, end.Decimals())
			}
		}
	}
	step := data.NewDecimal(1, places).Rat()
	steps := false
	for i, c := range classes {
		n := c.named
		steps = steps || n.Low != nil && n.High != nil && n.Low.Cmp(*n.High) == 0
		if i > 0 && n.Low != nil && !n.LowOut && classes[i-1].named.High != nil && !classes[i-1].named.HighOut {
			steps = steps || new(big.Rat).Sub(n.Low.Rat(), classes[i-1].named.High.Rat()).Cmp(step) == 0
		}
	}
	for i := range classes {
		c := &classes[i]
		if end := c.named.Low; end != nil {
			if c.low = end.Rat(); steps && c.named.LowOut {
				c.low = new(big.Rat).Add(c.low, step)
			}
		}
		if end := c.named.High; end != nil {
			if c.high = end.Rat(); steps && !c.named.HighOut {
				if c.named.Loose {
					c.loose = end.Rat()
				}
				c.high = new(big.Rat).Add(c.high, step)
			}
		}
	}
}

// begins adds where the first class begins.
func (q *classResolver) begins(classes []namedClass, out *data.Classes) bool {
	first, from := classes[0], q.says.from
	switch {
	case first.low != nil && from != nil:
		q.r.base.fault(q.says.fromAt, fmt.Sprintf("the first class %q says itself where it begins", first.key.Name), "remove from:")
	case first.low != nil:
		return q.bound(first.low, out)
	case from == nil:
		q.fault(first.key, fmt.Sprintf("the class %q has no beginning to draw it from", first.key.Name), "write the number into the chart, as classes: {from: 0}, if you know it; or write kind: bar")
	case from.Rat().Cmp(first.high) >= 0:
		q.r.base.fault(q.says.fromAt, fmt.Sprintf("the first class %q would begin after its end", first.key.Name), "write a lower number")
	default:
		out.OpenBelow = true
		return q.bound(from.Rat(), out)
	}
	return false
}

// joined adds where each further class begins, which is where the one before it ends.
func (q *classResolver) joined(classes []namedClass, out *data.Classes) bool {
	ok := true
	for i, c := range classes[1:] {
		before := classes[i]
		switch {
		case before.high == nil || c.low == nil:
			q.fault(c.key, fmt.Sprintf("%q overlaps %q", c.key.Name, before.key.Name), "only the first class may have no beginning, and only the last no end")
			ok = false
		case before.loose != nil && before.loose.Cmp(c.low) == 0:
			ok = q.bound(c.low, out) && ok
		case before.high.Cmp(c.low) > 0:
			q.fault(c.key, fmt.Sprintf("%q begins before %q ends", c.key.Name, before.key.Name), "write each number into one class: 0–9 and 10–19, or under 10 and 10 to under 20")
			ok = false
		case before.high.Cmp(c.low) < 0:
			q.fault(c.key, fmt.Sprintf("between %q and %q there is a gap", before.key.Name, c.key.Name), "add the class that lies between, with 0 or missing: and the reason, or correct the bounds")
			ok = false
		default:
			ok = q.bound(c.low, out) && ok
		}
	}
	return ok
}

// ends adds where the last class ends.
func (q *classResolver) ends(classes []namedClass, out *data.Classes) bool {
	last, to := classes[len(classes)-1], q.says.to
	switch {
	case last.high != nil && to != nil:
		q.r.base.fault(q.says.toAt, fmt.Sprintf("the last class %q says itself where it ends", last.key.Name), "remove to:")
	case last.high != nil:
		return q.bound(last.high, out)
	case to == nil:
		q.fault(last.key, fmt.Sprintf("the class %q has no end to draw it to", last.key.Name), "write a number that few are above into the chart, as classes: {to: 100}; or write kind: bar")
	case to.Rat().Cmp(last.low) <= 0:
		q.r.base.fault(q.says.toAt, fmt.Sprintf("the last class %q would end before its beginning", last.key.Name), "write a higher number")
	default:
		out.OpenAbove = true
		return q.bound(to.Rat(), out)
	}
	return false
}

// bound adds a bound, which is a number of the file, or a step beyond one.
func (q *classResolver) bound(r *big.Rat, out *data.Classes) bool {
	for places := 0; places <= 18; places++ {
		if d, ok := data.RoundRat(r, places, data.HalfAway); ok && d.Rat().Cmp(r) == 0 {
			out.Bounds = append(out.Bounds, d)
			return true
		}
	}
	q.r.base.fault(q.says.at, "a bound of the classes has more digits than a number may have", "write smaller numbers, in another unit")
	return false
}

// heights says what the heights of the bars are: values, or, where classes are not equally wide,
// values by width.
func (q *classResolver) heights(out *data.Classes) bool {
	even := out.Even()
	switch {
	case q.says.per == "" && q.says.width != nil:
		q.r.base.fault(q.says.widthAt, "the width that heights are for has no name", "add per:, as per: 1,000 euros")
		return false
	case q.says.per == "" && !even:
		q.r.base.fault(q.says.at, "the classes are not equally wide, so that their bars are as high as the values for each part of that width, and their areas are the values", "name what the heights are for, as classes: {per: year of age}; with another width than 1, as classes: {per: 1,000 euros, width: 1000}")
		return false
	case q.says.per == "":
		return true
	}
	out.Per, out.Width = q.says.per, data.Int(1)
	if q.says.width != nil {
		out.Width = *q.says.width
	}
	return true
}
