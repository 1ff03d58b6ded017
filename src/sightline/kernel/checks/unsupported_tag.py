"""A value begins with a tag such as `!name`, which is never carried out.

In YAML a word with `!` before a value may ask a program to do something with it; Sightline never
does. Delete the word, or put the whole value in quotes if the exclamation mark is part of your
text.

## Bad

requirements/REQ-014-search.md
    ---
    title: !important Search answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: "!important Search answers while typing"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC026")
