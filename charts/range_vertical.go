package charts

// uprightRanges are always upright.
var uprightRanges = form{
	upright: true, free: true, spans: true, axisSaysUnit: true,
	layouts:      []layoutFunc{rangesUpright(true, false), rangesUpright(false, false)},
	noAnnotation: &noRangeRemark,
	head:         headOfRanges,
	findings:     rangeFindings,
	sentence:     rangeEnds,
}
