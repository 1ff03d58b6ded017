"""Regular expressions as JSON Schema means them, compared as languages; see :mod:`.deciding`."""
