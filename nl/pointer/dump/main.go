// Command dump makes training prompts with the code that serving uses, so that the
// two never differ.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"streamlink/nl/pointer"
)

func main() {
	schemas := flag.String("schemas", "", "schemas, one JSON object a line")
	pairs := flag.String("pairs", "", "question and answer pairs, one JSON object a line")
	out := flag.String("out", "", "where the prompts go")
	shuffle := flag.Uint64("shuffle", 0, "seed for pointer numbers; 0 counts up as serving does")
	tables := flag.Int("tables", pointer.Full.Tables, "tables a prompt has room for")
	columns := flag.Int("columns", pointer.Full.Columns, "columns a prompt has room for")
	owners := flag.Bool("owners", false, "prompts as models with streamlink.owners read them")
	implied := flag.Bool("implied", false, "answers as models with streamlink.implied give them, without the FROM that columns imply")
	now := flag.String("now", "2024-06-15", "what \"today\" means")
	flag.Parse()
	if err := run(*schemas, *pairs, *out, *now, pointer.DumpOptions{
		Shuffle: *shuffle,
		Budget:  pointer.Budget{Tables: *tables, Columns: *columns, Values: pointer.Full.Values, Owners: *owners, Implied: *implied},
	}); err != nil {
		fmt.Fprintln(os.Stderr, "dump:", err)
		os.Exit(1)
	}
}

func run(schemas, pairs, out, now string, opts pointer.DumpOptions) error {
	day, err := time.Parse("2006-01-02", now)
	if err != nil {
		return err
	}
	opts.Now = day
	s, err := os.Open(schemas)
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := os.Open(pairs)
	if err != nil {
		return err
	}
	defer p.Close()
	o, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := pointer.DumpPrompts(p, s, o, opts); err != nil {
		o.Close()
		return err
	}
	return o.Close()
}
