"""The edits of one schema, keyword by keyword, and the pairs of schemas below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.comparing.both import REQUEST, RESPONSE, Both, Here, Pairs, kebab
from sightline.contract.comparing.branches import aligned_branches, raw_branches, reference_name
from sightline.contract.comparing.edit import Edit, Patch
from sightline.contract.comparing.keyword_edits import (
    limit_edits,
    note_edits,
    notes_of,
    type_edits,
    value_edits,
)
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW
from sightline.contract.containing.judging import Judge
from sightline.contract.containing.projection import Projection
from sightline.contract.reading.pointers import child, unescaped
from sightline.contract.schemas.json_types import ANYTHING, NULL, words
from sightline.contract.schemas.table import ANY, NEVER, Content
from sightline.contract.surface.surface import Direction

__all__ = ["edits_here"]


def edits_here(judge: Judge, here: Here, pairs: Pairs) -> list[Edit]:
    """Return the edits of this schema itself; pairs below it are added to `pairs`."""
    old_number = judge.old.reader.number_of(here.old)
    new_number = judge.new.reader.number_of(here.new)
    old = here.old if isinstance(here.old, dict) else {}
    new = here.new if isinstance(here.new, dict) else {}
    both = Both(
        here,
        old,
        new,
        judge.table.contents[old_number],
        judge.table.contents[new_number],
        old_number,
        new_number,
    )
    whole = _wrapped(judge, both, pairs) or _as_a_whole(judge, both)
    if whole is not None:
        return whole
    edits = [*type_edits(both), *limit_edits(both), *value_edits(both), *note_edits(both)]
    edits += _required(both)
    edits += _properties(judge, both, pairs)
    edits += _named(both, pairs)
    edits += _single(both, pairs)
    for keyword in ("allOf", "anyOf", "oneOf"):
        edits += _branches(judge, both, keyword, pairs)
    return edits


def _as_a_whole(judge: Judge, both: Both) -> list[Edit] | None:
    """Where the structure is another one, keywords can't be told one by one."""
    one, other = both.old_content, both.new_content
    if "opaque" in one or "opaque" in other:
        return [
            _whole(
                judge, both, "schema-changed", "the schema changed in a way that isn't understood"
            )
        ]
    kinds = one.get("type", ANYTHING) & other.get("type", ANYTHING) & ~NULL
    if not kinds:
        before, after = words(one.get("type", ANYTHING)), words(other.get("type", ANYTHING))
        return [_whole(judge, both, "type-changed", f"type changed from {before} to {after}")]
    if _shape(one) == _shape(other):
        return None
    request, response = _contained(judge, both)
    if request and response:
        return [] if notes_of(one) == notes_of(other) else list(note_edits(both))
    return [_whole(judge, both, *_restructured(one, other))]


def _wrapped(judge: Judge, both: Both, pairs: Pairs) -> list[Edit] | None:
    """A component that became one branch of several: it is compared with its branch."""
    if "anyOf" in both.old_content or "oneOf" in both.old_content:
        return None
    for keyword in ("anyOf", "oneOf"):
        branches = raw_branches(both.new, keyword)
        name = both.here.old_pointer.rsplit("/", 1)[-1]
        matching = [(step, one) for step, one in branches if reference_name(one) == name]
        if len(matching) != 1 or len(branches) < 2 or both.new_content.keys() != {keyword}:
            continue
        step, branch = matching[0]
        number = judge.new.reader.number_of(branch)
        others = [one for at, one in branches if at != step]
        edit = both.edit(
            f"{kebab(keyword)}-added", f"`{unescaped(name)}` may now be something else",
            Patch("wrapped", branch=number), step=f"/{keyword}", after=others,
        )  # fmt: skip
        if not _adds_null_only(judge, both, both.new_content[keyword]):
            edit.by_policy[RESPONSE] = "response_unions"
        here = both.here
        pairs.found.append(
            Here(both.old, branch, here.old_pointer, here.new_pointer + step, here.owner)
        )
        return [edit]
    return None


def _shape(content: Content) -> tuple[bool, ...]:
    return tuple(keyword in content for keyword in ("allOf", "anyOf", "oneOf", "not", "if"))


def _contained(judge: Judge, both: Both) -> tuple[bool, bool]:
    old, new = both.old_number, both.new_number
    request = judge.prover(Direction.REQUEST).contains((old,), (new,), 2_000) is True
    response = request and judge.prover(Direction.RESPONSE).contains((new,), (old,), 2_000) is True
    return request, response


