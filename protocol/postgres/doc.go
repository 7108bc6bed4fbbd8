// Package postgres speaks the PostgreSQL frontend/backend protocol, version 3, to
// clients: bytes to messages, messages to a [proxy.Session], Arrow batches to
// DataRows.
//
// # A connection
//
// One goroutine serves one client (conn.go): read a message, do it, write the
// replies in the messages' order. A second, sleeping goroutine waits for what may
// end the connection from outside (a kill, a drain) and wakes the first one by its
// read deadline. While a statement runs a timer looks now and then whether the
// client has hung up, and interrupts the statement if so.
//
// startup.go and auth.go lead to a session; simple.go and extended.go are the two
// ways to run a statement; portal.go holds what Bind made. Errors carry their
// SQLSTATE already (backend/sqlstate) and only become bytes here (errors.go).
//
// # Rows
//
// oid.go says which PostgreSQL type a column has. rows.go writes DataRows: for each
// batch it takes one function per column that appends a value of that column
// (rows_text.go, rows_binary.go, arrays.go, records.go), so that the type is looked at once a
// batch and the row loop neither switches nor allocates. The buffer goes out at
// 64 KiB whatever the size of the result, and rows are pulled: a client that reads
// slowly slows the engine down. copy.go writes COPY TO STDOUT by the same functions.
package postgres
