"""How the skills of a text are shown: in a terminal, and as one JSON text a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.text.visible import visible_line

_UNDER = {"knowledge": "~", "skill": "="}
_NO_SKILL = "no skill is named in this text\n"
_LEGEND = "~ knowledge   = skill; found by the look of the sentence, not confirmed\n"


def text(result: Any, colour: bool = False) -> str:
    """Each line that names skills, marked below, then their identifiers."""
    entries = list(result.entries())
    shown = [_shown(at, line, spans) for at, (line, spans) in enumerate(entries, 1) if spans]
    if not shown:
        return _NO_SKILL
    found = sum(len(spans) for _, spans in entries)
    size = f"{len(entries)} line{'' if len(entries) == 1 else 's'}"
    return "".join(shown) + f"\n{found} in {size}. {_LEGEND}"


def jsonl(result: Any, colour: bool = False) -> Iterator[str]:
    """The entry of each line as JSON, one a line, as soon as it is known."""
    import orjson

    for spans in result.read():
        yield orjson.dumps(spans).decode() + "\n"


def _shown(number: int, line: str, spans: Sequence[Any]) -> str:
    """A line in pieces that a terminal holds, its marks, its list of identifiers."""
    head = f"{number:5}  "
    marks = {
        layer: _marks(len(line), (span for span in spans if span.layer == layer), sign)
        for layer, sign in _UNDER.items()
    }
    rows = []
    for start, end in _pieces(line):
        rows.append((head if start == 0 else " " * len(head)) + _flat(line[start:end]))
        below = (row[start:end].rstrip() for row in marks.values())
        rows += [" " * len(head) + row for row in below if row]
    rows += [" " * len(head) + _identified(line, span) for span in spans]
    return "\n".join(rows) + "\n"


_WIDTH = 90


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Where to break a long line: at the last blank that fits."""
    start = 0
    while len(line) - start > _WIDTH:
        end = line.rfind(" ", start + 1, start + _WIDTH)
        end = end + 1 if end > start else start + _WIDTH
        yield start, end
        start = end
    yield start, len(line)


def _marks(size: int, spans: Iterable[Any], sign: str) -> str:
    """A row as long as the line, with a sign below each letter of a span."""
    parts, here = [], 0
    for span in spans:
        parts += [" " * (span.start - here), sign * (span.end - max(here, span.start))]
        here = max(here, span.end)
    return "".join(parts) + " " * (size - here)


def _flat(words: str) -> str:
    """The words, each letter in one column: what moves the cursor is a dot."""
    return "".join(letter if letter.isprintable() else "·" for letter in words).rstrip()


def _identified(line: str, span: Any) -> str:
    words = visible_line(line[span.start : span.end])
    return f"- {words} ({span.layer}): {_identifiers(span)}"


def _identifiers(span: Any) -> str:
    both = (("ESCO", span.esco), ("O*NET", span.onet))
    known = [f"{whose} {code.rpartition('/')[2]}" for whose, code in both if code]
    return ", ".join(known) or "no identifier"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page: each line that names skills, and below it what they are."""
    return report_page(_blocks(result))


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, "Skills that the text names")
    entries = [(n, *one) for n, one in enumerate(result.entries(), 1) if one[1]]
    found = sum(len(spans) for _, _, spans in entries)
    if not found:
        yield Sentence("No skill is named in this text.")
        return
    yield Sentence(f"{found} found by the look of the sentence; a proposal, not confirmed.")
    for number, line, spans in entries:
        yield Item(0, f"line {number}", line)
        for span in spans:
            yield Item(1, line[span.start : span.end], span.layer, tail=_identifiers(span))