def _restructured(one: Content, other: Content) -> tuple[str, str]:
    for keyword in ("oneOf", "anyOf", "allOf", "not", "if"):
        if keyword not in one and keyword in other:
            return f"{kebab(keyword)}-added", f"`{keyword}` was added"
        if keyword in one and keyword not in other:
            return f"{kebab(keyword)}-removed", f"`{keyword}` was removed"
    return "schema-restructured", "the schema was put together anew"


def _whole(judge: Judge, both: Both, kind: str, message: str) -> Edit:
    edit = both.edit(
        kind, message, Patch("whole"), before=_written(both.here.old), after=_written(both.here.new)
    )
    for keyword in ("anyOf", "oneOf"):
        branches = both.new_content.get(keyword, ())
        if both.old_number in branches and not _adds_null_only(judge, both, branches):
            edit.by_policy[RESPONSE] = "response_unions"
    return edit


def _adds_null_only(judge: Judge, both: Both, branches: tuple[int, ...]) -> bool:
    """Whether a union of what was there and null was made, which is no union of kinds of object."""
    contents = [judge.table.contents[one] for one in branches if one != both.old_number]
    return all(content.get("type") == NULL for content in contents)


def _written(schema: object) -> object:
    """A schema as it is written; of a reference that leads nowhere, what is wrong with it."""
    return schema["~opaque"] if isinstance(schema, dict) and "~opaque" in schema else schema


def _required(both: Both) -> Iterator[Edit]:
    one = set(both.old_content.get("required", ()))
    other = set(both.new_content.get("required", ()))
    had = {name for name, _ in both.old_content.get("properties", ())}
    has = {name for name, _ in both.new_content.get("properties", ())}
    for name in sorted(one ^ other):
        if (name in had) != (name in has):
            continue  # told with the property itself
        gained = name in other
        kind = "property-became-required" if gained else "property-became-optional"
        message = f"`{name}` became {'required' if gained else 'optional'}"
        step = "/required" if "required" in both.new else ""
        yield both.edit(kind, message, Patch("required", name=name), step=step,
                        before=not gained, after=gained)  # fmt: skip


def _flags(
    both: Both,
    name: str,
    one: int,
    other: int,
    projections: tuple[Projection, Projection],
    step: str,
) -> Iterator[Edit]:
    """A property that only one direction carried, or carries now."""
    for keyword, projection in zip(("readOnly", "writeOnly"), projections, strict=True):
        was, is_now = projection.is_ignored(one), projection.is_ignored(other)
        if was == is_now:
            continue
        word = kebab(keyword) if is_now else f"not-{kebab(keyword)}"
        yield both.edit(
            f"property-became-{word}",
            f"`{name}` became {'' if is_now else 'not '}{keyword}", Patch("property", name=name),
            step=step, before=was, after=is_now,
        )  # fmt: skip


def _properties(judge: Judge, both: Both, pairs: Pairs) -> Iterator[Edit]:
    projections = (
        judge.prover(Direction.REQUEST).projection, judge.prover(Direction.RESPONSE).projection
    )  # fmt: skip
    one, other = dict(both.old_content.get("properties", ())), dict(
        both.new_content.get("properties", ()))  # fmt: skip
    old, new = both.old.get("properties") or {}, both.new.get("properties") or {}
    for name in sorted(one.keys() | other.keys()):
        step = child("/properties", name)
        if name in one and name in other:
            if one[name] != other[name]:
                pairs.found.append(_below(both, old[name], new[name], step, step))
                yield from _flags(both, name, one[name], other[name], projections, step)
            continue
        is_added = name in other
        content = both.new_content if is_added else both.old_content
        is_required = name in content.get("required", ())
        named = "required" if is_required else "optional"
        verb = "added" if is_added else "removed"
        edit = both.edit(
            f"{named}-property-{verb}", f"{named} property `{name}` was {verb}",
            Patch("property", name=name), step=step,
            before=None if is_added else old.get(name), after=new.get(name) if is_added else None,
            is_gone=not is_added,
        )  # fmt: skip
        if not is_added:
            edit.floor = dict.fromkeys((REQUEST, RESPONSE), REVIEW)
            schema = old.get(name)
            if one[name] == NEVER or schema is False:
                edit.floor = {}
        yield edit


