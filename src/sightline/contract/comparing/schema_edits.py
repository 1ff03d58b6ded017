"""The edits of one schema, keyword by keyword, and the pairs of schemas below it."""

from __future__ import annotations

from sightline.contract.comparing.both import RESPONSE, Both, Here, Pairs, as_written, kebab
from sightline.contract.comparing.branches import raw_branches, reference_name
from sightline.contract.comparing.edit import Edit, Patch
from sightline.contract.comparing.keyword_edits import (
    limit_edits,
    note_edits,
    notes_of,
    type_edits,
    value_edits,
)
from sightline.contract.comparing.property_edits import (
    dependent_required_edits,
    named_schema_edits,
    property_edits,
    required_edits,
)
from sightline.contract.comparing.subschema_edits import branch_edits, single_schema_edits
from sightline.contract.containing.judging import Judge
from sightline.contract.reading.pointers import unescaped
from sightline.contract.schemas.json_types import ANYTHING, NULL, words
from sightline.contract.schemas.table import Content

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
    edits += required_edits(both)
    edits += property_edits(judge, both, pairs)
    edits += named_schema_edits(both, pairs)
    edits += dependent_required_edits(both)
    edits += single_schema_edits(both, pairs)
    for keyword in ("allOf", "anyOf", "oneOf"):
        edits += branch_edits(judge, both, keyword, pairs)
    return edits


def _as_a_whole(judge: Judge, both: Both) -> list[Edit] | None:
    """Where the structure is another one, keywords can't be told one by one."""
    one, other = both.old_content, both.new_content
    if "opaque" in one or "opaque" in other:
        message = "the schema changed in a way that isn't understood"
        return [_whole(judge, both, "schema-changed", message)]
    kinds = one.get("type", ANYTHING) & other.get("type", ANYTHING) & ~NULL
    if not kinds:
        before, after = words(one.get("type", ANYTHING)), words(other.get("type", ANYTHING))
        return [_whole(judge, both, "type-changed", f"type changed from {before} to {after}")]
    if _shape(one) == _shape(other):
        return None
    if judge.is_equal(both.old_number, both.new_number):
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
            f"{kebab(keyword)}-added",
            f"`{unescaped(name)}` may now be something else",
            Patch("wrapped", branch=number),
            step=f"/{keyword}",
            after=others,
        )
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


def _restructured(one: Content, other: Content) -> tuple[str, str]:
    for keyword in ("oneOf", "anyOf", "allOf", "not", "if"):
        if keyword not in one and keyword in other:
            return f"{kebab(keyword)}-added", f"`{keyword}` was added"
        if keyword in one and keyword not in other:
            return f"{kebab(keyword)}-removed", f"`{keyword}` was removed"
    return "schema-restructured", "the schema was put together anew"


def _whole(judge: Judge, both: Both, kind: str, message: str) -> Edit:
    edit = both.edit(
        kind,
        message,
        Patch("whole"),
        before=as_written(both.here.old),
        after=as_written(both.here.new),
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
