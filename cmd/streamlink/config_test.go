package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"streamlink/conf"
)

// The commented file that ships is the defaults, key by key.
func TestShippedConfiguration(t *testing.T) {
	const file = "../../streamlink.yaml"
	got, want := defaults(), defaults()
	if err := conf.Load(&got, conf.Source{File: file}); err != nil {
		t.Fatal(err)
	}
	if err := got.Validate(); err != nil {
		t.Fatal(err)
	}
	normal := func(c Config) Config { // an empty list is no list
		for _, list := range []*[]string{&c.Proxy.Aliases, &c.Guard.Tables, &c.Guard.DenyTables, &c.Guard.WriteTables,
			&c.Guard.Functions, &c.Guard.DenyFunctions, &c.DuckDB.Data,
			&c.Spark.Schemas, &c.Spark.Settings, &c.Postgres.ProxyFrom, &c.MySQL.ProxyFrom} {
			if len(*list) == 0 {
				*list = nil
			}
		}
		if len(c.Proxy.Users) == 0 {
			c.Proxy.Users = nil
		}
		if len(c.Spark.Endpoints) == 0 {
			c.Spark.Endpoints = nil
		}
		if len(c.Guard.Roles) == 0 {
			c.Guard.Roles = nil
		}
		return c
	}
	if !reflect.DeepEqual(normal(got), normal(want)) {
		t.Errorf("the file says\n%+v\nthe defaults are\n%+v", got, want)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range conf.Keys(Config{}) {
		name := key[strings.LastIndex(key, ".")+1:]
		if !strings.Contains(string(text), "\n  "+name+":") && !strings.HasPrefix(string(text), key+":") && !strings.Contains(string(text), "\n"+key+":") {
			t.Errorf("%s is not in the file", key)
		}
	}
}
