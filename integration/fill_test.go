package integration

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"strings"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/integration/server"
)

// served are the tables that the references hold too.
var served = []string{"patents", "applicants", "inventors", "patent_applicants", "patent_inventors",
	"patent_cpc", "patent_ipc", "patents_wide", "measurements"}

// column is a column as the product describes it.
type column struct{ name, kind string }

// copyOut reads a table from the product the way a person would: COPY … TO STDOUT.
func copyOut(ctx context.Context, from *pgx.Conn, table string) ([]column, *bytes.Buffer, error) {
	described, err := from.Prepare(ctx, "", "SELECT * FROM "+table)
	if err != nil {
		return nil, nil, err
	}
	var columns []column
	for _, f := range described.Fields {
		kind, ok := pgtype.NewMap().TypeForOID(f.DataTypeOID)
		if !ok {
			return nil, nil, fmt.Errorf("%s.%s has the unknown type %d", table, f.Name, f.DataTypeOID)
		}
		columns = append(columns, column{f.Name, kind.Name})
	}
	var data bytes.Buffer
	_, err = from.PgConn().CopyTo(ctx, &data, "COPY (SELECT * FROM "+table+") TO STDOUT")
	return columns, &data, err
}

func fillPostgres(product, reference string) error {
	return eachTable(product, func(ctx context.Context, table string, columns []column, data io.Reader) error {
		to, err := pgx.Connect(ctx, server.PostgresDSN(reference, server.Database))
		if err != nil {
			return err
		}
		defer to.Close(ctx)
		var defs []string
		for _, c := range columns {
			defs = append(defs, c.name+" "+c.kind)
		}
		if _, err := to.Exec(ctx, fmt.Sprintf("CREATE TABLE %s (%s)", table, strings.Join(defs, ", "))); err != nil {
			return err
		}
		if _, err := to.PgConn().CopyFrom(ctx, data, "COPY "+table+" FROM STDIN"); err != nil {
			return err
		}
		_, err = to.Exec(ctx, "ANALYZE "+table)
		return err
	})
}

// inMariaDB names the types that MariaDB calls otherwise.
var inMariaDB = map[string]string{
	"int2": "smallint", "int4": "int", "int8": "bigint", "float4": "float", "float8": "double",
	"text": "text", "varchar": "text", "bool": "boolean", "timestamp": "datetime(6)",
}

func fillMariaDB(product, reference string) error {
	db, err := sql.Open("mysql", server.MySQLDSN(reference, "interpolateParams=true"))
	if err != nil {
		return err
	}
	defer db.Close()
	return eachTable(product, func(ctx context.Context, table string, columns []column, data io.Reader) error {
		var defs, keys, load, set []string
		for _, c := range columns {
			kind, ok := inMariaDB[c.kind]
			if !ok {
				kind = c.kind
			}
			defs = append(defs, c.name+" "+kind)
			if strings.HasSuffix(c.name, "_id") && kind != "text" {
				keys = append(keys, "INDEX ("+c.name+")")
			}
			if kind == "boolean" { // PostgreSQL writes t and f
				load, set = append(load, "@"+c.name), append(set, fmt.Sprintf("%[1]s = @%[1]s = 't'", c.name))
			} else {
				load = append(load, c.name)
			}
		}
		// PostgreSQL and DuckDB compare text by its bytes; so shall this reference.
		if _, err := db.ExecContext(ctx, fmt.Sprintf("CREATE TABLE %s (%s) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
			table, strings.Join(append(defs, keys...), ", "))); err != nil {
			return err
		}
		mysql.RegisterReaderHandler(table, func() io.Reader { return data })
		defer mysql.DeregisterReaderHandler(table)
		text := fmt.Sprintf("LOAD DATA LOCAL INFILE 'Reader::%s' INTO TABLE %s CHARACTER SET utf8mb4 (%s)", table, table, strings.Join(load, ", "))
		if len(set) > 0 {
			text += " SET " + strings.Join(set, ", ")
		}
		_, err := db.ExecContext(ctx, text)
		return err
	})
}

// eachTable reads every served table and hands it on.
func eachTable(product string, put func(ctx context.Context, table string, columns []column, data io.Reader) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	from, err := pgx.Connect(ctx, server.PostgresDSN(product, server.Database))
	if err != nil {
		return err
	}
	defer from.Close(ctx)
	for _, table := range served {
		columns, data, err := copyOut(ctx, from, table)
		if err != nil {
			return fmt.Errorf("copy %s out: %w", table, err)
		}
		if err := put(ctx, table, columns, data); err != nil {
			return fmt.Errorf("fill %s: %w", table, err)
		}
	}
	return nil
}
