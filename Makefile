# Each target works from a fresh clone: what it needs first, it makes.
#
#   PYTHON=python3.12 make site     another interpreter for the environment
#   make test PYTEST="-k era -x"    options for pytest
#   make check OPTIONS="--format github"

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PY := .venv/bin/python
SITE_ENV := .venv/.installed-site
TEST_ENV := .venv/.installed-test
GATE_ENV := .venv/.installed-gate
SCRIPTS_ENV := .venv/.installed-javascript
PINS_ENV := .venv/.installed-pins
VET_ENV := .venv/.installed-vet

# The browser is the system's; none is ever downloaded by a package.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# Nothing of a user's own shell changes what the interpreter loads, or has every process compile it anew.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.PHONY: help site check serve test test-fast snapshots coverage gate fuzz machine torture lint audit bench bench-releases weigh search-eval vet env wheel wheelhouse pins clean distclean

help: ## この一覧を表示 · this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

site: $(SITE_ENV) ## 公開サイトを site/ に作る · build the site into site/
	$(PY) -m generator build $(OPTIONS)

check: $(SITE_ENV) ## data/ を検査する（書き出さない） · check data/ without writing
	$(PY) -m generator check $(OPTIONS)

serve: $(SITE_ENV) ## 手元で確かめる（変更を自動で反映） · live preview
	$(PY) -m generator serve $(OPTIONS)

test: lint $(GATE_ENV) ## 検査と試験（ブラウザーも用意） · lint, types and tests, browser included
	$(PY) tests/chromium.py
	$(PY) -m pytest -n auto $(PYTEST)

# What is quick by nature: no browser, no whole build of the real data, nothing that takes seconds.
test-fast: $(TEST_ENV) ## 短い試験（一分以内、ブラウザーなし） · the quick tests, under a minute, without a browser
	$(PY) -m pytest -n auto -m "not long and not browser" \
		--ignore=tests/gate --ignore=tests/browser --ignore=tests/machine --ignore=tests/javascript $(PYTEST)

# Rewrites what tests/test_snapshots.py compares with; look at the difference before it is committed.
snapshots: $(TEST_ENV) ## ページの写しを作り直す · renew the snapshots of one page of each kind
	$(PY) tests/snapshots.py

# OPTIONS='-m "not browser"' measures fewer tests, and so the page says. It is docs/coverage.md.
coverage: $(GATE_ENV) $(SCRIPTS_ENV) ## 試験が通らない行を調べ、書き出す · measure which lines no test runs, write docs/coverage.md
	$(PY) tests/chromium.py
	$(PY) tests/measure_coverage.py $(OPTIONS)

# Part of `make test`; alone for those who work on the pages.
gate: $(GATE_ENV) ## 品質の関門だけ（KOKAI_GATE=whole で全ページ） · the gate alone; over every page with KOKAI_GATE=whole
	$(PY) tests/chromium.py
	$(PY) -m pytest tests/gate $(PYTEST)

# In short it is part of `make test`; the nightly run asks for thousands of edits.
machine: $(TEST_ENV) ## 編集を繰り返し、作り直しと比べる · edit at random, compare with builds from nothing
	cd tests && ../$(PY) -m machine $(OPTIONS)

lint: $(TEST_ENV) $(SCRIPTS_ENV) ## コードと作業手順の検査 · style, types, workflows, scripts
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	.venv/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	.venv/bin/zizmor --offline --quiet --pedantic .github
	.venv/bin/shellcheck requirements/install .ci/run
	cd tests && ../$(PY) -m javascript.lint

audit: $(GATE_ENV) ## 全ページを試験し、公開する結果を書く · test every page in full, write the result that is published
	$(PY) tests/chromium.py
	$(PY) tests/audit.py $(OPTIONS)

# OPTIONS=--write puts the figures into docs/performance.md.
weigh: $(GATE_ENV) ## ページの重さを測る · weigh the pages, score one with Lighthouse
	$(PY) tests/chromium.py
	$(PY) tests/weigh.py $(OPTIONS)

bench-releases: $(TEST_ENV) ## 版を重ねたときの量と時間を測る · measure what twenty releases freeze
	$(PY) -m benchmarks.releases $(OPTIONS)

bench: $(TEST_ENV) ## 速さを測る · measure speed and memory
	$(PY) -m benchmarks $(OPTIONS)

