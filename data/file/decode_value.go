package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/table"
)

// statusWords are the statuses as the file writes them.
var statusWords = []statusWord{"final", "revised", "provisional", "estimate", "forecast"}

type statusWord string

func (s statusWord) status() data.Status { return data.Status(slices.Index(statusWords, s)) }

// valueDraft is a value whose sources are still names.
type valueDraft struct {
	scalar
	at       node
	hasValue bool
	asked    data.Qualifier // by the key `is`
	askedAt  node
	status   *data.Status
	marks    data.Marks
	codes    flag.Together // of a CSV file
	sources  []ref
	note     textDraft
	missing  string
	disputes []disputeDraft
	by       []ref
	interval *[2]data.Decimal
	levels   []levelDraft // several of them, from the widest
	within   node         // where the interval stands
	secret   bool         // the file says that it is confidential
	blank    bool         // its cell is empty
}

type disputeDraft struct {
	scalar
	at   node
	by   []ref
	note textDraft
}

// valueFields is the long form of a value.
func valueFields() record[valueDraft] {
	return record[valueDraft]{
		{"value", "the number, as the source prints it", false, scalarShape(), func(d *decoder, n node, v *valueDraft) {
			v.scalar, v.hasValue = scalarOrConfidential(d, n)
		}},
		{"is", "how the number relates to the true value: more than, about, ...", false, wordShape(isWords()), func(d *decoder, n node, v *valueDraft) {
			decodeQualifier(d, n, v)
		}},
		{"status", "how final the number is", false, wordShape(statusWords), func(d *decoder, n node, v *valueDraft) {
			v.status = decodeStatus(d, n)
		}},
		{"mark", "what its source remarks on the number, or a list of that", false, oneOrMore(wordShape(markWords[:])), func(d *decoder, n node, v *valueDraft) {
			v.marks = decodeMarks(d, n)
		}},
		{"source", "key of the source, or a list of keys, if not the figure's", false, oneOrMore(textShape()), func(d *decoder, n node, v *valueDraft) {
			v.sources = d.refs(n)
		}},
		{"note", "a remark on the value", false, translatedShape(), func(d *decoder, n node, v *valueDraft) {
			v.note = d.textDraft(n)
		}},
		{"missing", "why there is no number", false, translatedShape(), func(d *decoder, n node, v *valueDraft) {
			if n.Kind == yaml.ScalarNode && n.Value == table.Confidential { // in every language
				v.secret = true
			} else {
				v.missing, _ = d.phrase(n)
			}
		}},
		{"confidential", "true: the number may not be published. It is not read, nothing that is made of the file holds it, and copies of the file have the word instead", false, truthShape(), func(d *decoder, n node, v *valueDraft) {
			if secret, _ := d.truth(n); secret {
				v.secret = true
			}
		}},
		{"disputed", "what others say the number is: a number, with their source under by, or a list of {value, by, note}", false,
			eitherShape(scalarShape(), listShape(disputeRecord().shape("What another source says the number is."))), func(d *decoder, n node, v *valueDraft) {
				v.disputes = decodeDisputes(d, n)
			}},
		{"by", "key of the source of the disputed number", false, oneOrMore(textShape()), func(d *decoder, n node, v *valueDraft) {
			v.by = d.refs(n)
		}},
		{"interval", "the range that the number may be in, as its source says: [34.9, 36.7]; the figure's interval: says what it is", false, pairShape(), func(d *decoder, n node, v *valueDraft) {
			if v.within = n; !isWithheld(n) {
				v.interval = decodePair(d, n, "an interval", "[34.9, 36.7]")
			}
		}},
		{"intervals", "several intervals by what they are, each within the next: {50%: [35.2, 36.4], 90%: [34.1, 37.6]}", false, mapShape(&schema{MinLength: 1}, pairShape()), func(d *decoder, n node, v *valueDraft) {
			decodeLevels(d, n, v)
		}},
	}
}

func disputeRecord() record[disputeDraft] {
	return record[disputeDraft]{
		{"value", "the other number", true, scalarShape(), func(d *decoder, n node, v *disputeDraft) { v.scalar, _ = scalarOrConfidential(d, n) }},
		{"by", "key of its source, or a list", true, oneOrMore(textShape()), func(d *decoder, n node, v *disputeDraft) { v.by = d.refs(n) }},
		{"note", "a remark on it", false, translatedShape(), func(d *decoder, n node, v *disputeDraft) { v.note = d.textDraft(n) }},
	}
}

// isWords are the words of the key `is`.
func isWords() []string {
	var words []string
	for _, q := range qualifierWords {
		words = append(words, q.word)
	}
	return words
}

func scalarShape() *schema {
	return eitherShape(&schema{Type: "number"}, &schema{Type: "string", Pattern: valuePattern})
}

func valueShape() *schema {
	return eitherShape(append(scalarShape().AnyOf, valueRecord().shape("A value with its qualifier, status, source, note, reason or dispute."))...)
}

func valuesShape() *schema {
	return mapShape(&schema{MinLength: 1}, refShape("value"))
}

// scalarOf reads a number that can be shown, and refuses lists and mappings.
func scalarOf(d *decoder, n node) (scalar, bool) {
	s, ok := scalarOrConfidential(d, n)
	if ok && s.confidential {
		refuseConfidential(d, n)
		return scalar{}, false
	}
	return s, ok
}

