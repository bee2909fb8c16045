package survey

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// What the file that is written calls things: countries by their names where the table has codes, rows
// without the unit that all of them repeat; and what lines below the table say of its numbers.

// groupsOfCountries are codes of Eurostat for several countries together.
var groupsOfCountries = map[string]string{
	"EU27_2020": "European Union", "EU28": "European Union (28 countries)", "EA20": "Euro area (20 countries)", "EA19": "Euro area (19 countries)", "EA": "Euro area",
}

// maxCalled is how many names are written into a file: there are fewer countries.
const maxCalled = 300

// calledNames adds what series and categories are called to the names of a file.
func calledNames(p *Plan, names []entry) []entry {
	add := func(name, as string) {
		known := slices.ContainsFunc(names, func(e entry) bool { return e.key == name })
		if as != name && as != "" && !known && len(names) < maxCalled {
			names = append(names, entry{name, text(as)})
		}
	}
	for _, f := range p.Figures {
		for _, column := range []int{f.Key, f.Series} {
			if column < 0 {
				continue
			}
			countries := p.Survey.Columns[column].countries(first(p.Answers.Language, language.StandardLanguage))
			for _, code := range p.Survey.Columns[column].Texts {
				add(code, countries[code])
			}
		}
		plain := map[string]string{}
		for _, name := range f.found.names {
			if f.InNames == "" || plain[plainTitle(name)] != "" {
				plain = nil // two are told apart by their units
				break
			}
			plain[plainTitle(name)] = name
		}
		for _, name := range f.found.names {
			if plain != nil {
				add(name, plainTitle(name))
			}
		}
	}
	return names
}

// countries are what the codes of a column of places are called; nil where most are no countries.
func (c *Column) countries(tag string) map[string]string {
	if !isPlace(c.Head) || c.Many {
		return nil
	}
	called, known := map[string]string{}, 0
	for _, code := range c.Texts {
		if names := language.CountryNames(code, tag); names != nil {
			called[code] = names[0]
			known++
		} else if tag == language.StandardLanguage {
			called[code] = groupsOfCountries[code]
		}
	}
	if known < 2 || known*2 < len(c.Texts) {
		return nil
	}
	return called
}

// Feet is the key of what lines below a table say of its numbers that call themselves notes.
const Feet = "feet"

// footLine is a line that calls itself a note, without a number before what it says.
var footLine = pattern.New(`(?i)^(?:notes?|anmerkung(?:en)?|hinweis|remarks?|注|注释|说明)\s*[:：]\s*(?:\d{1,2}[.)、]\s*)?(.+)$`)

// AddNote adds what a line below a table says of its numbers, or of those that have a mark; an empty one adds
// nothing, and one too long neither.
func (a About) AddNote(note, of string) {
	if note == "" || utf8.RuneCountInString(note) > maxFoot {
		return
	}
	if strings.HasSuffix(a["note"], note) {
		delete(a, "note") // it is the figure's
	}
	if of != "" {
		note = of + ": " + strings.TrimRight(note, ".")
	}
	a[Feet] = strings.TrimPrefix(a[Feet]+"; "+note, "; ")
}

// maxFoot is how long what such a line says is, in characters, to be the note of a figure.
const maxFoot = 300

// FootNote is what a line below a table says that calls itself a note; empty for other lines.
func FootNote(line string) string {
	m := footLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil || utf8.RuneCountInString(m[1]) > maxFoot {
		return ""
	}
	return m[1]
}

// publications end, or are, the titles of what offices publish: they are no offices.
var publications = pattern.New(`(?i)\b(?:survey|census|yearbook|database|data ?set|accounts|register|[a-zäöü]+erhebung|zensus|[a-zäöü]+statistik)s?(?: \(?[A-Z]{2,5}\)?)?(?:,? (?:19|20)\d\d(?:[-–/]\d{2,4})?)?$|(?-i:[a-z] statistics)$|(?:调查|普查|年鉴|数据库|統計|調査)$`)

// isPublication reports whether a text that a table has for its source is the title of what was published,
// and no office.
func isPublication(source string) bool { return publications.MatchString(source) }

// databases are what the National Bureau of Statistics of China calls its databases, which say nothing of
// the numbers.
var databases = []string{"年度数据", "季度数据", "月度数据", "分省年度数据", "分省季度数据", "分省月度数据"}

// mostNamed is how many names of what is measured make a title.
const mostNamed = 3

// namesAsTitle are the names of the few things that a table measures, where it has them in a column; empty
// where it has none, or many.
func namesAsTitle(s *Survey) string {
	for _, c := range s.Columns {
		if isCalled(c.Head, measureHeads) && len(c.Texts) > 0 && len(c.Texts) <= mostNamed && !c.Many {
			var names []string
			for _, name := range c.Texts {
				names = append(names, plainTitle(name))
			}
			if s.isChinese() {
				return strings.Join(names, "、")
			}
			return strings.Join(names, ", ")
		}
	}
	return ""
}
