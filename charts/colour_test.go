package charts

import (
	"image/color"
	"math"
	"testing"
)

// vision is a matrix on linear RGB.
type vision [3][3]float64

// visions simulate the three colour-vision deficiencies in full: Machado,
// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
// Color Vision Deficiency" (2009), severity 1.0.
var visions = map[string]vision{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab is a colour in CIE L*a*b*, white point D65.
type lab struct{ l, a, b float64 }

func (v vision) see(c color.RGBA) lab {
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var rgb [3]float64
	for i, row := range v {
		rgb[i] = max(0, min(1, row[0]*in[0]+row[1]*in[1]+row[2]*in[2]))
	}
	x := (0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.95047
	y := 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
	z := (0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.08883
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	return lab{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// difference is CIEDE2000, as written out by Sharma, Wu and Dalal (2005). About
// 2 is a difference one can just see.
func difference(p, q lab) float64 {
	const turn = math.Pi / 180
	pow7 := func(c float64) float64 { return math.Sqrt(math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7))) }
	g := 1.5 - 0.5*pow7((math.Hypot(p.a, p.b)+math.Hypot(q.a, q.b))/2)
	c1, c2 := math.Hypot(p.a*g, p.b), math.Hypot(q.a*g, q.b)
	hue := func(a, b float64) float64 { return math.Mod(math.Atan2(b, a*g)/turn+360, 360) }
	h1, h2 := hue(p.a, p.b), hue(q.a, q.b)
	dh, mean := h2-h1, (h1+h2)/2
	if math.Abs(dh) > 180 {
		dh -= math.Copysign(360, dh)
		mean = math.Mod(mean+180, 360)
	}
	if c1*c2 == 0 {
		dh, mean = 0, h1+h2
	}
	l, c := (p.l+q.l)/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos((mean-30)*turn) + 0.24*math.Cos(2*mean*turn) + 0.32*math.Cos((3*mean+6)*turn) - 0.20*math.Cos((4*mean-63)*turn)
	dl := (q.l - p.l) / (1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50)))
	dc := (c2 - c1) / (1 + 0.045*c)
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*turn) / (1 + 0.015*c*t)
	rotation := -2 * pow7(c) * math.Sin(60*turn*math.Exp(-math.Pow((mean-275)/25, 2)))
	return math.Sqrt(dl*dl + dc*dc + dH*dH + rotation*dc*dH)
}

func TestDifference(t *testing.T) {
	// From the test data of Sharma, Wu and Dalal.
	tests := []struct {
		p, q lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	}
	for _, tt := range tests {
		if got := difference(tt.p, tt.q); math.Abs(got-tt.want) > 1e-4 {
			t.Errorf("difference of %v and %v is %.4f, want %.4f", tt.p, tt.q, got, tt.want)
		}
	}
}

func TestPaletteCanBeToldApart(t *testing.T) {
	const least = 13 // in CIEDE2000; well above what neighbours in a legend need
	series := Light().Series
	for name, v := range visions {
		for i, c := range series {
			for j, d := range series[:i] {
				if got := difference(v.see(c), v.see(d)); got < least {
					t.Errorf("%s: colours %d and %d differ by %.1f, want %d", name, j, i, got, least)
				}
			}
		}
		if got := difference(v.see(Light().Accent), v.see(Light().Muted)); got < least {
			t.Errorf("%s: accent and muted differ by %.1f, want %d", name, got, least)
		}
	}
}

func TestThemeContrast(t *testing.T) {
	theme := Light()
	marks := append([]color.RGBA{theme.Accent, theme.Muted}, theme.Series[:]...)
	for _, c := range marks {
		if got := contrast(c, theme.Paper); got < markContrast {
			t.Errorf("mark %v has contrast %.2f with the paper, want %v", c, got, markContrast)
		}
		if got := contrast(readable(c, theme.Ink, theme.Paper), theme.Paper); got < textContrast {
			t.Errorf("text of colour %v has contrast %.2f with the paper, want %v", c, got, textContrast)
		}
	}
	for _, c := range []color.RGBA{theme.Ink, theme.Soft} {
		if got := contrast(c, theme.Paper); got < textContrast {
			t.Errorf("text %v has contrast %.2f with the paper, want %v", c, got, textContrast)
		}
	}
}
