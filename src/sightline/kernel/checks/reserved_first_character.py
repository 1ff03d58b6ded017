"""A value without quotes begins with a character that has a meaning in YAML.

A value that begins with one of ``@ ` % & * ! | > [ { ?`` and a few more would mean something else
than the text that you typed. Put it in quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    owner: @ana
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    owner: "@ana"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC033")
