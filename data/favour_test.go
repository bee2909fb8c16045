package data

import (
	"strings"
	"testing"
)

func TestFavourableFirst(t *testing.T) {
	for names, want := range map[string]bool{
		"Very favorable|Somewhat favorable|Somewhat unfavorable|Very unfavorable|Don’t know": true,
		"Strongly disagree|Disagree|Agree|Strongly agree":                                    false,
		"Strongly agree|Neither|Strongly disagree":                                           true,
		"Strongly oppose|Oppose|Support|Strongly support":                                    false,
		"Strongly support|Support|Oppose|Strongly oppose":                                    true,
		"Sehr zufrieden|Zufrieden|Unzufrieden|Sehr unzufrieden":                              true,
		"Stimme überhaupt nicht zu|Stimme nicht zu|Stimme zu":                                false,
		"非常同意|同意|不同意|非常不同意|不知道":                                                              true,
		"非常不满意|不满意|满意|非常满意":                                                                  false,
		"Very confident|Somewhat confident|Not too confident|Not at all confident|No answer": true,
		"Überhaupt nicht wichtig|Weniger wichtig|Eher wichtig|Sehr wichtig":                  false,
		"Very|Fairly|Not very|Not at all":                                                    true,
		"非常信任|比较信任|不太信任|非常不信任":                                                               true,
		"Yes|No":              true,
		"Men|Women":           false,
		"Don't know":          false,
		"Unhappy|Happy":       false,
		"Decreased|Increased": false,
		"":                    false,
	} {
		if got := FavourableFirst(strings.Split(names, "|")); got != want {
			t.Errorf("%s: %t, want %t", names, got, want)
		}
	}
}
