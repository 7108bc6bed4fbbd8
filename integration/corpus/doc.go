// Package corpus asks a StreamLink and the server that it stands in for the same
// statements over the same tables, and compares names, types and rows: execution is
// the truth about a translation. Statements stand in testdata/postgres and
// testdata/mysql, one file a construct; tables in testdata/tables.*.sql.
package corpus
