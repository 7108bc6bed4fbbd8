package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/corpus"
	"streamlink/integration/server"
)

// startReference runs the server that a wire stands in for, holding a benchmark's tables.
func startReference(ctx context.Context, w corpus.Wire, d *dataset) (addr string, stop func(), err error) {
	if w == corpus.PostgreSQL {
		s, err := server.StartPostgreSQL()
		if err != nil {
			return "", nil, err
		}
		if err := fillPostgreSQL(ctx, s.Addr, d); err != nil {
			s.Stop()
			return "", nil, err
		}
		return s.Addr, s.Stop, nil
	}
	s, err := server.StartMariaDB()
	if err != nil {
		return "", nil, err
	}
	if err := fillMariaDB(ctx, s.Addr, d); err != nil {
		s.Stop()
		return "", nil, err
	}
	return s.Addr, s.Stop, nil
}

// definition is a table's CREATE TABLE; text is what the server calls a text.
func (t table) definition(text string) string {
	cols := make([]string, len(t.columns))
	for i, c := range t.columns {
		cols[i] = c.name + " " + strings.Replace(c.typ, "text", text, 1)
	}
	return "CREATE TABLE " + t.name + " (" + strings.Join(cols, ", ") + ")"
}

// keys are the columns that joins go over: without an index, MariaDB would take minutes.
func (t table) keys() []string {
	var out []string
	for _, c := range t.columns {
		if c.typ == "bigint" && (strings.HasSuffix(c.name, "_sk") || strings.HasSuffix(c.name, "key") || strings.HasSuffix(c.name, "_number")) {
			out = append(out, c.name)
		}
	}
	return out
}

func fillPostgreSQL(ctx context.Context, addr string, d *dataset) error {
	conn, err := pgconn.Connect(ctx, server.PostgresDSN(addr, server.Database))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, t := range d.tables {
		if _, err := conn.Exec(ctx, t.definition("text")).ReadAll(); err != nil {
			return err
		}
		in, err := os.Open(t.text)
		if err != nil {
			return err
		}
		_, err = conn.CopyFrom(ctx, in, "COPY "+t.name+" FROM STDIN")
		_ = in.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		for _, k := range t.keys() {
			if _, err := conn.Exec(ctx, "CREATE INDEX ON "+t.name+" ("+k+")").ReadAll(); err != nil {
				return err
			}
		}
	}
	_, err = conn.Exec(ctx, "ANALYZE").ReadAll()
	return err
}

func fillMariaDB(ctx context.Context, addr string, d *dataset) error {
	db, err := sql.Open("mysql", server.MySQLDSN(addr, "charset=utf8mb4"))
	if err != nil {
		return err
	}
	defer db.Close()
	// without hash joins a star of small tables takes it minutes
	for _, set := range []string{"join_cache_level=8", "optimizer_switch='mrr=on,join_cache_hashed=on,optimize_join_buffer_size=on'", "join_buffer_size=16777216"} {
		if _, err := db.ExecContext(ctx, "SET GLOBAL "+set); err != nil {
			return err
		}
	}
	for _, t := range d.tables {
		if _, err := db.ExecContext(ctx, strings.TrimSuffix(t.definition("varchar(250)"), ")")+indexes(t)+") CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"); err != nil {
			return err
		}
		mysql.RegisterReaderHandler(t.name, func() io.Reader {
			in, err := os.Open(t.text)
			if err != nil {
				return strings.NewReader("")
			}
			return in // the driver closes it
		})
		if _, err := db.ExecContext(ctx, "LOAD DATA LOCAL INFILE 'Reader::"+t.name+"' INTO TABLE "+t.name); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if _, err := db.ExecContext(ctx, "ANALYZE TABLE "+t.name); err != nil {
			return err
		}
	}
	return nil
}

func indexes(t table) string {
	var out strings.Builder
	for _, k := range t.keys() {
		out.WriteString(", KEY (" + k + ")")
	}
	return out.String()
}
