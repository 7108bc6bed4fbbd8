// Package duckdb is the embedded engine: DuckDB in this process, rows out as Arrow.
//
// Results are streamed: a chunk of 2,048 rows is fetched when the reader asks for
// it, and DuckDB's own small buffer (under 1 MiB) is all that runs ahead. Client SQL
// cannot reach a file, the network, an extension or a setting: all of that is
// switched off and locked before the first client comes ([Open]), and the statement
// kinds that would try are refused by [Conn] as well.
//
// Arrow types that a client gets, where they are not the obvious ones:
//
//	HUGEINT                  decimal128(38, 0)
//	UHUGEINT, BIGNUM         utf8, wire type "numeric"
//	UUID                     utf8, wire type "uuid"
//	JSON                     utf8, wire type "json"
//	BIT                      utf8 of 0 and 1, wire type "varbit"
//	TIMETZ                   utf8 as PostgreSQL prints it, wire type "timetz"
//	UNION                    utf8
//	ENUM                     dictionary of utf8
//	TIME, TIME_NS            time64 in us, ns
//	TIMESTAMP, _S, _MS, _NS  timestamp in us, s, ms, ns, no zone
//	TIMESTAMPTZ              timestamp in us, UTC
//	INTERVAL                 month_day_nano
//	ARRAY                    fixed_size_list
//
// Dates and timestamps that are infinite are the largest and the negated largest value
// of their integer, as DuckDB stores them.
//
// The engine needs cgo and the build tag duckdb_arrow; without the tag [Open] says so.
package duckdb
