"""An edit taken back: the new schema as written, with one part as it was."""

from __future__ import annotations

from typing import Any

from sightline.contract.comparing.edit import Patch

__all__ = ["reverted"]


def reverted(new: object, old: object, patch: Patch) -> object:
    """The new schema as written, with the edited part as it was; None where that can't be told."""
    if patch.kind == "whole" or not isinstance(new, dict) or not isinstance(old, dict):
        return old if patch.kind == "whole" else None
    fixed = dict(new)
    if patch.kind == "keywords":
        for keyword in patch.keywords:
            for written in (keyword, *_ALSO_WRITTEN.get(keyword, ())):
                _put_back(fixed, old, written)
    elif patch.kind == "required":
        _require_as(fixed, old, patch.name)
    elif patch.kind in ("property", "patternProperty"):
        holder = "properties" if patch.kind == "property" else "patternProperties"
        named = dict(fixed.get(holder) or {})
        _put_back(named, old.get(holder) or {}, patch.name)
        fixed[holder] = named
        if patch.kind == "property":
            _require_as(fixed, old, patch.name)
    elif patch.kind == "values":
        before, after = _listed(old), _listed(new)
        fixed.pop("const", None)
        fixed["enum"] = [*after, *(value for value in before if value not in after)]
    else:
        return None
    return fixed


_ALSO_WRITTEN = {
    "minimum": ("exclusiveMinimum",),
    "maximum": ("exclusiveMaximum",),
    "type": ("nullable", "x-nullable"),
    "enum": ("const",),
}


def _put_back(fixed: dict[str, Any], old: dict[str, Any], keyword: str) -> None:
    if keyword in old:
        fixed[keyword] = old[keyword]
    else:
        fixed.pop(keyword, None)


def _require_as(fixed: dict[str, Any], old: dict[str, Any], name: str) -> None:
    written = old.get("required")
    needed = isinstance(written, list) and name in written
    names = [one for one in fixed.get("required") or [] if one != name]
    if needed:
        names.append(name)
    if names:
        fixed["required"] = names
    else:
        fixed.pop("required", None)


def _listed(raw: dict[str, Any]) -> list[Any]:
    values = raw.get("enum", [raw["const"]] if "const" in raw else [])
    return values if isinstance(values, list) else []
