package raster

import (
	"os"
	"testing"
	"fmt"
	"gonum.org/v1/plot/vg"
)

func TestLook(t *testing.T) {
	for _, size := range [][2]int{{600, 338}, {1920, 1080}, {3840, 2160}} {
		for name, f := range map[string]func(vg.Canvas){"bar": barChart, "line": lineChart} {
			c := New(size[0], size[1], float64(size[0])/960*72, paper, nil)
			f(c)
			out, _ := os.Create(fmt.Sprintf("/tmp/look-%s-%d.png", name, size[0]))
			if err := c.EncodePNG(out, Meta{}); err != nil {
				t.Fatal(err)
			}
			st, _ := out.Stat()
			t.Log(name, size, len(c.surface.palette), c.surface.index != nil, st.Size(), len(c.masks))
			out.Close()
		}
	}
}
