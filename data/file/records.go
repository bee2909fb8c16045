package file

import (
	"sync"

	"briefing/data"
)

// tables are the records of the language that were made, by name. Each is made
// when a file first needs it, and not modified after that: a batch would make them
// a thousand times.
var tables sync.Map

// table returns the record of a name, which fields makes the first time.
func table[T any](name string, fields func() record[T]) record[T] {
	if made, ok := tables.Load(name); ok {
		if rec, ok := made.(record[T]); ok {
			return rec
		}
	}
	rec := fields()
	tables.Store(name, rec)
	return rec
}

func csvRecord() record[csvDraft]               { return table("csv", csvFields) }
func fileRecord() record[fileDraft]             { return table("file", fileFields) }
func sharedRecord() record[fileDraft]           { return table("shared", sharedFields) }
func sourceRecord() record[data.Source]         { return table("source", sourceFields) }
func chartRecord() record[chartDraft]           { return table("chart", chartFields) }
func referenceRecord() record[referenceDraft]   { return table("reference", referenceFields) }
func annotationRecord() record[annotationDraft] { return table("annotation", annotationFields) }
func blockRecord() record[blockDraft]           { return table("block", blockFields) }
func numberRecord() record[numberDraft]         { return table("number", numberFields) }
func figureRecord() record[figureDraft]         { return table("figure", figureFields) }
func unitRecord() record[unitDraft]             { return table("unit", unitFields) }
func seriesRecord() record[seriesDraft]         { return table("series", seriesFields) }
func valueRecord() record[valueDraft]           { return table("value", valueFields) }
func parameterRecord() record[parameterDraft]   { return table("parameter", parameterFields) }
func eventRecord() record[eventDraft]           { return table("event", eventFields) }
func targetRecord() record[targetDraft]         { return table("target", targetFields) }
func themeRecord() record[data.Theme]           { return table("theme", themeFields) }
func fontRecord() record[fontDraft]             { return table("font", fontFields) }
