package main

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	_ "github.com/go-sql-driver/mysql" // to make the tables
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

//go:embed schema.mysql.sql
var mysqlSchema string

// startPostgres runs a PostgreSQL that holds the tables of schema.sql.
func startPostgres(ctx context.Context) (addr string, stop func(), err error) {
	ref, err := server.StartPostgreSQL()
	if err != nil {
		return "", nil, err
	}
	c, err := pgconn.Connect(ctx, server.PostgresDSN(ref.Addr, server.Database))
	if err == nil {
		_, err = c.Exec(ctx, "CREATE DATABASE "+database).ReadAll()
		_ = c.Close(ctx)
	}
	if err == nil {
		err = fill(ctx, ref.Addr, schema)
	}
	if err != nil {
		ref.Stop()
		return "", nil, err
	}
	return ref.Addr, ref.Stop, nil
}

// startMariaDB runs a MariaDB that holds the same, as far as it can.
func startMariaDB(ctx context.Context) (addr string, stop func(), err error) {
	ref, err := server.StartMariaDB()
	if err != nil {
		return "", nil, err
	}
	db, err := sql.Open("mysql", server.MySQLDSN(ref.Addr, "multiStatements=true"))
	if err == nil {
		defer db.Close()
		_, err = db.ExecContext(ctx, mysqlSchema)
	}
	if err != nil {
		ref.Stop()
		return "", nil, fmt.Errorf("the reference's tables: %w", err)
	}
	return ref.Addr, ref.Stop, nil
}

// ownNumber is an object's number, which every server gives by its own lights.
var ownNumber = regexp.MustCompile(`\b[0-9]{5,}\b`)

// compare counts an answer whose rows are the reference's, in any order.
func (r *report) compare(s statement, got, want answer) {
	t := r.tiers[s.Tier]
	t.compared++
	a, b := normal(got.rows), normal(want.rows)
	if slices.Equal(a, b) {
		t.rows++
		return
	}
	r.lines = append(r.lines, fmt.Sprintf("%s %s: rows %d, not %d: %s", s.ID, s.Client, len(a), len(b), firstDifference(a, b)))
}

func normal(rows [][]string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = ownNumber.ReplaceAllString(strings.Join(row, "|"), "#")
	}
	slices.Sort(out)
	return out
}

func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return "missing " + b[i]
		case i >= len(b):
			return "too many " + a[i]
		case a[i] != b[i]:
			return a[i] + " / " + b[i]
		}
	}
	return ""
}
