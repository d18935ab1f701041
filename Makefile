# Two commands on a fresh machine: `make site` builds output/ from the seeds, `make test` runs every test.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: site test lint bench bench-build bench-search fuzz torture lock audit sbom serve messages contact-sheet pictures clean

site: $(READY)  ## set up, then build output/
	@$(BIN)/briefings build || test $$? -eq 3
	@echo "Open output/index.html by double-click, or run: make serve"

test: $(READY)  ## set up, then run every test; browser tests wherever a Chromium is found
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(READY)  ## style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(READY)  ## figures of quality, against their floors
	@$(BIN)/python -m pytest -s -m '' tests/quality

bench-build: $(READY)  ## what a build costs beside Hugo with Pagefind; BENCH_TOOLS names their environment
	@$(BIN)/python tests/bench/building.py

bench-search: $(READY)  ## what the search costs, beside Pagefind where it is installed
	@$(BIN)/python tests/bench/search_delivery.py

fuzz: $(READY)  ## damage sources in many ways, for some minutes
	@FUZZ_ROUNDS=100 $(BIN)/python -m pytest tests/fuzz

torture: $(READY)  ## all known attacks in a real browser, 560 kills, large bad documents, builds on builds; hours
	@INCREMENTAL_ROUNDS=300 INCREMENTAL_STEPS=8 $(BIN)/python -m pytest tests/test_incremental.py
	@ALL_BITS=1 ALL_MOODS=1 FUZZ_ROUNDS=1000 $(BIN)/python -m pytest -n auto tests/fuzz \
	  tests/unit/test_verify.py tests/unit/test_rederive.py tests/test_reproducible.py
	@VECTORS_STEP=1 VECTORS_TURNS=6 KILLS=40 SIZE=6000 FAULTS=50 ALL_PAGES=1 $(BIN)/python -m pytest -n auto -rP tests/trust

serve: $(READY)  ## show the site, rebuild at every change
	@$(BIN)/briefings serve

messages: $(READY)  ## bring the catalogues of the interface up to date with code, templates and scripts
	@$(BIN)/python docs/make_messages.py

contact-sheet: $(READY)  ## all kinds of pages in one picture, to be looked at: contact-sheet.png
	@$(BIN)/python docs/make_contact_sheet.py

pictures: site  ## take the README's pictures anew
	@$(BIN)/python docs/make_pictures.py

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "briefings needs Python 3.11 or newer; found `$(PYTHON) --version 2>&1`. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24' && \
	  $(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]' || \
	  { echo "pip could not install the packages of constraints.txt; see its message above (no network?)"; exit 1; }
	@touch $@

TOOLS := .venv-tools
NO_TOOLS = echo "pip could not install $(1) into $(TOOLS); is there a network?"; exit 1

lock:  ## write requirements.lock: what runs, at the versions of constraints.txt, with hashes
	@$(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/pip install -q uv || { $(call NO_TOOLS,uv); }
	@$(TOOLS)/bin/uv pip compile -q pyproject.toml -c constraints.txt --generate-hashes --universal \
	  --python-version 3.11.7 --no-header --no-annotate --output-file requirements.lock

audit:  ## known faults of what runs, by pip-audit; fails where its database cannot be reached
	@$(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/pip install -q pip-audit || { $(call NO_TOOLS,pip-audit); }
	@found=`$(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.lock` \
	  && echo "No known fault in what requirements.lock names." || { \
	  test -n "$$found" && echo "$$found" && echo "Known faults: raise these versions, then make lock." || \
	  echo "Not audited: the database of known faults could not be asked (see above). Nothing is proven."; exit 1; }

sbom:  ## sbom.json: all parts of what runs, as CycloneDX
	@$(PYTHON) -m venv $(TOOLS) && $(TOOLS)/bin/pip install -q cyclonedx-bom || { $(call NO_TOOLS,cyclonedx-bom); }
	@$(TOOLS)/bin/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml \
	  --output-reproducible --output-format JSON --output-file sbom.json requirements.lock

clean:  ## remove what was built and set up
	rm -rf output .briefings $(VENV) $(TOOLS)
