package file

import "fmt"

func nameTableFields() record[pairsDraft] {
	return pairsFields(field[pairsDraft]{"name", "name of the column with what each is called; in each language where there are editions: {en: country, de: land}", true, translatedShape(), func(d *decoder, n node, p *pairsDraft) {
		if s, ok := d.phrase(n); ok {
			p.value = ref{s, n}
		}
	}})
}

// decodeNameTables reads which tables hold what names are called.
func decodeNameTables(d *decoder, n node, f *fileDraft) {
	for _, at := range d.list(n) {
		p := &pairsDraft{at: at, separator: ','}
		if nameTableRecord().decode(d, at, "names from a file", p) {
			f.nameTables = append(f.nameTables, p)
		}
	}
}

// readNameTables reads what the names of the tables are called. What the file itself says
// goes before that, and a table before the next.
func readNameTables(d *decoder, f *fileDraft) {
	for _, p := range f.nameTables {
		called := map[string]string{}
		p.read(d, func(name, as string, at node) bool {
			if other, taken := called[name]; taken && other != as {
				d.fault(at, fmt.Sprintf("%q is called %q already, in a row above", name, other), "call each by one name")
				return false
			}
			called[name] = as
			return true
		})
		for name, as := range called {
			if _, said := f.names[name]; said {
				continue
			}
			if f.names == nil {
				f.names = map[string]string{}
			}
			f.names[name] = as
		}
	}
}
