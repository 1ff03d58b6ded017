"""The chores behind `dev.py`. Standard library only, never imported by the product.

`commands.py` reads the command line; `environment.py` sets up `.venv`; every other module is one
chore or one noun it needs. Modules in `generators/` write the generated documents.
"""
