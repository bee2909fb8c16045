package html

import (
	"encoding/json"

	"briefing/data"
)

// jsonRecord is a briefing as schema.org describes it.
type jsonRecord struct {
	Context     string       `json:"@context"`
	Type        string       `json:"@type"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	URL         string       `json:"url,omitempty"`
	Language    string       `json:"inLanguage"`
	Published   string       `json:"datePublished,omitempty"`
	Licence     string       `json:"license,omitempty"`
	Creator     *jsonCreator `json:"creator,omitempty"`
	Covers      string       `json:"temporalCoverage,omitempty"`
	Measured    []string     `json:"variableMeasured,omitempty"`
	From        []jsonSource `json:"isBasedOn,omitempty"`
}

type jsonCreator struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// jsonSource is a source of the numbers.
type jsonSource struct {
	Type      string      `json:"@type"`
	Name      string      `json:"name"`
	Publisher jsonCreator `json:"publisher"`
	Published string      `json:"datePublished,omitempty"`
	URL       string      `json:"url,omitempty"`
}

// record describes the briefing as JSON-LD.
func record(p *page) ([]byte, error) {
	d := p.doc
	r := jsonRecord{Context: "https://schema.org", Type: "Dataset", Name: d.Title.Text, URL: addressOf(p, pathOf(p)), Description: d.Subtitle.Text, Language: d.Language,
		Published: d.Published.String(), Licence: d.Licence}
	if r.Description == "" {
		r.Description = d.KindAndDate + ": " + d.Title.Text
	}
	if d.Author.Text != "" {
		r.Creator = &jsonCreator{"Organization", d.Author.Text}
	}
	known := map[string]bool{}
	var first, last data.Period
	for _, c := range p.ds.Charts {
		for _, f := range c.Figures {
			if !known[f.Title.Plain] {
				known[f.Title.Plain] = true
				r.Measured = append(r.Measured, f.Title.Plain)
			}
		}
		for _, k := range c.Keys {
			if k.Period.IsZero() {
				continue
			}
			if first.IsZero() || k.Period.StartsBefore(first) {
				first = k.Period
			}
			if last.IsZero() || k.Period.EndsAfter(last) {
				last = k.Period
			}
		}
	}
	if !first.IsZero() {
		r.Covers = first.Start().Format("2006-01-02") + "/" + last.End().AddDate(0, 0, -1).Format("2006-01-02")
	}
	for _, s := range p.ds.Cited {
		r.From = append(r.From, jsonSource{"CreativeWork", data.OneLine(s.Title), jsonCreator{"Organization", data.OneLine(s.Publisher)}, s.Date.String(), data.OneLine(s.URL)})
	}
	return json.Marshal(r)
}
