package batch

// sequencer puts what is done in any order back into that of the plan.
type sequencer struct {
	next    int // the number that is told next
	pending map[int]func()
}

// window is how far the plan is walked ahead of what is told.
const window = 4096

// finish says that a number is done; emit is called when all before it are. A
// number with a nil emit has nothing to report.
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

// tooFar reports whether a number is too far ahead to be begun.
func (s *sequencer) tooFar(number int) bool { return number-s.next >= window }

// flush tells what is done though something before it is not.
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
