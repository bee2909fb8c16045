package check

import (
	"fmt"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

var (
	// agesInName are ages in the name of a series or a category, where no word need say that they are ages.
	agesInName = pattern.New(`(?i)[(（]?(?:\b(?:aged?|ages|im alter von|alter) )?\b(\d{1,2})(?:[-–—~至到]| to | bis )(\d{1,2})(?:\b| ?(?:years?|year[- ]olds|jahren?|jährige)\b|周?岁)[)）]?`)
	// groupOfAges are words that say why some are of other ages than the rest: the young beside all.
	groupOfAges = pattern.New(`(?i)\b(?:young\w*|youth|total|all|old\w*|adults?|child\w*|jugend\w*|junge\w*|gesamt|alle|insgesamt|ältere\w*|erwachsene|kinder)\b|青年|全部|总计|合计|老年|儿童`)
)

// nameOfAges is a name that tells of whom and of which ages.
type nameOfAges struct {
	name, of string
	ages     ages
}

// agesOfName are the ages in a name, and what else it says; false where it names none, or several.
func agesOfName(name string) (n nameOfAges, one bool) {
	all := agesInName.FindAllStringSubmatchIndex(name, -1)
	if len(all) != 1 {
		return n, false
	}
	at := all[0]
	n = nameOfAges{name: name, of: strings.Trim(name[:at[0]]+" "+name[at[1]:], " ,;:()（），-–")}
	n.ages.least, _ = strconv.Atoi(name[at[2]:at[3]])
	n.ages.most, _ = strconv.Atoi(name[at[4]:at[5]])
	return n, n.ages.least < n.ages.most
}

// unlikeNames says that two names of a figure are of unlike ages, which have some in common: Germany from 15 to
// 64 beside France from 20 to 64. Of names that tell nothing else, or of whom there are several ages, the ages
// are what is compared.
func unlikeNames(names []string) string {
	var found []nameOfAges
	times := map[string]int{}
	for _, name := range names {
		n, one := agesOfName(name)
		switch {
		case !one:
			continue
		case n.of == "" || groupOfAges.MatchString(n.of):
			return ""
		}
		found = append(found, n)
		times[n.of]++
	}
	for i, b := range found {
		if i == 0 || times[b.of] > 1 {
			continue
		}
		if a := found[0]; times[a.of] == 1 && a.ages != b.ages && !a.ages.apart(b.ages) {
			return fmt.Sprintf("%q is of the ages %s, and %q of %s", a.name, a.ages, b.name, b.ages)
		}
	}
	return ""
}

// unlikeAges are those of the series of a figure, or of its categories.
func unlikeAges(f *data.Figure) string {
	if text := unlikeNames(data.SeriesNames([]*data.Figure{f})); text != "" || f.Periods || len(f.Keys) > data.MostListed {
		return text
	}
	return unlikeNames(data.KeyNames(f.Keys))
}

// agesOf are the ages that a figure counts people of: those in its title, or in the name of its only series.
func agesOf(f *data.Figure) (a ages, one bool) {
	if a, one = agesIn(f.Title.Plain); one || len(f.Series) != 1 {
		return a, one
	}
	n, one := agesOfName(f.Series[0].Name)
	return n.ages, one
}
