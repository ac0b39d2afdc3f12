# Datelines.  make app · make test · make build · make bench · make lock · make clean
# Settings, each as NAME=value after the target: PYTHON, ADDRESS, PORT, WORKERS, UV; for bench FOLDERS, BENCH.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1
PORT ?= 8501
WORKERS ?= 2
UV ?= uv

PY = .venv/bin/python
PIP_INSTALL = $(PY) -m pip install --disable-pip-version-check --no-input --require-hashes --quiet
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
SHOWN = $(if $(filter 0.0.0.0 ::,$(ADDRESS)),localhost,$(ADDRESS))

.PHONY: app build test bench lock clean
.DEFAULT_GOAL := app

# Shows the timeline of seeds/ in a browser; the tables are built where they are missing or out of date.
app: .venv/app.stamp
	@$(PY) -m pipeline build --if-changed
	@echo "Datelines is at http://$(SHOWN):$(PORT) (Ctrl+C stops it)"
	@exec $(PY) -m streamlit run server.py --server.address "$(ADDRESS)" --server.port "$(PORT)"

# Builds the tables of seeds/ into data/.
build: .venv/app.stamp
	@$(PY) -m pipeline build

# Everything that the gate checks.
test: .venv/dev.stamp
	@$(PY) -m tests.browser
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as run; run()'
	$(PY) -m pytest -n "$(WORKERS)" --dist loadgroup

# Compares the tagger with others: make bench FOLDERS="timebank aquaint" BENCH="--heideltime --write"
bench: .venv/app.stamp
	@$(PY) benchmarks/timex.py $(or $(FOLDERS),--help) $(BENCH)

# Writes both locks anew from pyproject.toml; needs uv, and the newest versions with: make lock UPGRADE=--upgrade
lock:
	$(COMPILE) $(UPGRADE) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/app.stamp: requirements.txt | $(PY)
	@echo "Installing what runs; the first time takes some minutes"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt | $(PY)
	@echo "Installing what runs and what tests; the first time takes some minutes"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

$(PY):
	@for python in "$(PYTHON)" python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then \
	    echo "Making .venv with $$python ($$("$$python" --version))"; \
	    "$$python" -m venv --clear .venv && exit 0; \
	    rm -rf .venv; \
	  fi; \
	done; \
	echo "Datelines needs Python 3.11, 3.12 or 3.13 with venv and pip; $(PYTHON) is: $$("$(PYTHON)" --version 2>&1)." >&2; \
	echo "Install one (Debian: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3.12" >&2; \
	exit 1
