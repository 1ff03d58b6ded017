"""The file is larger than a document may be.

A document is something that people read. Five megabytes are a thousand pages; more than that is
data or a recording, and would make every answer slow. Declare large data as a source in
`sightline.toml`, and keep a document that points to it.

## Bad

An interview of 5,000,001 bytes, into which somebody pasted a whole log.

## Good

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    The log lies beside the recording. They said:

    > We wait four seconds for every search. {#q1 speed}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC002")
