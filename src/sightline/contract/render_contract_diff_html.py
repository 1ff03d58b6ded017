"""`contract diff` as one HTML page that can be mailed, opened from a disk and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.contract.advising.entry_words import (
    before_and_after,
    counted,
    counts_of,
    facts_of,
    operations_of,
    reach_words,
    says_more,
    witness_words,
)
from sightline.contract.advising.neutral import cut, html_text
from sightline.contract.advising.page import page, sentence
from sightline.contract.advising.page_contents import (
    FILTER_STYLE,
    anchor,
    contents,
    filters,
    sorts_of,
)
from sightline.contract.advising.removed_together import Together, together
from sightline.contract.advising.shown_value import pretty
from sightline.contract.advising.subject import headline
from sightline.contract.advising.tally import is_open
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW

__all__ = ["html"]

_HEADS = {BREAKING: "Breaking", REVIEW: "To review", COMPATIBLE: "Compatible"}
_ANSWERS = {"dont-ship": BREAKING, "ask": REVIEW, "ship": COMPATIBLE}
_MOST_OPERATIONS, _MOST_ROWS = 60, 2_000


def html(result: Any, colour: bool = False) -> str:
    """The page."""
    head, _, rest = result.first_line.partition(": ")
    parts = [
        f'<h1><span class="{_ANSWERS[result.answer]}">{html_text(head)}</span></h1>',
        f"<p>{sentence(rest[:1].upper() + rest[1:])}</p>",
    ]
    if result.question:
        parts.append(f'<p class="question"><b>Ask first:</b> {sentence(result.question)}</p>')
    parts += _problems(result)
    parts += [*contents(result), *filters(result)]
    for contract in result.contracts:
        parts += _contract(result, contract)
    if result.hidden:
        parts.append(f'<p class="soft">{result.hidden:,} hidden</p>')
    names = ", ".join(contract.name for contract in result.contracts)
    return page(f"{head}: {names}" if names else head, "\n".join(parts), FILTER_STYLE)


def _problems(result: Any) -> Iterator[str]:
    if not result.problems:
        return
    yield f'<h3 class="breaking">Not understood ({len(result.problems):,})</h3>\n<ul>'
    for found in result.problems:
        where = html_text(f"{found.path}:{found.line}")
        help = f' <span class="soft">{html_text(found.help)}</span>' if found.help else ""
        yield f"<li><code>{where}</code> {sentence(found.message)}{help}</li>"
    yield "</ul>"


def _contract(result: Any, contract: Any) -> Iterator[str]:
    entries = [one for one in result.entries if one.contract == contract.name]
    yield f"<h2>{html_text(contract.name.rpartition('/')[2] or contract.name)}</h2>"
    yield (
        f'<p class="soft"><code>{html_text(contract.old)}</code> → '
        f"<code>{html_text(contract.new)}</code>, {counts_of(contract)}</p>"
    )
    if contract.version.scheme != "none" or result._checks_version:
        yield f'<p class="soft">Version: {sentence(contract.version.said)}</p>'
    for verdict in (BREAKING, REVIEW):
        found = [one for one in entries if one.verdict == verdict and is_open(one)]
        if found:
            place = html_text(anchor(result, contract.name, verdict))
            yield f'<h3 class="{verdict}" id="{place}">{_HEADS[verdict]} ({len(found):,})</h3>'
            yield from (_article(one, result) for one in together(found))
    harmless = [one for one in entries if one.verdict == COMPATIBLE and is_open(one)]
    yield from _compatible(harmless, result)
    yield from _closed(entries)
    yield from _operations(result, contract, {one.id: one for one in entries})
    yield from _list("Perhaps renamed", (f"`{a}` -> `{b}`" for a, b in contract.renames))
    yield from _list("Notes", contract.notes)


def _article(one: Any, result: Any) -> str:
    """A change, or several that are told as one, where a link leads to it."""
    is_group = isinstance(one, Together)
    first = one.entries[0] if is_group else one
    place = html_text(anchor(result, first.contract, first.id))
    told = _removed(one) if is_group else _entry(one)
    return f'<article id="{place}" class="{" ".join(sorts_of(first))}">\n{told}\n</article>'


def _removed(group: Together[Any]) -> str:
    """Operations that went away together, folded."""
    items = "".join(
        f'<li><code>{html_text(one.owner)}</code> <span class="soft">id {html_text(one.id)}, '
        f"fingerprint <code>{html_text(one.fingerprint)}</code></span></li>"
        for one in group.entries
    )
    parts = [f"<h4>{sentence(group.said)}</h4>"]
    if group.remedy:
        parts.append(f"<p><b>Instead:</b> {sentence(group.remedy)}</p>")
    parts.append(f"<details><summary>Each of them</summary>\n<ul>{items}</ul>\n</details>")
    return "\n".join(parts)


def _entry(entry: Any) -> str:
    parts = [f"<h4>{sentence(headline(entry))}</h4>"]
    parts.append(f'<p class="soft">{html_text(", ".join(facts_of(entry)))}</p>')
    if says_more(entry):
        parts.append(_witness(entry))
    if entry.reason:
        label = "Undecided" if entry.is_undecided else "Why"
        parts.append(f"<p><b>{label}:</b> {sentence(entry.reason)}</p>")
    if entry.remedy is not None:
        sure = ' <span class="soft">(checked)</span>' if entry.remedy.is_checked else ""
        parts.append(f"<p><b>Instead:</b> {sentence(entry.remedy.text)}{sure}</p>")
    parts.append(_more(entry))
    return "\n".join(parts)


def _witness(entry: Any) -> str:
    witness = entry.witness
    where, told, value = witness_words(witness)
    label = "Breaks" if entry.verdict == BREAKING else "For example"
    why = f": {sentence(cut(told, 300))}" if told else ""
    said = f"<p><b>{label}:</b> <code>{html_text(where)}</code>{why}</p>"
    if value is None:
        return said
    marked = f"<mark>{html_text(value.refused)}</mark>" if value.refused else ""
    shown = f"{html_text(value.before)}{marked}{html_text(value.after)}"
    return f"{said}\n<pre><code>{shown}</code></pre>"


def _more(entry: Any) -> str:
    """What few readers need: the whole message, every operation, what stood there."""
    parts = []
    changed = before_and_after(entry)
    where = f"<code>{html_text(entry.pointer)}</code>" if entry.pointer else ""
    if where or changed:
        parts.append(f"<p>{where} {html_text(changed)}</p>")
    operations = operations_of(entry)
    if len(operations) > 1:
        parts.append(_items(operations))
    if entry.witness is not None and entry.witness.value is not None:
        lines = "\n".join(map(html_text, pretty(entry.witness.value).split("\n")))
        parts.append(f"<pre><code>{lines}</code></pre>")
        parts.append(f'<p class="soft">Confirmed by {html_text(entry.witness.confirmed_by)}</p>')
    parts.append(
        f'<p class="soft"><code>{html_text(entry.kind)}</code>, fingerprint '
        f"<code>{html_text(entry.fingerprint)}</code></p>"
    )
    return "<details><summary>Details</summary>\n" + "\n".join(parts) + "\n</details>"


def _items(operations: list[str]) -> str:
    shown = operations[:_MOST_OPERATIONS]
    more = len(operations) - len(shown)
    items = [f"<li><code>{html_text(one)}</code></li>" for one in shown]
    items += [f"<li>{more:,} more</li>"] if more else []
    return "<ul>" + "".join(items) + "</ul>"


def _compatible(found: list[Any], result: Any) -> Iterator[str]:
    if found:
        opened = " open" if result._shows_all else ""
        place = html_text(anchor(result, found[0].contract, COMPATIBLE))
        yield f'<h3 class="compatible" id="{place}">Compatible ({len(found):,})</h3>'
        yield f"<details{opened}><summary>{counted(len(found), 'change')}</summary>\n<ul>"
        for entry in found[:_MOST_ROWS]:
            reached = html_text(reach_words(entry))
            yield f'<li>{sentence(headline(entry))} <span class="soft">{reached}</span></li>'
        yield "</ul>\n</details>"


def _closed(entries: Iterable[Any]) -> Iterator[str]:
    found = [one for one in entries if not is_open(one)]
    if not found:
        return
    yield f"<h3>Let through ({len(found):,})</h3>\n<ul>"
    for entry in found:
        who = f"approved by {entry.approved_by}" if entry.approved_by else "ignored by policy"
        why = f": {entry.ignored}" if entry.ignored and not entry.approved_by else ""
        said = html_text(f"{entry.verdict}, {who}{why}")
        yield f'<li>{sentence(headline(entry))} <span class="soft">{said}</span></li>'
    yield "</ul>"


def _operations(result: Any, contract: Any, entries: dict[str, Any]) -> Iterator[str]:
    rows = [one for one in result.operations if one.contract == contract.name]
    rows = [one for one in rows if one.verdict != COMPATIBLE or result._shows_all]
    if not rows:
        return
    opened = " open" if result._by == "operation" else ""
    yield "<h3>By operation</h3>"
    yield f"<details{opened}><summary>{counted(len(rows), 'operation')}</summary>"
    yield '<div class="wide"><table><thead><tr><th scope="col">Operation</th>'
    yield '<th scope="col">Verdict</th><th scope="col">Because of</th></tr></thead>\n<tbody>'
    for row in rows[:_MOST_ROWS]:
        hits = [entries[i] for i in row.entries if i in entries]
        told = [sentence(headline(one)) for one in hits if one.verdict != COMPATIBLE]
        more = f"<br>and {len(told) - 5:,} more" if len(told) > 5 else ""
        yield (
            f'<tr><td><code>{html_text(row.operation)}</code></td><td class="{row.verdict}">'
            f"{row.verdict}</td><td>{'<br>'.join(told[:5])}{more}</td></tr>"
        )
    yield "</tbody></table></div></details>"


def _list(head: str, items: Iterable[str]) -> Iterator[str]:
    shown = [f"<li>{sentence(item)}</li>" for item in items]
    if shown:
        yield f"<h3>{head}</h3>\n<ul>" + "\n".join(shown) + "</ul>"
