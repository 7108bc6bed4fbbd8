package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"streamlink/backend"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl"
	"streamlink/nl/glossary"
	"streamlink/nl/memory"
)

// conversation is what a translator knows beside its model.
type conversation struct {
	glossary *glossary.File // nil: none
	memory   *memory.Memory // nil: none
}

func openConversation(ctx context.Context, cfg nl.Config, policy guard.Policy, engine backend.Backend, log *slog.Logger) (c conversation, err error) {
	if cfg.VerifiedEntries > 0 {
		if c.memory, err = memory.Open(cfg.Verified, cfg.VerifiedEntries, cfg.VerifiedShared); err != nil {
			return c, fmt.Errorf("nl.verified: %w", err)
		}
	}
	if cfg.Glossary == "" {
		return c, nil
	}
	check, err := glossaryCheck(policy, engine)
	if err != nil {
		return c, err
	}
	if c.glossary, err = glossary.Open(ctx, cfg.Glossary, check, log); err != nil {
		return c, fmt.Errorf("nl.glossary: %w", err)
	}
	return c, nil
}

func (c conversation) Close() error {
	if c.glossary == nil {
		return nil
	}
	return c.glossary.Close()
}

// glossaryCheck checks a glossary against an engine's whole catalog. Its SQL may call what
// answers may call; which tables it speaks of is judged at each answer, by who asks.
func glossaryCheck(policy guard.Policy, engine backend.Backend) (func(context.Context, *glossary.Glossary) error, error) {
	g, err := guard.New(guard.Policy{ReadOnly: true, Rules: guard.Rules{Functions: policy.Functions, DenyFunctions: policy.DenyFunctions}})
	if err != nil {
		return nil, err
	}
	to, ok := dialect.ByName(engine.Name())
	if !ok {
		return nil, fmt.Errorf("no dialect for the engine %q", engine.Name())
	}
	return func(ctx context.Context, words *glossary.Glossary) error {
		tables, err := wholeCatalog(ctx, engine.Catalog())
		if err != nil {
			return err
		}
		conn, err := engine.Open(ctx)
		if err != nil {
			return err
		}
		err = words.Check(ctx, tables, func(ctx context.Context, sql string) (bool, error) {
			return tryOut(ctx, g, conn, engine.Catalog(), to, sql)
		})
		return errors.Join(err, conn.Close())
	}, nil
}

// wholeCatalog is every table with its columns.
func wholeCatalog(ctx context.Context, c backend.Catalog) ([]backend.Table, error) {
	names, err := c.Tables(ctx, "")
	if err != nil {
		return nil, err
	}
	all := make([]backend.Table, 0, len(names))
	for _, n := range names {
		full, err := c.Table(ctx, n.Schema, n.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, *full)
	}
	return all, nil
}

// tryOut takes SQL the way of an answer and tells whether it gives a row.
func tryOut(ctx context.Context, g *guard.Guard, conn backend.Conn, catalog backend.Catalog, to dialect.Dialect, sql string) (bool, error) {
	stmt, err := dialect.Read(sql, dialect.PostgreSQL)
	if err != nil {
		return false, err
	}
	if err := dialect.Resolve(ctx, stmt, catalog); err != nil {
		return false, err
	}
	if err := g.Judge(guard.Subject{Generated: true}, stmt).Err(); err != nil {
		return false, err
	}
	printed, err := stmt.Print(to, nil)
	if err != nil {
		return false, err
	}
	res, err := conn.Query(ctx, printed, nil)
	if err != nil {
		return false, err
	}
	if res.Rows == nil {
		return false, nil
	}
	defer res.Rows.Release()
	for res.Rows.Next() {
		if res.Rows.RecordBatch().NumRows() > 0 {
			return true, nil
		}
	}
	return false, res.Rows.Err()
}

func checkGlossaryCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use: "check-glossary FILE", Short: "Check a glossary against the data it speaks of", Args: cobra.ExactArgs(1),
		Example: `  streamlink check-glossary --data data/patents data/glossary.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := o.load()
			if err != nil {
				return err
			}
			cfg.NL.Glossary, cfg.NL.Verified = "", ""
			log, err := cfg.Log.logger(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			engine, err := cfg.open(cmd.Context(), log)
			if err != nil {
				return err
			}
			check, err := glossaryCheck(cfg.Guard, engine)
			if err != nil {
				return errors.Join(err, engine.Close())
			}
			words, err := glossary.Load(args[0])
			if err == nil {
				err = check(cmd.Context(), words)
			}
			var wrong glossary.Problems
			if errors.As(err, &wrong) {
				for _, p := range wrong {
					fmt.Fprintln(cmd.OutOrStdout(), p)
				}
				err = fmt.Errorf("%s: %d problems", args[0], len(wrong))
			}
			if err == nil {
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %d entries, all known\n", args[0], words.Entries())
			}
			return errors.Join(err, engine.Close())
		},
	}
	o.register(cmd, false)
	return cmd
}
