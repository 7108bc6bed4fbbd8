package proxy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/backend/syscat"
	"streamlink/guard/dialect"
)

// createHeads are those of SHOW CREATE TABLE; a view has others there too.
func createHeads(o *dialect.ShowOptions, s *Session) *arrow.Schema {
	t, err := s.lookup(context.Background(), o)
	if o.What == "create view" || err == nil && t.View {
		return textSchema("View", "Create View", "character_set_client", "collation_connection")
	}
	return textSchema("Table", "Create Table")
}

func showCreateTable(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	tab, err := s.lookup(ctx, o)
	switch {
	case err != nil:
		return err
	case tab.View:
		charset, _ := s.settings.get("character_set_client")
		collation, _ := s.settings.get("collation_connection")
		t.add(tab.Name, fmt.Sprintf("CREATE ALGORITHM=UNDEFINED DEFINER=`%s`@`%%` SQL SECURITY DEFINER VIEW %s AS %s",
			s.client.User, backticks(tab.Name), cmp.Or(tab.Definition, "SELECT NULL")), charset, collation)
		return nil
	case o.What == "create view":
		return sqlstate.New(sqlstate.WrongObjectType, "'%s.%s' is not VIEW", cmp.Or(o.Table.Schema, s.client.Database), tab.Name)
	}
	t.add(tab.Name, createTable(tab))
	return nil
}

// createTable is a table's definition in MySQL's words.
func createTable(tab *backend.Table) string {
	var lines []string
	for _, c := range tab.Columns {
		if c.Hidden {
			continue
		}
		line := "  " + backticks(c.Name) + " " + syscat.MySQLTypeOf(c).Full
		switch {
		case !c.Nullable || slices.Contains(tab.PrimaryKey, c.Name):
			line += " NOT NULL"
		case c.Default == "":
			line += " DEFAULT NULL"
		}
		if c.Default != "" {
			line += " DEFAULT " + c.Default
		}
		if c.Comment != "" {
			line += " COMMENT " + mysqlText(c.Comment)
		}
		lines = append(lines, line)
	}
	if len(tab.PrimaryKey) > 0 {
		lines = append(lines, "  PRIMARY KEY ("+backtickList(tab.PrimaryKey)+")")
	}
	for _, u := range tab.Uniques {
		lines = append(lines, "  UNIQUE KEY "+backticks(u[0])+" ("+backtickList(u)+")")
	}
	for i, k := range tab.ForeignKeys {
		lines = append(lines, fmt.Sprintf("  CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)", backticks(fmt.Sprintf("%s_ibfk_%d", tab.Name, i+1)),
			backtickList(k.Columns), backticks(k.RefTable), backtickList(k.RefColumns)))
	}
	out := "CREATE TABLE " + backticks(tab.Name) + " (\n" + strings.Join(lines, ",\n") + "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci"
	if tab.Comment != "" {
		out += " COMMENT=" + mysqlText(tab.Comment)
	}
	return out
}

func showCreateDatabase(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	if err := s.proxy.knownDatabase(o.Table.Schema, dialect.MySQL); err != nil {
		return err
	}
	t.add(o.Table.Schema, "CREATE DATABASE "+backticks(o.Table.Schema)+" /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */")
	return nil
}

// backticks quotes a name, and mysqlText a text, as MySQL reads them.
func backticks(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

func backtickList(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = backticks(n)
	}
	return strings.Join(out, ",")
}

func mysqlText(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", "''", "\x00", `\0`).Replace(s) + "'"
}
