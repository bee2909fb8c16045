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
	fmt.Printf("%+v\n", ds)
	for _, c := range ds.Charts {
		fmt.Printf("%+v\n", c)
	}
}
