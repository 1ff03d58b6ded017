"""A rename reaches every link to a document, and not one byte beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.kernel.errors import Refused, UsageError
from tests.workspaces import SETTINGS, ask, findings, write_workspace

LINKING = """\
---
title: Everything that can hold a link
opportunity: [OPP-002, 'OPP-003']
evidence:
  - {ref: INT-003#q4, quote: "I stop typing"}
  - "INT-003#q4"
  - ref: INT-003#q4
    quote: |
      I stop
      typing
  - INT-003
criteria:
  - p95 of api.latency_ms where operation = 'of api.latency_ms' is < 200 ms over 28d
  - 'p95 of api.latency_ms where operation = ''of api.latency_ms'' is < 210 ms'
  - "share(duration < 3) of MET-api.latency_ms is >= 95 %"
---

As INT-003 said in [[INT-003]] and [[INT-003#q4|what INT-003 said]], but `[[INT-003]]` is code.

| who | what |
| --- | --- |
| [[INT-003]] | \\[[INT-003]] |

    [[INT-003]]

## Criteria

- `p95 of api.latency_ms is < 220 ms`
- p95 of api.latency_ms.eu is < 230 ms
"""
FILES = {
    "interviews/INT-003-acme.md": "---\nid: INT-003\ntitle: INT-003\ntranscript: INT-003.vtt\n"
    "---\n\nSee [[INT-003]].\n\n> I stop typing {#q4 auth}\n",
    "interviews/INT-003.vtt": "WEBVTT\n\nq5\n00:01.000 --> 00:02.000\nINT-003 speaking\n",
    "metrics/api.latency_ms.yaml": "title: Latency\n",
    "metrics/api.latency_ms.eu.yaml": "title: Latency in Europe\n",
    "requirements/REQ-014-search.md": LINKING,
    "opportunities/OPP-002.md": '---\nid: "OPP-002"\ntitle: Two\n---\n',
    "opportunities/OPP-003-three.md": "---\ntitle: Three\nparent: OPP-002 # OPP-002\n---\n",
}


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".sightline" not in path.parts
    }


def test_every_form_of_link_follows_and_nothing_else_changes(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    result = ask(root, "rename", id="INT-003", new="INT-007")
    after = contents(root)
    assert (result.id, result.was, result.path, result.links) == (
        "INT-007", "INT-003", "interviews/INT-007-acme.md", 8,
    )  # fmt: skip
    assert sorted(result.files) == [
        "interviews/INT-007-acme.md",
        "interviews/INT-007.vtt",
        "requirements/REQ-014-search.md",
    ]
    assert after["interviews/INT-007-acme.md"].decode() == (
        "---\nid: INT-007\ntitle: INT-003\ntranscript: INT-007.vtt\n"
        "---\n\nSee [[INT-007]].\n\n> I stop typing {#q4 auth}\n"
    )
    assert after["interviews/INT-007.vtt"] == FILES["interviews/INT-003.vtt"].encode()
    expected = LINKING
    for old in ("{ref: INT-003", '"INT-003', "- ref: INT-003", "- INT-003", "in [[INT-003"):
        assert expected.count(old) == 1, old
        expected = expected.replace(old, old.replace("INT-003", "INT-007"))
    expected = expected.replace("[[INT-003#q4|what", "[[INT-007#q4|what")
    expected = expected.replace("| [[INT-003]]", "| [[INT-007]]")
    assert after["requirements/REQ-014-search.md"].decode() == expected


def test_a_metric_is_followed_into_criteria_by_its_short_name(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    result = ask(root, "rename", id="MET-api.latency_ms", new="MET-api.time_ms")
    after = contents(root)
    assert result.path == "metrics/api.time_ms.yaml"
    text = after["requirements/REQ-014-search.md"].decode()
    assert text == LINKING.replace("p95 of api.latency_ms ", "p95 of api.time_ms ").replace(
        "of MET-api.latency_ms", "of MET-api.time_ms"
    )
    assert {d.code for d in findings(root)} & {"LNK001", "MEA001"} == set()


FORMS = ("", "\ufeff")
NAMES = {
    "INT-003": st.sampled_from(["INT-007", "INT-1000", "INT-1"]),
    "OPP-002": st.sampled_from(["OPP-9", "OPP-00002"]),
    "REQ-014": st.sampled_from(["REQ-015", "REQ-140"]),
    "MET-api.latency_ms": st.sampled_from(["MET-x", "MET-api.latency_ms.us", "MET-latency"]),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_there_and_back_is_as_if_nothing_had_happened(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    mark = data.draw(st.sampled_from(FORMS))
    newline = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    files = {
        path: (mark + text.replace("\n", newline)).encode() if path.endswith(".md") else text
        for path, text in FILES.items()
    }
    root = write_workspace(tmp_path_factory.mktemp("w"), files)
    before = contents(root)
    old = data.draw(st.sampled_from(sorted(NAMES)))
    new = data.draw(NAMES[old])
    ask(root, "rename", id=old, new=new)
    assert contents(root) != before
    ask(root, "rename", id=new, new=old)
    assert contents(root) == before


@pytest.mark.parametrize("old", ["INT-003", "OPP-002", "REQ-014"])
def test_check_finds_the_same_with_the_new_id(tmp_path: Path, old: str) -> None:
    root = write_workspace(tmp_path, FILES)
    new = old[:-1] + "9"
    before = sorted(str(found).replace(old, new) for found in findings(root))
    ask(root, "rename", id=old, new=new)
    assert sorted(str(found).replace(old, new) for found in findings(root)) == before


@pytest.mark.parametrize(
    ("old", "new", "message", "help"),
    [
        ("INT-004", "INT-005", "there is no INT-004 in this workspace", "did you mean INT-003?"),
        ("INT-003", "INT 5", "`INT 5` can't be an id", "write INT-015 or INT-fast-search"),
        ("INT-003", "REQ-5", "REQ-5 is not the id of a document in interviews/", "begin it with"),
        ("REQ-014", "REQ-014", "REQ-014 is already there: requirements/REQ-014-search.md", ""),
        ("OPP-002", "OPP-003", "OPP-003 is already there: opportunities/OPP-003-three.md", ""),
        ("OPP-002", "OPP-5-five", "no file can be called OPP-5-five", "a number ends the id"),
        ("SER-interviews", "SER-x", "SER-interviews is named by its place", "there is one such"),
        ("API-search", "API-find", "API-search is named by its place", "rename the folder"),
        ("TIC-1", "TIC-2", "TIC-1 is a row of feedback/t.csv", "change it in the file"),
    ],
)
def test_what_cannot_be_renamed_is_refused_in_words(
    tmp_path: Path, old: str, new: str, message: str, help: str
) -> None:
    more = {
        "sightline.toml": SETTINGS + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\n',
        "feedback/t.csv": "id,words\n1,slow\n",
        "contracts/search/openapi.yaml": "openapi: 3.1.0\n",
        "interviews/series.yaml": "consent: given\n",
    }
    root = write_workspace(tmp_path, {**FILES, **more})
    before = contents(root)
    with pytest.raises(UsageError) as refused:
        ask(root, "rename", id=old, new=new)
    assert refused.value.message.startswith(message)
    assert refused.value.help.startswith(help)
    assert contents(root) == before


def test_a_file_that_cannot_be_read_and_names_the_id_stops_the_rename(tmp_path: Path) -> None:
    root = write_workspace(
        tmp_path, {**FILES, "insights/INS-1.md": "---\nevidence: [INT-003\n---\n"}
    )
    with pytest.raises(UsageError, match=r"insights/INS-1.md can't be read and names INT-003"):
        ask(root, "rename", id="INT-003", new="INT-007")


def test_what_is_hidden_from_an_audience_stays_hidden(tmp_path: Path) -> None:
    audiences = SETTINGS + '[audiences.partners]\nhide = ["interviews/INT-003*"]\n'
    root = write_workspace(tmp_path, {**FILES, "sightline.toml": audiences})
    with pytest.raises(UsageError, match="would no longer be hidden from partners"):
        ask(root, "rename", id="INT-003", new="INT-007")


def test_whoever_sees_only_a_part_renames_nothing(tmp_path: Path) -> None:
    from sightline import app
    from sightline.kernel.asking.dispatcher import Dispatcher
    from sightline.kernel.asking.views import Subject

    audiences = SETTINGS + '[audiences.partners]\nhide = ["interviews/*"]\n'
    root = write_workspace(tmp_path, {**FILES, "sightline.toml": audiences})
    with pytest.raises(Refused, match="1 document is hidden from you"):
        Dispatcher(app.parts(), str(root), "2026-03-01").call(
            "rename", {"id": "REQ-014", "new": "REQ-015"}, Subject("x", "partners")
        )


PROMISE = "count of api.calls is >= 1 over 28d"
RECORDED = {
    "metrics/api.calls.yaml": "title: Calls\n",
    "requirements/REQ-1.md": f"---\ntitle: R\ncriteria:\n  - {PROMISE}\n---\n",
    "readings/RDG-x.yaml": f"title: X\nof: REQ-1\ncriterion: {PROMISE}\nverdict: PASS\n"
    "as_of: 2026-02-15\nreading: {value: 3, n: 3, query: SELECT 3}\n",
}


def test_a_metric_keeps_the_verdicts_that_were_recorded_under_its_old_names(
    tmp_path: Path,
) -> None:
    root = write_workspace(tmp_path, RECORDED)
    for old, new in (("calls", "requests"), ("requests", "asked")):
        ask(root, "rename", id=f"MET-api.{old}", new=f"MET-api.{new}")
        assert ask(root, "why", id="REQ-1").verdict == "PASS"
    after = contents(root)
    assert after["readings/RDG-x.yaml"] == RECORDED["readings/RDG-x.yaml"].encode()
    assert after["metrics/api.asked.yaml"] == b"title: Calls\nwas: [api.calls]\n"
    assert b"count of api.asked is" in after["requirements/REQ-1.md"]
    assert "KND002" not in {d.code for d in findings(root)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: C", "title: C\nwas: [api.calls]\n"),
        ("title: C\r\n", "title: C\r\nwas: [api.calls]\r\n"),
        ("was: [a.b]\ntitle: C\n", "was: [a.b, api.calls]\ntitle: C\n"),
        ("was:\n  - a.b\ntitle: C\n", "was:\n  [a.b, api.calls]\ntitle: C\n"),
        ("was: a.b # once\ntitle: C\n", "was: [a.b, api.calls] # once\ntitle: C\n"),
    ],
)
def test_a_former_name_is_written_into_any_metric_file(
    before: str, after: str, tmp_path: Path
) -> None:
    files = {**RECORDED, "metrics/api.calls.yaml": before.encode()}
    root = write_workspace(tmp_path, files)
    ask(root, "rename", id="MET-api.calls", new="MET-x")
    assert contents(root)["metrics/x.yaml"] == after.encode()


def test_an_old_name_that_another_metric_bears_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, RECORDED)
    ask(root, "rename", id="MET-api.calls", new="MET-x")
    (root / "metrics/api.calls.yaml").write_text("title: Something else\n")
    assert ask(root, "why", id="REQ-1").verdict == "no verdict recorded"


def test_comments_follow_their_document(tmp_path: Path) -> None:
    comments = {
        "comments/OPP-002/2026-02-12-tom.md": "So?\n",
        "comments/OPP-002/a/b.bin": b"\0\xff",
    }
    root = write_workspace(tmp_path, {**FILES, **comments, "comments/OPP-0021/x.md": "no"})
    ask(root, "rename", id="OPP-002", new="OPP-9")
    after = {p: data for p, data in contents(root).items() if p.startswith("comments/")}
    assert after == {
        "comments/OPP-9/2026-02-12-tom.md": b"So?\n",
        "comments/OPP-9/a/b.bin": b"\0\xff",
        "comments/OPP-0021/x.md": b"no",
    }


def test_comments_that_can_not_follow_stop_the_rename(tmp_path: Path) -> None:
    both = {"comments/OPP-002/a.md": "a", "comments/OPP-9/b.md": "b"}
    root = write_workspace(tmp_path, {**FILES, **both})
    with pytest.raises(UsageError, match="there are comments on OPP-9 already"):
        ask(root, "rename", id="OPP-002", new="OPP-9")
    (root / "comments/OPP-002/link.md").symlink_to("/etc/passwd")
    before = contents(root)
    with pytest.raises(UsageError, match="can't follow"):
        ask(root, "rename", id="OPP-002", new="OPP-8")
    assert contents(root) == before


def test_a_slug_becomes_the_label_of_the_number_that_replaces_it(tmp_path: Path) -> None:
    files = {"requirements/REQ-fast-search.md": "---\ntitle: Fast\n---\n"}
    root = write_workspace(tmp_path, files)
    assert ask(root, "rename", id="REQ-fast-search", new="REQ-015").path == (
        "requirements/REQ-015-fast-search.md"
    )
    assert ask(root, "rename", id="REQ-015", new="REQ-016").path == (
        "requirements/REQ-016-fast-search.md"
    )
