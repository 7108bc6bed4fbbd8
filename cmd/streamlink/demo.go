package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"streamlink/nl/score"
	"streamlink/proxy"
)

// What the demo asks: six questions of the unseen half of nl/testdata, two statements
// of SQL, and one that must not run. The six were chosen among those that the built-in
// model answers; `make eval` asks them all.
var (
	demoQuestions = []string{"q33", "q37", "q38", "q46", "q52", "q56"}
	demoSQL       = []string{
		"SELECT jurisdiction, count(*) AS patents FROM patents GROUP BY jurisdiction ORDER BY patents DESC",
		"SELECT cpc, COUNT(*) AS count FROM patents_wide WHERE assignee LIKE '%AMAZON%' AND publication_date >= '2010-01-01' GROUP BY cpc ORDER BY count DESC LIMIT 5",
	}
	demoForbidden = "DELETE FROM patents"
)

const (
	demoUser     = "demo"
	demoPassword = "demo"
	demoRows     = 5 // of each answer are shown
	demoEnough   = 5 // right answers of the six, on either wire, make the demo a success
)

func demoCommand() *cobra.Command {
	var o options
	var once bool
	var questions string
	cmd := &cobra.Command{
		Use: "demo", Short: "Serve the sample data, ask it over both wires, then stay for your own client", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := o.load()
			if err != nil {
				return err
			}
			cfg.Proxy.Users = append(cfg.Proxy.Users,
				proxy.UserConfig{Name: demoUser, Password: demoPassword}, proxy.UserConfig{Name: localUser, Trust: true})
			if once { // any free port will do where nobody stays to connect
				cfg.Postgres.Listen, cfg.MySQL.Listen = "127.0.0.1:0", "127.0.0.1:0"
			}
			h, err := build(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			s, err := h.listen()
			if err != nil {
				return errors.Join(err, h.Close())
			}
			d := &demo{server: s, out: cmd.OutOrStdout(), questions: questions}
			return errors.Join(d.run(cmd.Context(), once), h.Close())
		},
	}
	o.register(cmd, true)
	cmd.Flags().BoolVar(&once, "oneshot", false, "leave after the questions; non-zero if something went wrong")
	cmd.Flags().StringVar(&questions, "questions", "nl/testdata/questions.jsonl", "where the six questions and their golds stand")
	return cmd
}

type demo struct {
	*server
	out       io.Writer
	questions string
}

func (d *demo) run(ctx context.Context, once bool) error {
	d.announce(d.out)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() { served <- d.server.run(ctx) }()

	err := d.show(ctx)
	if err == nil && !once {
		d.invite()
		return <-served
	}
	stop()
	return errors.Join(err, <-served)
}

// invite prints what to type next.
func (d *demo) invite() {
	pg, my := d.postgres.Addr().String(), d.mysql.Addr().String()
	host, port, _ := strings.Cut(my, ":")
	fmt.Fprintf(d.out, `
Try it (Ctrl-C ends):
  psql    psql "postgresql://%[1]s:%[2]s@%[3]s/%[4]s" -c "ASK top 5 companies by number of patents"
  mysql   mysql -h %[5]s -P %[6]s -u %[1]s -p%[2]s %[4]s -e "ASK top 5 companies by number of patents"
  JDBC    jdbc:postgresql://%[3]s/%[4]s?user=%[1]s&password=%[2]s
          jdbc:mysql://%[7]s/%[4]s?user=%[1]s&password=%[2]s
`, demoUser, demoPassword, pg, d.proxy.Database(), host, port, my)
}

// show asks everything over both wires.
func (d *demo) show(ctx context.Context) error {
	all, err := readQuestions(d.questions)
	if err != nil {
		return fmt.Errorf("the demo's questions: %w; run it from the project's folder or name --questions", err)
	}
	gold, err := openLocal(ctx, d.proxy)
	if err != nil {
		return err
	}
	defer gold.Close()
	// Else the first question would be timed with what is read once for all.
	if err := d.proxy.Learn(ctx, demoUser); err != nil {
		return err
	}
	var errs []error
	for _, wire := range []struct{ name, driver, dsn string }{
		{"PostgreSQL", "pgx", fmt.Sprintf("postgres://%s:%s@%s/%s?sslmode=disable", demoUser, demoPassword, d.postgres.Addr(), d.proxy.Database())},
		{"MySQL", "mysql", fmt.Sprintf("%s:%s@tcp(%s)/%s", demoUser, demoPassword, d.mysql.Addr(), d.proxy.Database())},
	} {
		if err := d.wire(ctx, wire.name, wire.driver, wire.dsn, all, gold); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", wire.name, err))
		}
	}
	return errors.Join(errs...)
}

