package charts

// groupedBars are those of several series, side by side.
var groupedBars = form{
	upright: true,
	layouts: []layoutFunc{barVertical},
	rows:    []layoutFunc{barHorizontal},
	head:    (*altWriter).headOfBars,
}
