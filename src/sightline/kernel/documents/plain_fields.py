"""A document's keys as plain values, with what holds where a key is left out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from sightline.kernel.documents.consent import Voices
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Evidence
from sightline.kernel.documents.settings import Settings

_NOTHING: frozenset[str] = frozenset()


def plain_fields(
    document: Document,
    settings: Settings,
    voices: Voices,
    withheld: frozenset[str] = _NOTHING,
) -> dict[str, Any]:
    """Every key of the document's kind, in the order of its model; the owner is never missing
    where the workspace has one. Empty where the file can't be read. What refers to an id that is
    withheld is left out, with the words beside it; so are the name and the words of whoever did
    not agree to them."""
    if document.model is None:
        return {}
    model = document.model
    seen = _Seen(withheld, voices)
    found = {f.name: plain(seen.part(getattr(model, f.name))) for f in fields(model)}
    voice = voices.of(document.id or "")
    if voice is not None and not voice.may_be_named:
        found["participant"] = None
    found["id"] = document.id
    found["owner"] = owner_of(document, settings)
    return found


def owner_of(document: Document, settings: Settings) -> str | None:
    """Who answers for a document."""
    return getattr(document.model, "owner", None) or settings.owner or None


class _Seen:
    """Values without what may not be shown."""

    def __init__(self, withheld: frozenset[str], voices: Voices) -> None:
        self._withheld = withheld
        self._voices = voices

    def part(self, value: Any) -> Any:
        """A value without references to what is withheld; None where nothing is left of it."""
        if value is None or isinstance(value, str | bool | int | float | date):
            return value
        if isinstance(value, Link):
            return None if value.target in self._withheld else value
        if isinstance(value, Evidence):
            return self._evidence(value)
        if isinstance(value, list | tuple | set | frozenset):
            return tuple(seen for part in value if (seen := self.part(part)) is not None)
        if isinstance(value, dict):
            return {name: self.part(part) for name, part in value.items()}
        if is_dataclass(value) and not isinstance(value, type) and not hasattr(value, "from_node"):
            return replace(
                value, **{f.name: self.part(getattr(value, f.name)) for f in fields(value)}
            )
        return value

    def _evidence(self, value: Evidence) -> Evidence | None:
        if value.ref.target in self._withheld:
            return None
        if value.quote is not None and self._voices.is_silent(value.ref.target):
            return replace(value, quote=None)
        return value


def plain(value: Any) -> Any:
    """Text, numbers, lists and dicts; a link as its reference, a criterion as its text."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Link):
        return value.reference
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in value]
    if hasattr(value, "from_node") and hasattr(value, "text"):
        return str(value.text)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return parts if len(parts) > 1 else next(iter(parts.values()), None)
    return str(value)
