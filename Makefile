# `make demo` and `make test` are the whole set-up on a fresh machine. Both are safe to run again.
SHELL := /bin/bash
NODE  := node_modules/.bin/node

# Of `make install`. DESTDIR is put before every path and appears in no file.
PREFIX  := /usr
DESTDIR :=
to      := $(DESTDIR)$(PREFIX)

.PHONY: help demo test test-vm check unit integration zdtm e2e faults rows soak pingpong bench gen format dist man install uninstall lab-down clean
.DELETE_ON_ERROR:

help:
	@echo "make demo         two hosts on this machine, a live Redis moves there and back"
	@echo "make test         every check and test; ends with 'N passed, N failed'"
	@echo "make test-vm      what needs real guests: systemd, another kernel, a reset; not part of make test"
	@echo "make check        types, lint, layers, generated files"
	@echo "make unit         tests that need neither root nor a lab"
	@echo "make integration  make zdtm  make e2e    the tests in the lab, one project at a time"
	@echo "make rows         faults of power, network and hands in the lab: not part of make test"
	@echo "make faults       two daemons under faults: a part, half of it in make test; all of it with CKPT_FAULTS=all"
	@echo "make soak         HOURS=n [SEED=s [JOB=k]]: moves under random faults, judged from outside"
	@echo "make pingpong     MOVES=n: one container to and fro; pause, memory and descriptors stay level"
	@echo "make bench        [ROW=hook|idle|stop|hashing|full|volume|rootfs|tcp|growth|forecast|cost|post|hybrid|post-growth|stream|abort|rpc|landing|processes|threads|redis|drain] [N=40]: what was measured, as Markdown and JSON"
	@echo "make dist         the program for any Node.js 24, into dist"
	@echo "make man          manual pages into build/man"
	@echo "make install      both, units and completions; PREFIX=/usr DESTDIR="
	@echo "make lab-down     ends every lab that is up"

# Also installs what is missing: programs with apt-get, packages with npm.
node_modules/.ready: package.json package-lock.json scripts/prepare.sh
	@scripts/prepare.sh
	@touch $@

demo: node_modules/.ready
	@CKPT_LAB_INSTALL=1 $(NODE) scripts/demo.ts

test: node_modules/.ready
	@$(NODE) scripts/test.ts

# The lab of the guests is built first: minutes on a new machine, and not in the time of a test.
test-vm: export CKPT_TEST_LAB := $(or $(CKPT_TEST_LAB),test)
test-vm: export LAB = $(CKPT_TEST_LAB)
test-vm: node_modules/.ready dist man
	@CKPT_LAB_INSTALL=1 lab/vm/vm build
	@$(NODE) node_modules/.bin/vitest run --project vm; code=$$?; lab/vm/vm down; exit $$code

check: node_modules/.ready
	@$(NODE) scripts/check.ts

unit integration zdtm e2e faults rows: node_modules/.ready
	@$(NODE) node_modules/.bin/vitest run --project $@

soak: node_modules/.ready
	@HOURS=$(HOURS) SEED=$(SEED) JOB=$(JOB) $(NODE) scripts/soak.ts

pingpong: node_modules/.ready
	@MOVES=$(MOVES) $(NODE) scripts/pingpong.ts

bench: node_modules/.ready
	@ROW=$(ROW) N=$(N) $(NODE) scripts/bench.ts

gen: node_modules/.ready
	@$(NODE) scripts/gen.ts

format: node_modules/.ready
	@$(NODE) node_modules/.bin/biome check --write .

# npm writes this file last. Building needs its packages only, none of the programs of the tests.
node_modules/.package-lock.json: package.json package-lock.json
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

dist: dist/package.json

# The directories are named too: they are newer when a file has gone.
dist/package.json: node_modules/.package-lock.json scripts/dist.ts tsconfig.json tsconfig.dist.json LICENSE \
    $(shell find bin hooks proto src)
	@$(NODE) scripts/dist.ts

PAGES := $(patsubst docs/man/%.md,%,$(wildcard docs/man/*.md))

man: $(PAGES:%=build/man/%)
	@ls build/man

build/man/%: docs/man/%.md node_modules/.package-lock.json
	@mkdir -p build/man
	@$(NODE) node_modules/.bin/marked-man --no-breaks $< >$@

# A daemon of the last version may be running from here: the tree is changed in one step. Podman's
# hooks are the work of `ckpt host init`.
install: dist man
	@mkdir -p $(to)/bin $(to)/lib/ckpt
	@rm -rf $(to)/lib/ckpt.new $(to)/lib/ckpt.old
	@cp -R dist $(to)/lib/ckpt.new
	@chmod -R u=rwX,go=rX $(to)/lib/ckpt.new
	@mv $(to)/lib/ckpt $(to)/lib/ckpt.old
	@mv $(to)/lib/ckpt.new $(to)/lib/ckpt
	@rm -r $(to)/lib/ckpt.old
	@ln -sfn ../lib/ckpt/bin/ckpt $(to)/bin/ckpt
	@ln -sfn ../lib/ckpt/bin/ckptd $(to)/bin/ckptd
	@install -Dm 644 -t $(to)/lib/systemd/system systemd/*.socket systemd/*.service
	@sed -i -E 's|^(Exec[A-Za-z]+=-?)/usr/|\1$(PREFIX)/|' $(to)/lib/systemd/system/{ckptd,ckpt-recover}.service
	@install -Dm 644 systemd/ckpt.sysusers $(to)/lib/sysusers.d/ckpt.conf
	@install -Dm 644 systemd/ckpt.tmpfiles $(to)/lib/tmpfiles.d/ckpt.conf
	@for page in $(PAGES); do \
	  install -Dm 644 -t $(to)/share/man/man$${page##*.} build/man/$$page; done
	@$(NODE) dist/src/cli/main.js completion bash | install -Dm 644 /dev/stdin $(to)/share/bash-completion/completions/ckpt
	@$(NODE) dist/src/cli/main.js completion zsh | install -Dm 644 /dev/stdin $(to)/share/zsh/site-functions/_ckpt
	@$(NODE) dist/src/cli/main.js completion fish | install -Dm 644 /dev/stdin $(to)/share/fish/vendor_completions.d/ckpt.fish
	@install -Dm 644 -t $(to)/share/doc/ckpt LICENSE README.md CHANGELOG.md docs/*.md

# What ckptd has written stays: /etc/ckpt, /var/lib/ckpt.
uninstall:
	@rm -rf $(to)/lib/ckpt $(to)/share/doc/ckpt
	@rm -f $(to)/bin/ckpt $(to)/bin/ckptd $(to)/lib/{sysusers,tmpfiles}.d/ckpt.conf
	@rm -f $(addprefix $(to)/lib/systemd/system/,$(notdir $(wildcard systemd/*.socket systemd/*.service)))
	@for page in $(PAGES); do rm -f $(to)/share/man/man$${page##*.}/$$page; done
	@rm -f $(to)/share/bash-completion/completions/ckpt $(to)/share/zsh/site-functions/_ckpt
	@rm -f $(to)/share/fish/vendor_completions.d/ckpt.fish

lab-down:
	@for run in /run/ckpt-lab/*; do \
	  if [ -d "$$run" ]; then LAB=$$(basename $$run) lab/lab down; fi; done
	@for run in /run/ckpt-vm/*; do \
	  if [ -d "$$run" ]; then LAB=$$(basename $$run) lab/vm/vm down; fi; done

clean: lab-down
	@rm -rf build dist dist.new node_modules
