"""How ``why`` is shown: one line from the words to the verdict, then the short paragraphs."""

from __future__ import annotations

from typing import Any

from sightline.narrate.layout import (
    clean,
    footer,
    gap_lines,
    painted,
    quoted,
    verdict_line,
    wrapped,
)

MAX_GAPS, MAX_PARTS = 8, 8


def text(result: Any, colour: bool = False) -> str:
    """The two-minute answer."""
    lines = wrapped(why_line(result), "", "    ")
    if result.verdict:
        lines[-1] = _painted_end(lines[-1], result.verdict, colour)
    parts = (
        ("WHO SAID WHAT", _said(result)),
        ("WHAT WAS MADE OF IT", _claimed(result)),
        ("WHAT WAS DECIDED", _decided(result)),
        ("WHAT WAS PROMISED, AND WHAT THE DATA SAID LAST", _promised(result, colour)),
        (f"GAPS ({len(result.gaps):,})", gap_lines(result.gaps, MAX_GAPS)),
    )
    for heading, body in parts:
        if body:
            lines += ["", painted(heading, "heading", colour), *body]
    return "\n".join([*lines, *footer(result.hidden)]) + "\n"


def why_line(result: Any) -> str:
    """``WHY REQ-1? “words” INT-003#q4 + 37 rows of feedback -> OPP-2 -> REQ-1 -> FAIL``."""
    stations = [_words(result)]
    for link in result.chain:
        stations.append(link.id + (f" (+{link.more})" if link.more else ""))
    if result.verdict:
        stations.append(result.verdict)
    return f"WHY {result.id}? " + " -> ".join(stations)


def _words(result: Any) -> str:
    more: list[str] = []
    others = result.quotes_in_all - 1
    rows = result.feedback_rows
    if not result.quotes:
        if rows:
            return _counted(rows, "row") + " of feedback"
        return "nobody's words can be seen" if result.hidden else "nobody's words"
    first = result.quotes[0]
    if result.quotes_in_all:
        more += [_counted(others, "more quote")] if others else []
        more += [_counted(rows, "row") + " of feedback"] if rows else []
    elif rows > 1:
        more += [_counted(rows - 1, "more row") + " of feedback"]
    return " + ".join([f"“{_short(first.words)}” {first.reference}", *more])


def _short(words: str) -> str:
    line = clean(words)
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _said(result: Any) -> list[str]:
    lines: list[str] = []
    for quote in result.quotes:
        lines += wrapped(quoted(quote), "  ")
        lines += wrapped(f"{quote.reference}  {quote.path}:{quote.line}", "    ")
    return lines


def _claimed(result: Any) -> list[str]:
    lines: list[str] = []
    for claimed in result.claimed[:MAX_PARTS]:
        statement = claimed.statement
        backing = ", ".join(statement.references) or statement.note or ""
        said = f"{clean(statement.text)} ({claimed.id}" + (f": {backing})" if backing else ")")
        lines += wrapped(said, "  ", "    ")
    return [*lines, *_more(len(result.claimed))]


def _decided(result: Any) -> list[str]:
    lines: list[str] = []
    for decision in result.decided[:MAX_PARTS]:
        status = f" [{decision.status}]" if decision.status else ""
        lines += wrapped(f"{decision.id}  {clean(decision.title)}{status}", "  ", "    ")
        by = ", ".join(clean(part) for part in (decision.decider, decision.decided) if part)
        fields = (
            ("choice", decision.choice),
            ("because", decision.because),
            ("decided by", by),
            ("flips if", decision.flips_if),
        )
        for name, value in fields:
            if value:
                lines += wrapped(f"{name}: {clean(value)}", "    ", "      ")
    return [*lines, *_more(len(result.decided))]


def _promised(result: Any, colour: bool) -> list[str]:
    lines: list[str] = []
    for promised in result.promised[:MAX_PARTS]:
        status = f" [{promised.status}]" if promised.status else ""
        said = f"{promised.id}{status}  {clean(promised.criterion.text)}"
        lines += wrapped(said, "  ", "    ")
        word = promised.criterion.word
        verdict = wrapped(verdict_line(promised.criterion, promised.id), "    -> ", "       ")
        verdict[0] = verdict[0].replace(word, painted(word, word, colour), 1)
        lines += verdict
    return [*lines, *_more(len(result.promised))]


def _more(total: int) -> list[str]:
    return [f"  {total - MAX_PARTS:,} more: --format json has all"] if total > MAX_PARTS else []


def _painted_end(line: str, word: str, colour: bool) -> str:
    if not line.endswith(word):
        return line
    return line[: -len(word)] + painted(word, word, colour)
