// Package format tells by its content, never by its name, what a table file is, and has the
// reader of that format open it. Files that are packed with gzip or zip are unpacked
// meanwhile, up to limits. What is no table, or one of a format that is not read, is refused
// by its name, with the way to one that is.
package format
