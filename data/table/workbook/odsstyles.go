package workbook

import (
	"math"
	"strconv"
	"strings"

	"briefing/data/table/workbook/numfmt"
	"briefing/data/table/workbook/xmltoken"
)

// mostOthers is how many other formats a format may name for some of the numbers; those of
// spreadsheets have three at most.
const mostOthers = 8

// odsStyles are what the styles of a workbook say of how its cells show numbers.
type odsStyles struct {
	c      *container
	shown  map[string]shownBy // by the names of formats
	cells  map[string]odsStyle
	hidden map[string]bool // the styles of tables that are hidden
	raised map[string]bool // the styles of texts above the line
	bytes  int
}

// odsStyle is the style of a cell.
type odsStyle struct {
	format, parent string
	indent         int  // in the steps of spreadsheets
	indented       bool // the style says so, and not its parent
}

// The steps by which spreadsheets indent texts, in points, and what units of lengths have.
const indentStep = 10

var pointsOf = map[string]float64{"pt": 1, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72}

// indentOf is how many steps a text with a margin on its left is indented: 0.353cm is one.
func indentOf(margin string) int {
	for unit, points := range pointsOf {
		digits, is := strings.CutSuffix(margin, unit)
		if n, err := strconv.ParseFloat(digits, 64); is && err == nil && n > 0 {
			return int(math.Round(min(n*points/indentStep, mostIndents)))
		}
	}
	return 0
}

// shownBy is how a format shows a number.
type shownBy struct {
	shift int            // the power of ten by which the number is shown larger
	date  *numfmt.Format // of dates
	words bool           // it has no place for a number
	// others are formats for some of the numbers, which come first.
	others []conditional
}

// conditional is the name of a format for the numbers that meet a condition.
type conditional struct {
	condition numfmt.Condition
	format    string
}

func newODSStyles(c *container) *odsStyles {
	return &odsStyles{c: c, shown: map[string]shownBy{}, cells: map[string]odsStyle{}, hidden: map[string]bool{}, raised: map[string]bool{}}
}

// visit reads a list of styles, the element of a document that has just begun.
func (o *odsStyles) visit(s *xmltoken.Scanner) func() error {
	return func() error {
		if s.Space != inOffice || string(s.Name) != "styles" && string(s.Name) != "automatic-styles" {
			return nil
		}
		return s.Children(func() error {
			if n := len(o.shown) + len(o.cells); n > 10*mostFormats || o.bytes > mostFormatBytes {
				return o.c.fault("it has more than %d styles", 10*mostFormats)
			}
			switch {
			case s.Is(inStyle, "style"):
				return o.style(s)
			case s.Space == inNumber:
				return o.format(s)
			}
			return nil
		})
	}
}

// style reads the style of cells, tables or texts.
func (o *odsStyles) style(s *xmltoken.Scanner) error {
	name := string(s.AttrIn(inStyle, "name"))
	o.bytes += len(name)
	if string(s.AttrIn(inStyle, "family")) == "table-cell" {
		cell := odsStyle{format: string(s.AttrIn(inStyle, "data-style-name")), parent: string(s.AttrIn(inStyle, "parent-style-name"))}
		err := s.Children(func() error {
			if s.Is(inStyle, "paragraph-properties") {
				margin := s.AttrIn(inFormat, "margin-left")
				cell.indent, cell.indented = indentOf(string(margin)), margin != nil
			}
			return nil
		})
		o.cells[name] = cell
		return err
	}
	return s.Children(func() error {
		switch {
		case s.Is(inStyle, "table-properties"):
			o.hidden[name] = string(s.AttrIn(inTable, "display")) == "false"
		case s.Is(inStyle, "text-properties"):
			o.raised[name] = above(string(s.AttrIn(inStyle, "text-position")))
		}
		return nil
	})
}

// above reports whether a position of text is above the line: super 58%, or 33% 58%.
func above(position string) bool {
	first, _, _ := strings.Cut(position, " ")
	percent, err := strconv.ParseFloat(strings.TrimSuffix(first, "%"), 64)
	return first == "super" || err == nil && percent > 0 && strings.HasSuffix(first, "%")
}

