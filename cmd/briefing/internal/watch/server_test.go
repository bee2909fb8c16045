package watch

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// plain is a briefing of one sentence.
type plain struct{}

func (plain) Make(Choice) *Seen {
	return &Seen{Title: "Plain", Whole: true, Document: []byte("<!DOCTYPE html><title>Plain</title><p>One sentence.</p>")}
}

func serving(t *testing.T, maker Maker) *Server {
	t.Helper()
	s, err := Listen("0", maker)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestGuarded holds that only the page itself, under the name of the loopback address and the
// path that nobody can guess, is answered.
func TestGuarded(t *testing.T) {
	s := serving(t, plain{})
	page := s.Address()
	root := "http://" + s.hosts[0] + "/"
	for _, c := range []struct {
		name, method, url, host string
		header                  map[string]string
		want                    int
	}{
		{"the page", "GET", page, "", nil, 200},
		{"by the name localhost", "GET", page, s.hosts[1], nil, 200},
		{"opened from a link elsewhere", "GET", page, "", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200},
		{"its script", "GET", page + "page.js", "", map[string]string{"Sec-Fetch-Site": "same-origin"}, 200},
		{"without the path", "GET", root, "", nil, 404},
		{"another path", "GET", root + strings.Repeat("A", len(s.secret)) + "/", "", nil, 404},
		{"the path as a part", "GET", root + s.secret[:len(s.secret)-1] + "/", "", nil, 404},
		{"a name pointed here", "GET", page, "evil.example:80", nil, 403},
		{"another port", "GET", page, "127.0.0.1:1", nil, 403},
		{"another page", "GET", page + "events", "", map[string]string{"Origin": "http://evil.example"}, 403},
		{"a file", "GET", page + "events", "", map[string]string{"Origin": "null"}, 403},
		{"a script elsewhere", "GET", page + "page.js", "", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403},
		{"a frame elsewhere", "GET", page, "", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403},
		{"another port of this machine", "GET", page + "events", "", map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		{"to change something", "POST", page, "", nil, 405},
		{"no such picture", "GET", page + "picture/0", "", nil, 404},
	} {
		request, err := http.NewRequest(c.method, c.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = c.host
		for name, value := range c.header {
			request.Header.Set(name, value)
		}
		answer, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != c.want {
			t.Errorf("%s: status %d, want %d", c.name, answer.StatusCode, c.want)
		}
		if answer.StatusCode != 200 && strings.Contains(string(body), "script") {
			t.Errorf("%s: it is answered: %s", c.name, body)
		}
		for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"} {
			if got := answer.Header.Get(header); got != want {
				t.Errorf("%s: %s is %q, want %q", c.name, header, got, want)
			}
		}
	}
}

// TestPolicies holds that the page loads nothing from elsewhere, runs its own script alone,
// and that the frame with the briefing runs none.
func TestPolicies(t *testing.T) {
	s := serving(t, plain{})
	for path, want := range map[string][]string{
		"":      {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'"},
		"frame": {"default-src 'none'", "frame-ancestors 'self'"},
	} {
		answer, err := http.Get(s.Address() + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		policy := answer.Header.Get("Content-Security-Policy")
		for _, part := range want {
			if !strings.Contains(policy, part) {
				t.Errorf("%q: no %s in %s", path, part, policy)
			}
		}
		if path == "frame" && strings.Contains(policy, "script-src") {
			t.Errorf("the frame runs scripts: %s", policy)
		}
	}
}

// TestLoopbackOnly holds that the server listens on the loopback address.
func TestLoopbackOnly(t *testing.T) {
	if s := serving(t, plain{}); !strings.HasPrefix(s.listener.Addr().String(), "127.0.0.1:") {
		t.Errorf("it listens on %s", s.listener.Addr())
	}
}

func TestPieces(t *testing.T) {
	page := `<!DOCTYPE html><body class="x"><section><p>One</p><pre>kept whole</pre><p class="y">Two</p></section>`
	want := []string{`<!DOCTYPE html>`, `<body class="x">`, `<section>`, `<p>One</p><pre>kept whole</pre>`, `<p class="y">Two</p></section>`}
	pieces := piecesOf([]byte(page))
	if len(pieces) != len(want) {
		t.Fatalf("%d pieces: %q", len(pieces), pieces)
	}
	for i, p := range pieces {
		if string(p) != want[i] {
			t.Errorf("piece %d is %q, want %q", i, p, want[i])
		}
	}
	if piecesOf(nil) != nil {
		t.Error("nothing has pieces")
	}
}
