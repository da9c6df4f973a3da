# iacslint: the commands a newcomer needs. `make run` and `make test` install what is missing.

SHELL    := /bin/sh
PREFIX   ?= /usr/local
ARGS     ?=
BENCH    ?=
SWIFTBENCH ?= Sources Tests
JULIET   ?=
TREES    ?=
PATHS    ?= Sources Tests Fixtures
SECONDS  ?= 600
VENV     := .build/venv
IACSLINT := .build/release/iacslint

# Linux binaries carry the Swift runtime, so that they work when copied alone; macOS has it in the system.
STATIC   := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

.PHONY: run test paths conformance fuzz bench juliet trees install clean build libclang

run: build
	@Tests/Support/run.sh $(IACSLINT) $(ARGS)

# Exclusive access is held by the tests, which check it at run time; the release does not pay for that.
build: libclang
	@swift build -c release --product iacslint $(STATIC) -Xswiftc -enforce-exclusivity=unchecked

test: libclang $(VENV)/ready
	@Tests/Support/install.sh browser
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" swift test
	@$(MAKE) --no-print-directory conformance

# Records what the findings of each flow rule look like; the difference is for review.
paths:
	@IACSLINT_RECORD=1 swift test --filter FlowPathsTests

# The Swift front end against swift-syntax over PATHS.
conformance:
	@swift run -c release --package-path Tests/Conformance -Xswiftc -enforce-exclusivity=unchecked conformance $(PATHS)

# The Swift front end on random input for SECONDS, and on hostile files in growing sizes.
fuzz:
	@swift run -c release --package-path Tests/Conformance -Xswiftc -enforce-exclusivity=unchecked conformance --doubling
	@swift build -c release --package-path Tests/Fuzz
	@mkdir -p Tests/Fuzz/.build/corpus
	@Tests/Fuzz/.build/release/fuzz -max_total_time=$(SECONDS) -max_len=16384 -timeout=10 Tests/Fuzz/.build/corpus Sources/SwiftTree Fixtures/gateway/Sources/Gateway

bench: build
	@python3 Tests/Support/bench.py $(IACSLINT) $(BENCH)
	@swift run -c release --package-path Tests/Conformance -Xswiftc -enforce-exclusivity=unchecked conformance --bench $(SWIFTBENCH)

# NIST Juliet 1.3 for C, unpacked at JULIET. `JULIETARGS="--sample 5"` takes a part, `--list missed` names cases.
juliet: build
	@python3 Tests/Juliet/juliet.py $(IACSLINT) "$(JULIET)" $(JULIETARGS)

# The logs of TREES: valid, and the same bytes again.
trees: build $(VENV)/ready
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" IACSLINT="$(CURDIR)/$(IACSLINT)" TREES="$(TREES)" swift test --filter TreesTests

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(IACSLINT) "$(DESTDIR)$(PREFIX)/bin/iacslint"

clean:
	rm -rf .build Tests/Conformance/.build Tests/Fuzz/.build iacslint.sarif

libclang:
	@Tests/Support/install.sh libclang

# What the tests hold the command against: the SARIF schema and the real pre-commit.
$(VENV)/ready: Tests/Support/requirements.txt
	@Tests/Support/install.sh venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Support/requirements.txt
	@touch $@
