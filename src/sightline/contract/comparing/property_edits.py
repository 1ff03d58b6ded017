"""The edits of an object's properties: which came or went, which must come."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.comparing.both import REQUEST, RESPONSE, Both, Pairs, kebab
from sightline.contract.comparing.edit import Edit, Patch
from sightline.contract.comparison import REVIEW
from sightline.contract.containing.judging import Judge
from sightline.contract.containing.projection import Projection
from sightline.contract.reading.pointers import child
from sightline.contract.schemas.table import NEVER
from sightline.contract.surface.surface import Direction

__all__ = ["dependent_required_edits", "named_schema_edits", "property_edits", "required_edits"]


def required_edits(both: Both) -> Iterator[Edit]:
    """Names that must come now, or no longer, and stand in both versions."""
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
        yield both.edit(
            kind, message, Patch("required", name=name), step=step, before=not gained, after=gained
        )


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
            f"`{name}` became {'' if is_now else 'not '}{keyword}",
            Patch("property", ("required",), name),
            step=step,
            before=was,
            after=is_now,
        )


def property_edits(judge: Judge, both: Both, pairs: Pairs) -> Iterator[Edit]:
    """Properties that came or went, and the pairs of those that stand in both versions."""
    projections = (
        judge.prover(Direction.REQUEST).projection,
        judge.prover(Direction.RESPONSE).projection,
    )
    one = dict(both.old_content.get("properties", ()))
    other = dict(both.new_content.get("properties", ()))
    old, new = both.old.get("properties") or {}, both.new.get("properties") or {}
    for name in sorted(one.keys() | other.keys()):
        step = child("/properties", name)
        if name in one and name in other:
            if one[name] != other[name]:
                pairs.found.append(both.below(old.get(name), new.get(name), step, step))
                yield from _flags(both, name, one[name], other[name], projections, step)
            continue
        yield _came_or_went(both, name, step, is_added=name in other)


def _came_or_went(both: Both, name: str, step: str, *, is_added: bool) -> Edit:
    content = both.new_content if is_added else both.old_content
    written = (both.new if is_added else both.old).get("properties") or {}
    named = "required" if name in content.get("required", ()) else "optional"
    verb = "added" if is_added else "removed"
    edit = both.edit(
        f"{named}-property-{verb}",
        f"{named} property `{name}` was {verb}",
        Patch("property", name=name),
        step=step,
        before=None if is_added else written.get(name),
        after=written.get(name) if is_added else None,
        is_gone=not is_added,
    )
    never_came = not is_added and (
        dict(content["properties"])[name] == NEVER or written.get(name) is False
    )
    if not is_added and not never_came:
        edit.floor = dict.fromkeys((REQUEST, RESPONSE), REVIEW)
    return edit


def named_schema_edits(both: Both, pairs: Pairs) -> Iterator[Edit]:
    """Schemas by pattern or by the property they depend on."""
    for keyword, kind, phrase in (
        ("patternProperties", "pattern-property", "the rule for names that match"),
        ("dependentSchemas", "dependent-schema", "what must hold when a property comes:"),
    ):
        one, other = (
            dict(both.old_content.get(keyword, ())),
            dict(both.new_content.get(keyword, ())),
        )
        old, new = both.old.get(keyword) or {}, both.new.get(keyword) or {}
        for name in sorted(one.keys() | other.keys()):
            step = child(f"/{keyword}", name)
            if name in one and name in other:
                if one[name] != other[name]:
                    pairs.found.append(both.below(old.get(name), new.get(name), step, step))
                continue
            verb = "added" if name in other else "removed"
            patch = Patch("patternProperty", name=name)
            if keyword == "dependentSchemas":
                patch = Patch("keywords", (keyword,))
            yield both.edit(
                f"{kind}-{verb}",
                f"{phrase} `{name}` was {verb}",
                patch,
                step=step,
                before=old.get(name),
                after=new.get(name),
                is_gone=verb == "removed",
            )


def dependent_required_edits(both: Both) -> Iterator[Edit]:
    """What must come when a property comes."""
    one = both.old_content.get("dependentRequired")
    other = both.new_content.get("dependentRequired")
    if one == other:
        return
    verb = "added" if not one else "removed" if not other else "changed"
    yield both.edit(
        f"dependent-required-{verb}",
        f"`dependentRequired` was {verb}",
        Patch("keywords", ("dependentRequired",)),
        step="/dependentRequired",
        before=both.old.get("dependentRequired"),
        after=both.new.get("dependentRequired"),
        is_gone=verb == "removed",
    )
