package flag

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// Meaning is what codes say of a value. The zero Meaning is that of a plain number.
type Meaning struct {
	// Status and Marks are those of the number.
	Status data.Status
	Marks  data.Marks
	// Missing says that there is no number, and Why the reason.
	Missing bool
	Why     language.Word
	// Reason and Note are in the words of the file.
	Reason, Note string
	// Confidential says that the number may not be published.
	Confidential bool
	// Zero says that the code stands for the number 0.
	Zero bool
}

// Plain reports whether there is nothing to say of the number.
func (m Meaning) Plain() bool { return m == Meaning{} }

// Explained are the marks that say why a number is missing, too.
const Explained = data.Doubts | data.NotSignificant | data.InOther | data.SpecialEvent | data.Derogation

// Together is what several codes say of one value.
type Together struct {
	Meaning
	whys    []language.Word
	reasons []string
	notes   []string
}

// Add adds a code.
func (t *Together) Add(m Meaning) {
	v := data.Value{Status: t.Status, Marks: t.Marks | m.Marks}
	v.AddStatus(m.Status)
	t.Status, t.Marks = v.Status, v.Marks
	t.Confidential = t.Confidential || m.Confidential
	t.Zero = t.Zero || m.Zero
	if m.Missing {
		t.Missing, t.Why, t.Reason = true, m.Why, m.Reason
		if m.Reason != "" {
			t.reasons = append(t.reasons, m.Reason)
		} else if !slices.Contains(t.whys, m.Why) {
			t.whys = append(t.whys, m.Why)
		}
	}
	if m.Note != "" && !slices.Contains(t.notes, m.Note) {
		t.notes = append(t.notes, m.Note)
	}
}

// Merge adds other codes.
func (t *Together) Merge(o Together) {
	whys, reasons, notes := o.whys, o.reasons, o.notes
	t.Add(Meaning{Status: o.Status, Marks: o.Marks, Confidential: o.Confidential, Zero: o.Zero})
	t.Missing = t.Missing || o.Missing
	for _, w := range whys {
		t.Add(Meaning{Missing: true, Why: w})
	}
	t.reasons = append(t.reasons, reasons...)
	t.notes = append(t.notes, notes...)
}

// Notes are the remarks of the file on the codes.
func (t *Together) Notes() []string { return t.notes }

// Explains reports whether the codes say why there is no number.
func (t *Together) Explains() bool {
	return t.Missing || t.Confidential || t.Marks.Has(Explained)
}

// Reasons are why there is no number. That it is not available is none beside another.
func (t *Together) Reasons(say *language.Printer) []string {
	all := slices.Clone(t.reasons)
	for _, w := range t.whys {
		if w != language.WordNotAvailable {
			all = append(all, say.Say(w))
		}
	}
	if t.Confidential && len(all) == 0 {
		all = append(all, say.Say(language.WordReasonConfidential))
	}
	for _, m := range (t.Marks & Explained).Each() {
		all = append(all, language.Mark(say, m))
	}
	if len(all) == 0 {
		all = append(all, say.Say(language.WordNotAvailable))
	}
	return all
}
