package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"streamlink/proxy"
)

func askCommand() *cobra.Command {
	var o options
	var limit int
	cmd := &cobra.Command{
		Use: "ask QUESTION", Short: "Ask one question about some data and print SQL and rows", Args: cobra.MinimumNArgs(1),
		Example: `  streamlink ask --data data/patents "top 5 companies by patents"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := o.load()
			if err != nil {
				return err
			}
			cfg.Proxy.Users = append(cfg.Proxy.Users, proxy.UserConfig{Name: localUser, Trust: true})
			h, err := build(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			s, err := openLocal(cmd.Context(), h.proxy)
			if err != nil {
				return errors.Join(err, h.Close())
			}
			rows, err := runLocal(cmd.Context(), s, "ASK $q$"+strings.Join(args, " ")+"$q$", limit)
			if err == nil {
				for _, n := range rows.Notices {
					fmt.Fprintf(cmd.ErrOrStderr(), "%s\n%s\n%s\n\n", n.Message, n.Detail, n.Hint)
				}
				printTable(cmd.OutOrStdout(), "", rows.Columns, rows.Text)
				if rows.Cut {
					fmt.Fprintf(cmd.ErrOrStderr(), "(the first %d rows; --limit shows more)\n", limit)
				}
			} else {
				err = errors.New(reasonOf(err))
			}
			return errors.Join(err, s.Close(), h.Close())
		},
	}
	o.register(cmd, false)
	cmd.Flags().IntVar(&limit, "limit", 100, "rows to show")
	return cmd
}
