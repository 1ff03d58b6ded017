"""Every code has a page, and what the page says about its examples is what happens."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.checking import Check
from sightline.kernel.compiling.check_pages import Example, Page, page_of, read_page
from sightline.text.yaml.json_text import read_json
from tests.workspaces import findings, places, write_workspace

SOURCE = Path(app.__file__).parent
CHECKS = app.checks()
CODES = list(CHECKS.by_code)
OWN = [code for code in CODES if CHECKS.modules[code].__name__.startswith("sightline.kernel.")]
FAMILIES = {
    "kernel": {"DOC", "KND", "LNK", "IGN"},
    "measure": {"MEA"},
    "discover": {"DSC"},
    "decide": {"DCD"},
    "specify": {"SPC"},
    "contract": {"CON"},
    "plan": {"PLN"},
    "release": {"REL"},
    "narrate": {"NAR"},
}
REQUIREMENT = "requirements/REQ-014-search.md"
TITLE = "---\ntitle: Search answers while typing{}\n---\n"


def page(code: str) -> Page:
    return page_of(CHECKS.modules[code])


# Where the bad example of each of the kernel's pages is reported: path, line, column.
EXPECTED = {
    "DOC003": ["requirements/REQ-014-search.md:1:1"],
    "DOC004": ["interviews/INT-003-acme.md:5:19"],
    "DOC010": ["requirements/REQ-014-search.md:1:1"],
    "DOC020": ["requirements/REQ-014-search.md:4:1"],
    "DOC021": ["requirements/REQ-014-search.md:4:1"],
    "DOC022": ["requirements/REQ-014-search.md:2:8"],
    "DOC023": ["requirements/REQ-014-search.md:3:7"],
    "DOC024": ["requirements/REQ-014-search.md:5:3"],
    "DOC025": ["requirements/REQ-014-search.md:3:21"],
    "DOC026": ["requirements/REQ-014-search.md:2:8"],
    "DOC027": ["requirements/REQ-014-search.md:2:9"],
    "DOC028": ["interviews/series.yaml:2:1"],
    "DOC029": ["requirements/REQ-014-search.md:3:70"],
    "DOC031": ["requirements/REQ-014-search.md:3:16"],
    "DOC032": ["requirements/REQ-014-search.md:3:1"],
    "DOC033": ["requirements/REQ-014-search.md:3:8"],
    "DOC034": ["requirements/REQ-014-search.md:3:1"],
    "DOC035": ["requirements/REQ-014-search.md:2:17"],
    "DOC036": ["requirements/REQ-014-search.md:2:21"],
    "DOC037": ["requirements/REQ-014-search.md:2:8"],
    "DOC038": ["requirements/REQ-014-search.md:2:1"],
    "DOC039": ["requirements/REQ-014-search.md:2:37"],
    "DOC050": ["sightline.toml:2:9"],
    "DOC051": ["sightline.toml:2:1", "sightline.toml:5:1"],
    "KND001": ["requirements/REQ-014-search.md:1:1"],
    "KND002": ["requirements/REQ-014-search.md:3:1"],
    "KND003": ["requirements/REQ-014-search.md:3:8", "requirements/REQ-014-search.md:5:5"],
    "KND004": ["requirements/REQ-014-search.md:3:9"],
    "KND005": ["requirements/REQ-014-search.md:3:9"],
    "KND006": ["requirements/REQ-015-export.md:2:5"],
    "KND007": ["requirements/search.md:1:1"],
    "KND008": ["insights/REQ-014-search.md:1:1"],
    "LNK013": ["interviews/INT-003-acme.md:5:42"],
    "KND010": ["requirments/REQ-014-search.md:1:1"],
    "KND009": ["decisions/DEC-007-search-engine.md:5:5"],
    "LNK001": ["requirements/REQ-014-search.md:3:14"],
    "LNK002": ["requirements/REQ-014-search.md:3:14", "requirements/REQ-014-search.md:6:14"],
    "LNK003": ["requirements/REQ-014-export.md:2:8", "requirements/REQ-014-search.md:2:8"],
    "LNK004": ["requirements/REQ-014-search.md:3:14"],
    "LNK005": ["opportunities/OPP-003-speed.md:3:12"],
    "LNK006": ["requirements/REQ-001-index.md:3:13"],
    "LNK007": ["interviews/INT-003-acme.md:7:27"],
    "LNK008": ["decisions/DEC-007-buy-search.md:3:13"],
    "LNK009": ["requirements/REQ-014-search.md:2:8"],
    "LNK010": ["requirements/REQ-014-search.md:3:13"],
    "LNK011": ["feedback/support.csv:3:1", "feedback/support.csv:4:1"],
    "LNK012": ["requirements/REQ-014-search.md:4:14"],
    "IGN001": ["opportunities/OPP-003-speed.md:3:1"],
    "IGN002": ["opportunities/OPP-003-speed.md:3:1"],
    "IGN003": ["opportunities/OPP-003-speed.md:3:1"],
    "IGN004": ["opportunities/OPP-003-speed.md:3:1"],
}

# What else a bad example brings: an ignore without effect leaves its finding in sight.
ALSO = {code: {"LNK001"} for code in ("IGN001", "IGN002", "IGN004")}


def not_utf8(root: Path) -> list[str]:
    content = "---\ntitle: The café in Lyon\n---\n".encode("latin-1")
    write_workspace(root, {"interviews/INT-003-cafe.md": content})
    assert places(root, "DOC001") == ["interviews/INT-003-cafe.md:2:15"]
    return ["DOC001"]


def file_too_large(root: Path) -> list[str]:
    text = TITLE.format("")
    content = text.encode() + b"x" * (5_000_001 - len(text))
    write_workspace(root, {"interviews/INT-003-acme.md": content})
    assert places(root, "DOC002") == ["interviews/INT-003-acme.md:1:1"]
    return ["DOC002"]


def link(root: Path, path: str, target: str) -> None:
    write_workspace(root, {REQUIREMENT: TITLE.format("")})
    os.symlink(target, root / path)


def unreadable_file(root: Path) -> list[str]:
    link(root, "requirements/REQ-015-gone.md", "REQ-gone.md")
    assert places(root, "DOC005") == ["requirements/REQ-015-gone.md:1:1"]
    return ["DOC005"]


def symlink_out_of_workspace(root: Path) -> list[str]:
    elsewhere = root.parent / f"{root.name}-elsewhere.md"
    elsewhere.write_text(TITLE.format(""))
    link(root, "requirements/REQ-015-out.md", str(elsewhere))
    assert places(root, "DOC006") == ["requirements/REQ-015-out.md:1:1"]
    return ["DOC006"]


def symlink_loop(root: Path) -> list[str]:
    link(root, "requirements/all", "../requirements")
    os.symlink("REQ-016-me.md", root / "requirements/REQ-016-me.md")
    assert places(root, "DOC007") == ["requirements/REQ-016-me.md:1:1", "requirements/all:1:1"]
    return ["DOC007"]


def symlink_within_workspace(root: Path) -> list[str]:
    link(root, "requirements/REQ-015-again.md", "REQ-014-search.md")
    assert places(root, "DOC008") == ["requirements/REQ-015-again.md:1:1"]
    return ["DOC008"]


def utf16(root: Path) -> list[str]:
    write_workspace(root, {REQUIREMENT: TITLE.format("").encode("utf-16")})
    assert places(root, "DOC009") == [f"{REQUIREMENT}:1:1"]
    return ["DOC009"]


def character_not_allowed(root: Path) -> list[str]:
    write_workspace(root, {REQUIREMENT: TITLE.format("\uffff")})
    assert places(root, "DOC030") == [f"{REQUIREMENT}:2:35"]
    return ["DOC030"]


# Files that a page can only describe, and where each is reported.
DESCRIBED: dict[str, Callable[[Path], list[str]]] = {
    "DOC001": not_utf8,
    "DOC002": file_too_large,
    "DOC005": unreadable_file,
    "DOC006": symlink_out_of_workspace,
    "DOC007": symlink_loop,
    "DOC008": symlink_within_workspace,
    "DOC009": utf16,
    "DOC030": character_not_allowed,
}

# What only the data can tell: the room that asks them tests these pages.
ON_DATA = {code for code, declared in CHECKS.by_code.items() if declared.scope == "data"}

# Line and column of each fault of a JSON text. No kind is written in JSON yet.
JSON_PLACES = {
    "DOC040": (1, 21),
    "DOC041": (1, 26),
    "DOC042": (1, 1),
    "DOC043": (1, 13),
    "DOC044": (1, 11),
    "DOC045": (1, 13),
    "DOC046": (1, 19),
    "DOC047": (1, 74),
    "DOC048": (2, 1),
    "DOC049": (1, 15),
}


def json_problems(example: Example) -> list[tuple[str, int, int]]:
    (text,) = example.files.values()
    return [(problem.code, problem.line, problem.column) for problem in read_json(text)[1]]


@pytest.mark.parametrize(
    "code", [c for c in CODES if c not in {*DESCRIBED, *JSON_PLACES, *ON_DATA}]
)
def test_the_bad_example_of_a_page_is_reported(code: str, tmp_path: Path) -> None:
    found = places(write_workspace(tmp_path, page(code).bad.files), code)
    if code in OWN:
        assert found == EXPECTED[code]
    else:
        assert found, f"the bad example on the page of {code} is not reported"


@pytest.mark.parametrize("code", [c for c in EXPECTED if c not in ("LNK009",)])
def test_the_bad_example_of_a_kernel_page_shows_that_mistake_alone(
    code: str, tmp_path: Path
) -> None:
    root = write_workspace(tmp_path, page(code).bad.files)
    loud = {d.code for d in findings(root) if d.severity != "info" and d.code in OWN} - {code}
    assert loud == ALSO.get(code, set())


@pytest.mark.parametrize("code", DESCRIBED)
def test_a_file_that_a_page_can_only_describe_is_reported(code: str, tmp_path: Path) -> None:
    assert page(code).bad.note and not page(code).bad.files
    root = tmp_path / "workspace"
    root.mkdir()
    assert DESCRIBED[code](root) == [code]
    assert {d.code for d in findings(root) if d.severity != "info" and d.code in OWN} == {code}


@pytest.mark.parametrize("code", JSON_PLACES)
def test_the_bad_example_of_a_json_page_is_reported(code: str) -> None:
    assert json_problems(page(code).bad) == [(code, *JSON_PLACES[code])]
    assert json_problems(page(code).good) == []


@pytest.mark.parametrize("code", [c for c in CODES if c not in JSON_PLACES])
def test_the_good_example_of_a_page_has_nothing_of_it(code: str, tmp_path: Path) -> None:
    found = findings(write_workspace(tmp_path, page(code).good.files))
    assert [d for d in found if d.code == code] == []
    assert [d for d in found if d.code in OWN and d.severity == "error"] == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_reads_well(code: str) -> None:
    text = page(code)
    assert not re.search(rf"\b{code}\b", text.summary), "the first sentence names no code"
    assert text.summary.count(". ") == 0, "the first line is one sentence"
    assert len(text.prose.split()) >= 12, "the page says why it matters and how to mend it"
    assert text.good.files


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_named_after_its_room_and_its_file_after_its_function(code: str) -> None:
    module = CHECKS.modules[code]
    room = module.__name__.split(".")[1]
    assert code[:3] in FAMILIES[room]
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", code)
    declared: Check = CHECKS.by_code[code]
    if declared.find is not None:
        assert declared.find.__name__ == module.__name__.rpartition(".")[2]


def test_no_kernel_code_is_without_an_executed_example() -> None:
    assert sorted(OWN) == sorted({*EXPECTED, *DESCRIBED, *JSON_PLACES})


def test_every_code_in_the_source_has_a_page_and_every_page_a_reporter() -> None:
    used: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for code in re.findall(r"\"([A-Z]{3}[0-9]{3})\"", path.read_text(encoding="utf-8")):
            used.setdefault(code, set()).add(path.parent.name)
    assert sorted(used.keys() - CHECKS.by_code.keys()) == []
    reported_by_reader = {code for code, check in CHECKS.by_code.items() if check.find is None}
    silent = {code for code in reported_by_reader if used[code] == {"checks"}}
    assert sorted(silent) == []


MALFORMED = {
    "no examples": "One sentence.\n\nProse.\n",
    "only a bad one": "One sentence.\n\nProse.\n\n## Bad\n\na/b.md\n    x\n",
    "good before bad": "One.\n\nP.\n\n## Good\n\na/b.md\n    x\n\n## Bad\n\na/b.md\n    x\n",
    "no full stop": "One\n\nP.\n\n## Bad\n\na/b.md\n    x\n\n## Good\n\na/b.md\n    x\n",
    "text without a path": "One.\n\nP.\n\n## Bad\n\n    x\n\n## Good\n\na/b.md\n    x\n",
    "an empty part": "One.\n\nP.\n\n## Bad\n\n## Good\n\na/b.md\n    x\n",
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=list(MALFORMED))
def test_a_docstring_that_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"page|path|empty"):
        read_page(text)


def test_a_page_is_read_into_its_parts() -> None:
    text = (
        "One sentence.\n\nWhy.\n\nHow.\n\n## Bad\n\nA note.\n\na/b.md\n    x␉y\n\n      z\n\n"
        "c.toml\n    k = 1\n\n## Good\n\na/b.md\n    x\n"
    )
    assert read_page(text) == Page(
        "One sentence.",
        "Why.\n\nHow.",
        Example("A note.", {"a/b.md": "x\ty\n\n  z\n", "c.toml": "k = 1\n"}),
        Example("", {"a/b.md": "x\n"}),
        text,
    )
