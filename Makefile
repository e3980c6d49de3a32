# `make` alone lists what can be made. Nothing here needs more than git, make and a Python.
SHELL := /bin/bash
UV_VERSION := 0.13.9
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen
SERVE ?= yes
PORT ?= 8000
BEGAN_AT := $(shell date +%s)

.DEFAULT_GOAL := help
.PHONY: help demo run test lint types bench docs format setup lighthouse

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/python -m pip install --quiet uv==$(UV_VERSION)

setup: $(filter .uv/%,$(UV))
	@$(UV) sync --frozen --quiet --no-default-groups

demo: setup ## build the model case of 30/10/2018 and open it (SERVE=no only prepares; PORT=8000)
	@$(RUN) --no-default-groups motcua demo up --serve=$(SERVE) --port=$(PORT) --began-at=$(BEGAN_AT)

run: setup ## serve the site as configured
	@$(RUN) --no-default-groups motcua serve --port=$(PORT)

test: setup ## install what the tests need and run them all (ARGS="src/motcua/worktime" runs some)
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) python tools/find_chromium.py
	@$(RUN) python tools/find_clamd.py || true # without one, its tests are skipped and say so
	@$(RUN) python tools/find_vnpay.py || true # without it, its tests are skipped and say so
	@$(RUN) pytest -n 2 --dist loadfile -m "not browser" $(ARGS)
	@$(if $(NO_BROWSER),,$(RUN) pytest -n 2 --dist loadfile -m browser $(ARGS) || [ $$? -eq 5 ]) # 5: none among those asked for

lint: setup ## ruff, import-linter, translations, documents, mypy
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) lint-imports
	@$(RUN) python tools/translations.py --check
	@$(RUN) python tools/check_docs.py
	@$(MAKE) --no-print-directory types

types: setup ## mypy (strict in rules/ and actions/)
	@$(UV) sync --frozen --quiet --group dev
	@MOTCUA_DEBUG=1 $(RUN) mypy

format: setup ## put the code into the house's format
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

bench: setup ## measure, and print every figure as a ratio
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) python -m benchmarks

lighthouse: setup ## measure the portal with Lighthouse (needs Node 18; ARGS="--runs 3" repeats)
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) python tools/lighthouse/measure.py $(ARGS)

docs: setup ## check the links, paths and commands that the documents name
	@$(UV) sync --frozen --quiet --group dev
	@$(RUN) python tools/check_docs.py
