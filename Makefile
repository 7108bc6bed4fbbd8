# StreamLink. `make demo` shows it, `make test` proves it; both install what they need.

SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The model engine and DuckDB's Arrow interface stand behind build tags, so that a plain
# `go vet ./...` works without them; every target here sets them.
TAGS        := llama,duckdb_arrow
VERSION     := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS     := -X main.version=$(VERSION)
GO          := go
export GOFLAGS := -buildvcs=false -tags=$(TAGS)

# cgo compiles for the oldest x86-64 unless told otherwise; the model is four to six
# times as fast with AVX2. -march=native does not link on machines with AMX.
ifeq ($(shell uname -m),x86_64)
MARCH       := -march=x86-64-v3
endif
export CGO_CFLAGS   := -O3 $(MARCH)
export CGO_CXXFLAGS := -O3 $(MARCH)
# llama.cpp's headers stay in the module that carries its sources.
LLAMA_DIR   = $(shell GOFLAGS= $(GO) mod download github.com/ollama/ollama && GOFLAGS= $(GO) list -m -f '{{.Dir}}' github.com/ollama/ollama)
export CGO_CPPFLAGS = -I$(LLAMA_DIR)/llama/llama.cpp/include -I$(LLAMA_DIR)/ml/backend/ggml/ggml/include

DATA        ?= data/patents
SPARK       ?= 4.1.2
ROWS        ?= 10000000
FUZZTIME    ?= 60s
TIME        ?= 10m
BENCHTIME   ?= 1s
CROWD       ?= 5m
TIMEOUT     ?= 20m
# A Spark takes its time on a busy machine: the tests on it get more.
SPARK_TIMEOUT ?= 45m

.PHONY: help encoder fit-confidence fit-preference build demo spark spark-stop integration-duckdb integration-spark spark-stubs bench-spark bench-spark-small crowd-spark test clients unit integration race lint fuzz golden eval bench corpus-dialect dialect-pairs tpc fuzz-dialect check-tools clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: check-tools ## bin/streamlink
	@mkdir -p bin
	@echo "building bin/streamlink (the first time takes minutes: llama.cpp and PostgreSQL's parser are compiled)"
	$(GO) build -ldflags '$(LDFLAGS)' -o bin/streamlink ./cmd/streamlink

demo: build ## serve the sample data, ask it over both wires, stay for your client (ONESHOT=1: leave; BACKEND=spark)
ifeq ($(BACKEND),spark)
	integration/spark/spark.sh start
	bin/streamlink demo --config integration/spark/demo.yaml $(if $(ONESHOT),--oneshot)
else
	bin/streamlink demo --data data/patents $(if $(ONESHOT),--oneshot)
endif

spark: ## a real Spark with Spark Connect on this machine, the sample data as tables (SPARK=4.1.2)
	SPARK=$(SPARK) integration/spark/spark.sh start

spark-stop: ## stop it
	SPARK=$(SPARK) integration/spark/spark.sh stop

test: clients unit integration ## everything, with real clients and reference servers

clients: check-tools ## install the clients and reference servers that tests compare with
	integration/setup.sh

unit: check-tools ## the tests beside the code
	$(GO) vet ./...
	$(GO) test -timeout $(TIMEOUT) ./...
	@echo "every benchmark once, so that none stops working unseen"; \
	out=$$($(GO) test -run '^$$' -bench . -benchtime 1x ./... 2>&1) || { echo "$$out" | grep -v 'no test files'; exit 1; }

integration: integration-duckdb integration-spark ## real clients through a real server: on DuckDB, compared with PostgreSQL and MariaDB, and on a real Spark (SPARK=version; empty: without)

integration-duckdb: build clients
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink SPARK= $(GO) test -count=1 -timeout $(TIMEOUT) ./...

