package batch

// order puts what is done in any order back into that of the plan.
type order struct {
	next    int // the number that is told next
	pending map[int]func()
}

// window is how far the plan is walked ahead of what is told.
const window = 4096

// done says that a number is done; tell is called when all before it are. A
// number with a nil tell has nothing to tell.
func (o *order) done(number int, tell func()) {
	if number != o.next {
		if o.pending == nil {
			o.pending = map[int]func(){}
		}
		o.pending[number] = tell
		return
	}
	if tell != nil {
		tell()
	}
	for o.next++; ; o.next++ {
		tell, ok := o.pending[o.next]
		if !ok {
			return
		}
		delete(o.pending, o.next)
		if tell != nil {
			tell()
		}
	}
}

// far reports whether a number is too far ahead to be begun.
func (o *order) far(number int) bool { return number-o.next >= window }

// flush tells what is done though something before it is not.
func (o *order) flush(upTo int) {
	for ; o.next < upTo && len(o.pending) > 0; o.next++ {
		if tell, ok := o.pending[o.next]; ok {
			delete(o.pending, o.next)
			if tell != nil {
				tell()
			}
		}
	}
}
