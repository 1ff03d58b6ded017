"""How `contract diff` is shown at a terminal: a page that a person reads in a minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.contract.advising.entry_words import (
    counted,
    counts_of,
    facts_of,
    reach_beside_headline,
    says_more,
    witness_words,
)
from sightline.contract.advising.neutral import cut, line
from sightline.contract.advising.removed_together import (
    Together,
    is_removed_operation,
    together,
)
from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import is_open
from sightline.contract.advising.wrapping import wrapped
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW

__all__ = ["text"]

WIDTH = 100
_WHOLE, _SHORT = 12, 60
_HEADS = {BREAKING: "BREAKING", REVIEW: "REVIEW", COMPATIBLE: "COMPATIBLE"}
_COLOURS = {BREAKING: "31", REVIEW: "33", COMPATIBLE: "32", "head": "1", "dim": "2"}
_ANSWERS = {"dont-ship": BREAKING, "ask": REVIEW, "ship": COMPATIBLE}


def text(result: Any, colour: bool = False) -> str:
    """The page: the first line, the question, every contract with its causes, what else to know."""
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
        head, colon, rest = line(result.first_line).partition(":")
        first = wrapped(f"{head}{colon}{rest}", "")
        first[0] = first[0].replace(head, self.paint(head, _ANSWERS[result.answer]), 1)
        yield from first
        if result.question:
            yield from wrapped(line(result.question), "Ask first: ")
        yield from self.problems()
        for contract in result.contracts:
            yield ""
            yield from self.contract(contract)
        if result.hidden:
            yield f"{result.hidden:,} hidden"

    def problems(self) -> Iterator[str]:
        if self.result.problems:
            yield ""
        for found in self.result.problems:
            mark = self.paint(f"{found.severity}[{found.code}]", BREAKING)
            yield f"{line(found.path)}:{found.line}:{found.column}: {mark} {line(found.message)}"
            if found.help:
                yield f"    help: {line(found.help)}"

    def contract(self, contract: Any) -> Iterator[str]:
        names = f"{line(contract.old)} -> {line(contract.new)}"
        title = names if contract.name == contract.new else f"{line(contract.name)}: {names}"
        yield self.paint(title, "head")
        yield counts_of(contract)
        entries = [one for one in self.result.entries if one.contract == contract.name]
        if self.result._by == "operation":
            yield from self.operations(contract)
        else:
            yield from self.causes(entries)
        yield from self.closed(entries)
        yield from self.further(contract)

    def causes(self, entries: list[Any]) -> Iterator[str]:
        for verdict in (BREAKING, REVIEW, COMPATIBLE):
            found = [one for one in entries if one.verdict == verdict and is_open(one)]
            if not found:
                continue
            yield ""
            head = self.paint(_HEADS[verdict], verdict)
            if verdict == COMPATIBLE and not self.result._shows_all:
                yield f"{head}  {counted(len(found), 'change')}; --all shows them"
                for entry in filter(is_removed_operation, found):
                    yield from self.short(entry)
                continue
            yield head
            yield from self.entries(found, verdict)

    def entries(self, found: list[Any], verdict: str) -> Iterator[str]:
        shows_all = self.result._shows_all
        told = found if shows_all else together(found)
        whole = len(told) if shows_all else _WHOLE
        most = len(told) if shows_all else _SHORT
        for index, one in enumerate(told[:most]):
            if isinstance(one, Together):
                yield from self.removed(one)
            elif verdict == COMPATIBLE or index >= whole:
                yield from self.short(one)
            else:
                yield from self.entry(one)
        if len(told) > most:
            left = sum(len(e.entries) if isinstance(e, Together) else 1 for e in told[most:])
            yield f"  … {left:,} more; --all shows them"

    def removed(self, group: Together[Any]) -> Iterator[str]:
        """Operations that went away together, each with its id."""
        yield from wrapped(line(group.said), "  ", "    ")
        each = [f"{cut(group.short(one), 60)} ({one.id})" for one in group.entries]
        yield from wrapped(", ".join(each), "      ")
        if group.remedy:
            yield from wrapped(line(group.remedy), "      instead: ")

    def short(self, entry: Any) -> Iterator[str]:
        """One line: what changed, whom it reaches, and by which id it can be approved."""
        facts = cut(reach_beside_headline(entry), 60)
        named = "" if entry.verdict == COMPATIBLE else f", id {entry.id}"
        yield from wrapped(f"{line(headline(entry))} ({facts}{named})", "  ", "    ")

    def entry(self, entry: Any) -> Iterator[str]:
        """What changed; whom it reaches and where it is written; the proof; what to do."""
        yield from wrapped(line(headline(entry)), "  ", "    ")
        yield from wrapped(line(", ".join(facts_of(entry))), "      ")
        if says_more(entry):
            yield from self.witness(entry)
        if entry.reason:
            label = "undecided: " if entry.is_undecided else "because: "
            yield from wrapped(line(entry.reason), f"      {label}")
        if entry.remedy is not None:
            sure = " (checked)" if entry.remedy.is_checked else ""
            yield from wrapped(line(entry.remedy.text) + sure, "      instead: ")

    def witness(self, entry: Any) -> Iterator[str]:
        witness = entry.witness
        where, said, value = witness_words(witness)
        shown = ""
        if value is not None:
            marked = self.paint(line(value.refused), BREAKING) if self.colour else ""
            plain = line(value.plain())
            shown = f"{line(value.before)}{marked}{line(value.after)}" if marked else plain
        why = f": {cut(said, 120)}" if said else ""
        label = "breaks: " if entry.verdict == BREAKING else "e.g. "
        yield from wrapped(f"{cut(where, 60)}{why}", f"      {label}")
        if shown:
            yield f"      {' ' * len(label)}{shown}"

    def closed(self, entries: Iterable[Any]) -> Iterator[str]:
        """What no longer counts, each with who or what let it through."""
        for head, attribute, word in (
            ("APPROVED", "approved_by", "by"),
            ("IGNORED", "ignored", "because:"),
        ):
            found = [one for one in entries if getattr(one, attribute)]
            if attribute == "ignored":
                found = [one for one in found if not one.approved_by]
            if found:
                yield ""
                yield self.paint(head, "head")
            for entry in found:
                said = f"{word} {line(getattr(entry, attribute))}"
                yield from wrapped(f"{line(headline(entry))} ({entry.verdict}) {said}", "  ")

    def operations(self, contract: Any) -> Iterator[str]:
        """A line for each operation that something reaches, the worst first."""
        rows = [one for one in self.result.operations if one.contract == contract.name]
        messages = {one.id: one for one in self.result.entries if one.contract == contract.name}
        for verdict in (BREAKING, REVIEW, COMPATIBLE):
            found = [one for one in rows if one.verdict == verdict]
            if not found:
                continue
            yield ""
            head = self.paint(_HEADS[verdict], verdict)
            if verdict == COMPATIBLE and not self.result._shows_all:
                yield f"{head}  {counted(len(found), 'operation')}; --all shows them"
                continue
            yield head
            for one in found:
                yield f"  {self.paint(cut(one.operation, WIDTH - 2), 'head')}"
                hits = [messages[i] for i in one.entries if i in messages]
                for entry in hits:
                    if entry.verdict != COMPATIBLE or self.result._shows_all:
                        mark = "" if is_open(entry) else " (let through)"
                        named = "" if entry.verdict == COMPATIBLE else f" ({entry.id})"
                        said = f"{entry.verdict}: {line(headline(entry))}{mark}{named}"
                        yield from wrapped(said, "    ", "      ")

    def further(self, contract: Any) -> Iterator[str]:
        """The version, possible renames, notes."""
        rest = []
        if contract.version.scheme != "none" or self.result._checks_version:
            rest.append(f"version: {line(contract.version.said)}")
        rest += [f"perhaps renamed: {line(a)} -> {line(b)}" for a, b in contract.renames]
        rest += [f"note: {line(note)}" for note in contract.notes]
        if rest:
            yield ""
        for words in rest:
            yield from wrapped(words, "", "  ")
