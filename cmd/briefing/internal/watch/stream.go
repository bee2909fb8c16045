package watch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// patience is how long a fault must last before a page is told of it: while an editor writes a
// file, it may be empty, half there or gone.
const patience = 120 * time.Millisecond

// glance is how long a page is left to itself to show what is new, before what it does not show is
// looked at: both would take the same processors.
const glance = 50 * time.Millisecond

// heartbeat is how often a stream without news says that it is alive.
const heartbeat = 15 * time.Second

// news is what a page is told. What it knows already is left out.
type news struct {
	Turn    int      `json:"turn"`
	View    *view    `json:"view,omitempty"`
	Remarks []Remark `json:"remarks,omitzero"` // empty, not nil, for none
}

// view is what is seen under a choice.
type view struct {
	Title  string `json:"title"`
	Whole  bool   `json:"whole"`
	Took   int64  `json:"took"` // milliseconds
	Offers Offers `json:"offers"`
	// Pieces are the prints of the pieces of the document, in their order, and Texts are those
	// that the page does not have. Without pieces the document is the one before.
	Pieces   []string          `json:"pieces,omitempty"`
	Texts    map[string]string `json:"texts,omitempty"`
	Pictures []Picture         `json:"pictures,omitempty"`
}

// stream tells one page what it sees.
type stream struct {
	to    http.ResponseWriter
	desk  *desk
	known map[string]bool // the pieces that the page has
}

// events tells a page what is seen under the choice in its query, and then again after each
// change, until it leaves or the server stops.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := &stream{to: w, desk: s.desk, known: map[string]bool{}}
	out.follow(r.Context(), choiceOf(r.URL.Query()))
}

func (s *stream) follow(ctx context.Context, c Choice) {
	alive := time.NewTicker(heartbeat)
	defer alive.Stop()
	for {
		now := s.desk.now()
		seen := s.desk.look(c)
		if !seen.Whole && within(ctx, now, patience-time.Since(now.began)) {
			continue
		}
		if s.tell(now, seen) != nil {
			return
		}
		if seen.Whole && within(ctx, now, glance) {
			continue
		}
		if s.send(news{Turn: now.turn, Remarks: seen.remarks()}) != nil {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-ctx.Done():
				return
			case <-now.ended:
				waiting = false
			case <-alive.C:
				if s.write(": alive\n\n") != nil {
					return
				}
			}
		}
	}
}

// within waits, and reports whether the files changed meanwhile.
func within(ctx context.Context, now moment, long time.Duration) (changed bool) {
	wait := time.NewTimer(long)
	defer wait.Stop()
	select {
	case <-now.ended:
		return true
	case <-ctx.Done():
	case <-wait.C:
	}
	return false
}

// tell sends what is seen, but for what the page has already.
func (s *stream) tell(now moment, seen *made) error {
	n := view{Title: seen.Title, Whole: seen.Whole, Took: seen.took.Milliseconds(), Offers: seen.Offers, Pictures: seen.Pictures}
	kept := map[string]bool{}
	for _, piece := range piecesOf(seen.Document) {
		print := printOf(piece)
		n.Pieces = append(n.Pieces, print)
		if !s.known[print] && !kept[print] {
			if n.Texts == nil {
				n.Texts = map[string]string{}
			}
			n.Texts[print] = string(piece)
		}
		kept[print] = true
	}
	if seen.Whole {
		s.known = kept // the page forgets the others, too
	}
	return s.send(news{Turn: now.turn, View: &n})
}

func (s *stream) send(n news) error {
	content, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return s.write(fmt.Sprintf("data: %s\n\n", content))
}

// write writes to the page, unless it has not read for long.
func (s *stream) write(text string) error {
	control := http.NewResponseController(s.to)
	control.SetWriteDeadline(time.Now().Add(heartbeat))
	if _, err := s.to.Write([]byte(text)); err != nil {
		return err
	}
	return control.Flush()
}

// printOf is a short hash of a piece.
func printOf(piece []byte) string {
	sum := sha256.Sum256(piece)
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// pieceBegins are tags before which a page is cut into pieces.
var pieceBegins = []string{"<style", "<body", "<section", "<p", "<li", "<figure", "<svg", "<details", "<tr", "</svg>"}

// piecesOf cuts a page into pieces, each of which is likely to change alone. Together they are
// the page.
func piecesOf(page []byte) [][]byte {
	var pieces [][]byte
	from := 0
	for at := 1; at < len(page); at++ {
		if page[at] == '<' && begins(page[at:]) {
			pieces, from = append(pieces, page[from:at]), at
		}
	}
	if len(page) > 0 {
		pieces = append(pieces, page[from:])
	}
	return pieces
}

func begins(page []byte) bool {
	for _, tag := range pieceBegins {
		if bytes.HasPrefix(page, []byte(tag)) && (strings.HasSuffix(tag, ">") || len(page) > len(tag) && (page[len(tag)] == ' ' || page[len(tag)] == '>')) {
			return true
		}
	}
	return false
}
