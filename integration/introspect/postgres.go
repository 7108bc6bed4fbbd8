package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/integration/server"
)

// patience is how long one statement may take.
const patience = 20 * time.Second

// askPostgres asks over one connection as long as it lasts.
func askPostgres(ctx context.Context, addr string) (asker, error) {
	connect := func() (*pgconn.PgConn, error) {
		return pgconn.Connect(ctx, server.PostgresDSN(addr, database))
	}
	c, err := connect()
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, st statement) (answer, error) {
		if c.IsClosed() {
			if c, err = connect(); err != nil {
				return answer{}, err
			}
		}
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		defer func() {
			if !c.IsClosed() {
				_, _ = c.Exec(ctx, "ROLLBACK").ReadAll()
			}
		}()
		return onePostgres(ctx, c, st)
	}, nil
}

func onePostgres(ctx context.Context, c *pgconn.PgConn, st statement) (answer, error) {
	if needsParams(st.SQL) || len(st.Params) > 0 {
		return preparedAnswer(ctx, c, st)
	}
	results := c.Exec(ctx, st.SQL)
	var out answer
	for results.NextResult() {
		r := results.ResultReader()
		if f := r.FieldDescriptions(); len(f) > 0 {
			out = answer{cols: columnsOf(f)}
		}
		out.rows = append(out.rows, texts(r.Read().Rows)...)
	}
	return out, results.Close()
}

// needsParams tells whether a text has $1: without values it is only described.
func needsParams(sql string) bool { return strings.Contains(sql, "$1") }

func preparedAnswer(ctx context.Context, c *pgconn.PgConn, st statement) (answer, error) {
	d, err := c.Prepare(ctx, "", st.SQL, nil)
	if err != nil {
		return answer{}, err
	}
	if len(st.Params) != len(d.ParamOIDs) {
		return answer{cols: columnsOf(d.Fields)}, nil
	}
	args := make([][]byte, len(st.Params))
	for i, p := range st.Params {
		if p != nil {
			args[i] = []byte(*p)
		}
	}
	r := c.ExecPrepared(ctx, "", args, nil, nil).Read()
	return answer{columnsOf(d.Fields), texts(r.Rows)}, r.Err
}

// texts are rows as they came; NULL is a text that no value is.
func texts(rows [][][]byte) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for j, v := range row {
			if out[i][j] = string(v); v == nil {
				out[i][j] = "\x00"
			}
		}
	}
	return out
}

func columnsOf(fields []pgconn.FieldDescription) []column {
	out := make([]column, len(fields))
	for i, f := range fields {
		out[i] = column{f.Name, typeName(f.DataTypeOID)}
	}
	return out
}

var types = pgtype.NewMap()

// more are names of types that pgx does not know.
var more = map[uint32]string{24: "regproc", 194: "pg_node_tree", 22: "int2vector[]", 30: "oidvector[]", 1034: "aclitem[]",
	2205: "regclass", 2206: "regtype", 4089: "regnamespace", 2203: "regoper", 2211: "regtype[]", 3220: "pg_lsn", 2278: "void", 199: "json[]", 1002: "char[]"}

// typeName is a type's name as the statements' file has it.
func typeName(oid uint32) string {
	if name, ok := more[oid]; ok {
		return name
	}
	t, ok := types.TypeForOID(oid)
	if !ok {
		return strconv.Itoa(int(oid))
	}
	if element, isArray := strings.CutPrefix(t.Name, "_"); isArray {
		return element + "[]"
	}
	return t.Name
}
