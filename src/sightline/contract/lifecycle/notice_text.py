"""The words of a notice to a consumer: only what is known, and a marked blank for what isn't."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.contract.lifecycle.words import count
from sightline.kernel.errors import UsageError

__all__ = ["BLANK", "Notice", "NoticePart", "markdown", "notice_file"]

BLANK = "[to fill in: {}]"
_ESCAPED = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


@dataclass(frozen=True, slots=True)
class NoticePart:
    """Something that a consumer uses and that ends.

    `goes_now`: this work removes it. `deprecated` and `until` are days, null where none is known;
    `until_words` is the declared end where it is no day. `instead` is what was declared as the
    replacement, `instead_from` where. `calls` and `last` are this consumer's; without `is_sender`
    they didn't send it but were sent it.
    """

    api: str
    element: str
    kind: str
    goes_now: bool
    deprecated: str | None
    until: str | None
    until_words: str | None
    instead: str | None
    instead_from: str | None
    calls: int
    last: str | None
    is_sender: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """All that one consumer is to be told, and the text that tells it (Markdown)."""

    consumer: str
    parts: tuple[NoticePart, ...]
    text: str


def markdown(consumer: str, parts: Iterable[NoticePart], day: str) -> str:
    """The notice: what ends first comes first."""
    ordered = sorted(parts, key=lambda part: (part.until or "9999", part.api, part.element))
    what = "one thing that you use ends" if len(ordered) == 1 else (
        f"{len(ordered)} things that you use end"
    )  # fmt: skip
    lines = [f"# {_plain(consumer)}: {what}", "", f"As of {day}."]
    for part in ordered:
        lines += ["", f"## `{part.element.replace('`', ' ')}` ({part.api})", ""]
        lines += [f"- **{name}:** {words}" for name, words in _said(part, day)]
    return "\n".join(lines) + "\n"


def _said(part: NoticePart, day: str) -> Iterable[tuple[str, str]]:
    if part.until:
        yield "Ends", f"on {part.until}" if part.until > day else f"was due on {part.until}"
    elif part.until_words:
        blank = BLANK.format("the day on which it ends")
        yield "Ends", f"{blank} (the contract says “{_plain(part.until_words)}”)"
    else:
        yield "Ends", BLANK.format("the day on which it ends")
    if part.goes_now:
        yield "Status", "its removal is prepared"
    if part.deprecated:
        since = part.deprecated
        yield "Deprecated", since if since.startswith("at least") else f"since {since}"
    elif not part.goes_now:
        yield "Deprecated", "yes, " + BLANK.format("since when")
    if part.instead:
        yield "Instead", f"{_plain(part.instead)} (from {part.instead_from})"
    else:
        yield "Instead", BLANK.format("what to use instead")
    last = f", last on {part.last}" if part.last else ""
    verb = _verb(part)
    yield "Your use", f"{verb} {count(part.calls, 'call')}{last}"


def _verb(part: NoticePart) -> str:
    if not part.is_sender:
        return "it was part of the answers to"
    return "you made" if part.kind == "operation" else "you sent it in"


def _plain(text: str) -> str:
    """Foreign words as words, whatever characters they hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()).translate(
        _ESCAPED
    )


def notice_file(result: Any, name: str) -> bytes:
    """All notices as one Markdown file. Raises UsageError where there is none."""
    if not result.notices:
        help = "nobody known called what ends"
        raise UsageError("there is no notice to write", help=help)
    return "\n---\n\n".join(notice.text for notice in result.notices).encode()
