package main

import (
	_ "github.com/go-sql-driver/mysql" // the demo's MySQL client
	_ "github.com/jackc/pgx/v5/stdlib" // and its PostgreSQL client
)
