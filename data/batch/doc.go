// Package batch is the model of a batch, one template built for many rows: what is built
// ([Batch]), what each row is ([Row]), in which editions and sizes ([Frame], [Variant]),
// under which names ([Pattern]), and that no two have the same ([Hash]).
//
// It reads nothing: data/file decodes the batch file and its table, asks this package what
// the rows are, and puts what is wrong at its place.
package batch
