package file

import (
	"fmt"

	"briefing/data"
)

// rhythmDraft is the rhythm that the file says of a figure or a series.
type rhythmDraft struct {
	data.Rhythm
	at node
}

// rhythmShape is a number of periods, or a word.
func rhythmShape() *schema {
	return &schema{Type: "string", Pattern: `^([1-9]\d{0,2} )?[a-z-]+( [a-z]+)?$`}
}

func decodeRhythm(d *decoder, n node) rhythmDraft {
	text, ok := d.line(n)
	if !ok {
		return rhythmDraft{}
	}
	r, ok := data.ParseRhythm(text)
	if !ok {
		d.fault(n, fmt.Sprintf("%q is no step from one key to the next", text), "write year, 5 years, half-year, quarter, month, 7 days, trading day or irregular")
		return rhythmDraft{}
	}
	return rhythmDraft{r, n}
}

// rhythms takes over what the file says of when a figure has values, where its keys can
// keep it.
func (r *resolver) rhythms(f *figureDraft, fig *data.Figure) {
	if keepsRhythm(r, f.rhythm, fig, fig.Series) {
		fig.Rhythm = f.rhythm.Rhythm
	}
	for i, s := range f.series {
		if i < len(fig.Series) && keepsRhythm(r, s.rhythm, fig, fig.Series[i:i+1]) {
			fig.Series[i].Rhythm = s.rhythm.Rhythm
		}
	}
}

// keepsRhythm refuses a rhythm that the keys of series do not keep.
func keepsRhythm(r *resolver, said rhythmDraft, fig *data.Figure, series []*data.Series) bool {
	if said.at.Node == nil {
		return false
	}
	if !fig.Periods {
		r.fault(said.at, "the keys are names, of which none is due", "remove every")
		return false
	}
	for _, s := range series {
		if text, hint := said.Misfit(s.Keys); text != "" {
			r.fault(said.at, text, hint)
			return false
		}
	}
	return true
}
