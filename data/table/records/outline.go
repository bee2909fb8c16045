package records

// outline is what an object is made of, so far as it shows what the document is.
type outline struct {
	class  string          // of JSON-stat 2
	keys   map[string]kind // of its values
	cubes  []cube          // its members that are datasets of JSON-stat 1
	isSDMX bool
}

// cube is where a dataset of JSON-stat begins, and what it is called.
type cube struct {
	name string
	at   place
}

// outlineOf goes through an object of which the brace has been read, and where deep is set
// through those in it.
func outlineOf(s *scanner, deep bool) (outline, error) {
	o := outline{keys: map[string]kind{}}
	for {
		t, err := s.next()
		if err != nil || t.kind == closing {
			return o, err
		}
		name := string(t.text)
		if t, err = s.next(); err != nil {
			return o, err
		}
		if len(o.keys) < maxColumns {
			o.keys[name] = t.kind
		}
		switch {
		case name == "class" && t.kind == text:
			o.class = string(t.text)
		case name == "dataSets" && t.kind == array:
			o.isSDMX = true
		}
		if err := o.member(s, name, t, deep); err != nil {
			return o, err
		}
	}
}

// member goes through the value of a key.
func (o *outline) member(s *scanner, name string, t token, deep bool) error {
	if !deep || t.kind != object {
		return s.pass(t)
	}
	in, err := outlineOf(s, false)
	o.isSDMX = o.isSDMX || name == "data" && in.isSDMX
	if in.isCube() && len(o.cubes) < maxColumns {
		o.cubes = append(o.cubes, cube{name, t.at})
	}
	return err
}

// isCube reports whether an object is a dataset of JSON-stat.
func (o outline) isCube() bool {
	return o.keys["dimension"] == object && (o.keys["value"] == array || o.keys["value"] == object)
}

// isStat reports whether a document is JSON-stat.
func (o outline) isStat() bool {
	switch o.class {
	case "dataset", "collection", "dimension":
		return o.keys["version"] == text || o.keys["dimension"] == object || o.keys["link"] == object
	}
	return o.isCube() || len(o.cubes) > 0
}
