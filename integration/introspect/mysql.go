package main

import (
	"context"
	"time"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/integration/server"
)

// askMySQL asks over one connection as long as it lasts.
func askMySQL(ctx context.Context, addr string) (asker, error) {
	connect := func() (*client.Conn, error) {
		return client.Connect(addr, server.User, server.Password, database)
	}
	c, err := connect()
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, st statement) (answer, error) {
		if c.Ping() != nil {
			if c, err = connect(); err != nil {
				return answer{}, err
			}
		}
		_ = c.SetDeadline(time.Now().Add(patience))
		r, err := c.Execute(st.SQL, valuesFor(st.SQL)...)
		if err != nil || r.Resultset == nil {
			return answer{}, err
		}
		defer r.Close()
		out := answer{cols: make([]column, len(r.Fields))}
		for i, f := range r.Fields {
			out.cols[i] = column{string(f.Name), fieldTypes[f.Type]}
		}
		for i := range r.RowNumber() {
			row := make([]string, len(r.Fields))
			for j := range row {
				if row[j], err = r.GetString(i, j); err != nil {
					return answer{}, err
				}
			}
			out.rows = append(out.rows, row)
		}
		return out, nil
	}, nil
}

// valuesFor are values for a statement's parameters, which were recorded without: a
// database's name and then tables'.
func valuesFor(sql string) (args []any) {
	quoted := byte(0)
	for i := 0; i < len(sql); i++ {
		switch c := sql[i]; {
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quoted = c
		case c == '?' && len(args) == 0:
			args = append(args, database)
		case c == '?':
			args = append(args, "customers")
		}
	}
	return args
}

// fieldTypes are the names of types as the statements' file has them.
var fieldTypes = map[uint8]string{
	mysql.MYSQL_TYPE_TINY: "TINY", mysql.MYSQL_TYPE_SHORT: "SHORT", mysql.MYSQL_TYPE_LONG: "LONG", mysql.MYSQL_TYPE_LONGLONG: "LONGLONG",
	mysql.MYSQL_TYPE_FLOAT: "FLOAT", mysql.MYSQL_TYPE_DOUBLE: "DOUBLE", mysql.MYSQL_TYPE_NULL: "NULL", mysql.MYSQL_TYPE_TIMESTAMP: "TIMESTAMP",
	mysql.MYSQL_TYPE_DATE: "DATE", mysql.MYSQL_TYPE_TIME: "TIME", mysql.MYSQL_TYPE_DATETIME: "DATETIME", mysql.MYSQL_TYPE_NEWDECIMAL: "NEWDECIMAL",
	mysql.MYSQL_TYPE_VAR_STRING: "VAR_STRING", mysql.MYSQL_TYPE_VARCHAR: "VAR_STRING", mysql.MYSQL_TYPE_STRING: "STRING",
	mysql.MYSQL_TYPE_BLOB: "BLOB", mysql.MYSQL_TYPE_TINY_BLOB: "BLOB", mysql.MYSQL_TYPE_MEDIUM_BLOB: "MEDIUM_BLOB", mysql.MYSQL_TYPE_LONG_BLOB: "LONG_BLOB",
	mysql.MYSQL_TYPE_JSON: "JSON", mysql.MYSQL_TYPE_ENUM: "STRING", mysql.MYSQL_TYPE_YEAR: "YEAR",
}
