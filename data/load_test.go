package data

import (
	"fmt"
	"testing"
)

func TestScratch(t *testing.T) {
	fsys, name := Default()
	ds, err := Load(fsys, name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range ds.Briefing {
		fmt.Println(b.Kind, b.Text.Cited, b.Caption)
		for _, n := range b.Numbers {
			a, c := ds.Printer.Short(n.Value, n.Figure.Unit)
			fmt.Println(a, "|", c, "|", n.Label)
		}
	}
	for _, c := range ds.Charts {
		fmt.Println(c.ID, c.Kind, c.Title, "|", c.Subtitle)
		for _, s := range c.Series {
			for i, v := range s.Values {
				fmt.Print(s.Keys[i], "=", ds.Printer.Value(v, c.Unit), " ", v.Disputes(), v.Detail().Computed, v.Detail().Missing, "; ")
			}
			fmt.Println()
		}
	}
	for _, f := range ds.Figures {
		fmt.Println(f.ID, f.Roundings)
	}
	fmt.Println(ds.Warnings)
}
