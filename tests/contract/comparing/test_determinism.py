"""The same two contracts give the same answer, byte for byte."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from sightline.kernel.asking.json_shape import to_plain
from tests.contract.comparing.contracts import INTEGER, STRING, Json, compared
from tests.contract.comparing.rewrites import pets, shuffled

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
from tests.contract.comparing.test_determinism import printed, versions
print(printed(*versions()))
"""


def versions() -> tuple[Json, Json]:
    """Two versions between which much was changed: some breaks, some doubts, some additions."""
    old, new = pets(), pets()
    schemas = new["components"]["schemas"]
    pet = schemas["Pet"]
    pet["required"] = ["name", "weight"]
    pet["properties"]["kind"]["enum"] = ["cat", "fox", "owl"]
    pet["properties"]["name"] |= {"maxLength": 39, "pattern": "^[A-Z]"}
    pet["properties"]["weight"]["minimum"] = 1
    pet["properties"]["parent"] = {"oneOf": [{"$ref": "#/components/schemas/Dog"}, STRING]}
    schemas["Tag"]["properties"] = {"label": INTEGER, "a": STRING, "b": STRING, "c": STRING}
    schemas["Dog"]["allOf"][1]["properties"]["bark"]["pattern"] = "^[a-y]+$"
    get = new["paths"]["/p/{id}"]["get"]
    get["security"] = [{"basic": []}]
    get["parameters"][1]["schema"] = {"type": "boolean", "default": True}
    get["responses"]["201"] = get["responses"].pop("200")
    new["paths"]["/q"] = {"get": get}
    return old, new


def printed(old: Json, new: Json) -> str:
    """The answer as text; only the keys of values out of the documents are sorted."""

    def plain(value: Any) -> Json:
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list) else value

    found = to_plain(compared(old, new))
    for entry in found["entries"]:
        for key in ("before", "after"):
            entry[key] = json.dumps(plain(entry[key]), sort_keys=True)
        for edit in (entry["remedy"] or {}).get("edit", []):
            edit[2] = json.dumps(plain(edit[2]), sort_keys=True)
    return json.dumps(found)


def test_the_seed_of_hashes_changes_nothing() -> None:
    expected = printed(*versions()) + "\n"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, cwd=ROOT, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        )
        for seed in ("1", "4242")
    ]  # fmt: skip
    assert [process.communicate()[0] for process in running] == [expected, expected]
    assert len(json.loads(expected)["entries"]) > 10


def test_the_order_of_keys_changes_nothing() -> None:
    old, new = versions()
    expected = printed(old, new)
    for seed in range(3):
        source = random.Random(seed)
        assert printed(shuffled(old, source), shuffled(new, source)) == expected


def test_a_second_comparison_in_the_same_process_is_the_same() -> None:
    old, new = versions()
    first = printed(old, new)
    printed(new, old)
    assert printed(old, new) == first
