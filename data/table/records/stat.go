package records

import (
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// maxCells is how many cells the cube of a dataset may have, written or not.
const maxCells = 1_000_000_000

// dataset is a dataset of JSON-stat, without its cells.
type dataset struct {
	name       string
	at         place
	dimensions []dimension
	size       int // the product of those of the dimensions
	value      section
	status     section
	every      string // the status of all cells, where it is one
	units      *dimension
	about      []grid.Finding
}

// dimension is one way in which the cells of a dataset differ.
type dimension struct {
	id         string
	at         place
	categories []category // in their order
	labels     bool       // some differ from their codes
}

// category is a member of a dimension.
type category struct {
	code, label string
	at, labelAt place
	unit        tree
}

// stat reads JSON-stat: one dataset, a bundle of them, or a collection.
func (d document) stat(o outline) (*grid.File, error) {
	file := &grid.File{Name: d.name, Format: "JSON-stat"}
	cubes := o.cubes
	var err error
	switch {
	case o.class == "dimension":
		return nil, d.fault(d.start, "this JSON-stat describes a dimension, and holds no numbers", "get the dataset instead")
	case o.class == "collection":
		cubes, err = d.collected(file)
	case o.isCube():
		cubes = []cube{{at: d.start}}
	}
	if err != nil {
		return nil, err
	}
	for _, c := range cubes {
		set, err := d.dataset(c)
		if err != nil {
			return nil, err
		}
		sheet := grid.Sheet{Open: set.opener(d)}
		if len(cubes) > 1 {
			sheet.Name = c.name
		}
		file.Sheets = append(file.Sheets, sheet)
		file.About = append(file.About, set.about...)
	}
	return file, nil
}

func (d document) fault(at place, format, hint string, args ...any) error {
	return d.scan(at).fault(at, format, hint, args...)
}

// collected returns the datasets that stand in a collection; those that it only links to
// are told.
func (d document) collected(file *grid.File) ([]cube, error) {
	var cubes []cube
	item := func(s *scanner, e token) error {
		at := e.at
		in, err := outlineOf(s, false)
		switch {
		case err != nil:
			return err
		case in.isCube():
			cubes = append(cubes, cube{"dataset " + strconv.Itoa(len(cubes)+1), at})
		case len(file.Found) < maxColumns:
			file.Found = append(file.Found, grid.Finding{Key: "left out", Text: "a link: what it leads to is not in this file", At: s.tell(at)})
		}
		return nil
	}
	s := d.scan(d.start)
	if _, err := s.next(); err != nil {
		return nil, err
	}
	err := eachKey(s, func(name string, _ place, v token) error {
		if name != "link" || v.kind != object {
			return s.pass(v)
		}
		return eachKey(s, func(name string, _ place, v token) error {
			if name != "item" || v.kind != array {
				return s.pass(v)
			}
			return eachElement(s, item)
		})
	})
	if err == nil && len(cubes) == 0 {
		err = d.fault(d.start, "this collection of JSON-stat only links to datasets", "get one of the datasets that it links to")
	}
	return cubes, err
}

// eachElement goes through an array of which the bracket has been read; visit reads each
// object in it.
func eachElement(s *scanner, visit func(s *scanner, e token) error) error {
	for {
		e, err := s.next()
		switch {
		case err != nil || e.kind == closing:
			return err
		case e.kind == object:
			err = visit(s, e)
		default:
			err = s.pass(e)
		}
		if err != nil {
			return err
		}
	}
}

// dataset reads what describes a dataset, and where its cells stand.
func (d document) dataset(c cube) (*dataset, error) {
	set := &dataset{name: c.name, at: c.at}
	s := d.scan(c.at)
	if _, err := s.next(); err != nil {
		return nil, err
	}
	said := tree{kind: object, at: c.at}
	left := maxTree
	err := eachKey(s, func(name string, at place, v token) error {
		switch {
		case name == "value":
			return set.value.measure(s, v)
		case name == "status" && v.kind == text:
			set.every = data.OneLine(string(v.text))
			return nil
		case name == "status":
			return set.status.measure(s, v)
		}
		of, err := treeOf(s, v, &left)
		said.keys = append(said.keys, entry{name, at, of})
		return err
	})
	if err == nil {
		err = set.describe(d, said)
	}
	return set, err
}

// describe takes the dimensions of a dataset, and what it says of itself.
func (set *dataset) describe(d document, said tree) error {
	of := said.get("dimension")
	from := said // JSON-stat 2 names the dimensions in the dataset, 1 among them
	if from.get("id").kind == end {
		from = of
	}
	ids, sizes := from.get("id"), from.get("size")
	if ids.kind != array || sizes.kind != array || len(ids.list) != len(sizes.list) {
		return d.fault(ids.at, "id: and size: must list the dimensions, and how many categories each has", "get the file again: without them its numbers have no places")
	}
	for i, id := range ids.list {
		dim, err := d.dimension(id, of.get(id.text), sizes.list[i])
		if err != nil {
			return err
		}
		set.dimensions = append(set.dimensions, dim)
	}
	if err := set.measure(d, sizes); err != nil {
		return err
	}
	set.say(d, said, from.get("role"))
	return nil
}

// measure multiplies the sizes, and compares them with the cells that are there.
func (set *dataset) measure(d document, sizes tree) error {
	set.size = 1
	for _, dim := range set.dimensions {
		if n := len(dim.categories); n == 0 || set.size > maxCells/n {
			return d.fault(sizes.at, "the sizes make more than %d cells, or none", "get a part of the dataset", maxCells)
		}
		set.size *= len(dim.categories)
	}
	if set.value.at.line == 0 {
		return d.fault(set.at, "the dataset has no value:", "get the file again")
	}
	if err := set.value.check(d, "value", set.size); err != nil {
		return err
	}
	return set.status.check(d, "status", set.size)
}

// dimension reads a dimension.
func (d document) dimension(id, of, size tree) (dimension, error) {
	dim := dimension{id: id.text, at: id.at}
	if of.kind != object {
		return dim, d.fault(id.at, "the dimension %q is not described under dimension:", "get the file again", shorten(id.text))
	}
	n, err := strconv.Atoi(size.text)
	if err != nil || n < 1 || n > maxTree {
		return dim, d.fault(size.at, "the size of %q is %q", "a size is the number of its categories", shorten(id.text), shorten(size.text))
	}
	list := of.get("category")
	if err := dim.order(d, list, n); err != nil {
		return dim, err
	}
	labels := map[string]tree{}
	for _, l := range list.get("label").keys {
		labels[l.name] = l.of
	}
	units := map[string]tree{}
	for _, u := range list.get("unit").keys {
		units[u.name] = u.of
	}
	for i := range dim.categories {
		c := &dim.categories[i]
		c.label, c.labelAt, c.unit = c.code, c.at, units[c.code]
		if l := labels[c.code]; l.text != "" {
			c.label, c.labelAt = data.OneLine(l.text), l.at
		}
		dim.labels = dim.labels || c.label != c.code
	}
	return dim, nil
}

// order puts the categories of a dimension in their order, which is that of an array, or
// says an object. A single category may be known by its label alone.
func (dim *dimension) order(d document, list tree, n int) error {
	index := list.get("index")
	dim.categories = make([]category, 0, min(n, len(index.list)+len(index.keys)+1))
	switch {
	case index.kind == array && len(index.list) == n:
		for _, c := range index.list {
			dim.categories = append(dim.categories, category{code: data.OneLine(c.text), at: c.at})
		}
		return dim.distinct(d)
	case index.kind == object && len(index.keys) == n:
		return dim.positions(d, index)
	case index.kind == end && n == 1 && len(list.get("label").keys) == 1:
		label := list.get("label").keys[0]
		dim.categories = append(dim.categories, category{code: label.name, at: label.at})
		return nil
	}
	return d.fault(index.at, "the dimension %q has %d categories, and size: says %d", "get the file again: its numbers have no places", shorten(dim.id), len(index.list)+len(index.keys), n)
}

// positions puts the categories where an object says that they stand.
func (dim *dimension) positions(d document, index tree) error {
	dim.categories = make([]category, len(index.keys))
	for _, c := range index.keys {
		i, err := strconv.Atoi(c.of.text)
		if err != nil || i < 0 || i >= len(dim.categories) || dim.categories[i].at.line != 0 {
			return d.fault(c.of.at, "the position of %q is %q", "positions count from 0, and each stands once", shorten(c.name), shorten(c.of.text))
		}
		dim.categories[i] = category{code: c.name, at: c.at}
	}
	return nil
}

// distinct refuses a category that stands twice.
func (dim *dimension) distinct(d document) error {
	seen := map[string]bool{}
	for _, c := range dim.categories {
		if seen[c.code] {
			return d.fault(c.at, "the category %q stands twice in %q", "", shorten(c.code), shorten(dim.id))
		}
		seen[c.code] = true
	}
	return nil
}

// say keeps what a dataset says of itself.
func (set *dataset) say(d document, said, role tree) {
	note := func(key string, t tree) {
		if t.kind == text && t.text != "" {
			set.about = append(set.about, grid.Finding{Key: key, Text: data.OneLine(t.text), At: data.Pos{File: d.name, Line: t.at.line, Col: t.at.col}})
		}
	}
	note("title", said.get("label"))
	note("source", said.get("source"))
	note("date", said.get("updated"))
	note("address", said.get("href"))
	for _, t := range append(slices.Clone(said.get("note").list), said.get("note")) {
		note("note", t)
	}
	for _, flag := range said.get("extension").get("status").get("label").keys {
		flag.of.text = flag.name + ": " + flag.of.text
		note("flag", flag.of)
	}
	for _, r := range role.keys {
		for _, t := range r.of.list {
			note(r.name, t)
		}
	}
	set.findUnits(note)
}

// findUnits finds the dimension whose categories have units. One for all of them is said
// once; others make a column of units.
func (set *dataset) findUnits(note func(string, tree)) {
	for i := range set.dimensions {
		var units []tree
		for _, c := range set.dimensions[i].categories {
			units = append(units, c.unit)
		}
		first := units[0]
		same := func(key string) bool {
			return !slices.ContainsFunc(units, func(u tree) bool { return u.get(key).text != first.get(key).text })
		}
		if slices.ContainsFunc(units, func(u tree) bool { return unitName(u) != unitName(first) }) {
			set.units = &set.dimensions[i]
		} else {
			note("unit", tree{kind: text, text: unitName(first), at: first.at})
		}
		if same("decimals") {
			note("decimals", tree{kind: text, text: first.get("decimals").text, at: first.get("decimals").at})
		}
	}
}

// unitName is what a unit is called: the symbol stands where its position says.
func unitName(u tree) string {
	label, symbol, base := data.OneLine(u.get("label").text), data.OneLine(u.get("symbol").text), data.OneLine(u.get("base").text)
	name := label
	for _, other := range []string{base, symbol} {
		if other != "" && !strings.Contains(name, other) {
			name = strings.TrimSpace(name + " " + other)
		}
	}
	return name
}
