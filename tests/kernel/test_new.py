"""One command and two typed lines make a document that the rest of the house understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.authoring.new_ids import label_of
from sightline.kernel.errors import Refused, UsageError
from sightline.text.yaml import read_yaml
from sightline.text.yaml.nodes import Mapping, Scalar, Sequence
from sightline.text.yaml.quoting import yaml_scalar
from tests.workspaces import OWNER, SETTINGS, ask, codes, write_workspace

FILES = {
    "interviews/INT-003-acme.md": "---\ntitle: Acme\ndate: 2026-02-01\nconsent: given\n---\n\n"
    "> I stop typing {#q4 search}\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow search\nevidence: [INT-003#q4]\n---\n",
    "requirements/REQ-014-old.md": "---\ntitle: Old\nstatus: dropped\nopportunity: OPP-002\n---\n",
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: requests\nexpression: ms\nunit: ms\n",
}
TEXT_OF_REQ_015 = """\
---
title: "Search: p95 under load"
opportunity: OPP-002
---

<!-- As a ..., I want ..., so that ... -->

## Criteria

<!-- one bullet each: promises that data can answer -->
"""


def test_one_command_and_two_typed_lines_make_a_requirement(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    before = codes(root)
    made = ask(root, "new", kind="REQ", from_="OPP-002", title="Search: p95 under load")
    assert (made.id, made.link) == ("REQ-015", "opportunity")
    assert made.path == "requirements/REQ-015-search-p95-under-load.md"
    path = root / made.path
    lines = [line for line in TEXT_OF_REQ_015.split("\n") if not line.startswith("<!-- keys:")]
    assert [
        line for line in path.read_text().split("\n") if not line.startswith("<!-- keys:")
    ] == lines
    story = "As a developer, I want results at once, so that I can build type-ahead."
    text = path.read_text().replace("\n\n## Criteria", f"\n{story}\n\n## Criteria")
    path.write_text(text + "- p95 of api.latency_ms is < 200 ms over 28d\n")
    assert codes(root) - before == set()
    shown = ask(root, "show", id="REQ-015").fields
    assert shown["story"] == story
    assert shown["criteria"] == ["p95 of api.latency_ms is < 200 ms over 28d"]


@pytest.mark.parametrize(
    ("kind", "source", "line", "path"),
    [
        (
            "opportunity",
            "INT-003#q4",
            'evidence:\n  - {ref: INT-003#q4, quote: "I stop typing"}',
            "opportunities/OPP-003-x.md",
        ),
        ("OPP", "OPP-002", "parent: OPP-002", "opportunities/OPP-003-x.md"),
        ("DEC", "OPP-002", "opportunity: OPP-002", "decisions/DEC-001-x.md"),
        ("DEC", "INT-003", "evidence: [INT-003]", "decisions/DEC-001-x.md"),
        ("initiative", "REQ-014", "requirements: REQ-014", "roadmap/INI-001-x.md"),
        ("requirements", "REQ-014", "depends_on: REQ-014", "requirements/REQ-015-x.md"),
        ("ROL", "REQ-014", "requirements: REQ-014", "rollouts/ROL-001-x.md"),
        ("INS", "TIC-7", "evidence: [TIC-7]", "insights/INS-001-x.md"),
    ],
)
def test_the_link_back_stands_in_the_key_made_for_it(
    tmp_path: Path, kind: str, source: str, line: str, path: str
) -> None:
    rows = {
        "sightline.toml": SETTINGS + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\n',
        "feedback/t.csv": "id,words\n7,slow\n",
    }
    root = write_workspace(tmp_path, {**FILES, **rows})
    assert ask(root, "new", kind=kind, from_=source, title="X").path == path
    assert f"\n{line}\n" in (root / path).read_text()


def test_a_quote_is_linked_with_its_words_so_that_a_change_is_noticed(tmp_path: Path) -> None:
    rows = '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "words"\n'
    said = 'I "stop": typing\n> and # wait'
    interview = FILES["interviews/INT-003-acme.md"].replace("I stop typing", said)
    files = {
        "sightline.toml": SETTINGS + rows,
        "feedback/t.csv": "id,mail,words\n7,lee@acme.example,It's {slow}\n",
        "interviews/INT-003-acme.md": interview,
    }
    root = write_workspace(tmp_path, files)
    ask(root, "new", kind="OPP", from_="INT-003#q4", title="Quoted")
    row = root / ask(root, "new", kind="OPP", from_="TIC-7", title="Row").path
    assert '  - {ref: TIC-7, quote: "It\'s {slow}"}\n' in row.read_text()
    assert "DSC003" not in codes(root)
    for path, old, new in (
        ("interviews/INT-003-acme.md", "and # wait", "and go"),
        ("feedback/t.csv", "slow", "fast"),
    ):
        text = (root / path).read_text()
        (root / path).write_text(text.replace(old, new))
        assert "DSC003" in codes(root)
        (root / path).write_text(text)


CODES = [code for code, kind in app.kinds().by_code.items() if not kind.opaque and code != "MET"]


@pytest.mark.parametrize("code", CODES)
def test_a_new_document_of_any_kind_is_no_mistake(tmp_path: Path, code: str) -> None:
    root = write_workspace(tmp_path, {})
    made = ask(root, "new", kind=code, title="A thing: with a colon")
    found = [d for d in ask(root, "check").diagnostics if d.severity != "info"]
    assert found == []
    assert ask(root, "show", subject=OWNER, id=made.id).title == "A thing: with a colon"


def test_an_id_can_be_chosen_or_made_of_the_title(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    assert ask(root, "new", kind="REQ", id="REQ-020", title="Export").id == "REQ-020"
    assert ask(root, "new", kind="REQ", slug=True, title="Fast search").path == (
        "requirements/REQ-fast-search.md"
    )
    assert ask(root, "new", kind="metric", id="MET-api.errors", title="Errors").path == (
        "metrics/api.errors.yaml"
    )
    assert ask(root, "new", kind="REQ", title="検索").path == "requirements/REQ-021.md"


def test_keys_can_be_filled_in(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    pairs = ("status=committed", "tags=a", "tags=b, c", "review=2026-05-01", "owner=no")
    made = ask(root, "new", kind="REQ", title="X", set=pairs)
    fields = ask(root, "show", id=made.id).fields
    assert [fields[name] for name in ("status", "tags", "review", "owner")] == [
        "committed", ["a", "b, c"], "2026-05-01", "no",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("request_", "message", "help"),
    [
        ({"kind": "requirment"}, "there is no kind `requirment`", "did you mean REQ (requirement)"),
        ({"kind": ""}, "there is no kind ``", "kinds: API api, APP application, ASK"),
        ({"kind": "API"}, "API documents are written in another language", "put your openapi.yaml"),
        ({"kind": "MET"}, "a metric definition is called by its name", "name it: --id MET-"),
        ({"id": "REQ-014"}, "REQ-014 is already there", "open requirements/REQ-014-old.md"),
        ({"id": "OPP-9"}, "OPP-9 is not the id of a document in requirements/", "begin it with"),
        ({"id": "req 9"}, "`req 9` can't be an id", "write REQ-015"),
        ({"id": "REQ-9-x"}, "REQ-9-x can't be the id of a file", "a file called REQ-9-x.md"),
        ({"slug": True, "title": "検索"}, "no id can be made of the title", "write one yourself"),
        ({"from_": "OPP-003"}, "there is no OPP-003 in this workspace", "did you mean OPP-002"),
        ({"from_": "INT-003#q5"}, "INT-003 has no quote #q5", "known: #q4"),
        ({"kind": "OBJ", "from_": "INT-003"}, "no key of OBJ leads to INT-003", "it can come"),
        ({"set": ("statu=x",)}, "REQ has no key `statu`", "did you mean `status`?"),
        ({"set": ("status",)}, "`status` has no =", "write --set owner=ana"),
        ({"set": ("title=x",)}, "the title has an option of its own", "write --title ..."),
        ({"set": ("status=comitted",)}, "`comitted` is not one of the values", "did you mean"),
        ({"set": ("status=draft", "status=draft")}, "`status` holds one value only", "set it"),
        ({"set": ("review=2026-02-30",)}, "`2026-02-30` is not a date that exists", ""),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(
    tmp_path: Path, request_: dict[str, Any], message: str, help: str
) -> None:
    root = write_workspace(tmp_path, FILES)
    before = sorted(root.rglob("*.md"))
    with pytest.raises(UsageError) as refused:
        ask(root, "new", **{"kind": "REQ", "title": "X", **request_})
    assert refused.value.message.startswith(message)
    assert refused.value.help.startswith(help)
    assert sorted(root.rglob("*.md")) == before


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    hidden = "requirements/REQ-015-x.md"
    root = write_workspace(tmp_path, FILES)
    (root / hidden).symlink_to(root / "sightline.toml")
    with pytest.raises((Refused, UsageError)):
        ask(root, "new", kind="REQ", id="REQ-015", title="X")
    assert (root / "sightline.toml").read_text() == SETTINGS


@given(st.text(max_size=40))
def test_any_text_stands_in_a_key_as_it_was_typed(text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return
    node, problems = read_yaml(f"a: {yaml_scalar(text)}\nb: [{yaml_scalar(text, True)}]\n", 1)
    assert problems == [] and isinstance(node, Mapping)
    value, items = (entry[1] for entry in node.entries.values())
    assert isinstance(value, Scalar) and isinstance(items, Sequence)
    assert isinstance(items.items[0], Scalar)
    assert (value.text, items.items[0].text, len(items.items)) == (text, text, 1)


@given(st.text(max_size=80))
def test_a_label_is_a_plain_short_file_name(title: str) -> None:
    label = label_of(title)
    assert len(label) <= 48
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in label)
    assert not label.startswith("-") and not label.endswith("-")


def test_a_new_metric_names_the_lines_that_make_it_a_number(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    made = ask(root, "new", kind="MET", id="MET-api.error_rate", title="Errors")
    text = (root / made.path).read_text()
    lines = [line.partition(":")[0] for line in text.split("\n")]
    assert lines[:5] == ["title", "# source", "# expression", "# unit", "# time"]
    for name, value in (("source", "requests"), ("expression", "ms"), ("unit", "ms")):
        text = text.replace(f"# {name}:", f"{name}: {value}")
    (root / made.path).write_text(text)
    assert ask(root, "show", id=made.id).fields["source"] == "requests"


def test_the_help_for_an_id_is_what_the_kind_takes(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    with pytest.raises(UsageError) as refused:
        ask(root, "new", kind="MET", id="MET-API", title="X")
    assert refused.value.help == (
        "write MET-api.latency_ms: small letters, digits, dots, hyphens, underscores"
    )
