r"""A tab, a line end or another control character stands inside a string.

A string ends on the line on which it begins, and a tab or a line end inside it is written `\t` or
`\n`. (In the example `␉` stands for the tab.)

## Bad

flags/search.flagd.json
    {"note": "slow␉on Mondays"}

## Good

flags/search.flagd.json
    {"note": "slow\ton Mondays"}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC049")