# OPTIONS="--kills 1000 --pairs 500 --seed 2"; small disks are mounted where the user may (root).
torture: $(TEST_ENV) ## 途中で止める、二つ同時に作るなどの試験 · kill builds, run two at once, take disk and memory away
	cd tests && ../$(PY) -m torture $(OPTIONS)

# QUERIES names other files of queries; OPTIONS=--write puts the figures into docs/performance.md.
QUERIES ?= tests/search/held-out-queries.json tests/search/held-out-2.json

search-eval: $(TEST_ENV) ## 検索の見つかり方を測る · type queries into the search page and count
	$(PY) tests/chromium.py
	$(PY) -m generator build --quiet
	PYTHONPATH=tests $(PY) -m search.evaluate site $(QUERIES) $(OPTIONS)

# --strict: what the index says nothing of is no pass. Nothing is installed and nothing resolved: the pins are looked up as they stand.
vet: $(VET_ENV) ## 使う部品に既知の弱点がないか調べる · look the pinned packages up for known vulnerabilities
	for pins in site test pins vet; do \
		$(PY) -m pip_audit --strict --disable-pip --require-hashes --progress-spinner off \
			--requirement "requirements/$$pins.txt" $(OPTIONS) || exit; \
	done

# OPTIONS="--count N --seed S --part front|road|cli"; OPTIONS="--replay FILE" asks an input that went wrong once more.
fuzz: $(TEST_ENV) ## 壊れた入力を大量に試す · spoil inputs by the million and count what goes wrong
	$(PY) tests/fuzz $(OPTIONS)

env: $(GATE_ENV) $(SCRIPTS_ENV) ## 環境だけを作る · only make .venv

# The one file that a city's site is made with; README.md says how.
wheel: $(SITE_ENV) ## 配布ファイルを dist/ に作る · build the distributable file into dist/
	$(PY) -m hatchling build -t wheel

# OPTIONS=--prove installs and uses the one of this system with the network cut; OPTIONS="--only windows" packs one alone.
wheelhouse: $(SITE_ENV) ## ネットワークのない所に入れるための配布ファイルを dist/ に作る · pack the program with all it needs into dist/
	$(PY) requirements/wheelhouse.py $(OPTIONS)

pins: $(PINS_ENV) ## requirements/ を作り直す · resolve requirements/ anew
	$(PIN) pyproject.toml --group package --output-file requirements/site.txt
	for group in gate book import; do \
		$(PIN) --group "$$group" --constraints requirements/site.txt --output-file "requirements/$$group.txt" || exit; \
	done
	$(PIN) pyproject.toml --group package --group test --group lint --constraints requirements/site.txt \
		--constraints requirements/gate.txt --constraints requirements/book.txt --constraints requirements/import.txt \
		--output-file requirements/test.txt
	$(PIN) --group vet --constraints requirements/test.txt --output-file requirements/vet.txt
	$(PIN) --group pins --output-file requirements/pins.txt

clean: ## 作ったものを消す · remove what was built
	rm -rf site .site.spare .site.parked .site.lock .kokai .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
	find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## 環境も消す · remove .venv too
	rm -rf .venv .venv.lock

# One file for every platform, with hashes and without any index address. UPGRADE= keeps the versions that stand.
UPGRADE ?= --upgrade
PIN = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

$(SITE_ENV): requirements/site.txt requirements/install pyproject.toml
	requirements/install site

# After the site's packages, never beside them: two installers in one environment break each other.
$(TEST_ENV): requirements/test.txt $(SITE_ENV)
	requirements/install test

# axe-core, Lighthouse and the Nu HTML checker, by the Node.js that stands in the environment.
$(GATE_ENV): tests/gate/package-lock.json tests/gate/tools.py $(TEST_ENV)
	$(PY) tests/gate/tools.py
	touch $@

# ESLint and TypeScript, which read the published scripts.
$(SCRIPTS_ENV): tests/javascript/package-lock.json tests/javascript/tools.py $(TEST_ENV)
	cd tests && ../$(PY) -m javascript.tools
	touch $@

$(PINS_ENV): requirements/pins.txt
	requirements/install pins

$(VET_ENV): requirements/vet.txt $(TEST_ENV)
	requirements/install vet
