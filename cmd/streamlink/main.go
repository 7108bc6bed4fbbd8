// Command streamlink is a database proxy that answers SQL and questions over the
// PostgreSQL and MySQL protocols. It builds the house: every room's Config is a part of
// [Config], and nothing below this package meets the configuration, the environment or
// a signal.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the Makefile.
var version = "dev"

func main() {
	keepThreadCache()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second Ctrl-C ends at once: the first gives the signals back.
	context.AfterFunc(ctx, stop)
	if err := root().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "streamlink:", err)
		os.Exit(1)
	}
}

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "streamlink",
		Short: "A PostgreSQL and MySQL server that answers SQL and questions, on DuckDB or Spark",
		Long: `StreamLink speaks the PostgreSQL and MySQL protocols. A statement may be SQL or a
question (ASK …), which a local model turns into SQL. A guard judges every statement;
what may run runs on the engine, and rows stream back. Nothing leaves the machine.`,
		SilenceUsage: true, SilenceErrors: true, Version: version,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	cmd.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	cmd.AddCommand(serveCommand(), askCommand(), checkCommand(), checkGlossaryCommand(), translateCommand(), evalCommand(),
		demoCommand(), userCommand(), versionCommand())
	return cmd
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "streamlink", version)
			return err
		},
	}
}
