package watch

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"embed"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Server shows what a Maker makes to pages in browsers on the same machine.
type Server struct {
	listener net.Listener
	secret   string // the first part of every path
	hosts    []string
	desk     *desk

	// Also is called at the beginning and after each change of the files, when that is over and
	// whether or not a page is open; nil for nothing. It is not called again before it returns.
	Also func(context.Context)
}

// Listen returns a server on a port of the loopback address, 0 for any that is free.
func Listen(port string, maker Maker) (*Server, error) {
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return nil, err
	}
	_, port, _ = net.SplitHostPort(l.Addr().String())
	return &Server{
		listener: l,
		secret:   rand.Text(),
		hosts:    []string{net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("localhost", port)},
		desk:     newDesk(maker),
	}, nil
}

// Address is that of the page. Whoever knows it may read the briefing.
func (s *Server) Address() string { return "http://" + s.hosts[0] + "/" + s.secret + "/" }

// stopWithin is how long requests may take that are under way when the server stops.
const stopWithin = 300 * time.Millisecond

// Run follows the files and serves pages until ctx ends. The error is that of the machine.
func (s *Server) Run(ctx context.Context) error {
	go s.desk.follower.Run(ctx, s.desk.renew)
	if s.Also != nil {
		go s.also(ctx)
	}
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 5 * time.Second,
		MaxHeaderBytes:    1 << 16,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends streams
		ErrorLog:          log.New(io.Discard, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(s.listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(soon); errors.Is(err, context.DeadlineExceeded) {
		server.Close()
	}
	return nil
}

// also calls Also for each state of the files that lasts.
func (s *Server) also(ctx context.Context) {
	for ctx.Err() == nil {
		now := s.desk.now()
		s.desk.look(Choice{View: WebView}) // from then on the files are followed
		if within(ctx, now, patience-time.Since(now.began)) {
			continue
		}
		s.Also(ctx)
		select {
		case <-now.ended:
		case <-ctx.Done():
		}
	}
}

//go:embed page
var page embed.FS

// policies of the page and of the frame that holds the briefing, which runs no script.
const (
	pagePolicy  = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	framePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

// handler answers what the page asks.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	files, _ := fs.Sub(page, "page")
	show := func(pattern, file, kind, policy string) {
		mux.HandleFunc("GET "+pattern, func(w http.ResponseWriter, r *http.Request) {
			content, _ := fs.ReadFile(files, file)
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", policy)
			w.Write(content)
		})
	}
	show("/{$}", "page.html", "text/html; charset=utf-8", pagePolicy)
	show("/frame", "frame.html", "text/html; charset=utf-8", framePolicy)
	show("/page.js", "page.js", "text/javascript; charset=utf-8", framePolicy)
	show("/page.css", "page.css", "text/css; charset=utf-8", framePolicy)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /picture/{print}", s.picture)
	mux.HandleFunc("GET /places/{print}", s.places)
	mux.HandleFunc("GET /number", s.number)
	return s.guarded(http.StripPrefix("/"+s.secret, mux))
}

// guarded lets only the server's own page ask, under the name of the loopback address: no other
// page, also not one whose name somebody points at this machine, and nobody who does not know the
// path.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !s.isHost(r.Host), !s.sameOrigin(r):
			http.Error(w, "this address is for the page of the watch alone", http.StatusForbidden)
		case !s.knows(r.URL):
			http.NotFound(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (s *Server) isHost(host string) bool { return host == s.hosts[0] || host == s.hosts[1] }

// sameOrigin reports whether a request comes from the page itself or from its address being
// opened.
func (s *Server) sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// knows reports whether a path begins with the secret. How long that takes says nothing of it.
func (s *Server) knows(u *url.URL) bool {
	first, _, whole := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	given, want := sha256.Sum256([]byte(first)), sha256.Sum256([]byte(s.secret))
	return subtle.ConstantTimeCompare(given[:], want[:]) == 1 && whole
}

// choiceOf reads a choice from the query of a request.
func choiceOf(q url.Values) Choice {
	c := Choice{View: View(q.Get("view")), Edition: q.Get("edition"), Theme: q.Get("theme"), Size: q.Get("size"), Row: q.Get("row")}
	for name := range q {
		if parameter, ok := strings.CutPrefix(name, "set."); ok && q.Get(name) != "" {
			if c.Set == nil {
				c.Set = map[string]string{}
			}
			c.Set[parameter] = q.Get(name)
		}
	}
	return c
}

// number says where a number comes from.
func (s *Server) number(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	seen := s.desk.look(choiceOf(q))
	var answer *Answer
	if seen.Ask != nil {
		answer = seen.Ask(q.Get("at"))
	}
	sendJSON(w, answer)
}

// places says where a picture shows numbers.
func (s *Server) places(w http.ResponseWriter, r *http.Request) {
	places := []Place{}
	if p := s.desk.picture(r.PathValue("print")); p != nil && p.Places != nil {
		places = append(places, p.Places()...)
	}
	sendJSON(w, places)
}

func sendJSON(w http.ResponseWriter, what any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(what)
}

// picture draws a picture that the page was told of.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	p := s.desk.picture(r.PathValue("print"))
	if p == nil {
		http.NotFound(w, r)
		return
	}
	content, err := p.content()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "private, max-age=3600, immutable") // another picture has another print
	w.Write(content)
}
