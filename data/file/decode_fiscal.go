package file

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"briefing/data"
)

// before says that a fiscal year begins in the year before the one that it is named by.
const before = "previous "

// monthNames are the months in the language of the file.
func monthNames() []string {
	var all []string
	for m := time.January; m <= time.December; m++ {
		all = append(all, m.String())
	}
	return all
}

// fiscalPattern is what the beginning of a fiscal year looks like.
func fiscalPattern() string {
	return "^(" + before + ")?([1-9][0-9]? )?(" + strings.Join(monthNames(), "|") + ")$"
}

// IsFiscal reports whether a text is the beginning of a fiscal year, as fiscal: has it.
func IsFiscal(text string) bool {
	when := strings.TrimPrefix(text, before)
	day, name, dated := strings.Cut(when, " ")
	if !dated {
		day, name = "1", when
	}
	month := slices.Index(monthNames(), name)
	nth, err := strconv.Atoi(day)
	return month >= 0 && err == nil && nth >= 1 && nth <= lastDays[month]
}

// decodeFiscal reads when a fiscal year begins: April, 6 April, previous October.
func decodeFiscal(d *decoder, n node) (f data.Fiscal, ok bool) {
	text, ok := d.line(n)
	if !ok {
		return f, false
	}
	when, year := strings.CutPrefix(text, before)
	day, name, dated := strings.Cut(when, " ")
	if !dated {
		day, name = "1", when
	}
	month := slices.Index(monthNames(), name) + 1
	nth, err := strconv.Atoi(day)
	switch {
	case month == 0 || err != nil:
		d.fault(n, fmt.Sprintf("%q is not a beginning of a fiscal year", text), d.fiscalHint(day, name))
		return f, false
	case nth < 1 || nth > lastDays[month-1]:
		d.fault(n, fmt.Sprintf("no fiscal year begins on %s %s", day, name), fmt.Sprintf("write a day from 1 to %d", lastDays[month-1]))
		return f, false
	}
	if year {
		month -= 13
	}
	return data.Fiscal{Begins: int8(month), Day: uint8(nth)}, true
}

// lastDays are those of the months of every year.
var lastDays = [12]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// fiscalHint is what to write instead of a day and a month that are none.
func (d *decoder) fiscalHint(day, name string) string {
	if _, err := strconv.Atoi(name); err == nil && slices.Contains(monthNames(), day) {
		return fmt.Sprintf("write %q", name+" "+day)
	}
	return d.suggest(name, monthNames()) + "; a day stands before its month, and previous before both: 6 April, previous October"
}
