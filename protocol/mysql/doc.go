// Package mysql speaks the MySQL client/server protocol: bytes to statements,
// Arrow batches to rows.
//
// One goroutine serves one connection: it reads a packet, answers it, and flushes
// before it reads again. The way of a statement:
//
//	wire.go       packets: length, sequence, 16 MiB continuation, limits, buffers
//	handshake.go  greeting, TLS, the client's answer; auth.go checks the password
//	command.go    one packet, one command
//	query.go      COM_QUERY, several statements in one
//	stmt.go       COM_STMT_*; params.go reads what was bound; cursor.go fetches
//	columns.go    Arrow fields to column definitions
//	rows.go       Arrow batches to text and binary rows; encode_*.go one column's values
//	settings.go   character sets (charset.go), time zone, autocommit
//	reply.go      OK, EOF and ERR; errno.go turns SQLSTATEs to MySQL's numbers
//
// The protocol's vocabulary (constants, error names, password scrambles) is
// go-mysql's. Its server and packet layers are not used, because
//
//   - its server handshake compares with plaintext passwords, while accounts here
//     hold verifiers only, and draws its salt from a predictable generator;
//   - its packet reader takes as much memory as an unauthenticated header claims,
//     without a limit, and keeps 80 KB of buffers for an idle connection;
//   - its length decoder panics on truncated input;
//   - its writer makes one system call a packet.
package mysql
