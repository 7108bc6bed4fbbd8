package corpus

import (
	"context"
	"errors"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/integration/server"
)

// Asker is a connection to a server.
type Asker interface {
	// Ask runs a statement. An error means that the connection is lost; what the
	// server says against the statement stands in the answer.
	Ask(ctx context.Context, sql string, args []*string, prepared bool) (Answer, error)
	Close(ctx context.Context) error
}

// postgresAsker asks over the PostgreSQL wire.
type postgresAsker struct {
	conn  *pgconn.PgConn
	types *pgtype.Map
}

// DialPostgreSQL connects to a PostgreSQL or a StreamLink.
func DialPostgreSQL(ctx context.Context, addr string) (Asker, error) {
	conn, err := pgconn.Connect(ctx, server.PostgresDSN(addr, server.Database))
	if err != nil {
		return nil, err
	}
	return &postgresAsker{conn, pgtype.NewMap()}, nil
}

// Close ends the connection.
func (a *postgresAsker) Close(ctx context.Context) error { return a.conn.Close(ctx) }

// Ask asks a statement, as a prepared one where that is wanted.
func (a *postgresAsker) Ask(ctx context.Context, sql string, args []*string, prepared bool) (Answer, error) {
	if prepared {
		params := make([][]byte, len(args))
		for i, v := range args {
			if v != nil {
				params[i] = []byte(*v)
			}
		}
		return a.read(a.conn.ExecParams(ctx, sql, params, nil, nil, nil))
	}
	results := a.conn.Exec(ctx, sql)
	out := Answer{Affected: -1}
	for results.NextResult() {
		var err error
		if out, err = a.read(results.ResultReader()); err != nil {
			return out, err
		}
	}
	return a.failure(out, results.Close())
}

func (a *postgresAsker) read(r *pgconn.ResultReader) (Answer, error) {
	out := Answer{Affected: -1}
	for _, f := range r.FieldDescriptions() {
		out.Columns = append(out.Columns, Column{f.Name, a.typeName(f.DataTypeOID)})
	}
	for r.NextRow() {
		row := make([]*string, len(r.Values()))
		for i, v := range r.Values() {
			if v != nil {
				s := string(v)
				row[i] = &s
			}
		}
		out.Rows = append(out.Rows, row)
	}
	tag, err := r.Close()
	if tag.Insert() || tag.Update() || tag.Delete() || tag.Select() && len(out.Columns) == 0 { // CREATE TABLE AS
		out.Affected = tag.RowsAffected()
	}
	return a.failure(out, err)
}

func (a *postgresAsker) typeName(oid uint32) string {
	if t, ok := a.types.TypeForOID(oid); ok {
		return t.Name
	}
	return strconv.Itoa(int(oid))
}

func (a *postgresAsker) failure(out Answer, err error) (Answer, error) {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return Answer{Code: e.Code, Message: e.Message, Affected: -1}, nil
	}
	return out, err
}
