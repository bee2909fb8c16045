// Package language prints numbers, values, periods, units and the program's own words
// in English, German and Chinese, and reads what a unit is called in them. A language is
// one file with one literal (words_en.go); a test checks that none lacks a word.
package language
