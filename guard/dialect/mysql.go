package dialect

import "streamlink/backend/sqlstate"

func splitMySQL(text string) ([]string, error) { return []string{text}, nil }

func readMySQL(text string) (*Statement, error) {
	return nil, sqlstate.New(sqlstate.FeatureNotSupported, "MySQL is not read yet")
}

func (p *printer) mysqlDiv(e *binary) { refuse(e.pos, "DIV") }

func (p *printer) mysqlDivision(e *binary, l, r sqlType) { p.infix(e, "/") }
