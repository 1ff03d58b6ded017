"""Findings that a person has chosen not to see, with a reason and, if they like, an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

from sightline.kernel.diagnostics import Diagnostic
from sightline.text.near import nearest
from sightline.text.yaml.scalars import as_date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def apply_ignores(
    path: str,
    ignores: Iterable[Any],
    diagnostics: list[Diagnostic],
    as_of: str,
    severity: Callable[[str], str | None],
    known: Collection[str],
) -> list[Diagnostic]:
    """The diagnostics that remain, and what is wrong with the ignores themselves.

    An ignore without a reason or past its end has no effect and is itself reported; one that
    matches nothing is reported too, so that ignores don't outlive what they were for.
    """
    kept = list(diagnostics)
    for ignore in ignores:
        problem = ignore.problem or _wrong_end(ignore.until)
        unknown = next((code for code in ignore.codes if code not in known), "")
        if problem or unknown:
            help = "write `ignore LNK001 until 2026-12-31 -- the reason`; the end may be left out"
            if not problem:
                problem = f"there is no code {unknown}"
                near = nearest(unknown, known)
                help = f"did you mean {' or '.join(near)}?" if near else "see `sightline explain`"
            _report(kept, path, ignore, "IGN004", severity, problem, help)
            continue
        if not ignore.reason:
            message = "an ignore needs a reason"
            help = "write it after `--`: ignore SPC002 -- why this is fine here"
            _report(kept, path, ignore, "IGN001", severity, message, help)
            continue
        if ignore.until and ignore.until < as_of[:10]:
            message = f"this ignore ended on {ignore.until}"
            help = "mend what it hid, or give it a new date and reason"
            _report(kept, path, ignore, "IGN002", severity, message, help)
            continue
        remaining = [d for d in kept if not _matches(ignore, d)]
        if len(remaining) == len(kept):
            message = f"nothing here is reported as {', '.join(ignore.codes)}"
            _report(kept, path, ignore, "IGN003", severity, message, "remove the ignore")
        else:
            kept = remaining
    return kept


def _wrong_end(until: str) -> str:
    """What is wrong with an end date, in a person's words; empty where nothing is."""
    if not until or (_DAY.fullmatch(until) and as_date(until) is not None):
        return ""
    return f"`{until}` is not a day, written as 2026-12-31"


def _matches(ignore: Any, diagnostic: Diagnostic) -> bool:
    if diagnostic.code not in ignore.codes:
        return False
    return ignore.scope == "file" or diagnostic.line in (ignore.line, ignore.end_line + 1)


def _report(
    kept: list[Diagnostic],
    path: str,
    ignore: Any,
    code: str,
    severity: Callable[[str], str | None],
    message: str,
    help: str,
) -> None:
    level = severity(code)
    if level is not None:
        place = (ignore.line, ignore.column, ignore.end_line, ignore.end_column)
        kept.append(Diagnostic(path, *place, code, level, message, help))