// wire asks over one driver.
func (d *demo) wire(ctx context.Context, name, driver, dsn string, all []question, gold *proxy.Session) error {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx) // one session, as a person at a prompt has
	if err != nil {
		return err
	}
	defer conn.Close()
	c := &client{conn: conn, wire: name}
	fmt.Fprintf(d.out, "\n──── %s ────\n", name)
	right, asked := 0, 0
	for _, id := range demoQuestions {
		for _, q := range all {
			if q.ID != id {
				continue
			}
			asked++
			ok, err := d.question(ctx, c, q, gold)
			if err != nil {
				return err
			}
			if ok {
				right++
			}
		}
	}
	for _, text := range demoSQL {
		if err := d.statement(ctx, c, text); err != nil {
			return err
		}
	}
	if err := d.forbidden(ctx, c); err != nil {
		return err
	}
	fmt.Fprintf(d.out, "\n%d of %d questions right over %s\n", right, asked, name)
	if asked != len(demoQuestions) || right < demoEnough {
		return fmt.Errorf("%d of %d questions were answered right, fewer than %d", right, asked, demoEnough)
	}
	return nil
}

func (d *demo) question(ctx context.Context, c *client, q question, gold *proxy.Session) (bool, error) {
	fmt.Fprintf(d.out, "\nASK      %s\n", q.Question)
	began := time.Now()
	rows, err := c.query(ctx, "ASK $q$"+q.Question+"$q$", demoRows)
	took := time.Since(began)
	if err != nil {
		fmt.Fprintf(d.out, "refused  %v\n", err)
		return false, nil
	}
	sqlText, err := c.query(ctx, "ASK SHOW SQL $q$"+q.Question+"$q$", 1)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(d.out, "SQL      %s\nverdict  allowed, confidence %s\n", sqlText.text[0][1], sqlText.text[0][3])
	d.rows(rows)
	ok, err := q.right(ctx, gold, rows.cells)
	if err != nil {
		return false, err
	}
	verdict := "equal to the gold's"
	if !ok {
		verdict = "NOT the gold's: " + q.SQL
	}
	fmt.Fprintf(d.out, "time     %d ms, rows %s\n", took.Milliseconds(), verdict)
	return ok, nil
}

func (d *demo) statement(ctx context.Context, c *client, text string) error {
	fmt.Fprintf(d.out, "\nSQL      %s\n", text)
	began := time.Now()
	rows, err := c.query(ctx, text, demoRows)
	if err != nil {
		return err
	}
	took := time.Since(began)
	fmt.Fprintln(d.out, "verdict  allowed")
	d.rows(rows)
	fmt.Fprintf(d.out, "time     %d ms\n", took.Milliseconds())
	return nil
}

func (d *demo) forbidden(ctx context.Context, c *client) error {
	fmt.Fprintf(d.out, "\nSQL      %s\n", demoForbidden)
	before, err := c.query(ctx, "SELECT count(*) FROM patents", 1)
	if err != nil {
		return err
	}
	_, denied := c.query(ctx, demoForbidden, 1)
	after, err := c.query(ctx, "SELECT count(*) FROM patents", 1)
	if err != nil {
		return err
	}
	if denied == nil || !score.Equal(before.cells, after.cells) {
		return errors.New("the forbidden statement ran")
	}
	fmt.Fprintf(d.out, "verdict  denied: %v\n", denied)
	return nil
}

func (d *demo) rows(r *wireRows) {
	printTable(d.out, "         ", r.columns, r.text)
	if more := len(r.cells) - len(r.text); more > 0 {
		fmt.Fprintf(d.out, "         … %d more\n", more)
	}
}

// client is one connection through an ordinary driver.
type client struct {
	conn *sql.Conn
	wire string
}

// wireRows is what came back over the wire.
type wireRows struct {
	columns []string
	text    [][]string // the first rows, for reading
	cells   score.Rows // all of them, for comparing
}

func (c *client) query(ctx context.Context, text string, shown int) (*wireRows, error) {
	rows, err := c.conn.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := &wireRows{}
	if out.columns, err = rows.Columns(); err != nil {
		return nil, err
	}
	row := make([]any, len(out.columns))
	into := make([]any, len(out.columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		cells, line := make([]string, len(row)), make([]string, len(row))
		for i, v := range row {
			cells[i], line[i] = score.Cell(v), readable(v)
		}
		out.cells = append(out.cells, cells)
		if len(out.text) < shown {
			out.text = append(out.text, line)
		}
	}
	return out, rows.Err()
}

func readable(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []byte:
		return string(v)
	case time.Time:
		return score.Cell(v)
	}
	return fmt.Sprint(v)
}
