"""The 38 contradictions that people found in the five guides: the engine finds each by itself.

The map says which finding answers which: its kind, places that must stand on its sides, and
sources that it must name as silent. The engine knows nothing of this map.
"""

from __future__ import annotations

import re

import pytest

from sightline.career.roles.cards import all_roles, load_role
from sightline.career.roles.conflicts import conflicts_of
from tests.career.roles.guides import GUIDES

Wanted = tuple[str, str, str]
MAP: dict[str, tuple[Wanted, ...]] = {
    "C01": (
        ("disjoint-ranges", "S0:38 S0:54 S2:116", ""),
        ("disjoint-ranges", "S0:38 S0:54 S3:80", ""),
        ("disjoint-ranges", "S0:38 S0:54 S3:2", ""),
        ("disjoint-ranges", "S0:38 S0:54 S3:14", ""),
    ),
    "C02": (
        ("disjoint-ranges", "S2:117 S3:81", ""),
        ("disjoint-ranges", "S0:39 S0:55 S2:117", ""),
        ("disjoint-ranges", "S0:39 S0:55 S1:65", ""),
    ),
    "C03": (("disjoint-ranges", "S2:118 S3:82", ""), ("no-answer", "S2:118 S3:82", "S0 S1")),
    "C04": (("order-not-borne-out", "S0:40 S1:65 S2:118", ""), ("no-answer", "S1:65", "S0 S2")),
    "C05": (
        ("page-contradicts-itself", "S3:2 S3:14 S3:43", ""),
        ("page-contradicts-itself", "S3:2 S3:112", ""),
        ("headline-against-rows", "S3:2 S3:83 S3:112", ""),
        ("headline-against-rows", "S3:14 S3:83 S3:112", ""),
    ),
    "C06": (("unlabelled-figures", "S0:53 S0:54 S0:55", ""),),
    "C07": (("proxy-as-the-role", "S0:57 S0:54", ""),),
    "C08": (("several-bases", "S0:54 S1:65 S2:116 S3:2 S3:80", ""),),
    "C09": (("ratio-against-table", "S2:122 S2:125 S2:126 S2:127 S2:116 S2:117 S2:118", ""),),
    "C10": (("missing-basis", "S2:125 S2:126 S2:127", ""),),
    "C11": (
        ("nothing-to-compare-with", "S3:77 S3:112", ""),
        ("claim-without-figure", "S2:113", ""),
    ),
    "C12": (("claim-without-figure", "S1:63", ""), ("claim-without-figure", "S4:23", "")),
    "C13": (
        ("years-to-get-in", "S0:37 S1:41", ""), ("years-to-get-in", "S0:37 S4:28", ""),
        ("years-to-get-in", "S1:41 S3:26", ""), ("years-to-get-in", "S3:26 S4:28", ""),
        ("years-of-a-level", "S0:37 S1:41", ""),
    ),
    "C14": (
        ("years-of-a-level", "S0:38 S1:42", ""), ("years-of-a-level", "S1:42 S3:80", ""),
        ("years-in-several-levels", "S0:38 S0:39 S1:41 S1:42 S3:80 S3:81", ""),
    ),
    "C15": (
        ("years-of-a-level", "S0:39 S1:43", ""), ("years-of-a-level", "S1:43 S3:81", ""),
        ("years-of-a-level", "S0:39 S4:14", ""),
    ),
    "C16": (
        ("years-of-a-level", "S1:43 S3:82", ""),
        ("years-in-several-levels", "S0:39 S0:40 S1:42 S1:43 S3:81 S3:82", ""),
    ),
    "C17": (
        ("holes-and-overlaps", "S0:37 S0:38", ""), ("holes-and-overlaps", "S0:38 S0:39", ""),
        ("holes-and-overlaps", "S0:39 S0:40", ""), ("holes-and-overlaps", "S1:41 S1:42", ""),
        ("holes-and-overlaps", "S3:81 S3:82", ""),
        ("headline-against-rows", "S3:4 S3:80 S3:81 S3:82", ""), ("open-end", "S1:9 S1:43", ""),
    ),
    "C18": (
        ("names-of-a-level", "S0:37 S1:41", ""),
        ("names-of-a-level", "S0:38 S1:42 S2:116 S3:80", ""),
        ("names-of-a-level", "S0:39 S1:43 S2:117 S3:81", ""),
        ("names-of-a-level", "S1:43 S2:118 S3:82", ""), ("names-of-a-level", "S0:40 S1:65", ""),
    ),
    "C19": (
        ("opposed-answers", "S1:77 S1:79 S2:59 S3:73 S3:108 S4:30", ""),
        ("exception-is-usual", "S3:108 S2:33 S3:8", ""), ("opposed-answers", "S2:59 S3:108", ""),
    ),
    "C20": (("two-meanings", "S2:63 S2:70 S0:22 S3:70", ""),),
    "C21": (
        ("opposed-answers", "S1:47 S2:51 S3:29", ""), ("no-answer", "S1:47 S2:51 S3:29", "S0 S4"),
    ),
    "C22": (
        ("opposed-answers", "S1:37 S1:39 S3:35 S4:16", ""),
        ("no-answer", "S1:37 S3:35 S4:16", "S0 S2"),
    ),
    "C23": (("opposed-answers", "S1:62 S1:66 S2:77 S3:114 S4:8", ""),),
    "C24": (("opposed-answers", "S0:39 S1:21 S2:131 S3:51 S4:26", ""),),
    "C25": (
        ("opposed-answers", "S0:18 S2:135 S3:19 S3:54", ""),
        ("two-answers-of-one-source", "S2:23 S2:24 S2:135", ""),
    ),
    "C26": (("opposed-answers", "S1:31 S2:18 S3:9", ""),),
    "C27": (
        ("two-answers-of-one-source", "S2:143 S2:149", ""), ("two-meanings", "S2:143 S2:149", ""),
    ),
    "C28": (
        ("lists-that-differ", "S0:31 S0:32 S0:33 S1:60 S4:20 S4:21", "S2 S3"),
        ("name-drift", "S1:11 S1:60 S4:19 S4:32", ""), ("unverified-name", "S4:20", ""),
    ),
    "C29": (("lists-that-differ", "S2:91 S2:95 S3:96", "S1 S4"),),
    "C30": (("two-meanings", "S1:41 S2:12 S4:2 S3:119 S3:120", ""),),
    "C31": (
        ("proxy-as-the-role", "S0:57", ""),
        ("claim-without-figure", "S0:57 S1:62 S3:6 S4:23", ""),
        ("claim-without-figure", "S1:16", ""),
    ),
    "C32": (
        ("undated", "S0:54", ""), ("undated", "S1:65", ""), ("undated", "S4:23", ""),
        ("empty-section", "S1:3", ""),
    ),
    "C33": (
        ("empty-section", "S4:3", ""), ("empty-section", "S3:15", ""),
        ("empty-section", "S1:3", ""),
    ),
    "C34": (
        ("lists-that-differ", "S0:46 S1:85", "S2 S3"), ("no-answer", "S0:48", "S1 S2 S3 S4"),
    ),
    "C35": (("example-against-benchmark", "S1:69 S1:71 S1:43", ""),),
    "C36": (("before-and-after", "S1:70", ""),),
    "C37": (("claim-without-figure", "S0:10", ""),),
    "C38": (("open-end", "S2:120 S3:112", ""),),
}  # fmt: skip
FOUND = conflicts_of(load_role(), all_roles())


