"""`contract diff` as Markdown, whole or as the comment of a pull request.

GitHub takes 65,536 signs in a comment; what doesn't fit is counted, never cut in the middle of
markup. The first line of a comment is hidden and names it, so that a bot finds the one it wrote
before and replaces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sightline.contract.advising.entry_words import (
    counted,
    counts_of,
    facts_of,
    operations_of,
    reach_words,
    says_more,
    witness_words,
)
from sightline.contract.advising.neutral import (
    code,
    cut,
    fenced,
    line,
    markdown_text,
    words_and_code,
)
from sightline.contract.advising.removed_together import Together, together
from sightline.contract.advising.shown_value import pretty
from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import is_open
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW

__all__ = ["MARKER", "comment", "markdown", "sentence", "workflow_commands"]

MARKER = "<!-- sightline:contract-diff{} -->"
MOST_SIGNS = 65_536
_ROOM = MOST_SIGNS - 1_500
_HEADS = {BREAKING: "Breaking", REVIEW: "To review", COMPATIBLE: "Compatible"}
_COMMANDS = {BREAKING: "error", REVIEW: "warning"}
_MOST_SHOWN, _MOST_TOGETHER = 30, 200
_LONGEST = 6_000


def markdown(result: Any, colour: bool = False) -> str:
    """The whole answer."""
    return "\n".join(_blocks(result, collapsed=False)) + "\n"


def comment(result: Any, colour: bool = False) -> str:
    """The answer as a comment: details folded, at most 65,536 signs, its first line hidden."""
    names = re.sub(r"[^A-Za-z0-9.]+", "-", " ".join(one.name for one in result.contracts))
    marker = MARKER.format(":" + names.strip("-")[:80] if names.strip("-") else "")
    shown, length, left = [marker], len(marker), 0
    for block in _blocks(result, collapsed=True):
        if left or length + len(block) + 1 > _ROOM:
            left += block.startswith(("- ", "<details>"))
            continue
        shown.append(block)
        length += len(block) + 1
    if left:
        more = f"\n{left:,} more don't fit here; `sightline contract diff` tells all.\n"
        shown.append(more)
    return "\n".join(shown) + "\n"


def workflow_commands(result: Any, colour: bool = False) -> str:
    """GitHub's workflow commands: each entry that counts becomes an annotation at its line."""
    lines = []
    for found in result.problems:
        lines.append(_command("error", found.path, found.line, found.code, found.message))
    for entry in result.entries:
        if entry.verdict in _COMMANDS and is_open(entry):
            message = f"{line(headline(entry))}\n{line(reach_words(entry))}"
            named = (_COMMANDS[entry.verdict], entry.file, entry.line, entry.kind, message)
            lines.append(_command(*named))
    return "\n".join([*lines, line(result.first_line)]) + "\n"


def _command(command: str, path: str, number: int, title: str, message: str) -> str:
    """A command; what stands in another revision has no line that could be marked."""
    place = f"file={_property(path)},line={number}," if ":" not in path and number else ""
    listed = f"{place}title={_property(title)}"
    return f"::{command} {listed}::{_data(chr(10).join(map(line, message.splitlines())))}"


