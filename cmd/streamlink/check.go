package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"streamlink/backend/sqlstate"
	"streamlink/conf"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// checkVerdict is an output line of check.
type checkVerdict struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Allow  bool            `json:"allow"`
	Rule   string          `json:"rule"`
	Reason string          `json:"reason,omitempty"`
}

func checkCommand() *cobra.Command {
	var file, from, user string
	var roles []string
	var jsonl bool
	cmd := &cobra.Command{
		Use: "check [SQL]", Short: "Say whether the guard would let statements run; nothing runs",
		Example: `  streamlink check "DELETE FROM patents"
  streamlink check --dialect mysql --jsonl < statements.jsonl   # {"id":1,"sql":"…"} a line`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			d, ok := dialect.ByName(from)
			if !ok || (d != dialect.PostgreSQL && d != dialect.MySQL) {
				return fmt.Errorf("--dialect: %q is neither postgres nor mysql", from)
			}
			c := defaults()
			if err := conf.Load(&c, conf.Source{File: file}); err != nil {
				return err
			}
			g, err := guard.New(c.Guard)
			if err != nil {
				return err
			}
			who := guard.Subject{User: user, Roles: roles}
			if jsonl {
				return eachLine(cmd.InOrStdin(), cmd.OutOrStdout(), func(l statementLine) any {
					v := judgeText(g, who, l.SQL, d)
					v.ID = l.ID
					return v
				})
			}
			text := strings.Join(args, " ")
			if text == "" {
				all, err := io.ReadAll(bufio.NewReader(cmd.InOrStdin()))
				if err != nil {
					return err
				}
				text = string(all)
			}
			v := judgeText(g, who, text, d)
			verdict := "allow"
			if !v.Allow {
				verdict = "deny"
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s  %s  %s\n", verdict, v.Rule, v.Reason)
			return err
		},
	}
	f := cmd.Flags()
	f.StringVarP(&file, "config", "c", "", "configuration file with the policy")
	f.StringVar(&from, "dialect", "postgres", "postgres or mysql")
	f.StringVar(&user, "user", "", "the user who would ask")
	f.StringSliceVar(&roles, "role", nil, "the user's roles")
	f.BoolVar(&jsonl, "jsonl", false, "read JSON lines from standard input")
	return cmd
}

// judgeText takes a text the way of a simple query: all of its statements must be let
// through, or none would run.
func judgeText(g *guard.Guard, who guard.Subject, text string, d dialect.Dialect) checkVerdict {
	parts, err := dialect.Split(text, d)
	if err != nil {
		return unread(err)
	}
	verdict := checkVerdict{Allow: true, Rule: "empty"}
	for _, part := range parts {
		stmt, err := dialect.Read(part, d)
		if err != nil {
			return unread(err)
		}
		v := g.Judge(who, stmt)
		verdict = checkVerdict{Allow: v.Allow, Rule: v.Rule, Reason: v.Reason}
		if err := proxy.CheckSettings(stmt); v.Allow && err != nil {
			verdict = checkVerdict{Rule: "setting", Reason: reasonOf(err)}
		}
		if !v.Allow {
			break
		}
	}
	return verdict
}

// unread is the verdict on what was not understood, and is therefore denied.
func unread(err error) checkVerdict {
	rule := "unreadable"
	switch sqlstate.From(err).Code {
	case sqlstate.SyntaxError:
		rule = "syntax"
	case sqlstate.FeatureNotSupported:
		rule = "unsupported"
	case sqlstate.StatementTooComplex, sqlstate.ProgramLimitExceeded:
		rule = "bounds"
	}
	return checkVerdict{Rule: rule, Reason: reasonOf(err)}
}