integration-spark: build clients ## the part of it on a Spark (SPARK=4.1.2, 4.0.3, 3.5.8 …), which is fetched once
ifeq ($(SPARK),)
	@echo "no Spark is named (SPARK is empty): its tests are left out"
else
	SPARK=$(SPARK) integration/spark/spark.sh install hdfs
	@echo "real clients on Spark $(SPARK): about five minutes, with nothing to see"
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink SPARK=$(SPARK) $(GO) test -count=1 -timeout $(SPARK_TIMEOUT) ./sparktest
endif

SPARKBENCH   = cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink SPARK=$(SPARK) SPARK_MEMORY=4g $(GO) run ./sparkbench \
	  -stubs $(CURDIR)/build/spark-stubs.test -python $(CURDIR)/build/spark/$(SPARK)/venv/bin/python -classes $(CURDIR)/build/java/lib
spark-stubs: build clients
	SPARK=$(SPARK) integration/spark/spark.sh install connect
	$(GO) test -c -o build/spark-stubs.test ./backend/spark

bench-spark: spark-stubs ## a large result from a real Spark by several ways, side by side (ROWS=10000000; WAYS=stubs,postgres,mysql,python,jdbc,thrift)
	$(SPARKBENCH) -rows $(ROWS) $(if $(WAYS),-only $(WAYS))

bench-spark-small: spark-stubs ## what the proxy adds to small statements on a real Spark, 300 of each, three rounds
	$(SPARKBENCH) -rows 1000 -some 1000 -only trivial -trivial 300

crowd-spark: build clients ## 50 clients at once on a real Spark for CROWD (5m)
	SPARK=$(SPARK) integration/spark/spark.sh install
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink SPARK=$(SPARK) SPARK_CROWD=$(CROWD) \
	  $(GO) test -count=1 -timeout 60m -v -run '^TestCrowd$$' ./sparktest

race: check-tools ## the tests under the race detector
	$(GO) test -race -timeout 60m ./...

lint: check-tools ## gofmt, vet, staticcheck
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.7.0 ./...

fuzz: check-tools ## every fuzz target for FUZZTIME (60s)
	@for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg 2>/dev/null | grep '^Fuzz' || true); do \
	    echo "== $$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s $$pkg; \
	  done; \
	done

golden: check-tools ## rewrite the golden files; read the diff
	$(GO) test ./guard/... -update

# What rests on the weights beside them is fitted anew for new ones: SPIDER names the folder
# with Spider's databases, FORMS the golds in named form that `make -C nl/train prepare` writes.
SPIDER      ?= ../shared/data/text2sql/spider
FORMS       ?= nl/train/build/validation_pairs.jsonl
FIT         ?= build/fit
UNSEEN       = --data $(SPIDER) --databases nl/train/validation_dbs.txt --log-level error
fit-preference: build ## what links say beside the model, for new weights (SPIDER=folder FORMS=golds)
	mkdir -p $(FIT)
	bin/streamlink eval $(UNSEEN) --verified --forms $(FORMS) --fit-preference nl/pointer/preference.json --halves $(FIT)/preference

fit-confidence: build ## choice among readings and confidence, for new weights (SPIDER=folder; after fit-preference)
	mkdir -p $(FIT)
	bin/streamlink eval $(UNSEEN) --verified $(if $(wildcard $(FIT)/preference.0),--preference '$(FIT)/preference.*') --evidence $(FIT)/good.jsonl
	bin/streamlink eval $(UNSEEN) --verified --field question_syn $(if $(wildcard $(FIT)/preference.0),--preference '$(FIT)/preference.*') --evidence $(FIT)/syn.jsonl
	bin/streamlink eval $(UNSEEN) --wrong-database --limit 300 $(if $(wildcard $(FIT)/preference.0),--preference '$(FIT)/preference.*') --evidence $(FIT)/wrong.jsonl
	bin/streamlink eval --log-level error --data data/patents --questions nl/testdata/questions.jsonl --half seen --unanswerable nl/testdata/unanswerable.jsonl --evidence $(FIT)/seen.jsonl
	bin/streamlink eval --log-level error --data data/patents --questions nl/testdata/dev_questions.jsonl --unanswerable nl/testdata/dev_unanswerable.jsonl --evidence $(FIT)/dev.jsonl
	bin/streamlink eval --data $(SPIDER) --except nl/train/validation_dbs.txt --log-level error --verified --limit 4000 --learned --evidence $(FIT)/learned.jsonl
	bin/streamlink eval --fit nl/calibration.json --evidence $(FIT)/good.jsonl,$(FIT)/syn.jsonl,$(FIT)/wrong.jsonl,$(FIT)/seen.jsonl,$(FIT)/dev.jsonl,$(FIT)/learned.jsonl

