"""How `contract impact` is shown: one line per cause with whom it hurts, unknown told as such."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from sightline.contract.usage.impact import shown_share

_WIDTH = 100
_MOST = 60
_COLOURS = {"breaking": "31", "review": "33", "head": "1"}


def text(result: Any, colour: bool = False) -> str:
    """The page: the first line, then each contract with its causes, the most used first."""
    return "\n".join(line.rstrip() for line in _lines(result, colour)) + "\n"


def _painted(words: str, what: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[what]}m{words}\x1b[0m" if colour else words


def _lines(result: Any, colour: bool) -> Iterator[str]:
    yield from _wrapped(result.first_line, "")
    for contract in result.contracts:
        yield ""
        yield from _contract(result, contract, colour)
    for one in result.imported:
        if one.broken:
            yield f"{one.name}: {one.broken:,} can't be read, the first at {one.first_broken}"
        yield from (f"note: {note}" for note in one.notes)
    for problem in result.problems:
        yield f"{result.consumers_file}:{problem.line}: {problem.message}"
        yield f"  help: {problem.help}"
    if result.hidden:
        yield f"{result.hidden:,} hidden"


def _contract(result: Any, contract: Any, colour: bool) -> Iterator[str]:
    names = f"{contract.old} -> {contract.new}"
    title = names if contract.name == contract.new else f"{contract.name}: {names}"
    yield _painted(title, "head", colour)
    yield from _wrapped(_counted(result, contract), "")
    for verdict in ("breaking", "review"):
        found = [one for one in contract.impacts if one.verdict == verdict]
        if not found:
            continue
        yield ""
        yield _painted(verdict.upper(), verdict, colour)
        for one in found[:_MOST]:
            yield from _wrapped(one.about, "  ", "    ")
            yield from _wrapped(one.words, "      ")
            if one.reason and one.reason not in one.words:
                yield from _wrapped(f"but {one.reason}", "      ")
        if len(found) > _MOST:
            yield f"  … {len(found) - _MOST:,} more; --json has them"
    if contract.notes or contract.unmatched:
        yield ""
    if contract.unmatched:
        fit = "1 call fits" if contract.unmatched == 1 else f"{contract.unmatched:,} calls fit"
        it = "it was" if contract.unmatched == 1 else "they were"
        whose = f"the contract {it} counted with" if contract.source == "usage" else "the old one"
        yield f"note: {fit} no operation of {whose}"
    yield from (f"note: {note}" for note in contract.notes)


def _counted(result: Any, contract: Any) -> str:
    unmapped = shown_share(contract.unmapped, contract.calls)
    nobody = f"{contract.unmapped:,} of them unmapped ({unmapped}), " if contract.unmapped else ""
    consumers = f"{contract.consumers:,} consumer" + ("s" if contract.consumers != 1 else "")
    calls = f"{contract.calls:,} calls" if contract.calls != 1 else "1 call"
    return f"{calls} in {result.over} to {result.as_of}, {nobody}{consumers} ({contract.source})"


def _wrapped(words: str, first: str, further: str | None = None) -> list[str]:
    indent = " " * len(first) if further is None else further
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
