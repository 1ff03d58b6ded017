"""Which branch of a union or composition became which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sightline.contract.containing.judging import Judge

__all__ = ["aligned_branches", "raw_branches", "reference_name"]

Branch = tuple[str, object]


def raw_branches(raw: dict[str, Any], keyword: str) -> list[Branch]:
    """The branches as written, each with the way to it; a `$ref` beside other keywords is one."""
    written = raw.get(keyword)
    branches: list[Branch] = []
    if isinstance(written, list):
        branches = [
            (f"/{keyword}/{place}", one)
            for place, one in enumerate(written)
            if isinstance(one, dict | bool)
        ]
    if keyword == "allOf" and isinstance(raw.get("$ref"), str) and len(raw) > 1:
        branches.append(("/$ref", {"$ref": raw["$ref"]}))
    return branches


def aligned_branches(
    judge: Judge, old: list[Branch], new: list[Branch]
) -> tuple[list[tuple[Branch, Branch]], list[Branch], list[Branch]]:
    """Return (changed pairs, removed, added); branches that mean the same are left out."""
    olds, news = list(old), list(new)
    _match(olds, news, judge.old.reader.number_of, judge.new.reader.number_of)
    matched = _match(olds, news, reference_name, reference_name)
    matched += _match(olds, news, _tag, _tag)
    if len(olds) == 1 and len(news) == 1 and _kind(olds[0][1]) == _kind(news[0][1]):
        matched.append((olds.pop(), news.pop()))
    return matched, olds, news


def _match(
    olds: list[Branch],
    news: list[Branch],
    old_key: Callable[[object], object],
    new_key: Callable[[object], object],
) -> list[tuple[Branch, Branch]]:
    """Take out pairs with equal keys, in order; a key of None matches nothing."""
    waiting: dict[object, list[Branch]] = {}
    for branch in news:
        waiting.setdefault(new_key(branch[1]), []).append(branch)
    matched = []
    for branch in list(olds):
        key = old_key(branch[1])
        if key is not None and waiting.get(key):
            other = waiting[key].pop(0)
            olds.remove(branch)
            news.remove(other)
            matched.append((branch, other))
    return matched


def reference_name(raw: object) -> object:
    """The last part of what a branch refers to; None for an inline one."""
    if isinstance(raw, dict) and isinstance(raw.get("$ref"), str):
        return raw["$ref"].rsplit("/", 1)[-1]
    return None


def _tag(raw: object) -> object:
    """What an inline branch is known by: its title, or a property with a single value."""
    if not isinstance(raw, dict) or "$ref" in raw:
        return None
    if isinstance(raw.get("title"), str):
        return raw["title"]
    properties = raw.get("properties")
    for name, schema in properties.items() if isinstance(properties, dict) else ():
        if isinstance(schema, dict):
            values = schema.get("enum", [schema["const"]] if "const" in schema else None)
            if isinstance(values, list) and len(values) == 1 and isinstance(values[0], str):
                return (name, values[0])
    return None


def _kind(raw: object) -> object:
    """What a lone pair must agree in to be taken for the same branch."""
    if not isinstance(raw, dict):
        return raw
    return "reference" if "$ref" in raw else str(raw.get("type"))
