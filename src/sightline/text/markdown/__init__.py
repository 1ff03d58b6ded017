"""Markdown: what a body links to, quotes and promises, and how it looks as a page."""
