# Everything a developer or technician runs. `make help` lists it.

SHELL := /bin/sh
PORT ?= 8000
WEB_CONCURRENCY ?= 2
# The first Python here that is new enough; PYTHON=/path/to/python chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

BIN := .venv/bin
ADDRESS := http://127.0.0.1:$(PORT)
# Stamps: a step whose stamp is newer than what it was made from is not done again.
RUNTIME := .venv/.runtime-installed
DEVELOPMENT := .venv/.development-installed
# s3, redis or both; what was installed once is kept up to date.
EXTRAS ?= $(patsubst .venv/.%-extra-installed,%,$(wildcard .venv/.*-extra-installed))
STATIC := .stamps/static-collected
# The file is read as data, never by the shell (see site_project/env_file.py).
SITE = $(if $(ENV),ENV_FILE="$(abspath $(ENV))") $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run serve test test-fast lint bench faults lock backup verify restore rehearse upgrade superuser prepare

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

run: $(RUNTIME) ## Start the site for development, with demo content (PORT, default 8000)
	@$(BIN)/python -m site_project.translations
	@export DJANGO_RUNSERVER_HIDE_WARNING=true SITE_URL="$${SITE_URL:-$(ADDRESS)}"; exec $(BIN)/python manage.py run_development 127.0.0.1:$(PORT)

test: $(DEVELOPMENT) ## Lint, types, migrations and the whole suite on both databases
	@$(BIN)/python -m site_project.translations
	@$(BIN)/python -m tests.run_suites

test-fast: $(DEVELOPMENT) ## Only the quick tests, on SQLite: an answer in two minutes
	@$(BIN)/python -m site_project.translations
	@DJANGO_SETTINGS_MODULE=site_project.settings.test DATABASE_URL=sqlite:///:memory: \
		$(BIN)/python -m pytest -q -m "not browser and not slow" -n $${TEST_PROCESSES:-2}

lint: $(DEVELOPMENT) ## Only the checks that need no database
	@$(BIN)/python -m tests.run_suites --checks

# The same site and database as `make run`, served as production does, but over plain HTTP.
serve: prepare $(STATIC) .secret-key ## Serve as production does (PORT, WEB_CONCURRENCY)
	@export DJANGO_SETTINGS_MODULE=site_project.settings.production \
		SECRET_KEY="$$(cat .secret-key)" HTTPS="$${HTTPS:-off}" SERVE_MEDIA=on \
		ALLOWED_HOSTS="$${ALLOWED_HOSTS:-127.0.0.1,localhost,[::1]}" \
		SITE_URL="$${SITE_URL:-$(ADDRESS)}" \
		WEB_CONCURRENCY=$(WEB_CONCURRENCY) BIND=127.0.0.1:$(PORT); \
	exec $(BIN)/gunicorn -c python:site_project.gunicorn

bench: $(DEVELOPMENT) prepare $(STATIC) ## Processor time and queries of everything (SIZES, DATABASES, BAKERYDEMO, PART=served or varnish)
	@BENCH_FOLDER="$${BENCH_FOLDER:-.stamps/bench}" $(BIN)/python -m tests.benchmark $(PART)

faults: $(DEVELOPMENT) $(STATIC) ## Break what is around the site and count what is lost (FAULTS, CROWD_SECONDS)
	@$(BIN)/python -m tests.faults

lock: $(DEVELOPMENT) ## Compile the requirement files from pyproject.toml
	@export UV_CUSTOM_COMPILE_COMMAND="make lock"; \
	compile="$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes"; \
	$$compile pyproject.toml -o requirements.txt && \
	for extra in dev s3 redis; do $$compile -c requirements.txt --extra $$extra pyproject.toml \
		-o requirements-$$extra.txt || exit 1; done

# With ENV=<file> the following work on the production site that the file describes.
upgrade: $(RUNTIME) $(EXTRAS:%=.venv/.%-extra-installed) $(STATIC) ## Bring a production site up to the code (ENV=<file>)
	@$(BIN)/python -m site_project.translations
	@umask 077; $(SITE) migrate --noinput --verbosity 1
	@umask 077; $(SITE) clean_pictures
	@$(SITE) render_pictures > /dev/null

superuser: $(RUNTIME) ## Create a user who may do everything on a production site (ENV=<file>)
	@test -n "$(ENV)" || { echo "Say which site: make superuser ENV=<file>"; exit 1; }
	@$(SITE) createsuperuser

backup: $(RUNTIME) ## Write database and media to backups/<time>/
	@$(SITE) backup_site

verify: $(RUNTIME) ## Check a backup without restoring it (FROM=backups/<time>)
	@test -n "$(FROM)" || { echo "Say which: make verify FROM=backups/<time>"; exit 1; }
	@$(SITE) verify_backup "$(FROM)"

restore: $(RUNTIME) ## Bring database and media back (FROM=backups/<time>)
	@test -n "$(FROM)" || { echo "Say which: make restore FROM=backups/<time>"; exit 1; }
	@$(SITE) restore_site "$(FROM)"

rehearse: $(RUNTIME) ## Restore the latest backup into an empty place, ask it for pages, remove it
	@$(SITE) rehearse_restore $(if $(FROM),"$(FROM)")

prepare: $(RUNTIME)
	@$(BIN)/python -m site_project.translations
	@$(BIN)/python manage.py prepare_development --url $(ADDRESS)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install -y python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python cannot make an environment: apt-get install -y python3-venv"; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what the site needs …"
	@$(PIP) -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(RUNTIME)

.venv/.%-extra-installed: requirements-%.txt | $(RUNTIME)
	@echo "Installing the extra $* …"
	@$(PIP) -r $<
	@touch $@

$(STATIC): $(RUNTIME) $(shell find site_project/static */static docs/redaktion/images -not -name '.*' 2>/dev/null)
	@echo "Compressing the static files, once …"
	@DJANGO_SETTINGS_MODULE=site_project.settings.production SECRET_KEY=collecting-static-files \
		$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@mkdir -p $(@D) && touch $@

.secret-key: | $(BIN)/python
	@umask 077; $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))' > $@
