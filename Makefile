# Two commands do everything: `make demo` and `make test`. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test lint types layers unit docs clean help

help:
	@echo "make demo   code the sample reports, print what they say, write a site"
	@echo "make test   run every check and every test"

setup: .venv/ready

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sayso needs Python 3.11 or newer: make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "The venv module is missing: install python3-venv."; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/sayso gazetteer build
	@touch $@

# The main job, on the bundled sample reports of invented outlets.
demo: setup
	@rm -rf demo && mkdir demo
	@$(BIN)/sayso code samples --ledger demo/samples.sayso
	@echo
	@$(BIN)/sayso link --ledger demo/samples.sayso
	@echo
	@$(BIN)/sayso site demo/site --ledger demo/samples.sayso
	@echo
	@echo "A report with its records marked:  $(BIN)/sayso show northlight-siversk-shelling.txt --ledger demo/samples.sayso"
	@echo "Your own folder of reports:        $(BIN)/sayso code FOLDER --ledger my.sayso"
	@echo "                                   $(BIN)/sayso link --ledger my.sayso"
	@echo "                                   $(BIN)/sayso site my-site --ledger my.sayso"

lint: setup
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

unit: setup
	$(BIN)/pytest -n 2

test: lint types layers unit

# Writes docs/commands.md from the commands' own help; a test holds the two together.
docs: setup
	$(BIN)/python tests/commands_page.py

clean:
	rm -rf .venv build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