// format reads a format of numbers. Those of dates are written as spreadsheets write them.
func (o *odsStyles) format(s *xmltoken.Scanner) error {
	name := string(s.AttrIn(inStyle, "name"))
	date := string(s.Name) == "date-style"
	f := shownBy{words: true}
	var code strings.Builder
	err := s.Children(func() error {
		switch {
		case s.Is(inStyle, "map") && len(f.others) < mostOthers:
			condition := strings.TrimPrefix(string(s.AttrIn(inStyle, "condition")), "value()")
			condition = strings.Replace(condition, "!=", "<>", 1)
			f.others = append(f.others, conditional{numfmt.ParseCondition(condition), string(s.AttrIn(inStyle, "apply-style-name"))})
			o.bytes += len(condition)
		case !date && s.Space == inNumber && placeOfNumber(string(s.Name)):
			f.words = false
			f.shift = scaleOf(string(s.AttrIn(inNumber, "display-factor")))
		case date && s.Is(inNumber, "text"):
			text, _, err := appendContent(nil, s, longestProperty)
			code.WriteString(`"` + strings.ReplaceAll(string(text), `"`, "") + `"`)
			return err
		case date:
			code.WriteString(dateCode(s))
		}
		return nil
	})
	o.bytes += len(name) + code.Len()
	if date {
		f.date = numfmt.Parse(code.String())
	}
	o.shown[name] = f
	return err
}

// placeOfNumber reports whether a number stands where an element of a format does.
func placeOfNumber(name string) bool {
	switch name {
	case "number", "scientific-number", "fraction", "text-content", "boolean":
		return true
	}
	return false
}

// scaleOf is the power of ten by which a number is shown larger: -3 for a factor of 1000.
func scaleOf(factor string) int {
	shift := 0
	for n, err := strconv.ParseFloat(factor, 64); err == nil && n >= 10 && shift > -30; n /= 10 {
		shift--
	}
	return shift
}

// dateCode is how spreadsheets write a part of a date.
func dateCode(s *xmltoken.Scanner) string {
	long := string(s.AttrIn(inNumber, "style")) == "long"
	letter := map[string]string{"year": "yy", "month": "m", "day": "d", "day-of-week": "ddd", "hours": "h", "minutes": "m", "seconds": "s"}[string(s.Name)]
	switch {
	case letter == "yy":
		return "yyyy"
	case letter == "m" && string(s.AttrIn(inNumber, "textual")) == "true" && long:
		return "mmmm"
	case letter == "m" && string(s.AttrIn(inNumber, "textual")) == "true":
		return "mmm"
	case letter != "" && long:
		return letter + letter[:1]
	}
	return letter
}

// of is how cells of a style show numbers.
func (o *odsStyles) of(style string) shownBy {
	for range 10 {
		of, ok := o.cells[style]
		switch {
		case !ok:
			return shownBy{}
		case of.format != "":
			return o.shown[of.format]
		}
		style = of.parent
	}
	return shownBy{}
}

// indent is how far texts in cells of a style are indented.
func (o *odsStyles) indent(style string) int {
	for range 10 {
		of, ok := o.cells[style]
		if !ok || of.indented {
			return of.indent
		}
		style = of.parent
	}
	return 0
}

// showing is how a number is shown by a format that may have others for some numbers.
// Where these show them by different powers of ten, the number itself counts.
func (o *odsStyles) showing(f shownBy, x numfmt.Number) shownBy {
	shown, mixed := f, false
	first := f
	if f.onlyZero() {
		first = o.shown[f.others[0].format]
	}
	for i := len(f.others) - 1; i >= 0; i-- {
		other := o.shown[f.others[i].format]
		mixed = mixed || !other.words && !first.words && other.shift != first.shift
		if f.others[i].condition.Holds(x.Float()) {
			shown = other
		}
	}
	if mixed {
		shown.shift = 0
	}
	return shown
}

// onlyZero reports whether other formats are there for all numbers but zero.
func (f shownBy) onlyZero() bool {
	const tiny, huge = 1e-300, 1e300
	above, below := false, false
	for _, other := range f.others {
		above = above || other.condition.Holds(tiny) && other.condition.Holds(huge)
		below = below || other.condition.Holds(-tiny) && other.condition.Holds(-huge)
	}
	return above && below
}
