# Every target sets itself up in .venv: a machine needs only Python 3.11 or newer, and make.

VENV ?= .venv
PY = $(VENV)/bin/python
PYTHONS = $(or $(PYTHON),python3.13 python3.12 python3.11 python3)
# Ready-made wheels only, so that a missing one is said at once; PIP_FLAGS= builds from source instead.
PIP_FLAGS ?= --only-binary :all:
INSTALL = $(PY) -m pip install -q --disable-pip-version-check --no-compile --require-hashes $(PIP_FLAGS)
COMPILE = $(VENV)/bin/pip-compile -q --allow-unsafe --strip-extras --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-emit-options
PYTEST_ARGS ?= -n 3
ARGS ?=

.PHONY: help demo demo-week run migrate check test lint types lock FORCE
.NOTPARALLEL:

help: ## this list
	@echo "make <target>, and ARGS=\"...\" to add options to a command of the bot"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.runtime ## the product at work in a browser, without a token, an account or a network
	$(PY) -m bot demo $(ARGS)

demo-week: $(VENV)/.runtime ## twelve people live one week; prints every chat, then the counts as JSON
	$(PY) -m bot demo-week $(ARGS)

run: $(VENV)/.runtime ## the bot for real, with the settings of .env (see .env.example)
	$(PY) -m bot run $(ARGS)

migrate: $(VENV)/.runtime ## bring the database of the settings to the newest form
	$(PY) -m bot migrate $(ARGS)

check: $(VENV)/.runtime ## read content/ and name every fault
	$(PY) -m bot check $(ARGS)

test: $(VENV)/.dev ## all tests (PostgreSQL too if TERREAU_TEST_POSTGRES_URL is set)
	$(PY) -m pytest $(PYTEST_ARGS) $(ARGS)

lint: $(VENV)/.dev ## ruff, the contracts between the layers, known vulnerabilities where they can be looked up
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(VENV)/bin/lint-imports --no-cache
	$(PY) .ci/audit.py $(VENV)/bin/pip-audit requirements.lock

types: $(VENV)/.dev ## mypy, strict
	$(PY) -m mypy --strict bot handlers simulator

lock: $(VENV)/.dev ## write the locks again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(PY) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "make lock needs Python 3.11, the oldest that is supported: rm -r $(VENV); make lock PYTHON=python3.11" >&2; \
	  exit 1; }
	$(COMPILE) $(ARGS) --extra dev -o requirements-dev.lock pyproject.toml
	$(COMPILE) $(ARGS) -c requirements-dev.lock -o requirements.lock pyproject.toml

$(VENV)/.runtime: $(VENV)/.made requirements.lock
	@echo "Installing what the bot needs into $(VENV): about half a minute, this once."
	@$(INSTALL) -r requirements.lock
	@touch $@

# The runtime lock is a part of the development lock, at the same versions (tests/test_house.py holds it).
$(VENV)/.dev: $(VENV)/.made requirements.lock requirements-dev.lock
	@echo "Installing what the bot and its tests need into $(VENV): about a minute, this once."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@ $(VENV)/.runtime

# A .venv whose Python has gone (upgraded, or the folder was copied from elsewhere) is made again.
ifneq ($(shell $(PY) -c 'print("alive")' 2>/dev/null),alive)
$(VENV)/.made: FORCE
endif

$(VENV)/.made:
	@if $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then touch $@; exit 0; fi; \
	found=""; seen=""; \
	for python in $(PYTHONS); do \
	  version=$$("$$python" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue; \
	  seen="$$seen $$python is $$version;"; \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  found=$${found:-$$python}; \
	  if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	    "$$python" -m venv --clear $(VENV) && touch $@; exit $$?; \
	  fi; \
	done; \
	if [ -n "$$found" ]; then \
	  echo "$$found has no venv module: install it (on Debian or Ubuntu: apt-get install $$found-venv)" >&2; \
	else \
	  echo "Terreau needs Python 3.11 or newer:$${seen:- none found;} name one with PYTHON=/path/to/python" >&2; \
	fi; \
	exit 1

FORCE:
