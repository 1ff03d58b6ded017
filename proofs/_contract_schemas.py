"""Pairs of schemas as contracts change them, for judging the one who says "contained".

Seeds are components of real documents where those are at hand, and a grammar of small schemas in
any case. Each is edited at random (see `_contract_edits`) or written in other words that mean the
same (see `_contract_rewrites`). Nothing here knows how Sightline compares schemas.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from proofs._contract_edits import EDITS
from proofs._contract_grammar import Ground, is_well_founded, nodes, random_document
from proofs._contract_rewrites import REWRITES
from sightline.contract.surface.surface import Dialect

CONTRACTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "contracts"
_DOCUMENTS = ("adyen/CheckoutService-v71", "stripe/spec3-v127", "github/ghes-3.19")
_MOST_BYTES = 1_500
_MOST_COMPONENTS = 5
_SEEDS_PER_DOCUMENT = 400
_SHARE_REAL = 0.4
_SHARE_REWRITTEN = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """A schema before and after; `expectation` is `equal` where only the words were changed."""

    kind: str
    dialect: Dialect
    root_old: dict[str, Any]
    root_new: dict[str, Any]
    schema_old: Any
    schema_new: Any
    expectation: str | None


def pairs(seed: int, n: int, *, real: bool = True) -> Iterator[Pair]:
    """`n` pairs, always the same for the same seed (and the same documents at hand)."""
    source = random.Random(seed)
    seeds = real_seeds() if real else ()
    made = 0
    while made < n:
        if seeds and source.random() < _SHARE_REAL:
            dialect, text = source.choice(seeds)
        else:
            dialect = source.choice(list(Dialect))
            text = orjson.dumps(random_document(source, dialect))
        pair = _pair(source, dialect, text)
        if pair is not None:
            made += 1
            yield pair


def _pair(source: random.Random, dialect: Dialect, text: bytes) -> Pair | None:
    old, new = orjson.loads(text), orjson.loads(text)
    ground = Ground(source, dialect, new)
    is_rewritten = source.random() < _SHARE_REWRITTEN
    kinds = _changed(ground, REWRITES if is_rewritten else EDITS)
    if not is_rewritten and source.random() < 0.15:
        kinds += _changed(ground, REWRITES)
    if not (is_well_founded(old) and is_well_founded(new)):
        return None
    return Pair(
        "+".join(kinds) or "unchanged",
        dialect,
        old["root"],
        new["root"],
        old["schema"],
        new["schema"],
        "equal" if is_rewritten or not kinds else None,
    )


def _changed(ground: Ground, changes: dict[str, Any]) -> list[str]:
    """Apply one to three changes that fit somewhere; which ones."""
    kinds: list[str] = []
    kinds_known = tuple(changes)
    for _ in range(ground.source.choice((1, 1, 1, 2, 3))):
        for _ in range(12):
            kind = ground.source.choice(kinds_known)
            places = nodes(ground.document)
            ground.source.shuffle(places)
            if any(changes[kind](ground, place) for place in places[:12]):
                kinds.append(kind)
                break
    return kinds


@cache
def real_seeds() -> tuple[tuple[Dialect, bytes], ...]:
    """Small components of real documents with all they reach, as `{root, schema}`."""
    seeds: list[tuple[Dialect, bytes]] = []
    for name in _DOCUMENTS:
        path = CONTRACTS / f"{name}.json.gz"
        if path.exists():
            seeds += _seeds_of(orjson.loads(gzip.decompress(path.read_bytes())))
    return tuple(seeds)


def _seeds_of(document: dict[str, Any]) -> list[tuple[Dialect, bytes]]:
    is_2020 = str(document["openapi"]).startswith("3.1")
    dialect = Dialect.JSON_SCHEMA_2020 if is_2020 else Dialect.OPENAPI_3_0
    components = document["components"]["schemas"]
    found: list[tuple[Dialect, bytes]] = []
    names = sorted(components)
    random.Random(0).shuffle(names)
    for name in names:
        text = _seed(name, components)
        if text is not None:
            found.append((dialect, text))
        if len(found) == _SEEDS_PER_DOCUMENT:
            break
    return found


def _seed(name: str, components: dict[str, Any]) -> bytes | None:
    """A component with those it reaches; what lies beyond becomes any object."""
    kept: dict[str, Any] = {}
    queue = [name]
    while queue and len(kept) < _MOST_COMPONENTS:
        here = queue.pop(0)
        if here in kept or here not in components:
            continue
        kept[here] = _without_words(orjson.loads(orjson.dumps(components[here])))
        queue += _referenced(kept[here])
    for schema in kept.values():
        _cut(schema, kept)
    schema = {"$ref": f"#/components/schemas/{name}"}
    text = orjson.dumps({"root": {"components": {"schemas": kept}}, "schema": schema})
    return text if len(text) <= _MOST_BYTES else None


_WORDS = ("description", "example", "examples", "externalDocs", "x-expansionResources", "title")
_PREFIX = "#/components/schemas/"


def _without_words(value: Any) -> Any:
    """The value without what only people read (and other extensions)."""
    if isinstance(value, dict):
        return {
            key: inner
            if key in ("enum", "default", "const")
            else {name: _without_words(one) for name, one in inner.items()}
            if key == "properties" and isinstance(inner, dict)
            else _without_words(inner)
            for key, inner in value.items()
            if key not in _WORDS and not key.startswith("x-")
        }
    if isinstance(value, list):
        return [_without_words(one) for one in value]
    return value


def _referenced(value: Any) -> list[str]:
    found: list[str] = []
    stack = [value]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            if isinstance(reference := here.get("$ref"), str):
                found.append(reference.removeprefix(_PREFIX))
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
    return found


def _cut(schema: Any, kept: dict[str, Any]) -> None:
    stack = [schema]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            reference = here.get("$ref")
            if isinstance(reference, str) and reference.removeprefix(_PREFIX) not in kept:
                here.clear()
                here["type"] = "object"
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
