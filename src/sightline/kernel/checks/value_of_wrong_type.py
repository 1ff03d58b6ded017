"""A value is of another sort than the key asks for.

A list stands where one value belongs, or keys where text belongs, or a word where a number does.
The message says what was expected. A text with a colon in it is read as a key with a value: put it
in quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    story: [As a developer, I want results]
    constraints:
      - budget: 20 person days
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    story: As a developer, I want results
    constraints:
      - "budget: 20 person days"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND003")
