package language

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Adjectives are the English adjectives of a country, by its English name: Danish, of Denmark. They are the
// names of languages that are at home there and begin as the country does, as Portuguese is also spoken
// elsewhere and Swahili is no adjective of Kenya; so some countries have none.
func Adjectives(country string) []string { return adjectives()[country] }

var adjectives = sync.OnceValue(func() map[string][]string {
	found := map[string][]string{}
	for _, base := range display.Supported.BaseLanguages() {
		tag, err := language.Compose(base)
		if err != nil {
			continue
		}
		region, sure := tag.Region()
		name, country := display.English.Languages().Name(tag), display.English.Regions().Name(region)
		ending := slices.ContainsFunc([]string{"ish", "ese", "an", "ch", "eek", "ic"}, func(end string) bool { return strings.HasSuffix(name, end) })
		if sure != language.No && ending && !strings.Contains(name, " ") && country != "" && name[0] == country[0] {
			found[country] = append(found[country], name)
		}
	}
	return found
})
