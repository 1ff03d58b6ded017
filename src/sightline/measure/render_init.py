"""How the result of ``init`` is shown: what was written, and what to type next."""

from __future__ import annotations

import shlex
from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """A line per file, what was read, and the commands that come next."""
    lines = [f"made       {path}" for path in result.created]
    lines += [f"refreshed  {path}" for path in result.refreshed]
    lines += [f"kept       {path}" for path in result.kept]
    if result.history is not None:
        lines.append(_history(result.history))
    for path, entry in result.to_add.items():
        lines += ["", f"Add to {path}:", "", *(f"    {line}" for line in entry.splitlines())]
    return "\n".join([*lines, "", *_next(result)]) + "\n"


def _history(history: Any) -> str:
    people = "person" if history.authors == 1 else "people"
    commits = "commit" if history.commits == 1 else "commits"
    return (
        f"{history.commits:,} {commits} by {history.authors:,} {people} (under pseudonyms),"
        f" {history.first} to {history.last}"
    )


def _next(result: Any) -> list[str]:
    where = "" if result.folder in (".", "") else f" -C {shlex.quote(result.folder)}"
    if result.history is None:
        return [
            f'Next: sightline new INT --title "..."{where}   # what somebody said, typed in',
            f'      sightline quote INT-001 "their words"{where}',
            f'      sightline new OPP --from INT-001#q1 --title "..."{where}',
        ]
    lines = [f"Next: sightline check{where}", f"      sightline verify{where}"]
    if "metrics/commits.yaml" in result.created:
        lines.append(f"      sightline measure commits --by weekday{where}")
    return lines
