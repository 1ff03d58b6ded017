"""The edits of schemas below one: items, undeclared properties, branches of unions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.comparing.both import REQUEST, RESPONSE, Both, Pairs, kebab
from sightline.contract.comparing.branches import aligned_branches, raw_branches
from sightline.contract.comparing.edit import Edit, Patch
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.contract.containing.judging import Judge
from sightline.contract.schemas.table import ANY, NEVER

__all__ = ["branch_edits", "single_schema_edits"]

_SINGLE = {
    "items": "what items must be",
    "contains": "`contains`",
    "additionalProperties": "whether undeclared properties may come",
    "propertyNames": "the rule for names",
    "unevaluatedProperties": "`unevaluatedProperties`",
    "unevaluatedItems": "`unevaluatedItems`",
    "not": "`not`",
    "if": "`if`",
    "then": "`then`",
    "else": "`else`",
    "contentSchema": "`contentSchema`",
}


def single_schema_edits(both: Both, pairs: Pairs) -> Iterator[Edit]:
    """Schemas that a keyword holds one of, and those of a tuple."""
    for keyword, phrase in _SINGLE.items():
        one, other = both.old_content.get(keyword), both.new_content.get(keyword)
        if one == other:
            continue
        old, new = both.old.get(keyword), both.new.get(keyword)
        if isinstance(old, dict) and isinstance(new, dict) and keyword not in _JUDGED_ABOVE:
            pairs.found.append(both.below(old, new, f"/{keyword}", f"/{keyword}"))
            continue
        verb = "added" if one is None else "removed" if other is None else "changed"
        kind, message = f"{kebab(keyword)}-{verb}", f"{phrase} was {verb}"
        if keyword == "additionalProperties":
            kind, message = _about_additional(one, other, kind, message)
        keywords = ("if", "then", "else") if keyword in ("if", "then", "else") else (keyword,)
        edit = both.edit(
            kind,
            message,
            Patch("keywords", keywords),
            step=f"/{keyword}",
            before=old,
            after=new,
            is_gone=keyword not in both.new,
        )
        if keyword == "contentSchema":
            edit.floor = {
                REQUEST: BREAKING if other is not None else COMPATIBLE,
                RESPONSE: BREAKING if one is not None else COMPATIBLE,
            }
        yield edit
    yield from _prefix(both, pairs)


_JUDGED_ABOVE = ("not", "if", "contains", "contentSchema")


def _about_additional(
    one: int | None, other: int | None, kind: str, message: str
) -> tuple[str, str]:
    if other == NEVER and one in (None, ANY):
        return "additional-properties-forbidden", "undeclared properties are refused now"
    if one == NEVER and other in (None, ANY):
        return "additional-properties-allowed", "undeclared properties may come now"
    return kind, message


def _prefix(both: Both, pairs: Pairs) -> Iterator[Edit]:
    one, other = both.old_content.get("prefixItems", ()), both.new_content.get("prefixItems", ())
    if one == other:
        return
    old, new = _tuple_of(both.old), _tuple_of(both.new)
    if len(one) != len(other) or len(old) != len(one) or len(new) != len(other):
        verb = "added" if len(one) < len(other) else "removed"
        yield both.edit(
            f"prefix-items-{verb}",
            f"items of the tuple were {verb}",
            Patch("keywords", ("prefixItems", "items")),
            step="/prefixItems",
            before=old or None,
            after=new or None,
            is_gone="prefixItems" not in both.new,
        )
        return
    for place, (first, second) in enumerate(zip(one, other, strict=True)):
        if first != second:
            step = f"/prefixItems/{place}" if "prefixItems" in both.new else f"/items/{place}"
            pairs.found.append(both.below(old[place], new[place], step, step))


def _tuple_of(raw: dict[str, Any]) -> list[Any]:
    for keyword in ("prefixItems", "items"):
        if isinstance(raw.get(keyword), list):
            return [item for item in raw[keyword] if isinstance(item, dict | bool)]
    return []


def branch_edits(judge: Judge, both: Both, keyword: str, pairs: Pairs) -> Iterator[Edit]:
    """Branches of a union or composition that came or went; the others as pairs."""
    if both.old_content.get(keyword) == both.new_content.get(keyword):
        return
    old, new = raw_branches(both.old, keyword), raw_branches(both.new, keyword)
    matched, removed, added = aligned_branches(judge, old, new)
    if (removed or added) and judge.is_equal(both.old_number, both.new_number):
        return  # said in other words
    for (old_step, old_raw), (new_step, new_raw) in matched:
        pairs.found.append(both.below(old_raw, new_raw, old_step, new_step))
    for verb, group, reader in (
        ("removed", removed, judge.old.reader),
        ("added", added, judge.new.reader),
    ):
        for step, raw in group:
            named = _branch_name(raw)
            patch = Patch("branch", (keyword,), branch=reader.number_of(raw))
            edit = both.edit(
                f"{kebab(keyword)}-branch-{verb}",
                f"{named} was {verb} in `{keyword}`",
                patch,
                step=step,
                before=raw if verb == "removed" else None,
                after=raw if verb == "added" else None,
                is_gone=verb == "removed",
            )
            if keyword != "allOf" and verb == "added" and not removed:
                edit.by_policy[RESPONSE] = "response_unions"
            if keyword != "allOf" and verb == "removed":
                edit.floor[REQUEST] = REVIEW
            yield edit


def _branch_name(raw: object) -> str:
    if isinstance(raw, dict):
        reference = raw.get("$ref")
        if isinstance(reference, str):
            return f"`{reference.rsplit('/', 1)[-1]}`"
        if isinstance(raw.get("title"), str):
            return f"`{raw['title']}`"
        if isinstance(raw.get("type"), str):
            return f"a branch of type {raw['type']}"
    return "a branch"
