package charts

// groupedBars are those of several series, side by side.
var groupedBars = form{
	layouts: []layout{(*sheet).barVertical, (*sheet).barHorizontal},
	head:    (*plan).headOfBars,
}
