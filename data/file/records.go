package file

import (
	"sync"

	"briefing/data"
)

// tables are the records of the language that were made, by name. Each is made
// when a file first needs it, and not modified after that: a batch would make them
// a thousand times.
var tables sync.Map

// fieldsOf returns the record of a name, which fields makes the first time.
func fieldsOf[T any](name string, fields func() record[T]) record[T] {
	if made, ok := tables.Load(name); ok {
		if rec, ok := made.(record[T]); ok {
			return rec
		}
	}
	rec := fields()
	tables.Store(name, rec)
	return rec
}

func csvRecord() record[csvDraft]               { return fieldsOf("csv", csvFields) }
func tableOfRecord() record[csvDraft]           { return fieldsOf("table", tableFields) }
func secrecyRecord() record[secrecyDraft]       { return fieldsOf("secrecy", secrecyFields) }
func codesRecord() record[codesDraft]           { return fieldsOf("codes", codesFields) }
func codeRecord() record[codeDraft]             { return fieldsOf("code", codeFields) }
func fileRecord() record[fileDraft]             { return fieldsOf("file", fileFields) }
func sharedRecord() record[fileDraft]           { return fieldsOf("shared", sharedFields) }
func sourceRecord() record[sourceDraft]         { return fieldsOf("source", sourceFields) }
func stampRecord() record[stampDraft]           { return fieldsOf("stamp", stampFields) }
func statedRecord() record[layoutDraft]         { return fieldsOf("stated", statedFields) }
func freshRecord() record[freshDraft]           { return fieldsOf("fresh", freshFields) }
func chartRecord() record[chartDraft]           { return fieldsOf("chart", chartFields) }
func referenceRecord() record[referenceDraft]   { return fieldsOf("reference", referenceFields) }
func annotationRecord() record[annotationDraft] { return fieldsOf("annotation", annotationFields) }
func blockRecord() record[blockDraft]           { return fieldsOf("block", blockFields) }
func numberRecord() record[numberDraft]         { return fieldsOf("number", numberFields) }
func groupTableRecord() record[pairsDraft]      { return fieldsOf("groups", groupTableFields) }
func windowRecord() record[windowDraft]         { return fieldsOf("window", windowFields) }
func nameTableRecord() record[pairsDraft]       { return fieldsOf("name table", nameTableFields) }
func figureRecord() record[figureDraft]         { return fieldsOf("figure", figureFields) }
func breakRecord() record[breakDraft]           { return fieldsOf("break", breakFields) }
func unitRecord() record[unitDraft]             { return fieldsOf("unit", unitFields) }
func seriesRecord() record[seriesDraft]         { return fieldsOf("series", seriesFields) }
func valueRecord() record[valueDraft]           { return fieldsOf("value", valueFields) }
func parameterRecord() record[parameterDraft]   { return fieldsOf("parameter", parameterFields) }
func rangeRecord() record[rangeDraft]           { return fieldsOf("range", rangeFields) }
func eventRecord() record[eventDraft]           { return fieldsOf("event", eventFields) }
func limitRecord() record[data.Limits]          { return fieldsOf("limits", limitFields) }
func besideRecord() record[otherSeries]         { return fieldsOf("columns", besideFields) }
func overlayRecord() record[otherSeries]        { return fieldsOf("line", overlayFields) }
func targetRecord() record[otherSeries]         { return fieldsOf("target", targetFields) }
func classesRecord() record[classesDraft]       { return fieldsOf("classes", classesFields) }
func compareRecord() record[compareDraft]       { return fieldsOf("comparison", compareFields) }
func themeRecord() record[data.Theme]           { return fieldsOf("theme", themeFields) }
func fontRecord() record[fontDraft]             { return fieldsOf("font", fontFields) }
