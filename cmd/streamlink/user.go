package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"streamlink/proxy"
)

func userCommand() *cobra.Command {
	return &cobra.Command{
		Use: "user NAME", Short: "Print the configuration lines of a user, with verifiers in place of the password",
		Long: `Reads a password from the terminal, or one line of standard input, and prints what
belongs under proxy.users: verifiers from which the password cannot be had back.`,
		Example: `  streamlink user ada >> users.yaml`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			password, err := readPassword(cmd)
			if err != nil {
				return err
			}
			u, err := proxy.Verifiers(args[0], password)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "- name: %q\n  scram: %q\n  mysql_native: %q\n  mysql_sha2: %q\n",
				u.Name, u.SCRAM, u.MySQLNative, u.MySQLSHA2)
			return err
		},
	}
}

func readPassword(cmd *cobra.Command) (string, error) {
	if f, ok := cmd.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(cmd.ErrOrStderr(), "Password: ")
		p, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(cmd.ErrOrStderr())
		if err == nil && len(p) == 0 {
			err = errors.New("the password is empty")
		}
		return string(p), err
	}
	line, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", errors.Join(errors.New("no password on standard input"), err)
	}
	return line, nil
}
