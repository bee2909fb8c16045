// Package spelling reads periods as offices write them: 2019Q1, 2019 JAN, 31.12.2019,
// 2019/20, KW 5/2019, 2019年第1季度.
//
// Many of these can be read in two ways, so a text is never read alone: [Decide] looks at
// all keys of a figure, or all cells of a column, and finds the one way to read every one
// of them. Where there are two, it asks; where there is none, it says which keys differ.
// [Like] reads a text that refers to such a key, and [One] a period that stands by itself.
package spelling