func refuseConfidential(d *decoder, n node) {
	d.fault(n, "a confidential number cannot stand here", "write a number that may be published, or remove it")
}

// isWithheld reports whether numbers that stood in a list may not be published.
func isWithheld(n node) bool {
	return len(n.Content) > 0 && !slices.ContainsFunc(n.Content, func(item *yaml.Node) bool { return item.Value != table.Confidential })
}

func scalarOrConfidential(d *decoder, n node) (scalar, bool) {
	if n.Kind != yaml.ScalarNode {
		d.fault(n, "a number is expected, not "+describe(n), "")
		return scalar{}, false
	}
	return decodeScalarValue(d, n)
}

func decodeQualifier(d *decoder, n node, v *valueDraft) {
	w, ok := word(d, n, "qualifier", isWords())
	if !ok {
		return
	}
	v.asked, v.askedAt = qualifierWords[slices.Index(isWords(), w)].is, n
}

func decodeStatus(d *decoder, n node) *data.Status {
	if n.Kind == yaml.ScalarNode && slices.Contains(markWords[:], markWord(n.Value)) && !slices.Contains(statusWords, statusWord(n.Value)) {
		d.fault(n, fmt.Sprintf("%q is a mark, which a number has beside its status", n.Value), "write mark: "+n.Value)
		return nil
	}
	w, ok := word(d, n, "status", statusWords)
	if !ok {
		return nil
	}
	s := w.status()
	return &s
}

func decodeDisputes(d *decoder, n node) []disputeDraft {
	if n.Kind == yaml.ScalarNode {
		s, ok := scalarOrConfidential(d, n)
		if !ok {
			return nil
		}
		return []disputeDraft{{scalar: s, at: n}}
	}
	return disputeRecord().list(d, n, "disputed values", "a disputed value", func(at node) disputeDraft { return disputeDraft{at: at} })
}

// decodeValue reads a value in its short or long form.
func decodeValue(d *decoder, n node) (valueDraft, bool) {
	v := valueDraft{at: n}
	switch n.Kind {
	case yaml.ScalarNode:
		v.scalar, v.hasValue = decodeScalarValue(d, n)
		return v, v.hasValue
	case yaml.MappingNode:
		return v, valueRecord().sound(d, n, "a value", &v) && d.sound(func() { checkValue(d, n, &v) })
	}
	d.fault(n, "a value is a number or a mapping, not a list", "write one number for each key")
	return v, false
}

// withhold takes all numbers out of a confidential value. Its status, sources, note and
// reason stay.
func (v *valueDraft) withhold() {
	v.scalar, v.asked, v.disputes, v.by, v.interval = confidentialScalar(), data.Exact, nil, nil, nil
	v.levels = nil
}

// checkValue checks that the keys of a value go together.
func checkValue(d *decoder, n node, v *valueDraft) {
	if v.confidential || v.secret {
		v.withhold()
		return
	}
	switch {
	case v.missing != "" && (v.hasValue || v.disputes != nil):
		d.fault(n, "a missing value has a number", "remove missing, or the number")
	case v.missing != "" && v.asked != data.Exact:
		d.fault(v.askedAt, "a missing value has a qualifier", "remove is")
	case v.missing == "" && !v.hasValue && v.disputes != nil:
		d.fault(n, "the disputed number has no value beside it", "add value: with the number that the figure's own source gives")
	case v.missing == "" && !v.hasValue:
		d.fault(n, "there is no value", "add value: and a number, or missing: and the reason")
	case v.by != nil && v.disputes == nil:
		d.fault(n, "by names the source of a disputed number, but there is none", "add disputed: or write source:")
	}
	if v.interval == nil && v.within.Node != nil && isWithheld(v.within) {
		refuseConfidential(d, v.within)
	}
	for i := range v.disputes {
		if v.disputes[i].confidential {
			refuseConfidential(d, v.disputes[i].at)
		}
		if v.disputes[i].by == nil {
			v.disputes[i].by = v.by
		}
		if v.disputes[i].by == nil {
			d.faultOf(data.RuleNoSource, v.disputes[i].at, "the disputed number has no source", fmt.Sprintf("add by: and the key of the source that says %s", v.disputes[i].number))
		}
	}
	switch {
	case v.missing != "":
		v.is = data.Absent
	case v.asked != data.Exact && v.is != data.Exact:
		d.fault(v.askedAt, "the value has a qualifier already", "remove one")
	case v.asked != data.Exact:
		v.is = v.asked
	}
	checkIntervalOf(d, v)
}

// checkIntervalOf checks that an interval belongs to a number, and is around it.
func checkIntervalOf(d *decoder, v *valueDraft) {
	if v.interval == nil {
		return
	}
	low, high := v.interval[0], v.interval[1]
	switch {
	case v.is == data.Absent:
		d.fault(v.within, "a missing value has an interval", "write the interval as the value: between "+low.String()+" and "+high.String())
	case v.is != data.Exact && v.is != data.About:
		d.fault(v.within, fmt.Sprintf("an interval belongs to a number, and %q is not one", qualifierWord(v.is)+" "+v.number.String()), "remove the interval, or the qualifier")
	case v.number.Cmp(low) < 0 || v.number.Cmp(high) > 0:
		d.fault(v.within, fmt.Sprintf("%s is outside its interval, %s to %s", v.number, low, high), "correct the number, or the interval")
	}
}
