"""How the result of ``init`` is shown: what was written, what it stands on, what to type next."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Sequence
from typing import Any

_WIDTH = 96


def text(result: Any, colour: bool = False) -> str:
    """A line per file, what was read, the drafts, and the commands that come next."""
    lines = [f"made       {path}" for path in result.created]
    lines += [f"refreshed  {path}" for path in result.refreshed]
    lines += [f"kept       {path}" for path in result.kept]
    if result.history is not None:
        lines.append(_history(result.history))
    lines += _read_lines(result)
    for path, entry in result.to_add.items():
        lines += [
            "",
            f"Add to {path}:",
            "",
            *(f"    {line}".rstrip() for line in entry.split("\n")),
        ]
        lines = lines[:-1] if not lines[-1] else lines
    for expected in result.expected:
        lines += ["", f"{expected.path} waits for your log, one row a request:"]
        width = max(map(len, expected.columns))
        lines += [f"  {name:{width}}  {what}" for name, what in expected.columns.items()]
    return "\n".join([*lines, "", *_next(result)]) + "\n"


def plan(result: Any, more: Sequence[str] = ()) -> str:
    """What would be written, ``more`` beside it, and what a person should know before it is."""
    names = [f"  {path}" for path in (*result.created, *more)]
    lines = [f"To be written in {result.folder}:", *names]
    if result.feedback is not None:
        lines += ["", *_feedback(result.feedback)]
    return "\n".join(lines) + "\n"


def _read_lines(result: Any) -> list[str]:
    """What was read of a contract and of feedback, and the drafts that stand on them."""
    lines = []
    if result.contract is not None:
        lines += ["", *_contract(result.contract)]
    if result.feedback is not None:
        lines += ["", *_feedback(result.feedback)]
    if result.drafts:
        count = len(result.drafts)
        named = "1 draft" if count == 1 else f"{count} drafts"
        lines += ["", f"{named}; each bound is a place to begin, none is measured yet:"]
        for draft in result.drafts:
            lines += _draft(draft)
    elif result.feedback is not None and result.contract is None and result.created:
        lines += ["", "No draft: too few rows say the same."]
    return lines


def _history(history: Any) -> str:
    people = "person" if history.authors == 1 else "people"
    commits = "commit" if history.commits == 1 else "commits"
    return (
        f"{history.commits:,} {commits} by {history.authors:,} {people} (under pseudonyms),"
        f" {history.first} to {history.last}"
    )


def _contract(read: Any) -> list[str]:
    told = [_count(read.operations, "operation")]
    if read.deprecated:
        told.append(f"{read.deprecated:,} of them deprecated")
    if read.without_client_errors:
        verb = "documents" if read.without_client_errors == 1 else "document"
        told.append(f"{read.without_client_errors:,} {verb} no error of the caller (4xx)")
    if read.operations:
        locked = f"{read.need_key:,} say" if read.need_key > 1 else "1 says"
        locked = locked if read.need_key else "none says"
        told.append(f"{locked} that a key is needed")
    lines = _wrapped(
        f"{read.id}  ",
        f"{read.title or 'no title'} {read.version}".strip() + ": " + ", ".join(told),
    )
    if read.elsewhere:
        paths = (
            "1 path only refers" if read.elsewhere == 1 else f"{read.elsewhere:,} paths only refer"
        )
        lines += _wrapped(
            "  look: ", f"{paths} to another file, which was not read: bundle it first"
        )
    return lines


def _feedback(read: Any) -> list[str]:
    columns = [("key", read.key), ("words", read.text), ("date", read.date), ("who", read.author)]
    told = [f"{what} `{name}`" for what, name in columns if name]
    if read.groups:
        told.append("groups " + ", ".join(f"`{name}`" for name in read.groups))
    lines = _wrapped(f"{read.prefix}-...  ", f"{_count(read.rows, 'row')}: {', '.join(told)}")
    lines += _wrapped("  ", f"another column? change [feedback.{read.prefix}] in sightline.toml")
    for note in read.notes:
        lines += _wrapped("  ", note)
    for warning in read.warnings:
        lines += _wrapped("  look: ", warning)
    return lines


def _draft(draft: Any) -> list[str]:
    lines = [f"  {draft.id}  {draft.title}"]
    lines.append(" " * 11 + draft.criterion)
    for number, reason in enumerate(draft.stands_on):
        lines += _wrapped(" " * 11 + ("because " if number == 0 else "    and "), reason)
    return lines


def _next(result: Any) -> list[str]:
    where = "" if result.folder in (".", "") else f" -C {shlex.quote(result.folder)}"
    if result.drafts:
        first = next((d for d in result.drafts if d.evidence), result.drafts[0])
        why = "from their words to the promise" if first.evidence else "why, and what is missing"
        verify = f"      sightline verify{where}"
        waits = [e.path for e in result.expected]
        verify += f"   # NO DATA until {waits[0]} has rows" if waits else ""
        return [
            f"Next: sightline check{where}",
            f"      sightline thread {first.id}{where}   # {why}",
            verify,
        ]
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


def _count(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _wrapped(begin: str, words: str) -> list[str]:
    """A paragraph that hangs below its own beginning; no word is cut."""
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=begin,
        subsequent_indent=" " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )
