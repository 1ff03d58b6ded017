"""The exported site: the served pages as files that any host can serve from any folder."""

from __future__ import annotations

import json
import os
import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.asking.json_shape import json_text
from sightline.kernel.errors import Refused
from sightline.kernel.files import exported_folder
from sightline.kernel.files.exported_folder import manifest_of, refuse_folder, write_folder
from sightline.web.exporting.exported_site import ExportedSite
from sightline.web.exporting.file_names import another_file_of, file_of, relative
from sightline.web.exporting.page_links import as_file, without_server
from tests.cli.command_line import sightline
from tests.workspaces import SETTINGS, write_workspace

ROWS = "".join(f"2026-02-{day:02},{day * 9}\n" for day in range(1, 29))
PROMISE = "p95 of api.latency_ms is < 200 ms over 28d"
FILES: dict[str, str | bytes] = {
    "sightline.toml": 'name = "Relay"\nowner = "ana"\nas_of = "2026-03-01"\n[sources.calls]\n'
    'files = "data/calls.csv"\ntime = "time"\n[audiences.board]\nhide = ["interviews/*"]\n',
    "data/calls.csv": "time,latency\n" + ROWS,
    "interviews/INT-003-acme.md": "---\ntitle: Acme\nconsent: given\n---\n\n> Slow {#q4 search}\n",
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: calls\nexpression: latency\nunit: ms\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow\nevidence: [INT-003#q4]\n---\n",
    "requirements/REQ-001-fast.md": f"---\ntitle: Fast <b> & \"so\"\nopportunity: OPP-002\n"
    f"criteria:\n  - {PROMISE}\n---\n\nSee [[OPP-002]], [[REQ-002|two]], "
    "[out](https://example.com), [a file](../metrics/x.yaml).\n",
    "requirements/REQ-002-two.md": f"---\ntitle: Two\ncriteria:\n  - {PROMISE}\n  - text: neat\n"
    "  - p50 of api.latency_ms is < 20 ms\n---\n",
    "requirements/REQ-003-bad.md": "---\ntitle: Bad\ncriteria:\n"
    "  - p95 of api.latenc is < 1 ms\n---\n",
}  # fmt: skip
_LINK = re.compile(r'<(?:a|img|link|script)\s[^>]*?(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("ws"), FILES)


def _export(root: Path, to: Path, *more: str) -> Any:
    shown = sightline(root, "export", "site", "--to", str(to), *more)
    return shown.code, shown.out, shown.err


@pytest.fixture(scope="module")
def exported(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("out") / "site"
    code, out, err = _export(root, to, "--audience", "board")
    assert (code, err) == (0, ""), out
    return to


def _files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_every_link_leads_to_a_file_of_the_export(exported: Path) -> None:
    files = _files(exported)
    assert {"index.html", "404.html", "documents/REQ-001.html", "threads/OPP-002.html"} <= set(
        files
    )
    count = 0
    for name in (name for name in files if name.endswith(".html")):
        for link in map(unescape, _LINK.findall(files[name].decode())):
            if link.startswith(("https://example.com", "#")):
                continue
            path = os.path.normpath(Path(name).parent / unquote(link.partition("#")[0]))
            assert path in files, f"{name}: {link}"
            count += 1
    assert count > 100


def test_pages_ask_no_server_and_run_nothing(exported: Path) -> None:
    for name, data in _files(exported).items():
        page = data.decode()
        if name.endswith(".html"):
            assert page.count("Content-Security-Policy") == 1, name
            assert "default-src 'none'" in page and "unsafe" not in page
            assert not re.search(r"<form|<script|\shx-|\ssse-|\"/(?:ask|api|live)", page), name


def test_a_link_to_what_is_withheld_or_absent_is_no_link(exported: Path) -> None:
    page = (exported / "documents/OPP-002.html").read_text(encoding="utf-8")
    assert "INT-003" not in page and "Why" in page and ">Why</a>" not in page
    page = (exported / "documents/REQ-001.html").read_text(encoding="utf-8")
    assert re.search('<a href="REQ-002.html"[^>]*>two</a>', page)
    assert 'href="https://example.com"' in page
    assert "a file" in page and "metrics/x.yaml" not in page
    assert not (exported / "documents/INT-003.html").exists()


def test_pages_name_neither_the_audience_nor_lists_of_nothing(exported: Path) -> None:
    page = (exported / "index.html").read_text(encoding="utf-8")
    assert "board" not in page and "Interviews" not in page and "Career" not in page
    assert "Requirements" in page and not (exported / "interviews.html").exists()


def test_charts_are_files(exported: Path) -> None:
    page = (exported / "promises/REQ-001.html").read_text(encoding="utf-8")
    assert '<img src="../charts/verify-ids-REQ-001.svg"' in page
    assert (exported / "charts/verify-ids-REQ-001.svg").read_bytes().startswith(b"<svg")
    assert b"how many" in (exported / "charts/verify-ids-REQ-001.csv").read_bytes()
    assert ".png" not in page


def test_the_manifest_names_every_file_with_its_hash(exported: Path) -> None:
    files = _files(exported)
    held = json.loads(files.pop("manifest.json"))
    assert {one["path"]: (one["bytes"], one["sha256"]) for one in held["files"]} == {
        name: (len(data), sha256(data).hexdigest()) for name, data in files.items()
    }
    assert (held["as_of"], held["hidden"], held["name"]) == ("2026-03-01", 1, "Relay")


def test_an_export_is_the_same_bytes_again_and_replaces_an_earlier_one(
    root: Path, exported: Path
) -> None:
    before = _files(exported)
    code, out, _ = _export(root, exported, "--audience", "board")
    assert code == 0 and "1 hidden" in out
    assert _files(exported) == before
    assert [p.name for p in exported.parent.iterdir()] == ["site"]


def test_what_withholds_nothing_is_asked_for_by_name(root: Path, tmp_path: Path) -> None:
    code, _, err = _export(root, tmp_path / "x")
    assert code == 2 and "--audience NAME" in err
    code, _, err = _export(root, tmp_path / "x", "--audience", "board", "--everything")
    assert code == 2 and "contradict" in err
    code, _, err = _export(root, tmp_path / "x", "--audience", "nobody")
    assert code == 2 and "known: board" in err
    code, out, _ = _export(root, tmp_path / "x", "--everything", "--dry-run")
    assert code == 0 and "documents/INT-003.html\n" in out and not (tmp_path / "x").exists()


def test_what_it_says_of_one_promise_is_what_is_said_when_it_is_asked_alone(root: Path) -> None:
    site = ExportedSite(app.parts(), str(root), "board", "")
    for identifier in ("REQ-001", "REQ-002", "REQ-003"):
        asked = {"ids": (identifier,)}
        assert json_text(site.answer("verify", asked)) == json_text(site._asked("verify", asked))


FOLDERS = {
    "a folder with something else": ("x/notes.txt", "x", "not empty"),
    "the workspace": ("x/y", ".", "the workspace itself"),
    "above the workspace": ("x/y", "..", "the workspace itself"),
    "among documents": ("x/y", "requirements/site", "among documents"),
    "in git's folder": ("x/y", ".git/site", "private folder"),
    "a file": ("file", "file", "no folder"),
    "a folder that is a workspace": ("x/sightline.toml", "x", "holds sightline.toml"),
    "a folder under git": ("x/.git/HEAD", "x", "holds .git"),
}  # fmt: skip


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_of_somebodys_work_is_not_replaced(tmp_path: Path, case: str) -> None:
    there, to, why = FOLDERS[case]
    root = write_workspace(tmp_path / "ws", {"sightline.toml": SETTINGS, there: "x"})
    folders = ["requirements"]
    with pytest.raises(Refused, match=why):
        refuse_folder(str(root / to), str(root), folders, False)
    if why != "not empty":
        with pytest.raises(Refused, match=why):
            refuse_folder(str(root / to), str(root), folders, True)


def test_force_replaces_a_folder_that_is_no_export(tmp_path: Path) -> None:
    root, to = str(tmp_path / "ws"), tmp_path / "out"
    to.mkdir()
    (to / "mine.txt").write_text("x", encoding="utf-8")
    refuse_folder(str(to), root, [], True)
    write_folder(str(to), {"a/b.html": b"new"})
    assert _files(to) == {"a/b.html": b"new"}


def test_a_file_that_somebody_added_to_an_export_is_not_lost(tmp_path: Path) -> None:
    files = {"a.html": b"x"}
    write_folder(str(tmp_path / "out"), {**files, "manifest.json": manifest_of(files, {})})
    refuse_folder(str(tmp_path / "out"), str(tmp_path / "ws"), [], False)
    (tmp_path / "out" / "CNAME").write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match="no earlier export"):
        refuse_folder(str(tmp_path / "out"), str(tmp_path / "ws"), [], False)


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exported_folder, "_exchange", lambda one, other: False)
    for data in (b"old", b"new"):
        write_folder(str(tmp_path / "out"), {"a.html": data})
    assert _files(tmp_path) == {"out/a.html": b"new"}


def test_a_folder_that_cannot_be_written_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(Refused, match="cannot be written"):
        write_folder(str(tmp_path / "out" / "x"), {"a.html": b"x"})
    assert _files(tmp_path) == {"out": b"a file"}


@given(st.text(max_size=40), st.text(max_size=40))
def test_names_of_files_are_possible_everywhere_and_links_find_them(one: str, two: str) -> None:
    name = file_of(f"/documents/{quote(one, safe='')}?page={quote(two)}")
    assert re.fullmatch(r"(documents/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,130}\.html", name)
    assert relative(name, "threads/x.html") == f"../{name}"
    assert file_of(f"/documents/{quote(one, safe='')}") != file_of("/documents/x-y") or one == "x-y"
    assert another_file_of("/documents/x") != file_of("/documents/x")


def test_forms_and_what_asks_by_itself_are_left_out() -> None:
    page = '<p hx-get="/x" class="a">1</p><form class="b" hx-get="/y"><p>2</p></form><p>3</p>'
    assert without_server(page) == '<p class="a">1</p><p>3</p>'
    assert without_server("<form>unended") == "<form>unended"


def test_links_are_rewritten_dropped_or_kept() -> None:
    page = (
        '<a href="/documents/REQ-1#q">x</a> <a class="k" href="/gone">y <b>z</b></a> '
        '<a href="https://e.com/?a=1&amp;b=2">e</a> <a href="#top">t</a> <img src="/gone.svg">'
        '<script src="/gone.js" defer></script><a href="?page=2">2</a> <a href="//e.com">f</a>'
    )
    known = {"/documents/REQ-1": "../d.html", "/list?page=2": "p.html"}
    assert as_file(page, "/list", known.get) == (
        '<a href="../d.html#q">x</a> y <b>z</b> '
        '<a href="https://e.com/?a=1&amp;b=2">e</a> <a href="#top">t</a> '
        '<a href="p.html">2</a> <a href="//e.com">f</a>'
    )
