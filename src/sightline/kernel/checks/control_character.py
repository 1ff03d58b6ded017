"""The text holds a control character that nobody can see.

Such characters come along with text copied from a terminal or a PDF. They break searches and
quotes, and on some screens they do things. Delete the character; it is shown at its place. (In
the example `␇` stands for the bell.)

## Bad

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    The search is slow␇ on Mondays.

## Good

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    The search is slow on Mondays.
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC004")
