package file

import (
	"bytes"
	"fmt"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// maxNodes is how many texts, numbers, lists and mappings a briefing in YAML may have,
// with the files that it includes: far more than one has whose long series stand in CSV
// files. The parser takes 250 bytes and more for each.
const maxNodes = 300_000

// tooMany finds the place in a YAML file from where on it may have more than twice
// maxNodes, without parsing it. It counts the signs that part nodes, each for as many as may come of it:
// texts with such signs in them count for more than they are, hence twice.
func tooMany(content []byte) (line int, found bool) {
	line, left := 1, 2*maxNodes
	for i, b := range content {
		left -= partedBy(content, i, b)
		if left < 0 {
			return line, true
		}
		if b == '\n' {
			line++
		}
	}
	return line, false
}

// partedBy is the most nodes that may come of the sign at a place, besides those that
// other signs count for.
func partedBy(content []byte, i int, b byte) int {
	switch b {
	case '\n', '\r': // the key of an entry
		return 1
	case '-': // a list, or an item
		if blankAt(content, i-1) && blankAt(content, i+1) {
			return 1
		}
	case ',': // an item, or a key and its value
		return 2
	case '[': // a list, and its first item
		return 2
	case '{': // a mapping, its first key and value
		return 3
	case '?': // a mapping, its key and value
		if signAt(content, i-1) {
			return 3
		}
	case ':': // a mapping, and a value
		if signAt(content, i-1) || signAt(content, i+1) {
			return 2
		}
	}
	return 0
}

// blankAt reports whether a space, an end of line or an end of the file is at a place.
func blankAt(content []byte, i int) bool {
	return i < 0 || i >= len(content) || bytes.IndexByte([]byte(" \t\r\n"), content[i]) >= 0
}

// signAt reports whether no character of a text without quotes is at a place.
func signAt(content []byte, i int) bool {
	return blankAt(content, i) || content[i] >= 0x80 || bytes.IndexByte([]byte(`,[]{}:?"'`), content[i]) >= 0
}

// spend counts the nodes of a file. It returns false, with a fault at the first that is
// one too many, where the files that were read have more than maxNodes.
func spend(r *reader, name string, root *yaml.Node) bool {
	over := spendOn(r, root)
	if over != nil {
		faultTooMany(r, name, over.Line, over.Column)
	}
	return over == nil
}

func spendOn(r *reader, n *yaml.Node) *yaml.Node {
	if r.nodes++; r.nodes > maxNodes {
		return n
	}
	for _, child := range n.Content {
		if over := spendOn(r, child); over != nil {
			return over
		}
	}
	return nil
}

func faultTooMany(r *reader, name string, line, col int) {
	r.faultAt(data.Pos{File: name, Line: max(line, 1), Col: max(col, 1)}, "", fmt.Sprintf("more than %d keys, values and lists", maxNodes), "keep long series in CSV files")
}
