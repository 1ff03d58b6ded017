"""How `career claims` is shown: what is unsupported first, then the text sentence by sentence."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible

_SIGNS = {"supported": "+", "unsupported": "!", "own-statement": "·"}
_COLOURS = {"supported": "32", "unsupported": "31", "own-statement": "2"}


def text(result: Any, colour: bool = False) -> str:
    """The counts, then each sentence with its sign; a reason where one is needed."""
    counts = result.counts
    total = sum(counts.values())
    lines = [
        f"{total:,} {'sentence' if total == 1 else 'sentences'}: "
        f"{counts['supported']:,} supported, {counts['unsupported']:,} unsupported, "
        f"{counts['own-statement']:,} that claim nothing or are your own statement",
        "",
    ]
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


def _painted(words: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words
