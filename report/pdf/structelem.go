package pdf

// structElem is the dictionary of a structure element (ISO 32000-1, 14.7.2). A briefing
// has a thousand, and a dict each would be a map that is sorted twice.
type structElem struct {
	role        name
	parent      *object
	page        *object // nil for none
	kids        array
	attributes  dict
	id          bytestr
	alt, actual string
	expansion   string
	title, lang string
	ref         array   // the elements that it refers to
	space       *object // the namespace of the role; nil for that of PDF 1.7
}

// append writes the dictionary with its keys in order, as dict does.
func (e *structElem) append(b []byte) []byte {
	b = append(b, "<<"...)
	if e.attributes != nil {
		b = append(e.attributes.append(append(b, "/A "...)), '\n')
	}
	b = appendText(b, "/ActualText ", e.actual)
	b = appendText(b, "/Alt ", e.alt)
	b = appendText(b, "/E ", e.expansion)
	if e.id != "" {
		b = append(e.id.append(append(b, "/ID "...)), '\n')
	}
	if k := e.content(); k != nil {
		b = append(k.append(append(b, "/K "...)), '\n')
	}
	b = appendText(b, "/Lang ", e.lang)
	if e.space != nil {
		b = append(e.space.append(append(b, "/NS "...)), '\n')
	}
	b = append(e.parent.append(append(b, "/P "...)), '\n')
	if e.page != nil {
		b = append(e.page.append(append(b, "/Pg "...)), '\n')
	}
	if e.ref != nil {
		b = append(e.ref.append(append(b, "/Ref "...)), '\n')
	}
	b = e.role.append(append(b, "/S "...))
	b = appendText(b, "\n/T ", e.title)
	return append(b, ">>"...)
}

// appendText writes a key with a text, unless the text is empty.
func appendText(b []byte, key, text string) []byte {
	if text == "" {
		return b
	}
	return append(textString(text).append(append(b, key...)), '\n')
}

// content returns the children of the element: nil, one value, or a list.
func (e *structElem) content() value {
	switch len(e.kids) {
	case 0:
		return nil
	case 1:
		return e.kids[0]
	}
	return e.kids
}

// references calls visit for every reference, in the order in which they are written.
func (e *structElem) references(visit func(*object)) {
	references(e.kids, visit)
	if e.space != nil {
		visit(e.space)
	}
	references(e.ref, visit)
	visit(e.parent)
	if e.page != nil {
		visit(e.page)
	}
}