def _named(both: Both, pairs: Pairs) -> Iterator[Edit]:
    for keyword, kind, phrase in (
        ("patternProperties", "pattern-property", "the rule for names that match"),
        ("dependentSchemas", "dependent-schema", "what must hold when a property comes:"),
    ):
        one, other = dict(both.old_content.get(keyword, ())), dict(
            both.new_content.get(keyword, ()))  # fmt: skip
        old, new = both.old.get(keyword) or {}, both.new.get(keyword) or {}
        for name in sorted(one.keys() | other.keys()):
            step = child(f"/{keyword}", name)
            if name in one and name in other:
                if one[name] != other[name]:
                    pairs.found.append(_below(both, old[name], new[name], step, step))
                continue
            verb = "added" if name in other else "removed"
            patch = Patch("patternProperty", name=name)
            if keyword == "dependentSchemas":
                patch = Patch("keywords", (keyword,))
            yield both.edit(
                f"{kind}-{verb}", f"{phrase} `{name}` was {verb}", patch, step=step,
                before=old.get(name), after=new.get(name), is_gone=verb == "removed",
            )  # fmt: skip
    one_pairs, other_pairs = (
        both.old_content.get("dependentRequired"), both.new_content.get("dependentRequired")
    )  # fmt: skip
    if one_pairs != other_pairs:
        verb = "added" if not one_pairs else "removed" if not other_pairs else "changed"
        yield both.edit(
            f"dependent-required-{verb}", f"`dependentRequired` was {verb}",
            Patch("keywords", ("dependentRequired",)), step="/dependentRequired",
            before=both.old.get("dependentRequired"), after=both.new.get("dependentRequired"),
            is_gone=verb == "removed",
        )  # fmt: skip


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


def _single(both: Both, pairs: Pairs) -> Iterator[Edit]:
    for keyword, phrase in _SINGLE.items():
        one, other = both.old_content.get(keyword), both.new_content.get(keyword)
        if one == other:
            continue
        old, new = both.old.get(keyword), both.new.get(keyword)
        if isinstance(old, dict) and isinstance(new, dict) and keyword not in _JUDGED_ABOVE:
            pairs.found.append(_below(both, old, new, f"/{keyword}", f"/{keyword}"))
            continue
        verb = "added" if one is None else "removed" if other is None else "changed"
        kind, message = f"{kebab(keyword)}-{verb}", f"{phrase} was {verb}"
        if keyword == "additionalProperties":
            kind, message = _about_additional(one, other, kind, message)
        keywords = ("if", "then", "else") if keyword in ("if", "then", "else") else (keyword,)
        edit = both.edit(
            kind, message, Patch("keywords", keywords), step=f"/{keyword}",
            before=old, after=new, is_gone=keyword not in both.new,
        )  # fmt: skip
        if keyword == "contentSchema":
            edit.floor = {REQUEST: BREAKING if other is not None else COMPATIBLE,
                          RESPONSE: BREAKING if one is not None else COMPATIBLE}  # fmt: skip
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
            f"prefix-items-{verb}", f"items of the tuple were {verb}",
            Patch("keywords", ("prefixItems", "items")), step="/prefixItems",
            before=old or None, after=new or None, is_gone="prefixItems" not in both.new,
        )  # fmt: skip
        return
    for place, (first, second) in enumerate(zip(one, other, strict=True)):
        if first != second:
            step = f"/prefixItems/{place}" if "prefixItems" in both.new else f"/items/{place}"
            pairs.found.append(_below(both, old[place], new[place], step, step))


def _tuple_of(raw: dict[str, Any]) -> list[Any]:
    for keyword in ("prefixItems", "items"):
        if isinstance(raw.get(keyword), list):
            return [item for item in raw[keyword] if isinstance(item, dict | bool)]
    return []


def _branches(judge: Judge, both: Both, keyword: str, pairs: Pairs) -> Iterator[Edit]:
    if both.old_content.get(keyword) == both.new_content.get(keyword):
        return
    old, new = raw_branches(both.old, keyword), raw_branches(both.new, keyword)
    matched, removed, added = aligned_branches(judge, old, new)
    for (old_step, old_raw), (new_step, new_raw) in matched:
        pairs.found.append(_below(both, old_raw, new_raw, old_step, new_step))
    for verb, group, reader in (
        ("removed", removed, judge.old.reader), ("added", added, judge.new.reader)
    ):  # fmt: skip
        for step, raw in group:
            named = _branch_name(raw)
            patch = Patch("branch", (keyword,), branch=reader.number_of(raw))
            edit = both.edit(
                f"{kebab(keyword)}-branch-{verb}", f"{named} was {verb} in `{keyword}`", patch,
                step=step, before=raw if verb == "removed" else None,
                after=raw if verb == "added" else None, is_gone=verb == "removed",
            )  # fmt: skip
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


def _below(both: Both, old: object, new: object, old_step: str, new_step: str) -> Here:
    here = both.here
    return Here(old, new, here.old_pointer + old_step, here.new_pointer + new_step, here.owner)
