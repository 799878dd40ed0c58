# Needs Python 3.11 or newer, git and make. Written for GNU Make 3.81, which macOS still has.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help book pdf bench test test-quick fuzz reference reproduce lint check serve lock clean environment

# The page is the same bytes on every machine and every day: no clock, no locale, no hash seed, no number of threads.
export TZ := UTC
export LC_ALL := C.UTF-8
export PYTHONUTF8 := 1
export PYTHONHASHSEED := 0
export OMP_NUM_THREADS := 1
# Modules from elsewhere must not leak into ours.
unexport PYTHONHOME
unexport PYTHONPATH
# Every process would compile all of Sphinx anew, a third of its time.
unexport PYTHONDONTWRITEBYTECODE

# PYTHON=/path/to/python3 chooses one; otherwise that of .venv stays, or the first that runs and is new enough is taken.
PYTHON ?=
PYTHONS := $(if $(PYTHON),"$(PYTHON)",.venv/bin/python python3.13 python3.12 python3.11 python3)
PORT ?= 8000
SECONDS ?= 600
ONLY ?=
# make lock UPGRADE=--upgrade takes the newest versions; without it the lock changes only where pyproject.toml did.
UPGRADE ?=

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

book: environment ## re-run what changed and build the book
	@.venv/bin/assay book

test: lint ## lint, types and all tests; those in a browser bring the book up to date first
	@.venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --failed-first --changed-first

test-quick: environment ## the tests that need neither a process nor a browser, the most likely to fail first: a minute
	@.venv/bin/python -m pytest -n logical -q --failed-first --changed-first -m "not slow and not browser and not process"

fuzz: environment ## look for texts that crash a reader or slow it down, for SECONDS=600
	@.venv/bin/python tools/fuzz.py $(SECONDS)

reference: environment ## keep what the notebooks say now, for make test to compare with
	@.venv/bin/assay run --reference

pdf: book ## print the book to _build/book.pdf (needs Chromium)
	@.venv/bin/assay pdf

reproduce: environment ## the slow tests: the book built twice elsewhere, builds that are killed, many more examples
	@.venv/bin/python -m pytest -n auto --dist worksteal -m slow
	@.venv/bin/python -m pytest -n auto -q -m "hypothesis and not slow" --hypothesis-profile thorough

bench: environment ## measure speed side by side, some twenty minutes (ONLY=check, answers, book, pages, served or growth: one part)
	@.venv/bin/python -m tests.benchmarks $(ONLY)

lint: environment ## ruff and mypy
	@.venv/bin/python -m ruff check
	@.venv/bin/python -m mypy

check: environment ## judge every claim and print the verdicts
	@.venv/bin/assay check

serve: environment ## serve the book on this machine while you write, built again when you save (PORT=8000)
	@exec .venv/bin/assay serve --port $(PORT)

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/" >&2; exit 1; }
	@uv pip compile pyproject.toml --extra book --group dev --universal --python-version 3.11 --fork-strategy fewest \
	  --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --quiet $(UPGRADE) -o requirements.lock

clean: ## remove all that is generated, and .venv
	@rm -rf .venv .venv.lock _build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@if git rev-parse --git-dir >/dev/null 2>&1; then git clean -qfdX book; fi
	@find src tests tools notebooks -name __pycache__ -type d -prune -exec rm -rf {} +

environment: ## set up .venv, once (book, test and the others do this by themselves)
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then exec "$$python" tools/environment.py; fi; \
	done; \
	echo Assay needs Python 3.11 or newer and found none. Tried: $(PYTHONS) >&2; exit 1
