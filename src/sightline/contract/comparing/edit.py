"""One edit, before it is judged: what was changed, where, in terms of one keyword."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sightline.contract.schemas.table import Content

__all__ = ["Change", "Edit", "Patch", "patched"]


@dataclass(frozen=True, slots=True)
class Patch:
    """Which part of a schema an edit replaces.

    `kind` is `whole`, `wrapped` (one of several branches now: the number of what it was, as it is
    now, in `branch`), `keywords` (names in `keywords`), `required` or `property` or
    `patternProperty` (the name in `name`), `values` (enum members in `values`), or `branch`
    (of `keywords[0]`, the schema's number in `branch`).
    """

    kind: str
    keywords: tuple[str, ...] = ()
    name: str = ""
    values: frozenset[str] = frozenset()
    branch: int = -1


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed, as the answer tells it. `pointer` is a place of the new document, or of the
    old one where `is_gone`; `before` and `after` are as written."""

    kind: str
    class_: str
    owner: str
    pointer: str
    is_gone: bool
    before: object
    after: object
    message: str


@dataclass(slots=True)
class Edit:
    """An edit of a schema: what was changed, and both schemas as written and as numbers.

    `floor` maps a direction to the mildest verdict that the edit may get there, whatever the
    schemas say; `by_policy` to the name of the policy that decides there about a break.
    """

    change: Change
    patch: Patch
    old: object
    new: object
    old_number: int
    new_number: int
    at: str = ""  # the schema's pointer in the new version
    floor: dict[str, str] = field(default_factory=dict)
    by_policy: dict[str, str] = field(default_factory=dict)


def patched(sender: Content, receiver: Content, patch: Patch) -> Content:
    """Return the sender's content with the edited part as the receiver has it."""
    if patch.kind == "whole":
        return receiver
    if patch.kind == "wrapped":  # the sender of a union sends the other branches, too
        is_union = "anyOf" in sender or "oneOf" in sender
        return {"allOf": (patch.branch,)} if is_union else {}
    content = dict(sender)
    if patch.kind == "keywords":
        for keyword in patch.keywords:
            _take(content, receiver, keyword)
    elif patch.kind == "required":
        _with_name(content, receiver, patch.name)
    elif patch.kind == "property":
        _with_named(content, receiver, "properties", patch.name)
        names = [{one for one, _ in side.get("properties", ())} for side in (sender, receiver)]
        if patch.keywords or not all(patch.name in known for known in names):
            _with_name(content, receiver, patch.name)
    elif patch.kind == "patternProperty":
        _with_named(content, receiver, "patternProperties", patch.name)
    elif patch.kind == "values":
        kept = set(sender.get("enum", ())) - patch.values
        content["enum"] = tuple(sorted(kept | (set(receiver.get("enum", ())) & patch.values)))
    else:
        _with_branch(content, receiver, patch)
    return content


def _take(content: Content, receiver: Content, keyword: str) -> None:
    if keyword in receiver:
        content[keyword] = receiver[keyword]
    else:
        content.pop(keyword, None)


def _with_name(content: Content, receiver: Content, name: str) -> None:
    required = set(content.get("required", ())) - {name}
    if name in receiver.get("required", ()):
        required.add(name)
    if required:
        content["required"] = tuple(sorted(required))
    else:
        content.pop("required", None)


def _with_named(content: Content, receiver: Content, keyword: str, name: str) -> None:
    named: dict[str, Any] = dict(content.get(keyword, ()))
    theirs = dict(receiver.get(keyword, ()))
    named.pop(name, None)
    if name in theirs:
        named[name] = theirs[name]
    if named:
        content[keyword] = tuple(sorted(named.items()))
    else:
        content.pop(keyword, None)


def _with_branch(content: Content, receiver: Content, patch: Patch) -> None:
    keyword, branch = patch.keywords[0], patch.branch
    branches = list(content.get(keyword, ()))
    if branch in branches and branch not in receiver.get(keyword, ()):
        branches.remove(branch)
    elif branch not in branches:
        branches.append(branch)
    if branches:
        content[keyword] = tuple(sorted(branches))
    else:
        content.pop(keyword, None)
        if keyword != "allOf":
            content["enum"] = ()  # no branch is left that could hold
