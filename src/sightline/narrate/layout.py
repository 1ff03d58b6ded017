"""Lines of text for people: wrapped at 100 columns, nothing in them that a terminal would obey."""

from __future__ import annotations

import textwrap

from sightline.measure.shown_figures import shown_figure
from sightline.narrate.shapes import NOT_ASKED, Criterion, Gap, Quote, Recorded

WIDTH = 100
_COLOURS = {
    "PASS": "32", "FAIL": "31", "INCONCLUSIVE": "33", "NO DATA": "33", "STALE": "33",
    "NOT A PROMISE": "33", "heading": "1",
}  # fmt: skip
_LONGEST_WORDS = 400
NOUNS = {
    "INT": "interview", "INS": "insight", "OPP": "opportunity", "ASK": "request",
    "DEC": "decision", "REQ": "requirement", "API": "contract", "OBJ": "objective",
    "INI": "initiative", "ROL": "rollout", "MET": "metric", "EXP": "experiment",
    "RDG": "reading", "MEM": "memo",
}  # fmt: skip


def clean(text: str) -> str:
    """One line: white space folded, characters that can't be seen named.

    >>> clean("a\\n b\\x1b[31m")
    'a b<U+001B>[31m'
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in line)


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """A text behind a prefix, its further lines behind another (by default as much space)."""
    further = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(
        text,
        max(WIDTH, len(first) + 20),
        initial_indent=first,
        subsequent_indent=further,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return [line.rstrip() for line in lines] or [first.rstrip()]


def painted(text: str, what: str, colour: bool) -> str:
    """The text in the colour of a verdict or a heading, where colours are wanted."""
    code = _COLOURS.get(what)
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text


def quoted(quote: Quote) -> str:
    """Words in quotation marks with who and when, or why they are withheld; no reference."""
    if quote.text is None:
        said = clean(quote.note or "words withheld")
    else:
        words = clean(quote.words)
        if len(words) > _LONGEST_WORDS:
            words = words[: _LONGEST_WORDS - 1].rstrip() + "…"
        said = f"“{words}”"
    by = ", ".join(clean(part) for part in (quote.who, quote.when) if part)
    return f"{said} ({by})" if by else said


def figure(record: Recorded) -> str:
    """The number of a record as ``verify`` shows it: value, unit, interval, n."""
    n = f"n={record.n:,}" if record.n is not None else ""
    return n if record.value is None else f"{shown_figure(record)} {n}".rstrip()


def verdict_line(criterion: Criterion, identifier: str) -> str:
    """What is known of a promise: the verdict with its date and figures, or how to ask for it."""
    if criterion.problem is not None:
        return f"{criterion.word}: {clean(criterion.problem)}"
    if criterion.verdict is None:
        return how_to_ask(identifier) if criterion.word == NOT_ASKED else criterion.word
    return record_line(criterion.verdict)


def how_to_ask(identifier: str) -> str:
    """Only recorded verdicts stand in a thread: whoever only verified is told to record."""
    return f"{NOT_ASKED}: sightline verify {identifier} --record"


def record_line(record: Recorded) -> str:
    """A recorded verdict or reading: the word, the day, the figures, where it is kept."""
    parts = [record.verdict or "", clean(record.as_of or ""), figure(record), record.id]
    return "  ".join(part for part in parts if part)


def gap_lines(gaps: tuple[Gap, ...], shown: int) -> list[str]:
    """The gaps, those of drafts marked and last; how many more there are."""
    ordered = sorted(gaps, key=lambda gap: gap.draft)
    lines: list[str] = []
    for gap in ordered[:shown]:
        mark = " (draft)" if gap.draft else ""
        lines += wrapped(f"{gap.id}{mark}  {clean(gap.phrase)}: {clean(gap.why)}", "  ", "      ")
    if len(ordered) > shown:
        lines.append(f"  {len(ordered) - shown:,} more gaps: --format json has all")
    return lines


def footer(hidden: int, beyond_depth: int = 0, unopened: int = 0) -> list[str]:
    """What is not shown, in numbers."""
    lines = []
    if beyond_depth:
        lines.append(f"{beyond_depth:,} more just beyond this depth: --depth 0 shows all")
    if unopened:
        lines.append(f"{unopened:,} far documents were not opened; their links are all here")
    if hidden:
        lines.append(f"{hidden:,} hidden")
    return ["", *lines] if lines else []
