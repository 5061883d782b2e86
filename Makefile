# Needs only make and python3 (3.11 or newer); where uv is on PATH, uv does the setting up.
# Everything goes into .venv, again only after pyproject.toml or constraints.txt changed.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
# A .venv made elsewhere (a copied or moved checkout) or by a Python that is gone is made anew.
VENV_OK := $(shell test "$$(cat .venv/made-for 2>/dev/null)" = "$$(pwd -P)" \
	&& .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint bench pins clean

help:
	@echo 'make run     open the app on the bundled reports (make run ARGS="file folder" opens others)'
	@echo 'make test    style, types, floors and tests (make test ARGS="-k outline" runs only some tests)'
	@echo 'make lint    style, types and floors only'
	@echo 'make bench   the measurements in bench/'
	@echo 'make pins    write constraints.txt anew from the newest allowed packages'
	@echo 'make clean   remove .venv and everything that was made'

run: ARGS ?= corpus
run: .venv/ready-run
	@exec $(BIN)/python -m doichieu $(ARGS)

# pytest comes last, so that its closing line is the last one.
test: lint
	$(BIN)/python -m pytest $(ARGS)

lint: .venv/ready-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo

bench: .venv/ready-dev
	@found=; for script in bench/[a-z]*.py; do \
		test -f "$$script" || continue; found=yes; \
		echo "== $$script"; $(BIN)/python "$$script" $(ARGS) || exit $$?; \
	done; test -n "$$found" || { echo 'No measurements in bench/.' >&2; exit 1; }

ifneq ($(VENV_OK),yes)
.PHONY: .venv/made-for
endif

.venv/made-for:
	@rm -rf .venv
ifneq ($(UV),)
	@python=$$($(PYTHON) -c 'import sys; print(sys.executable if sys.version_info >= (3, 11) else "")' 2>/dev/null); \
	uv venv --quiet --python "$${python:->=3.11,<4}" .venv
else
	@command -v "$(PYTHON)" >/dev/null || { \
		echo 'doichieu needs Python 3.11 or newer, but there is no $(PYTHON) here.' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "doichieu needs Python 3.11 or newer, but $(PYTHON) is $$("$(PYTHON)" -V 2>&1)." \
			'Name a newer one: make run PYTHON=python3.12' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' || { \
		echo '$(PYTHON) lacks its venv module. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv
endif
	@pwd -P > $@

# $(1) is "." or ".[dev]". pip compiles what it installs by itself; uv must be told to.
pip_install = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	--constraint constraints.txt --editable '$(1)'
ifneq ($(UV),)
# Where uv cannot fetch (a proxy or certificate which only pip is set up for), its error stays on the screen and pip goes on.
install = uv pip install --quiet --python $(BIN)/python --compile-bytecode \
	--constraint constraints.txt --editable '$(1)' || { \
	echo 'uv could not install the packages (its reason stands above); trying pip instead …' >&2; \
	$(BIN)/python -m ensurepip >/dev/null && $(call pip_install,$(1)); }
else
install = $(pip_install)
endif

# The package's own code, too: the first start is then as quick as the next ones.
compile = $(BIN)/python -m compileall -qq src || true

.venv/ready-run: pyproject.toml constraints.txt .venv/made-for
	@echo 'Setting up doichieu in .venv (once, some 15 seconds) …' >&2
	@$(call install,.)
	@$(compile)
	@touch $@

.venv/ready-dev: pyproject.toml constraints.txt .venv/made-for
	@echo 'Setting up doichieu and its test tools in .venv (once, some 20 seconds) …' >&2
	@$(call install,.[dev])
	@$(compile)
	@touch .venv/ready-run $@

pins:
	rm -rf .venv-pins
	$(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	{ echo '# Exact versions for "make run" and "make test", written by "make pins". No addresses, no hashes.'; \
		.venv-pins/bin/python -m pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-pins

clean:
	rm -rf .venv .venv-pins constraints.new build dist htmlcov .coverage snapshot_report.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
