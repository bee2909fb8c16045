package charts

// rowsOfRanges are always horizontal.
var rowsOfRanges = form{
	free: true, spans: true, axisSaysUnit: true,
	layouts:      []layoutFunc{rangeRowsNamed, rangeRows},
	noAnnotation: &noRangeRemark,
	head:         headOfRanges,
	findings:     rangeFindings,
	sentence:     rangeEnds,
}
