package batch

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/batch"
	"briefing/data/file"
)

// Reason is why a row is built or not.
type Reason uint8

// The reasons.
const (
	Unchanged         Reason = iota
	NewRow                   // never built, or not in the journal
	ProgramChanged           // another version
	TemplateChanged          // the template file itself
	FiguresChanged           // rows of a CSV file that it uses
	InputChanged             // another file it uses: an include, a theme, a font, a logo
	ThemeChanged             // of the batch file
	OptionsChanged           // formats, resolution, fonts in SVG
	ParametersChanged        // including the size
	FigureTooOld             // today, but not on the day it was built
	OutputMissing
	OutputAltered
	Quarantined // not built: it killed the program, and nothing has changed since
)

var reasonWords = []string{"unchanged", "new", "program changed", "template changed", "figures changed", "input changed", "theme changed",
	"options changed", "parameters changed", "figure too old", "output missing", "output altered", "quarantined"}

// mayChangeNumbers reports whether a row that is built for the reason may have other
// numbers; a new version of the program, or outputs that are gone, bring none by
// themselves.
func (r Reason) mayChangeNumbers() bool {
	return r == TemplateChanged || r == FiguresChanged || r == InputChanged || r == ParametersChanged
}

// String names the reason.
func (r Reason) String() string { return reasonWords[r] }

// verdict is what the plan decides about a row.
type verdict struct {
	reason        Reason
	hasOldFigures bool // some of its figures are too old
	known         bool // the journal has outputs of it
	// foreign: another shard builds it. failed: it failed its check.
	foreign, failed bool
	detail          uint16 // which file, as an index of planner.details
}

// builds reports whether the row is drawn.
func (v verdict) builds() bool {
	return v.reason != Unchanged && v.reason != Quarantined && !v.foreign && !v.failed
}

// planner decides for each row whether it is built, and why.
type planner struct {
	journal *journal
	files   *file.FileCache
	options file.Options // sums use its FindFont
	// ask finds the checksums of what is used of large tables, for which files would have to read
	// all of them; nil: they do.
	ask     func([]data.InputRef) ([]SumFound, error)
	ahead   map[data.InputRef]SumFound // of the rows that are decided next
	setting Setting
	today   string
	out     string   // the folder that holds the folders of rows
	dir     *os.File // that folder; nil if it does not exist yet
	trust   bool     // trust the journal, and do not look at the outputs
	retry   bool     // also build rows in quarantine

	// takeOver takes an output over from an earlier generation, if one has it; nil
	// without generations.
	takeOver func(row string, o publish.File) bool

	hash     *hasher
	record   builtRow
	sums     map[data.InputRef]publish.Sum // of whole files
	details  []string
	detailOf map[string]uint16
}

// decision returns whether and why a row is built. If the journal knows the row, its
// record is in p.record; touched reports that outputs have other times than it says.
func (p *planner) decision(row batch.Row, e entry) (v verdict, touched bool) {
	choice := hashChoice(p.hash, row)
	if e.failed != 0 && !p.retry {
		if verb, ok := p.journal.readRow(e.failed, &p.record); ok && verb == quarantineVerb && p.keyNow(choice) == p.record.key {
			return verdict{reason: Quarantined, known: e.built != 0}, false
		}
	}
	if e.built == 0 {
		return verdict{reason: NewRow}, false
	}
	if _, ok := p.journal.readRow(e.built, &p.record); !ok {
		return verdict{reason: NewRow}, false
	}
	v = verdict{known: true, hasOldFigures: len(staleFigures(p.record.ageLimits, p.today)) > 0}
	if p.takeOver != nil {
		for _, o := range p.record.outputs {
			p.compareOutput(row.Name, &o) // these stay if the row fails
		}
	}
	if p.keyNow(choice) != p.record.key {
		v.reason, v.detail = p.reasonOfChange(choice)
		return v, false
	}
	if p.trust {
		return v, false
	}
	for i := range p.record.outputs {
		state := p.compareOutput(row.Name, &p.record.outputs[i])
		if state == gone || state == altered {
			v.reason, v.detail = OutputMissing, p.detail(p.record.outputs[i].Name)
			if state == altered {
				v.reason = OutputAltered
			}
			return v, false
		}
		touched = touched || state == moved
	}
	return v, touched
}

// keyNow returns the key that the record would have if it were built now.
func (p *planner) keyNow(choice choiceHash) publish.Sum {
	for i, in := range p.record.inputs {
		sum, err := p.sum(in)
		if err != nil {
			return publish.Sum{} // no row has the zero key
		}
		p.record.inputs[i].Sum = sum
	}
	return keyOf(p.hash, p.setting, choice, len(staleFigures(p.record.ageLimits, p.today)), p.record.inputs)
}

// sum returns the current checksum of an input.
func (p *planner) sum(in Input) (publish.Sum, error) {
	ref := in.ref()
	if sum, ok := p.sums[ref]; ok {
		return sum, nil
	}
	sum, err := p.find(ref)
	if err == nil && (in.Used == "" || len(p.sums) < maxNumbered) {
		p.sums[ref] = sum
	}
	return sum, err
}

