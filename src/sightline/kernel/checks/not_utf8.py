"""The file is not UTF-8 text, so its letters can only be guessed.

A workspace is written in UTF-8, so that the same file means the same text on every machine. A file
saved in an older encoding shows other letters to other people, and quotes from it stop matching.
Save it as UTF-8 in your editor, or convert it once with `iconv`.

## Bad

An interview saved as Latin-1, in which the é of "café" is the single byte 0xE9.

## Good

interviews/INT-003-cafe.md
    ---
    title: The café in Lyon
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC001")
