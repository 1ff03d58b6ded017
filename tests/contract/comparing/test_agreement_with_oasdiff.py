"""Where oasdiff's own tests call a change breaking, so do we, or we say why not.

Each disagreement is listed with its reason: a message that shows the break, or the words of the
specification that says there is none. What a reason claims of the two documents is checked here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sightline.contract.policy import Deprecation, Policy
from tests.contract.comparing.contracts import BREAKING, COMPATIBLE, REVIEW, Json, compared

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "contracts"
CASES = DATA / "oasdiff_cases.jsonl"
pytestmark = pytest.mark.skipif(not CASES.is_file(), reason="oasdiff's cases are not at hand")

# JSON Schema 2020-12, core 7.6.1: "the instance is considered to conform to the assertion".
OTHER_TYPE = "a keyword for another type than the schema's"
# JSON Schema 2020-12, core 10.2.1.2 (anyOf): valid "against at least one schema".
EQUAL_BRANCH = "the branch is equal to one that was there, or stays, under another name"
# JSON Schema 2020-12, validation 6.1.2 (enum) and core 10.2.1: every listed value is still taken.
STILL_TAKEN = "each listed value is accepted by what takes the list's place"
# OpenAPI 3.0.3, Schema Object, readOnly: "SHOULD NOT be sent as part of the request".
READ_ONLY = "the property is readOnly: it doesn't come in requests"
# JSON Schema 2020-12, core 10.2.2.4 (dependentSchemas): "evaluated if the instance is an object and
# contains a certain property"; what is asked then is of a name that the sender doesn't declare,
# and by the policy undeclared = "sent" we agree.
UNDECLARED = "only names that the sender doesn't declare could break"
# JSON Schema 2020-12, validation 6.4.5: minContains isn't met by any list in either version.
NEVER_VALID = "no list is valid in either version"
# OpenAPI 3.0.3, OpenAPI Object, security: "Only one of the security requirement objects need to be
# satisfied to authorize a request"; none of the old ones satisfies a new one.
SECURITY = "callers who came in before can't any more"
# OpenAPI 3.0.3, Server Object: "connectivity information to a target server".
SERVERS = "callers' server isn't among the new ones"
WITNESS = "the entry carries a message that the sender's schema accepts and the receiver's refuses"

DISAGREEMENTS = {
    "oasdiff-0037": SECURITY,  # an OAuth 2 token is needed where nothing was
    "oasdiff-0041": SECURITY,  # the same for one operation
    "oasdiff-0075": OTHER_TYPE,  # minItems of a string
    "oasdiff-0077": OTHER_TYPE,  # maximum of a string
    "oasdiff-0080": WITNESS,  # additionalProperties: true let any `courseId` in
    "oasdiff-0111": WITNESS,  # a required property that is writeOnly no longer comes in answers
    "oasdiff-0116": OTHER_TYPE,  # required of an array
    "oasdiff-0154": READ_ONLY,  # a pattern for a property that requests don't carry
    "oasdiff-0155": READ_ONLY,  # the same further down
    "oasdiff-0164": EQUAL_BRANCH,  # Rabbit is Cat, Breed3 is Breed2
    "oasdiff-0165": EQUAL_BRANCH,  # the same in oneOf
    "oasdiff-0166": EQUAL_BRANCH,  # Rabbit is Cat, Breed3 is Breed2, in allOf
    "oasdiff-0170": SECURITY,  # HTTP authentication in place of OAuth 2
    "oasdiff-0195": SERVERS,  # qa- in place of dev-
    "oasdiff-0257": WITNESS,  # 100 was allowed and no longer is
    "oasdiff-0266": OTHER_TYPE,  # maximum of an array
    "oasdiff-0300": EQUAL_BRANCH,  # Rabbit is Cat
    "oasdiff-0341": UNDECLARED,  # `email` isn't declared beside `name`
    "oasdiff-0373": WITNESS,  # 16 was allowed and no longer is
    "oasdiff-0374": WITNESS,  # the same for a property
    "oasdiff-0375": OTHER_TYPE,  # maximum of a string
    "oasdiff-0384": OTHER_TYPE,  # minLength of an object
    "oasdiff-0439": WITNESS,  # {} was allowed while the required `id` was readOnly
    "oasdiff-0469": WITNESS,  # a required property that is writeOnly no longer comes in answers
    "oasdiff-0486": NEVER_VALID,  # at least one integer among strings
    "oasdiff-0506": UNDECLARED,  # `email` isn't declared beside `name`
    "oasdiff-0542": OTHER_TYPE,  # properties of a string
    "oasdiff-0545": OTHER_TYPE,  # properties of a string
    "oasdiff-0554": WITNESS,  # an object where a string was read
    "oasdiff-0563": WITNESS,  # a required property that is writeOnly no longer comes in answers
    "oasdiff-0609": STILL_TAKEN,  # any string or integer in place of two strings
}


@cache
def cases() -> dict[str, Json]:
    with CASES.open(encoding="utf-8") as lines:
        return {case["id"]: case for case in map(json.loads, lines)}


def policy_of(case: Json, **more: Json) -> Policy:
    days = case["config"].get("min_sunset_days") or {}
    return Policy(deprecation=Deprecation(days.get("stable", 0), tuple(days.items())), **more)


def ours(case: Json, **more: Json) -> Any:
    policy = policy_of(case, **more)
    return compared(case["base"], case["revision"], policy, case["as_of"])


@cache
def answers() -> dict[str, Any]:
    return {name: ours(case) for name, case in cases().items()}


def theirs(case: Json) -> str:
    levels = {one["level"] for one in case["expected_all"]}
    return BREAKING if "error" in levels else REVIEW if "warning" in levels else COMPATIBLE


def test_each_disagreement_is_known_and_nine_of_ten_agree() -> None:
    found = {
        name
        for name, case in cases().items()
        if (theirs(case) == BREAKING) != (answers()[name].verdict == BREAKING)
    }
    assert found == set(DISAGREEMENTS)
    assert len(found) < 0.1 * len(cases())


def test_nothing_is_called_compatible_that_they_call_breaking_without_a_reason() -> None:
    silent = {
        name
        for name, case in cases().items()
        if theirs(case) == BREAKING and answers()[name].verdict == COMPATIBLE
    }
    assert {DISAGREEMENTS[name] for name in silent} <= {
        OTHER_TYPE, READ_ONLY, EQUAL_BRANCH, UNDECLARED, STILL_TAKEN, NEVER_VALID,
    }  # fmt: skip


_FOR = {
    "object": ("properties", "required"),
    "array": ("minItems", "maxItems", "items"),
    "number": ("minimum", "maximum"),
    "string": ("minLength", "maxLength", "pattern"),
}

_KINDS = {**{kind: kind for kind in _FOR}, "integer": "number"}


def steps(root: Json, pointer: str) -> Iterator[tuple[Json, str]]:
    """Each value on the way of a pointer, with the key that is taken there."""
    node = root
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        yield node, key
        node = node[int(key)] if isinstance(node, list) else node[key]


def is_for_another_type(case: Json, found: Any) -> bool:
    def shut_out(schema: Json, keyword: str) -> bool:
        kind = schema.get("type") if isinstance(schema, dict) else None
        meant = {one for one, keywords in _FOR.items() if keyword in keywords}
        return bool(meant) and isinstance(kind, str) and _KINDS.get(kind) not in {None, *meant}

    wire = [entry for entry in found.entries if entry.class_ == "wire"]
    return bool(wire) and all(
        any(shut_out(schema, key) for schema, key in steps(case["revision"], entry.pointer))
        for entry in wire
    )


def is_read_only(case: Json, found: Any) -> bool:
    wire = [entry for entry in found.entries if entry.class_ == "wire"]
    return bool(wire) and all(
        any(
            isinstance(one, dict) and one.get("readOnly")
            for one, _ in steps(case["revision"], entry.pointer)
        )
        for entry in wire
    )


def spelled(root: Json, schema: Json) -> Json:
    """A schema without references; branches are a set, so that equal ones are one."""
    if isinstance(schema, list):
        return [spelled(root, one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return spelled(root, root["components"]["schemas"][name])
    made = {key: spelled(root, one) for key, one in schema.items()}
    for key in ("anyOf", "oneOf", "allOf"):
        if key in made:
            made[key] = sorted({json.dumps(one, sort_keys=True) for one in made[key]})
    return made


def bodies(root: Json) -> list[Json]:
    return [
        spelled(root, media["schema"])
        for item in root["paths"].values()
        for operation in item.values()
        for media in operation.get("requestBody", {}).get("content", {}).values()
    ]


def is_equal_branch(case: Json, found: Any) -> bool:
    """Branches told as a set are the same before and after."""
    before = bodies(case["base"])
    return bool(before) and before == bodies(case["revision"]) and found.verdict != BREAKING


def is_still_taken(case: Json, found: Any) -> bool:
    (old,), (new,) = bodies(case["base"]), bodies(case["revision"])
    kinds = {json.loads(branch)["type"] for branch in new["properties"]["mode"]["oneOf"]}
    return "string" in kinds and all(
        isinstance(value, str) for value in old["properties"]["mode"]["enum"]
    )


def is_undeclared(case: Json, found: Any) -> bool:
    sent = ours(case, undeclared="sent").verdict
    return bool(found.verdict == COMPATIBLE and sent == BREAKING)


def is_never_valid(case: Json, found: Any) -> bool:
    (old,), (new,) = bodies(case["base"]), bodies(case["revision"])
    return all(
        one["contains"]["type"] != one["items"]["type"] and one["minContains"] >= 1
        for one in (old, new)
    )


def is_shown(case: Json, found: Any) -> bool:
    broken = [one for one in found.entries if one.verdict == BREAKING and one.class_ == "wire"]
    return bool(broken) and all(
        one.witness is not None and one.witness.confirmed_by == "jsonschema_rs" for one in broken
    )


def needs(root: Json) -> set[str]:
    """What each operation needs, with what the schemes are, as texts."""
    schemes = root.get("components", {}).get("securitySchemes", {})
    found = set()
    for item in root["paths"].values():
        for operation in item.values():
            for one in operation.get("security", root.get("security", [])) or [{}]:
                found.add(json.dumps({name: schemes.get(name) for name in one}, sort_keys=True))
    return found


def is_secured(case: Json, found: Any) -> bool:
    old, new = needs(case["base"]), needs(case["revision"])
    return bool(new) and not old & new and "{}" not in new


def is_elsewhere(case: Json, found: Any) -> bool:
    old, new = ({one["url"] for one in case[name]["servers"]} for name in ("base", "revision"))
    return not old & new


REASONS: dict[str, Callable[[Json, Any], bool]] = {
    OTHER_TYPE: is_for_another_type,
    READ_ONLY: is_read_only,
    EQUAL_BRANCH: is_equal_branch,
    STILL_TAKEN: is_still_taken,
    UNDECLARED: is_undeclared,
    NEVER_VALID: is_never_valid,
    WITNESS: is_shown,
    SECURITY: is_secured,
    SERVERS: is_elsewhere,
}


@pytest.mark.parametrize("name", sorted(DISAGREEMENTS))
def test_a_disagreement_has_a_reason_that_the_documents_bear_out(name: str) -> None:
    assert REASONS[DISAGREEMENTS[name]](cases()[name], answers()[name]), answers()[name].entries


def test_a_reason_doesn_t_fit_just_any_case() -> None:
    """The checks of reasons bite: cases on which we agree that they break have none of them."""
    agreed = [
        name
        for name, case in cases().items()
        if theirs(case) == answers()[name].verdict == BREAKING and "paths" in case["base"]
    ][:60]
    harmless = (is_for_another_type, is_read_only, is_equal_branch, is_undeclared)
    fitting = [name for name in agreed for reason in harmless if _holds(reason, name)]
    assert fitting == []


def _holds(reason: Callable[[Json, Any], bool], name: str) -> bool:
    try:
        return reason(cases()[name], answers()[name])
    except (KeyError, AttributeError, TypeError, IndexError, ValueError):
        return False  # the document isn't of the form that the reason speaks of
