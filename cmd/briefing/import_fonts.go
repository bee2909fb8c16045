package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/survey"
)

// fallbackFamilies are families with letters that the default one lacks, in the order in
// which they are tried.
var fallbackFamilies = []string{"WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "UnDotum", "NanumGothic", "IPAGothic", "Loma", "Garuda", "Noto Sans Thai", "DejaVu Sans", "Noto Sans"}

// setFonts has the file name fonts of this machine for the letters that the default one
// lacks, or ask for one; and asks how names are called whose letters no font can set.
func setFonts(plans []*survey.Plan, said string) {
	fonts := typeset.Default()
	for _, p := range plans {
		p.Unset = func(text string) bool { return isError[*typeset.RefusedError](fonts.Check(data.OneLine(text))) }
	}
	p := plans[0]
	if said != "" {
		p.Fallback = []string{said}
		return
	}
	lacks, first := lacking(fonts, plans)
	for _, family := range fallbackFamilies {
		if len(lacks) == 0 {
			return
		}
		file, err := installed.find(family, data.FontStyle{})
		if err != nil || file == nil {
			continue
		}
		with, err := typeset.New(typeset.Family{Fallback: []typeset.File{{Name: file.Name, Data: file.Data, Face: file.Face}}})
		if err != nil {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(lacks), func(r rune) bool { return with.Check(string(r)) == nil })
		if len(left) < len(lacks) {
			p.Fallback, lacks = append(p.Fallback, family), left
		}
	}
	if len(lacks) > 0 {
		problem := data.ProblemOf(first)
		p.AskFallback = fmt.Sprintf("a font of this machine for the names: %s; %s", problem.Text, problem.Hint)
	}
}

// lacking are the characters of what the briefings show that no font has, and why the first
// is one.
func lacking(fonts *typeset.Fonts, plans []*survey.Plan) (lacks []rune, first error) {
	seen := map[rune]bool{}
	for _, p := range plans {
		for text := range p.Shown() {
			for _, r := range text {
				if r < 0x250 || seen[r] {
					continue
				}
				seen[r] = true
				if err := fonts.Check(string(r)); isError[*typeset.UncoveredError](err) {
					if lacks = append(lacks, r); first == nil {
						first = err
					}
				}
			}
		}
	}
	return lacks, first
}

// checkFamily refuses a family that is not installed, or cannot be used.
func checkFamily(family string) error {
	_, err := installed.find(family, data.FontStyle{})
	if err == nil {
		return nil
	}
	p := data.ProblemOf(err)
	return errors.New(strings.TrimSuffix(p.Text+"; "+p.Hint, "; "))
}
