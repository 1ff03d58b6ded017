"""One module per kind of generated document; `devtools/docs.py` says what each must have."""
