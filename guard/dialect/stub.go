package dialect

import (
	"context"

	"streamlink/backend"
)

// Signatures for the other rooms to compile against; each moves to its own file
// as it is built, and this file goes.

type tree any

// Split cuts a text into its statements. A syntax error anywhere is the error of
// the whole text (42601 with its position), so that nothing of it runs.
func Split(text string, from Dialect) ([]string, error) { return []string{text}, nil }

// Read reads exactly one statement, or an Empty one.
func Read(text string, from Dialect) (*Statement, error) {
	return &Statement{Text: text, Dialect: from}, nil
}

// Resolve looks up the names of s and gives its parameters types from casts and
// context. It fills s in and is called once, before s is shared.
func Resolve(ctx context.Context, s *Statement, c backend.Catalog) error { return nil }

// Print writes the tree for an engine, with the session's answers put in for Refs.
func (s *Statement) Print(to Dialect, env Env) (string, error) { return s.Text, nil }

// WithAsk is a copy of s in which answer's query stands in place of Asks[i].
func (s *Statement) WithAsk(i int, answer *Statement) (*Statement, error) { return s, nil }

// WithParamTypes is a copy of s with the types that the client declared, where
// types[i].Type is not nil.
func (s *Statement) WithParamTypes(types []Param) *Statement { return s }

// QuoteIdent writes a name so that d reads it back unchanged; it quotes only where needed.
func QuoteIdent(name string, d Dialect) string { return name }

// QuoteString writes a string constant so that d reads it back unchanged.
func QuoteString(v string, d Dialect) string { return v }

// String is the dialect's name: "postgres", "mysql", "duckdb", "spark".
func (d Dialect) String() string { return "" }

// ByName finds a dialect by its name.
func ByName(name string) (Dialect, bool) { return 0, false }

// String is the command tag's first words: "SELECT", "CREATE TABLE", "BEGIN" …
func (k Kind) String() string { return "" }
