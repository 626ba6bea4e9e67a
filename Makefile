# Deux commandes suffisent : « make run » et « make test ». « make help » énumère les autres.
# Chaque cible est aussi une simple commande, écrite dans README.md (Windows n'a pas make).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes
EDITABLE := $(PIP) install --no-build-isolation --no-deps --editable .

.DEFAULT_GOAL := help
.PHONY: help run test check format docs editeur navigateur bench lock build clean

help: ## énumère les cibles
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: $(VENV)/run.ok ## installe, vérifie le plan, montre où il en est, écrit le rapport et le site dans build/
	$(BIN)/pms lint
	$(BIN)/pms status
	$(BIN)/pms report point-etape -o build/point-etape.html
	$(BIN)/pms report point-etape -o build/point-etape.md
	$(BIN)/pms site -o build/site

test: $(VENV)/dev.ok ## installe ce que les tests demandent et les lance tous
	$(BIN)/python -m pytest -n auto

check: $(VENV)/dev.ok ## mise en forme, ruff, mypy, couches, documentation à jour
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.docs --check

format: $(VENV)/dev.ok ## remet en forme le code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/dev.ok ## refait les pages engendrées par le code
	$(BIN)/python -m tools.docs

editeur: build/editeur/pret ## installe le serveur YAML des éditeurs, que des tests emploient (demande node)

navigateur: build/navigateur/pret ## installe axe-core et le validateur HTML, que des tests emploient (demande npm)

bench: $(VENV)/dev.ok ## mesure les commandes, et pms lint à côté d’autres outils
	$(BIN)/python -m tools.bench

lock: $(VENV)/dev.ok ## refait requirements/ depuis pyproject.toml (demande uv)
	uv pip compile pyproject.toml --group build --universal --generate-hashes \
	  --python-version 3.11 --no-header --no-annotate --quiet -o requirements/run.txt
	uv pip compile pyproject.toml --group build --extra dev --extra pdf --extra docx --universal --generate-hashes \
	  --python-version 3.11 --no-header --no-annotate --quiet -o requirements/dev.txt

build: $(VENV)/dev.ok ## fabrique le wheel et la sdist dans dist/
	$(BIN)/python -m hatchling build

clean: ## efface ce qui peut être refait
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Sans verrou : il garderait des adresses de registre. Les versions sont exactes dans package.json.
build/%/pret: tests/%/package.json
	mkdir -p build/$*
	cp $< build/$*/
	cd build/$* && npm install --no-package-lock --no-audit --no-fund --ignore-scripts
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Il faut Python 3.11 ou plus récent. Indiquez-le ainsi : make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.ok: requirements/run.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/run.txt
	$(EDITABLE)
	@touch $@

$(VENV)/dev.ok: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/dev.txt
	$(EDITABLE)
	@touch $@ $(VENV)/run.ok
