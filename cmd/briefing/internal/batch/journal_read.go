package batch

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
)

// journalFile is a file of a journal, open for reading.
type journalFile struct {
	f        *os.File
	inputs   map[int64]Input   // by the number that lines use for them
	settings map[int64]Setting // likewise
	window   []byte            // part of the file, read at once: lines near each other are often read together
	at       int64             // its offset
}

// windowSize is how much is read at once, in bytes.
const windowSize = 64 << 10

// lines yields the lines of the file and their offsets; a line is valid until the next.
// It leaves out a last line without a newline, and lines longer than maxLine.
func (f *journalFile) lines(yield func(offset int64, line []byte)) error {
	in := bufio.NewReaderSize(io.NewSectionReader(f.f, 0, 1<<offsetBits-1), maxLine)
	offset, whole := int64(0), true
	for {
		line, err := in.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			whole = false
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case whole:
			yield(offset, line)
		default:
			whole = true // the end of a line that was too long
		}
		offset += int64(len(line))
	}
}

// line returns the line at an offset, valid until the next call.
func (f *journalFile) line(offset int64) ([]byte, error) {
	if line, ok := f.inWindow(offset); ok {
		return line, nil
	}
	for size := windowSize; size <= 2*maxLine; size *= 4 {
		if cap(f.window) < size {
			f.window = make([]byte, size)
		}
		n, err := f.f.ReadAt(f.window[:size], offset)
		if err != nil && err != io.EOF {
			return nil, err
		}
		f.window, f.at = f.window[:n], offset
		if line, ok := f.inWindow(offset); ok {
			return line, nil
		}
	}
	return nil, errLine
}

func (f *journalFile) inWindow(offset int64) ([]byte, bool) {
	from := offset - f.at
	if from < 0 || from >= int64(len(f.window)) {
		return nil, false
	}
	end := bytes.IndexByte(f.window[from:], '\n')
	if end < 0 {
		return nil, false
	}
	return f.window[from : from+int64(end)], true
}
