"""How `contract drift` is shown at a terminal: the answer, then the findings by their calls."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sightline.contract.advising.neutral import cut, line

__all__ = ["text"]

_WIDTH = 100
_ROWS = 12
_COLOURS = {"bad": "31", "note": "33", "good": "32", "head": "1"}
_KINDS = {
    "method": "methods", "status": "statuses", "media": "media types", "parameter": "parameters",
    "field": "fields", "operation": "operations", "value": "listed values",
}  # fmt: skip
_ONE = {**{kind: kind for kind in _KINDS}, "media": "media type", "value": "listed value"}


def text(result: Any, colour: bool = False) -> str:
    """The page that a person reads in a minute; --json holds every row."""
    page = _Page(result, colour)
    return "\n".join(page.lines()).rstrip() + "\n"


class _Page:
    def __init__(self, result: Any, colour: bool) -> None:
        self.result = result
        self.colour = colour

    def paint(self, words: str, what: str) -> str:
        return f"\x1b[{_COLOURS[what]}m{words}\x1b[0m" if self.colour else words

    def lines(self) -> Iterator[str]:
        result = self.result
        is_bad = result.endpoints or result.undocumented or result.violated
        yield self.paint(line(result.first_line), "bad" if is_bad else "good")
        yield from self.undocumented()
        count, rules = len(result.violated), _together(result.violated)
        more = result.more["violated"]
        yield from self.rows("VIOLATED", "bad", rules, _violated, more, count)
        yield from self.rows("DEPRECATED, STILL USED", "note", result.deprecated, _deprecated)
        yield from self.never_seen()
        yield from self.further()

    def undocumented(self) -> Iterator[str]:
        result = self.result
        yield from self.rows("UNDOCUMENTED endpoints", "bad", result.endpoints, _endpoint)
        for kind in ("method", "status", "media", "parameter", "field"):
            found = [row for row in result.undocumented if row.kind == kind]
            yield from self.rows(f"UNDOCUMENTED {_KINDS[kind]}", "bad", found, _unnamed)
        if result.more["undocumented"]:
            yield f"  … {result.more['undocumented']:,} findings more were not told apart"

    def rows(
        self,
        head: str,
        what: str,
        found: Iterable[Any],
        shown: Any,
        more: int = 0,
        count: int = 0,
    ) -> Iterator[str]:
        found = list(found)
        if not found:
            return
        yield ""
        yield self.paint(f"{head} ({count or len(found):,})", what)
        for row in found[:_ROWS]:
            yield from _wrapped(shown(row))
        if len(found) > _ROWS:
            yield f"  … {len(found) - _ROWS:,} more; --json has them"
        if more:
            yield f"  … {more:,} findings more were not told apart"

    def never_seen(self) -> Iterator[str]:
        found = self.result.never_seen
        if not found:
            return
        yield ""
        yield self.paint("DOCUMENTED, NEVER SEEN", "head")
        for kind in ("operation", "status", "parameter", "field", "value"):
            of_kind = [row for row in found if row.kind == kind]
            if of_kind:
                noun = _ONE[kind] if len(of_kind) == 1 else _KINDS[kind]
                names = ", ".join(map(_unseen, of_kind[:4]))
                more = f", … {len(of_kind) - 4:,} more" if len(of_kind) > 4 else ""
                yield from _wrapped(f"{len(of_kind):,} {noun}: {names}{more}")

    def further(self) -> Iterator[str]:
        result = self.result
        yield ""
        parts = [
            f"{row.what} {row.seen:,} of {row.of:,}" if row.seen is not None
            else f"{row.what} unknown (no bodies)"
            for row in result.coverage
        ]  # fmt: skip
        yield from _wrapped("Seen: " + ", ".join(parts), "")
        calls = f"{result.exchanges:,} exchanges read, {result.matched:,} are of this API"
        if result.other_hosts:
            hosts = ", ".join(f"{line(h.operation)} ({h.calls:,})" for h in result.other_hosts[:3])
            calls += f"; other hosts: {hosts}"
            if len(result.other_hosts) > 3:
                calls += f" and {len(result.other_hosts) - 3:,} more"
        yield from _wrapped(calls, "")
        for note in result.notes:
            yield from _wrapped(f"note: {line(note)}", "")
        for problem in result.problems[:_ROWS]:
            yield from _wrapped(f"note: {line(result.spec)}: {line(problem)}", "")
        if len(result.problems) > _ROWS:
            yield f"note: {len(result.problems) - _ROWS:,} more of that kind; --json has them"


def _together(found: Iterable[Any]) -> list[Any]:
    """Rules in their order; fields that are missing together stand in one row."""
    rows: dict[Any, Any] = {}
    for row in found:
        key: Any = id(row)
        if row.keyword == "required" and row.name:
            key = (row.pointer, row.direction, row.calls, row.first)
        held = rows.get(key)
        if held is None:
            rows[key] = row
            continue
        names = [*held.name.split(", "), row.name]
        words = ", ".join(f"`{name}`" for name in names[:6])
        rest = f" and {len(names) - 6} more" if len(names) > 6 else ""
        message = f"{row.where}: {words}{rest} are missing"
        rows[key] = replace(held, name=", ".join(names), message=message)
    return list(rows.values())


def _endpoint(row: Any) -> str:
    statuses = ", ".join(f"{status}: {count:,}" for status, count in row.statuses.items())
    return f"{line(row.method)} {cut(row.path, 70)}  {_calls(row.calls)} ({cut(statuses, 40)})"


def _unnamed(row: Any) -> str:
    if row.kind == "field":
        closed = ", which forbids it" if row.is_closed else ""
        name = f"{row.name} in {row.where}{closed}, {row.direction}"
    elif row.kind in ("status", "media"):
        name = f"{row.name} {f'with {row.where} ' if row.where else ''}({row.direction})"
    else:
        name = row.name
    place = f", {line(row.path)}:{row.line}" if row.path else ""
    return f"{line(name)}  {_calls(row.calls)}{_in(row)}{place}"


def _violated(row: Any) -> str:
    place = f", {line(row.path)}:{row.line}" if row.path else ""
    where = f"{_in(row)}, first in exchange {row.first}{place}"
    return f"{line(row.message)} ({row.direction})  {_calls(row.calls)}{where}"


def _deprecated(row: Any) -> str:
    return f"{row.kind} {line(row.name)}  {_calls(row.calls)}"


def _unseen(row: Any) -> str:
    name = line(row.name)
    if row.kind in ("field", "value"):
        return f"{line(row.where)}: {name}" if row.kind == "value" else f"{line(row.where)}.{name}"
    return f"{name} of {line(row.where)}" if row.kind == "status" else name


def _in(row: Any) -> str:
    names = [line(found.operation) for found in row.operations]
    if not names:
        return ""
    others = "1 other operation" if len(names) == 2 else f"{len(names) - 1:,} other operations"
    more = f" and {others}" if len(names) > 1 else ""
    return f" in {names[0]}{more}"


def _calls(count: int) -> str:
    return "1 call" if count == 1 else f"{count:,} calls"


def _wrapped(words: str, indent: str = "  ") -> list[str]:
    found = textwrap.wrap(
        words, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return found or [indent]
