package survey

// UnitNamed is the unit that a text in a column with a head says; empty where the column is none of
// units, or the text a code that is not known.
func UnitNamed(head, text string) string {
	if roleByHead(head) != Unit {
		return ""
	}
	return UnitText(text)
}

// UnitText is the unit that a text of an office says, in words or in a code: percent of PC_ACT. It is
// empty for a code that is not known.
func UnitText(text string) string { return unitText(text) }
