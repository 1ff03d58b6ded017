"""How `contract changelog` is shown: at a terminal, as Markdown, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.advising.changelog import concerns
from sightline.contract.advising.neutral import code, html_text, line
from sightline.contract.advising.page import page
from sightline.contract.advising.page import sentence as html_sentence
from sightline.contract.advising.wrapping import wrapped
from sightline.contract.render_contract_diff_markdown import sentence

__all__ = ["html", "markdown", "text"]

_NOTHING = "Nothing changed."


def text(result: Any, colour: bool = False) -> str:
    """Plain lines, a heading for each contract and each sort of change."""
    lines: list[str] = []
    for contract in result.contracts:
        head = line(_head(contract))
        lines += ["", f"\x1b[1m{head}\x1b[0m" if colour else head]
        lines += [part for said in contract.sentences for part in wrapped(line(said), "")]
        for section in contract.sections:
            title = line(_titled(section, contract))
            lines += ["", f"\x1b[1m{title}\x1b[0m" if colour else title]
            lines += [part for change in section.changes for part in _plain(change, result)]
        if not contract.sentences and not contract.sections:
            lines.append(_NOTHING)
    for found in result.problems:
        lines += ["", f"{line(found.path)}:{found.line}: {line(found.message)}"]
    if result.hidden:
        lines += ["", f"{result.hidden:,} hidden"]
    return "\n".join(lines).strip("\n") + "\n"


def _plain(change: Any, result: Any) -> Iterator[str]:
    yield from wrapped(line(_said(change)), "- ")
    if result.audience == "engineers":
        told = [change.class_, concerns(change), change.place or change.pointer, change.id]
        yield from wrapped(line(", ".join(part for part in told if part)), "    ")
        return
    if change.do:
        yield from wrapped(line(change.do), "    ")
    if concerns(change):
        yield from wrapped(line(f"Concerns {concerns(change)}."), "    ")


def markdown(result: Any, colour: bool = False) -> str:
    """The same as Markdown."""
    lines: list[str] = []
    for contract in result.contracts:
        lines += [f"## {sentence(_head(contract))}", ""]
        lines += [f"- {sentence(said)}" for said in contract.sentences]
        for section in contract.sections:
            lines += [f"### {sentence(_titled(section, contract))}", ""]
            lines += [part for change in section.changes for part in _items(change, result)]
            lines.append("")
        if not contract.sentences and not contract.sections:
            lines.append(_NOTHING)
        lines.append("")
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines).rstrip() + "\n"


def _items(change: Any, result: Any) -> Iterator[str]:
    if result.audience == "engineers":
        where = change.place or change.pointer
        told = [
            change.class_,
            sentence(concerns(change)),
            code(where) if where else "",
            change.kind,
        ]
        yield f"- {sentence(_said(change))}  "
        yield f"  {', '.join(part for part in told if part)}"
        return
    do = f" {sentence(change.do)}" if change.do else ""
    about = f" Concerns {sentence(concerns(change))}." if concerns(change) else ""
    yield f"- {sentence(_said(change))}{do}{about}"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    parts: list[str] = []
    for contract in result.contracts:
        parts.append(f"<h1>{html_sentence(_head(contract))}</h1>")
        parts += [f"<p>{html_sentence(said)}</p>" for said in contract.sentences]
        for section in contract.sections:
            tone = section.changes[0].verdict if section.changes else ""
            parts.append(f'<h3 class="{tone}">{html_sentence(_titled(section, contract))}</h3>')
            parts.append("<ul>")
            parts += [f"<li>{_entry(change, result)}</li>" for change in section.changes]
            parts.append("</ul>")
        if not contract.sentences and not contract.sections:
            parts.append(f"<p>{_NOTHING}</p>")
    if result.hidden:
        parts.append(f'<p class="soft">{result.hidden:,} hidden</p>')
    title = ", ".join(contract.title for contract in result.contracts) or "Changes"
    return page(f"What changed: {title}", "\n".join(parts))


def _entry(change: Any, result: Any) -> str:
    if result.audience == "engineers":
        where = change.place or change.pointer
        told = [change.class_, html_sentence(concerns(change)), f"<code>{html_text(where)}</code>"]
        soft = ", ".join([*told, html_text(change.kind)])
        return f'{html_sentence(_said(change))} <div class="soft">{soft}</div>'
    do = f" <b>{html_sentence(change.do)}</b>" if change.do else ""
    about = f"Concerns {html_sentence(concerns(change))}." if concerns(change) else ""
    return f'{html_sentence(_said(change))}{do} <span class="soft">{about}</span>'


def _head(contract: Any) -> str:
    if contract.old_version and contract.new_version not in ("", contract.old_version):
        return f"{contract.title}: {contract.old_version} to {contract.new_version}"
    return str(contract.title)


def _titled(section: Any, contract: Any) -> str:
    asks = section.title == "What you have to do" and contract.by
    return f"{section.title} by {contract.by}" if asks else str(section.title)


def _said(change: Any) -> str:
    """The change as a sentence."""
    return change.text if change.text.endswith((".", "!", "?")) else f"{change.text}."