func (p *planner) find(ref data.InputRef) (publish.Sum, error) {
	found, known := p.ahead[ref]
	switch {
	case !known:
		return p.files.Sum(ref, p.options)
	case found.Error != "":
		return publish.Sum{}, errors.New(found.Error)
	}
	return found.Sum, nil
}

// lookAhead asks for the checksums that the decision on some rows will need. Where there was
// no answer once, the inputs are read here.
func (p *planner) lookAhead(rows []batch.Row) {
	clear(p.ahead)
	if p.ask == nil {
		return
	}
	refs := p.refsToAsk(rows)
	if refs == nil {
		return
	}
	sums, err := p.ask(refs)
	if err != nil || len(sums) != len(refs) {
		p.ask = nil
		return
	}
	for i, ref := range refs {
		p.ahead[ref] = sums[i]
	}
}

// refsToAsk are the inputs of rows that are found by reading a large table, each once.
func (p *planner) refsToAsk(rows []batch.Row) (refs []data.InputRef) {
	known := map[data.InputRef]bool{}
	var built builtRow
	for _, row := range rows {
		e := p.journal.index[hashName(row.Name)]
		for _, at := range []position{e.built, e.failed} {
			if at == 0 {
				continue
			}
			if _, ok := p.journal.readRow(at, &built); !ok {
				continue
			}
			for _, in := range built.inputs {
				ref := in.ref()
				if _, sure := p.sums[ref]; !sure && !known[ref] && p.files.ReadsMuch(ref) {
					known[ref] = true
					refs = append(refs, ref)
				}
			}
		}
	}
	return refs
}

// reasonOfChange finds why the key of the record differs now.
func (p *planner) reasonOfChange(choice choiceHash) (Reason, uint16) {
	was := p.record.setting
	var r builtRow
	if e := p.journal.index[hashName(p.record.name)]; e.built != 0 {
		p.journal.readRow(e.built, &r) // p.record has the current checksums
	}
	switch {
	case was.Program != p.setting.Program:
		return ProgramChanged, p.detail(was.Program)
	case was.Template != p.setting.Template:
		return TemplateChanged, p.detail(p.setting.Template)
	}
	for _, in := range r.inputs {
		sum, err := p.sum(in)
		switch {
		case err == nil && sum == in.Sum:
		case in.Name == p.setting.Template:
			return TemplateChanged, p.detail(in.Name)
		case in.Used != "" && path.Ext(in.Name) != "" || strings.EqualFold(path.Ext(in.Name), ".csv"):
			return FiguresChanged, p.detail(in.Name)
		default:
			return InputChanged, p.detail(cmp.Or(strings.TrimPrefix(in.Name, "system:"), in.Used))
		}
	}
	switch {
	case was.Theme != p.setting.Theme:
		return ThemeChanged, 0
	case strings.Join(was.words(), " ") != strings.Join(p.setting.words(), " "):
		return OptionsChanged, 0
	case p.record.choice != choice:
		return ParametersChanged, 0
	}
	return FigureTooOld, 0
}

// detail numbers a text that a reason refers to.
func (p *planner) detail(text string) uint16 {
	n, ok := p.detailOf[text]
	if !ok && len(p.details) < 1<<16-1 {
		n = uint16(len(p.details))
		p.details = append(p.details, text)
		p.detailOf[text] = n
	}
	return n
}

// outputState says how an output compares with its record.
type outputState int

const (
	intact outputState = iota
	moved              // the same bytes with another time, which is then in the record
	altered
	gone
)

// compareOutput compares an output with its record: by size and time and, if those
// differ, by its bytes.
func (p *planner) compareOutput(row string, o *publish.File) outputState {
	if p.dir == nil {
		return gone
	}
	name := row + "/" + o.Name
	now, err := statAt(p.dir, name)
	if errors.Is(err, fs.ErrNotExist) && p.takeOver != nil && p.takeOver(row, *o) {
		now, err = statAt(p.dir, name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return gone
	case err != nil || !now.regular || now.size != o.Size:
		return altered
	case now.time == o.Time:
		return intact
	}
	sum, err := hashFile(filepath.Join(p.out, filepath.FromSlash(name)))
	if err != nil || sum != o.Sum {
		return altered
	}
	o.Time = now.time
	return moved
}

func hashFile(name string) (sum publish.Sum, err error) {
	f, err := disk.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

// existing returns the outputs of a row that are as the journal says. A picture of this
// version of the program has DrawnFrom, and need not be drawn again if it would show the
// same.
func (p *planner) existing(row string, e entry) []publish.File {
	if e.built == 0 || p.trust {
		return nil
	}
	var r builtRow
	if _, ok := p.journal.readRow(e.built, &r); !ok {
		return nil
	}
	var list []publish.File
	for _, o := range r.outputs {
		if r.setting.Program != p.setting.Program {
			o.DrawnFrom = publish.Sum{}
		}
		if p.compareOutput(row, &o) <= moved {
			list = append(list, o)
		}
	}
	return list
}
