"""Braces that look like the name of a quote name nothing.

A quote is a block of lines that begin with `>`, and its name stands at its end: `{#q1 code}`. Where
the closing brace is missing, or the lines don't begin with `>`, nobody can refer to the words.
`sightline quote FILE "words"` sets a name and prints the reference to copy.

## Bad

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed

## Good

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK013")