def _data(text: str) -> str:
    """What the runner undoes in a message (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line(text)).replace(":", "%3A").replace(",", "%2C")


def sentence(text: str) -> str:
    """A sentence in Markdown, what stands between backticks as code."""
    return "".join(
        code(part) if is_code else markdown_text(part) for part, is_code in words_and_code(text)
    )


def _blocks(result: Any, collapsed: bool) -> Iterator[str]:
    """The answer in pieces, each of which may be left out without breaking another."""
    head, _, rest = result.first_line.partition(": ")
    yield f"## {markdown_text(head)}\n"
    yield f"{sentence(rest[:1].upper() + rest[1:])}\n"
    if result.question:
        yield f"**Ask first:** {sentence(result.question)}\n"
    for found in result.problems:
        where = code(f"{found.path}:{found.line}")
        yield f"- **Not understood** {where}: {sentence(found.message)}"
    for contract in result.contracts:
        yield from _contract(result, contract, collapsed)
    if result.hidden:
        yield f"\n{result.hidden:,} hidden\n"


def _contract(result: Any, contract: Any, collapsed: bool) -> Iterator[str]:
    entries = [one for one in result.entries if one.contract == contract.name]
    yield f"\n### {code(contract.name)}\n"
    yield f"{code(contract.old)} → {code(contract.new)}: {counts_of(contract)}\n"
    if contract.version.scheme != "none" or result._checks_version:
        yield f"Version: {sentence(contract.version.said)}\n"
    for verdict in (BREAKING, REVIEW):
        found = [one for one in entries if one.verdict == verdict and is_open(one)]
        if found:
            yield f"\n#### {_HEADS[verdict]} ({len(found):,})\n"
            for one in together(found):
                is_group = isinstance(one, Together)
                yield _removed(one) if is_group else _entry(one, collapsed)
    yield from _compatible(
        [one for one in entries if one.verdict == COMPATIBLE and is_open(one)], result, collapsed
    )
    closed = [one for one in entries if not is_open(one)]
    if closed:
        yield f"\n#### Let through ({len(closed):,})\n"
        yield from map(_let_through, closed)
    yield from _listed("Perhaps renamed", (f"`{a}` -> `{b}`" for a, b in contract.renames))
    yield from _listed("Notes", contract.notes)


def _removed(group: Together[Any]) -> str:
    """Operations that went away together, folded."""
    each = ", ".join(f"{code(one.owner)} ({one.id})" for one in group.entries[:_MOST_TOGETHER])
    left = len(group.entries) - _MOST_TOGETHER
    more = f" and {left:,} more" if left > 0 else ""
    instead = f"\n\n  Instead: {sentence(group.remedy)}" if group.remedy else ""
    return (
        f"- {sentence(group.said)}\n  <details><summary>Each of them, with its id</summary>\n\n"
        f"  {each}{more}{instead}\n\n  </details>\n"
    )


def _entry(entry: Any, collapsed: bool) -> str:
    facts = _facts(entry)
    if not collapsed:
        return "\n".join([f"- **{sentence(headline(entry))}**  ", *_indented(facts), ""])
    head = f"- {sentence(headline(entry))} ({markdown_text(cut(reach_words(entry), 80))})"
    body = "\n".join(_indented([*facts, *_value(entry)]))
    return f"{head}\n  <details><summary>Details</summary>\n\n{body}\n\n  </details>\n"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {part}" if part else "" for text in lines for part in text.split("\n")]


def _facts(entry: Any) -> list[str]:
    """A paragraph each: where, the proof, the reason, the remedy."""
    facts = [markdown_text(", ".join(facts_of(entry))) + "\n"]
    if says_more(entry):
        said, told, value = witness_words(entry.witness)
        label = "Breaks" if entry.verdict == BREAKING else "For example"
        why = f": {sentence(cut(told, 300))}" if told else ""
        shown = f"\n{code(value.plain())}" if value is not None else ""
        facts.append(f"{label} {code(said)}{why}{shown}\n")
    if entry.reason:
        label = "Undecided" if entry.is_undecided else "Why"
        facts.append(f"{label}: {sentence(entry.reason)}\n")
    if entry.remedy is not None:
        sure = " (checked)" if entry.remedy.is_checked else ""
        facts.append(f"Instead: {sentence(entry.remedy.text)}{sure}\n")
    return facts


def _value(entry: Any) -> Iterator[str]:
    """Every operation and the whole message, for whoever unfolds an entry."""
    operations = operations_of(entry)
    if len(operations) > 1:
        shown = ", ".join(map(code, operations[:_MOST_SHOWN]))
        more = len(operations) - _MOST_SHOWN
        yield f"Reaches {shown}{f' and {more:,} more' if more > 0 else ''}\n"
    if entry.witness is not None and entry.witness.value is not None:
        yield fenced(pretty(entry.witness.value, _LONGEST), "json")


def _compatible(found: list[Any], result: Any, collapsed: bool) -> Iterator[str]:
    if not found:
        return
    yield f"\n#### Compatible ({len(found):,})\n"
    if not result._shows_all:
        yield f"{counted(len(found), 'change')}; `--all` lists them.\n"
        return
    for entry in found:
        yield f"- {sentence(headline(entry))} ({markdown_text(cut(reach_words(entry), 80))})"


def _let_through(entry: Any) -> str:
    if entry.approved_by:
        who = f"approved by {code(entry.approved_by)}"
    else:
        who = f"ignored by policy: {sentence(entry.ignored)}"
    return f"- {sentence(headline(entry))} ({entry.verdict}), {who}"


def _listed(head: str, items: Iterable[str]) -> Iterator[str]:
    shown = [f"- {sentence(item)}" for item in items]
    if shown:
        yield f"\n#### {head}\n"
        yield from shown
