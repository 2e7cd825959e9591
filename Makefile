# Every target sets up what it needs; nothing has to be typed before it.
.PHONY: help setup assets browser screenshots demo test test-all check lint types imports docs peers bench eval fmt lock clean
bin := .venv/bin
lock := $(bin)/uv pip compile pyproject.toml --override lock-overrides.txt --generate-hashes --universal --python-version 3.11 --quiet

help:            ## what can be made
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*##/ —/'

setup:           ## .venv from the hashed lock, and the browser pages' assets from theirs
	@scripts/setup.sh
	@scripts/assets.sh

assets: setup    ## the browser pages' scripts, styles, icons and map base

browser:         ## Chromium, for the tests that use the pages as people do
	@scripts/browser.sh

screenshots: setup browser ## every page in docs/images/web, from the demo vault
	$(bin)/python scripts/screenshots.py

demo: setup      ## a vault of invented reports: the case of one person, the dossiers
	@$(bin)/python demo/run.py

test: setup browser ## the default tests (under 15 minutes on two cores)
	$(bin)/pytest -m "not slow" -n 2

test-all: setup browser ## all tests, the long ones too
	$(bin)/pytest -n 2

check: lint types imports docs test  ## everything that must hold before a commit

lint: setup
	$(bin)/ruff check .
	$(bin)/ruff format --check .

types: setup
	$(bin)/mypy

imports: setup
	$(bin)/lint-imports

docs: setup      ## the reference is what the code says
	$(bin)/python scripts/reference.py --check

peers: setup     ## what Aigaq is measured against
	@scripts/setup.sh peers

bench: peers     ## speed, as ratios to a reference in the same run
	$(bin)/python bench/speed.py
	$(bin)/python bench/growth.py
	$(bin)/python bench/casefiles.py
	$(bin)/python -m bench.names ../shared --peers
	$(bin)/python bench/name_index.py
	$(bin)/python -m bench.patterns
	$(bin)/python -m bench.web --part 10

eval: peers      ## accuracy, against the floors in bench/eval/floors.json
	$(bin)/python -m bench.eval

fmt: setup       ## format the code, rewrite the reference
	$(bin)/ruff check --fix-only --quiet .
	$(bin)/ruff format --quiet .
	$(bin)/python scripts/reference.py

lock: setup      ## pin what pyproject.toml asks for
	$(lock) --extra dev --output-file requirements.lock
	$(lock) --extra dev --extra peers --constraint requirements.lock --output-file requirements-peers.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist demo/out \
	  src/aigaq/web/static src/aigaq/web/assets/node_modules
