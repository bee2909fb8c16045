package batch

// sequencer reports rows in the order of the plan, whatever order they finish in.
type sequencer struct {
	next    int // the number to report next
	pending map[int]func()
}

// window is how far the plan is read ahead of what has been reported.
const window = 4096

// finish marks a number as finished; emit is called when all before it are. A nil emit
// reports nothing.
func (s *sequencer) finish(number int, emit func()) {
	if number != s.next {
		if s.pending == nil {
			s.pending = map[int]func(){}
		}
		s.pending[number] = emit
		return
	}
	if emit != nil {
		emit()
	}
	for s.next++; ; s.next++ {
		emit, ok := s.pending[s.next]
		if !ok {
			return
		}
		delete(s.pending, s.next)
		if emit != nil {
			emit()
		}
	}
}

// tooFar reports whether a number is too far ahead to begin.
func (s *sequencer) tooFar(number int) bool { return number-s.next >= window }

// flush reports what has finished, though something before it has not.
func (s *sequencer) flush(upTo int) {
	for ; s.next < upTo && len(s.pending) > 0; s.next++ {
		if emit, ok := s.pending[s.next]; ok {
			delete(s.pending, s.next)
			if emit != nil {
				emit()
			}
		}
	}
}
