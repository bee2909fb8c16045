package file

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// schema is a JSON Schema, draft 2020-12, as far as the file language needs it.
type schema struct {
	Schema               string             `json:"$schema,omitempty"`
	Ref                  string             `json:"$ref,omitempty"`
	Title                string             `json:"title,omitempty"`
	Description          string             `json:"description,omitempty"`
	Type                 string             `json:"type,omitempty"`
	Enum                 []string           `json:"enum,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	Minimum              int                `json:"minimum,omitempty"`
	Maximum              int                `json:"maximum,omitempty"`
	MinLength            int                `json:"minLength,omitempty"`
	MaxLength            int                `json:"maxLength,omitempty"`
	AnyOf                []*schema          `json:"anyOf,omitempty"`
	Items                *schema            `json:"items,omitempty"`
	MinItems             int                `json:"minItems,omitempty"`
	MaxItems             int                `json:"maxItems,omitempty"`
	Properties           map[string]*schema `json:"properties,omitempty"`
	PropertyNames        *schema            `json:"propertyNames,omitempty"`
	MinProperties        int                `json:"minProperties,omitempty"`
	Required             []string           `json:"required,omitempty"`
	AdditionalProperties *closed            `json:"additionalProperties,omitempty"`
	Defs                 map[string]*schema `json:"$defs,omitempty"`
}

// closed is additionalProperties: false, or the schema of the other properties.
type closed struct{ others *schema }

// MarshalJSON writes false or the schema.
func (c closed) MarshalJSON() ([]byte, error) {
	if c.others == nil {
		return []byte("false"), nil
	}
	return json.Marshal(c.others)
}

// The shapes that fields have.

func textShape() *schema {
	return &schema{AnyOf: []*schema{{Type: "string", MinLength: 1, MaxLength: maxTextSize}, {Type: "number"}, {Type: "boolean"}}}
}

// numberShape is a number, in quotes or not.
func numberShape() *schema {
	return &schema{AnyOf: []*schema{{Type: "number"}, {Type: "string", Pattern: `^\s*` + numberPattern + `\s*$`}}}
}

// rangeShape is a whole number from least to most.
func rangeShape(least, most int) *schema {
	form := fmt.Sprintf("^[%d-%d]$", least, most)
	if most > 9 {
		form = `^[1-9]\d*$`
	}
	return &schema{AnyOf: []*schema{{Type: "integer", Minimum: least, Maximum: most}, {Type: "string", Pattern: form}}}
}

func wordShape[T ~string](known []T) *schema {
	return &schema{Type: "string", Enum: textsOf(known)}
}

// patternShape is a scalar whose text has a form. YAML may have read it as a
// number; a schema sees no text then.
func patternShape(pattern string) *schema {
	return &schema{AnyOf: []*schema{{Type: "string", Pattern: pattern}, {Type: "integer"}}}
}

func truthShape() *schema              { return &schema{Type: "boolean"} }
func refShape(def string) *schema      { return &schema{Ref: "#/$defs/" + def} }
func listShape(of *schema) *schema     { return &schema{Type: "array", Items: of, MinItems: 1} }
func eitherShape(s ...*schema) *schema { return &schema{AnyOf: s} }

// oneOrMore is an item or a list of such items.
func oneOrMore(of *schema) *schema { return eitherShape(of, listShape(of)) }

// mapShape is a mapping whose keys the user chooses.
func mapShape(keys, values *schema) *schema {
	return &schema{Type: "object", PropertyNames: keys, MinProperties: 1, AdditionalProperties: &closed{values}}
}

func idShape() *schema { return &schema{Pattern: idPattern} }

// shape is the schema of a mapping with this table.
func (rec record[T]) shape(description string) *schema {
	s := &schema{Type: "object", Description: description, Properties: map[string]*schema{}, AdditionalProperties: &closed{}}
	for _, f := range rec {
		property := *f.shape
		if property.AnyOf != nil || property.Type == "string" || property.Enum != nil {
			property = schema{AnyOf: append(slices.Clone(f.shape.alternatives()), filledShape())}
		}
		property.Description = f.doc
		s.Properties[f.name] = &property
		if f.required {
			s.Required = append(s.Required, f.name)
		}
	}
	return s
}

// alternatives are the shapes of which one must fit.
func (s *schema) alternatives() []*schema {
	if s.AnyOf != nil {
		return s.AnyOf
	}
	return []*schema{s}
}

// Schema returns the JSON Schema (draft 2020-12) of the file language, made
// from the tables that the decoder works by. A file it refuses has a fault; a
// file it passes may still have one that only the whole file shows.
func Schema() []byte {
	root := fileRecord().shape("A briefing: sourced figures, the charts of them, and the text around them.")
	root.Title = "briefing"
	root.Defs = map[string]*schema{
		"value":  valueShape(),
		"values": valuesShape(),
		"figure": figureRecord().shape("One measured thing over periods or categories."),
		"block":  blockShape(),
	}
	return printSchema(root)
}

func printSchema(root *schema) []byte {
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return nil // cannot be: the schema holds no channel, function or cycle
	}
	return b.Bytes()
}
