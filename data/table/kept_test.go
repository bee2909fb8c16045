package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Rows that are kept come back as they were, over several blocks.
func TestKept(t *testing.T) {
	row := func(i int) []string {
		return []string{"A", fmt.Sprint("R", i/100), strings.Repeat("é", i%130), fmt.Sprint(i), []string{"", "p"}[i%2]}
	}
	const count = 20_000
	var k Kept
	for i := range count {
		k.Add(row(i))
	}
	if len(k.blocks) < 3 {
		t.Fatalf("%d blocks", len(k.blocks))
	}
	for range 2 {
		rows, all := k.Rows()
		i := 0
		for got := range rows {
			if want := row(i); !slices.Equal(got, want) {
				t.Fatalf("row %d: got %q, want %q", i, got, want)
			}
			i++
		}
		if !all || i != count {
			t.Errorf("%d rows, all of them %v; want %d", i, all, count)
		}
	}
}

// No more is kept than has room.
func TestKeptTooMuch(t *testing.T) {
	var k Kept
	for i := range 2 * mostKept / keptBlock {
		k.Add([]string{strings.Repeat("x", keptBlock), fmt.Sprint(i)})
	}
	if _, all := k.Rows(); all || k.blocks != nil {
		t.Errorf("%d blocks are kept, all of the rows: %v", len(k.blocks), all)
	}
}

// OneLine leaves a text alone that is one line, and nothing else.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "a", "a b": "a b", " a": "a", "a ": "a", "a  b": "a b", "a\tb": "a b", " ": "", "e\u0301": "é", "a\u00a0b": "a b", "a\v": "a\v"} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func BenchmarkKept(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var k Kept
		for i := range 10_000 {
			k.Add([]string{"E:X", "A", "R1", "Region 1", "2020", "12.5", [...]string{"", "p"}[i%2]})
		}
		rows, _ := k.Rows()
		for row := range rows {
			if row[4] != "2020" {
				b.Fatal(row)
			}
		}
	}
}
