package charts

// uprightRanges are always upright.
var uprightRanges = form{
	upright: true, free: true, spans: true, axisSaysUnit: true,
	layouts:      []layoutFunc{rangeUpright},
	noAnnotation: &noRangeRemark,
	head:         headOfRanges,
	findings:     rangeFindings,
	sentence:     rangeEnds,
}
