# Recourse: what can be made. `make help` lists the targets.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PREFIX ?= /usr/local
DESTDIR ?=
# Seconds that each fuzz target runs.
T ?= 20
SWIFT_SOURCES := Sources Tests bench $(wildcard Fuzz) Package.swift
# The compiler accepts an import that the manifest does not declare if the module happens to be
# built; this makes it an error. Read the exit code: it still prints "Build complete!".
IMPORT_CHECK := --explicit-target-dependency-import-check error
RELEASE := .build/release
# The program brings the Swift libraries along: it starts in two thirds of the time, and runs where
# there is no Swift.
STATIC := --static-swift-stdlib

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | \
	  while IFS=$$'\t' read -r name what; do printf '  %-12s %s\n' "$$name" "$$what"; done

.PHONY: packages
packages:
	@scripts/install-packages.sh

# What the tests drive other people's tools with.
.PHONY: test-environment
test-environment: packages
	@scripts/test-environment.sh

.PHONY: check
check: lint test demo ## everything that must hold: what continuous integration runs

.PHONY: lint
lint: packages ## format, undeclared imports, tidy tests, the corpus
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	scripts/seal-page.py --check
	scripts/corpus.py --check
	swift build --build-tests $(IMPORT_CHECK)
	swift test --skip-build --filter TidyTests

.PHONY: format
format: ## rewrite the sources in the house format
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

.PHONY: test
test: test-environment ## one debug build and every test
	swift build --build-tests $(IMPORT_CHECK)
	swift test --skip-build

.PHONY: test-core
test-core: packages ## the fast loop: pure rooms, codecs and the Engine, without heavy dependencies
	CORE_ONLY=1 swift test --scratch-path .build-core

.PHONY: test-deep
test-deep: test-environment ## long random campaigns, optimised
	RECOURSE_DEEP=1 swift test -c release --scratch-path .build-deep -Xswiftc -enable-testing

.PHONY: release
release: packages
	swift build -c release $(STATIC) --product recourse
	swift build -c release $(STATIC) --product recourse-verify
	swift build -c release $(STATIC) --product recourse-typeset
	$(RELEASE)/recourse playbook check
	$(RELEASE)/recourse playbook compile

.PHONY: recognition
recognition: packages ## install what reads the text on pictures (RECOGNITION=tesseract: without Python)
	@scripts/install-recognition.sh

.PHONY: demo
demo: release recognition ## walk through the three example cases, the first one in full
	scripts/demo.sh $(RELEASE)/recourse

.PHONY: bench
bench: ## measure against the limits and against peers
	@scripts/install-packages.sh
	bench/run.sh

.PHONY: accuracy
accuracy: accuracy-reading packages ## what is read on screenshots and in texts: docs/*-accuracy.md
	bench/screens/run.sh

.PHONY: accuracy-reading
accuracy-reading: packages ## read the labelled corpus and write docs/reading-accuracy.md
	bench/reading/run.sh

.PHONY: reading-weights
reading-weights: ## learn from the labelled corpus what words weigh: reading/*/weights.yaml
	bench/reading/weigh.sh

.PHONY: fuzz
fuzz: packages ## run every fuzz target for T seconds (default 20)
	scripts/fuzz.sh $(T)

.PHONY: docs
docs: packages ## reference pages of the public rooms, into out/docs
	scripts/docs.sh out/docs

.PHONY: install
install: release ## install the programs, the page and the playbooks below PREFIX (default /usr/local)
	install -D -m 755 $(RELEASE)/recourse $(DESTDIR)$(PREFIX)/bin/recourse
	install -D -m 755 $(RELEASE)/recourse-verify $(DESTDIR)$(PREFIX)/bin/recourse-verify
	install -D -m 755 $(RELEASE)/recourse-typeset $(DESTDIR)$(PREFIX)/bin/recourse-typeset
	mkdir -p $(DESTDIR)$(PREFIX)/share/recourse
	install -D -m 644 web/verify.html $(DESTDIR)$(PREFIX)/share/recourse/verify.html
	cp -R playbooks reading examples $(DESTDIR)$(PREFIX)/share/recourse/
	scripts/install-recognition.sh $(DESTDIR)$(PREFIX)/share/recourse/recognition

.PHONY: clean
clean: ## remove what was built
	rm -rf .build .build-* .venv-bench out
