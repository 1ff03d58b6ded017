"""Pages: each asks operations and fills a template. No rule lives here."""
