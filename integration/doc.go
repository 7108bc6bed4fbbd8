// Package integration asks a running StreamLink what people's own clients ask it, and
// asks a real PostgreSQL and MariaDB the same: psql, pgx, lib/pq, psycopg and pgjdbc on
// one wire, go-sql-driver, the MariaDB client, PyMySQL, MySQL's own Python connector and
// Connector/J on the other. What to compare stands in testdata; what a person does stands in the tests.
//
// setup.sh installs clients and reference servers; STREAMLINK names the program under
// test (default: ../bin/streamlink).
package integration
