package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-sql-driver/mysql"

	"streamlink/integration/server"
)

// mysqlAsker asks over the MySQL wire.
type mysqlAsker struct {
	db   *sql.DB
	conn *sql.Conn
}

// DialMySQL connects to a MariaDB or a StreamLink.
func DialMySQL(ctx context.Context, addr string) (Asker, error) {
	db, err := sql.Open("mysql", server.MySQLDSN(addr, "charset=utf8mb4"))
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	a := &mysqlAsker{db, conn}
	for _, s := range []string{"SET time_zone = '+00:00'", "SET sql_mode = '" + mysqlMode + "'", "SET NAMES utf8mb4 COLLATE utf8mb4_general_ci"} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", s, err), a.Close(ctx))
		}
	}
	return a, nil
}

// mysqlMode is MySQL 8's, without the rule against loose grouping, which the corpus
// has cases of.
const mysqlMode = "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"

func (a *mysqlAsker) Close(context.Context) error {
	return errors.Join(a.conn.Close(), a.db.Close())
}

func (a *mysqlAsker) Ask(ctx context.Context, text string, args []*string, prepared bool) (Answer, error) {
	var values []any
	for _, v := range args {
		values = append(values, mysqlValue(v))
	}
	if writes(text) {
		r, err := a.conn.ExecContext(ctx, text, values...)
		if err != nil {
			return a.failure(err)
		}
		n, err := r.RowsAffected()
		if err != nil {
			return Answer{}, err
		}
		id, err := r.LastInsertId()
		return Answer{Affected: n, InsertID: id}, err
	}
	if !prepared {
		rows, err := a.conn.QueryContext(ctx, text, values...)
		if err != nil {
			return a.failure(err)
		}
		return a.read(rows)
	}
	st, err := a.conn.PrepareContext(ctx, text)
	if err != nil {
		return a.failure(err)
	}
	defer st.Close()
	rows, err := st.QueryContext(ctx, values...)
	if err != nil {
		return a.failure(err)
	}
	return a.read(rows)
}

// writes tells the statements that give a count and no rows.
func writes(text string) bool {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	switch word {
	case "insert", "replace", "update", "delete", "create", "drop", "alter", "truncate", "set":
		return !strings.Contains(strings.ToLower(text), " returning ")
	}
	return false
}

// mysqlValue is an argument as a program would hand it over.
func mysqlValue(v *string) any {
	if v == nil {
		return nil
	}
	if n, err := strconv.ParseInt(*v, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(*v, 64); err == nil {
		return f
	}
	return strings.Trim(*v, "'")
}

func (a *mysqlAsker) read(rows *sql.Rows) (Answer, error) {
	defer rows.Close()
	out := Answer{Affected: -1}
	types, err := rows.ColumnTypes()
	if err != nil {
		return a.failure(err)
	}
	cells := make([]any, len(types))
	raw := make([]sql.RawBytes, len(types))
	for i, t := range types {
		out.Columns = append(out.Columns, Column{t.Name(), mysqlType(t.DatabaseTypeName())})
		cells[i] = &raw[i]
	}
	for rows.Next() {
		if err := rows.Scan(cells...); err != nil {
			return a.failure(err)
		}
		row := make([]*string, len(raw))
		for i, v := range raw {
			if v != nil {
				s := string(v)
				row[i] = &s
			}
		}
		out.Rows = append(out.Rows, row)
	}
	if err := rows.Err(); err != nil {
		return a.failure(err)
	}
	return out, nil
}

// mysqlType is a type as far as the two servers can agree: MariaDB tells other widths
// of integers and texts than MySQL 8, and has JSON as text.
func mysqlType(name string) string {
	name = strings.ToLower(strings.TrimPrefix(name, "UNSIGNED "))
	switch name {
	case "tinyint", "smallint", "mediumint", "int", "bigint", "year":
		return "int"
	case "varchar", "char", "text", "tinytext", "mediumtext", "longtext", "json", "enum", "set":
		return "string"
	case "varbinary", "binary", "blob", "tinyblob", "mediumblob", "longblob":
		return "blob"
	case "timestamp":
		return "datetime"
	}
	return name
}

func (a *mysqlAsker) failure(err error) (Answer, error) {
	var e *mysql.MySQLError
	if errors.As(err, &e) {
		code := string(e.SQLState[:])
		if e.Number == 1235 || e.Number == 1295 || e.Number == 1178 {
			code = "0A000"
		}
		return Answer{Code: code, Message: fmt.Sprintf("%d %s", e.Number, e.Message), Affected: -1}, nil
	}
	return Answer{}, err
}
