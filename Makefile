# Needs python3 (3.11 or newer) and make; everything else comes from the lock files, into .venv.
# Another Python: make install PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
RUNS := .venv/.runs
INSTALLED := .venv/.installed
UV := uv==0.13.9
TOO_OLD := Makker needs Python 3.11 or newer; name one: make install PYTHON=python3.13
NO_VENV := $(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv

.PHONY: install demo test soak bench check lock migration clean

install: $(INSTALLED)

# What running needs, and no more: whoever tries Makker waits for it.
$(RUNS): requirements.lock requirements-build.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(TOO_OLD)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(TOO_OLD)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.lock -r requirements-build.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(INSTALLED): $(RUNS) requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.lock -r requirements-dev.lock
	@touch $@

demo: $(RUNS)
	@$(BIN)/makker demo

# All that reads the code without running it.
check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict bot tests migrations bench
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m bot.catalogue check

# One test: .venv/bin/pytest tests/store/test_migrations.py -k twice
test: check
	@$(BIN)/python -m tests.phones_page.chromium
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

# What takes longer than anybody waits for: kill -9 at 200 random points of a busy stream.
soak: install
	$(BIN)/python -m tests.faults.kills

# Makker beside its peers in one run; the ratios are what counts. Some tables only: make bench tables="speed alone"
bench: install
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m bench $(tables)

# The lock files say what, never from where: no registry, no path.
COMPILE := env -u PIP_FIND_LINKS -u UV_FIND_LINKS .venv-lock/bin/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(LOCKFLAGS)

# Newer versions of everything: make lock LOCKFLAGS=--upgrade
lock:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) pyproject.toml --extra bench -c requirements-dev.lock -o requirements-bench.lock
	echo setuptools | $(COMPILE) - -c requirements-dev.lock -o requirements-build.lock
	rm -rf .venv-lock

migration: install
	$(BIN)/python migrations/draft.py "$(m)"
	$(BIN)/ruff format --quiet migrations/versions
	$(BIN)/ruff check --quiet --fix migrations/versions

clean:
	rm -rf .venv .venv-lock build *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