@pytest.mark.parametrize("name", sorted(MAP))
def test_the_contradiction_is_found_with_source_and_line_on_every_side(name: str) -> None:
    for kind, places, silent in MAP[name]:
        assert any(
            conflict.kind == kind
            and set(places.split()) <= {side.where for side in conflict.sides}
            and set(silent.split()) <= set(conflict.silent)
            for conflict in FOUND
        ), (kind, places, silent)


def test_the_map_holds_every_contradiction_of_the_inventory() -> None:
    assert sorted(MAP) == [f"C{number:02d}" for number in range(1, 39)]
    inventory = GUIDES / "inventory.md"
    if not inventory.is_file():
        pytest.skip("shared data: no guides")
    rows = re.findall(r"^\| (C\d\d) \|", inventory.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == sorted(MAP)


def test_every_side_of_every_conflict_names_a_source_and_a_line() -> None:
    for conflict in FOUND:
        assert all(side.source and side.line for side in conflict.sides)
        assert conflict.says and conflict.about


def test_the_ratio_says_what_the_tables_give() -> None:
    (ratio,) = (conflict for conflict in FOUND if conflict.kind == "ratio-against-table")
    # 80/150, 110/180; 110/180, 150/220; 150/220, 200/280
    assert "53-61 %" in ratio.says and "61-68 %" in ratio.says and "68-71 %" in ratio.says


def test_the_engine_knows_no_contradiction_and_no_source_by_name() -> None:
    from pathlib import Path

    import sightline.career.roles.conflicts as engine

    folder = Path(engine.__file__).parent
    for path in [folder / "conflicts.py", *sorted((folder / "kinds").glob("*.py"))]:
        code = path.read_text(encoding="utf-8")
        code = re.sub(r'"""[\s\S]*?"""', "", code)
        code = re.sub(r"#.*", "", code)
        assert not re.search(r"\bC\d\d\b|\bS[0-4]\b|\d{4}", code), path.name
