package proxy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/array"
	"golang.org/x/sync/errgroup"

	"streamlink/backend"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl"
)

// source is what a session's questions may be about: the catalog and its values, as far
// as the user may read them.
type source struct {
	proxy *Proxy
	who   guard.Subject
}

// tablesAtOnce is how many tables are asked for at a time: far away each is a call.
const tablesAtOnce = 8

func (s *Session) source() source { return source{s.proxy, s.subject()} }

// Source is what the session's questions may be about.
func (s *Session) Source() nl.Source { return s.source() }

// Tables lists the tables that the user may read, with their columns and keys.
func (s source) Tables(ctx context.Context) ([]backend.Table, error) {
	catalog := s.proxy.engine.Catalog()
	names, err := catalog.Tables(ctx, "")
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(t backend.Table) bool {
		return !s.proxy.guard.MayRead(s.who, dialect.Name{Schema: t.Schema, Name: t.Name})
	})
	out := make([]backend.Table, len(names))
	var g errgroup.Group
	g.SetLimit(tablesAtOnce)
	for i, t := range names {
		g.Go(func() error {
			full, err := catalog.Table(ctx, t.Schema, t.Name)
			if err == nil {
				out[i] = *full
			}
			return err
		})
	}
	return out, g.Wait()
}

// Distinct asks the engine, over a connection of its own so that a session's
// transaction and cursors are left alone.
func (s source) Distinct(ctx context.Context, schema, table, column string, limit int) ([]string, error) {
	r, err := s.Reader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Distinct(ctx, schema, table, column, limit)
}

// Reader asks the engine for many columns over one connection.
func (s source) Reader(ctx context.Context) (nl.Reader, error) {
	conn, err := s.proxy.engine.Open(ctx)
	if err != nil {
		return nil, err
	}
	return &columnReader{conn, s.proxy.to}, nil
}

// columnReader reads columns' values over a connection that no client has.
type columnReader struct {
	conn backend.Conn
	to   dialect.Dialect
}

// Close ends the connection.
func (r *columnReader) Close() error { return r.conn.Close() }

// Distinct gives up to limit distinct values of a column.
func (r *columnReader) Distinct(ctx context.Context, schema, table, column string, limit int) ([]string, error) {
	quoted := func(name string) string { return dialect.QuoteIdent(name, r.to) }
	res, err := r.conn.Query(ctx, fmt.Sprintf("SELECT DISTINCT %[1]s FROM %[2]s.%[3]s WHERE %[1]s IS NOT NULL LIMIT %[4]d",
		quoted(column), quoted(schema), quoted(table), limit), nil)
	if err != nil {
		return nil, err
	}
	defer res.Rows.Release()
	var out []string
	for res.Rows.Next() {
		switch col := res.Rows.RecordBatch().Column(0).(type) {
		case *array.String:
			for i := range col.Len() {
				out = append(out, strings.Clone(col.Value(i)))
			}
		default:
			for i := range col.Len() {
				out = append(out, col.ValueStr(i))
			}
		}
	}
	slices.Sort(out)
	return out, res.Rows.Err()
}

// Version changes with the catalog and with who asks.
func (s source) Version() string {
	return fmt.Sprintf("%d %s %v", s.proxy.engine.Catalog().Version(), s.who.User, s.who.Roles)
}
