package html

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

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
	Licence     any          `json:"license,omitempty"` // an address, or a jsonWork
	Creator     *jsonCreator `json:"creator,omitempty"`
	Covers      string       `json:"temporalCoverage,omitempty"`
	Measured    []string     `json:"variableMeasured,omitempty"`
	Files       []jsonFile   `json:"distribution,omitempty"`
	From        []jsonSource `json:"isBasedOn,omitempty"`
}

// jsonFile is a file with the numbers of a chart.
type jsonFile struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

type jsonCreator struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// jsonWork is a work that is known by its name.
type jsonWork struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// leastDescription is how many characters a description has at least for search engines to take it.
const leastDescription = 50

// licenceOf is a licence as an address, where that is known.
func licenceOf(name string) any {
	const commons = "https://creativecommons.org/"
	words := strings.Fields(strings.ToLower(name))
	switch {
	case name == "":
		return nil
	case strings.HasPrefix(name, "http"):
		return name
	case len(words) == 3 && words[0] == "cc" && strings.HasPrefix(words[1], "by"):
		return commons + "licenses/" + words[1] + "/" + words[2] + "/"
	case len(words) == 2 && words[0] == "cc0":
		return commons + "publicdomain/zero/" + words[1] + "/"
	}
	return jsonWork{"CreativeWork", name}
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
		Published: d.Published.String(), Licence: licenceOf(d.Licence)}
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
	for i, between := 0, ". "; i < len(r.Measured) && utf8.RuneCountInString(r.Description) < leastDescription; i, between = i+1, "; " {
		r.Description += between + r.Measured[i]
	}
	if !first.IsZero() {
		r.Covers = first.Start().Format("2006-01-02") + "/" + last.End().AddDate(0, 0, -1).Format("2006-01-02")
	}
	for _, s := range p.ds.Cited {
		r.From = append(r.From, jsonSource{"CreativeWork", data.OneLine(s.Title), jsonCreator{"Organization", data.OneLine(s.Publisher)}, s.Date.String(), data.OneLine(s.URL)})
	}
	for _, f := range p.files {
		at := addressOf(p, folderOf(p)+f.name)
		if at == "" || !p.opt.Place.CSV { // the page alone has it
			at = f.embedded()
		}
		r.Files = append(r.Files, jsonFile{"DataDownload", f.title, "text/csv", at})
	}
	return json.Marshal(r)
}
