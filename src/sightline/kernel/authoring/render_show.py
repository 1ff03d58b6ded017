"""How the result of ``show`` is shown."""

from __future__ import annotations

from typing import Any

from sightline.text.visible import visible_line

_APART = ("id", "title", "status", "owner")
_WIDEST = 96


def text(result: Any, colour: bool = False) -> str:
    """The head, then keys that say something, links, quotes and findings, each in a part."""
    parts = [_head(result, colour), _keys(result)]
    parts.append(_links("links to", result.links_out))
    parts.append(_links("linked from", result.links_in))
    parts.append([f"  {q.reference}{_codes(q)}  {_words(q)}" for q in result.quotes])
    if parts[-1]:
        parts[-1].insert(0, "quotes")
    parts.append(_findings(result.diagnostics))
    if result.hidden:
        one = "1 document is hidden"
        parts.append([one if result.hidden == 1 else f"{result.hidden:,} documents are hidden"])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(result: Any, colour: bool) -> list[str]:
    title = f"{result.id}  {_line(result.title)}"
    facts = [result.status, result.owner or "no owner"] if result.status else ["a row of feedback"]
    if result.created:
        facts.append(f"created {result.created}")
    if result.updated and result.updated != result.created:
        facts.append(f"updated {result.updated}")
    head = f"\x1b[1m{title}\x1b[0m" if colour else title
    return [head, f"{result.path}:{result.line}", ", ".join(facts)]


def _keys(result: Any) -> list[str]:
    linked = {link.type for link in result.links_out}
    found = {
        name: value
        for name, value in result.fields.items()
        if name not in _APART and name not in linked and value not in (None, [], {}, "")
    }
    lines = []
    for name, value in found.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {_value(item)}" for item in value)]
        else:
            lines.append(f"{name}: {_value(value)}")
    return lines


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_value(v)}" for k, v in value.items() if v not in (None, [], {}))
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return _line(str(value))


def _links(heading: str, links: Any) -> list[str]:
    """One line for each way and end, however often the link is written."""
    lines = [heading] if links else []
    for link in dict.fromkeys((k.type, k.id, k.anchor, k.title) for k in links):
        kind, identifier, anchor, title = link
        reference = f"{identifier}#{anchor}" if anchor and heading == "links to" else identifier
        lines.append(f"  {kind:12}  {reference}  {_line(title or 'leads to nothing')}")
    return lines


def _findings(diagnostics: Any) -> list[str]:
    return [f"{d.severity}[{d.code}] line {d.line}: {visible_line(d.message)}" for d in diagnostics]


def _words(quote: Any) -> str:
    return _line(quote.note if quote.text is None else quote.text)


def _codes(quote: Any) -> str:
    return f" ({', '.join(quote.codes)})" if quote.codes else ""


def _line(text: str) -> str:
    flat = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return flat if len(flat) <= _WIDEST else flat[: _WIDEST - 1] + "…"
