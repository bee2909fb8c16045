package charts

// groupedBars are those of several series, side by side.
var groupedBars = form{
	layouts: []layout{barVertical, barHorizontal},
	head:    (*altWriter).headOfBars,
}
