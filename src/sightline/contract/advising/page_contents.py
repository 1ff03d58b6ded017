"""What stands at the head of a page of changes: where to find them, and which of them to show.

Both work without a script: links to places of the page, and choices that the style sheet reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.advising.entry_words import CLASS_WORDS, hit_by, way_of
from sightline.contract.advising.neutral import html_text
from sightline.contract.advising.page import sentence
from sightline.contract.advising.removed_together import Together, together
from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import is_open
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, SEMANTIC, SOURCE, WIRE

__all__ = ["FILTER_STYLE", "anchor", "contents", "filters", "sorts_of"]

_FEW, _MOST_LINKS = 5, 500
_HEADS = {BREAKING: "breaking", REVIEW: "to review", COMPATIBLE: "compatible"}
_SORTS = {
    WIRE: f"that change {CLASS_WORDS[WIRE]}",
    SOURCE: f"that change {CLASS_WORDS[SOURCE]}",
    SEMANTIC: f"that change the {CLASS_WORDS[SEMANTIC]}",
    "requests": "in requests",
    "responses": "in responses",
    "webhooks": "in webhooks",
    "callbacks": "in callbacks",
}
FILTER_STYLE = "".join(
    f"body:has(#only-{sort}:checked) article:not(.{sort}){{display:none}}" for sort in _SORTS
)


def sorts_of(entry: Any) -> list[str]:
    """The choices under which an entry is shown."""
    return [entry.class_, *sorted({way_of(one) for one in hit_by(entry)})]


def anchor(result: Any, contract: str, part: str) -> str:
    """The name of a place of the page; ``part`` is an id or a verdict."""
    names = [one.name for one in result.contracts]
    return f"c{names.index(contract)}-{part}"


def filters(result: Any) -> Iterator[str]:
    """Choices of which changes to show, each with how many there are; none where all are alike."""
    told = [one for one in result.entries if one.verdict != COMPATIBLE and is_open(one)]
    counts = {sort: sum(sort in sorts_of(one) for one in told) for sort in _SORTS}
    choices = [(sort, many) for sort, many in counts.items() if 0 < many < len(told)]
    if len(told) < _FEW or not choices:
        return
    yield '<fieldset class="filter"><legend>Show</legend>'
    yield '<label><input type="radio" name="only" id="only-all" checked> all changes</label>'
    for sort, many in choices:
        box = f'<input type="radio" name="only" id="only-{sort}">'
        yield f"<label>{box} only those {_SORTS[sort]} ({many:,})</label>"
    yield "</fieldset>"


def contents(result: Any) -> Iterator[str]:
    """Links to each contract, to each verdict of it, and to each change."""
    if len(result.entries) < _FEW and len(result.contracts) < 2:
        return
    yield "<nav><ul>"
    for contract in result.contracts:
        yield from _of_contract(result, contract)
    yield "</ul></nav>"


def _of_contract(result: Any, contract: Any) -> Iterator[str]:
    entries = [one for one in result.entries if one.contract == contract.name and is_open(one)]
    parts = []
    for verdict, head in _HEADS.items():
        many = sum(one.verdict == verdict for one in entries)
        if many:
            place = html_text(anchor(result, contract.name, verdict))
            parts.append(f'<a href="#{place}">{many:,} {head}</a>')
    name = html_text(contract.name.rpartition("/")[2] or contract.name)
    yield f"<li>{name}: {', '.join(parts) or 'no change'}"
    links = list(_links(result, [one for one in entries if one.verdict != COMPATIBLE]))
    if links:
        more = len(links) - _MOST_LINKS
        left = [f"<li>{more:,} more</li>"] if more > 0 else []
        shown = "\n".join([*links[:_MOST_LINKS], *left])
        yield f"<details><summary>Each change</summary>\n<ul>{shown}</ul>\n</details>"
    yield "</li>"


def _links(result: Any, entries: list[Any]) -> Iterator[str]:
    for one in together(entries):
        first = one.entries[0] if isinstance(one, Together) else one
        said = one.said if isinstance(one, Together) else headline(one)
        place = html_text(anchor(result, first.contract, first.id))
        yield f'<li><a class="{first.verdict}" href="#{place}">{sentence(said)}</a></li>'
