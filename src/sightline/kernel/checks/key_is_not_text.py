"""A key is a list or a map instead of a word.

A key is a word that a person can look up. This often happens to text with braces, such as a
placeholder: put it in quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: {{ product }} answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: "{{ product }} answers while typing"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC027")
