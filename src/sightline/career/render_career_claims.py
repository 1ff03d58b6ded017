"""How `career claims` is shown: what is unsupported first, then the text sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.text.visible import visible

_SIGNS = {"supported": "+", "unsupported": "!", "own-statement": "·"}
_COLOURS = {"supported": "32", "unsupported": "31", "own-statement": "2"}


def text(result: Any, colour: bool = False) -> str:
    """The counts, then each sentence with its sign; a reason where one is needed."""
    lines = [_counted(result.counts), ""]
    for sentence in result.sentences:
        sign = _painted(_SIGNS[sentence.verdict], _COLOURS[sentence.verdict], colour)
        lines.append(f"{sign} {visible(' '.join(sentence.text.split()))}")
        if sentence.verdict != "supported":
            lines.append(f"    {visible(sentence.reason)}")
    for document in result.documents:
        if document.unread:
            lines += ["", f"{visible(document.name)} holds text that nothing may stand on:"]
            lines += [f"  {one.reason}: {visible(one.text[:120])}" for one in document.unread]
    return "\n".join(lines) + "\n"


def _counted(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    return (
        f"{total:,} {'sentence' if total == 1 else 'sentences'}: "
        f"{counts['supported']:,} supported, {counts['unsupported']:,} unsupported, "
        f"{counts['own-statement']:,} that claim nothing or are your own statement"
    )


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; what supports a sentence opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"What supports {result.file}")
    yield Sentence(f"{_counted(result.counts)}.")
    yield Heading(2, "Sentence by sentence", "sentences")
    for one in result.sentences:
        head = one.verdict.replace("-", " ")
        tone = {"supported": "met", "unsupported": "no evidence"}.get(one.verdict, "")
        is_bare = one.verdict != "supported"
        yield Item(0, head, one.text, tail=one.reason if is_bare else "", tone=tone)
        for span in one.spans:
            yield Item(1, "", "", span.quote, (span,))
    for document in result.documents:
        if document.unread:
            yield Heading(2, f"{document.name} holds text that nothing may stand on")
            yield from (Item(0, part.reason, part.text[:120]) for part in document.unread)


def _painted(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words
