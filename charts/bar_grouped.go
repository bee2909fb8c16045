package charts

// groupedBars are those of several series, side by side.
var groupedBars = form{
	upright: true,
	layouts: []layoutFunc{barVertical, barHorizontal},
	head:    (*altWriter).headOfBars,
}
