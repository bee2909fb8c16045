package file

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// inputRefs are the figures that one is computed from.
func inputRefs(d *decoder, n node) []ref {
	items := []node{n}
	if n.Kind == yaml.SequenceNode {
		for i := range n.Content {
			items = append(items, n.item(i))
		}
	}
	for _, item := range items {
		if item.Kind == yaml.MappingNode {
			d.fault(item, "an id of a figure is expected, not a mapping", "write the id, or a list of ids; "+instead("life", "Women", "Men"))
			return nil
		}
	}
	return d.refs(n)
}

// instead says how to compute with series of a figure, which have no ids.
func instead(figure, a, b string) string {
	return fmt.Sprintf("to compute with single series, make a figure of each, with chart: false; how far two of one figure are apart is printed by {{ difference %q \"key\" %q %q }} in a text, and shown by kind: dumbbell", figure, b, a)
}

// inputNamed is a figure that another one is computed from; nil, with a fault, where there is none.
func inputNamed(r *resolver, name ref) *data.Figure {
	id, series, dotted := strings.Cut(name.name, ".")
	f := r.drafts[id]
	if r.drafts[name.name] != nil || !dotted || f == nil || r.decoder.partial {
		return r.figureNamed(name)
	}
	other := "other series"
	if fig := r.figure(f); fig != nil {
		for _, s := range fig.Series {
			if s.Name != series {
				other = s.Name
				break
			}
		}
	}
	r.fault(name.at, fmt.Sprintf("there is no figure %q", name.name), fmt.Sprintf("write %s for the whole figure; %s", id, instead(id, series, other)))
	return nil
}
