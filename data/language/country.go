package language

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"briefing/data"
)

// officeCodes are codes of countries that offices write in their own way.
var officeCodes = map[string]string{"EL": "GR", "UK": "GB"}

// CountryNames are what a language, by its BCP 47 tag, and English call the country of a code of ISO 3166,
// in that order; none for other texts.
func CountryNames(code, tag string) []string {
	if len(code) < 2 || len(code) > 3 || code != strings.ToUpper(code) || data.AllDigits(code) {
		return nil
	}
	if own := officeCodes[code]; own != "" {
		code = own
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return nil
	}
	var names []string
	for _, t := range []string{tag, StandardLanguage} {
		if namer := display.Regions(language.Make(t)); namer != nil {
			if name := namer.Name(region); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