encoder: check-tools ## the optional sentence encoder as build/encoder/minilm.gguf (83 MB are fetched), compared with onnxruntime; nl.encoder names it
	nl/encoder/build.sh build/encoder
	$(GO) test -count=1 -run '^TestSentenceEncoder$$' -v ./nl/llama -encoder $(CURDIR)/build/encoder

eval: build ## the 60 questions and the 40 that must be refused
	bin/streamlink eval --data data/patents --questions nl/testdata/questions.jsonl --unanswerable nl/testdata/unanswerable.jsonl

corpus-dialect: build clients ## every statement of the corpus, compared with PostgreSQL and MariaDB: a table by construct (V=1: what is not equal; CONNECT=sc://host:port asks Spark)
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink $(GO) run ./corpus/run $(if $(V),-v) $(if $(CONNECT),-spark $(CONNECT))

tpc: build clients ## TPC-H's 22 and TPC-DS's 99 queries over both wires, compared with PostgreSQL and MariaDB (V=1: each as it is judged; ONLY=q01,q14a; CONNECT=sc://host:port asks Spark)
	integration/tpc/setup.sh
	$(if $(CONNECT),SPARK=$(SPARK) integration/spark/spark.sh install connect)
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink $(GO) run ./tpc $(if $(V),-v) $(if $(ONLY),-only $(ONLY)) $(if $(CONNECT),-spark $(CONNECT))

dialect-pairs: build ## what is made of another transpiler's pairs, by kind (DATA=../shared/data/dialect; V=1: the asserted ones that are not equal)
	@[ "$(DATA)" != data/patents ] || { echo "name the folder of the pairs: DATA=..." >&2; exit 1; }
	@[ -x build/pairs/bin/python ] || python3 -m venv build/pairs
	@build/pairs/bin/pip install -q --disable-pip-version-check -r integration/pairs/requirements.txt
	build/pairs/bin/python integration/pairs/pairs.py --streamlink bin/streamlink --data $(DATA) $(if $(V),--misses)

fuzz-dialect: build clients ## random queries over random tables for TIME (10m), compared in the same way (CONNECT=sc://host:port asks Spark)
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink $(GO) run ./corpus/fuzz -time $(TIME) $(if $(CONNECT),-spark $(CONNECT))

bench: build ## benchmarks beside the code, then wires against their baselines
	@mkdir -p build
	$(GO) test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./... | tee build/bench.txt
	integration/setup.sh bench
	cd integration && GOFLAGS=-buildvcs=false STREAMLINK=$(CURDIR)/bin/streamlink $(GO) run ./bench -encoders ../build/bench.txt

check-tools:
	@missing=""; for t in go gcc g++ git; do command -v $$t >/dev/null || missing="$$missing $$t"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq gcc g++ git make >/dev/null; \
	    command -v go >/dev/null || { echo "missing: go (1.26 or newer); install it and try again"; exit 1; }; \
	  else echo "missing:$$missing; install and try again (on Debian: apt-get install gcc g++ git, and Go 1.26)"; exit 1; fi; fi

clean: ## remove what was built
	rm -rf bin build
