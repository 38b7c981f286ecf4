# One command a task. On a fresh Debian or Ubuntu, `make site` and `make test` need only
# Python 3.11 or later, make and git; for Windows and macOS see README.md.

bin := .venv/bin

.PHONY: site test serve bench pictures clean

site: ## Build the site into site/ and say where to open it.
	@.ci/environment
	@$(bin)/khumue build --site-dir site
	@echo "เปิดอ่าน / open: file://$(CURDIR)/site/index.html"

test: ## Run every check and every test.
	@.ci/environment dev
	@.ci/browser
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/pytest --numprocesses auto --dist loadfile

serve: ## Show the site at http://127.0.0.1:8000 and rebuild it at each change.
	@.ci/environment
	@$(bin)/mkdocs serve

bench: ## Print CPU time and memory for each stage; make bench PROCESSES=500 adds synthetic ones.
	@.ci/environment dev
	@$(bin)/python -m tests.benchmarks $(if $(PROCESSES),--processes $(PROCESSES))

pictures: ## Take the pictures of the READMEs anew.
	@.ci/environment dev
	@.ci/browser
	@$(bin)/python -m tests.pictures

clean: ## Remove everything that these commands made, the environment included.
	rm -rf .venv .cache site dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find content generator processes tests theme -name __pycache__ -type d -prune -exec rm -rf {} +
