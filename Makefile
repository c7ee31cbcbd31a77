# `make demo` and `make test` are the whole set-up on a fresh machine. Both are safe to run again.
SHELL := /bin/bash
NODE  := node_modules/.bin/node

.PHONY: help demo test check unit integration zdtm e2e gen format man lab-down clean

help:
	@echo "make demo         two hosts on this machine, a live Redis moves there and back"
	@echo "make test         every check and test; ends with 'N passed, N failed'"
	@echo "make check        types, lint, layers, generated files"
	@echo "make unit         tests that need neither root nor a lab"
	@echo "make integration  make zdtm  make e2e    the tests in the lab, one project at a time"
	@echo "make man          manual pages into build/man"
	@echo "make lab-down     ends every lab that is up"

# Also installs what is missing: programs with apt-get, packages with npm.
node_modules/.ready: package.json package-lock.json scripts/prepare.sh
	@scripts/prepare.sh
	@touch $@

demo: node_modules/.ready
	@CKPT_LAB_INSTALL=1 $(NODE) scripts/demo.ts

test: node_modules/.ready
	@$(NODE) scripts/test.ts

check: node_modules/.ready
	@$(NODE) scripts/check.ts

unit integration zdtm e2e: node_modules/.ready
	@$(NODE) node_modules/.bin/vitest run --project $@

gen: node_modules/.ready
	@$(NODE) scripts/gen.ts

format: node_modules/.ready
	@$(NODE) node_modules/.bin/biome check --write .

man: node_modules/.ready
	@mkdir -p build/man
	@for page in docs/man/*.md; do \
	  out=$$(basename $$page .md); $(NODE) node_modules/.bin/marked-man --no-breaks $$page > build/man/$$out; done
	@ls build/man

lab-down:
	@for run in /run/ckpt-lab/*; do \
	  if [ -d "$$run" ]; then LAB=$$(basename $$run) lab/lab down; fi; done

clean: lab-down
	@rm -rf build node_modules
