package data

import (
	"fmt"
	"testing"
)

// TestAgesNamed checks which rows of ages a title speaks of, and that classes of other things are none.
func TestAgesNamed(t *testing.T) {
	ages := []string{"All", "Men", "Ages 18–29", "Ages 30–64", "Ages 65+", "Dem"}
	for _, tt := range []struct {
		title string
		names []string
		want  []int
	}{
		{"Older Americans trust it most", ages, []int{4}},
		{"The young and the old", ages, nil},
		{"Younger people trust it less than older ones", ages, []int{4, 2}},
		{"Ältere vertrauen mehr", []string{"18–29 Jahre", "30–64 Jahre", "65 Jahre und älter"}, []int{2}},
		{"Older firms trust it", []string{"10–49 employees", "50–249 employees"}, nil},
		{"Older readers leave", []string{"Pages 1–9", "Pages 10–19"}, nil},
		{"Older people", []string{"Ages 65+", "Ages 18–29"}, nil}, // not in order
		{"Older people", []string{"Ages 65+"}, nil},
		{"Folders", ages, nil},
	} {
		if got := AgesNamed(tt.title, tt.names); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%q of %v: %v, want %v", tt.title, tt.names, got, tt.want)
		}
	}
}
